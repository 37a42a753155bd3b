#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

namespace {

/// "FILE includes HEADER" for every include in `folder` that `forbidden` matches.
QStringList forbiddenIncludes(const QString& folder, const QString& forbidden,
                              bool publicHeadersOnly = false) {
    const QRegularExpression include(QStringLiteral("^\\s*#include\\s+[<\"](%1)").arg(forbidden),
                                     QRegularExpression::MultilineOption);
    const QString root = QStringLiteral(NUCLEOSCOPE_SOURCE_DIR "/") + folder;
    QStringList filter{"*.h"};
    if (!publicHeadersOnly) {
        filter << "*.cpp";
    }
    QStringList found;
    int files = 0;
    for (QDirIterator it(root, filter, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadOnly)) {
            found << file.fileName() + " cannot be read";
            continue;
        }
        ++files;
        const auto match = include.match(QString::fromUtf8(file.readAll()));
        if (match.hasMatch()) {
            found << file.fileName() + " includes " + match.captured(1);
        }
    }
    if (files == 0) {
        found << root + " holds no source";
    }
    return found;
}

/// What readelf says of the libraries that the program itself asks for.
QString librariesOf(const char* program) {
    QProcess readelf;
    readelf.start("readelf", {"--dynamic", program});
    return readelf.waitForFinished() ? QString::fromUtf8(readelf.readAllStandardOutput()) : QString();
}

const QString qtHeader = QStringLiteral("Q[A-Za-z]|qcustomplot");
const QString torchHeader = QStringLiteral("torch/|ATen/|c10/");

} // namespace

/// The arrows of the design: app → widgets → core, app → model → core.
class ArchitectureTest : public QObject {
    Q_OBJECT

private slots:
    void coreKnowsNeitherQtNorTorchNorTheLayersAbove();
    void modelKnowsNeitherQtNorTheLayersAbove();
    void headersThatTheWindowUsesKnowNoTorch_data();
    void headersThatTheWindowUsesKnowNoTorch();
    void widgetsKnowCoreOnly();
    void applicationsKnowNoTorch();
    void onlyGeoAndTheCatalogueSeeGdal();
    void commandLineLinksNoQt();
    void commandLineLoadsLibTorchOnlyForCommandsThatNeedIt();
    void commandLineStartsWithoutADisplay();
};

void ArchitectureTest::coreKnowsNeitherQtNorTorchNorTheLayersAbove() {
    QCOMPARE(forbiddenIncludes("core", qtHeader + "|" + torchHeader + "|model/|widgets/|app/"),
             QStringList());
}

void ArchitectureTest::modelKnowsNeitherQtNorTheLayersAbove() {
    QCOMPARE(forbiddenIncludes("model", qtHeader + "|widgets/|app/"), QStringList());
}

void ArchitectureTest::headersThatTheWindowUsesKnowNoTorch_data() {
    QTest::addColumn<QString>("folder");
    QTest::newRow("training") << "model/training";
    QTest::newRow("inference") << "model/inference";
}

void ArchitectureTest::headersThatTheWindowUsesKnowNoTorch() {
    QFETCH(QString, folder);
    for (const QString& header : {QStringLiteral("trainer.h"), QStringLiteral("predictor.h"),
                                  QStringLiteral("model_masks.h"), QStringLiteral("metrics.h")}) {
        QFile file(QStringLiteral(NUCLEOSCOPE_SOURCE_DIR "/") + folder + "/" + header);
        if (file.open(QIODevice::ReadOnly)) {
            const QString text = QString::fromUtf8(file.readAll());
            QVERIFY2(!text.contains(QRegularExpression("#include\\s+[<\"](" + torchHeader + "|model/nn/)")),
                     qPrintable(header + " includes LibTorch"));
        }
    }
}

void ArchitectureTest::widgetsKnowCoreOnly() {
    QCOMPARE(forbiddenIncludes("widgets", torchHeader + "|model/|app/"), QStringList());
}

void ArchitectureTest::applicationsKnowNoTorch() {
    QCOMPARE(forbiddenIncludes("app/workbench", torchHeader + "|model/nn/|model/data/"), QStringList());
}

void ArchitectureTest::onlyGeoAndTheCatalogueSeeGdal() {
    const QString gdal = QStringLiteral("gdal|ogr|cpl");
    QStringList found = forbiddenIncludes("core", gdal) + forbiddenIncludes("model", gdal) +
                        forbiddenIncludes("widgets", gdal) + forbiddenIncludes("app", gdal);
    found.removeIf([](const QString& line) {
        return line.contains("/core/geo/") || line.contains("/core/detection/catalogue") ||
               line.contains("/core/detection/geopackage");
    });
    QCOMPARE(found, QStringList());
}

void ArchitectureTest::commandLineLinksNoQt() {
    // Only what the programs themselves ask for: Debian's LibTorch brings OpenCV's highgui, and that brings
    // Qt 5.
    for (const char* program : {NUCLEOSCOPE_CLI, NUCLEOSCOPE_WHOLE_CLI}) {
        const QString libraries = librariesOf(program);
        QVERIFY2(libraries.contains("libhdf5"), "readelf did not list the program's libraries");
        QVERIFY2(!libraries.contains(QRegularExpression("libQt\\d\\w+\\.so")), program);
    }
}

void ArchitectureTest::commandLineLoadsLibTorchOnlyForCommandsThatNeedIt() {
    QVERIFY(!librariesOf(NUCLEOSCOPE_CLI).contains("libtorch"));
    QVERIFY(librariesOf(NUCLEOSCOPE_WHOLE_CLI).contains("libtorch"));
}

void ArchitectureTest::commandLineStartsWithoutADisplay() {
    QProcess cli;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"}) {
        environment.remove(name);
    }
    cli.setProcessEnvironment(environment);
    cli.start(NUCLEOSCOPE_CLI, {"--version"});
    QVERIFY(cli.waitForFinished());
    QCOMPARE(cli.exitCode(), 0);
    QVERIFY(!cli.readAllStandardOutput().isEmpty());
}

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
