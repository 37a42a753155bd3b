#pragma once

#include "core/archive/utc.h"

#include <array>
#include <optional>
#include <string_view>

namespace nucleoscope {

enum class Season { Spring, Summer, Autumn, Winter };
inline constexpr std::array<Season, 4> allSeasons{Season::Spring, Season::Summer, Season::Autumn,
                                                  Season::Winter};

/// Of the northern hemisphere by month, as published: spring is March to May, wherever the region lies.
Season seasonOf(UtcMs time);
/// Spring ↔ autumn, summer ↔ winter: the season on the other side of the equator.
Season opposite(Season season);
std::string_view toString(Season season); ///< "spring" …
std::optional<Season> seasonFromString(std::string_view text);

enum class Hemisphere { North, South };
/// By geographic latitude; the equator is north.
Hemisphere hemisphereOf(double latitude);
std::string_view toString(Hemisphere hemisphere); ///< "north" / "south"
std::optional<Hemisphere> hemisphereFromString(std::string_view text);

enum class SeasonRule {
    Published, ///< the northern season everywhere
    Local      ///< the season where the region lies: in the south, spring is September to November
};
std::string_view toString(SeasonRule rule); ///< "published" / "local"
std::optional<SeasonRule> seasonRuleFromString(std::string_view text);
/// What `rule` calls the season that is `northern` in the north.
Season seasonUnder(SeasonRule rule, Season northern, Hemisphere hemisphere);

} // namespace nucleoscope
