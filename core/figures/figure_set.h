#pragma once

#include "core/figures/export.h"
#include "core/figures/map_figure.h"
#include "core/statistics/distribution.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace nucleoscope {

/// How large figures are on paper, and their text with them.
enum class FigurePreset {
    Page,       ///< maps across two columns of a journal page (183 mm), charts across one and a half (120 mm)
    OneColumn,  ///< 89 mm, text as on a page
    TwoColumns, ///< 183 mm
    Slide       ///< 254 × 143 mm (16 : 9), text twice as large
};
std::string_view toString(FigurePreset preset); ///< "page", "one-column", "two-columns", "slide"
std::optional<FigurePreset> figurePresetFromString(std::string_view text);

enum class FigureShape { WorldMap, PolarMap, Chart };
/// Points.
FigureSize paperSize(FigurePreset preset, FigureShape shape);
/// FigureStyle::scale of the preset on paper.
double textScale(FigurePreset preset);

/// A figure of a catalogue with the name of its files.
struct NamedFigure {
    std::string name;
    FigureShape shape = FigureShape::Chart;
    std::unique_ptr<Figure> figure;
};

/// Li: the five of Li et al. (2024): frequency_histogram, map (by season), season_lines,
/// magnetic_latitude_histogram, magnetic_latitude_map. All: these and every other distribution.
enum class FigureChoice { Li, All };

struct FigureSetOptions {
    FigureChoice choice = FigureChoice::All;
    std::vector<FigureFormat> formats{FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png};
    FigureLanguage language = FigureLanguage::English; ///< of the figures; captions are in both
    FigurePreset preset = FigurePreset::Page;
    SeasonPalette palette = SeasonPalette::Safe;
    std::string font; ///< family; empty: the usual ones
    double dotsPerInch = 300;
    MagneticLines lines = MagneticLines::Dipole;
    MapProjection projection = MapProjection::Miller; ///< of the maps by season
    Rate rate = Rate::Count;                          ///< of the distributions
    double frequencyBinHz = 0;                        ///< 0: the usual width
    std::string software;                             ///< "nucleoscope 0.1.0"
    std::filesystem::path catalogueFile;              ///< whose name and SHA-256 the records hold
};

/// @throws Error when a rate is asked for and the catalogue has no tracks.
std::vector<NamedFigure> makeFigureSet(const FilteredCatalogue& catalogue, const FigureSetOptions& options);

/// Writes the figures into the folder: NAME.pdf …, NAME.csv (its numbers) and NAME.json (its record: what it
/// was made of and how), and captions.en.md and captions.zh_CN.md with the counts as a text states them. The
/// same catalogue file and options give the same bytes. `progress` is told how many files of how many are
/// there.
/// @throws FileError; Cancelled, with what was written kept
void writeFigureSet(const FilteredCatalogue& catalogue, const FigureSetOptions& options,
                    const std::filesystem::path& folder,
                    const std::function<void(std::size_t done, std::size_t total)>& progress = {},
                    const std::stop_token& stop = {});

/// The counts as a text states them: total, share and hemispheres of each season, and the half-orbits.
std::string countsText(const FilteredCatalogue& catalogue, FigureLanguage language);

} // namespace nucleoscope
