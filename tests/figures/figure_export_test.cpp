#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "core/figures/season_figure.h"
#include "core/files.h"
#include "made_catalogue.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <cairo.h>

using namespace nucleoscope;

namespace {

constexpr FigureSize size{288, 216};

std::filesystem::path write(const QTemporaryDir& folder, const Figure& figure, FigureFormat format,
                            FigureLanguage language = FigureLanguage::English) {
    FigureStyle style = FigureStyle::light();
    style.language = language;
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / ("figure." + std::string(toString(format)));
    writeFigure(file, format, size, [&](cairo_t* canvas) { figure.draw(canvas, size, style); });
    return file;
}

/// What a reader can select in the PDF; nothing when there is no pdftotext.
std::optional<QString> textOf(const std::filesystem::path& pdf) {
    const QString program = QStandardPaths::findExecutable("pdftotext");
    if (program.isEmpty()) {
        return std::nullopt;
    }
    QProcess process;
    process.start(program, {"-raw", QString::fromStdString(pdf.string()), "-"});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

quint32 bigEndian(const std::string& bytes, std::size_t at) {
    quint32 value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return value;
}

} // namespace

class FigureExportTest : public QObject {
    Q_OBJECT

private slots:
    void pdfHoldsTextAsText();
    void pdfInChineseHoldsChinese();
    void simulatedDataIsCalledSo();
    void svgIsXmlOfTheRightSize();
    void pngHasTheResolutionAskedFor();
    void sameFigureGivesTheSamePicture();
    void failedDrawingLeavesTheOldFile();
    void folderThatIsNotThereIsNamed();
    void tooLargeAPictureIsRefused();
    void formatsHaveNames();
};

void FigureExportTest::pdfHoldsTextAsText() {
    const QTemporaryDir folder;
    const auto file = write(folder, MapFigure(test::makeCatalogue()), FigureFormat::Pdf);
    QCOMPARE(readFile(file).substr(0, 5), std::string("%PDF-"));
    const auto text = textOf(file);
    if (!text) {
        QSKIP("pdftotext is not installed");
    }
    for (const char* word : {"Nucleus-shaped anomaly regions", "Spring (2)", "Summer (3)", "Autumn (1)",
                             "Winter (0)", "60°N", "120°W", "Magnetic latitude"}) {
        QVERIFY2(text->contains(word), qPrintable(*text));
    }
}

void FigureExportTest::pdfInChineseHoldsChinese() {
    const QTemporaryDir folder;
    const auto file = write(folder, FrequencyFigure(test::makeCatalogue()), FigureFormat::Pdf,
                            FigureLanguage::SimplifiedChinese);
    const auto text = textOf(file);
    if (!text) {
        QSKIP("pdftotext is not installed");
    }
    for (const char* word : {"各季节的中心频率分布", "春季 (2)", "冬季 (0)", "区域数", "模拟数据"}) {
        QVERIFY2(text->contains(QString::fromUtf8(word)), qPrintable(*text));
    }
}

void FigureExportTest::simulatedDataIsCalledSo() {
    const QTemporaryDir folder;
    for (const bool simulated : {true, false}) {
        const auto text =
            textOf(write(folder, SeasonFigure(test::makeCatalogue(simulated)), FigureFormat::Pdf));
        if (!text) {
            QSKIP("pdftotext is not installed");
        }
        QCOMPARE(text->contains("simulated data"), simulated);
    }
}

void FigureExportTest::svgIsXmlOfTheRightSize() {
    const QTemporaryDir folder;
    const auto file = write(folder, MapFigure(test::makeCatalogue()), FigureFormat::Svg);
    QXmlStreamReader xml(QByteArray::fromStdString(readFile(file)));
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name().toString(), QString("svg"));
    QCOMPARE(xml.attributes().value("width").toString(), QString("288pt"));
    int paths = 0, texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            QVERIFY2(xml.name() != QString("image"), "lines and text stay vectors");
            paths += xml.name() == QString("path") ? 1 : 0;
            texts += xml.name() == QString("text") ? 1 : 0;
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(paths > 10);
    QVERIFY(texts > 10);
}

void FigureExportTest::pngHasTheResolutionAskedFor() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "figure.png";
    const SeasonFigure figure(test::makeCatalogue());
    const auto draw = [&](cairo_t* canvas) { figure.draw(canvas, size, FigureStyle::light()); };
    writeFigure(file, FigureFormat::Png, size, draw, 150);
    const std::string png = readFile(file);
    QCOMPARE(png.substr(1, 3), std::string("PNG"));
    QCOMPARE(bigEndian(png, 16), 600u);
    QCOMPARE(bigEndian(png, 20), 450u);
}

void FigureExportTest::sameFigureGivesTheSamePicture() {
    const QTemporaryDir folder;
    const MapFigure figure(test::makeCatalogue());
    const std::string first = readFile(write(folder, figure, FigureFormat::Png));
    QCOMPARE(readFile(write(folder, figure, FigureFormat::Png)), first);
}

void FigureExportTest::failedDrawingLeavesTheOldFile() {
    const QTemporaryDir folder;
    const auto file = write(folder, SeasonFigure(test::makeCatalogue()), FigureFormat::Png);
    const std::string before = readFile(file);
    QVERIFY_EXCEPTION_THROWN(
        writeFigure(file, FigureFormat::Png, size, [](cairo_t*) { throw Error("no data"); }), Error);
    QCOMPARE(readFile(file), before);
}

void FigureExportTest::folderThatIsNotThereIsNamed() {
    const QTemporaryDir folder;
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / "missing" / "figure.pdf";
    try {
        writeFigure(file, FigureFormat::Pdf, size, [](cairo_t*) {});
        QFAIL("written into a folder that is not there");
    } catch (const FileError& error) {
        QVERIFY(QString(error.what()).contains("missing"));
    }
}

void FigureExportTest::tooLargeAPictureIsRefused() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "figure.png";
    QVERIFY_EXCEPTION_THROWN(writeFigure(file, FigureFormat::Png, {1e6, 1e6}, [](cairo_t*) {}), FileError);
    QVERIFY(!std::filesystem::exists(file));
}

void FigureExportTest::formatsHaveNames() {
    for (const FigureFormat format : {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png}) {
        QVERIFY(figureFormatFromString(toString(format)) == format);
    }
    QVERIFY(!figureFormatFromString("jpg"));
}

QTEST_APPLESS_MAIN(FigureExportTest)
#include "figure_export_test.moc"
