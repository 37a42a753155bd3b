#include "canvas.h"
#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "core/figures/season_figure.h"
#include "core/statistics/statistics.h"
#include "made_catalogue.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <numbers>

using namespace nucleoscope;

namespace {

constexpr FigureSize chart{340, 240};
constexpr FigureSize map{520, 400};

bool isNear(double a, double b, double tolerance = 1e-6) {
    return std::abs(a - b) < tolerance;
}

std::pair<double, double> middle(const FigureBox& box) {
    return {box.x + box.width / 2, box.y + box.height / 2};
}

} // namespace

class FigureLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void barsOfAHistogramAreAsHighAsTheirCounts_data();
    void barsOfAHistogramAreAsHighAsTheirCounts();
    void barsAgreeWithTheStatistics();
    void barsStandOnTheirBins();
    void frequencyAxisShowsTheUpperHalfOnlyWhenNeeded();
    void barUnderTheMouseNamesItsRegions();
    void seasonBarsAreGroupedByHemisphere();
    void pointsOfTheMapLieWhereMillerPutsThem();
    void mapIsDrawnToScaleWhateverTheCanvas_data();
    void mapIsDrawnToScaleWhateverTheCanvas();
    void zoomedMapShowsOnlyItsView();
    void mapTurnsPixelsIntoPositionsAndBack();
    void emptyViewIsShownAsSmallAsItGets();
    void tracksLieBelowTheRegions();
    void mapOfASeasonHasOnlyItsRegions();
    void nearestPointWithinReachIsHit();
    void rubberBandGathersPoints();
    void legendNamesTheRegionsOfASeason();
    void selectedShareOfABarKeepsItsColour();
    void selectedPointStandsOut();
    void manyPointsAreDrawnWhereTheLayoutHasThem();
    void everyFigureDrawsWithoutRegions();
    void layoutGrowsWithTheScale();
};

void FigureLayoutTest::barsOfAHistogramAreAsHighAsTheirCounts_data() {
    QTest::addColumn<int>("split");
    QTest::newRow("by season") << int(HistogramSplit::BySeason);
    QTest::newRow("whole") << int(HistogramSplit::None);
}

void FigureLayoutTest::barsOfAHistogramAreAsHighAsTheirCounts() {
    QFETCH(int, split);
    const FrequencyFigure figure(test::makeCatalogue(), static_cast<HistogramSplit>(split));
    const FigureLayout layout = figure.layout(chart, FigureStyle::light());
    QVERIFY(!layout.bars.empty());
    const double perRegion = layout.bars[0].box.height / double(layout.bars[0].regions.size());
    std::size_t regions = 0;
    for (const FigureLayout::Bar& bar : layout.bars) {
        QVERIFY(isNear(bar.box.height, perRegion * double(bar.regions.size())));
        QVERIFY(bar.box.y >= layout.data.y && bar.box.bottom() <= layout.data.bottom() + 1e-9);
        regions += bar.regions.size();
    }
    QCOMPARE(regions, std::size_t(6));
}

void FigureLayoutTest::barsAgreeWithTheStatistics() {
    const Catalogue catalogue = test::makeCatalogue();
    const CatalogueStatistics statistics = computeStatistics(catalogue);
    const FigureLayout layout = MagneticLatitudeFigure(catalogue).layout(chart, FigureStyle::light());
    // Bars come bin by bin, within a bin season by season: as the non-empty counts of the statistics.
    std::size_t bar = 0;
    for (std::size_t bin = 0; bin < statistics.magneticLatitude.counts.size(); ++bin) {
        for (const Histogram& season : statistics.magneticLatitudeBySeason) {
            if (season.counts[bin] > 0) {
                QVERIFY(bar < layout.bars.size());
                QCOMPARE(layout.bars[bar++].regions.size(), season.counts[bin]);
            }
        }
    }
    QCOMPARE(bar, layout.bars.size());
}

void FigureLayoutTest::barsStandOnTheirBins() {
    const Catalogue catalogue = test::makeCatalogue();
    const FigureLayout layout = MagneticLatitudeFigure(catalogue).layout(chart, FigureStyle::light());
    for (const FigureLayout::Bar& bar : layout.bars) {
        for (const std::size_t region : bar.regions) {
            const double value = catalogue.regions[region].position.magneticLatitude;
            const double x = layout.data.x + (value + 90) / 180 * layout.data.width;
            // The gap between bars takes at most a third of a bin (2°).
            QVERIFY(x > bar.box.x - 0.4 * layout.data.width / 90 &&
                    x < bar.box.right() + 0.4 * layout.data.width / 90);
        }
    }
}

