#include "core/spectrum/color_map.h"

#include <opencv2/imgproc.hpp>

namespace nucleoscope {
namespace {

struct NamedMap {
    const char* name;
    int openCvMap; ///< negative: gray
};

constexpr NamedMap namedMaps[] = {
    {"viridis", cv::COLORMAP_VIRIDIS}, {"inferno", cv::COLORMAP_INFERNO}, {"cividis", cv::COLORMAP_CIVIDIS},
    {"turbo", cv::COLORMAP_TURBO},     {"jet", cv::COLORMAP_JET},         {"gray", -1},
};

ColorMap makeColorMap(const NamedMap& named) {
    ColorMap map;
    map.name = named.name;
    if (named.openCvMap < 0) {
        map.missing = {110, 84, 130}; // every neutral grey is a value there
    }
    cv::Mat ramp(1, 256, CV_8UC1);
    for (int i = 0; i < 256; ++i) {
        ramp.at<std::uint8_t>(0, i) = static_cast<std::uint8_t>(i);
    }
    cv::Mat colors;
    if (named.openCvMap < 0) {
        cv::cvtColor(ramp, colors, cv::COLOR_GRAY2BGR);
    } else {
        cv::applyColorMap(ramp, colors, named.openCvMap);
    }
    for (int i = 0; i < 256; ++i) {
        const cv::Vec3b& bgr = colors.at<cv::Vec3b>(0, i);
        map.colors[static_cast<std::size_t>(i)] = {bgr[2], bgr[1], bgr[0]};
    }
    return map;
}

const std::vector<ColorMap>& allMaps() {
    static const std::vector<ColorMap> maps = [] {
        std::vector<ColorMap> result;
        for (const NamedMap& named : namedMaps) {
            result.push_back(makeColorMap(named));
        }
        return result;
    }();
    return maps;
}

} // namespace

Rgb ColorMap::at(float value, float low, float high) const {
    if (std::isnan(value)) {
        return missing;
    }
    const float part = high > low ? (value - low) / (high - low) : value >= high ? 1.0F : 0.0F;
    const auto last = static_cast<float>(colors.size() - 1);
    return colors[static_cast<std::size_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * last))];
}

std::vector<std::string> colorMapNames() {
    std::vector<std::string> names;
    for (const ColorMap& map : allMaps()) {
        names.push_back(map.name);
    }
    return names;
}

std::optional<ColorMap> colorMap(std::string_view name) {
    for (const ColorMap& map : allMaps()) {
        if (map.name == name) {
            return map;
        }
    }
    return std::nullopt;
}

} // namespace nucleoscope
