#include "core/geo/dipole.h"
#include "core/geo/isolines.h"
#include "core/geo/miller.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace nucleoscope;

class MillerTest : public QObject {
    Q_OBJECT

private slots:
    void projectsLikeProj_data();
    void projectsLikeProj();
    void hasSnydersClosedForm();
    void inverseGivesThePositionBack();
    void worldReachesThePoles();
    void lineAcrossTheDateLineIsCutAtTheEdge();
    void missingPointsBreakALine();
    void isolineHasItsMagneticLatitudeEverywhere();
    void isolineStaysInsideTheWorld();
};

// gdaltransform -s_srs "+proj=longlat +R=1" -t_srs "+proj=mill +R=1" (PROJ 9.1).
void MillerTest::projectsLikeProj_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    QTest::newRow("near the origin") << -3.0 << 13.2 << 0.230383461263251 << -0.052375196021307;
    QTest::newRow("north pole") << 90.0 << 0.0 << 0.0 << 2.30341254337639;
    QTest::newRow("middle latitude") << 45.0 << 0.0 << 0.0 << 0.842844347033521;
    QTest::newRow("south-east corner") << -90.0 << 180.0 << 3.14159265358979 << -2.30341254337639;
    QTest::newRow("Chukotka") << 65.3 << -179.5 << -3.13286600732982 << 1.34122969744929;
}

void MillerTest::projectsLikeProj() {
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, x);
    QFETCH(double, y);
    const MillerPoint point = toMiller(latitude, longitude);
    QVERIFY(std::abs(point.x - x) < 1e-13);
    QVERIFY(std::abs(point.y - y) < 1e-13);
}

// Snyder (1987), eq. 11-2a: y = arcsinh(tan 0.8φ) / 0.8, another form of the same projection.
void MillerTest::hasSnydersClosedForm() {
    for (double latitude = -90; latitude <= 90; latitude += 0.5) {
        const double expected = std::asinh(std::tan(0.8 * latitude * std::numbers::pi / 180)) / 0.8;
        QVERIFY(std::abs(toMiller(latitude, 0).y - expected) < 1e-13);
    }
}

void MillerTest::inverseGivesThePositionBack() {
    for (double latitude = -90; latitude <= 90; latitude += 7.5) {
        for (double longitude = -180; longitude <= 180; longitude += 22.5) {
            double backLatitude = 0;
            double backLongitude = 0;
            fromMiller(toMiller(latitude, longitude), backLatitude, backLongitude);
            QVERIFY(std::abs(backLatitude - latitude) < 1e-10);
            QVERIFY(std::abs(backLongitude - longitude) < 1e-10);
        }
    }
}

void MillerTest::worldReachesThePoles() {
    const MillerRectangle world = millerWorld();
    QVERIFY(std::abs(world.width() - 2 * std::numbers::pi) < 1e-13);
    QVERIFY(std::abs(world.height() - 2 * 2.30341254337639) < 1e-13);
}

void MillerTest::lineAcrossTheDateLineIsCutAtTheEdge() {
    const auto lines = toMillerLines({{10, 170}, {20, -170}, {20, -160}});
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].points.size(), std::size_t(2));
    QCOMPARE(lines[1].points.size(), std::size_t(3));
    QVERIFY(std::abs(lines[0].points.back().x - std::numbers::pi) < 1e-13);
    QVERIFY(std::abs(lines[1].points.front().x + std::numbers::pi) < 1e-13);
    const double middle = toMiller(15, 0).y;
    QVERIFY(std::abs(lines[0].points.back().y - middle) < 1e-13);
    QVERIFY(std::abs(lines[1].points.front().y - middle) < 1e-13);
    QVERIFY(lines[0].bounds.xMax > lines[0].bounds.xMin);
}

void MillerTest::missingPointsBreakALine() {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto lines = toMillerLines({{0, 0}, {1, 1}, {missing, 2}, {3, 3}, {4, 4}, {5, missing}, {6, 6}});
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].points.size(), std::size_t(2));
    QCOMPARE(lines[1].points.size(), std::size_t(2));
}

void MillerTest::isolineHasItsMagneticLatitudeEverywhere() {
    for (const double magneticLatitude : {-80.0, -58.0, 0.0, 58.0, 80.0}) {
        for (const MillerLine& line : magneticLatitudeIsoline(magneticLatitude, 2022.0)) {
            // The ends at ±180° are interpolated, the other points are exact.
            for (std::size_t i = 1; i + 1 < line.points.size(); ++i) {
                double latitude = 0;
                double longitude = 0;
                fromMiller(line.points[i], latitude, longitude);
                const double found = dipoleCoordinates(latitude, longitude, 2022.0).latitude;
                QVERIFY(std::abs(found - magneticLatitude) < 1e-9);
            }
        }
    }
}

void MillerTest::isolineStaysInsideTheWorld() {
    const MillerRectangle world = millerWorld();
    const auto lines = magneticLatitudeIsoline(58, 2022.0);
    QCOMPARE(lines.size(), std::size_t(2)); // it crosses ±180° once, at neither of its ends
    double width = 0;
    for (const MillerLine& line : lines) {
        QVERIFY(line.bounds.xMin >= world.xMin - 1e-12 && line.bounds.xMax <= world.xMax + 1e-12);
        width += line.bounds.width();
    }
    QVERIFY(std::abs(width - world.width()) < 1e-9); // once round the Earth
}

QTEST_APPLESS_MAIN(MillerTest)
#include "miller_test.moc"
