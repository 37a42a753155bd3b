#include "core/archive/half_orbit_name.h"

#include <QTest>

using namespace nucleoscope;

class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void nameGivesOrbitDirectionAndTimes();
    void nameSurvivesTheRoundTrip();
    void namesOffTheConventionAreNotTaken_data();
    void namesOffTheConventionAreNotTaken();
    void otherPayloadsAreKnownByTheirName();

    void isoTimeIsWrittenWithMilliseconds();
    void isoTimeIsReadInThreeForms_data();
    void isoTimeIsReadInThreeForms();
    void foreignIsoTextIsRefused_data();
    void foreignIsoTextIsRefused();
    void compactTimeSurvivesTheRoundTrip_data();
    void compactTimeSurvivesTheRoundTrip();
    void compactTimeThatIsNoDateIsRefused_data();
    void compactTimeThatIsNoDateIsRefused();
    void verseTimeAgreesWithAFlownFile();
    void decimalYearCountsLeapDays();
    void localTimeTurnsWithLongitude();
};

void NamesTest::nameGivesOrbitDirectionAndTimes() {
    const auto name =
        HalfOrbitName::parse("CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000.h5");
    QVERIFY(name);
    QVERIFY(name->isVlf());
    QCOMPARE(name->orbit, 2828);
    QVERIFY(name->direction == Direction::Ascending);
    QCOMPARE(toIso8601(name->start), std::string("2018-08-07T07:05:12.000Z"));
    QCOMPARE(toIso8601(name->end), std::string("2018-08-07T07:44:00.000Z"));
    QCOMPARE(name->level, std::string("L02"));
    QCOMPARE(name->version, 0);
}

void NamesTest::nameSurvivesTheRoundTrip() {
    const std::string text = "CSES_01_EFD_3_L2A_A1_267940_20221201_233334_20221202_001048_002.h5";
    const auto name = HalfOrbitName::parse(text);
    QVERIFY(name);
    QVERIFY(name->direction == Direction::Descending);
    QCOMPARE(name->toFileName(), text);
    QCOMPARE(HalfOrbitName().toFileName().size(), std::size_t(66));
}

void NamesTest::namesOffTheConventionAreNotTaken_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << "";
    QTest::newRow("another name") << "spectrum.h5";
    QTest::newRow("no extension") << "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000";
    QTest::newRow("no month 13") << "CSES_01_EFD_3_L02_A1_028281_20181307_070512_20180807_074400_000.h5";
    QTest::newRow("no hour 25") << "CSES_01_EFD_3_L02_A1_028281_20180807_250512_20180807_074400_000.h5";
    QTest::newRow("ends first") << "CSES_01_EFD_3_L02_A1_028281_20180807_074400_20180807_070512_000.h5";
    QTest::newRow("direction 2") << "CSES_01_EFD_3_L02_A1_028282_20180807_070512_20180807_074400_000.h5";
    QTest::newRow("orbit with a letter")
        << "CSES_01_EFD_3_L02_A1_02828x_20180807_070512_20180807_074400_000.h5";
    QTest::newRow("a field more") << "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000_1.h5";
    QTest::newRow("sign") << "CSES_01_EFD_3_L02_A1_-28281_20180807_070512_20180807_074400_000.h5";
}

void NamesTest::namesOffTheConventionAreNotTaken() {
    QFETCH(QString, name);
    QVERIFY(!HalfOrbitName::parse(name.toStdString()));
}

void NamesTest::otherPayloadsAreKnownByTheirName() {
    const auto name =
        HalfOrbitName::parse("CSES_01_HPM_5_L02_A2_096791_20191101_001933_20191101_005555_000.h5");
    QVERIFY(name);
    QVERIFY(!name->isVlf());
    QCOMPARE(name->payload, std::string("HPM"));
}

