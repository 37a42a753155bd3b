#include "core/labels/nucleus_fit.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace nucleoscope;

namespace {

/// A tilted background with scatter, missing pixels and a line, and a nucleus of the model's own form on it.
SpectrumImage imageOf(const NucleusFit& nucleus, int width, int height, float scatter) {
    std::mt19937 random(11);
    std::normal_distribution<float> noise(0, scatter);
    SpectrumImage image{width, height, {}};
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            double value = nucleus.excess(column, row) + 0.0003 * column - 0.0002 * row + noise(random);
            if (row == 120)
                value += 1.5;
            if (row % 37 == 0 && column % 11 == 0)
                value = NAN;
            image.log10Amplitude.push_back(static_cast<float>(value));
        }
    }
    return image;
}

double intersectionOverUnion(const LabelMask& a, const LabelMask& b) {
    int both = 0, either = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        both += a.pixels[i] && b.pixels[i];
        either += a.pixels[i] || b.pixels[i];
    }
    return static_cast<double>(both) / either;
}

} // namespace

class NucleusFitTest : public QObject {
    Q_OBJECT
private slots:
    void findsTheNucleusItWasMadeFrom_data() {
        QTest::addColumn<double>("columns");
        QTest::addColumn<double>("rows");
        QTest::addColumn<double>("contrast");
        QTest::addColumn<double>("shape");
        QTest::newRow("small") << 10.0 << 12.0 << 0.5 << 2.0;
        QTest::newRow("long") << 70.0 << 14.0 << 0.4 << 1.6;
        QTest::newRow("high") << 15.0 << 60.0 << 0.4 << 2.4;
        QTest::newRow("faint") << 40.0 << 40.0 << 0.15 << 2.0;
    }
    void findsTheNucleusItWasMadeFrom() {
        QFETCH(double, columns);
        QFETCH(double, rows);
        QFETCH(double, contrast);
        QFETCH(double, shape);
        NucleusFit truth;
        truth.center = {203, 148};
        truth.columnScale = columns;
        truth.rowScale = rows;
        truth.contrast = contrast;
        truth.shape = shape;
        truth.radius[2] = 0.06;
        truth.radius[5] = -0.05;
        const SpectrumImage image = imageOf(truth, 400, 300, 0.1F);
        const std::optional<NucleusFit> fit =
            fitNucleus(image, {truth.center.column + 0.15 * columns, truth.center.row - 0.15 * rows});
        QVERIFY(fit);
        QVERIFY2(std::abs(fit->contrast / contrast - 1) < 0.2, qPrintable(QString::number(fit->contrast)));
        for (const double fraction : {0.2, 1 / M_E, 0.6}) {
            const double overlap = intersectionOverUnion(pixelsOf(truth, 400, 300, fraction),
                                                         pixelsOf(*fit, 400, 300, fraction));
            QVERIFY2(overlap > 0.85, qPrintable(QString("%1 at %2").arg(overlap).arg(fraction)));
        }
    }

    void aSmallerPartOfThePeakReachesFurther() {
        NucleusFit fit;
        fit.center = {50, 50};
        fit.columnScale = fit.rowScale = 10;
        fit.contrast = 1;
        QCOMPARE(fit.rhoAt(1 / M_E), 1.0);
        QVERIFY(std::abs(fit.excess(60, 50) - 1 / M_E) < 1e-12);
        int before = 0;
        for (const double fraction : {0.9, 0.6, 0.3, 0.1}) {
            const LabelMask mask = pixelsOf(fit, 100, 100, fraction);
            const auto count = static_cast<int>(std::ranges::count(mask.pixels, LabelMask::nucleus));
            // A disc of the radius at which exp(−r²) is the fraction.
            QVERIFY(std::abs(count - M_PI * 100 * -std::log(fraction)) < 12);
            QVERIFY(count > before);
            before = count;
        }
    }

    void whereAllIsMissingThereIsNone() {
        const SpectrumImage image{100, 100, std::vector<float>(10000, NAN)};
        QVERIFY(!fitNucleus(image, {50, 50}));
        QVERIFY(!fitNucleus(SpectrumImage{3, 3, std::vector<float>(9, 1.0F)}, {1, 1}));
    }

    void aHollowIsNoNucleus() {
        NucleusFit hollow;
        hollow.center = {100, 100};
        hollow.columnScale = hollow.rowScale = 25;
        hollow.contrast = -0.5;
        const std::optional<NucleusFit> fit = fitNucleus(imageOf(hollow, 200, 200, 0.05F), {100, 100});
        QVERIFY(!fit || fit->contrast < 0.1);
    }
};

QTEST_APPLESS_MAIN(NucleusFitTest)
#include "nucleus_fit_test.moc"
