#include "core/error.h"
#include "core/statistics/distribution.h"
#include "tests/statistics/published_catalogue.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

constexpr double hourMs = 3'600'000;

/// A half-orbit from the equator to 60° north or south in 960 s: 1° every 16 s.
HalfOrbitRecord flight(const char* file, const char* start, double side, double longitude = 0) {
    HalfOrbitRecord record;
    record.file = file;
    record.start = *fromIso8601(start);
    record.end = record.start + 960'000;
    record.direction = side > 0 ? Direction::Ascending : Direction::Descending;
    record.track = {{{record.start, 0, longitude, 507}, {record.end, side * 60, longitude, 507}}};
    return record;
}

Region regionOf(const HalfOrbitRecord& record, double latitude) {
    Region region;
    region.file = record.file;
    region.direction = record.direction;
    region.utcCenter = record.start + 1000;
    region.season = seasonOf(region.utcCenter);
    region.hemisphere = hemisphereOf(latitude);
    region.position.latitude = latitude;
    region.position.magneticLatitude = latitude;
    region.frequencyCenterHz = 6200;
    return region;
}

/// Two flights in spring, north and south, and one in winter; regions at 52° and 57° north.
Catalogue threeFlights() {
    Catalogue catalogue;
    catalogue.halfOrbits = {flight("a.h5", "2022-03-05T00:00:00Z", 1),
                            flight("b.h5", "2022-03-06T00:00:00Z", -1),
                            flight("c.h5", "2022-12-06T00:00:00Z", 1)};
    catalogue.regions = {regionOf(catalogue.halfOrbits[0], 52), regionOf(catalogue.halfOrbits[0], 53),
                         regionOf(catalogue.halfOrbits[0], 57), regionOf(catalogue.halfOrbits[2], 52)};
    return catalogue;
}

Distribution::Bin binAt(const Distribution& distribution, double value, std::size_t group = 0) {
    for (std::size_t bin = 0; bin + 1 < distribution.edges.size(); ++bin) {
        if (value >= distribution.edges[bin] && value < distribution.edges[bin + 1]) {
            return distribution.groups[group][bin];
        }
    }
    return {};
}

bool isNear(double a, double b, double relative = 1e-5) {
    return std::abs(a - b) <= relative * std::abs(b) + 1e-12;
}

} // namespace

class DistributionTest : public QObject {
    Q_OBJECT

private slots:
    void edgesAreTheUsualOnesOrThoseAskedFor() {
        const Catalogue catalogue = threeFlights();
        const auto frequency = distributionEdges(catalogue, RegionQuantity::Frequency);
        QCOMPARE(frequency.size(), std::size_t{51});
        QCOMPARE(frequency[1], 500.0);
        const auto wide = distributionEdges(catalogue, RegionQuantity::Frequency, 2000);
        QCOMPARE(wide.size(), std::size_t{14}); // the last bin reaches beyond 25 kHz
        QCOMPARE(wide.back(), 26000.0);
        const auto months = distributionEdges(catalogue, RegionQuantity::Month);
        QCOMPARE(months.front(), 0.5);
        QCOMPARE(months.size(), std::size_t{13});
        // Values without usual ends lie inside round edges.
        const auto durations = distributionEdges(test::makePublishedCatalogue(), RegionQuantity::Size);
        QVERIFY(durations.size() > 10 && durations.size() <= 43);
    }

    void everyRegionIsInOneBinOfOneGroup() {
        const Catalogue catalogue = test::makePublishedCatalogue();
        for (const RegionSplit split : {RegionSplit::None, RegionSplit::Season, RegionSplit::Hemisphere}) {
            for (const RegionQuantity quantity : allRegionQuantities()) {
                const Distribution distribution =
                    makeDistribution(catalogue, {.quantity = quantity, .split = split});
                std::size_t sum = distribution.regionsWithoutValue;
                for (const auto& bins : distribution.groups) {
                    for (const Distribution::Bin& bin : bins) {
                        sum += bin.regions.size();
                    }
                }
                QCOMPARE(sum, std::size_t{453});
            }
        }
    }

