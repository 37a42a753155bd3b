#include "core/spectrum/ranked_values.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace nucleoscope;

namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float missing = std::numeric_limits<float>::quiet_NaN();

std::vector<float> ofSpectrum(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(-5, 0.4F);
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return values;
}

} // namespace

class RankedValuesTest : public QObject {
    Q_OBJECT

private slots:
    void everyRankIsThatOfTheSortedValues_data() {
        QTest::addColumn<std::vector<float>>("values");
        QTest::newRow("one") << std::vector<float>{3};
        QTest::newRow("all the same") << std::vector<float>(700, -4.25F);
        QTest::newRow("a row of a spectrum") << ofSpectrum(1051, 3);
        QTest::newRow("more than are looked at at a time") << ofSpectrum(5000, 4);
        std::vector<float> wide = ofSpectrum(900, 5);
        const float largest = std::numeric_limits<float>::max();
        wide.insert(wide.end(), {largest, -largest, 1e-40F, -1e-40F, 0.0F, 1e30F});
        QTest::newRow("as wide as can be") << wide;
        std::vector<float> far(1000, 1.0F);
        std::iota(far.begin(), far.begin() + 20, 0.0F);
        far.push_back(1e30F);
        QTest::newRow("nearly all in one bin") << far;
    }

    void everyRankIsThatOfTheSortedValues() {
        QFETCH(std::vector<float>, values);
        std::vector<float> sorted = values;
        std::sort(sorted.begin(), sorted.end());
        const RankedValues ranked(values);
        QCOMPARE(ranked.count(), sorted.size());
        for (std::size_t rank = 0; rank < sorted.size(); rank += 1 + sorted.size() / 97) {
            QVERIFY(ranked.ofRank(rank) == sorted[rank]);
        }
        QVERIFY(ranked.ofRank(sorted.size() - 1) == sorted.back());
        const std::size_t half = sorted.size() / 2;
        QCOMPARE(ranked.quantile(0.5), sorted.size() % 2 == 1
                                           ? sorted[half]
                                           : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2);
    }

    void whatIsNotFiniteDoesNotCount() {
        const std::vector<float> values{missing, 2, -infinity, 1, infinity, -missing, 3};
        const RankedValues ranked(values);
        QCOMPARE(ranked.count(), std::size_t(3));
        QCOMPARE(ranked.quantile(0.5), 2.0F);
        QCOMPARE(ranked.ofRank(0), 1.0F);
        QCOMPARE(RankedValues(std::vector<float>{}).count(), std::size_t(0));
        const std::vector<float> nothing(40, missing);
        QCOMPARE(RankedValues(nothing).count(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(RankedValuesTest)
#include "ranked_values_test.moc"
