#include "core/detection/uncertainty.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

constexpr int width = 200, height = 150;

ProbabilityMap uniform(float p) {
    return {width, height, std::vector<float>(std::size_t(width) * height, p)};
}

/// A square whose probability falls over `blur` pixels from 1 to 0.
ProbabilityMap square(double blur) {
    ProbabilityMap map = uniform(0);
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) {
            const double outside = std::max(std::abs(row - 75), std::abs(column - 100)) - 30.0;
            map.probability[std::size_t(row) * width + column] =
                static_cast<float>(1 / (1 + std::exp(outside / blur)));
        }
    return map;
}

} // namespace

class UncertaintyTest : public QObject {
    Q_OBJECT

private slots:
    void entropyOfEqualChancesIsOneBit() {
        // No line anywhere: the closest pixels, all alike.
        QVERIFY(std::abs(boundaryEntropy(uniform(0.5F), 0.6) - 1) < 1e-6);
        const double p = 0.2;
        const double expected = -p * std::log2(p) - (1 - p) * std::log2(1 - p);
        QVERIFY(std::abs(boundaryEntropy(uniform(0.2F), 0.5) - expected) < 1e-6);
        QCOMPARE(boundaryEntropy(uniform(0), 0.5), 0.0);
        QCOMPARE(boundaryEntropy({}, 0.5), 0.0);
    }

    void softEdgesAreLessSureThanSharpOnes() {
        const double sharp = boundaryEntropy(square(0.05), 0.5), soft = boundaryEntropy(square(2), 0.5),
                     softest = boundaryEntropy(square(10), 0.5);
        QVERIFY(sharp < 0.2);
        QVERIFY(sharp < soft && soft < softest);
        QVERIFY(softest <= 1);
    }

    void onlyTheEdgesCount() {
        // Far from any line the model may be as unsure as it likes.
        ProbabilityMap map = square(0.05);
        for (int row = 0; row < 20; ++row)
            for (int column = 0; column < width; ++column)
                map.probability[std::size_t(row) * width + column] = 0.4F;
        QVERIFY(std::abs(boundaryEntropy(map, 0.5) - boundaryEntropy(square(0.05), 0.5)) < 1e-9);
    }

    void whatNearlyBecameARegionCountsMoreThanNothing() {
        ProbabilityMap nearly = uniform(0.01F);
        for (int row = 40; row < 70; ++row)
            for (int column = 40; column < 70; ++column)
                nearly.probability[std::size_t(row) * width + column] = 0.45F;
        QVERIFY(boundaryEntropy(nearly, 0.5) > 0.9);
        QVERIFY(boundaryEntropy(uniform(0.01F), 0.5) < 0.1);
    }
};

QTEST_APPLESS_MAIN(UncertaintyTest)
#include "uncertainty_test.moc"
