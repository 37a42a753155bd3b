#include "model/data/network_input.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

/// A slope over frequency, a pattern, a bright blob at row 30 and column 400, and a missing pixel in eleven.
SpectrumImage patterned(int width, int height) {
    SpectrumImage image{width, height, std::vector<float>(std::size_t(width) * height)};
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            const double blob = std::exp(-std::pow((row - 30) / 6.0, 2) - std::pow((column - 400) / 60.0, 2));
            const double value = -5 + 0.01 * ((row * 37 + column * 17) % 101) - 0.02 * row + 1.5 * blob;
            image.log10Amplitude[std::size_t(row) * width + column] =
                (row * 7 + column * 3) % 11 == 0 ? missing : static_cast<float>(value);
        }
    }
    return image;
}

bool near(double a, double b, double tolerance = 2e-4) {
    return std::abs(a - b) <= tolerance;
}

LabelMask box(int width, int height, int left, int top, int right, int bottom, std::uint8_t value) {
    LabelMask mask(width, height);
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            mask.at(row, column) = value;
        }
    }
    return mask;
}

} // namespace

class NetworkInputTest : public QObject {
    Q_OBJECT

private slots:
    void onlyNucleiAreTargetsAndUnsureIsIgnored() {
        const InputGeometry geometry = InputGeometry::ofPicture(64, 64, 64);
        LabelMask mask = box(64, 64, 0, 0, 15, 63, LabelMask::nucleus);
        for (int row = 0; row < 64; ++row) {
            for (int column = 16; column < 48; ++column) {
                mask.at(row, column) = column < 32 ? std::uint8_t{2} : LabelMask::unsure;
            }
        }
        const cv::Mat target = reduceMask(mask, geometry);
        QCOMPARE(target.at<std::uint8_t>(30, 5), LabelMask::nucleus);
        QCOMPARE(target.at<std::uint8_t>(30, 20), LabelMask::background); // another class
        QCOMPARE(target.at<std::uint8_t>(30, 40), LabelMask::unsure);
        QCOMPARE(target.at<std::uint8_t>(30, 60), LabelMask::background);
    }

    void plainChannelsAgreeWithNumpy() {
        const NetworkInput input = makeNetworkInput(patterned(1000, 64), InputKind::Plain, 32);
        struct Reference {
            int row, column;
            double deviation, level, known;
        };
        // Computed in float64 with an exact area average.
        const Reference references[] = {{0, 0, -0.452248, 1.393571, 0.904000},
                                        {15, 12, 2.039219, 3.632146, 0.904000},
                                        {14, 13, 1.970103, 3.280214, 0.912000},
                                        {31, 31, -0.392257, -1.755508, 0.904000},
                                        {7, 20, -0.307717, 0.721813, 0.904000}};
        for (const Reference& reference : references) {
            const auto& pixel = input.channels.at<cv::Vec3f>(reference.row, reference.column);
            QVERIFY(near(pixel[0], reference.deviation));
            QVERIFY(near(pixel[1], reference.level));
            QVERIFY(near(pixel[2], reference.known));
        }
        const cv::Scalar mean = cv::mean(input.channels);
        QVERIFY(near(mean[0], -0.056159));
        QVERIFY(near(mean[1], -0.003651));
        QVERIFY(near(mean[2], 0.909094));
    }

    void isBlindToGainAndToTheSlopeOfTheNoise() {
        const SpectrumImage image = patterned(1000, 64);
        SpectrumImage other = image;
        for (int row = 0; row < other.height; ++row) {
            for (int column = 0; column < other.width; ++column) {
                other.log10Amplitude[std::size_t(row) * other.width + column] +=
                    0.5F + 0.01F * static_cast<float>(row);
            }
        }
        cv::Mat first, second;
        cv::extractChannel(makeNetworkInput(image, InputKind::Plain, 32).channels, first, 0);
        cv::extractChannel(makeNetworkInput(other, InputKind::Plain, 32).channels, second, 0);
        QVERIFY(cv::norm(first, second, cv::NORM_INF) < 1e-3);
    }

    void padsAShortHalfOrbitWithMissingColumns() {
        const NetworkInput input = makeNetworkInput(patterned(450, 64), InputKind::Plain, 32);
        QCOMPARE(input.geometry.paddedWidth, 900);
        QCOMPARE(input.geometry.left(), 225);
        QCOMPARE(input.channels.at<cv::Vec3f>(10, 7)[2], 0.0F);
        QCOMPARE(input.channels.at<cv::Vec3f>(10, 7)[0], 0.0F);
        QVERIFY(input.channels.at<cv::Vec3f>(10, 8)[2] > 0.8F);
        QCOMPARE(input.channels.at<cv::Vec3f>(10, 24)[2], 0.0F);
    }

    void aSpectrumWithoutAnyValueGivesZeros() {
        const SpectrumImage empty{1000, 64, std::vector<float>(64000, missing)};
        const NetworkInput input = makeNetworkInput(empty, InputKind::Plain, 32);
        QCOMPARE(cv::norm(input.channels, cv::NORM_INF), 0.0);
    }

    void masksComeBackWhereTheyWere() {
        for (const int width : {450, 1001, 1077}) {
            const InputGeometry geometry = InputGeometry::ofSpectrum(width, 1024, 256);
            const LabelMask mask = box(width, 1024, 200, 300, 299, 399, LabelMask::nucleus);
            cv::Mat probability;
            reduceMask(mask, geometry).convertTo(probability, CV_32F);
            const LabelMask back = toMask(enlarge(probability, geometry), 0.5);
            std::int64_t both = 0, either = 0;
            for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
                both += (mask.pixels[i] != 0) && (back.pixels[i] != 0);
                either += (mask.pixels[i] != 0) || (back.pixels[i] != 0);
            }
            QVERIFY2(static_cast<double>(both) / static_cast<double>(either) > 0.92,
                     std::to_string(width).c_str());
        }
    }

    void aPixelIsUnsureWhenMostOfItIs() {
        const InputGeometry geometry = InputGeometry::ofSpectrum(1024, 64, 32);
        const cv::Mat reduced = reduceMask(box(1024, 64, 0, 0, 319, 31, LabelMask::unsure), geometry);
        QCOMPARE(reduced.at<std::uint8_t>(5, 5), LabelMask::unsure);
        QCOMPARE(reduced.at<std::uint8_t>(5, 15), LabelMask::background);
    }

    void picturesAreNormalisedAsForImageNet() {
        const cv::Mat picture(48, 80, CV_8UC3, cv::Scalar(255, 0, 128));
        const NetworkInput input = makeNetworkInput(picture, 32);
        const auto& pixel = input.channels.at<cv::Vec3f>(3, 4);
        QVERIFY(near(pixel[0], (1 - 0.485) / 0.229));
        QVERIFY(near(pixel[1], -0.456 / 0.224));
        QVERIFY(near(pixel[2], (128 / 255.0 - 0.406) / 0.225));
    }
};

QTEST_APPLESS_MAIN(NetworkInputTest)
#include "network_input_test.moc"