void FigureLayoutTest::frequencyAxisShowsTheUpperHalfOnlyWhenNeeded() {
    Catalogue catalogue = test::makeCatalogue();
    const auto leftOfFirstBar = [&] {
        const FigureLayout layout =
            FrequencyFigure(catalogue, HistogramSplit::None).layout(chart, FigureStyle::light());
        return (layout.bars[0].box.x - layout.data.x) / layout.data.width;
    };
    QVERIFY(isNear(leftOfFirstBar(), 3000.0 / 12500, 0.01));
    catalogue.regions[0].frequencyCenterHz = 13000;
    QVERIFY(isNear(leftOfFirstBar(), 3000.0 / 25000, 0.01));
}

void FigureLayoutTest::barUnderTheMouseNamesItsRegions() {
    const FrequencyFigure figure(test::makeCatalogue());
    const FigureLayout layout = figure.layout(chart, FigureStyle::light());
    for (const FigureLayout::Bar& bar : layout.bars) {
        const auto [x, y] = middle(bar.box);
        QCOMPARE(layout.regionsAt(x, y, 0), bar.regions);
    }
    QVERIFY(layout.regionsAt(layout.data.x + 1, layout.data.y + 1, 3).empty());
}

void FigureLayoutTest::seasonBarsAreGroupedByHemisphere() {
    const FigureLayout layout = SeasonFigure(test::makeCatalogue()).layout(chart, FigureStyle::light());
    QCOMPARE(layout.bars.size(), std::size_t(8));
    const std::vector<RegionIndices> expected{{0}, {1}, {2, 3}, {4}, {5}, {}, {}, {}};
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(layout.bars[i].regions, expected[i]);
        QVERIFY(isNear(layout.bars[i].box.height, double(expected[i].size()) * layout.bars[0].box.height));
        if (i > 0) {
            QVERIFY(layout.bars[i].box.x > layout.bars[i - 1].box.right());
        }
    }
}

void FigureLayoutTest::pointsOfTheMapLieWhereMillerPutsThem() {
    const Catalogue catalogue = test::makeCatalogue();
    const FigureLayout layout = MapFigure(catalogue).layout(map, FigureStyle::light());
    QCOMPARE(layout.points.size(), catalogue.regions.size());
    constexpr double pole = 2.30341254337639; // Miller's y of 90°
    for (const FigureLayout::Point& point : layout.points) {
        const Position& position = catalogue.regions[point.region].position;
        const double phi = position.latitude * std::numbers::pi / 180;
        const double y = std::asinh(std::tan(0.8 * phi)) / 0.8;
        QVERIFY(isNear(point.x, layout.data.x + (position.longitude + 180) / 360 * layout.data.width));
        QVERIFY(isNear(point.y, layout.data.y + (pole - y) / (2 * pole) * layout.data.height));
    }
}

void FigureLayoutTest::mapIsDrawnToScaleWhateverTheCanvas_data() {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("height");
    QTest::addColumn<bool>("zoomed");
    for (const bool zoomed : {false, true}) {
        const char* what = zoomed ? "part" : "world";
        QTest::addRow("%s, wide", what) << 900.0 << 300.0 << zoomed;
        QTest::addRow("%s, high", what) << 300.0 << 700.0 << zoomed;
        QTest::addRow("%s, tiny", what) << 150.0 << 120.0 << zoomed;
    }
}

void FigureLayoutTest::mapIsDrawnToScaleWhateverTheCanvas() {
    QFETCH(double, width);
    QFETCH(double, height);
    QFETCH(bool, zoomed);
    MapFigure figure(test::makeCatalogue());
    if (zoomed) {
        figure.setView({2.5, 1.2, 3.1, 1.8});
    }
    const MapLayout layout = figure.mapLayout({width, height}, FigureStyle::light());
    QVERIFY(isNear(layout.data.width / layout.view.width(), layout.data.height / layout.view.height()));
    QVERIFY(layout.data.x >= 0 && layout.data.right() <= width);
    QVERIFY(layout.data.y >= 0 && layout.data.bottom() <= height);
    const MapRectangle world = nucleoscope::world(MapProjection::Miller);
    QVERIFY(layout.view.xMin >= world.xMin - 1e-9 && layout.view.xMax <= world.xMax + 1e-9);
    QVERIFY(layout.view.yMin >= world.yMin - 1e-9 && layout.view.yMax <= world.yMax + 1e-9);
    // What was asked for is seen.
    QVERIFY(layout.view.xMin <= figure.view().xMin + 1e-9 && layout.view.xMax >= figure.view().xMax - 1e-9);
    QVERIFY(layout.view.yMin <= figure.view().yMin + 1e-9 && layout.view.yMax >= figure.view().yMax - 1e-9);
}

