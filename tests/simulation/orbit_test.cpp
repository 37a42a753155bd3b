#include "core/simulation/orbit.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;
using orbit::Pass;
using orbit::SubPoint;

namespace {

const std::int64_t someHalfOrbit = orbit::firstHalfOrbitFrom(fromIso8601("2022-03-20").value_or(0));

UtcMs utcOf(const Pass& pass, double seconds) {
    return static_cast<UtcMs>(std::llround((pass.equatorUnixSeconds + seconds) * 1000));
}

} // namespace

class OrbitTest : public QObject {
    Q_OBJECT

private slots:
    void nodesLieAtTwoAndFourteenHours();
    void groundTrackRepeatsAfter76OrbitsInFiveDays();
    void inclinationLimitsTheLatitude();
    void directionIsThatOfTheLatitude();
    void secondsAtLatitudeInvertsTheSubPoint();
    void longitudeStepsWestwardByOneRevolution();
    void numbersAgreeWithFlownFiles_data();
    void numbersAgreeWithFlownFiles();
};

void OrbitTest::nodesLieAtTwoAndFourteenHours() {
    for (int i = 0; i < 200; ++i) {
        const Pass pass = orbit::passOf(someHalfOrbit + 7 * i);
        const SubPoint equator = orbit::subPoint(pass, 0);
        const double hours = localTimeHours(utcOf(pass, 0), equator.longitude);
        QVERIFY(std::abs(equator.latitude) < 1e-9);
        const double expected = pass.direction == Direction::Ascending ? 2 : 14;
        QVERIFY2(std::abs(hours - expected) < 1e-3, qPrintable(QString::number(hours)));
    }
}

void OrbitTest::groundTrackRepeatsAfter76OrbitsInFiveDays() {
    const Pass first = orbit::passOf(someHalfOrbit);
    const Pass again = orbit::passOf(someHalfOrbit + 2 * 76);
    QCOMPARE(again.orbit, first.orbit + 76);
    QVERIFY(std::abs(again.equatorUnixSeconds - first.equatorUnixSeconds - 5 * 86400.0) < 1e-3);
    for (const double seconds : {-1000.0, 0.0, 700.0}) {
        const double change =
            orbit::subPoint(first, seconds).longitude - orbit::subPoint(again, seconds).longitude;
        QVERIFY(std::abs(change) < 1e-4);
    }
}

void OrbitTest::inclinationLimitsTheLatitude() {
    const Pass pass = orbit::passOf(someHalfOrbit);
    double highest = 0;
    for (double seconds = -1430; seconds <= 1430; seconds += 1) {
        const SubPoint point = orbit::subPoint(pass, seconds);
        highest = std::max(highest, point.latitude);
        QVERIFY(point.longitude >= -180 && point.longitude < 180);
        QVERIFY(std::abs(point.altitudeKm - 507) < 20);
    }
    QVERIFY2(std::abs(highest - (180 - 97.4)) < 0.001, qPrintable(QString::number(highest)));
}

void OrbitTest::directionIsThatOfTheLatitude() {
    for (int i = 0; i < 4; ++i) {
        const Pass pass = orbit::passOf(someHalfOrbit + i);
        const double change = orbit::subPoint(pass, 500).latitude - orbit::subPoint(pass, -500).latitude;
        QCOMPARE(change > 0, pass.direction == Direction::Ascending);
    }
}

void OrbitTest::secondsAtLatitudeInvertsTheSubPoint() {
    for (int i = 0; i < 2; ++i) {
        const Pass pass = orbit::passOf(someHalfOrbit + i);
        for (const double latitude : {-65.0, -12.5, 0.0, 40.0, 69.4}) {
            const double back = orbit::subPoint(pass, orbit::secondsAtLatitude(pass, latitude)).latitude;
            QVERIFY(std::abs(back - latitude) < 1e-6);
        }
    }
}

void OrbitTest::longitudeStepsWestwardByOneRevolution() {
    const SubPoint first = orbit::subPoint(orbit::passOf(someHalfOrbit), 0);
    const SubPoint next = orbit::subPoint(orbit::passOf(someHalfOrbit + 2), 0);
    const double step = std::remainder(next.longitude - first.longitude, 360.0);
    QVERIFY2(std::abs(step + 360.0 * 5 / 76) < 1e-4, qPrintable(QString::number(step)));
}

// Names of flown files; the middle between the two times of a name is near the equator.
void OrbitTest::numbersAgreeWithFlownFiles_data() {
    QTest::addColumn<QString>("middle");
    QTest::addColumn<int>("number");
    QTest::addColumn<bool>("ascending");
    QTest::newRow("028281") << "2018-08-07T07:24:36Z" << 2828 << true;
    QTest::newRow("051920") << "2019-01-09T19:14:19Z" << 5192 << false;
    QTest::newRow("059341") << "2019-02-27T15:32:51Z" << 5934 << true;
    QTest::newRow("096791") << "2019-11-01T00:38:33Z" << 9679 << true;
    QTest::newRow("267941") << "2022-12-01T00:52:11Z" << 26794 << true;
}

void OrbitTest::numbersAgreeWithFlownFiles() {
    QFETCH(QString, middle);
    QFETCH(int, number);
    QFETCH(bool, ascending);
    const UtcMs time = fromIso8601(middle.toStdString()).value_or(0);
    constexpr auto quarterMs = static_cast<UtcMs>(orbit::periodSeconds * 250);
    const Pass pass = orbit::passOf(orbit::firstHalfOrbitFrom(time - quarterMs));
    QCOMPARE(pass.orbit, number);
    QCOMPARE(pass.direction == Direction::Ascending, ascending);
}

QTEST_APPLESS_MAIN(OrbitTest)
#include "orbit_test.moc"
