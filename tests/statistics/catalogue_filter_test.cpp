#include "core/error.h"
#include "core/figures/filter_text.h"
#include "core/statistics/catalogue_filter.h"

#include <QTest>

#include <limits>

using namespace nucleoscope;

namespace {

Region madeRegion() {
    Region region;
    region.file = "a.h5";
    region.run = "first";
    region.utcCenter = *fromIso8601("2022-03-05T12:00:00Z");
    region.season = Season::Spring;
    region.direction = Direction::Ascending;
    region.hemisphere = Hemisphere::South;
    region.frequencyCenterHz = 6200;
    region.position.magneticLatitude = -65;
    region.probabilityMean = 0.8;
    region.review.verdict = Verdict::Accepted;
    return region;
}

CatalogueFilter everyCondition() {
    CatalogueFilter filter;
    filter.from = fromIso8601("2022-03-01");
    filter.to = fromIso8601("2022-04-01T06:00:00Z");
    filter.seasons = {Season::Spring, Season::Winter};
    filter.seasonRule = SeasonRule::Local;
    filter.direction = Direction::Ascending;
    filter.hemisphere = Hemisphere::South;
    filter.frequencyHz = {2000, 6250.5};
    filter.magneticLatitude = {58, 80};
    filter.bothHemispheres = true;
    filter.probability.low = 0.5;
    filter.verdicts = {Verdict::Accepted, Verdict::Unsure};
    filter.run = "first";
    filter.file = "a.h5";
    return filter;
}

} // namespace

class CatalogueFilterTest : public QObject {
    Q_OBJECT

private slots:
    void theDefaultLeavesEverything() {
        Region region = madeRegion();
        region.probabilityMean = region.position.magneticLatitude = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(CatalogueFilter().matches(region));
        QVERIFY(CatalogueFilter().isEmpty());
    }

    void eachConditionLeavesSomeAndNotOthers_data() {
        QTest::addColumn<QString>("json");
        QTest::addColumn<bool>("left");
        QTest::newRow("from") << R"({"from": "2022-03-05T12:00:00Z"})" << true;
        QTest::newRow("after") << R"({"from": "2022-03-05T12:00:00.001Z"})" << false;
        QTest::newRow("to is open") << R"({"to": "2022-03-05T12:00:00Z"})" << false;
        QTest::newRow("to") << R"({"to": "2022-03-06"})" << true;
        QTest::newRow("season") << R"({"seasons": ["spring"]})" << true;
        QTest::newRow("other season") << R"({"seasons": ["summer", "autumn"]})" << false;
        QTest::newRow("southern season") << R"({"seasons": ["autumn"], "season_rule": "local"})" << true;
        QTest::newRow("direction") << R"({"direction": "descending"})" << false;
        QTest::newRow("hemisphere") << R"({"hemisphere": "south"})" << true;
        QTest::newRow("frequency") << R"({"frequency_hz": [6200, 6200]})" << true;
        QTest::newRow("above") << R"({"frequency_hz": [6201, null]})" << false;
        QTest::newRow("magnetic latitude") << R"({"magnetic_latitude": [58, 80]})" << false;
        QTest::newRow("of both hemispheres") << R"({"absolute_magnetic_latitude": [58, 80]})" << true;
        QTest::newRow("probability") << R"({"probability": [0.9, 1]})" << false;
        QTest::newRow("review") << R"({"verdicts": ["accepted", "corrected"]})" << true;
        QTest::newRow("other review") << R"({"verdicts": ["unreviewed", "rejected"]})" << false;
        QTest::newRow("run") << R"({"run": "second"})" << false;
        QTest::newRow("half-orbit") << R"({"file": "a.h5"})" << true;
        QTest::newRow("all of them") << R"({"run": "first", "probability": [null, 0.5]})" << false;
    }
    void eachConditionLeavesSomeAndNotOthers() {
        QFETCH(QString, json);
        QFETCH(bool, left);
        QCOMPARE(catalogueFilterFromJson(json.toStdString()).matches(madeRegion()), left);
    }

