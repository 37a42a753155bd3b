#include "core/spectrum/grid.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

class SpectrumGridTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void columnsAreRowsOfTheFile();
    void timeInAGapLiesBetweenTheColumns();
    void outsideTheEdgesStepGoesOn();
    void highestFrequencyIsTheTopRow();
    void pixelsSurviveTheRoundTrip_data();
    void pixelsSurviveTheRoundTrip();
    void longitudeIsInterpolatedAcrossTheDateLine();
    void oneRowOfOneBinHasAGrid();
    void emptyHalfOrbitHasNoPositions();

private:
    SpectrumGrid grid_;
};

void SpectrumGridTest::init() {
    HalfOrbit halfOrbit;
    halfOrbit.track.utc = {1000000, 1002048, 1008192, 1010240}; // a gap in the middle
    halfOrbit.track.latitude = {10, 11, 14, 15};
    halfOrbit.track.longitude = {179, 179.5, -178.5, -178};
    halfOrbit.track.altitudeKm = {506, 507, 508, 509};
    halfOrbit.track.magneticLatitude = {20, 21, 24, 25};
    halfOrbit.track.magneticLongitude = {-179, 179, 178, 177};
    halfOrbit.frequencyHz = {0, 25, 50, 75, 100};
    grid_ = SpectrumGrid(halfOrbit);
}

void SpectrumGridTest::columnsAreRowsOfTheFile() {
    QCOMPARE(grid_.width(), 4);
    QCOMPARE(grid_.height(), 5);
    QCOMPARE(grid_.utcAt(0), UtcMs(1000000));
    QCOMPARE(grid_.utcAt(2), UtcMs(1008192));
    QCOMPARE(grid_.utcAt(3), UtcMs(1010240));
    QCOMPARE(grid_.positionAt(2).latitude, 14.0);
}

void SpectrumGridTest::timeInAGapLiesBetweenTheColumns() {
    QCOMPARE(grid_.columnAt(1002048 + 3072), 1.5);
    QCOMPARE(grid_.utcAt(1.5), UtcMs(1002048 + 3072));
    QCOMPARE(grid_.positionAt(1.5).latitude, 12.5);
}

void SpectrumGridTest::outsideTheEdgesStepGoesOn() {
    QCOMPARE(grid_.utcAt(-0.5), UtcMs(1000000 - 1024));
    QCOMPARE(grid_.utcAt(3.5), UtcMs(1010240 + 1024));
    QCOMPARE(grid_.columnAt(1000000 - 2048), -1.0);
    QCOMPARE(grid_.columnAt(1010240 + 2048), 4.0);
    QCOMPARE(grid_.frequencyAt(-0.5), 112.5);
    QCOMPARE(grid_.rowAt(-12.5), 4.5);
}

void SpectrumGridTest::highestFrequencyIsTheTopRow() {
    QCOMPARE(grid_.frequencyAt(0), 100.0);
    QCOMPARE(grid_.frequencyAt(4), 0.0);
    QCOMPARE(grid_.rowAt(75), 1.0);
    QCOMPARE(grid_.binHz(), 25.0);
}

void SpectrumGridTest::pixelsSurviveTheRoundTrip_data() {
    QTest::addColumn<double>("pixel");
    for (const double pixel : {-0.5, 0.0, 0.25, 0.99, 1.0, 1.75, 2.0, 2.5, 3.0, 3.5}) {
        QTest::addRow("%g", pixel) << pixel;
    }
}

void SpectrumGridTest::pixelsSurviveTheRoundTrip() {
    QFETCH(double, pixel);
    QVERIFY(std::abs(grid_.columnAt(grid_.utcAt(pixel)) - pixel) < 0.5 / 2048);
    QVERIFY(std::abs(grid_.rowAt(grid_.frequencyAt(pixel)) - pixel) < 1e-12);
}

void SpectrumGridTest::longitudeIsInterpolatedAcrossTheDateLine() {
    QCOMPARE(grid_.positionAt(1.25).longitude, -180.0);
    QCOMPARE(grid_.positionAt(1.5).longitude, -179.5);
    QCOMPARE(grid_.positionAt(0.5).longitude, 179.25);
    QCOMPARE(grid_.positionAt(0.75).magneticLongitude, 179.5);
}

void SpectrumGridTest::oneRowOfOneBinHasAGrid() {
    HalfOrbit halfOrbit;
    halfOrbit.track.utc = {5000};
    halfOrbit.track.latitude = halfOrbit.track.longitude = halfOrbit.track.altitudeKm =
        halfOrbit.track.magneticLatitude = halfOrbit.track.magneticLongitude = {1};
    halfOrbit.frequencyHz = {100};
    const SpectrumGrid grid(halfOrbit);
    QCOMPARE(grid.utcAt(1), UtcMs(7048));
    QCOMPARE(grid.columnAt(7048), 1.0);
    QCOMPARE(grid.rowAt(grid.frequencyAt(0.5)), 0.5);
    QCOMPARE(grid.binHz(), nominalBinHz);
    QCOMPARE(grid.positionAt(0.5).longitude, 1.0);
}

void SpectrumGridTest::emptyHalfOrbitHasNoPositions() {
    const SpectrumGrid grid;
    QCOMPARE(grid.width(), 0);
    QVERIFY(std::isnan(grid.positionAt(0).latitude));
    QVERIFY(std::isnan(grid.columnAt(0)));
}

QTEST_APPLESS_MAIN(SpectrumGridTest)
#include "spectrum_grid_test.moc"