void FigureLayoutTest::zoomedMapShowsOnlyItsView() {
    MapFigure figure(test::makeCatalogue());
    const MapPoint southWest = project(MapProjection::Miller, 50, -100);
    const MapPoint northEast = project(MapProjection::Miller, 62, -50);
    figure.setView({southWest.x, southWest.y, northEast.x, northEast.y});
    const FigureLayout layout = figure.layout(map, FigureStyle::light());
    QCOMPARE(layout.points.size(), std::size_t(2));
    QCOMPARE(layout.points[0].region, std::size_t(2));
    QCOMPARE(layout.points[1].region, std::size_t(3));
}

void FigureLayoutTest::mapTurnsPixelsIntoPositionsAndBack() {
    const MapLayout layout = MapFigure(test::makeCatalogue()).mapLayout(map, FigureStyle::light());
    double x = 0;
    double y = 0;
    layout.toCanvas(layout.toMap(123, 234), x, y);
    QVERIFY(isNear(x, 123) && isNear(y, 234));
    const MapPoint center = layout.toMap(middle(layout.data).first, middle(layout.data).second);
    QVERIFY(isNear(center.x, 0) && isNear(center.y, 0));
}

void FigureLayoutTest::emptyViewIsShownAsSmallAsItGets() {
    MapFigure figure(test::makeCatalogue());
    figure.setView({1, 1, 1, 1});
    const MapLayout layout = figure.mapLayout(map, FigureStyle::light());
    QVERIFY(layout.view.width() > 0 && layout.view.width() < 0.01);
    QVERIFY(layout.view.xMin < 1 && layout.view.xMax > 1);
}

void FigureLayoutTest::tracksLieBelowTheRegions() {
    const FigureStyle style = FigureStyle::light();
    MapFigure figure(test::makeCatalogue());
    const FigureLayout layout = figure.layout(map, style);
    const FigureLayout::Point& crossed = layout.points[3]; // 52° north, 60° west
    test::PixelCanvas plain(map);
    figure.draw(plain.canvas(), map, style);
    figure.setTracks({{{52, -150}, {52, -20}}});
    test::PixelCanvas canvas(map);
    figure.draw(canvas.canvas(), map, style);
    QCOMPARE(canvas.at(crossed.x, crossed.y), plain.at(crossed.x, crossed.y));
    QVERIFY(canvas.at(crossed.x + 20, crossed.y) != plain.at(crossed.x + 20, crossed.y));
}

void FigureLayoutTest::mapOfASeasonHasOnlyItsRegions() {
    const FigureLayout layout =
        MapFigure(test::makeCatalogue(), {.season = Season::Summer}).layout(map, FigureStyle::light());
    QCOMPARE(layout.points.size(), std::size_t(3));
    QCOMPARE(layout.points[0].region, std::size_t(2));
    QCOMPARE(layout.legend.size(), std::size_t(1));
    QCOMPARE(layout.legend[0].regions, (RegionIndices{2, 3, 4}));
}

void FigureLayoutTest::nearestPointWithinReachIsHit() {
    FigureLayout layout;
    layout.points = {{10, 10, 7}, {16, 10, 8}};
    QCOMPARE(layout.regionsAt(12, 10, 5), RegionIndices{7});
    QCOMPARE(layout.regionsAt(14, 10, 5), RegionIndices{8});
    QVERIFY(layout.regionsAt(12, 20, 5).empty());
}

void FigureLayoutTest::rubberBandGathersPoints() {
    FigureLayout layout;
    layout.points = {{10, 10, 7}, {16, 10, 3}, {30, 30, 9}};
    layout.bars = {{{12, 5, 4, 4}, {3, 4}}};
    QCOMPARE(layout.regionsIn({0, 0, 20, 20}), (RegionIndices{3, 4, 7}));
    QCOMPARE(layout.regionsIn({25, 25, 10, 10}), RegionIndices{9});
}

void FigureLayoutTest::legendNamesTheRegionsOfASeason() {
    const FigureLayout layout = MapFigure(test::makeCatalogue()).layout(map, FigureStyle::light());
    QCOMPARE(layout.legend.size(), std::size_t(4));
    const auto [x, y] = middle(layout.legend[1].box);
    QCOMPARE(layout.regionsAt(x, y, 2), (RegionIndices{2, 3, 4}));
}

