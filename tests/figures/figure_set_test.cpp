#include "core/figures/figure_set.h"
#include "core/figures/joint_figure.h"
#include "core/figures/season_figure.h"
#include "core/files.h"
#include "made_catalogue.h"
#include "tests/statistics/published_catalogue.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <cairo.h>

using namespace nucleoscope;

namespace {

QByteArray contentOf(const QString& file) {
    QFile input(file);
    return input.open(QIODevice::ReadOnly) ? input.readAll() : QByteArray();
}

FigureSetOptions smallOptions() {
    FigureSetOptions options;
    options.choice = FigureChoice::Li;
    options.dotsPerInch = 72;
    options.software = "nucleoscope test";
    return options;
}

void writeTo(const QString& folder, const FilteredCatalogue& catalogue, const FigureSetOptions& options) {
    QDir().mkpath(folder);
    writeFigureSet(catalogue, options, folder.toStdString());
}

} // namespace

class FigureSetTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void setHasTheFiguresOfThePaperWithNumbersRecordsAndCaptions();
    void sameInputGivesTheSameBytes();
    void pdfHasNoDate();
    void pictureSaysItsResolution();
    void recordSaysWhatTheFigureWasMadeOf();
    void captionsHoldTheCountsAndTheFilter();
    void seasonNumbersAreThePublishedTable();
    void figuresOfAnyCatalogueAreDrawn_data();
    void figuresOfAnyCatalogueAreDrawn();
    void presetsHaveTheirSizes();

private:
    QTemporaryDir folder_;
    QString first_, second_;
    std::filesystem::path catalogueFile_;
    Catalogue catalogue_ = test::makePublishedCatalogue();
};

void FigureSetTest::initTestCase() {
    catalogueFile_ = folder_.filePath("catalogue.gpkg").toStdString();
    writeFileAtomically(catalogueFile_, std::string_view("what a record hashes"));
    FigureSetOptions options = smallOptions();
    options.catalogueFile = catalogueFile_;
    CatalogueFilter filter;
    filter.frequencyHz.high = 12500;
    first_ = folder_.filePath("first");
    second_ = folder_.filePath("second");
    writeTo(first_, {catalogue_, filter}, options);
    writeTo(second_, {catalogue_, filter}, options);
}

void FigureSetTest::setHasTheFiguresOfThePaperWithNumbersRecordsAndCaptions() {
    QStringList expected{"captions.en.md", "captions.zh_CN.md"};
    for (const char* name : {"frequency_histogram", "magnetic_latitude_histogram", "magnetic_latitude_map",
                             "map", "season_lines"}) {
        for (const char* suffix : {"csv", "json", "pdf", "png", "svg"}) {
            expected.append(QString("%1.%2").arg(name, suffix));
        }
    }
    expected.sort();
    QStringList found = QDir(first_).entryList(QDir::Files);
    found.sort();
    QCOMPARE(found, expected);
}

void FigureSetTest::sameInputGivesTheSameBytes() {
    for (const QString& name : QDir(first_).entryList(QDir::Files)) {
        const QByteArray content = contentOf(first_ + "/" + name);
        QVERIFY2(content.size() > 100, qPrintable(name));
        QVERIFY2(content == contentOf(second_ + "/" + name), qPrintable(name));
    }
}

// Both runs above may fall into one second.
void FigureSetTest::pdfHasNoDate() {
    const QByteArray pdf = contentOf(first_ + "/map.pdf");
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.contains("/Creator"));
    QVERIFY(!pdf.contains("/CreationDate"));
}

void FigureSetTest::pictureSaysItsResolution() {
    const QByteArray png = contentOf(first_ + "/map.png");
    const auto at = png.indexOf("pHYs");
    QCOMPARE(at, 37);
    QCOMPARE(png.mid(at + 4, 9).toHex(), QByteArray("00000b1300000b1301")); // 2835 pixels a metre
    QVERIFY(!QImage::fromData(png).isNull());
    QCOMPARE(QImage::fromData(png).dotsPerMeterX(), 2835);
}

