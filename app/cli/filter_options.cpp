#include "app/cli/filter_options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace nucleoscope::cli {

/// As they are typed; CLI11 has checked them.
struct FilterOptions::Values {
    std::string from, to, direction, hemisphere, run, file;
    std::vector<std::string> seasons, verdicts;
    std::vector<double> frequency, magneticLatitude, probability;
    bool bothHemispheres = false, localSeasons = false;
};

namespace {

const CLI::Validator isDate(
    [](const std::string& text) {
        return fromIso8601(text) ? std::string() : fmt::format("'{}' is no date such as 2021-11-03", text);
    },
    "DATE");

void addRange(CLI::App& command, const std::string& name, std::vector<double>& values,
              const std::string& description) {
    command.add_option(name, values, description)
        ->expected(2)
        ->type_name("LOW HIGH")
        ->allow_extra_args(false)
        ->group("Which regions");
}

ValueRange toRange(const std::vector<double>& values) {
    return values.size() == 2 ? ValueRange{std::min(values[0], values[1]), std::max(values[0], values[1])}
                              : ValueRange{};
}

std::vector<Season> toSeasons(const std::vector<std::string>& names) {
    std::vector<Season> seasons;
    for (const Season season : allSeasons) {
        if (std::ranges::find(names, toString(season)) != names.end()) {
            seasons.push_back(season);
        }
    }
    return seasons;
}

} // namespace

FilterOptions::FilterOptions(CLI::App& command) : values_(std::make_shared<Values>()) {
    const char* const group = "Which regions";
    command.add_option("--from", values_->from, "Not before this date")->check(isDate)->group(group);
    command.add_option("--to", values_->to, "Before this date")->check(isDate)->group(group);
    command.add_option("--season", values_->seasons, "spring, summer, autumn, winter, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"spring", "summer", "autumn", "winter"}))
        ->group(group);
    command
        .add_flag("--local-seasons", values_->localSeasons,
                  "Seasons of the region's own hemisphere: southern spring is September to November")
        ->group(group);
    command.add_option("--direction", values_->direction, "Of the half-orbit")
        ->check(CLI::IsMember({"ascending", "descending"}))
        ->group(group);
    command.add_option("--hemisphere", values_->hemisphere, "By geographic latitude")
        ->check(CLI::IsMember({"north", "south"}))
        ->group(group);
    addRange(command, "--frequency", values_->frequency, "Centre frequency, Hz");
    addRange(command, "--magnetic-latitude", values_->magneticLatitude, "Of the centre, degrees");
    command
        .add_flag("--both-hemispheres", values_->bothHemispheres,
                  "The magnetic latitudes are meant north and south of the equator")
        ->group(group);
    addRange(command, "--probability", values_->probability, "Mean probability of the region, 0 to 1");
    command
        .add_option("--review", values_->verdicts,
                    "unreviewed, accepted, rejected, unsure, corrected, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"unreviewed", "accepted", "rejected", "unsure", "corrected"}))
        ->group(group);
    command.add_option("--run", values_->run, "What one run found")->group(group);
    command.add_option("--half-orbit", values_->file, "File name of one half-orbit")->group(group);
}

CatalogueFilter FilterOptions::filter() const {
    CatalogueFilter filter;
    filter.from = fromIso8601(values_->from);
    filter.to = fromIso8601(values_->to);
    filter.seasons = toSeasons(values_->seasons);
    filter.seasonRule = values_->localSeasons ? SeasonRule::Local : SeasonRule::Published;
    filter.direction = directionFromString(values_->direction);
    filter.hemisphere = hemisphereFromString(values_->hemisphere);
    filter.frequencyHz = toRange(values_->frequency);
    filter.magneticLatitude = toRange(values_->magneticLatitude);
    filter.bothHemispheres = values_->bothHemispheres;
    filter.probability = toRange(values_->probability);
    for (const std::string& name : values_->verdicts) {
        filter.verdicts.push_back(*verdictFromString(name));
    }
    std::ranges::sort(filter.verdicts);
    filter.run = values_->run;
    filter.file = values_->file;
    return filter;
}

} // namespace nucleoscope::cli
