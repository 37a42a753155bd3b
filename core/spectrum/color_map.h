#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

struct Rgb {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// A colour map: 256 colours from low to high, and a neutral one for missing values that is none of them.
struct ColorMap {
    std::string name;
    std::array<Rgb, 256> colors;
    Rgb missing{168, 168, 176};

    /// `value` against the range [low, high]; NaN gives `missing`.
    Rgb at(float value, float low, float high) const;
};

/// viridis, inferno, cividis, turbo, jet, gray.
std::vector<std::string> colorMapNames();
std::optional<ColorMap> colorMap(std::string_view name);

} // namespace nucleoscope
