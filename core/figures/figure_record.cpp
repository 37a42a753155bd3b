#include "core/figures/figure_record.h"

#include "core/error.h"
#include "core/figures/filter_text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <fstream>
#include <glib.h>
#include <memory>

namespace nucleoscope {
namespace {

/// What `sha256sum` prints of the file.
std::string sha256Of(const std::filesystem::path& file) {
    std::ifstream input(file, std::ios::binary);
    const std::unique_ptr<GChecksum, decltype(&g_checksum_free)> sum(g_checksum_new(G_CHECKSUM_SHA256),
                                                                     g_checksum_free);
    std::array<char, 1 << 16> block{};
    while (input) {
        input.read(block.data(), block.size());
        g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(block.data()),
                          static_cast<gssize>(input.gcount()));
    }
    if (!input.eof()) {
        throw FileError(file, "the catalogue cannot be read for its record", "check that it is still there");
    }
    return g_checksum_get_string(sum.get());
}

std::string_view nameOf(MagneticLines lines) {
    return lines == MagneticLines::Dipole ? "dipole" : lines == MagneticLines::Dip ? "dip" : "none";
}

double millimetres(double points) {
    return std::round(points / 72 * 25.4 * 10) / 10;
}

} // namespace

FigureRecord::FigureRecord(const FilteredCatalogue& catalogue, const FigureSetOptions& options)
    : options_(options), filter_(toJson(catalogue.filter())),
      sentence_(filterSentence(catalogue.filter(), FigureLanguage::English)),
      hash_(options.catalogueFile.empty() ? "" : sha256Of(options.catalogueFile)),
      regions_(catalogue.regions().size()) {}

std::string FigureRecord::of(const NamedFigure& figure, FigureSize size) const {
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const FigureFormat format : options_.formats) {
        files.push_back(figure.name + "." + std::string(toString(format)));
    }
    const nlohmann::ordered_json record{
        {"format_version", version},
        {"figure", figure.name},
        {"files", files},
        {"numbers", figure.name + ".csv"},
        {"software", options_.software},
        {"catalogue", {{"file", options_.catalogueFile.filename().string()}, {"sha256", hash_}}},
        {"filter", nlohmann::ordered_json::parse(filter_)},
        {"filter_sentence", sentence_},
        {"regions", regions_},
        {"options",
         {{"language", options_.language == FigureLanguage::English ? "en" : "zh_CN"},
          {"preset", toString(options_.preset)},
          {"width_mm", millimetres(size.width)},
          {"height_mm", millimetres(size.height)},
          {"dots_per_inch", options_.dotsPerInch},
          {"font", options_.font},
          {"palette", toString(options_.palette)},
          {"projection", toString(options_.projection)},
          {"magnetic_lines", nameOf(options_.lines)},
          {"rate", toString(options_.rate)},
          {"frequency_bin_hz", options_.frequencyBinHz}}},
    };
    return record.dump(2) + "\n";
}

} // namespace nucleoscope
