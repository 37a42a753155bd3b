#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nucleoscope {

/// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
using UtcMs = std::int64_t;

/// "2021-11-03T04:05:06.789Z".
std::string toIso8601(UtcMs time);
/// Reads "2021-11-03", "2021-11-03T04:05:06Z" and the form of toIso8601(); nothing for anything else.
std::optional<UtcMs> fromIso8601(std::string_view text);

/// YYYYMMDDHHMMSSmmm, the form of the dataset UTC_TIME.
std::int64_t toCompactUtc(UtcMs time);
/// Nothing when the digits are no date.
std::optional<UtcMs> fromCompactUtc(std::int64_t digits);

/// VERSE_TIME counts milliseconds since 2009-01-01T00:00:00Z.
UtcMs fromVerseTime(std::int64_t verse);
std::int64_t toVerseTime(UtcMs time);

/// Year with fraction, 2021.0 at 2021-01-01T00:00:00Z: the argument of field models.
double decimalYear(UtcMs time);
/// Seconds since 00:00 UTC of the same day.
double secondsOfDay(UtcMs time);
/// Local (mean solar) time in hours, 0 ≤ h < 24: UTC + longitude / 15°.
double localTimeHours(UtcMs time, double longitudeDegrees);

} // namespace nucleoscope
