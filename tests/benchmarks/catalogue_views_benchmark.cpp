// Prints how long the views of a catalogue of 50,000 regions take, against what is promised: filter, sort and
// select within 50 ms, a frame of the map within 16 ms, opening within 1 s.

#include "app/workbench/catalogue_pane.h"
#include "core/statistics/season.h"
#include "widgets/catalogue_filter_bar.h"
#include "widgets/catalogue_table.h"
#include "widgets/contact_sheet.h"
#include "widgets/map_widget.h"
#include "widgets/region_pictures.h"
#include "widgets/region_selection.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <fmt/format.h>

#include <algorithm>
#include <random>

using namespace nucleoscope;

namespace {

constexpr int regionCount = 50000, halfOrbitCount = 11000;
constexpr double openBudgetMs = 1000, actBudgetMs = 50, frameBudgetMs = 16;

Catalogue makeLargeCatalogue() {
    std::mt19937 random(1);
    const auto uniform = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const UtcMs start = *fromIso8601("2021-11-01");
    Catalogue catalogue;
    for (int i = 0; i < halfOrbitCount; ++i) {
        HalfOrbitRecord& record = catalogue.halfOrbits.emplace_back();
        record.orbit = 20000 + i / 2;
        record.direction = i % 2 == 0 ? Direction::Descending : Direction::Ascending;
        record.start = start + i * UtcMs(2842000);
        record.end = record.start + 2200000;
        record.rows = 1100;
        record.file = fmt::format("CSES_01_EFD_3_L02_A1_{:06}_{}.h5", record.orbit, i);
    }
    for (int i = 0; i < regionCount; ++i) {
        HalfOrbitRecord& record = catalogue.halfOrbits[static_cast<std::size_t>(uniform(0, halfOrbitCount))];
        Region& region = catalogue.regions.emplace_back();
        ++record.regions;
        region.file = record.file;
        region.orbit = record.orbit;
        region.direction = record.direction;
        region.utcStart = record.start + static_cast<UtcMs>(uniform(0, 2000000));
        region.utcCenter = region.utcStart + 40000;
        region.utcEnd = region.utcStart + 80000;
        region.frequencyCenterHz = uniform(1000, 20000);
        region.frequencyLowHz = region.frequencyCenterHz - 500;
        region.frequencyHighHz = region.frequencyCenterHz + 500;
        const double side = uniform(0, 1) < 0.6 ? 1 : -1;
        region.position = {side * uniform(50, 75), uniform(-180, 180), 507, side * uniform(58, 80),
                           uniform(-180, 180)};
        region.localTimeHours = uniform(0, 24);
        region.season = seasonOf(region.utcCenter);
        region.hemisphere = hemisphereOf(region.position.latitude);
        region.areaPixels = static_cast<int>(uniform(200, 4000));
        region.powerPeak = uniform(-4, -1);
        region.probabilityMean = uniform(0.5, 1);
        region.model = "model";
        region.run = "1a2b3c4d";
    }
    return catalogue;
}

double timed(const std::function<void()>& what) {
    QElapsedTimer clock;
    clock.start();
    what();
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void print(const std::string& what, double ms, double budgetMs) {
    fmt::print("{:<56} {:8.1f} ms  ({:.2f} of {} ms)\n", what, ms, ms / budgetMs, budgetMs);
    std::fflush(stdout);
}

/// The slowest of several, with what the window draws for it.
void measure(const std::string& what, double budgetMs, QWidget& window,
             const std::vector<std::function<void()>>& acts) {
    double slowest = 0;
    for (const auto& act : acts)
        slowest = std::max(slowest, timed([&] {
                               act();
                               window.grab();
                           }));
    print(what, slowest, budgetMs);
}

class NoPictures : public RegionPictures {
public:
    const QImage* picture(int) override { return nullptr; }
};

void measureTable(const CataloguePtr& catalogue) {
    RegionSelection selection;
    CatalogueTable table(selection);
    table.resize(900, 500);
    table.show();
    measure("table: shown the first time", actBudgetMs, table, {[&] { table.setCatalogue(catalogue); }});
    std::vector<std::function<void()>> sorts;
    for (int column = 0; column < CatalogueModel::ColumnCount; ++column)
        sorts.emplace_back([&table, column] { table.view()->sortByColumn(column, Qt::DescendingOrder); });
    measure("table: sort, slowest column", actBudgetMs, table, sorts);
    measure("table: filter by text, first key", actBudgetMs, table,
            {[&] { table.model().setTextFilter(QStringLiteral("2")); }});
    measure("table: filter by text, further keys", actBudgetMs, table,
            {[&] { table.model().setTextFilter(QStringLiteral("2022-0")); },
             [&] { table.model().setTextFilter(QStringLiteral("2022-03")); },
             [&] { table.model().setTextFilter({}); }});
    std::vector<int> all, scattered;
    for (int i = 0; i < regionCount; ++i) {
        all.push_back(i);
        if (i % 3 == 0)
            scattered.push_back(i);
    }
    measure("table: select one", actBudgetMs, table, {[&] { selection.select({regionCount / 2}); }});
    measure("table: select all", actBudgetMs, table, {[&] { table.view()->selectAll(); }});
    measure("table: a scattered third selected, then one", actBudgetMs, table,
            {[&] { selection.select(scattered); }, [&] { table.view()->selectRow(7); }});
    measure("table: sort while all are selected", actBudgetMs, table,
            {[&] { selection.select(all); },
             [&] { table.view()->sortByColumn(CatalogueModel::Area, Qt::AscendingOrder); }});
}

void measureSheet(const CataloguePtr& catalogue) {
    RegionSelection selection;
    NoPictures pictures;
    ContactSheet sheet(selection, pictures);
    sheet.resize(1200, 900);
    sheet.show();
    measure("contact sheet: shown the first time", actBudgetMs, sheet,
            {[&] { sheet.setCatalogue(catalogue); }});
    measure("contact sheet: sort", actBudgetMs, sheet,
            {[&] { sheet.model().sort(CatalogueModel::Probability, Qt::AscendingOrder); }});
    measure("contact sheet: scroll to the end", actBudgetMs, sheet,
            {[&] { sheet.view()->scrollToBottom(); }});
    measure("contact sheet: select one", actBudgetMs, sheet, {[&] { selection.select({17}); }});
}

void measurePane(const CataloguePtr& catalogue) {
    RegionSelection selection;
    CataloguePane pane(selection);
    pane.resize(1920, 1000);
    pane.show();
    measure("catalogue perspective: shown the first time", openBudgetMs, pane,
            {[&] { pane.setCatalogue(catalogue, false); }});
    CatalogueFilter winter;
    winter.seasons = {Season::Winter};
    measure("catalogue perspective: filter, all views", actBudgetMs, pane,
            {[&] { pane.filterBar()->setFilter(winter); }, [&] { pane.filterBar()->setFilter({}); }});
    measure("catalogue perspective: select one, all views", actBudgetMs, pane,
            {[&] { selection.select({99}); }});
    MapWidget& map = *pane.map();
    std::vector<double> zooms;
    for (int i = 0; i < 40; ++i)
        zooms.push_back(timed([&] {
            map.zoom(i % 10 < 5 ? 1.25 : 0.8);
            map.grab();
        }));
    std::ranges::sort(zooms);
    print("map: zoom, median of 40", zooms[zooms.size() / 2], frameBudgetMs);
    print("map: zoom, slowest", zooms.back(), frameBudgetMs);
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const Catalogue made = makeLargeCatalogue();
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("catalogue.gpkg")).toStdString();
    writeCatalogue(file, made);
    CataloguePtr catalogue;
    const double reading = timed([&] { catalogue = std::make_shared<const Catalogue>(readCatalogue(file)); });
    print("catalogue: read (in the background)", reading, openBudgetMs);
    measureTable(catalogue);
    measureSheet(catalogue);
    measurePane(catalogue);
    return 0;
}
