#include "core/figures/figure_set.h"

#include "core/error.h"
#include "core/figures/figure_record.h"
#include "core/figures/filter_text.h"
#include "core/figures/histogram_figure.h"
#include "core/figures/joint_figure.h"
#include "core/figures/season_figure.h"
#include "core/figures/text.h"
#include "core/files.h"
#include "core/statistics/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nucleoscope {
namespace {

constexpr std::array<std::string_view, 4> presetNames{"page", "one-column", "two-columns", "slide"};
constexpr double millimetre = 72 / 25.4;

std::string share(std::size_t count, std::size_t total, std::string_view percent) {
    const double part = total == 0 ? 0 : 100 * static_cast<double>(count) / static_cast<double>(total);
    return fmt::format("{:.1f}{}", part, percent);
}

std::string captionsOf(const FilteredCatalogue& catalogue, const std::vector<NamedFigure>& figures,
                       FigureLanguage language) {
    const std::string filter = filterSentence(catalogue.filter(), language);
    std::string text = countsText(catalogue, language) + "\n";
    for (const NamedFigure& named : figures) {
        const char* between = language == FigureLanguage::English ? " " : "";
        text +=
            fmt::format("\n## {}\n\n{}{}{}\n", named.name, named.figure->caption(language), between, filter);
    }
    return text;
}

/// Adds figures to a set, one kind after the other.
class SetBuilder {
public:
    SetBuilder(const FilteredCatalogue& catalogue, const FigureSetOptions& options)
        : catalogue_(catalogue), options_(options),
          flown_(std::make_shared<const FlownTime>(catalogue.catalogue())) {}

    void addMap(const std::string& name, MapOptions map) {
        map.lines = options_.lines;
        const FigureShape shape = isPolar(map.projection) ? FigureShape::PolarMap : FigureShape::WorldMap;
        figures.push_back({name, shape, std::make_unique<MapFigure>(catalogue_, map)});
    }
    void addDistribution(const std::string& name, RegionQuantity quantity,
                         RegionSplit split = RegionSplit::None,
                         Arrangement arrangement = Arrangement::Stacked) {
        const DistributionOptions distribution{
            .quantity = quantity,
            .binWidth = quantity == RegionQuantity::Frequency ? options_.frequencyBinHz : 0,
            .split = split,
            .rate = options_.rate,
            .flown = flown_};
        figures.push_back({name, FigureShape::Chart,
                           std::make_unique<DistributionFigure>(catalogue_, distribution, arrangement)});
    }
    void addSeasons(const std::string& name, SeasonChart chart) {
        figures.push_back(
            {name, FigureShape::Chart, std::make_unique<SeasonFigure>(catalogue_, chart, flown_)});
    }
    void addJoint(const std::string& name) {
        figures.push_back({name, FigureShape::Chart, std::make_unique<JointFigure>(catalogue_)});
    }

    std::vector<NamedFigure> figures;

private:
    const FilteredCatalogue& catalogue_;
    const FigureSetOptions& options_;
    std::shared_ptr<const FlownTime> flown_;
};

void addPublishedFigures(SetBuilder& set, const FigureSetOptions& options) {
    set.addDistribution("frequency_histogram", RegionQuantity::Frequency);
    set.addMap("map", {.projection = options.projection});
    set.addSeasons("season_lines", SeasonChart::Lines);
    set.addDistribution("magnetic_latitude_histogram", RegionQuantity::MagneticLatitude);
    set.addMap("magnetic_latitude_map", {.projection = options.projection,
                                         .poles = true,
                                         .coloring = PointColoring::Quantity,
                                         .quantity = RegionQuantity::MagneticLatitude});
}

void addOtherFigures(SetBuilder& set, const FigureSetOptions& options) {
    for (const Season season : allSeasons) {
        set.addMap(fmt::format("map_{}", toString(season)),
                   {.projection = options.projection, .season = season});
    }
    set.addMap("map_north_pole", {.projection = MapProjection::NorthPolar, .poles = true});
    set.addMap("map_south_pole", {.projection = MapProjection::SouthPolar, .poles = true});
    set.addMap("map_density", {.projection = options.projection, .density = true});
    const auto season = RegionSplit::Season;
    set.addDistribution("frequency_histogram_by_season", RegionQuantity::Frequency, season);
    set.addDistribution("frequency_lines_by_season", RegionQuantity::Frequency, season, Arrangement::Lines);
    set.addDistribution("magnetic_latitude_histogram_by_season", RegionQuantity::MagneticLatitude, season);
    set.addDistribution("magnetic_latitude_histogram_by_hemisphere", RegionQuantity::MagneticLatitude,
                        RegionSplit::Hemisphere);
    for (const RegionQuantity quantity :
         {RegionQuantity::Latitude, RegionQuantity::Longitude, RegionQuantity::LocalTime,
          RegionQuantity::Altitude, RegionQuantity::Size, RegionQuantity::Month}) {
        set.addDistribution(fmt::format("{}_histogram", toString(quantity)), quantity);
    }
    set.addSeasons("season_counts", SeasonChart::Bars);
    set.addJoint("frequency_magnetic_latitude");
}

} // namespace

