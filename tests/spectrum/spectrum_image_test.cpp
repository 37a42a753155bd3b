#include "core/archive/reader.h"
#include "core/error.h"
#include "core/files.h"
#include "core/labels/mask.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/log10.h"
#include "core/spectrum/spectrum_image.h"
#include "core/spectrum/spectrum_tiff.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <bit>
#include <cmath>
#include <cstring>
#include <random>

using namespace nucleoscope;

namespace {

const std::filesystem::path data = std::filesystem::path(NUCLEOSCOPE_TEST_DATA) / "archive";
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

HalfOrbit soundHalfOrbit() {
    return readHalfOrbit(data / "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5");
}

/// Steps between neighbouring floats.
std::int64_t ulps(float a, float b) {
    const auto ordered = [](float value) {
        const auto bits = std::bit_cast<std::int32_t>(value);
        return bits < 0 ? std::int64_t(std::numeric_limits<std::int32_t>::min()) - bits : std::int64_t(bits);
    };
    return std::abs(ordered(a) - ordered(b));
}

} // namespace

class SpectrumImageTest : public QObject {
    Q_OBJECT

private slots:
    void imageEqualsNumpysRotatedLogarithm();
    void imageFromTheFileIsTheSame_data();
    void imageFromTheFileIsTheSame();
    void imageOfEverySizeIsRotatedWhole_data();
    void imageOfEverySizeIsRotatedWhole();
    void logarithmIsThatOfTheLibrary();
    void valuesWithoutLogarithmAreMissing();
    void absentComponentIsTold();
    void flatteningTakesEachRowsMedianAway();
    void percentilesAreThoseOfNumpy();
    void percentilesAreThoseOfSortedValues();
    void tiffIsReadByAnotherLibrary();

    void colorMapsRunFromLowToHigh();
    void missingValuesHaveAColorOfTheirOwn();
    void greyIsLinear();

    void maskSurvivesTheRoundTrip();
    void maskIsAPlainGreyPicture();
    void foreignPicturesAreNoMasks();
    void maskOfAnotherGridIsRefused();
    void thresholdIsPartOfTheRegion();
};

void SpectrumImageTest::imageEqualsNumpysRotatedLogarithm() {
    const SpectrumImage image = makeSpectrumImage(soundHalfOrbit());
    const std::string bytes = readFile(data / "log10_rot90.f32"); // numpy.rot90(numpy.log10(…)) as float32
    QCOMPARE(image.width, 20);
    QCOMPARE(image.height, 16);
    QCOMPARE(bytes.size(), image.log10Amplitude.size() * sizeof(float));
    for (std::size_t i = 0; i < image.log10Amplitude.size(); ++i) {
        float expected = 0;
        std::memcpy(&expected, &bytes[i * sizeof(float)], sizeof(float));
        const float actual = image.log10Amplitude[i];
        QVERIFY(std::isnan(expected) ? std::isnan(actual) : ulps(expected, actual) <= 1);
    }
}

void SpectrumImageTest::imageFromTheFileIsTheSame_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("contiguous") << "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5";
    QTest::newRow("compressed") << "compressed.h5";
    QTest::newRow("bands of seven rows") << "uneven_chunks.h5";
    QTest::newRow("single precision") << "big_endian_float32_rank1.h5";
    QTest::newRow("read by two threads") << "large_damaged.h5";
}

void SpectrumImageTest::imageFromTheFileIsTheSame() {
    QFETCH(QString, file);
    const std::filesystem::path path = data / file.toStdString();
    const std::vector<Component> asked{Component::X, Component::Z};
    const HalfOrbit halfOrbit = readHalfOrbit(path, asked);
    const HalfOrbitImages read = readHalfOrbitImages(path, asked);
    QVERIFY(!read.image(Component::Y));
    QVERIFY(!read.halfOrbit.spectrum(Component::Z));
    QVERIFY(read.halfOrbit.track.utc == halfOrbit.track.utc);
    for (const Component component : asked) {
        QCOMPARE(read.image(component).has_value(), halfOrbit.spectrum(component).has_value());
        if (!read.image(component)) {
            continue; // damaged
        }
        const SpectrumImage expected = makeSpectrumImage(halfOrbit, component);
        const SpectrumImage& image = *read.image(component);
        QVERIFY(image.width == expected.width && image.height == expected.height);
        QVERIFY(std::memcmp(image.log10Amplitude.data(), expected.log10Amplitude.data(),
                            expected.log10Amplitude.size() * sizeof(float)) == 0);
    }
}

void SpectrumImageTest::imageOfEverySizeIsRotatedWhole_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("bins");
    QTest::newRow("smaller than a block") << 3 << 2;
    QTest::newRow("one block") << 16 << 128;
    QTest::newRow("a rest on both sides") << 35 << 300;
}

