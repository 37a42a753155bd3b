// What a window asks of the figures with 50 000 regions: a frame of a map that is panned (16 ms), a filter
// (5 ms), a distribution.

#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "core/geo/coastline.h"
#include "core/statistics/catalogue_filter.h"

#include <cairo.h>

#include <benchmark/benchmark.h>
#include <cmath>
#include <random>

namespace {

using namespace nucleoscope;

constexpr int width = 1200;
constexpr int height = 800;

Catalogue makeCatalogue(std::size_t regions) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> unit(0, 1);
    std::normal_distribution<double> normal;
    Catalogue catalogue;
    catalogue.regions.resize(regions);
    for (Region& region : catalogue.regions) {
        const double side = unit(random) < 0.6 ? 1 : -1;
        region.file = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000.h5";
        region.utcCenter = 1635724800000 + static_cast<UtcMs>(unit(random) * 3.15e10);
        region.season = seasonOf(region.utcCenter);
        region.position.latitude = side * (55 + 6 * normal(random));
        region.position.longitude = -180 + 360 * unit(random);
        region.position.magneticLatitude = side * (66 + 5 * normal(random));
        region.hemisphere = hemisphereOf(region.position.latitude);
        region.frequencyCenterHz = 6200 + 800 * normal(random);
        region.areaSecondHz = 1000 * std::exp(normal(random));
        region.probabilityMean = unit(random);
    }
    return catalogue;
}

struct Raster {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    cairo_t* canvas = cairo_create(surface);
    Raster() = default;
    Raster(const Raster&) = delete;
    ~Raster() {
        cairo_destroy(canvas);
        cairo_surface_destroy(surface);
    }
};

FigureStyle screenStyle() {
    FigureStyle style = FigureStyle::light();
    style.scale = 96.0 / 72;
    return style;
}

MapRectangle zoomed(const MapFigure& map, double factor, int step) {
    const MapRectangle world = map.world();
    const double x = (world.xMin + world.xMax) / 2 + 0.01 * (step % 50);
    const double y = world.yMax * 0.4;
    const double half = world.width() / 2 / factor;
    return {x - half, y - half / 2, x + half, y + half / 2};
}

/// Arguments: regions, projection, zoom, points by quantity with sizes.
void panFrame(benchmark::State& state) {
    const Catalogue catalogue = makeCatalogue(static_cast<std::size_t>(state.range(0)));
    MapOptions options;
    options.projection = static_cast<MapProjection>(state.range(1));
    if (state.range(3) != 0) {
        options.coloring = PointColoring::Quantity;
        options.sizeByArea = true;
    }
    MapFigure map(catalogue, options);
    const Raster raster;
    const FigureStyle style = screenStyle();
    int step = 0;
    map.draw(raster.canvas, {width, height}, style);
    for (auto _ : state) {
        map.setView(zoomed(map, static_cast<double>(state.range(2)), step++));
        map.draw(raster.canvas, {width, height}, style);
    }
}
BENCHMARK(panFrame)
    ->ArgNames({"regions", "projection", "zoom", "quantity"})
    ->Args({0, 0, 1, 0})
    ->Args({50000, 0, 1, 0})
    ->Args({50000, 0, 1, 1})
    ->Args({50000, 0, 8, 0})
    ->Args({0, 0, 8, 0})
    ->Args({50000, 2, 1, 0})
    ->Unit(benchmark::kMillisecond);

void drawRegionsOnly(benchmark::State& state) {
    const Catalogue catalogue = makeCatalogue(50000);
    const MapFigure map(catalogue);
    const Raster raster;
    const FigureStyle style = screenStyle();
    for (auto _ : state) {
        map.drawRegions(raster.canvas, {width, height}, style);
    }
}
BENCHMARK(drawRegionsOnly)->Unit(benchmark::kMillisecond);

void makeMap(benchmark::State& state) {
    const Catalogue catalogue = makeCatalogue(50000);
    MapOptions options;
    options.lines = static_cast<MagneticLines>(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(MapFigure(catalogue, options).world());
    }
}
BENCHMARK(makeMap)->ArgName("lines")->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond);

void filterCatalogue(benchmark::State& state) {
    const Catalogue catalogue = makeCatalogue(50000);
    CatalogueFilter filter;
    filter.from = 1635724800000;
    filter.seasons = {Season::Summer, Season::Winter};
    filter.frequencyHz = {5000, 7000};
    filter.magneticLatitude = {58, 80};
    filter.bothHemispheres = true;
    filter.probability = {0.2, 1};
    for (auto _ : state) {
        benchmark::DoNotOptimize(matchingRegions(catalogue, filter));
    }
}
BENCHMARK(filterCatalogue)->Unit(benchmark::kMillisecond);

void makeHistogram(benchmark::State& state) {
    const Catalogue catalogue = makeCatalogue(50000);
    for (auto _ : state) {
        const FrequencyFigure figure(catalogue);
        benchmark::DoNotOptimize(figure.distribution().edges.size());
    }
}
BENCHMARK(makeHistogram)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
