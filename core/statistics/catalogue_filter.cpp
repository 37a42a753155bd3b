#include "core/statistics/catalogue_filter.h"

#include "core/error.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

using Json = nlohmann::ordered_json;

bool isIn(const std::optional<UtcMs>& from, const std::optional<UtcMs>& to, UtcMs time) {
    return (!from || time >= *from) && (!to || time < *to);
}

bool isOneOf(const std::vector<Season>& seasons, Season season) {
    return seasons.empty() || std::ranges::find(seasons, season) != seasons.end();
}

bool isOneOf(const std::vector<Verdict>& verdicts, Verdict verdict) {
    return verdicts.empty() || std::ranges::find(verdicts, verdict) != verdicts.end();
}

bool isSeasonOfHalfOrbit(const CatalogueFilter& filter, UtcMs time) {
    return isOneOf(filter.seasons, seasonOf(time)) ||
           (filter.seasonRule == SeasonRule::Local && isOneOf(filter.seasons, opposite(seasonOf(time))));
}

Json toJson(const ValueRange& range) {
    const auto end = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    return Json::array({end(range.low), end(range.high)});
}

[[noreturn]] void refuse(const std::string& name) {
    throw Error("A filter's " + name + " cannot be read: it is not what this version writes.");
}

ValueRange rangeFrom(const Json& json, const std::string& name) {
    if (!json.is_array() || json.size() != 2) {
        refuse(name);
    }
    ValueRange range;
    const auto read = [&](const Json& end, double& value) {
        if (end.is_number()) {
            value = end.get<double>();
        } else if (!end.is_null()) {
            refuse(name);
        }
    };
    read(json[0], range.low);
    read(json[1], range.high);
    return range;
}

std::string textFrom(const Json& json, const std::string& name) {
    if (!json.is_string()) {
        refuse(name);
    }
    return json.get<std::string>();
}

/// The value that `parse` makes of a text, which must be one.
template <typename Parse>
auto valueFrom(const Json& json, const std::string& name, Parse parse) {
    const auto value = parse(textFrom(json, name));
    if (!value) {
        refuse(name);
    }
    return *value;
}

/// The values that `parse` makes of a list of texts, in their own order.
template <typename Value, typename Parse>
std::vector<Value> valuesFrom(const Json& json, const std::string& name, Parse parse) {
    if (!json.is_array()) {
        refuse(name);
    }
    std::vector<Value> values;
    for (const Json& text : json) {
        values.push_back(valueFrom(text, name, parse));
    }
    std::ranges::sort(values);
    return values;
}

void readCondition(CatalogueFilter& filter, const std::string& name, const Json& value) {
    if (name == "from") {
        filter.from = valueFrom(value, name, fromIso8601);
    } else if (name == "to") {
        filter.to = valueFrom(value, name, fromIso8601);
    } else if (name == "seasons") {
        filter.seasons = valuesFrom<Season>(value, name, seasonFromString);
    } else if (name == "season_rule") {
        filter.seasonRule = valueFrom(value, name, seasonRuleFromString);
    } else if (name == "direction") {
        filter.direction = valueFrom(value, name, directionFromString);
    } else if (name == "hemisphere") {
        filter.hemisphere = valueFrom(value, name, hemisphereFromString);
    } else if (name == "frequency_hz") {
        filter.frequencyHz = rangeFrom(value, name);
    } else if (name == "magnetic_latitude") {
        filter.magneticLatitude = rangeFrom(value, name);
    } else if (name == "absolute_magnetic_latitude") {
        filter.magneticLatitude = rangeFrom(value, name);
        filter.bothHemispheres = true;
    } else if (name == "probability") {
        filter.probability = rangeFrom(value, name);
    } else if (name == "verdicts") {
        filter.verdicts = valuesFrom<Verdict>(value, name, verdictFromString);
    } else if (name == "run") {
        filter.run = textFrom(value, name);
    } else if (name == "file") {
        filter.file = textFrom(value, name);
    } else {
        refuse("condition '" + name + "'");
    }
}

} // namespace

