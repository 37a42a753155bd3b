#include "model/data/picture_augmentation.h"
#include "model/data/picture_operations.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace nucleoscope;

namespace {

/// Every grey level once, as a 16 × 16 picture.
cv::Mat ramp() {
    cv::Mat picture(16, 16, CV_8UC3);
    for (int level = 0; level < 256; ++level) {
        picture.at<cv::Vec3b>(level / 16, level % 16) = cv::Vec3b::all(static_cast<std::uint8_t>(level));
    }
    return picture;
}

std::uint8_t level(const cv::Mat& picture, int index) {
    return picture.at<cv::Vec3b>(index / 16, index % 16)[1];
}

bool equal(const cv::Mat& a, const cv::Mat& b) {
    return a.size() == b.size() && cv::norm(a, b, cv::NORM_INF) == 0;
}

cv::Mat noisy(int side, std::uint64_t seed) {
    cv::Mat picture(side, side, CV_8UC3);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

/// A picture that is white where its mask is set.
std::pair<cv::Mat, cv::Mat> discAndMask(int side) {
    cv::Mat mask = cv::Mat::zeros(side, side, CV_8U);
    cv::circle(mask, cv::Point(side / 3, side / 2), side / 5, cv::Scalar(1), cv::FILLED);
    cv::Mat picture(side, side, CV_8UC3, cv::Scalar::all(0));
    picture.setTo(cv::Scalar::all(255), mask);
    return {picture, mask};
}

/// Share of the pixels where the mask does not say what the picture shows.
double disagreement(const cv::Mat& picture, const cv::Mat& mask) {
    cv::Mat grey;
    cv::extractChannel(picture, grey, 0);
    return cv::countNonZero((grey >= 128) != (mask == 1)) / static_cast<double>(mask.total());
}

} // namespace

class PictureAugmentationTest : public QObject {
    Q_OBJECT

private slots:
    void brightnessAndContrastAreATable() {
        cv::Mat picture = ramp();
        changeLevels(picture, brightnessTable(1.2, -0.1));
        QCOMPARE(level(picture, 0), std::uint8_t(0));
        QCOMPARE(level(picture, 100), std::uint8_t(94)); // 120 − 25.5, cut
        QCOMPARE(level(picture, 255), std::uint8_t(255));
    }

    void gammaIsATable() {
        cv::Mat picture = ramp();
        changeLevels(picture, gammaTable(0.8));
        for (const int x : {0, 1, 64, 200, 254}) {
            QCOMPARE(int(level(picture, x)), int(std::pow(x * (1 / 255.0), 0.8) * 255));
        }
    }

    void sharpenKeepsFlatPartsAtTheirOwnGain() {
        cv::Mat picture(9, 9, CV_8UC3, cv::Scalar::all(100));
        sharpen(picture, 0.5, 1); // (1 − 0.5) + 0.5 · (8 + 1 − 8) = 1
        QCOMPARE(picture.at<cv::Vec3b>(4, 4)[0], std::uint8_t(100));
        cv::Mat spot = cv::Mat::zeros(9, 9, CV_8UC3);
        spot.at<cv::Vec3b>(4, 4) = cv::Vec3b::all(20);
        sharpen(spot, 0.4, 0.5);
        QCOMPARE(spot.at<cv::Vec3b>(4, 4)[2], std::uint8_t(80)); // 20 · (0.6 + 0.4 · 8.5)
        QCOMPARE(spot.at<cv::Vec3b>(4, 5)[2], std::uint8_t(0));
    }

    void blurIsTheMeanOfASquare() {
        cv::Mat spot = cv::Mat::zeros(9, 9, CV_8UC3);
        spot.at<cv::Vec3b>(4, 4) = cv::Vec3b::all(90);
        blur(spot, 3);
        QCOMPARE(spot.at<cv::Vec3b>(3, 5)[1], std::uint8_t(10));
        QCOMPARE(spot.at<cv::Vec3b>(2, 4)[1], std::uint8_t(0));
    }

