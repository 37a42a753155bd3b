#include "core/detection/region.h"
#include "core/error.h"
#include "tests/detection/made_half_orbits.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

LabelMask draw(const std::vector<std::string>& rows) {
    LabelMask mask(static_cast<int>(rows.front().size()), static_cast<int>(rows.size()));
    for (int row = 0; row < mask.height; ++row) {
        for (int column = 0; column < mask.width; ++column) {
            const char c = rows[row][column];
            mask.at(row, column) = c == '#'   ? LabelMask::nucleus
                                   : c == '?' ? LabelMask::unsure
                                              : LabelMask::background;
        }
    }
    return mask;
}

} // namespace

class RegionTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyMaskHasNoRegion() {
        QVERIFY(findRegions(LabelMask()).empty());
        QVERIFY(findRegions(draw({"....", "...."})).empty());
    }

    void pixelsThatTouchAtACornerAreOneRegion() {
        const auto regions = findRegions(draw({"#....", //
                                               ".#...", //
                                               "..#.#"}));
        QCOMPARE(regions.size(), std::size_t{2});
        QCOMPARE(regions[0].pixels, (std::vector<std::pair<int, int>>{{0, 0}, {1, 1}, {2, 2}}));
        QCOMPARE(regions[1].pixels, (std::vector<std::pair<int, int>>{{2, 4}}));
    }

    void boxAndCentroidAreThoseOfThePixels() {
        const auto regions = findRegions(draw({"......", //
                                               ".###..", //
                                               "...#..", //
                                               "...#.."}));
        QCOMPARE(regions.size(), std::size_t{1});
        const PixelRegion& region = regions[0];
        QCOMPARE((std::array{region.left, region.top, region.right, region.bottom}),
                 (std::array{1, 1, 3, 3}));
        QCOMPARE(region.centerColumn, (1 + 2 + 3 + 3 + 3) / 5.0);
        QCOMPARE(region.centerRow, (1 + 1 + 1 + 2 + 3) / 5.0);
    }

    void aHoleIsNotPartOfTheRegionAndAnIslandInItIsItsOwn() {
        const auto regions = findRegions(draw({"#####", //
                                               "#...#", //
                                               "#.#.#", //
                                               "#...#", //
                                               "#####"}));
        QCOMPARE(regions.size(), std::size_t{2});
        QCOMPARE(regions[0].pixels.size(), std::size_t{16});
        QCOMPARE(regions[0].centerColumn, 2.0);
        QCOMPARE(regions[1].pixels, (std::vector<std::pair<int, int>>{{2, 2}}));
    }

    void regionsAtTheEdgesAreWholeAndNotJoinedAround() {
        const auto regions = findRegions(draw({"#...#", //
                                               "#...#", //
                                               ".....", //
                                               "#####"}));
        QCOMPARE(regions.size(), std::size_t{3});
        QCOMPARE(regions[0].left, 0);
        QCOMPARE(regions[1].right, 4);
        QCOMPARE(regions[2].bottom, 3);
        QCOMPARE(regions[2].pixels.size(), std::size_t{5});
    }

    void theOrderIsThatOfTheFirstPixelInTheScan() {
        // The right one comes first, though the left one reaches further left and its parts join only below.
        const auto regions = findRegions(draw({"......#.", //
                                               "#..#..#.", //
                                               "#..#....", //
                                               "####...#"}));
        QCOMPARE(regions.size(), std::size_t{3});
        QCOMPARE(regions[0].pixels.front(), (std::pair{0, 6}));
        QCOMPARE(regions[1].pixels.front(), (std::pair{1, 0}));
        QCOMPARE(regions[1].pixels.size(), std::size_t{8});
        QCOMPARE(regions[2].pixels.front(), (std::pair{3, 7}));
    }

    void unsurePixelsBelongToNoRegionAndJoinNone() {
        const auto regions = findRegions(draw({"#?#", "???"}));
        QCOMPARE(regions.size(), std::size_t{2});
        QCOMPARE(regions[0].pixels.size(), std::size_t{1});
    }

    void smallRegionsAreLeftOutOnRequest() {
        const LabelMask mask = draw({"#...##", //
                                     "......", //
                                     "###..."});
        QCOMPARE(findRegions(mask, 2).size(), std::size_t{2});
        QCOMPARE(findRegions(mask, 3).size(), std::size_t{1});
        QCOMPARE(findRegions(mask, 4).size(), std::size_t{0});
    }

    void aRegionIsMeasuredInTimeFrequencyAndPlace() {
        HalfOrbit halfOrbit = makeHalfOrbit(60);
        setPixel(halfOrbit, 700, 21, 1e-3);
        setPixel(halfOrbit, 701, 21, std::numeric_limits<double>::quiet_NaN());
        const SpectrumImage image = makeSpectrumImage(halfOrbit);
        LabelMask mask(image.width, image.height);
        paint(mask, 20, 700, 23, 704);
        ProbabilityMap probability{image.width, image.height, {}};
        probability.probability.assign(mask.pixels.size(), 0.25f);
        probability.probability[std::size_t{702} * image.width + 22] = 0.75f;

        const auto found = findRegions(mask);
        const Region region =
            measureRegion(found.at(0), halfOrbit, SpectrumGrid(halfOrbit), image, &probability);

        QCOMPARE(region.file, halfOrbit.file.string());
        QCOMPARE(region.orbit, 12345);
        QVERIFY(region.direction == Direction::Ascending);
        QCOMPARE(region.utcStart, epoch + 20 * 2048);
        QCOMPARE(region.utcCenter, epoch + 43 * 1024); // between columns 21 and 22
        QCOMPARE(region.utcEnd, epoch + 23 * 2048);
        QCOMPARE(region.frequencyLowHz, (1023 - 704) * nominalBinHz);
        QCOMPARE(region.frequencyCenterHz, (1023 - 702) * nominalBinHz);
        QCOMPARE(region.frequencyHighHz, (1023 - 700) * nominalBinHz);
        QCOMPARE(region.position.latitude, 40 + 0.125 * 21.5);
        QCOMPARE(region.position.longitude, 100 + 0.5 * 21.5);
        QCOMPARE(region.position.magneticLatitude, 43 + 0.125 * 21.5);
        QCOMPARE(region.position.magneticLongitude, 110 + 0.5 * 21.5);
        QCOMPARE(region.position.altitudeKm, 500.0);
        QCOMPARE(region.localTimeHours, 43 * 1.024 / 3600 + (100 + 0.5 * 21.5) / 15);
        QVERIFY(region.season == Season::Autumn);
        QVERIFY(region.hemisphere == Hemisphere::North);
        QCOMPARE(region.areaPixels, 20);
        QCOMPARE(region.areaSecondHz, 20 * 2.048 * nominalBinHz);
        QCOMPARE(static_cast<float>(region.powerPeak), -3.0f);
        // One pixel is missing, one is -3, the other 18 are -5.
        QVERIFY(std::abs(region.powerMean - (18 * -5.0 - 3.0) / 19) < 1e-6);
        QVERIFY(std::abs(region.contrastDex - 2.0 / 19) < 1e-6); // the median of each frequency is -5
        QVERIFY(std::abs(region.probabilityMean - (19 * 0.25 + 0.75) / 20) < 1e-6);
        QVERIFY(!region.simulated);
    }

    void aRegionAcrossTheDateLineHasItsCentreThere() {
        const HalfOrbit halfOrbit =
            makeHalfOrbit(40, 1, epoch, 175.25); // 180° is passed between columns 9 and 10
        const SpectrumImage image = makeSpectrumImage(halfOrbit);
        LabelMask mask(image.width, image.height);
        paint(mask, 5, 10, 14, 10);
        const Region region =
            measureRegion(findRegions(mask).at(0), halfOrbit, SpectrumGrid(halfOrbit), image, nullptr);
        QVERIFY(std::abs(region.position.longitude + 180) < 1e-9); // -180, not the mean 0 of both sides
        QVERIFY(std::abs(region.position.magneticLongitude + 170) < 1e-9);
        QVERIFY(std::isnan(region.probabilityMean));
    }

    void aRegionWithoutAnyValueHasNoPower() {
        HalfOrbit halfOrbit = makeHalfOrbit(10);
        setPixel(halfOrbit, 3, 3, 0);
        const SpectrumImage image = makeSpectrumImage(halfOrbit);
        LabelMask mask(image.width, image.height);
        paint(mask, 3, 3, 3, 3);
        const Region region =
            measureRegion(findRegions(mask).at(0), halfOrbit, SpectrumGrid(halfOrbit), image, nullptr);
        QVERIFY(std::isnan(region.powerPeak));
        QVERIFY(std::isnan(region.powerMean));
    }

    void aRegionOfAnotherGridIsRefused() {
        const HalfOrbit halfOrbit = makeHalfOrbit(10);
        const SpectrumImage image = makeSpectrumImage(halfOrbit);
        LabelMask mask(11, image.height);
        paint(mask, 9, 3, 10, 3);
        const auto regions = findRegions(mask);
        QVERIFY_EXCEPTION_THROWN(
            measureRegion(regions.at(0), halfOrbit, SpectrumGrid(halfOrbit), image, nullptr), Error);
    }
};

QTEST_GUILESS_MAIN(RegionTest)
#include "region_test.moc"
