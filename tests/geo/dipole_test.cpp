#include "core/geo/dipole.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

constexpr double lateIn2019 = 2019.0 + 304.0 / 365.0; // 2019-11-01

double longitudeDifference(double a, double b) {
    return std::remainder(a - b, 360.0);
}

} // namespace

class DipoleTest : public QObject {
    Q_OBJECT

private slots:
    void poleLiesWhereTheFilesPutIt();
    void coordinatesAgreeWithAFlownFile_data();
    void coordinatesAgreeWithAFlownFile();
    void poleDriftsWithSecularVariation();
    void inverseReturnsThePosition_data();
    void inverseReturnsThePosition();
};

// The pole that reproduces CSES-01 magnetometer files of November 2019 (IGRF-12). WMM differs from IGRF by
// this much.
void DipoleTest::poleLiesWhereTheFilesPutIt() {
    const MagneticPosition pole = geographicCoordinates(90, 0, lateIn2019);
    QVERIFY2(std::abs(pole.latitude - 80.577) < 0.005, qPrintable(QString::number(pole.latitude)));
    QVERIFY2(std::abs(pole.longitude + 73.155) < 0.025, qPrintable(QString::number(pole.longitude)));
    QVERIFY(std::abs(dipoleCoordinates(80.577, -73.155, lateIn2019).latitude - 90) < 0.01);
}

// Rows of CSES_01_HPM_5_L02_A2_096791_20191101_001933_20191101_005555_000.h5.
void DipoleTest::coordinatesAgreeWithAFlownFile_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("magneticLatitude");
    QTest::addColumn<double>("magneticLongitude");
    QTest::newRow("00:21:08") << -64.852677 << 39.245258 << -66.855476 << 91.684708;
    QTest::newRow("00:29:47") << -32.832756 << 25.799665 << -33.799332 << 92.777161;
    QTest::newRow("00:38:27") << -0.318380 << 18.854965 << -0.643127 << 91.931023;
    QTest::newRow("00:47:06") << 32.167915 << 11.953425 << 32.482056 << 91.084030;
    QTest::newRow("00:51:26") << 48.372440 << 7.142415 << 49.088463 << 91.043999;
    QTest::newRow("00:55:46") << 64.354477 << -1.252659 << 65.690643 << 92.082397;
}

void DipoleTest::coordinatesAgreeWithAFlownFile() {
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    QFETCH(double, magneticLatitude);
    QFETCH(double, magneticLongitude);
    const MagneticPosition position = dipoleCoordinates(latitude, longitude, lateIn2019);
    QVERIFY2(std::abs(position.latitude - magneticLatitude) < 0.005,
             qPrintable(QString::number(position.latitude)));
    QVERIFY2(std::abs(longitudeDifference(position.longitude, magneticLongitude)) < 0.021,
             qPrintable(QString::number(position.longitude)));
}

void DipoleTest::poleDriftsWithSecularVariation() {
    // Closed form for 2022.5 from the coefficients of 2020.
    const double g10 = -29404.5 + 2.5 * 6.7;
    const double g11 = -1450.7 + 2.5 * 7.7;
    const double h11 = 4652.9 - 2.5 * 25.1;
    const double radians = 180 / std::acos(-1.0);
    const MagneticPosition pole = geographicCoordinates(90, 0, 2022.5);
    QVERIFY(std::abs(pole.latitude - std::atan2(-g10, std::hypot(g11, h11)) * radians) < 1e-9);
    QVERIFY(std::abs(pole.longitude - std::atan2(-h11, -g11) * radians) < 1e-9);
    QVERIFY(geographicCoordinates(90, 0, 2027.0).latitude >
            geographicCoordinates(90, 0, 2021.0).latitude + 0.1);
}

void DipoleTest::inverseReturnsThePosition_data() {
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("equator") << 0.0 << 0.0;
    QTest::newRow("Siberia") << 61.3 << 128.7;
    QTest::newRow("date line") << -44.0 << 180.0;
    QTest::newRow("south") << -69.4 << -101.5;
    QTest::newRow("geographic pole") << 90.0 << 0.0;
}

void DipoleTest::inverseReturnsThePosition() {
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    const MagneticPosition magnetic = dipoleCoordinates(latitude, longitude, 2022.1);
    const MagneticPosition back = geographicCoordinates(magnetic.latitude, magnetic.longitude, 2022.1);
    QVERIFY(std::abs(back.latitude - latitude) < 1e-9);
    if (std::abs(latitude) < 89) {
        QVERIFY(std::abs(longitudeDifference(back.longitude, longitude)) < 1e-9);
    }
}

QTEST_APPLESS_MAIN(DipoleTest)
#include "dipole_test.moc"
