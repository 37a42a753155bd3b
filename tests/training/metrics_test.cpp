#include "core/error.h"
#include "model/training/metrics.h"
#include "model/training/region_probabilities.h"

#include <QTest>

#include <cmath>
#include <string>

using namespace nucleoscope;

namespace {

/// One character a pixel: '.' background, '#' nucleus, '?' unsure, 'h' a class of its own.
LabelMask drawn(const std::vector<std::string>& rows) {
    LabelMask mask(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()));
    for (int row = 0; row < mask.height; ++row) {
        for (int column = 0; column < mask.width; ++column) {
            const char pixel = rows[std::size_t(row)][std::size_t(column)];
            mask.at(row, column) = pixel == '#'   ? LabelMask::nucleus
                                   : pixel == '?' ? LabelMask::unsure
                                   : pixel == 'h' ? std::uint8_t{2}
                                                  : LabelMask::background;
        }
    }
    return mask;
}

/// A nucleus of 12 × 12 pixels, whose edge has the probability 0.3 and whose heart 0.9, in a square of 64.
struct Nucleus {
    std::vector<PreparedSample> samples{1};
    cv::Mat probability = cv::Mat::zeros(64, 64, CV_32F);

    Nucleus() {
        samples[0].target = cv::Mat::zeros(64, 64, CV_8U);
        samples[0].target(cv::Rect(10, 10, 12, 12)) = LabelMask::nucleus;
        probability(cv::Rect(10, 10, 12, 12)) = 0.3F;
        probability(cv::Rect(14, 14, 4, 4)) = 0.9F;
    }
    RegionProbabilities best() const { return bestProbabilities(samples, {0}, {probability}); }
};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-12;
}

} // namespace

class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void otherClassesAreBackgroundAndUnsureIsLeftOut() {
        ConfusionMatrix matrix;
        matrix.add(drawn({"#hh?"}), drawn({"##.#"}));
        QCOMPARE(matrix.counts[1][1], std::int64_t(1));
        QCOMPARE(matrix.counts[0][1], std::int64_t(1)); // hiss that was taken for a nucleus
        QCOMPARE(matrix.counts[0][0], std::int64_t(1));
        QCOMPARE(matrix.counts[1][0], std::int64_t(0));
    }

    void addsUpOneConfusionMatrixOverTheSet() {
        ConfusionMatrix matrix;
        matrix.add(drawn({"##..", "...."}), drawn({"#.#.", "...."}));
        matrix.add(drawn({"####"}), drawn({"##.."}));
        // truth nucleus: 3 found, 3 missed; background: 1 false, 5 right
        QCOMPARE(matrix.counts[1][1], std::int64_t(3));
        QCOMPARE(matrix.counts[1][0], std::int64_t(3));
        QCOMPARE(matrix.counts[0][1], std::int64_t(1));
        QCOMPARE(matrix.counts[0][0], std::int64_t(5));
        QVERIFY(near(matrix.iou()[0], 5.0 / 9));
        QVERIFY(near(matrix.iou()[1], 3.0 / 7));
        QVERIFY(near(matrix.meanIou(), (5.0 / 9 + 3.0 / 7) / 2));
        QVERIFY(near(matrix.pixelAccuracy(), 8.0 / 12));
        QVERIFY(near(matrix.classAccuracy()[1], 0.5));
        QVERIFY(near(matrix.classPrecision()[1], 0.75));
    }

    void leavesUnsurePixelsOut() {
        ConfusionMatrix matrix;
        matrix.add(drawn({"#??."}), drawn({"##.."}));
        QCOMPARE(matrix.counts[0][1] + matrix.counts[1][0], std::int64_t(0));
        QVERIFY(near(matrix.meanIou(), 1));
        RegionScore score;
        score.add(drawn({"?????", "....."}), drawn({"###..", "....."}), 1);
        QCOMPARE(score.found, 0);
    }

    void hasNoIouForAClassThatOccursNowhere() {
        ConfusionMatrix matrix;
        matrix.add(drawn({"...."}), drawn({"...."}));
        QVERIFY(std::isnan(matrix.iou()[1]));
        QVERIFY(near(matrix.iou()[0], 1));
    }

    void refusesMasksOfDifferentGrids() {
        ConfusionMatrix matrix;
        QVERIFY_EXCEPTION_THROWN(matrix.add(drawn({"..."}), drawn({"...."})), Error);
        RegionScore score;
        QVERIFY_EXCEPTION_THROWN(score.add(drawn({"..."}), drawn({"...."}), 1), Error);
    }

    void countsARegionAsFoundFromThreeTenthsOverlap() {
        RegionScore enough; // 3 of 10 pixels of the union
        enough.add(drawn({"##########"}), drawn({"###......."}), 1);
        QCOMPARE(enough.matched, 1);
        RegionScore less; // 3 of 11
        less.add(drawn({"###########"}), drawn({"###........"}), 1);
        QCOMPARE(less.matched, 0);
        QVERIFY(near(less.recall(), 0));
    }

    void matchesEachRegionOnce() {
        // The found region covers both true ones; it counts for the one that it fits better.
        const LabelMask truth = drawn({"####.######"});
        const LabelMask found = drawn({"###########"});
        const auto matches = matchRegions(findRegions(truth), findRegions(found), 11, 1);
        QCOMPARE(matches.size(), std::size_t(1));
        QCOMPARE(matches.front().truth, 1);
        QVERIFY(near(matches.front().iou, 6.0 / 11));
        RegionScore score;
        score.add(truth, found, 1);
        QVERIFY(near(score.precision(), 1));
        QVERIFY(near(score.recall(), 0.5));
        QVERIFY(near(score.f1(), 2.0 / 3));
    }

    void chosenProbabilitiesFollowTheNucleusToItsEdge() {
        const RegionProbabilities best = Nucleus().best();
        QVERIFY(best.threshold <= 0.3);
        QCOMPARE(best.seed, 0.0); // there is nothing to leave out
    }

    void theChosenSeedLeavesOutWhatIsLikelierThanTheEdgeOfANucleus() {
        Nucleus nucleus;
        nucleus.probability(cv::Rect(40, 40, 8, 8)) = 0.55F; // no nucleus
        const RegionProbabilities best = nucleus.best();
        QVERIFY(best.threshold <= 0.3);
        QCOMPARE(best.seed, 0.6);
    }

    void withNothingToFindTheUsualProbabilitiesStay() {
        Nucleus nothing;
        nothing.samples[0].target = cv::Scalar(LabelMask::background);
        QCOMPARE(nothing.best().threshold, RegionProbabilities().threshold);
        QCOMPARE(nothing.best().seed, RegionProbabilities().seed);
    }

    void passesOverFoundSpeckle() {
        RegionScore score;
        score.add(drawn({"####...."}), drawn({"####...#"}), 2);
        QCOMPARE(score.found, 1);
        QVERIFY(near(score.precision(), 1));
    }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "metrics_test.moc"
