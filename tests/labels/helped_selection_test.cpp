#include "core/labels/helped_selection.h"
#include "tests/labels/drawn_mask.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace nucleoscope;
using nucleoscope::test::drawn;

namespace {

const float missing = std::numeric_limits<float>::quiet_NaN();

SpectrumImage imageOf(int width, int height, const std::vector<float>& values) {
    return {width, height, values};
}

/// Scatter around −5 with a bright disc.
SpectrumImage noisy(int size, double radius, float brighter, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> scatter(0, 0.1F);
    SpectrumImage image{size, size, {}};
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column) {
            const bool isInside = std::hypot(row - size / 2, column - size / 2) <= radius;
            image.log10Amplitude.push_back(-5 + scatter(random) + (isInside ? brighter : 0));
        }
    return image;
}

double overlap(const LabelMask& mask, double radius) {
    int both = 0, either = 0;
    for (int row = 0; row < mask.height; ++row)
        for (int column = 0; column < mask.width; ++column) {
            const bool isTrue = std::hypot(row - mask.height / 2, column - mask.width / 2) <= radius;
            const bool isFound = mask.at(row, column) != LabelMask::background;
            both += isTrue && isFound;
            either += isTrue || isFound;
        }
    return static_cast<double>(both) / either;
}

} // namespace

class HelpedSelectionTest : public QObject {
    Q_OBJECT
private slots:
    void meansLeaveOutWhatIsMissing() {
        const SpectrumImage means = boxMeans(imageOf(3, 3, {1, 2, 3, 4, missing, 6, 7, 8, 12}), 1);
        QVERIFY(std::isnan(means.at(1, 1)));
        QCOMPARE(means.at(0, 0), (1 + 2 + 4) / 3.0F);
        QCOMPARE(means.at(2, 2), (6 + 8 + 12) / 3.0F);
        QCOMPARE(means.at(0, 1), (1 + 2 + 3 + 4 + 6) / 5.0F);
    }

    void spreadOfARowIsThatOfItsScatter() {
        const LabelBackdrop backdrop = makeLabelBackdrop(noisy(400, 0, 0, 1));
        // Means over 25 independent values scatter a fifth as far.
        for (const float spread : backdrop.rowSpread)
            QVERIFY2(std::abs(spread - 0.02F) < 0.006F, qPrintable(QString::number(spread)));
    }

    void growsWhereTheValueIsNearTheSeeds() {
        const SpectrumImage image = imageOf(5, 3,
                                            {1, 1.1F, 1.2F, 5, 1, //
                                             1, 5, 1.3F, 5, 1,    //
                                             0.8F, 5, 5, 5, missing});
        QCOMPARE(grownFrom(image, 0, 0, 0.25), drawn("###.. #.... #...."));
        QCOMPARE(grownFrom(image, 0, 0, 0.35), drawn("###.. #.#.. #...."));
        QCOMPARE(grownFrom(image, 0, 4, 0.1), drawn("....# ....# ....."));
        QCOMPARE(grownFrom(image, 2, 4, 10), drawn("..... ..... ....."));
    }

    void otsuPartsTwoGroupsWhereTheyAreFurthestApart() {
        std::vector<float> values;
        for (int i = 0; i < 100; ++i) {
            values.push_back(0.01F * static_cast<float>(i % 10));
            values.push_back(2 + 0.01F * static_cast<float>(i % 10));
        }
        const float level = otsuThreshold(values);
        QVERIFY(level > 0.09F && level <= 2.0F);
        QCOMPARE(otsuThreshold({3, 3, 3}), 3.0F);
    }

    void thresholdsFindWhatIsBrightInsideOnly_data() {
        QTest::addColumn<int>("method");
        QTest::newRow("Otsu") << int(ThresholdOptions::Method::Otsu);
        QTest::newRow("percentile") << int(ThresholdOptions::Method::Percentile);
        QTest::newRow("background") << int(ThresholdOptions::Method::Background);
    }
    void thresholdsFindWhatIsBrightInsideOnly() {
        QFETCH(int, method);
        constexpr double radius = 20;
        const LabelBackdrop backdrop = makeLabelBackdrop(noisy(200, radius, 0.5F, 4));
        LabelMask lasso(200, 200);
        for (int row = 65; row < 135; ++row)
            for (int column = 65; column < 135; ++column)
                lasso.at(row, column) = LabelMask::nucleus;
        ThresholdOptions options;
        options.method = static_cast<ThresholdOptions::Method>(method);
        options.percentile = 100 * (1 - M_PI * radius * radius / (70 * 70)); // what the disc leaves
        options.spreads = 10;
        const LabelMask found = standingOut(lasso, backdrop, options);
        QVERIFY2(overlap(found, radius) > 0.9, qPrintable(QString::number(overlap(found, radius))));
        QCOMPARE(standingOut(LabelMask(200, 200), backdrop, options), LabelMask(200, 200));
    }
};

QTEST_APPLESS_MAIN(HelpedSelectionTest)
#include "helped_selection_test.moc"