void NamesTest::isoTimeIsWrittenWithMilliseconds() {
    QCOMPARE(toIso8601(0), std::string("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toIso8601(-1), std::string("1969-12-31T23:59:59.999Z"));
    QCOMPARE(toIso8601(1635912306789), std::string("2021-11-03T04:05:06.789Z")); // date -d @1635912306
}

void NamesTest::isoTimeIsReadInThreeForms_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("date") << "2021-11-03" << qint64(1635897600000);
    QTest::newRow("seconds") << "2021-11-03T04:05:06Z" << qint64(1635912306000);
    QTest::newRow("milliseconds") << "2021-11-03T04:05:06.789Z" << qint64(1635912306789);
    QTest::newRow("leap day") << "2020-02-29" << qint64(1582934400000);
}

void NamesTest::isoTimeIsReadInThreeForms() {
    QFETCH(QString, text);
    QFETCH(qint64, milliseconds);
    QCOMPARE(fromIso8601(text.toStdString()).value_or(-1), UtcMs(milliseconds));
}

void NamesTest::foreignIsoTextIsRefused_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "2021", "2021-13-01", "2021-02-29", "2021-11-03T", "2021-11-03T04:05Z",
                             "2021-11-03T04:05:06", "2021-11-03T24:00:00Z", "2021-11-03T04:05:06.7Z",
                             "2021-11-03T04:05:06.789Zx", "03.11.2021", "2021-11-0a"}) {
        QTest::newRow(text) << text;
    }
}

void NamesTest::foreignIsoTextIsRefused() {
    QFETCH(QString, text);
    QVERIFY(!fromIso8601(text.toStdString()));
}

void NamesTest::compactTimeSurvivesTheRoundTrip_data() {
    QTest::addColumn<qint64>("digits");
    QTest::newRow("2018") << qint64(20180807070512123);
    QTest::newRow("midnight") << qint64(20200101000000000);
    QTest::newRow("leap day") << qint64(20200229235959999);
}

void NamesTest::compactTimeSurvivesTheRoundTrip() {
    QFETCH(qint64, digits);
    const auto time = fromCompactUtc(digits);
    QVERIFY(time);
    QCOMPARE(toCompactUtc(*time), std::int64_t(digits));
}

void NamesTest::compactTimeThatIsNoDateIsRefused_data() {
    QTest::addColumn<qint64>("digits");
    QTest::newRow("fill value") << qint64(-9999);
    QTest::newRow("zero") << qint64(0);
    QTest::newRow("month 13") << qint64(20181307070512123);
    QTest::newRow("30 February") << qint64(20180230070512123);
    QTest::newRow("second 60") << qint64(20180807070560123);
    QTest::newRow("largest") << std::numeric_limits<qint64>::max();
    QTest::newRow("smallest") << std::numeric_limits<qint64>::min();
}

void NamesTest::compactTimeThatIsNoDateIsRefused() {
    QFETCH(qint64, digits);
    QVERIFY(!fromCompactUtc(digits));
}

// The first row of CSES_01_HPM_5_L02_A2_096791_20191101_001933_20191101_005555_000.h5 has both.
void NamesTest::verseTimeAgreesWithAFlownFile() {
    QCOMPARE(toCompactUtc(fromVerseTime(341799668000)), std::int64_t(20191101002108000));
    QCOMPARE(toVerseTime(*fromCompactUtc(20191101002108000)), std::int64_t(341799668000));
}

void NamesTest::decimalYearCountsLeapDays() {
    QCOMPARE(decimalYear(*fromIso8601("2021-01-01")), 2021.0);
    QCOMPARE(decimalYear(*fromIso8601("2021-07-02T12:00:00Z")), 2021.5);
    QCOMPARE(decimalYear(*fromIso8601("2020-07-02")), 2020.5);
}

void NamesTest::localTimeTurnsWithLongitude() {
    const UtcMs time = *fromIso8601("2021-11-03T04:00:00Z");
    QCOMPARE(secondsOfDay(time), 4 * 3600.0);
    QCOMPARE(localTimeHours(time, 0), 4.0);
    QCOMPARE(localTimeHours(time, 90), 10.0);
    QCOMPARE(localTimeHours(time, -90), 22.0);
    QCOMPARE(localTimeHours(time, -60), 0.0);
    QVERIFY(localTimeHours(time, -60 - 1e-13) < 24.0);
}

QTEST_APPLESS_MAIN(NamesTest)
#include "names_test.moc"
