#pragma once

#include "core/archive/utc.h"

#include <array>
#include <optional>
#include <string_view>

namespace nucleoscope {

/// Seasons of the northern hemisphere by month, as published: spring is March to May, wherever the region
/// lies.
enum class Season { Spring, Summer, Autumn, Winter };
inline constexpr std::array<Season, 4> allSeasons{Season::Spring, Season::Summer, Season::Autumn,
                                                  Season::Winter};

Season seasonOf(UtcMs time);
std::string_view toString(Season season); ///< "spring" …
std::optional<Season> seasonFromString(std::string_view text);

enum class Hemisphere { North, South };
/// By geographic latitude; the equator is north.
Hemisphere hemisphereOf(double latitude);
std::string_view toString(Hemisphere hemisphere); ///< "north" / "south"
std::optional<Hemisphere> hemisphereFromString(std::string_view text);

} // namespace nucleoscope