void SpectrumImageTest::imageOfEverySizeIsRotatedWhole() {
    QFETCH(int, rows);
    QFETCH(int, bins);
    Spectrum spectrum{std::size_t(rows), std::size_t(bins), std::vector<double>(std::size_t(rows) * bins)};
    for (std::size_t i = 0; i < spectrum.amplitude.size(); ++i) {
        spectrum.amplitude[i] = 1e-6 * static_cast<double>(i + 1);
    }
    HalfOrbit halfOrbit;
    halfOrbit.spectra[2] = spectrum;
    const SpectrumImage image = makeSpectrumImage(halfOrbit);
    for (int row = 0; row < bins; ++row) {
        for (int column = 0; column < rows; ++column) {
            const auto expected =
                static_cast<float>(std::log10(spectrum.at(std::size_t(column), std::size_t(bins - 1 - row))));
            QVERIFY(ulps(image.at(row, column), expected) <= 1);
        }
    }
}

void SpectrumImageTest::logarithmIsThatOfTheLibrary() {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> exponent(-320, 308);
    std::vector<double> values{1.0,
                               std::nextafter(1.0, 2.0),
                               std::nextafter(1.0, 0.0),
                               10.0,
                               1e-6,
                               0.70710678,
                               std::numeric_limits<double>::min(),
                               std::numeric_limits<double>::max(),
                               std::numeric_limits<double>::denorm_min()};
    for (int i = 0; i < 20000; ++i) {
        values.push_back(std::pow(10, exponent(random)));
        values.push_back(1 + 1e-3 * exponent(random) / 320);
    }
    std::vector<float> result(values.size());
    log10ToFloat(values.data(), values.size(), result.data());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] > 0) {
            const double expected = std::log10(values[i]);
            const bool near = std::abs(expected) >= 1 ? ulps(result[i], static_cast<float>(expected)) <= 1
                                                      : std::abs(result[i] - expected) <= 1e-7;
            QVERIFY2(near, qPrintable(QString::number(values[i], 'g', 17)));
        }
    }
}

void SpectrumImageTest::valuesWithoutLogarithmAreMissing() {
    const double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> values{0, -0.0, -1, infinity, -infinity, std::nan(""), -9999};
    std::vector<float> result(values.size());
    log10ToFloat(values.data(), values.size(), result.data());
    QVERIFY(std::all_of(result.begin(), result.end(), [](float value) { return std::isnan(value); }));
}

void SpectrumImageTest::absentComponentIsTold() {
    QVERIFY_EXCEPTION_THROWN(makeSpectrumImage(soundHalfOrbit(), Component::X), Error);
}

void SpectrumImageTest::flatteningTakesEachRowsMedianAway() {
    const SpectrumImage image{
        4, 3, {1, 2, 3, 10, missing, 5, 7, missing, missing, missing, missing, missing}};
    const SpectrumImage flat = flattened(image);
    const std::vector<float> expected{-1.5F, -0.5F, 0.5F, 7.5F, missing, -1, 1, missing};
    for (std::size_t i = 0; i < flat.log10Amplitude.size(); ++i) {
        const float value = i < expected.size() ? expected[i] : missing;
        QVERIFY(std::isnan(value) ? std::isnan(flat.log10Amplitude[i]) : flat.log10Amplitude[i] == value);
    }
}

void SpectrumImageTest::percentilesAreThoseOfNumpy() {
    const SpectrumImage image{3, 2, {4, missing, 1, 3, 2, 10}};
    // numpy.nanpercentile([4, nan, 1, 3, 2, 10], [10, 90]) = [1.4, 7.6]
    const auto [low, high] = percentiles(image, 0.1, 0.9);
    QCOMPARE(low, 1.4F);
    QCOMPARE(high, 7.6F);
    QVERIFY((percentiles(image, 0, 1) == std::pair(1.0F, 10.0F)));
    QVERIFY((percentiles({1, 1, {missing}}, 0.02, 0.98) == std::pair(0.0F, 1.0F)));
}

void SpectrumImageTest::percentilesAreThoseOfSortedValues() {
    std::mt19937 random(7);
    std::normal_distribution<float> normal(-0.5F, 2);
    SpectrumImage image{40, 25, {}};
    std::vector<float> sorted{0.0F, -0.0F, 1e-30F, -1e30F, std::numeric_limits<float>::max()};
    while (sorted.size() < 996)
        sorted.push_back(normal(random));
    image.log10Amplitude = sorted;
    const float infinity = std::numeric_limits<float>::infinity();
    for (const float value : {infinity, -infinity, missing, -missing})
        image.log10Amplitude.push_back(value);
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t rank = 0; rank < sorted.size() - 1; ++rank) {
        const auto [low, high] = percentiles(image, double(rank) / 995, double(rank + 1) / 995);
        QVERIFY(std::abs(low - sorted[rank]) <= 1e-3F * std::abs(sorted[rank]));
        QVERIFY(std::abs(high - sorted[rank + 1]) <= 1e-3F * std::abs(sorted[rank + 1]));
    }
}

