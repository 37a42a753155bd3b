#include "model/data/lab_planes.h"
#include "model/data/picture_augmentation.h"
#include "model/data/picture_colours.h"
#include "model/data/picture_filters.h"
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

cv::Mat noisyOf(cv::Size size, std::uint64_t seed) {
    cv::Mat picture(size, CV_8UC3);
    cv::RNG(seed).fill(picture, cv::RNG::UNIFORM, 0, 256);
    return picture;
}

cv::Mat noisy(int side, std::uint64_t seed) {
    return noisyOf(cv::Size(side, side), seed);
}

cv::Mat smooth(cv::Size size, std::uint64_t seed) {
    cv::Mat picture = noisyOf(size, seed);
    cv::GaussianBlur(picture, picture, cv::Size(15, 15), 5);
    cv::normalize(picture, picture, 0, 255, cv::NORM_MINMAX);
    return picture;
}

/// How many levels two pictures differ by at most, and on average.
struct Difference {
    double largest, mean;
};
Difference difference(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat each;
    cv::absdiff(a, b, each);
    return {cv::norm(each, cv::NORM_INF), cv::mean(each.reshape(1))[0]};
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

    void filtersGiveWhatThoseOfOpenCvGive_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("side");
        for (const int width : {37, 64, 5}) { // what does not fill a vector, too
            for (const int side : {3, 5, 7}) {
                QTest::addRow("%d pixels by %d", width, side) << width << side;
            }
        }
    }

    void filtersGiveWhatThoseOfOpenCvGive() {
        QFETCH(int, width);
        QFETCH(int, side);
        const cv::Mat picture = noisyOf(cv::Size(width, 23), 5);
        cv::Mat mine = picture.clone(), theirs;
        blur(mine, side);
        cv::blur(picture, theirs, cv::Size(side, side));
        QVERIFY(equal(mine, theirs));

        mine = picture.clone();
        blurMotion(mine, side, {0, 1}, {side - 1, side - 1});
        cv::Mat line = cv::Mat::zeros(side, side, CV_8U), kernel;
        cv::line(line, {0, 1}, {side - 1, side - 1}, cv::Scalar(1));
        line.convertTo(kernel, CV_32F, 1.0 / cv::countNonZero(line));
        cv::filter2D(picture, theirs, -1, kernel);
        QVERIFY(difference(mine, theirs).largest <= (side == 3 ? 0 : 1));

        mine = picture.clone();
        sharpen(mine, 0.5, 1);
        const float around = -0.5F, center = 0.5F + 0.5F * 9;
        cv::filter2D(picture, theirs, -1,
                     cv::Matx33f(around, around, around, around, center, around, around, around, around));
        QVERIFY(difference(mine, theirs).largest <= 1);
    }

    void whiteAndBlackStayWhatTheyAreInEveryFilter() {
        for (const int level : {0, 255}) {
            const cv::Mat flat(11, 19, CV_8UC3, cv::Scalar::all(level));
            cv::Mat picture = flat.clone();
            blur(picture, 7);
            blurMotion(picture, 7, {0, 0}, {6, 6});
            sharpen(picture, 0.5, 1);
            QVERIFY(equal(picture, flat));
        }
    }

    void aPartOfAPictureDoesNotSeeTheRest() {
        cv::Mat whole = noisy(64, 8);
        cv::Mat part = whole(cv::Rect(10, 20, 30, 25)), copy = part.clone();
        blur(part, 5);
        blur(copy, 5);
        QVERIFY(equal(part, copy));
    }

    void labIsThatOfOpenCv() {
        for (const cv::Mat& picture : {smooth({96, 60}, 2), noisy(96, 3), ramp()}) {
            cv::Mat theirs, mine, back(picture.size(), CV_8UC3), theirBack;
            cv::cvtColor(picture, theirs, cv::COLOR_RGB2Lab);
            const LabPlanes planes = toLab(picture);
            cv::merge(std::vector<cv::Mat>{planes.lightness, planes.a, planes.b}, mine);
            QVERIFY(difference(mine, theirs).largest <= 2);
            QVERIFY(difference(mine, theirs).mean < 0.15);
            fromLab(planes, back);
            cv::cvtColor(mine, theirBack, cv::COLOR_Lab2RGB);
            QVERIFY(difference(back, theirBack).largest <= 2);
            QVERIFY(difference(back, theirBack).mean < 0.1);
        }
    }

    void coloursAreShiftedAsInHsvOfOpenCv() {
        const cv::Mat picture = smooth({96, 60}, 2);
        for (const auto& by : {cv::Vec3i(10, -20, 15), cv::Vec3i(-20, 30, -20), cv::Vec3i(0, 0, 0)}) {
            cv::Mat theirs, table(1, 256, CV_8UC3);
            for (int level = 0; level < 256; ++level) {
                table.at<cv::Vec3b>(level) = {static_cast<std::uint8_t>((level + by[0] + 180) % 180),
                                              cv::saturate_cast<std::uint8_t>(level + by[1]),
                                              cv::saturate_cast<std::uint8_t>(level + by[2])};
            }
            cv::cvtColor(picture, theirs, cv::COLOR_RGB2HSV);
            cv::LUT(theirs, table, theirs);
            cv::cvtColor(theirs, theirs, cv::COLOR_HSV2RGB);
            cv::Mat mine = picture.clone();
            shiftColours(mine, by[0], by[1], by[2]);
            // OpenCV rounds hues that lie in the middle the other way (a step is up to 255 / 30 levels), and
            // cuts fractions off on the way back.
            QVERIFY(difference(mine, theirs).largest <= 9);
            QVERIFY(difference(mine, theirs).mean < 0.4);
        }
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

    void equalizationSpreadsTheLightnessAndKeepsTheColour() {
        cv::Mat picture = smooth({128, 128}, 6);
        picture = picture * 0.15 + cv::Scalar(120, 90, 60);
        const LabPlanes before = toLab(picture);
        equalize(picture, 4);
        const LabPlanes after = toLab(picture);
        const auto deviation = [](const cv::Mat& plane) {
            cv::Scalar mean, value;
            cv::meanStdDev(plane, mean, value);
            return value[0];
        };
        QVERIFY(deviation(after.lightness) > 1.5 * deviation(before.lightness));
        QVERIFY(difference(after.a, before.a).mean < 1 && difference(after.b, before.b).mean < 1);
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

    void whatComesFromOutsideIsMirroredAsOpenCvDoesIt() {
        for (const double angle : {-45.0, 3.0, 20.0, 45.0}) {
            const cv::Mat original = noisyOf(cv::Size(90, 61), 4), labels = original > 128;
            cv::Mat picture = original, mask, theirs, theirMask;
            cv::extractChannel(labels, mask, 0);
            const cv::Mat originalMask = mask;
            place({0.06, -0.05, 0.9, angle}, picture, mask);
            cv::Mat matrix = cv::getRotationMatrix2D({44.5F, 30.0F}, angle, 0.9);
            matrix.at<double>(0, 2) += 0.06 * 90;
            matrix.at<double>(1, 2) -= 0.05 * 61;
            cv::warpAffine(original, theirs, matrix, original.size(), cv::INTER_LINEAR,
                           cv::BORDER_REFLECT_101);
            cv::warpAffine(originalMask, theirMask, matrix, original.size(), cv::INTER_NEAREST,
                           cv::BORDER_REFLECT_101);
            QVERIFY(equal(picture, theirs) && equal(mask, theirMask));
        }
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
