#include "core/statistics/agreement.h"

#include <QTest>

#include <cmath>
#include <numeric>

namespace nucleoscope {

namespace {

Region region(double probability, Verdict verdict, Season season = Season::Spring, double peak = -2) {
    Region made;
    made.probabilityMean = probability;
    made.review.verdict = verdict;
    made.season = season;
    made.contrastDex = peak;
    return made;
}

Agreement agreementOf(std::vector<Region> regions) {
    Catalogue catalogue;
    catalogue.regions = std::move(regions);
    RegionIndices all(catalogue.regions.size());
    std::iota(all.begin(), all.end(), std::size_t(0));
    return computeAgreement(catalogue, all);
}

} // namespace

class AgreementTest : public QObject {
    Q_OBJECT

private slots:
    /// The values of Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3.
    void wilsonsIntervalsAreThePublishedOnes() {
        const auto compare = [](std::size_t successes, std::size_t total, double low, double high) {
            const Interval interval = wilsonInterval(successes, total);
            QCOMPARE(std::round(interval.low * 1e4) / 1e4, low);
            QCOMPARE(std::round(interval.high * 1e4) / 1e4, high);
        };
        compare(81, 263, 0.2553, 0.3662);
        compare(15, 148, 0.0624, 0.1605);
        compare(0, 20, 0.0, 0.1611);
        compare(1, 29, 0.0061, 0.1718);
        QCOMPARE(wilsonInterval(0, 0).low, 0.0);
        QCOMPARE(wilsonInterval(0, 0).high, 1.0);
    }

    void unsureAndUnreviewedRegionsDecideNothing() {
        const Agreement agreement = agreementOf(
            {region(0.9, Verdict::Accepted), region(0.9, Verdict::Corrected), region(0.9, Verdict::Rejected),
             region(0.9, Verdict::Unsure), region(0.9, Verdict::Unreviewed)});
        QCOMPARE(agreement.all.nuclei, std::size_t(2));
        QCOMPARE(agreement.all.decided, std::size_t(3));
        QCOMPARE(agreement.accepted, std::size_t(1));
        QCOMPARE(agreement.corrected, std::size_t(1));
        QCOMPARE(agreement.unsure, std::size_t(1));
        QCOMPARE(agreement.unreviewed, std::size_t(1));
        QCOMPARE(agreement.byProbability[9].precision.decided, std::size_t(3));
        QVERIFY(std::isnan(agreementOf({region(0.9, Verdict::Unsure)}).all.value()));
    }

    void aPerfectlyCalibratedModelHasNoCalibrationError() {
        std::vector<Region> regions;
        for (int i = 0; i < 4; ++i)
            regions.push_back(region(0.75, i < 3 ? Verdict::Accepted : Verdict::Rejected));
        const Agreement agreement = agreementOf(regions);
        QCOMPARE(agreement.calibrationError, 0.0);
        QCOMPARE(agreement.byProbability[7].meanValue, 0.75);
        QCOMPARE(agreement.byProbability[7].precision.value(), 0.75);
    }

    void theCalibrationErrorIsWeightedByRegions() {
        // Three of 0.95 that are all wrong, one of 0.55 that is right: (3 × 0.95 + 1 × 0.45) / 4.
        const Agreement agreement =
            agreementOf({region(0.95, Verdict::Rejected), region(0.95, Verdict::Rejected),
                         region(0.95, Verdict::Rejected), region(0.55, Verdict::Accepted)});
        QVERIFY(std::abs(agreement.calibrationError - 0.825) < 1e-12);
    }

    void probabilityOneIsInTheLastBin() {
        const Agreement agreement =
            agreementOf({region(1.0, Verdict::Accepted), region(0.5, Verdict::Accepted)});
        QCOMPARE(agreement.byProbability[9].precision.decided, std::size_t(1));
        QCOMPARE(agreement.byProbability[5].precision.decided, std::size_t(1));
        QCOMPARE(agreement.byProbability[4].precision.decided, std::size_t(0));
    }

    void aHigherThresholdKeepsFewerAndTellsWhatIsLost() {
        const Agreement agreement = agreementOf(
            {region(0.55, Verdict::Rejected), region(0.6, Verdict::Accepted), region(0.8, Verdict::Accepted),
             region(0.9, Verdict::Unreviewed), region(std::nan(""), Verdict::Accepted)});
        QCOMPARE(agreement.thresholds.size(), std::size_t(101));
        const ThresholdChoice &none = agreement.thresholds[0], &some = agreement.thresholds[70];
        QCOMPARE(none.kept, std::size_t(4)); // the one without a probability is not counted
        QCOMPARE(none.precision.value(), 2.0 / 3);
        QCOMPARE(none.nucleiKept, 1.0);
        QCOMPARE(some.threshold, 0.7);
        QCOMPARE(some.kept, std::size_t(2));
        QCOMPARE(some.precision.value(), 1.0);
        QCOMPARE(some.nucleiKept, 0.5);
        QCOMPARE(agreement.thresholds[60].kept, std::size_t(3)); // its own value is kept
        QVERIFY(std::isnan(agreement.thresholds[100].precision.value()));
    }

    void seasonsAndContrastsAreCountedApart() {
        const Agreement agreement = agreementOf({region(0.9, Verdict::Accepted, Season::Winter, -3),
                                                 region(0.9, Verdict::Rejected, Season::Winter, -2),
                                                 region(0.9, Verdict::Accepted, Season::Summer, -1)});
        QCOMPARE(agreement.bySeason[static_cast<std::size_t>(Season::Winter)].value(), 0.5);
        QCOMPARE(agreement.bySeason[static_cast<std::size_t>(Season::Summer)].value(), 1.0);
        QCOMPARE(agreement.byContrast.size(), std::size_t(5));
        QCOMPARE(agreement.byContrast.front().low, -3.0);
        QCOMPARE(agreement.byContrast.back().high, -1.0);
        QCOMPARE(agreement.byContrast[2].precision.value(), 0.0);
        QCOMPARE(agreement.byContrast.back().precision.decided, std::size_t(1));
    }
};

} // namespace nucleoscope

QTEST_GUILESS_MAIN(nucleoscope::AgreementTest)
#include "agreement_test.moc"
