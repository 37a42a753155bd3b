#include "core/detection/region_finder.h"
#include "core/detection/region_outlines.h"
#include "core/error.h"
#include "tests/detection/made_half_orbits.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

constexpr int columns = 60;

/// A grid with `lost` rows missing after column 29.
SpectrumGrid gridWithGap(int lost) {
    HalfOrbit halfOrbit = makeHalfOrbit(columns);
    for (int column = 30; column < columns; ++column) {
        halfOrbit.track.utc[column] += 2048 * lost;
    }
    return SpectrumGrid(halfOrbit);
}

std::size_t count(const LabelMask& mask, const RegionOptions& options, const SpectrumGrid& grid) {
    return findRegions(mask, nullptr, options, grid).size();
}

} // namespace

class RegionFinderTest : public QObject {
    Q_OBJECT

    LabelMask mask_{columns, 1024};
    const SpectrumGrid grid_ = gridWithGap(0);

    /// Probability 0.25 on the mask and `peak` on one pixel of it.
    ProbabilityMap probabilityWith(float peak, int row, int column) const {
        ProbabilityMap probability{columns, 1024, {}};
        for (const std::uint8_t pixel : mask_.pixels) {
            probability.probability.push_back(pixel == LabelMask::nucleus ? 0.25f : 0.0f);
        }
        probability.probability[std::size_t(row) * columns + column] = peak;
        return probability;
    }

private slots:
    void init() { mask_ = LabelMask(columns, 1024); }

