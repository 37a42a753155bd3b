#include "core/detection/catalogue_columns.h"

#include <cmath>
#include <functional>
#include <limits>
#include <sstream>

namespace nucleoscope {
namespace {

// `member` is a member pointer or a function that gives a reference to the member of a row, const or not.

template <typename Row, typename Member>
CatalogueColumn<Row> text(std::string name, Member member) {
    return {std::move(name), OFTString, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                feature.SetField(field, std::invoke(member, row).c_str());
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                std::invoke(member, row) = feature.GetFieldAsString(field);
                return true;
            }};
}

template <typename Row, typename Member>
CatalogueColumn<Row> integer(std::string name, Member member) {
    return {std::move(name), OFTInteger, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                feature.SetField(field, std::invoke(member, row));
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                std::invoke(member, row) = feature.GetFieldAsInteger(field);
                return true;
            }};
}

template <typename Row, typename Member>
CatalogueColumn<Row> flag(std::string name, Member member) {
    return {std::move(name), OFTInteger, OFSTBoolean,
            [member](OGRFeature& feature, int field, const Row& row) {
                feature.SetField(field, std::invoke(member, row) ? 1 : 0);
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                std::invoke(member, row) = feature.GetFieldAsInteger(field) != 0;
                return true;
            }};
}

template <typename Row, typename Member>
CatalogueColumn<Row> real(std::string name, Member member) {
    return {std::move(name), OFTReal, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                const double value = std::invoke(member, row);
                if (std::isfinite(value)) {
                    feature.SetField(field, value);
                } else {
                    feature.SetFieldNull(field);
                }
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                std::invoke(member, row) = feature.IsFieldSetAndNotNull(field)
                                               ? feature.GetFieldAsDouble(field)
                                               : std::numeric_limits<double>::quiet_NaN();
                return true;
            }};
}

/// A time as ISO 8601 text, because the date-time of GDAL reads differently in every program.
template <typename Row, typename Member>
CatalogueColumn<Row> time(std::string name, Member member) {
    return {std::move(name), OFTString, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                const UtcMs utc = std::invoke(member, row);
                if (utc != 0) {
                    feature.SetField(field, toIso8601(utc).c_str());
                } else {
                    feature.SetFieldNull(field);
                }
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                if (!feature.IsFieldSetAndNotNull(field)) {
                    return true;
                }
                const std::optional<UtcMs> utc = fromIso8601(feature.GetFieldAsString(field));
                std::invoke(member, row) = utc.value_or(0);
                return utc.has_value();
            }};
}

/// One of a few words; `parse` gives nothing for any other.
template <typename Row, typename Member, typename Parse>
CatalogueColumn<Row> word(std::string name, Member member, Parse parse) {
    return {std::move(name), OFTString, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                feature.SetField(field, std::string(toString(std::invoke(member, row))).c_str());
            },
            [member, parse](const OGRFeature& feature, int field, Row& row) {
                if (!feature.IsFieldSetAndNotNull(field)) {
                    return true;
                }
                const auto value = parse(feature.GetFieldAsString(field));
                if (value) {
                    std::invoke(member, row) = *value;
                }
                return value.has_value();
            }};
}

/// A real that is a member of Region::position.
CatalogueColumn<Region> place(std::string name, double Position::*member) {
    return real<Region>(
        std::move(name), [member](auto& region) -> auto& { return region.position.*member; });
}

/// Always what the row itself gives, so that no row can have another's id.
CatalogueColumn<Region> id(std::string name) {
    CatalogueColumn<Region> column = text<Region>(std::move(name), &Region::id);
    column.write = [](OGRFeature& feature, int field, const Region& region) {
        feature.SetField(field, regionId(region).c_str());
    };
    return column;
}

template <typename Row>
CatalogueColumn<Row> since(int version, CatalogueColumn<Row> column) {
    column.since = version;
    return column;
}

/// A path as text.
template <typename Row>
CatalogueColumn<Row> path(std::string name, std::filesystem::path Row::*member) {
    return {std::move(name), OFTString, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                feature.SetField(field, (row.*member).c_str());
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                row.*member = feature.GetFieldAsString(field);
                return true;
            }};
}

/// Paths as text, one a line.
template <typename Row>
CatalogueColumn<Row> paths(std::string name, std::vector<std::filesystem::path> Row::*member) {
    return {std::move(name), OFTString, OFSTNone,
            [member](OGRFeature& feature, int field, const Row& row) {
                std::string lines;
                for (const std::filesystem::path& path : row.*member) {
                    lines += path.string() + '\n';
                }
                feature.SetField(field, lines.c_str());
            },
            [member](const OGRFeature& feature, int field, Row& row) {
                std::istringstream lines(feature.GetFieldAsString(field));
                for (std::string line; std::getline(lines, line);) {
                    (row.*member).emplace_back(line);
                }
                return true;
            }};
}

