#include "core/geo/dipole.h"
#include "core/geo/isolines.h"
#include "core/geo/projection.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <numbers>

using namespace nucleoscope;

namespace {

constexpr MapProjection allProjections[] = {MapProjection::Miller, MapProjection::PlateCarree,
                                            MapProjection::NorthPolar, MapProjection::SouthPolar};

} // namespace

class ProjectionTest : public QObject {
    Q_OBJECT

private slots:
    void projectsLikeProj_data();
    void projectsLikeProj();
    void hasSnydersClosedForm();
    void inverseGivesThePositionBack();
    void worldReachesThePoles();
    void lineAcrossTheDateLineIsCutAtTheEdge();
    void missingPointsBreakALine();
    void aPolarMapEndsAtItsEdge();
    void namesAreReadBack();
    void dipoleIsolineHasItsLatitudeEverywhere();
    void isolineStaysInsideTheWorld();
};

// gdaltransform -s_srs "+proj=longlat +R=1" -t_srs "+proj=mill +R=1" (PROJ 9.1), and so on.
void ProjectionTest::projectsLikeProj_data() {
    QTest::addColumn<int>("projection");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("x");
    QTest::addColumn<double>("y");
    const auto add = [](const char* name, MapProjection projection, double latitude, double longitude,
                        double x, double y) {
        QTest::newRow(name) << int(projection) << latitude << longitude << x << y;
    };
    const auto miller = MapProjection::Miller;
    add("near the origin", miller, -3, 13.2, 0.230383461263251, -0.052375196021307);
    add("north pole", miller, 90, 0, 0, 2.30341254337639);
    add("middle latitude", miller, 45, 0, 0, 0.842844347033521);
    add("south-east corner", miller, -90, 180, 3.14159265358979, -2.30341254337639);
    add("Chukotka", miller, 65.3, -179.5, -3.13286600732982, 1.34122969744929);
    add("plate -3 13.2", MapProjection::PlateCarree, -3, 13.2, 0.230383461263251, -0.0523598775598299);
    add("plate 65.3 -179.5", MapProjection::PlateCarree, 65.3, -179.5, -3.13286600732982, 1.1397000015523);
    add("north 69.2 20.5", MapProjection::NorthPolar, 69.2, 20.5, 0.128550164378224, -0.343823032693823);
    add("north 65.3 -179.5", MapProjection::NorthPolar, 65.3, -179.5, -0.00382134265502846,
        0.437882496521262);
    add("north 31 95", MapProjection::NorthPolar, 31, 95, 1.12723968391059, 0.0986206934187224);
    add("south -69.4 -101.5", MapProjection::SouthPolar, -69.4, -101.5, -0.356165001149807,
        -0.0724625884581727);
    add("south -55 120", MapProjection::SouthPolar, -55, 120, 0.546113521903332, -0.315298788878983);
}

void ProjectionTest::projectsLikeProj() {
    QFETCH(int, projection);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, x);
    QFETCH(double, y);
    const MapPoint point = project(static_cast<MapProjection>(projection), latitude, longitude);
    QVERIFY(std::abs(point.x - x) < 1e-13);
    QVERIFY(std::abs(point.y - y) < 1e-13);
}

// Snyder (1987), eq. 11-2a: y = arcsinh(tan 0.8φ) / 0.8, another form of the same projection.
void ProjectionTest::hasSnydersClosedForm() {
    for (double latitude = -90; latitude <= 90; latitude += 0.5) {
        const double expected = std::asinh(std::tan(0.8 * latitude * std::numbers::pi / 180)) / 0.8;
        QVERIFY(std::abs(project(MapProjection::Miller, latitude, 0).y - expected) < 1e-13);
    }
}

void ProjectionTest::inverseGivesThePositionBack() {
    for (const MapProjection projection : allProjections) {
        for (double latitude = -82.5; latitude <= 90; latitude += 7.5) {
            for (double longitude = -180; longitude <= 180; longitude += 22.5) {
                const double seen = projection == MapProjection::SouthPolar ? -latitude : latitude;
                const GeographicPoint back = unproject(projection, project(projection, seen, longitude));
                QVERIFY(std::abs(back.latitude - seen) < 1e-10);
                QVERIFY(std::abs(seen) == 90 ||
                        std::abs(std::remainder(back.longitude - longitude, 360)) < 1e-10);
            }
        }
    }
}