    void motionBlurIsTheMeanAlongALine() {
        cv::Mat spot = cv::Mat::zeros(9, 9, CV_8UC3);
        spot.at<cv::Vec3b>(4, 4) = cv::Vec3b::all(90);
        blurMotion(spot, 3, {0, 1}, {2, 1});
        QCOMPARE(spot.at<cv::Vec3b>(4, 3)[1], std::uint8_t(30));
        QCOMPARE(spot.at<cv::Vec3b>(4, 5)[1], std::uint8_t(30));
        QCOMPARE(spot.at<cv::Vec3b>(3, 4)[1], std::uint8_t(0));
    }

    void coloursAreShiftedByTables() {
        cv::Mat red(1, 1, CV_8UC3, cv::Scalar(200, 0, 0));
        shiftColours(red, 60, 0, 20); // hue 0 → 60 of 180: green; value 200 → 220
        QCOMPARE(red.at<cv::Vec3b>(0, 0), cv::Vec3b(0, 220, 0));
        cv::Mat again(1, 1, CV_8UC3, cv::Scalar(0, 0, 200)); // hue 120
        shiftColours(again, -120, 0, 0);
        QCOMPARE(again.at<cv::Vec3b>(0, 0), cv::Vec3b(200, 0, 0));
    }

    void noiseHasItsDeviationAndIsRepeatable() {
        const cv::Mat flat(128, 128, CV_8UC3, cv::Scalar::all(120));
        cv::Mat first = flat.clone(), second = flat.clone(), other = flat.clone();
        addNoise(first, 6, 3);
        addNoise(second, 6, 3);
        addNoise(other, 6, 4);
        QVERIFY(equal(first, second) && !equal(first, other));
        cv::Scalar mean, deviation;
        cv::meanStdDev(first, mean, deviation);
        for (int channel = 0; channel < 3; ++channel) {
            QVERIFY(std::abs(mean[channel] - 119.5) < 0.3); // fractions are cut off
            QVERIFY(std::abs(deviation[channel] - 6) < 0.2);
        }
    }

    void equalizationSpreadsTheLightness() {
        cv::Mat picture(64, 64, CV_8UC3);
        for (int column = 0; column < 64; ++column) {
            picture.col(column).setTo(cv::Scalar::all(100 + column / 4));
        }
        cv::Scalar mean, before, after;
        cv::meanStdDev(picture, mean, before);
        equalize(picture, 4);
        cv::meanStdDev(picture, mean, after);
        QVERIFY(after[0] > before[0]);
    }

    void maskFollowsTheGeometry_data() {
        QTest::addColumn<double>("angle");
        QTest::addColumn<double>("scale");
        QTest::newRow("turn") << 40.0 << 1.0;
        QTest::newRow("shrink") << 0.0 << 0.9;
        QTest::newRow("both") << -30.0 << 1.1;
    }

    void maskFollowsTheGeometry() {
        QFETCH(double, angle);
        QFETCH(double, scale);
        auto [picture, mask] = discAndMask(128);
        place({0.05, -0.06, scale, angle}, picture, mask);
        QVERIFY(disagreement(picture, mask) < 0.004); // bilinear against nearest: the rim only
        mirror(picture, mask);
        QVERIFY(disagreement(picture, mask) < 0.004);
    }

    void shiftIsExact() {
        auto [picture, mask] = discAndMask(128);
        const cv::Mat original = mask.clone();
        place({0.0625, 0, 1, 0}, picture, mask);
        QVERIFY(equal(mask(cv::Rect(8, 0, 120, 128)), original(cv::Rect(0, 0, 120, 128))));
        QVERIFY(disagreement(picture, mask) == 0);
    }

    void sameSeedGivesTheSameVariant() {
        int different = 0;
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            cv::Mat first = noisy(64, 1), second = noisy(64, 1);
            cv::Mat firstMask(64, 64, CV_8U, cv::Scalar(0)), secondMask = firstMask.clone();
            augmentPicture(first, firstMask, seed);
            augmentPicture(second, secondMask, seed);
            QVERIFY(equal(first, second));
            different += equal(first, noisy(64, 1)) ? 0 : 1;
        }
        QVERIFY(different > 6);
    }
};

QTEST_GUILESS_MAIN(PictureAugmentationTest)
#include "picture_augmentation_test.moc"