std::string_view toString(FigurePreset preset) {
    return presetNames[static_cast<std::size_t>(preset)];
}

std::optional<FigurePreset> figurePresetFromString(std::string_view text) {
    const auto found = std::ranges::find(presetNames, text);
    return found == presetNames.end() ? std::nullopt
                                      : std::optional(static_cast<FigurePreset>(found - presetNames.begin()));
}

FigureSize paperSize(FigurePreset preset, FigureShape shape) {
    const auto size = [](double width, double height) {
        return FigureSize{width * millimetre, height * millimetre};
    };
    switch (preset) {
    case FigurePreset::OneColumn:
        return shape == FigureShape::WorldMap   ? size(89, 82)
               : shape == FigureShape::PolarMap ? size(89, 104)
                                                : size(89, 66);
    case FigurePreset::TwoColumns:
        return shape == FigureShape::WorldMap   ? size(183, 142)
               : shape == FigureShape::PolarMap ? size(183, 190)
                                                : size(183, 100);
    case FigurePreset::Slide:
        return size(254, 143);
    case FigurePreset::Page:
        break;
    }
    return shape == FigureShape::WorldMap   ? mapPaperSize
           : shape == FigureShape::PolarMap ? size(120, 132)
                                            : chartPaperSize;
}

double textScale(FigurePreset preset) {
    return preset == FigurePreset::Slide ? 1.8 : 1;
}

std::vector<NamedFigure> makeFigureSet(const FilteredCatalogue& catalogue, const FigureSetOptions& options) {
    SetBuilder set(catalogue, options);
    addPublishedFigures(set, options);
    if (options.choice == FigureChoice::All) {
        addOtherFigures(set, options);
    }
    return std::move(set.figures);
}

void writeFigureSet(const FilteredCatalogue& catalogue, const FigureSetOptions& options,
                    const std::filesystem::path& folder,
                    const std::function<void(std::size_t done, std::size_t total)>& progress,
                    const std::stop_token& stop) {
    const std::vector<NamedFigure> figures = makeFigureSet(catalogue, options);
    FigureStyle style = FigureStyle::light(options.palette);
    style.language = options.language;
    style.font = options.font;
    style.scale = textScale(options.preset);
    const FigureRecord record(catalogue, options);

    const std::size_t total = figures.size() * (options.formats.size() + 2) + 2;
    std::size_t done = 0;
    const auto write = [&](const std::string& name, const auto& writeTo) {
        if (stop.stop_requested()) {
            throw Cancelled();
        }
        writeTo(folder / name);
        if (progress) {
            progress(++done, total);
        }
    };
    const auto writeText = [&](const std::string& name, const std::string& text) {
        write(name, [&](const std::filesystem::path& file) { writeFileAtomically(file, text); });
    };
    for (const NamedFigure& named : figures) {
        const FigureSize size = paperSize(options.preset, named.shape);
        for (const FigureFormat format : options.formats) {
            write(fmt::format("{}.{}", named.name, toString(format)), [&](const std::filesystem::path& file) {
                writeFigure(
                    file, format, size, [&](cairo_t* canvas) { named.figure->draw(canvas, size, style); },
                    options.dotsPerInch);
            });
        }
        writeText(named.name + ".csv", named.figure->numbers(catalogue.catalogue()));
        writeText(named.name + ".json", record.of(named, size));
    }
    writeText("captions.en.md", captionsOf(catalogue, figures, FigureLanguage::English));
    writeText("captions.zh_CN.md", captionsOf(catalogue, figures, FigureLanguage::SimplifiedChinese));
}

std::string countsText(const FilteredCatalogue& catalogue, FigureLanguage language) {
    const CatalogueStatistics counts = computeStatistics(catalogue);
    const bool chinese = language == FigureLanguage::SimplifiedChinese;
    std::string seasons;
    for (const Season season : allSeasons) {
        const HemisphereCount& count = counts.season(season);
        const std::string part = share(count.total, counts.total, chinese ? "%" : " %");
        seasons += chinese
                       ? fmt::format("{} {} 个（{}；北半球 {} 个，南半球 {} 个）{}",
                                     figureText(season, language), count.total, part, count.north,
                                     count.south, season == Season::Winter ? "。" : "，")
                       : fmt::format("{} {} ({}; {} north, {} south){}", toString(season), count.total, part,
                                     count.north, count.south, season == Season::Winter ? "." : ", ");
    }
    if (chinese) {
        return fmt::format("共 {} 个区域，分布于 {} 条半轨（共检查 {} 条）：{}北半球合计 {} "
                           "个（{}），南半球合计 {} 个（{}）。",
                           counts.total, counts.halfOrbitsWithRegions, counts.halfOrbits, seasons,
                           counts.north, share(counts.north, counts.total, "%"), counts.south,
                           share(counts.south, counts.total, "%"));
    }
    return fmt::format(
        "{} regions on {} of {} half-orbits: {} {} ({}) lie in the northern hemisphere and {} ({}) "
        "in the southern one.",
        counts.total, counts.halfOrbitsWithRegions, counts.halfOrbits, seasons, counts.north,
        share(counts.north, counts.total, " %"), counts.south, share(counts.south, counts.total, " %"));
}

} // namespace nucleoscope