void ProjectionTest::worldReachesThePoles() {
    const MapRectangle world = nucleoscope::world(MapProjection::Miller);
    QVERIFY(std::abs(world.width() - 2 * std::numbers::pi) < 1e-13);
    QVERIFY(std::abs(world.height() - 2 * 2.30341254337639) < 1e-13);
}

void ProjectionTest::lineAcrossTheDateLineIsCutAtTheEdge() {
    const auto lines = projectLine(MapProjection::Miller, {{10, 170}, {20, -170}, {20, -160}});
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].points.size(), std::size_t(2));
    QCOMPARE(lines[1].points.size(), std::size_t(3));
    QVERIFY(std::abs(lines[0].points.back().x - std::numbers::pi) < 1e-13);
    QVERIFY(std::abs(lines[1].points.front().x + std::numbers::pi) < 1e-13);
    const double middle = project(MapProjection::Miller, 15, 0).y;
    QVERIFY(std::abs(lines[0].points.back().y - middle) < 1e-13);
    QVERIFY(std::abs(lines[1].points.front().y - middle) < 1e-13);
    QVERIFY(lines[0].bounds.xMax > lines[0].bounds.xMin);
}

void ProjectionTest::missingPointsBreakALine() {
    const double missing = std::numeric_limits<double>::quiet_NaN();
    const auto lines = projectLine(MapProjection::Miller,
                                   {{0, 0}, {1, 1}, {missing, 2}, {3, 3}, {4, 4}, {5, missing}, {6, 6}});
    QCOMPARE(lines.size(), std::size_t(2));
    QCOMPARE(lines[0].points.size(), std::size_t(2));
    QCOMPARE(lines[1].points.size(), std::size_t(2));
}

void ProjectionTest::aPolarMapEndsAtItsEdge() {
    const auto lines =
        projectLine(MapProjection::NorthPolar, {{80, 170}, {80, -170}, {10, 0}, {60, 0}, {50, 0}});
    QCOMPARE(lines.size(), std::size_t(2)); // ±180° does not cut it, the far side does
    QCOMPARE(lines[0].points.size(), std::size_t(2));
    const double edge = nucleoscope::world(MapProjection::NorthPolar).xMax;
    QVERIFY(std::abs(std::abs(project(MapProjection::NorthPolar, polarEdgeLatitude, 90).x) - edge) < 1e-12);
    QVERIFY(isInWorld(MapProjection::NorthPolar, project(MapProjection::NorthPolar, 31, 45)));
    QVERIFY(!isInWorld(MapProjection::NorthPolar, project(MapProjection::NorthPolar, 29, 45)));
    QVERIFY(!isInWorld(MapProjection::SouthPolar, project(MapProjection::SouthPolar, 45, 45)));
}

void ProjectionTest::namesAreReadBack() {
    for (const MapProjection projection : allProjections) {
        QVERIFY(mapProjectionFromString(toString(projection)) == projection);
    }
    QVERIFY(!mapProjectionFromString("mercator"));
}

void ProjectionTest::dipoleIsolineHasItsLatitudeEverywhere() {
    for (const double magneticLatitude : {-80.0, -58.0, 0.0, 58.0, 80.0}) {
        for (const GeographicPoint& point : dipoleIsoline(magneticLatitude, 2022.0)) {
            const double found = dipoleCoordinates(point.latitude, point.longitude, 2022.0).latitude;
            QVERIFY(std::abs(found - magneticLatitude) < 1e-9);
        }
    }
}

void ProjectionTest::isolineStaysInsideTheWorld() {
    const MapRectangle world = nucleoscope::world(MapProjection::Miller);
    const auto lines = projectLine(MapProjection::Miller, dipoleIsoline(58, 2022.0));
    QCOMPARE(lines.size(), std::size_t(2)); // it crosses ±180° once, at neither of its ends
    double width = 0;
    for (const MapLine& line : lines) {
        QVERIFY(line.bounds.xMin >= world.xMin - 1e-12 && line.bounds.xMax <= world.xMax + 1e-12);
        width += line.bounds.width();
    }
    QVERIFY(std::abs(width - world.width()) < 1e-9); // once round the Earth
}

QTEST_APPLESS_MAIN(ProjectionTest)
#include "projection_test.moc"
