#include "core/detection/run_difference.h"
#include "core/detection/track_lines.h"
#include "tests/detection/made_catalogues.h"
#include "tests/detection/made_half_orbits.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

RunRecord madeRun(const std::string& id, UtcMs finished) {
    RunRecord run;
    run.id = id;
    run.finished = finished;
    return run;
}

Region found(const std::string& run, const std::string& file, double frequency) {
    Region region = madeRegion(file, madeStart, frequency);
    region.run = run;
    region.id = regionId(region);
    return region;
}

HalfOrbitRecord searched(const std::string& run, const std::string& file, const std::string& error = {}) {
    HalfOrbitRecord record = madeRecord(file, madeStart, 1);
    record.run = run;
    record.error = error;
    return record;
}

/// Run "old" searched a, b and c, run "new" a and b; it could not read b.
Catalogue twoRuns() {
    Catalogue catalogue;
    catalogue.runs = {madeRun("old", 1), madeRun("new", 2)};
    catalogue.halfOrbits = {searched("old", "a"), searched("new", "a"), searched("old", "b"),
                            searched("new", "b", "truncated"), searched("old", "c")};
    catalogue.regions = {found("old", "a", 1000), found("old", "a", 5000), found("new", "a", 1100),
                         found("new", "a", 9000), found("old", "b", 2000), found("old", "c", 3000)};
    return catalogue;
}

std::vector<std::pair<std::string, double>> shown(const Catalogue& catalogue) {
    std::vector<std::pair<std::string, double>> regions;
    for (const Region& region : catalogue.regions) {
        regions.emplace_back(region.run + " " + region.file, region.frequencyLowHz);
    }
    return regions;
}

using Shown = std::vector<std::pair<std::string, double>>;

} // namespace

class RunTest : public QObject {
    Q_OBJECT

private slots:
    void aHalfOrbitIsShownAsTheRunThatWasUsedLastAndCouldReadItHasIt() {
        const Catalogue latest = chosenRuns(twoRuns(), {});
        QCOMPARE(shown(latest), (Shown{{"new a", 1100}, {"new a", 9000}, {"old b", 2000}, {"old c", 3000}}));
        QCOMPARE(latest.halfOrbits.size(), std::size_t{3});
        QCOMPARE(latest.runs.size(), std::size_t{2});
    }

    void oneRunIsShownByItself() {
        QCOMPARE(shown(chosenRuns(twoRuns(), RunChoice::of("old"))),
                 (Shown{{"old a", 1000}, {"old a", 5000}, {"old b", 2000}, {"old c", 3000}}));
        QVERIFY(chosenRuns(twoRuns(), RunChoice::of("other")).regions.empty());
    }

    void theUnionHasWhatAnyRunFoundOnce() {
        const Catalogue all = chosenRuns(twoRuns(), {RunChoice::Show::Union, {}});
        QCOMPARE(
            shown(all),
            (Shown{{"old a", 5000}, {"new a", 1100}, {"new a", 9000}, {"old b", 2000}, {"old c", 3000}}));
        QCOMPARE(all.halfOrbits.size(), std::size_t{3});
        QCOMPARE(all.halfOrbits[0].regions, 3);
    }

    void everythingIsAllRows() {
        const Catalogue all = chosenRuns(twoRuns(), RunChoice::everything());
        QCOMPARE(all.regions.size(), std::size_t{6});
        QCOMPARE(all.halfOrbits.size(), std::size_t{5});
    }

    void theOverlapIsThatOfTheBoxes() {
        const Region region = found("x", "a", 1000);
        QCOMPARE(overlapOf(region, region), 1.0);
        Region shifted = region; // by a quarter of its height with the half bins at both edges
        const double height = 500 + nominalBinHz;
        shifted.frequencyLowHz += height / 4;
        shifted.frequencyHighHz += height / 4;
        QVERIFY(std::abs(overlapOf(region, shifted) - 0.75 / 1.25) < 1e-12);
        shifted.frequencyLowHz = region.frequencyHighHz + nominalBinHz; // edge to edge
        shifted.frequencyHighHz = shifted.frequencyLowHz + 500;
        QVERIFY(overlapOf(region, shifted) < 1e-12);
        QCOMPARE(overlapOf(region, found("x", "b", 1000)), 0.0);
        Region pixel = region;
        pixel.utcEnd = pixel.utcStart;
        pixel.frequencyHighHz = pixel.frequencyLowHz;
        QCOMPARE(overlapOf(pixel, pixel), 1.0);
    }

    void theDifferenceOfTwoRunsIsOverWhatBothCouldRead() {
        const Catalogue catalogue = twoRuns();
        const Catalogue a = chosenRuns(catalogue, RunChoice::of("old"));
        const Catalogue b = chosenRuns(catalogue, RunChoice::of("new"));
        const RunDifference difference = differenceOf(a, b);
        QCOMPARE(difference.halfOrbits, std::size_t{1});
        QCOMPARE(difference.both.size(), std::size_t{1});
        QCOMPARE(a.regions[difference.both[0].a].frequencyLowHz, 1000.0);
        QCOMPARE(b.regions[difference.both[0].b].frequencyLowHz, 1100.0);
        const double height = 500 + nominalBinHz;
        QVERIFY(std::abs(difference.both[0].overlap - (height - 100) / (height + 100)) < 1e-12);
        QCOMPARE(difference.onlyA, std::vector<std::size_t>{1});
        QCOMPARE(difference.onlyB, std::vector<std::size_t>{1});
        QCOMPARE(difference.notComparedA.size(), std::size_t{2});
        QVERIFY(differenceOf(a, b, 0.9).both.empty());
    }