void FigureLayoutTest::selectedShareOfABarKeepsItsColour() {
    const FigureStyle style = FigureStyle::light();
    const SeasonFigure figure(test::makeCatalogue());
    const FigureBox box = figure.layout(chart, style).bars[2].box; // regions 2 and 3: summer, north
    const double x = box.x + box.width / 2;
    const std::uint32_t full = test::pixel(style.season[1]);

    test::PixelCanvas plain(chart);
    figure.draw(plain.canvas(), chart, style);
    QCOMPARE(plain.at(x, box.bottom() - 5), full);
    QCOMPARE(plain.at(x, box.y + 5), full);

    test::PixelCanvas half(chart);
    figure.draw(half.canvas(), chart, style, {3});
    QCOMPARE(half.at(x, box.bottom() - 5), full);
    QVERIFY(half.at(x, box.y + 5) != full);
    QVERIFY(half.at(x, box.y + 5) != test::pixel(style.background));
}

void FigureLayoutTest::selectedPointStandsOut() {
    const FigureStyle style = FigureStyle::light();
    const MapFigure figure(test::makeCatalogue());
    const FigureLayout layout = figure.layout(map, style);
    test::PixelCanvas plain(map);
    figure.draw(plain.canvas(), map, style);
    test::PixelCanvas selected(map);
    figure.draw(selected.canvas(), map, style, {1});
    const FigureLayout::Point& chosen = layout.points[1];
    const FigureLayout::Point& other = layout.points[4];
    QCOMPARE(selected.at(chosen.x, chosen.y), test::pixel(style.season[0]));
    QVERIFY(selected.at(chosen.x + 3, chosen.y) != plain.at(chosen.x + 3, chosen.y)); // larger
    QVERIFY(selected.at(other.x, other.y) != plain.at(other.x, other.y));             // steps back
}

// From 5000 on, copies of small pictures.
void FigureLayoutTest::manyPointsAreDrawnWhereTheLayoutHasThem() {
    const FigureStyle style = FigureStyle::light();
    Catalogue catalogue = test::makeCatalogue();
    const Region spring = catalogue.regions[0];
    const Region winter = [&] {
        Region region = spring;
        region.season = Season::Winter;
        region.position = {-40, 150, 500, -48, 0};
        return region;
    }();
    catalogue.regions.assign(6000, spring);
    catalogue.regions.push_back(winter);
    const MapFigure figure(catalogue);
    const FigureLayout layout = figure.layout(map, style);
    QCOMPARE(layout.points.size(), std::size_t(6001));
    test::PixelCanvas canvas(map);
    figure.draw(canvas.canvas(), map, style);
    QCOMPARE(canvas.at(layout.points[0].x, layout.points[0].y), test::pixel(style.season[0]));
    QCOMPARE(canvas.at(layout.points[6000].x, layout.points[6000].y), test::pixel(style.season[3]));
    test::PixelCanvas selected(map);
    figure.draw(selected.canvas(), map, style, {6000});
    QCOMPARE(selected.at(layout.points[6000].x, layout.points[6000].y), test::pixel(style.season[3]));
    QVERIFY(selected.at(layout.points[6000].x + 3, layout.points[6000].y) !=
            canvas.at(layout.points[6000].x + 3, layout.points[6000].y)); // larger
}

void FigureLayoutTest::everyFigureDrawsWithoutRegions() {
    const Catalogue empty;
    std::vector<std::unique_ptr<Figure>> figures;
    figures.push_back(std::make_unique<MapFigure>(empty));
    figures.push_back(std::make_unique<FrequencyFigure>(empty));
    figures.push_back(std::make_unique<MagneticLatitudeFigure>(empty, HistogramSplit::None));
    figures.push_back(std::make_unique<SeasonFigure>(empty));
    for (const auto& figure : figures) {
        for (const FigureSize size : {chart, FigureSize{20, 10}}) {
            test::PixelCanvas canvas(size);
            figure->draw(canvas.canvas(), size, FigureStyle::dark(), {0, 17});
            QCOMPARE(cairo_status(canvas.canvas()), CAIRO_STATUS_SUCCESS);
            const FigureLayout layout = figure->layout(size, FigureStyle::dark());
            QVERIFY(layout.points.empty());
            QVERIFY(layout.regionsIn({0, 0, size.width, size.height}).empty());
        }
    }
}

void FigureLayoutTest::layoutGrowsWithTheScale() {
    FigureStyle style = FigureStyle::light();
    const FrequencyFigure figure(test::makeCatalogue());
    const FigureLayout once = figure.layout(chart, style);
    style.scale = 2;
    const FigureLayout twice = figure.layout({2 * chart.width, 2 * chart.height}, style);
    QCOMPARE(twice.bars.size(), once.bars.size());
    QVERIFY(isNear(twice.data.x, 2 * once.data.x, 0.1));
    QVERIFY(isNear(twice.bars[0].box.height, 2 * once.bars[0].box.height, 0.2));
}

QTEST_APPLESS_MAIN(FigureLayoutTest)
#include "figure_layout_test.moc"
