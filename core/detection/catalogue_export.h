#pragma once

#include "core/detection/catalogue.h"

#include <optional>
#include <string_view>

namespace nucleoscope {

/// What regions can be written as for other programs, besides the GeoPackage that a catalogue is.
enum class TableFormat { GeoJson, Shapefile, Csv, Parquet };

/// By the extension: .geojson, .shp, .csv, .parquet.
std::optional<TableFormat> tableFormatOf(const std::filesystem::path& file);

struct ShortenedName {
    std::string column, written;
};

/// Writes regions as points (CSV: as rows), one row each with every column of the layer `regions` and what is
/// known of its review, run and file: verdict, comment, reviewer, reviewed_utc, weights_hash, threshold,
/// content_hash, software. Whole or not at all, but for the several files of a Shapefile, which are renamed
/// one after another. Returns the columns that have another name there: those of a Shapefile have 10
/// characters. `regions`: indices into Catalogue::regions.
/// @throws FileError when it cannot be written, Error when this GDAL has no driver for it.
std::vector<ShortenedName> exportRegions(const Catalogue& catalogue, const std::vector<std::size_t>& regions,
                                         const std::filesystem::path& file, TableFormat format);

} // namespace nucleoscope
