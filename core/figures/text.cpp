#include "core/figures/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

struct Entry {
    FigureText text;
    const char* english;
    const char* chinese;
};

// Some entries hold Pango markup.
constexpr std::array entries{
    Entry{FigureText::MapTitle, "Nucleus-shaped anomaly regions", "核状异常区域分布"},
    Entry{FigureText::JointTitle, "Centre frequency and magnetic latitude", "中心频率与磁纬"},
    Entry{FigureText::SeasonTitle, "Regions by season and hemisphere", "各季节、各半球的区域数"},
    Entry{FigureText::Simulated, "simulated data", "模拟数据"},
    Entry{FigureText::NoRegions, "No regions", "没有区域"},
    Entry{FigureText::NumberOfRegions, "Number of regions", "区域数"},
    Entry{FigureText::RegionsPerHour, "Regions per hour of data", "每小时数据的区域数"},
    Entry{FigureText::RegionsPerHalfOrbit, "Regions per half-orbit", "每半轨区域数"},
    Entry{FigureText::ShareOfHalfOrbits, "Share of half-orbits with a region", "有区域的半轨比例"},
    Entry{FigureText::CenterFrequency, "Centre frequency (kHz)", "中心频率 (kHz)"},
    Entry{FigureText::Frequency, "Frequency (kHz)", "频率 (kHz)"},
    Entry{FigureText::MagneticLatitude, "Magnetic latitude", "磁纬"},
    Entry{FigureText::MagneticLatitudeLines, "Magnetic latitude (centred dipole)", "磁纬（中心偶极子）"},
    Entry{FigureText::DipLatitudeLines, "Dip latitude (field model)", "磁倾纬度（地磁场模型）"},
    Entry{FigureText::NightSide, "Night side at", "夜侧，时刻"},
    Entry{FigureText::RegionsPerCell, "Regions per cell", "每格区域数"},
    Entry{FigureText::MillerProjection, "Miller projection", "米勒投影"},
    Entry{FigureText::PlateCarreeProjection, "Plate Carrée projection", "等距圆柱投影"},
    Entry{FigureText::NorthPolarProjection, "north polar stereographic projection", "北极球面投影"},
    Entry{FigureText::SouthPolarProjection, "south polar stereographic projection", "南极球面投影"},
    Entry{FigureText::Bandwidth, "Bandwidth (kHz)", "带宽 (kHz)"},
    Entry{FigureText::Duration, "Duration (s)", "持续时间 (s)"},
    Entry{FigureText::MagneticLongitude, "Magnetic longitude", "磁经"},
    Entry{FigureText::GeographicLatitude, "Geographic latitude", "地理纬度"},
    Entry{FigureText::GeographicLongitude, "Geographic longitude", "地理经度"},
    Entry{FigureText::Altitude, "Altitude (km)", "高度 (km)"},
    Entry{FigureText::LocalTime, "Local time (h)", "地方时 (h)"},
    Entry{FigureText::Month, "Month", "月份"},
    Entry{FigureText::Size, "Area in the spectrum (s·kHz)", "谱图上的面积 (s·kHz)"},
    Entry{FigureText::PowerPeak, "log<sub>10</sub> peak (mV m<sup>−1</sup> Hz<sup>−1/2</sup>)",
          "log<sub>10</sub> 峰值 (mV m<sup>−1</sup> Hz<sup>−1/2</sup>)"},
    Entry{FigureText::PowerMean, "log<sub>10</sub> mean (mV m<sup>−1</sup> Hz<sup>−1/2</sup>)",
          "log<sub>10</sub> 平均值 (mV m<sup>−1</sup> Hz<sup>−1/2</sup>)"},
    Entry{FigureText::Contrast, "Contrast to the background (dex)", "与背景的对比度 (dex)"},
    Entry{FigureText::Probability, "Mean probability", "平均概率"},
    Entry{FigureText::Spring, "Spring", "春季"},
    Entry{FigureText::Summer, "Summer", "夏季"},
    Entry{FigureText::Autumn, "Autumn", "秋季"},
    Entry{FigureText::Winter, "Winter", "冬季"},
    Entry{FigureText::North, "North", "北半球"},
    Entry{FigureText::South, "South", "南半球"},
    Entry{FigureText::Total, "Total", "合计"},
    Entry{FigureText::NorthShort, "N", "北"},
    Entry{FigureText::SouthShort, "S", "南"},
    Entry{FigureText::Orbit, "Orbit", "轨道"},
    Entry{FigureText::Ascending, "ascending", "升轨"},
    Entry{FigureText::Descending, "descending", "降轨"},
    Entry{FigureText::UtRow, "UT", "世界时"},
    Entry{FigureText::LatitudeRow, "LAT", "地理纬度"},
    Entry{FigureText::LongitudeRow, "LON", "地理经度"},
    Entry{FigureText::MagneticLatitudeRow, "MLAT", "磁纬"},
    Entry{FigureText::MagneticLocalTimeRow, "MLT", "磁地方时"},
    Entry{FigureText::LocalTimeRow, "LT", "地方时"},
    Entry{FigureText::Day, "day", "昼"},
    Entry{FigureText::Twilight, "twilight", "晨昏"},
    Entry{FigureText::Night, "night", "夜"},
    Entry{FigureText::Burst, "burst", "详查"},
    Entry{FigureText::AmplitudeDensity, "amplitude spectral density", "幅度谱密度"},
    Entry{FigureText::PowerDensity, "power spectral density", "功率谱密度"},
    Entry{FigureText::RatioToBackground, "above the background of the frequency", "相对于该频率背景"},
};

std::string degrees(double value, int decimals, const char* positive, const char* negative) {
    const std::string number = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool none = std::ranges::none_of(number, [](char digit) { return digit >= '1' && digit <= '9'; });
    return number + "°" + (none ? "" : value > 0 ? positive : negative);
}

} // namespace

std::optional<FigureLanguage> figureLanguageFromString(std::string_view text) {
    if (text == "en") {
        return FigureLanguage::English;
    }
    if (text == "zh_CN") {
        return FigureLanguage::SimplifiedChinese;
    }
    return std::nullopt;
}

std::string figureText(FigureText text, FigureLanguage language) {
    const auto entry = std::ranges::find(entries, text, &Entry::text);
    return language == FigureLanguage::SimplifiedChinese ? entry->chinese : entry->english;
}

std::string figureText(Season season, FigureLanguage language) {
    constexpr std::array names{FigureText::Spring, FigureText::Summer, FigureText::Autumn,
                               FigureText::Winter};
    return figureText(names[static_cast<std::size_t>(season)], language);
}

std::string figureText(Direction direction, FigureLanguage language) {
    return figureText(direction == Direction::Ascending ? FigureText::Ascending : FigureText::Descending,
                      language);
}

std::string figureNumber(double value, int decimals) {
    std::string number = fmt::format("{:.{}f}", std::abs(value), decimals);
    const bool zero = std::ranges::none_of(number, [](char digit) { return digit >= '1' && digit <= '9'; });
    return value < 0 && !zero ? "−" + number : number;
}

std::string latitudeText(double value, int decimals) {
    return degrees(value, decimals, "N", "S");
}

std::string longitudeText(double value, int decimals) {
    const bool edge = std::abs(std::abs(value) - 180) < 1e-9;
    return edge ? degrees(180, decimals, "", "") : degrees(value, decimals, "E", "W");
}

std::string dateText(UtcMs time) {
    return toIso8601(time).substr(0, 10);
}

} // namespace nucleoscope