void FigureSetTest::recordSaysWhatTheFigureWasMadeOf() {
    const QJsonObject record = QJsonDocument::fromJson(contentOf(first_ + "/map.json")).object();
    QCOMPARE(record["format_version"].toInt(), 1);
    QCOMPARE(record["software"].toString(), QString("nucleoscope test"));
    QCOMPARE(record["regions"].toInt(), 453);
    QCOMPARE(record["catalogue"]["file"].toString(), QString("catalogue.gpkg"));
    QCOMPARE(record["catalogue"]["sha256"].toString().toLatin1(),
             QCryptographicHash::hash("what a record hashes", QCryptographicHash::Sha256).toHex());
    QCOMPARE(record["filter"]["frequency_hz"][1].toDouble(), 12500.0);
    QCOMPARE(record["options"]["width_mm"].toDouble(), 183.0);
}

void FigureSetTest::captionsHoldTheCountsAndTheFilter() {
    const QString english = QString::fromUtf8(contentOf(first_ + "/captions.en.md"));
    QVERIFY(
        english.contains("453 regions on 402 of 402 half-orbits: spring 142 (31.3 %; 80 north, 62 south)"));
    QVERIFY(english.contains("266 (58.7 %) lie in the northern hemisphere and 187 (41.3 %)"));
    QCOMPARE(english.count("centre frequency ≤ 12.5 kHz"), 5);
    QVERIFY(english.contains("## season_lines"));
    const QString chinese = QString::fromUtf8(contentOf(first_ + "/captions.zh_CN.md"));
    QVERIFY(chinese.contains("共 453 个区域"));
    QVERIFY(chinese.contains("春季 142 个（31.3%；北半球 80 个，南半球 62 个）"));
    QCOMPARE(chinese.count("中心频率 ≤ 12.5 kHz"), 5);
}

void FigureSetTest::seasonNumbersAreThePublishedTable() {
    QCOMPARE(contentOf(first_ + "/season_lines.csv"), QByteArray("season,total,share,north,south\n"
                                                                 "spring,142,0.3135,80,62\n"
                                                                 "summer,124,0.2737,71,53\n"
                                                                 "autumn,129,0.2848,79,50\n"
                                                                 "winter,58,0.1280,36,22\n"
                                                                 "total,453,1.0000,266,187\n"));
    QCOMPARE(contentOf(first_ + "/map.csv").count('\n'), 454);
    QCOMPARE(contentOf(first_ + "/frequency_histogram.csv").count('\n'), 51);
}

void FigureSetTest::figuresOfAnyCatalogueAreDrawn_data() {
    QTest::addColumn<int>("regions");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
}

void FigureSetTest::figuresOfAnyCatalogueAreDrawn() {
    QFETCH(int, regions);
    Catalogue catalogue = test::makeCatalogue();
    catalogue.regions.resize(std::size_t(regions));
    FigureSetOptions options = smallOptions();
    options.choice = FigureChoice::All;
    options.lines = MagneticLines::Dip;
    options.language = FigureLanguage::SimplifiedChinese;
    const auto figures = makeFigureSet(catalogue, options);
    QVERIFY(figures.size() > 20);
    for (const NamedFigure& named : figures) {
        const FigureSize size = regions == 0 ? FigureSize{30, 20} : FigureSize{300, 220};
        cairo_surface_t* surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, int(size.width), int(size.height));
        cairo_t* canvas = cairo_create(surface);
        named.figure->draw(canvas, size, FigureStyle::dark(), {0});
        QVERIFY2(cairo_status(canvas) == CAIRO_STATUS_SUCCESS, named.name.c_str());
        cairo_destroy(canvas);
        cairo_surface_destroy(surface);
        QVERIFY(named.figure->numbers(catalogue).find('\n') != std::string::npos);
        QVERIFY(!named.figure->caption(FigureLanguage::English).empty());
    }
}

void FigureSetTest::presetsHaveTheirSizes() {
    for (const FigurePreset preset :
         {FigurePreset::Page, FigurePreset::OneColumn, FigurePreset::TwoColumns, FigurePreset::Slide}) {
        QVERIFY(figurePresetFromString(toString(preset)) == preset);
    }
    QVERIFY(std::abs(paperSize(FigurePreset::OneColumn, FigureShape::Chart).width - 252.28) < 0.01);
    QVERIFY(textScale(FigurePreset::Slide) > textScale(FigurePreset::Page));
}

QTEST_APPLESS_MAIN(FigureSetTest)
#include "figure_set_test.moc"
