#include "core/statistics/season.h"

#include <chrono>

namespace nucleoscope {

Season seasonOf(UtcMs time) {
    const auto day = std::chrono::floor<std::chrono::days>(
        std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{time}});
    const unsigned month = static_cast<unsigned>(std::chrono::year_month_day{day}.month());
    if (month >= 3 && month <= 5) {
        return Season::Spring;
    }
    if (month >= 6 && month <= 8) {
        return Season::Summer;
    }
    if (month >= 9 && month <= 11) {
        return Season::Autumn;
    }
    return Season::Winter;
}

Season opposite(Season season) {
    return allSeasons[(static_cast<std::size_t>(season) + 2) % allSeasons.size()];
}

std::string_view toString(Season season) {
    switch (season) {
    case Season::Spring:
        return "spring";
    case Season::Summer:
        return "summer";
    case Season::Autumn:
        return "autumn";
    case Season::Winter:
        break;
    }
    return "winter";
}

std::optional<Season> seasonFromString(std::string_view text) {
    for (const Season season : allSeasons) {
        if (text == toString(season)) {
            return season;
        }
    }
    return std::nullopt;
}

Hemisphere hemisphereOf(double latitude) {
    return latitude < 0 ? Hemisphere::South : Hemisphere::North;
}

std::string_view toString(Hemisphere hemisphere) {
    return hemisphere == Hemisphere::North ? "north" : "south";
}

std::optional<Hemisphere> hemisphereFromString(std::string_view text) {
    for (const Hemisphere hemisphere : {Hemisphere::North, Hemisphere::South}) {
        if (text == toString(hemisphere)) {
            return hemisphere;
        }
    }
    return std::nullopt;
}

std::string_view toString(SeasonRule rule) {
    return rule == SeasonRule::Published ? "published" : "local";
}

std::optional<SeasonRule> seasonRuleFromString(std::string_view text) {
    for (const SeasonRule rule : {SeasonRule::Published, SeasonRule::Local}) {
        if (text == toString(rule)) {
            return rule;
        }
    }
    return std::nullopt;
}

Season seasonUnder(SeasonRule rule, Season northern, Hemisphere hemisphere) {
    return rule == SeasonRule::Local && hemisphere == Hemisphere::South ? opposite(northern) : northern;
}

} // namespace nucleoscope