    void aRegionHasOnePartnerTheOneThatOverlapsMost() {
        Catalogue a;
        a.halfOrbits = {searched("a", "x")};
        a.regions = {found("a", "x", 1000), found("a", "x", 1080)};
        Catalogue b;
        b.halfOrbits = {searched("b", "x")};
        b.regions = {found("b", "x", 1070)};
        const RunDifference difference = differenceOf(a, b);
        QCOMPARE(difference.both.size(), std::size_t{1});
        QCOMPARE(difference.both[0].a, std::size_t{1});
        QCOMPARE(difference.onlyA, std::vector<std::size_t>{0});
        QVERIFY(difference.onlyB.empty());
    }

    void aRunHasTheSameIdForTheSameSettingsOnly() {
        QCOMPARE(runId("m", "w", "s"), runId("m", "w", "s"));
        QCOMPARE(runId("m", "w", "s").size(), std::size_t{8});
        QVERIFY(runId("m", "w", "s") != runId("m", "w", "t"));
        QVERIFY(runId("m", "w", "s") != runId("m", "v", "s"));
    }

    void theRecordsOfShardsAreOne() {
        RunRecord first = madeRun("r", 50);
        first.started = 10;
        first.inputs = {"/a"};
        RunRecord second = madeRun("r", 40);
        second.started = 20;
        second.inputs = {"/a", "/b"};
        for (const RunRecord& merged : {mergedRun(first, second), mergedRun(second, first)}) {
            QCOMPARE(merged.started, UtcMs{10});
            QCOMPARE(merged.finished, UtcMs{50});
            QCOMPARE(merged.inputs, (std::vector<std::filesystem::path>{"/a", "/b"}));
        }
    }

    void aStraightTrackNeedsTwoPoints() {
        const std::vector<TrackLine> lines = trackLines(makeHalfOrbit(100).track);
        QCOMPARE(lines.size(), std::size_t{1});
        QCOMPARE(lines[0].size(), std::size_t{2});
        QCOMPARE(lines[0].front().utc, epoch);
        QCOMPARE(lines[0].back().latitude, 40 + 0.125 * 99);
    }

    void aTrackIsSplitAtTheDateLineWithAPointOnEachSide() {
        const std::vector<TrackLine> lines = trackLines(makeHalfOrbit(40, 1, epoch, 175.25).track);
        QCOMPARE(lines.size(), std::size_t{2});
        QCOMPARE(lines[0].back().longitude, 180.0);
        QCOMPARE(lines[1].front().longitude, -180.0);
        QCOMPARE(lines[0].back().utc, epoch + 19 * 1024); // half-way between rows 9 and 10
        QCOMPARE(lines[1].front().utc, lines[0].back().utc);
        QVERIFY(std::abs(lines[0].back().latitude - (40 + 0.125 * 9.5)) < 1e-9);
    }

    void aTrackIsSplitWhereRowsWereLostOrPositionsAreMissing() {
        HalfOrbit halfOrbit = makeHalfOrbit(100);
        for (std::size_t row = 50; row < 100; ++row) {
            halfOrbit.track.utc[row] += 20480;
        }
        halfOrbit.track.latitude[80] = std::numeric_limits<double>::quiet_NaN();
        const std::vector<TrackLine> lines = trackLines(halfOrbit.track);
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(lines[0].back().utc, halfOrbit.track.utc[49]);
        QCOMPARE(lines[1].front().utc, halfOrbit.track.utc[50]);
        QCOMPARE(lines[2].front().utc, halfOrbit.track.utc[81]);
    }

    void aThinnedTrackIsNowhereFurtherOffThanItSays() {
        HalfOrbit halfOrbit = makeHalfOrbit(1000);
        for (std::size_t row = 0; row < 1000; ++row) {
            halfOrbit.track.latitude[row] = 70 * std::sin(static_cast<double>(row) / 400);
            halfOrbit.track.longitude[row] = 30 * std::cos(static_cast<double>(row) / 300);
        }
        const std::vector<TrackLine> lines = trackLines(halfOrbit.track);
        QCOMPARE(lines.size(), std::size_t{1});
        QVERIFY(lines[0].size() < 60);
        std::size_t piece = 0;
        for (std::size_t row = 0; row < 1000; ++row) {
            const UtcMs utc = halfOrbit.track.utc[row];
            while (piece + 2 < lines[0].size() && lines[0][piece + 1].utc < utc) {
                ++piece;
            }
            const TrackPoint& a = lines[0][piece];
            const TrackPoint& b = lines[0][piece + 1];
            const double fraction = static_cast<double>(utc - a.utc) / static_cast<double>(b.utc - a.utc);
            QVERIFY(std::abs(std::lerp(a.latitude, b.latitude, fraction) - halfOrbit.track.latitude[row]) <
                    0.051);
            QVERIFY(std::abs(std::lerp(a.longitude, b.longitude, fraction) - halfOrbit.track.longitude[row]) <
                    0.051);
        }
    }
};

QTEST_GUILESS_MAIN(RunTest)
#include "run_test.moc"