    void theDefaultsLeaveAMaskAsItIs() {
        paint(mask_, 3, 100, 8, 110);
        mask_.at(500, 40) = LabelMask::nucleus;
        const auto plain = findRegions(mask_);
        const auto found = findRegions(mask_, nullptr, RegionOptions{}, grid_);
        QCOMPARE(found.size(), plain.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].pixels, plain[i].pixels);
            QCOMPARE(found[i].centerColumn, plain[i].centerColumn);
        }
    }

    void aRegionCountsWhenItReachesTheSeedProbabilityAndKeepsAllItsPixels() {
        paint(mask_, 3, 100, 8, 110);
        paint(mask_, 30, 100, 35, 110);
        const ProbabilityMap probability = probabilityWith(0.75f, 105, 32);
        RegionOptions options;
        options.seedProbability = 0.7;
        const auto found = findRegions(mask_, &probability, options, grid_);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].left, 30);
        QCOMPARE(found[0].pixels.size(), std::size_t{66});
        options.seedProbability = 0.8;
        QVERIFY(findRegions(mask_, &probability, options, grid_).empty());
        QCOMPARE(count(mask_, options, grid_), std::size_t{2}); // a mask that no model made
    }

    void aMaskByHysteresisFollowsToTheThresholdWhatReachesTheSeed() {
        //                            faint     reaches it    alone
        const ProbabilityMap map{9, 1, {0.3F, 0.5F, 0, 0.3F, 0.8F, 0.2F, 0, 0.8F, 0.1F}};
        const auto classes = [&](double threshold, double seed) {
            const LabelMask mask = toMask(map, threshold, seed);
            return std::vector<int>(mask.pixels.begin(), mask.pixels.end());
        };
        QCOMPARE(classes(0.25, 0.6), (std::vector<int>{0, 0, 0, 1, 1, 0, 0, 1, 0}));
        QCOMPARE(classes(0.15, 0.6), (std::vector<int>{0, 0, 0, 1, 1, 1, 0, 1, 0}));
        QCOMPARE(classes(0.25, 0.9), std::vector<int>(9, 0));
        QCOMPARE(classes(0.25, 0), (std::vector<int>{1, 1, 0, 1, 1, 0, 0, 1, 0})); // the threshold alone
    }

    void theSmallestAreaDurationAndBandwidthAreKept() {
        paint(mask_, 3, 100, 7, 109); // 5 columns, 10 rows: 10.24 s, 244.1 Hz
        RegionOptions options;
        options.minPixels = 50;
        options.minSeconds = 5 * 2.048;
        options.minHz = 10 * nominalBinHz;
        QCOMPARE(count(mask_, options, grid_), std::size_t{1});
        for (const auto& change : std::vector<std::function<void(RegionOptions&)>>{
                 [](RegionOptions& larger) { larger.minPixels = 51; },
                 [](RegionOptions& larger) { larger.minSeconds = 10.25; },
                 [](RegionOptions& larger) { larger.minHz = 244.2; }}) {
            RegionOptions larger = options;
            change(larger);
            QCOMPARE(count(mask_, larger, grid_), std::size_t{0});
        }
    }

    void partsOnBothSidesOfLostRowsAreOneWhenTheyAreNearInTimeAndFrequency_data() {
        QTest::addColumn<int>("lost");
        QTest::addColumn<int>("rightTop");
        QTest::addColumn<int>("rightLeft");
        QTest::addColumn<int>("regions");
        QTest::newRow("one row lost, touching") << 1 << 105 << 30 << 1;
        QTest::newRow("one row lost, a column off") << 1 << 105 << 31 << 1;      // 6.1 s
        QTest::newRow("one row lost, three columns off") << 1 << 105 << 33 << 2; // 10.2 s
        QTest::newRow("touching, but a minute later") << 30 << 105 << 30 << 2;
        QTest::newRow("at other frequencies") << 1 << 115 << 31 << 2;
        QTest::newRow("nothing lost, a column off") << 0 << 105 << 31 << 2;
    }
    void partsOnBothSidesOfLostRowsAreOneWhenTheyAreNearInTimeAndFrequency() {
        QFETCH(int, lost);
        QFETCH(int, rightTop);
        QFETCH(int, rightLeft);
        QFETCH(int, regions);
        paint(mask_, 20, 100, 29, 110);
        paint(mask_, rightLeft, rightTop, 40, rightTop + 10);
        const auto found = findRegions(mask_, nullptr, RegionOptions{}, gridWithGap(lost));
        QCOMPARE(found.size(), static_cast<std::size_t>(regions));
        QCOMPARE(found[0].right, regions == 1 ? 40 : 29);
        if (regions == 1) {
            QVERIFY(std::is_sorted(found[0].pixels.begin(), found[0].pixels.end()));
            QCOMPARE(found[0].bottom, rightTop + 10);
        }
    }

    void aRegionCanGoOnAcrossTwoGaps() {
        HalfOrbit halfOrbit = makeHalfOrbit(columns);
        for (int column = 30; column < columns; ++column) {
            halfOrbit.track.utc[column] += column < 34 ? 2048 : 4096;
        }
        paint(mask_, 20, 100, 28, 110);
        paint(mask_, 31, 100, 32, 110);
        paint(mask_, 35, 100, 40, 110);
        const auto found = findRegions(mask_, nullptr, RegionOptions{}, SpectrumGrid(halfOrbit));
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].pixels.size(), std::size_t{(9 + 2 + 6) * 11});
    }

    void holesAreFilledOnRequest() {
        paint(mask_, 10, 100, 30, 130);
        for (int row = 110; row <= 120; ++row) {
            for (int column = 15; column <= 20; ++column) {
                mask_.at(row, column) = LabelMask::background;
            }
        }
        mask_.at(115, 17) = LabelMask::nucleus; // an island in the hole
        RegionOptions options;
        QCOMPARE(count(mask_, options, grid_), std::size_t{2});
        options.fillHoles = true;
        const auto found = findRegions(mask_, nullptr, options, grid_);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].pixels.size(), std::size_t{21 * 31});
    }

    void aBayThatIsOpenIsNoHole() {
        paint(mask_, 0, 100, 20, 130);
        for (int column = 0; column <= 10; ++column) {
            mask_.at(115, column) = LabelMask::background; // open at the border
        }
        RegionOptions options;
        options.fillHoles = true;
        QCOMPARE(findRegions(mask_, nullptr, options, grid_).at(0).pixels.size(), std::size_t{21 * 31 - 11});
    }

    void oddOptionsAndGridsAreRefused() {
        RegionOptions odd;
        odd.minSeconds = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_EXCEPTION_THROWN(count(mask_, odd, grid_), Error);
        odd = {};
        odd.seedProbability = 1.5;
        QVERIFY_EXCEPTION_THROWN(count(mask_, odd, grid_), Error);
        QVERIFY_EXCEPTION_THROWN(count(LabelMask(columns + 1, 1024), RegionOptions{}, grid_), Error);
    }

    void theOptionsAreToldInWords() {
        RegionOptions options;
        options.minPixels = 200;
        QCOMPARE(describe(options), std::string("at least 200 pixels, parts up to 10 s apart joined"));
        options.minSeconds = 8.5;
        options.minHz = 300;
        options.seedProbability = 0.75;
        options.fillHoles = true;
        QCOMPARE(describe(options),
                 std::string("at least 200 pixels and 8.5 s and 300 Hz, somewhere of "
                             "probability 0.75, parts up to 10 s apart joined, holes filled"));
    }

    void anOutlineGivesItsPixelsBackAndLiesInTimeAndFrequency() {
        const HalfOrbit halfOrbit = makeHalfOrbit(columns);
        paint(mask_, 10, 100, 20, 130);
        mask_.at(115, 15) = LabelMask::background;
        mask_.at(131, 21) = LabelMask::nucleus; // meets it at a corner
        const PixelRegion pixels = findRegions(mask_).at(0);
        const RegionOutline outline = outlineOf(pixels, Region{}, grid_);

        LabelMask filled(columns, 1024);
        fillRings(filled, outline.rings);
        QVERIFY(filled == mask_);

        double firstUtc = 1e300;
        double highestHz = 0;
        for (const Ring& ring : outline.utcHz) {
            for (const OutlinePoint& point : ring) {
                firstUtc = std::min(firstUtc, point.x);
                highestHz = std::max(highestHz, point.y);
            }
        }
        QVERIFY(std::abs(firstUtc - (epoch / 1000.0 + 9.5 * 2.048)) < 1e-3);
        QVERIFY(std::abs(highestHz - (1023 - 99.5) * nominalBinHz) < 1e-6);
    }

    void anOutlineIsAShortPath() {
        const std::vector<Ring> rings{{{12, 700}, {16, 700}, {16, 702}, {12, 702}},
                                      {{1, 2}, {1, 5}, {3, 5}, {3, 2}}};
        const std::string path = toPath(rings);
        QCOMPARE(path, std::string("M12 700h4v2h-4zM1 2v3h2v-3z"));
        QCOMPARE(fromPath(path).value(), rings);
        for (const char* odd :
             {"M", "M1", "M1 2", "M1 2h", "M1 2h3", "M1 2l3z", "1 2z", "M1 2h3zx", "M1 2h99999999999z"}) {
            QVERIFY2(!fromPath(odd), odd);
        }
        QVERIFY(fromPath("").value().empty());
    }
};

QTEST_GUILESS_MAIN(RegionFinderTest)
#include "region_finder_test.moc"
