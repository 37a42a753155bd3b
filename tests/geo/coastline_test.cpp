#include "core/geo/coastline.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace nucleoscope;

namespace {

constexpr double degree = std::numbers::pi / 180;

bool isLand(const Coastline& coast, double latitude, double longitude,
            MapProjection projection = MapProjection::Miller) {
    const MapPoint point = project(projection, latitude, longitude);
    bool inside = false;
    for (const MapLine& ring : coast.land) {
        for (std::size_t i = 0; i + 1 < ring.points.size(); ++i) {
            const MapPoint& a = ring.points[i];
            const MapPoint& b = ring.points[i + 1];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < a.x + (point.y - a.y) * (b.x - a.x) / (b.y - a.y)) {
                inside = !inside;
            }
        }
    }
    return inside;
}

/// Land as a fraction of the sphere, sampled on a grid.
double landFraction(const Coastline& coast) {
    double land = 0;
    double sphere = 0;
    for (double latitude = -88.5; latitude < 90; latitude += 3) {
        const double weight = std::cos(latitude * degree);
        for (double longitude = -178.5; longitude < 180; longitude += 3) {
            land += isLand(coast, latitude, longitude) ? weight : 0;
            sphere += weight;
        }
    }
    return land / sphere;
}

} // namespace

class CoastlineTest : public QObject {
    Q_OBJECT

private slots:
    void ringsAreClosedAndInsideTheWorld_data() { addDetails(); }
    void ringsAreClosedAndInsideTheWorld();
    void landCoversItsShareOfTheEarth_data() { addDetails(); }
    void landCoversItsShareOfTheEarth();
    void knownPlacesAreLandOrSea_data() { addDetails(); }
    void knownPlacesAreLandOrSea();
    void noShoreRunsAlongTheCut_data() { addDetails(); }
    void noShoreRunsAlongTheCut();
    void fineHasMoreThanCoarse();
    void polarMapsHaveTheSameLand_data();
    void polarMapsHaveTheSameLand();

private:
    static void addDetails() {
        QTest::addColumn<int>("detail");
        QTest::newRow("1:110 million") << int(CoastlineDetail::Coarse);
        QTest::newRow("1:50 million") << int(CoastlineDetail::Fine);
    }
    static const Coastline& fetched() {
        QFETCH(int, detail);
        return coastline(static_cast<CoastlineDetail>(detail), MapProjection::Miller);
    }
};

void CoastlineTest::ringsAreClosedAndInsideTheWorld() {
    const MapRectangle world = nucleoscope::world(MapProjection::Miller);
    QVERIFY(fetched().land.size() > 100);
    for (const MapLine& ring : fetched().land) {
        QVERIFY(ring.points.size() >= 4);
        QCOMPARE(ring.points.front().x, ring.points.back().x);
        QCOMPARE(ring.points.front().y, ring.points.back().y);
        QVERIFY(ring.bounds.xMin >= world.xMin && ring.bounds.xMax <= world.xMax);
        QVERIFY(ring.bounds.yMin >= world.yMin && ring.bounds.yMax <= world.yMax);
        // No edge jumps across the world, except along the south pole.
        for (std::size_t i = 0; i + 1 < ring.points.size(); ++i) {
            const bool alongPole = ring.points[i].y < -2.3 && ring.points[i + 1].y < -2.3;
            QVERIFY(alongPole || std::abs(ring.points[i + 1].x - ring.points[i].x) < 0.5);
        }
    }
}

// 148.9 of 510.1 million km², ice shelves of Antarctica (1.6) included in the maps.
void CoastlineTest::landCoversItsShareOfTheEarth() {
    const double fraction = landFraction(fetched());
    QVERIFY2(fraction > 0.283 && fraction < 0.301, qPrintable(QString::number(fraction)));
}

void CoastlineTest::knownPlacesAreLandOrSea() {
    const Coastline& coast = fetched();
    QVERIFY(isLand(coast, 39.9, 116.4));   // Beijing
    QVERIFY(isLand(coast, 66.5, 179.0));   // Chukotka, west and
    QVERIFY(isLand(coast, 66.5, -178.5));  // east of the date line
    QVERIFY(isLand(coast, -89.0, 10.0));   // the south pole
    QVERIFY(isLand(coast, -25.0, 134.0));  // Australia
    QVERIFY(!isLand(coast, 42.0, 51.0));   // the Caspian Sea, a hole of Eurasia
    QVERIFY(!isLand(coast, 0.0, -150.0));  // the Pacific
    QVERIFY(!isLand(coast, 89.0, 0.0));    // the Arctic Ocean
    QVERIFY(!isLand(coast, -45.0, 179.9)); // east of New Zealand
}

void CoastlineTest::noShoreRunsAlongTheCut() {
    for (const MapLine& line : fetched().shore) {
        for (std::size_t i = 0; i + 1 < line.points.size(); ++i) {
            const MapPoint& a = line.points[i];
            const MapPoint& b = line.points[i + 1];
            QVERIFY(!(std::abs(a.x) > 3.141592 && a.x == b.x));
            QVERIFY(a.y > -2.29 || b.y > -2.29);
        }
    }
}

void CoastlineTest::fineHasMoreThanCoarse() {
    const auto count = [](const Coastline& coast) {
        std::size_t points = 0;
        for (const MapLine& line : coast.shore) {
            points += line.points.size();
        }
        return points;
    };
    QVERIFY(count(coastline(CoastlineDetail::Fine, MapProjection::Miller)) >
            5 * count(coastline(CoastlineDetail::Coarse, MapProjection::Miller)));
}

void CoastlineTest::polarMapsHaveTheSameLand_data() {
    QTest::addColumn<int>("projection");
    QTest::newRow("north") << int(MapProjection::NorthPolar);
    QTest::newRow("south") << int(MapProjection::SouthPolar);
}

void CoastlineTest::polarMapsHaveTheSameLand() {
    QFETCH(int, projection);
    const auto polar = static_cast<MapProjection>(projection);
    const double side = polar == MapProjection::NorthPolar ? 1 : -1;
    const Coastline& flat = coastline(CoastlineDetail::Coarse, MapProjection::Miller);
    const Coastline& round = coastline(CoastlineDetail::Coarse, polar);
    int different = 0;
    int all = 0;
    for (double latitude = 31.5; latitude < 90; latitude += 3) {
        for (double longitude = -178.5; longitude < 180; longitude += 3, ++all) {
            different +=
                isLand(flat, side * latitude, longitude) != isLand(round, side * latitude, longitude, polar);
        }
    }
    // Straight edges between the points of a shore are not the same lines on both maps.
    QVERIFY2(different < all / 200, qPrintable(QString("%1 of %2").arg(different).arg(all)));
}

QTEST_APPLESS_MAIN(CoastlineTest)
#include "coastline_test.moc"