void SpectrumImageTest::tiffIsReadByAnotherLibrary() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "s.tif";
    const SpectrumImage image = makeSpectrumImage(soundHalfOrbit());
    writeSpectrumTiff(file, image);
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("/usr/bin/python3", {"-c", R"(
import sys
try:
    from osgeo import gdal
    import numpy
except ImportError:
    sys.exit(77)
a = gdal.Open(sys.argv[1]).ReadAsArray()
b = numpy.fromfile(sys.argv[2], '<f4').reshape(16, 20)
assert a.dtype == numpy.float32 and a.shape == b.shape, (a.dtype, a.shape)
assert (numpy.isnan(a) == numpy.isnan(b)).all()
assert numpy.nanmax(abs(a - b)) < 1e-6
)",
                                      QString::fromStdString(file.string()),
                                      QString::fromStdString((data / "log10_rot90.f32").string())});
    QVERIFY(python.waitForFinished());
    if (python.exitCode() == 77) {
        QSKIP("needs python3-gdal");
    }
    QVERIFY2(python.exitCode() == 0, python.readAll());
}

void SpectrumImageTest::colorMapsRunFromLowToHigh() {
    const std::vector<std::string> expected{"viridis", "inferno", "cividis", "turbo", "jet", "gray"};
    QVERIFY(colorMapNames() == expected);
    const ColorMap viridis = *colorMap("viridis");
    QVERIFY((viridis.colors[0] == Rgb{68, 1, 84}));      // #440154, as published
    QVERIFY((viridis.colors[255] == Rgb{253, 231, 37})); // #fde725
    QVERIFY(viridis.at(-6, -6, -4) == viridis.colors[0]);
    QVERIFY(viridis.at(-4, -6, -4) == viridis.colors[255]);
    QVERIFY(viridis.at(-99, -6, -4) == viridis.colors[0]);
    QVERIFY(viridis.at(99, -6, -4) == viridis.colors[255]);
    QVERIFY(!colorMap("rainbow"));
}

void SpectrumImageTest::missingValuesHaveAColorOfTheirOwn() {
    for (const std::string& name : colorMapNames()) {
        const ColorMap map = *colorMap(name);
        QVERIFY(map.at(missing, 0, 1) == map.missing);
        QVERIFY2(std::find(map.colors.begin(), map.colors.end(), map.missing) == map.colors.end(),
                 name.c_str());
    }
}

void SpectrumImageTest::greyIsLinear() {
    const ColorMap gray = *colorMap("gray");
    QVERIFY((gray.at(0.6F, 0, 1) == Rgb{153, 153, 153}));
    QVERIFY((gray.at(2, 1, 1) == Rgb{255, 255, 255})); // an empty range
}

void SpectrumImageTest::maskSurvivesTheRoundTrip() {
    const QTemporaryDir folder;
    const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "m.png";
    LabelMask mask(31, 17);
    mask.at(2, 30) = LabelMask::nucleus;
    mask.at(16, 0) = LabelMask::unsure;
    writeMask(file, mask);
    QVERIFY(readMask(file, 31, 17) == mask);
}

void SpectrumImageTest::maskIsAPlainGreyPicture() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("m.png");
    LabelMask mask(5, 3);
    mask.at(1, 4) = LabelMask::nucleus;
    writeMask(file.toStdString(), mask);
    const QImage image(file);
    QCOMPARE(image.format(), QImage::Format_Grayscale8);
    QCOMPARE(image.size(), QSize(5, 3));
    QCOMPARE(image.constScanLine(1)[4], uchar(1));
    QCOMPARE(image.constScanLine(0)[0], uchar(0));
}

void SpectrumImageTest::foreignPicturesAreNoMasks() {
    const QTemporaryDir folder;
    const auto path = [&](const char* name) { return folder.filePath(name).toStdString(); };
    QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(folder.filePath("color.png")));
    QVERIFY(QImage(4, 4, QImage::Format_Mono).save(folder.filePath("mono.png")));
    QVERIFY(QImage(4, 4, QImage::Format_Grayscale8).save(folder.filePath("picture.jpg")));
    writeMask(path("whole.png"), LabelMask(64, 64));
    writeFileAtomically(path("half.png"), readFile(path("whole.png")).substr(0, 60));
    std::string huge = readFile(path("whole.png"));
    huge[16] = 0x7f;
    writeFileAtomically(path("huge.png"), huge);
    for (const char* name : {"color.png", "mono.png", "picture.jpg", "half.png", "huge.png", "none.png"}) {
        QVERIFY_EXCEPTION_THROWN(readMask(path(name)), FileError);
    }
}

void SpectrumImageTest::maskOfAnotherGridIsRefused() {
    const QTemporaryDir folder;
    const std::string file = folder.filePath("m.png").toStdString();
    writeMask(file, LabelMask(5, 3));
    QVERIFY_EXCEPTION_THROWN(readMask(file, 3, 5), FileError);
}

void SpectrumImageTest::thresholdIsPartOfTheRegion() {
    const LabelMask mask = toMask({3, 1, {0.25F, 0.5F, 0.75F}}, 0.5);
    QVERIFY((mask.pixels == std::vector<std::uint8_t>{0, 1, 1}));
}

QTEST_APPLESS_MAIN(SpectrumImageTest)
#include "spectrum_image_test.moc"
