#include "app/workbench/spectrum_exporter.h"

#include "app/workbench/figure_export.h"
#include "app/workbench/settings.h"
#include "app/workbench/spectrum_export_dialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStandardPaths>

namespace nucleoscope {

SpectrumExporter::SpectrumExporter(Settings& settings, QWidget* window)
    : QObject(window), settings_(settings), window_(window) {
    connect(&job_, &BackgroundJob::failed, this, &SpectrumExporter::failed);
}

void SpectrumExporter::ask(SpectrumScene scene, const QString& suggestedName) {
    auto* dialog = new SpectrumExportDialog(settings_, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, scene = std::move(scene), suggestedName] {
        const SpectrumExportOptions options = dialog->options();
        const QString extension = QString::fromStdString(extensionOf(options.kind));
        const QString folderKey = QStringLiteral("figureFolder");
        const QString folder =
            settings_.value(folderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
                .toString();
        QString file = QFileDialog::getSaveFileName(
            window_, tr("Export what is seen"),
            folder + QLatin1Char('/') + suggestedName + QLatin1Char('.') + extension,
            QStringLiteral("%1 (*.%2)").arg(extension.toUpper(), extension));
        if (file.isEmpty())
            return;
        if (QFileInfo(file).suffix().compare(extension, Qt::CaseInsensitive) != 0)
            file += QLatin1Char('.') + extension;
        settings_.setValue(folderKey, QFileInfo(file).path());
        write(scene, options, file.toStdString(), figureLanguage());
    });
    dialog->open();
}

void SpectrumExporter::write(SpectrumScene scene, const SpectrumExportOptions& options,
                             const std::filesystem::path& file, FigureLanguage language) {
    job_.start([this, scene = std::move(scene), options, file,
                language](std::stop_token, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        report({tr("Writing %1").arg(QString::fromStdString(file.filename().string()))});
        writeScene(scene, options, file, language);
        return [this, file] { emit done(tr("Written: %1").arg(QString::fromStdString(file.string()))); };
    });
}

void SpectrumExporter::copyNumbers(SpectrumScene scene) {
    job_.start([this, scene = std::move(scene)](
                   std::stop_token, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        report({tr("Copying the numbers")});
        const QString table =
            QString::fromStdString(spectrumTable(scene.numbers(), NumbersLayout::Matrix, '\t'));
        return [this, table] {
            QGuiApplication::clipboard()->setText(table);
            emit done(tr("The numbers of the visible part are in the clipboard."));
        };
    });
}

} // namespace nucleoscope
