#include "core/archive/half_orbit_name.h"

#include <fmt/format.h>

#include <charconv>

namespace nucleoscope {
namespace {

constexpr std::size_t fieldCount = 12;
using Fields = std::array<std::string_view, fieldCount>;

std::optional<Fields> split(std::string_view text) {
    Fields fields;
    for (std::size_t i = 0; i < fieldCount; ++i) {
        const std::size_t end = text.find('_');
        const bool last = i + 1 == fieldCount;
        if (last != (end == std::string_view::npos)) {
            return std::nullopt;
        }
        fields[i] = text.substr(0, end);
        text.remove_prefix(last ? text.size() : end + 1);
    }
    return fields;
}

/// A number of exactly `width` digits.
std::optional<std::int64_t> number(std::string_view digits, std::size_t width) {
    std::int64_t value = 0;
    if (digits.size() != width || digits.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<UtcMs> timeOf(std::string_view date, std::string_view time) {
    const std::optional<std::int64_t> dateDigits = number(date, 8);
    const std::optional<std::int64_t> timeDigits = number(time, 6);
    if (!dateDigits || !timeDigits) {
        return std::nullopt;
    }
    return fromCompactUtc((*dateDigits * 1'000'000 + *timeDigits) * 1000);
}

std::string dateAndTime(UtcMs time) {
    const std::int64_t digits = toCompactUtc(time) / 1000;
    return fmt::format("{:08}_{:06}", digits / 1'000'000, digits % 1'000'000);
}

} // namespace

std::optional<HalfOrbitName> HalfOrbitName::parse(std::string_view fileName) {
    constexpr std::string_view extension = ".h5";
    if (!fileName.ends_with(extension)) {
        return std::nullopt;
    }
    const std::optional<Fields> fields = split(fileName.substr(0, fileName.size() - extension.size()));
    if (!fields) {
        return std::nullopt;
    }
    const auto& [mission, satellite, payload, band, level, family, orbit, date0, time0, date1, time1,
                 version] = *fields;
    const std::optional<std::int64_t> bandDigit = number(band, 1);
    const std::optional<std::int64_t> orbitDigits = number(orbit, 6);
    const std::optional<std::int64_t> versionDigits = number(version, 3);
    const std::optional<UtcMs> start = timeOf(date0, time0);
    const std::optional<UtcMs> end = timeOf(date1, time1);
    if (mission != "CSES" || satellite != "01" || payload.size() != 3 || level.size() != 3 ||
        family.size() != 2 || !bandDigit || !orbitDigits || *orbitDigits % 10 > 1 || !versionDigits ||
        !start || !end || *end < *start) {
        return std::nullopt;
    }
    HalfOrbitName name;
    name.payload = payload;
    name.band = static_cast<int>(*bandDigit);
    name.level = level;
    name.family = family;
    name.orbit = static_cast<int>(*orbitDigits / 10);
    name.direction = *orbitDigits % 10 == 1 ? Direction::Ascending : Direction::Descending;
    name.start = *start;
    name.end = *end;
    name.version = static_cast<int>(*versionDigits);
    return name;
}

std::string HalfOrbitName::toFileName() const {
    return fmt::format("CSES_01_{}_{}_{}_{}_{:05}{}_{}_{}_{:03}.h5", payload, band, level, family, orbit,
                       static_cast<int>(direction), dateAndTime(start), dateAndTime(end), version);
}

} // namespace nucleoscope
