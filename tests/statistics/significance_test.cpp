#include "core/statistics/intervals.h"
#include "core/statistics/significance.h"

#include <QTest>

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

using namespace nucleoscope;

namespace {

bool isNear(double a, double b, double relative = 1e-6) {
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

} // namespace

class SignificanceTest : public QObject {
    Q_OBJECT

private slots:
    // scipy 1.10: chi2.ppf(0.025, 2n) / 2 and chi2.ppf(0.975, 2n + 2) / 2.
    void poissonIntervalIsGarwoods_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("0") << 0 << 0.0 << 3.6888794541139354;
        QTest::newRow("1") << 1 << 0.025317807984289876 << 5.571643390938898;
        QTest::newRow("5") << 5 << 1.6234863901184207 << 11.66833207932267;
        QTest::newRow("58") << 58 << 44.04183168024975 << 74.97844974469457;
        QTest::newRow("453") << 453 << 412.23960349281816 << 496.7004289006011;
    }
    void poissonIntervalIsGarwoods() {
        QFETCH(int, count);
        QFETCH(double, low);
        QFETCH(double, high);
        const Interval interval = poissonInterval(std::size_t(count));
        QVERIFY(isNear(interval.low, low));
        QVERIFY(isNear(interval.high, high));
    }

    // scipy 1.10: binomtest(k, n).proportion_ci(method="wilson").
    void wilsonIntervalIsTheScoreInterval() {
        const Interval north = wilsonInterval(266, 453);
        QVERIFY(isNear(north.low, 0.5413103171714462));
        QVERIFY(isNear(north.high, 0.6316161948047945));
        QVERIFY(isNear(wilsonInterval(0, 10).low, 0));
        QVERIFY(isNear(wilsonInterval(0, 10).high, 0.27753279986288926));
        QVERIFY(isNear(wilsonInterval(1, 3).low, 0.06149194472039626));
        QCOMPARE(wilsonInterval(0, 0).low, 0.0);
        QCOMPARE(wilsonInterval(0, 0).high, 1.0);
    }

    // scipy 1.10: chisquare([142, 124, 129, 58]), chisquare([30, 10, 20], [24, 12, 24]).
    void chiSquaredComparesWithTheExposure() {
        const std::array<std::size_t, 4> seasons{142, 124, 129, 58};
        const std::array<double, 4> same{1, 1, 1, 1};
        const TestResult differs = chiSquaredTest(seasons, same);
        QVERIFY(isNear(differs.statistic, 37.4635761589404));
        QCOMPARE(differs.degrees, std::size_t{3});
        QVERIFY(std::abs(differs.p / 3.671071402486928e-08 - 1) < 1e-6);

        const std::array<std::size_t, 3> counts{30, 10, 20};
        const std::array<double, 3> exposure{2, 1, 2};
        TestResult result = chiSquaredTest(counts, exposure);
        QVERIFY(isNear(result.statistic, 2.5));
        QVERIFY(isNear(result.p, std::exp(-1.25))); // the closed form of two degrees
        QCOMPARE(result.smallestExpected, 12.0);
        QCOMPARE(toString(result), std::string("χ²(2) = 2.5, p = 0.287"));
        result.smallestExpected = 4.9;
        QCOMPARE(toString(result), std::string("χ²(2) = 2.5, p ≈ 0.287"));
    }

    void countsInProportionDoNotDiffer() {
        const std::array<std::size_t, 3> counts{10, 20, 30};
        const std::array<double, 3> exposure{0.1, 0.2, 0.3};
        QVERIFY(std::abs(chiSquaredTest(counts, exposure).statistic) < 1e-12);
    }

    void groupsWithoutExposureAreLeftOut() {
        const std::array<std::size_t, 3> counts{10, 20, 0};
        const std::array<double, 3> exposure{1, 1, 0};
        QCOMPARE(chiSquaredTest(counts, exposure).degrees, std::size_t{1});
        const std::array<double, 3> one{1, 0, 0};
        QCOMPARE(chiSquaredTest(counts, one).p, 1.0);
    }

    void rayleighFindsADirection() {
        const std::vector<double> opposite{0, std::numbers::pi, 0, std::numbers::pi};
        QVERIFY(std::abs(rayleighTest(opposite).statistic) < 1e-12);
        QVERIFY(rayleighTest(opposite).p > 0.9);
        // All the same: R = n, so z = n and p = exp(√(1 + 4n) − (1 + 2n)).
        const std::vector<double> same(10, 1.3);
        QVERIFY(isNear(rayleighTest(same).statistic, 10));
        QVERIFY(isNear(rayleighTest(same).p, std::exp(std::sqrt(41.0) - 21)));
        QCOMPARE(rayleighTest({}).p, 1.0);
    }
};

QTEST_APPLESS_MAIN(SignificanceTest)
#include "significance_test.moc"