bool CatalogueFilter::matches(const Region& region) const {
    const double latitude = region.position.magneticLatitude;
    return isIn(from, to, region.utcCenter) &&
           isOneOf(seasons, seasonUnder(seasonRule, region.season, region.hemisphere)) &&
           (!direction || region.direction == *direction) &&
           (!hemisphere || region.hemisphere == *hemisphere) &&
           frequencyHz.contains(region.frequencyCenterHz) &&
           magneticLatitude.contains(bothHemispheres ? std::abs(latitude) : latitude) &&
           probability.contains(region.probabilityMean) && isOneOf(verdicts, region.review.verdict) &&
           (run.empty() || region.run == run) && (file.empty() || region.file == file);
}

bool CatalogueFilter::matches(const HalfOrbitRecord& record) const {
    const bool timeMatches = record.start == 0
                                 ? !from && !to && seasons.empty()
                                 : isIn(from, to, record.start) && isSeasonOfHalfOrbit(*this, record.start);
    return timeMatches && matchesOrigin(record);
}

bool CatalogueFilter::matchesOrigin(const HalfOrbitRecord& record) const {
    return (!direction || record.direction == *direction) && (run.empty() || record.run == run) &&
           (file.empty() || record.file == file);
}

RegionIndices matchingRegions(const Catalogue& catalogue, const CatalogueFilter& filter) {
    RegionIndices indices;
    indices.reserve(catalogue.regions.size());
    for (std::size_t i = 0; i < catalogue.regions.size(); ++i) {
        if (filter.matches(catalogue.regions[i])) {
            indices.push_back(i);
        }
    }
    return indices;
}

std::string toJson(const CatalogueFilter& filter) {
    Json json = Json::object();
    if (filter.from) {
        json["from"] = toIso8601(*filter.from);
    }
    if (filter.to) {
        json["to"] = toIso8601(*filter.to);
    }
    for (const Season season : filter.seasons) {
        json["seasons"].push_back(toString(season));
    }
    if (filter.seasonRule != SeasonRule::Published) {
        json["season_rule"] = toString(filter.seasonRule);
    }
    if (filter.direction) {
        json["direction"] = toString(*filter.direction);
    }
    if (filter.hemisphere) {
        json["hemisphere"] = toString(*filter.hemisphere);
    }
    if (!filter.frequencyHz.isAll()) {
        json["frequency_hz"] = toJson(filter.frequencyHz);
    }
    if (!filter.magneticLatitude.isAll() || filter.bothHemispheres) {
        json[filter.bothHemispheres ? "absolute_magnetic_latitude" : "magnetic_latitude"] =
            toJson(filter.magneticLatitude);
    }
    if (!filter.probability.isAll()) {
        json["probability"] = toJson(filter.probability);
    }
    for (const Verdict verdict : filter.verdicts) {
        json["verdicts"].push_back(toString(verdict));
    }
    if (!filter.run.empty()) {
        json["run"] = filter.run;
    }
    if (!filter.file.empty()) {
        json["file"] = filter.file;
    }
    return json.dump();
}

CatalogueFilter catalogueFilterFromJson(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) {
        throw Error("A filter cannot be read: it is no JSON object.");
    }
    CatalogueFilter filter;
    for (const auto& [name, value] : json.items()) {
        readCondition(filter, name, value);
    }
    return filter;
}

FilteredCatalogue::FilteredCatalogue(const Catalogue& catalogue, CatalogueFilter filter)
    : catalogue_(&catalogue), filter_(std::move(filter)), regions_(matchingRegions(catalogue, filter_)) {}

Season FilteredCatalogue::season(std::size_t index) const {
    return seasonUnder(filter_.seasonRule, region(index).season, region(index).hemisphere);
}

} // namespace nucleoscope