    void exposureIsTheTimeFlownInEachBin() {
        const Catalogue catalogue = threeFlights();
        const FlownTime flown(catalogue);
        QVERIFY(flown.isKnown());
        const auto edges = distributionEdges(catalogue, RegionQuantity::Latitude);
        const Exposure exposure =
            computeExposure(catalogue, flown, RegionQuantity::Latitude, edges, RegionSplit::Season);
        const std::size_t north = 28;                               // 50…55°
        QVERIFY(isNear(exposure.hours[0][north], 80'000 / hourMs)); // spring: one flight north
        QVERIFY(isNear(exposure.hours[3][north], 80'000 / hourMs)); // winter
        QCOMPARE(exposure.hours[1][north], 0.0);
        QCOMPARE(exposure.halfOrbits[0][north], std::size_t{1});
        QVERIFY(isNear(exposure.hours[0][7], 80'000 / hourMs)); // −55…−50°
        QCOMPARE(exposure.hours[3][7], 0.0);
        QVERIFY(isNear(exposure.groupHours[0], 2 * 960'000 / hourMs));
        QCOMPARE(exposure.groupHalfOrbits[0], std::size_t{2});
    }

    void aQuantityThatTheTrackDoesNotHaveHasAllTheTimeInEveryBin() {
        const Catalogue catalogue = threeFlights();
        const auto edges = distributionEdges(catalogue, RegionQuantity::Frequency);
        const Exposure exposure = computeExposure(catalogue, FlownTime(catalogue), RegionQuantity::Frequency,
                                                  edges, RegionSplit::None);
        QVERIFY(isNear(exposure.hours[0][0], 3 * 960'000 / hourMs));
        QVERIFY(isNear(exposure.hours[0][40], 3 * 960'000 / hourMs));
    }

    void theFilterCutsTheTimeAsItCutsTheRegions() {
        const Catalogue catalogue = threeFlights();
        const FlownTime flown(catalogue);
        const auto edges = distributionEdges(catalogue, RegionQuantity::Latitude);
        const auto hours = [&](const CatalogueFilter& filter) {
            return computeExposure({catalogue, filter}, flown, RegionQuantity::Latitude, edges,
                                   RegionSplit::None)
                       .groupHours[0] *
                   hourMs / 960'000;
        };
        CatalogueFilter filter;
        filter.seasons = {Season::Spring};
        QVERIFY(isNear(hours(filter), 2));
        filter.seasonRule = SeasonRule::Local; // the southern flight was in autumn
        QVERIFY(isNear(hours(filter), 1));
        filter = {};
        filter.direction = Direction::Descending;
        QVERIFY(isNear(hours(filter), 1));
        filter = {};
        filter.to = fromIso8601("2022-03-05T00:08:00Z"); // half of the first flight
        QVERIFY(isNear(hours(filter), 0.5));
        filter = {};
        filter.hemisphere = Hemisphere::North;
        QVERIFY(isNear(hours(filter), 2));
        filter = {};
        filter.frequencyHz = {1, 2}; // does not change what was flown
        QVERIFY(isNear(hours(filter), 3));
    }

    void ratesAreCountsPerExposure() {
        const Catalogue catalogue = threeFlights();
        const auto flown = std::make_shared<const FlownTime>(catalogue);
        const auto rate = [&](Rate kind) {
            return binAt(makeDistribution(
                             catalogue, {.quantity = RegionQuantity::Latitude, .rate = kind, .flown = flown}),
                         51);
        };
        const Distribution::Bin count = rate(Rate::Count);
        QCOMPARE(count.value, 3.0);
        QCOMPARE(count.halfOrbits, std::size_t{2});
        QVERIFY(isNear(count.interval.high, poissonInterval(3).high));
        const Distribution::Bin perHour = rate(Rate::PerHour);
        const double hours = 160'000 / hourMs;
        QVERIFY(isNear(perHour.value, 3 / hours));
        QVERIFY(isNear(perHour.interval.low, poissonInterval(3).low / hours));
        QVERIFY(isNear(rate(Rate::PerHalfOrbit).value, 1.5));
        const Distribution::Bin share = rate(Rate::ShareOfHalfOrbits);
        QVERIFY(isNear(share.value, 1)); // both half-orbits have one there
        QVERIFY(isNear(share.interval.low, wilsonInterval(2, 2).low));
    }

    void binsThatNobodyFlewThroughHaveNoRate() {
        const Catalogue catalogue = threeFlights();
        const Distribution distribution =
            makeDistribution(catalogue, {.quantity = RegionQuantity::Latitude,
                                         .rate = Rate::PerHour,
                                         .flown = std::make_shared<const FlownTime>(catalogue)});
        QVERIFY(std::isnan(binAt(distribution, 72).value));
        QCOMPARE(binAt(distribution, 12).value, 0.0);
        QVERIFY(distribution.largest(false) > 0);
    }

    void seasonsAreComparedGivenTheirHours() {
        const Catalogue catalogue = threeFlights();
        const DistributionOptions options{.split = RegionSplit::Season,
                                          .flown = std::make_shared<const FlownTime>(catalogue)};
        const Distribution distribution = makeDistribution(catalogue, options);
        QCOMPARE(distribution.tests.size(), std::size_t{1});
        // 3 and 1 regions in 2 and 1 flights: expected 8/3 and 4/3.
        QCOMPARE(distribution.tests[0].degrees, std::size_t{1});
        QVERIFY(isNear(distribution.tests[0].statistic, 1.0 / 24 + 1.0 / 12));
    }

    void withoutTracksRatesAreRefusedAndCountsAreNot() {
        Catalogue catalogue = threeFlights();
        for (HalfOrbitRecord& record : catalogue.halfOrbits) {
            record.track.clear();
        }
        DistributionOptions options{.rate = Rate::PerHour,
                                    .flown = std::make_shared<const FlownTime>(catalogue)};
        QVERIFY_EXCEPTION_THROWN(makeDistribution(catalogue, options), Error);
        options.rate = Rate::Count;
        QVERIFY(!makeDistribution(catalogue, options).isExposureKnown);
    }

    void monthsAreTestedRoundTheYear() {
        const Distribution distribution =
            makeDistribution(test::makePublishedCatalogue(), {.quantity = RegionQuantity::Month});
        QCOMPARE(distribution.tests.size(), std::size_t{1});
        QVERIFY(distribution.tests[0].kind == TestResult::Kind::Rayleigh);
        QVERIFY(distribution.tests[0].p < 0.01); // few regions in winter
    }

    void namesAreReadBack() {
        for (const RegionQuantity quantity : allRegionQuantities()) {
            QVERIFY(regionQuantityFromString(toString(quantity)) == quantity);
        }
        QVERIFY(!regionQuantityFromString("colour"));
        for (const Rate rate : {Rate::Count, Rate::PerHour, Rate::PerHalfOrbit, Rate::ShareOfHalfOrbits}) {
            QVERIFY(rateFromString(toString(rate)) == rate);
        }
    }
};

QTEST_APPLESS_MAIN(DistributionTest)
#include "distribution_test.moc"
