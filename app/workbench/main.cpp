#include "app/workbench/language.h"
#include "app/workbench/main_window.h"
#include "app/workbench/theme.h"
#include "core/allocator.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

#include <memory>

namespace nucleoscope {

namespace {

/// Makes the window, and makes it anew when the language changes: nothing else has to know of that.
class WindowHost : public QObject {
public:
    void open(const QString& path) {
        window_ = std::make_unique<MainWindow>();
        connect(window_.get(), &MainWindow::languageChanged, this, [this] {
            // Later, because the window that asks is in the middle of its own code.
            QTimer::singleShot(0, this, [this] {
                installLanguage(*qApp, Settings().language());
                open({});
            });
        });
        window_->show();
        if (path.isEmpty())
            window_->resume();
        else
            window_->openPath(path.toStdString());
    }

private:
    std::unique_ptr<MainWindow> window_;
};

} // namespace

} // namespace nucleoscope

int main(int argc, char** argv) {
    using namespace nucleoscope;
    tuneAllocator();
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Nucleoscope"));
    QCoreApplication::setApplicationName(QStringLiteral("Nucleoscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(NUCLEOSCOPE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("nucleoscope"));

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Workbench for nucleus-shaped anomaly regions in CSES-01 VLF spectra"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption language(QStringLiteral("language"),
                                      QStringLiteral("Language of the window: en or zh_CN."),
                                      QStringLiteral("code"));
    parser.addOption(language);
    parser.addPositionalArgument(QStringLiteral("project"),
                                 QStringLiteral("A project, an archive folder or a half-orbit file."),
                                 QStringLiteral("[PROJECT_OR_ARCHIVE]"));
    parser.process(application);

    const Settings settings;
    installLanguage(application, parser.isSet(language) ? parser.value(language) : settings.language());
    applyTheme(application, settings.theme());

    WindowHost host;
    host.open(parser.positionalArguments().value(0));
    return QApplication::exec();
}
