#include "core/geo/dipole.h"
#include "core/geo/sun.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

UtcMs utc(const char* text) {
    return fromIso8601(text).value();
}

double apart(double a, double b, double turn = 360) {
    return std::abs(std::remainder(a - b, turn));
}

} // namespace

class SunTest : public QObject {
    Q_OBJECT

private slots:
    /// Meeus (1998): examples 25.a (apparent declination −7.78507°) and 28.a (equation of time 13 min 42.6
    /// s).
    void agreesWithMeeus() {
        const SubsolarPoint sun = subsolarPoint(utc("1992-10-13T00:00:00Z"));
        QVERIFY2(std::abs(sun.latitude + 7.78507) < 0.01, qPrintable(QString::number(sun.latitude)));
        const double minutes = 13 + 42.6 / 60;
        QVERIFY2(apart(sun.longitude, 180 - minutes / 4) < 0.02, qPrintable(QString::number(sun.longitude)));
    }

    /// Equinox and solstices of 2022 to the minute (US Naval Observatory).
    void seasonsTurnWhenTheyShould() {
        QVERIFY(std::abs(subsolarPoint(utc("2022-03-20T15:33:00Z")).latitude) < 0.01);
        QVERIFY(std::abs(subsolarPoint(utc("2022-09-23T01:04:00Z")).latitude) < 0.01);
        QVERIFY(std::abs(subsolarPoint(utc("2022-06-21T09:14:00Z")).latitude - 23.437) < 0.01);
        QVERIFY(std::abs(subsolarPoint(utc("2022-12-21T21:48:00Z")).latitude + 23.437) < 0.01);
    }

    void zenithAngleIsTheDistanceFromTheSubsolarPoint() {
        const UtcMs time = utc("2022-05-01T07:00:00Z");
        const SubsolarPoint sun = subsolarPoint(time);
        QVERIFY(solarZenithAngle(sun.latitude, sun.longitude, time) < 1e-5);
        QVERIFY(std::abs(solarZenithAngle(sun.latitude + 40, sun.longitude, time) - 40) < 1e-9);
        QVERIFY(std::abs(solarZenithAngle(-sun.latitude, sun.longitude + 180, time) - 180) < 1e-5);
        QVERIFY(std::isnan(solarZenithAngle(std::nan(""), 0, time)));
    }

    void satelliteSeesTheSunLongerThanTheGround() {
        const UtcMs time = utc("2022-03-20T15:33:00Z"); // the sun over the equator
        const double noon = subsolarPoint(time).longitude;
        QCOMPARE(daylightAt(0, noon + 89.9, 507, time), Daylight::Day);
        QCOMPARE(daylightAt(0, noon + 90.1, 507, time), Daylight::Twilight);
        QCOMPARE(daylightAt(0, noon + 112.0, 507, time), Daylight::Twilight);
        QCOMPARE(daylightAt(0, noon + 112.3, 507, time), Daylight::Night);
        QCOMPARE(daylightAt(0, noon + 112.3, std::nan(""), time), Daylight::Night);
    }

    void magneticNoonIsUnderTheSun() {
        for (const char* text : {"2018-08-07T07:05:12Z", "2022-01-01T00:00:00Z", "2022-06-21T18:30:00Z"}) {
            const UtcMs time = utc(text);
            const SubsolarPoint sun = subsolarPoint(time);
            const double noon = dipoleCoordinates(sun.latitude, sun.longitude, decimalYear(time)).longitude;
            QVERIFY(apart(magneticLocalTimeHours(noon, time), 12, 24) < 1e-9);
            QVERIFY(apart(magneticLocalTimeHours(noon + 90, time), 18, 24) < 1e-9);
            QVERIFY(apart(magneticLocalTimeHours(noon - 180, time), 0, 24) < 1e-9);
            for (double longitude = -180; longitude < 180; longitude += 7) {
                const double hours = magneticLocalTimeHours(longitude, time);
                QVERIFY(hours >= 0 && hours < 24);
            }
        }
        QVERIFY(std::isnan(magneticLocalTimeHours(std::nan(""), utc("2022-01-01T00:00:00Z"))));
    }
};

QTEST_APPLESS_MAIN(SunTest)
#include "sun_test.moc"
