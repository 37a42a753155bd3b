#include "core/figures/axis.h"
#include "core/figures/text.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

class AxisTest : public QObject {
    Q_OBJECT

private slots:
    void stepsAreOneTwoOrFive_data();
    void stepsAreOneTwoOrFive();
    void smallTicksDivideALargeStepEvenly();
    void ticksIncludeBothEnds();
    void ticksOfHalvesStayExact();
    void countsHaveWholeTicksAndRoomAbove_data();
    void countsHaveWholeTicksAndRoomAbove();
    void numbersHaveATrueMinusAndNoNegativeZero();
    void degreesNameTheirSide();
};

void AxisTest::stepsAreOneTwoOrFive_data() {
    QTest::addColumn<double>("range");
    QTest::addColumn<double>("steps");
    QTest::addColumn<double>("expected");
    QTest::newRow("exact") << 25.0 << 5.0 << 5.0;
    QTest::newRow("just too many") << 26.0 << 5.0 << 10.0;
    QTest::newRow("two") << 10.0 << 6.0 << 2.0;
    QTest::newRow("below one") << 1.9 << 4.0 << 0.5;
    QTest::newRow("large") << 450.0 << 10.0 << 50.0;
    QTest::newRow("less than one step") << 7.0 << 0.2 << 10.0;
}

void AxisTest::stepsAreOneTwoOrFive() {
    QFETCH(double, range);
    QFETCH(double, steps);
    QFETCH(double, expected);
    QVERIFY(std::abs(niceStep(range, steps) - expected) < 1e-12);
}

void AxisTest::smallTicksDivideALargeStepEvenly() {
    QCOMPARE(minorStep(5), 1.0);
    QCOMPARE(minorStep(2), 0.5);
    QCOMPARE(minorStep(20), 5.0);
    QCOMPARE(minorStep(1), 0.2);
    QCOMPARE(minorStep(0.5), 0.1);
}

void AxisTest::ticksIncludeBothEnds() {
    QCOMPARE(ticks(-90, 90, 30), (std::vector<double>{-90, -60, -30, 0, 30, 60, 90}));
    QCOMPARE(ticks(0.1, 1.9, 1), std::vector<double>{1});
}

void AxisTest::ticksOfHalvesStayExact() {
    const std::vector<double> found = ticks(0, 100, 0.1);
    QCOMPARE(found.size(), std::size_t(1001));
    QCOMPARE(found.back(), 100.0);
}

void AxisTest::countsHaveWholeTicksAndRoomAbove_data() {
    QTest::addColumn<int>("maximum");
    for (const int maximum : {0, 1, 2, 7, 71, 142, 9999}) {
        QTest::addRow("%d", maximum) << maximum;
    }
}

void AxisTest::countsHaveWholeTicksAndRoomAbove() {
    QFETCH(int, maximum);
    const FigureStyle style = FigureStyle::light();
    const ScratchCanvas scratch;
    const Painter painter(scratch.canvas(), style);
    const ChartAxis axis = countAxis(painter, std::size_t(maximum), 150, "n");
    QVERIFY(axis.high > maximum);
    QVERIFY(axis.major.size() >= 2 && axis.major.size() <= 8);
    QCOMPARE(axis.major.front(), 0.0);
    QCOMPARE(axis.major.back(), axis.high);
    for (const double tick : axis.major) {
        QCOMPARE(tick, std::round(tick));
    }
}

void AxisTest::numbersHaveATrueMinusAndNoNegativeZero() {
    QCOMPARE(figureNumber(-5.6, 1), std::string("−5.6"));
    QCOMPARE(figureNumber(-0.04, 1), std::string("0.0"));
    QCOMPARE(figureNumber(1234), std::string("1234"));
}

void AxisTest::degreesNameTheirSide() {
    QCOMPARE(latitudeText(-60), std::string("60°S"));
    QCOMPARE(latitudeText(0), std::string("0°"));
    QCOMPARE(longitudeText(-90), std::string("90°W"));
    QCOMPARE(longitudeText(7.5, 1), std::string("7.5°E"));
    QCOMPARE(longitudeText(-180), std::string("180°"));
}

QTEST_APPLESS_MAIN(AxisTest)
#include "axis_test.moc"