/// A member of RunRecord::options.
template <typename Value>
auto option(Value RegionOptions::*member) {
    return [member](auto& run) -> auto& {
        return run.options.*member;
    };
}

} // namespace

const std::vector<CatalogueColumn<Region>>& regionColumns() {
    static const std::vector<CatalogueColumn<Region>> columns{
        text<Region>("file", &Region::file),
        integer<Region>("orbit", &Region::orbit),
        word<Region>("direction", &Region::direction, directionFromString),
        time<Region>("utc_start", &Region::utcStart),
        time<Region>("utc_center", &Region::utcCenter),
        time<Region>("utc_end", &Region::utcEnd),
        real<Region>("frequency_low_hz", &Region::frequencyLowHz),
        real<Region>("frequency_center_hz", &Region::frequencyCenterHz),
        real<Region>("frequency_high_hz", &Region::frequencyHighHz),
        place("latitude", &Position::latitude),
        place("longitude", &Position::longitude),
        place("magnetic_latitude", &Position::magneticLatitude),
        place("magnetic_longitude", &Position::magneticLongitude),
        place("altitude_km", &Position::altitudeKm),
        word<Region>("season", &Region::season, seasonFromString),
        word<Region>("hemisphere", &Region::hemisphere, hemisphereFromString),
        integer<Region>("area_pixels", &Region::areaPixels),
        real<Region>("area_s_hz", &Region::areaSecondHz),
        real<Region>("local_time_h", &Region::localTimeHours),
        real<Region>("power_peak", &Region::powerPeak),
        real<Region>("power_mean", &Region::powerMean),
        real<Region>("probability_mean", &Region::probabilityMean),
        text<Region>("model", &Region::model),
        text<Region>("run", &Region::run),
        flag<Region>("simulated", &Region::simulated),
        since(2, id("region_id")),
        since(3, real<Region>("contrast_dex", &Region::contrastDex)),
    };
    return columns;
}

const std::vector<CatalogueColumn<HalfOrbitRecord>>& halfOrbitColumns() {
    using Record = HalfOrbitRecord;
    static const std::vector<CatalogueColumn<Record>> columns{
        text<Record>("file", &Record::file),
        integer<Record>("orbit", &Record::orbit),
        word<Record>("direction", &Record::direction, directionFromString),
        time<Record>("utc_start", &Record::start),
        time<Record>("utc_end", &Record::end),
        integer<Record>("rows", &Record::rows),
        integer<Record>("regions", &Record::regions),
        text<Record>("error", &Record::error),
        text<Record>("model", &Record::model),
        text<Record>("run", &Record::run),
        flag<Record>("simulated", &Record::simulated),
        since(2, text<Record>("content_hash", &Record::contentHash)),
    };
    return columns;
}

const std::vector<CatalogueColumn<RunRecord>>& runColumns() {
    using Run = RunRecord;
    static const std::vector<CatalogueColumn<Run>> columns{
        text<Run>("run", &Run::id),
        text<Run>("model", &Run::model),
        text<Run>("weights_hash", &Run::weightsHash),
        text<Run>("settings", &Run::settings),
        real<Run>("threshold", &Run::threshold),
        real<Run>("seed_probability", option(&RegionOptions::seedProbability)),
        integer<Run>("min_pixels", option(&RegionOptions::minPixels)),
        real<Run>("min_seconds", option(&RegionOptions::minSeconds)),
        real<Run>("min_hz", option(&RegionOptions::minHz)),
        real<Run>("join_seconds", option(&RegionOptions::joinSeconds)),
        flag<Run>("fill_holes", option(&RegionOptions::fillHoles)),
        path<Run>("masks_from", &Run::masksFrom),
        paths<Run>("inputs", &Run::inputs),
        text<Run>("command", &Run::command),
        text<Run>("software", &Run::software),
        time<Run>("started", &Run::started),
        time<Run>("finished", &Run::finished),
    };
    return columns;
}

const std::vector<CatalogueColumn<ModelRecord>>& modelColumns() {
    using Model = ModelRecord;
    static const std::vector<CatalogueColumn<Model>> columns{
        text<Model>("model", &Model::id),
        text<Model>("weights_hash", &Model::weightsHash),
        text<Model>("architecture", &Model::architecture),
        text<Model>("encoder", &Model::encoder),
        text<Model>("input", &Model::input),
        integer<Model>("image_size", &Model::imageSize),
        real<Model>("threshold", &Model::threshold),
        flag<Model>("trained_on_simulation", &Model::trainedOnSimulation),
        text<Model>("provenance", &Model::provenance),
    };
    return columns;
}

} // namespace nucleoscope
