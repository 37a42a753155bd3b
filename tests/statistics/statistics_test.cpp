#include "core/statistics/statistics.h"
#include "tests/statistics/published_catalogue.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>
#include <numeric>

using namespace nucleoscope;

namespace {

UtcMs at(const char* time) {
    return fromIso8601(time).value();
}

Region madeRegion(Season season, Hemisphere hemisphere, Direction direction, double frequency,
                  double magneticLatitude) {
    Region region;
    region.season = season;
    region.hemisphere = hemisphere;
    region.direction = direction;
    region.frequencyCenterHz = frequency;
    region.position.magneticLatitude = magneticLatitude;
    return region;
}

std::size_t sum(const Histogram& histogram) {
    return std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::size_t{0});
}

} // namespace

class StatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void seasonsChangeWithTheMonth_data() {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("season");
        QTest::newRow("before spring") << "2022-02-28T23:59:59.999Z"
                                       << "winter";
        QTest::newRow("spring") << "2022-03-01T00:00:00.000Z"
                                << "spring";
        QTest::newRow("before summer") << "2022-05-31T23:59:59.999Z"
                                       << "spring";
        QTest::newRow("summer") << "2022-06-01T00:00:00.000Z"
                                << "summer";
        QTest::newRow("before autumn") << "2022-08-31T23:59:59.999Z"
                                       << "summer";
        QTest::newRow("autumn") << "2022-09-01T00:00:00.000Z"
                                << "autumn";
        QTest::newRow("before winter") << "2022-11-30T23:59:59.999Z"
                                       << "autumn";
        QTest::newRow("winter") << "2022-12-01T00:00:00.000Z"
                                << "winter";
        QTest::newRow("new year") << "2022-01-01T00:00:00.000Z"
                                  << "winter";
        QTest::newRow("leap day") << "2020-02-29T12:00:00.000Z"
                                  << "winter";
        QTest::newRow("before 1970") << "1969-07-20T20:17:40.000Z"
                                     << "summer";
    }
    void seasonsChangeWithTheMonth() {
        QFETCH(QString, time);
        QFETCH(QString, season);
        QCOMPARE(toString(seasonOf(at(qPrintable(time)))), std::string_view(qPrintable(season)));
    }

    void namesOfSeasonsAndHemispheresAreReadBack() {
        for (const Season season : allSeasons) {
            QVERIFY(seasonFromString(toString(season)) == season);
        }
        QVERIFY(!seasonFromString("Spring"));
        QVERIFY(hemisphereFromString("north") == Hemisphere::North);
        QVERIFY(hemisphereFromString("south") == Hemisphere::South);
        QVERIFY(!hemisphereFromString("east"));
    }

    void theEquatorIsNorth() {
        QVERIFY(hemisphereOf(0) == Hemisphere::North);
        QVERIFY(hemisphereOf(-1e-9) == Hemisphere::South);
    }

    void aBinHoldsItsLowerEdgeAndTheLastOneBoth() {
        Histogram histogram(0, 4, 4);
        QCOMPARE(histogram.edges, (std::vector<double>{0, 1, 2, 3, 4}));
        for (const double value :
             {-0.001, 0.0, 0.999, 1.0, 3.0, 3.5, 4.0, 4.001, std::numeric_limits<double>::quiet_NaN()}) {
            histogram.add(value);
        }
        QCOMPARE(histogram.counts, (std::vector<std::size_t>{2, 1, 0, 3}));
    }

    void theBinsAreThoseOfTheContract() {
        const CatalogueStatistics statistics;
        QCOMPARE(statistics.frequency.edges.size(), std::size_t{51});
        QCOMPARE(statistics.frequency.edges.front(), 0.0);
        QCOMPARE(statistics.frequency.edges[1], 500.0);
        QCOMPARE(statistics.frequency.edges.back(), 25000.0);
        QCOMPARE(statistics.magneticLatitude.edges.size(), std::size_t{91});
        QCOMPARE(statistics.magneticLatitude.edges.front(), -90.0);
        QCOMPARE(statistics.magneticLatitude.edges[1], -88.0);
        QCOMPARE(statistics.magneticLatitude.edges.back(), 90.0);
    }

    void aCatalogueIsCounted() {
        const auto up = Direction::Ascending;
        const auto down = Direction::Descending;
        Catalogue catalogue;
        catalogue.regions = {
            madeRegion(Season::Spring, Hemisphere::North, up, 6100, 65),
            madeRegion(Season::Spring, Hemisphere::North, down, 6300, 66.5),
            madeRegion(Season::Spring, Hemisphere::South, down, 6499.9, -70),
            madeRegion(Season::Winter, Hemisphere::South, down, 13000, -70.5),
            madeRegion(Season::Summer, Hemisphere::North, up, 6000, std::numeric_limits<double>::quiet_NaN()),
        };
        catalogue.regions[0].simulated = true;
        HalfOrbitRecord two, one, none, failed;
        two.regions = 4;
        one.regions = 1;
        failed.error = "truncated";
        catalogue.halfOrbits = {two, one, none, failed};

        const CatalogueStatistics statistics = computeStatistics(catalogue);
        QCOMPARE(statistics.total, std::size_t{5});
        QCOMPARE(statistics.north, std::size_t{3});
        QCOMPARE(statistics.south, std::size_t{2});
        QCOMPARE(statistics.ascending, std::size_t{2});
        QCOMPARE(statistics.descending, std::size_t{3});
        QCOMPARE(statistics.simulated, std::size_t{1});
        QCOMPARE(statistics.halfOrbits, std::size_t{3});
        QCOMPARE(statistics.halfOrbitsWithRegions, std::size_t{2});
        QCOMPARE(statistics.halfOrbitsFailed, std::size_t{1});

        const HemisphereCount& spring = statistics.season(Season::Spring);
        QCOMPARE((std::array{spring.total, spring.north, spring.south}),
                 (std::array<std::size_t, 3>{3, 2, 1}));
        QCOMPARE(statistics.season(Season::Summer).north, std::size_t{1});
        QCOMPARE(statistics.season(Season::Autumn).total, std::size_t{0});
        QCOMPARE(statistics.season(Season::Winter).south, std::size_t{1});

        QCOMPARE(statistics.frequency.counts[12], std::size_t{4}); // 6 000–6 500 Hz
        QCOMPARE(statistics.frequency.counts[26], std::size_t{1}); // 13 000–13 500 Hz
        QCOMPARE(sum(statistics.frequency), std::size_t{5});
        QCOMPARE(statistics.magneticLatitude.counts[77], std::size_t{1}); // 64…66
        QCOMPARE(statistics.magneticLatitude.counts[78], std::size_t{1}); // 66…68
        QCOMPARE(statistics.magneticLatitude.counts[10], std::size_t{1}); // -70…-68
        QCOMPARE(statistics.magneticLatitude.counts[9], std::size_t{1});  // -72…-70
        QCOMPARE(sum(statistics.magneticLatitude), std::size_t{4});
        QCOMPARE(statistics.frequencyBySeason[static_cast<std::size_t>(Season::Spring)].counts[12],
                 std::size_t{3});
        QCOMPARE(sum(statistics.magneticLatitudeBySeason[static_cast<std::size_t>(Season::Winter)]),
                 std::size_t{1});
    }

    void onlyFilteredRegionsAndHalfOrbitsAreCounted() {
        Catalogue catalogue;
        catalogue.regions = {
            madeRegion(Season::Spring, Hemisphere::North, Direction::Ascending, 6100, 65),
            madeRegion(Season::Spring, Hemisphere::South, Direction::Descending, 6300, -66.5),
        };
        catalogue.regions[0].file = "a.h5";
        catalogue.regions[1].file = "b.h5";
        HalfOrbitRecord a, b, c;
        a.file = "a.h5";
        b.file = "b.h5";
        c.file = "c.h5";
        a.direction = c.direction = Direction::Ascending;
        b.direction = Direction::Descending;
        a.regions = b.regions = 1;
        catalogue.halfOrbits = {a, b, c};
        CatalogueFilter filter;
        filter.direction = Direction::Ascending;
        CatalogueStatistics statistics = computeStatistics({catalogue, filter});
        QCOMPARE(statistics.total, std::size_t{1});
        QCOMPARE(statistics.north, std::size_t{1});
        QCOMPARE(statistics.halfOrbits, std::size_t{2});
        QCOMPARE(statistics.halfOrbitsWithRegions, std::size_t{1});
        filter = {};
        filter.seasonRule = SeasonRule::Local;
        statistics = computeStatistics({catalogue, filter});
        QCOMPARE(statistics.season(Season::Spring).total, std::size_t{1});
        QCOMPARE(statistics.season(Season::Autumn).south, std::size_t{1});
    }

    // Li et al. (2024): November 2021 to October 2022.
    void thePublishedCatalogueGivesThePublishedTable() {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("published.gpkg").toStdString();
        writeCatalogue(file, test::makePublishedCatalogue());
        const Catalogue catalogue = readCatalogue(file);
        const CatalogueStatistics statistics = computeStatistics(catalogue);
        QCOMPARE(statistics.total, std::size_t{453});
        QCOMPARE(statistics.north, std::size_t{266});
        QCOMPARE(statistics.south, std::size_t{187});
        QCOMPARE(statistics.halfOrbits, std::size_t{402});
        QCOMPARE(statistics.halfOrbitsWithRegions, std::size_t{402});
        constexpr std::size_t published[4][3] = {{142, 80, 62}, {124, 71, 53}, {129, 79, 50}, {58, 36, 22}};
        for (const Season season : allSeasons) {
            const HemisphereCount& count = statistics.season(season);
            const auto& expected = published[static_cast<std::size_t>(season)];
            QCOMPARE(count.total, expected[0]);
            QCOMPARE(count.north, expected[1]);
            QCOMPARE(count.south, expected[2]);
        }
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
