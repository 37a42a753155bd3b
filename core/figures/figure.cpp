#include "core/figures/figure.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

FigureColor rgb(unsigned value) {
    return {(value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0, 1};
}

bool touches(const FigureBox& a, const FigureBox& b) {
    return a.x <= b.right() && b.x <= a.right() && a.y <= b.bottom() && b.y <= a.bottom();
}

void append(RegionIndices& all, const RegionIndices& more) {
    all.insert(all.end(), more.begin(), more.end());
}

using SeasonColors = std::array<FigureColor, 4>;

// Safe: Okabe and Ito (bluish green, vermilion, orange, blue). Contrast: steps of cividis.
SeasonColors lightSeasons(SeasonPalette palette) {
    switch (palette) {
    case SeasonPalette::Vivid:
        return {rgb(0x2ca02c), rgb(0xd62728), rgb(0xf2a900), rgb(0x1f4fd8)};
    case SeasonPalette::Contrast:
        return {rgb(0x7c7b78), rgb(0x00204d), rgb(0xbcaf6f), rgb(0x414d6b)};
    case SeasonPalette::Safe:
        break;
    }
    return {rgb(0x009e73), rgb(0xd55e00), rgb(0xe69f00), rgb(0x0072b2)};
}

SeasonColors darkSeasons(SeasonPalette palette) {
    switch (palette) {
    case SeasonPalette::Vivid:
        return {rgb(0x4fc24f), rgb(0xff5c5c), rgb(0xffc53d), rgb(0x6b93ff)};
    case SeasonPalette::Contrast:
        return {rgb(0x9c9a92), rgb(0xffea46), rgb(0xcbba69), rgb(0x6f7fb0)};
    case SeasonPalette::Safe:
        break;
    }
    return {rgb(0x1fb88c), rgb(0xe8742a), rgb(0xf0b429), rgb(0x4aa3df)};
}

constexpr std::array<std::string_view, 3> paletteNames{"safe", "vivid", "contrast"};

} // namespace

std::string_view toString(SeasonPalette palette) {
    return paletteNames[static_cast<std::size_t>(palette)];
}

std::optional<SeasonPalette> seasonPaletteFromString(std::string_view text) {
    const auto found = std::ranges::find(paletteNames, text);
    return found == paletteNames.end()
               ? std::nullopt
               : std::optional(static_cast<SeasonPalette>(found - paletteNames.begin()));
}

FigureStyle FigureStyle::light(SeasonPalette palette) {
    FigureStyle style;
    style.background = rgb(0xffffff);
    style.text = rgb(0x1a1a1a);
    style.faintText = rgb(0x5f6368);
    style.axis = rgb(0x333333);
    style.grid = rgb(0xdcdfe3);
    style.sea = rgb(0xffffff);
    style.land = rgb(0xeceae4);
    style.shore = rgb(0x9b9a94);
    style.isoline = rgb(0x6d5a8c);
    style.track = rgb(0x8a8f98);
    style.selection = rgb(0x000000);
    style.bar = rgb(0x5b7c99);
    style.season = lightSeasons(palette);
    return style;
}

FigureStyle FigureStyle::dark(SeasonPalette palette) {
    FigureStyle style;
    style.background = rgb(0x1e1f22);
    style.text = rgb(0xe6e6e6);
    style.faintText = rgb(0xa3a8b0);
    style.axis = rgb(0xb4b8be);
    style.grid = rgb(0x34373c);
    style.sea = rgb(0x1e1f22);
    style.land = rgb(0x33353a);
    style.shore = rgb(0x74787f);
    style.isoline = rgb(0xa894cf);
    style.track = rgb(0x9aa0a8);
    style.selection = rgb(0xffffff);
    style.bar = rgb(0x7d9cb8);
    style.season = darkSeasons(palette);
    return style;
}

RegionIndices FigureLayout::regionsAt(double x, double y, double reach) const {
    const Point* nearest = nullptr;
    double best = reach;
    for (const Point& point : points) {
        const double distance = std::hypot(point.x - x, point.y - y);
        if (distance <= best) {
            best = distance;
            nearest = &point;
        }
    }
    if (nearest != nullptr) {
        return {nearest->region};
    }
    for (const Bar& bar : bars) {
        if (bar.box.contains(x, y)) {
            return bar.regions;
        }
    }
    for (const LegendEntry& entry : legend) {
        if (entry.box.contains(x, y)) {
            return entry.regions;
        }
    }
    return {};
}

RegionIndices FigureLayout::regionsIn(const FigureBox& box) const {
    RegionIndices regions;
    for (const Point& point : points) {
        if (box.contains(point.x, point.y)) {
            regions.push_back(point.region);
        }
    }
    for (const Bar& bar : bars) {
        if (touches(bar.box, box)) {
            append(regions, bar.regions);
        }
    }
    std::ranges::sort(regions);
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    return regions;
}

} // namespace nucleoscope
