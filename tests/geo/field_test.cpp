#include "core/geo/dipole.h"
#include "core/geo/field.h"
#include "core/geo/isolines.h"
#include "core/geo/sun.h"
#include "core/geo/terminator.h"

#include <QFile>
#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

constexpr double radian = 3.14159265358979323846 / 180;

double distance(const GeographicPoint& a, const GeographicPoint& b) {
    const double cosine = std::sin(a.latitude * radian) * std::sin(b.latitude * radian) +
                          std::cos(a.latitude * radian) * std::cos(b.latitude * radian) *
                              std::cos((a.longitude - b.longitude) * radian);
    return std::acos(std::clamp(cosine, -1.0, 1.0)) / radian;
}

} // namespace

class FieldTest : public QObject {
    Q_OBJECT

private slots:
    void hasTheModelsTestValues();
    void hasTheReportsTestValues_data();
    void hasTheReportsTestValues();
    void poleIsFinite();
    void dipPolesLieWhereTheModelsPutThem_data();
    void dipPolesLieWhereTheModelsPutThem();
    void dipIsolineHasItsLatitudeAndNoGap();
    void ofADipoleTheDipLatitudeIsTheMagneticOne();
    void terminatorIsAQuarterTurnFromTheSun();
};

// The test values published with WMM2020 and WMM2025 (200 places and times), from the npm package
// geomagnetism.
void FieldTest::hasTheModelsTestValues() {
    QFile file(NUCLEOSCOPE_TEST_DATA "/field/wmm_test_values.csv");
    QVERIFY(file.open(QIODevice::ReadOnly));
    file.readLine();
    int rows = 0;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        QCOMPARE(cells.size(), 9);
        const auto value = [&](int column) { return cells[column].toDouble(); };
        const double year = value(0);
        const MagneticField field = FieldModel(year).at(value(2), value(3), value(1));
        const QByteArray place = cells.join(',');
        // They are rounded to 0.1 nT and 0.01°.
        QVERIFY2(std::abs(field.north - value(4)) < 0.06, place);
        QVERIFY2(std::abs(field.east - value(5)) < 0.06, place);
        QVERIFY2(std::abs(field.down - value(6)) < 0.06, place);
        QVERIFY2(std::abs(field.inclination() - value(7)) < 0.006, place);
        const double dip = std::atan(std::tan(value(7) * radian) / 2) / radian;
        QVERIFY2(std::abs(FieldModel(year).dipLatitude(value(2), value(3), value(1)) - dip) < 0.01, place);
        ++rows;
    }
    QCOMPARE(rows, 200);
}

// The WMM2020 report, table of test values.
void FieldTest::hasTheReportsTestValues_data() {
    QTest::addColumn<double>("year");
    QTest::addColumn<double>("altitude");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("north");
    QTest::addColumn<double>("inclination");
    QTest::newRow("2020, 80°") << 2020.0 << 0.0 << 80.0 << 0.0 << 6570.4 << 83.14;
    QTest::newRow("2020, equator") << 2020.0 << 0.0 << 0.0 << 120.0 << 39624.3 << -15.42;
    QTest::newRow("2022.5, -80°, 100 km") << 2022.5 << 100.0 << -80.0 << 240.0 << 5815.0 << -72.27;
}

void FieldTest::hasTheReportsTestValues() {
    QFETCH(double, year);
    QFETCH(double, altitude);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, north);
    QFETCH(double, inclination);
    const MagneticField field = FieldModel(year).at(latitude, longitude, altitude);
    QVERIFY(std::abs(field.north - north) < 0.06);
    QVERIFY(std::abs(field.inclination() - inclination) < 0.006);
}

void FieldTest::poleIsFinite() {
    const MagneticField field = FieldModel(2022).at(90, 0, 0);
    const MagneticField near = FieldModel(2022).at(89.9999, 0, 0);
    QVERIFY(std::abs(field.north - near.north) < 0.5);
    QVERIFY(std::abs(field.east - near.east) < 0.5);
    QVERIFY(std::abs(field.down - near.down) < 0.5);
}

// NOAA and BGS, with the models.
void FieldTest::dipPolesLieWhereTheModelsPutThem_data() {
    QTest::addColumn<double>("year");
    QTest::addColumn<double>("northLatitude");
    QTest::addColumn<double>("northLongitude");
    QTest::addColumn<double>("southLatitude");
    QTest::addColumn<double>("southLongitude");
    QTest::newRow("2020") << 2020.0 << 86.50 << 164.04 << -64.07 << 135.88;
    QTest::newRow("2025") << 2025.0 << 85.762 << 139.298 << -63.851 << 135.078;
}

void FieldTest::dipPolesLieWhereTheModelsPutThem() {
    QFETCH(double, year);
    QFETCH(double, northLatitude);
    QFETCH(double, northLongitude);
    QFETCH(double, southLatitude);
    QFETCH(double, southLongitude);
    const auto [north, south] = FieldModel(year).dipPoles(0);
    QVERIFY2(distance(north, {northLatitude, northLongitude}) < 0.01,
             qPrintable(QString("%1 %2").arg(north.latitude).arg(north.longitude)));
    QVERIFY2(distance(south, {southLatitude, southLongitude}) < 0.01,
             qPrintable(QString("%1 %2").arg(south.latitude).arg(south.longitude)));
}

void FieldTest::dipIsolineHasItsLatitudeAndNoGap() {
    const FieldModel model(2022);
    const std::vector<double> latitudes{-80, -58, -40, -20, 0, 20, 40, 58, 80};
    const auto isolines = dipIsolines(latitudes, 507, 2022);
    QCOMPARE(isolines.size(), latitudes.size());
    for (std::size_t at = 0; at < isolines.size(); ++at) {
        QVERIFY(!isolines[at].empty());
        double length = 0;
        for (const auto& line : isolines[at]) {
            QCOMPARE(line.front().latitude, line.back().latitude);
            for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                const double found = model.dipLatitude(line[i].latitude, line[i].longitude, 507);
                QVERIFY2(std::abs(found - latitudes[at]) < 1e-6, qPrintable(QString::number(found)));
                QVERIFY(distance(line[i], line[i + 1]) < 3);
                length += distance(line[i], line[i + 1]);
            }
        }
        // Once round the Earth, but for bends; the equator of a dipole is 360° long.
        const double round = 360 * std::cos(latitudes[at] * radian);
        QVERIFY2(length > 0.8 * round && length < 1.5 * round,
                 qPrintable(QString("%1: %2").arg(latitudes[at]).arg(length)));
    }
}

// Far away only the dipole is left.
void FieldTest::ofADipoleTheDipLatitudeIsTheMagneticOne() {
    const double found = FieldModel(2020).dipLatitude(50, 100, 3e7);
    QVERIFY(std::abs(found - dipoleCoordinates(50, 100, 2020).latitude) < 0.02);
}

void FieldTest::terminatorIsAQuarterTurnFromTheSun() {
    for (const char* time : {"2022-03-20T15:33:00Z", "2022-06-21T09:14:00Z", "2021-12-01T23:00:00Z"}) {
        const UtcMs utc = *fromIso8601(time);
        const SubsolarPoint sun = subsolarPoint(utc);
        for (const GeographicPoint& point : terminator(utc)) {
            QVERIFY(std::abs(distance({sun.latitude, sun.longitude}, point) - 90) < 1e-6);
        }
    }
}

QTEST_APPLESS_MAIN(FieldTest)
#include "field_test.moc"