    void aRegionWithoutProbabilityMeetsNoRangeOfIt() {
        Region region = madeRegion();
        region.probabilityMean = std::numeric_limits<double>::quiet_NaN();
        CatalogueFilter filter;
        filter.probability.low = 0;
        QVERIFY(!filter.matches(region));
    }

    void halfOrbitsMatchByWhatTheyHave() {
        HalfOrbitRecord record;
        record.start = *fromIso8601("2022-03-05T12:00:00Z");
        record.direction = Direction::Ascending;
        record.run = "first";
        record.file = "a.h5";
        CatalogueFilter filter = everyCondition();
        QVERIFY(filter.matches(record));
        filter.seasons = {Season::Summer};
        QVERIFY(!filter.matches(record));
        filter.seasons = {Season::Autumn}; // southern autumn
        QVERIFY(filter.matches(record));
        filter.to = record.start;
        QVERIFY(!filter.matches(record));
        record.start = 0; // not known
        QVERIFY(!filter.matches(record));
        QVERIFY(CatalogueFilter().matches(record));
    }

    void indicesAreThoseOfTheWholeCatalogue() {
        Catalogue catalogue;
        catalogue.regions = {madeRegion(), madeRegion(), madeRegion()};
        catalogue.regions[1].frequencyCenterHz = 9000;
        CatalogueFilter filter;
        filter.frequencyHz.high = 7000;
        const FilteredCatalogue filtered(catalogue, filter);
        QCOMPARE(filtered.regions(), (RegionIndices{0, 2}));
        QVERIFY(filtered.season(2) == Season::Spring);
        filter.seasonRule = SeasonRule::Local;
        QVERIFY(FilteredCatalogue(catalogue, filter).season(2) == Season::Autumn);
    }

    void aFilterIsReadBackFromItsRecord() {
        QVERIFY(catalogueFilterFromJson(toJson(everyCondition())) == everyCondition());
        QCOMPARE(toJson(CatalogueFilter()), std::string("{}"));
        QVERIFY(catalogueFilterFromJson("{}").isEmpty());
    }

    void whatIsNoFilterIsRefused_data() {
        QTest::addColumn<QString>("json");
        QTest::newRow("no JSON") << "spring";
        QTest::newRow("no object") << "[]";
        QTest::newRow("unknown condition") << R"({"colour": "red"})";
        QTest::newRow("no season") << R"({"seasons": ["Spring"]})";
        QTest::newRow("seasons as text") << R"({"seasons": "spring"})";
        QTest::newRow("no date") << R"({"from": "yesterday"})";
        QTest::newRow("half a range") << R"({"probability": [1]})";
        QTest::newRow("words in a range") << R"({"probability": ["0", "1"]})";
    }
    void whatIsNoFilterIsRefused() {
        QFETCH(QString, json);
        QVERIFY_EXCEPTION_THROWN(catalogueFilterFromJson(json.toStdString()), Error);
    }

    void theSentenceSaysEveryCondition() {
        QCOMPARE(filterSentence({}, FigureLanguage::English), std::string("All regions."));
        QCOMPARE(
            filterSentence(everyCondition(), FigureLanguage::English),
            std::string("Regions of: from 2022-03-01 until before 2022-04-01 06:00:00 UT, spring and winter, "
                        "ascending half-orbits, southern hemisphere, centre frequency 2–6.2505 kHz, "
                        "|magnetic latitude| 58–80°, mean probability ≥ 0.5, accepted or unsure, run first, "
                        "half-orbit a.h5. "
                        "Seasons are those of the region's own hemisphere."));
        CatalogueFilter filter;
        filter.seasons = {Season::Spring, Season::Winter};
        filter.magneticLatitude = {-80, -58};
        QCOMPARE(filterSentence(filter, FigureLanguage::SimplifiedChinese),
                 std::string("仅含以下区域：春季、冬季；磁纬 −80…−58°。"));
    }
};

QTEST_APPLESS_MAIN(CatalogueFilterTest)
#include "catalogue_filter_test.moc"
