#include "core/archive/utc.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>

namespace nucleoscope {
namespace {

using namespace std::chrono;

constexpr std::int64_t dayMs = 86'400'000;
constexpr UtcMs verseEpoch =
    sys_time<milliseconds>(sys_days(year{2009} / January / 1)).time_since_epoch().count();

struct Calendar {
    int year, month, day, hour, minute, second, millisecond;
};

UtcMs midnightOf(int y, unsigned m, unsigned d) {
    return sys_time<milliseconds>(sys_days(year{y} / month{m} / day{d})).time_since_epoch().count();
}

Calendar toCalendar(UtcMs time) {
    const sys_time<milliseconds> point{milliseconds{time}};
    const sys_days midnight = floor<days>(point);
    const year_month_day date{midnight};
    const hh_mm_ss clock{point - midnight};
    return {static_cast<int>(date.year()),
            static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day())),
            static_cast<int>(clock.hours().count()),
            static_cast<int>(clock.minutes().count()),
            static_cast<int>(clock.seconds().count()),
            static_cast<int>(clock.subseconds().count())};
}

std::optional<UtcMs> fromCalendar(const Calendar& c) {
    const year_month_day date{year{c.year}, month{static_cast<unsigned>(c.month)},
                              day{static_cast<unsigned>(c.day)}};
    if (!date.ok() || c.hour > 23 || c.minute > 59 || c.second > 59) {
        return std::nullopt;
    }
    return midnightOf(c.year, static_cast<unsigned>(c.month), static_cast<unsigned>(c.day)) +
           ((c.hour * 60 + c.minute) * 60 + c.second) * std::int64_t{1000} + c.millisecond;
}

/// Takes `count` digits off the front of `text`.
std::optional<int> takeDigits(std::string_view& text, std::size_t count) {
    int value = 0;
    if (text.size() < count ||
        text.substr(0, count).find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::from_chars(text.data(), text.data() + count, value);
    text.remove_prefix(count);
    return value;
}

/// Takes `separator` and then `count` digits.
bool take(std::string_view& text, char separator, std::size_t count, int& value) {
    if (text.empty() || text.front() != separator) {
        return false;
    }
    text.remove_prefix(1);
    const std::optional<int> digits = takeDigits(text, count);
    value = digits.value_or(0);
    return digits.has_value();
}

} // namespace

std::string toIso8601(UtcMs time) {
    const Calendar c = toCalendar(time);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", c.year, c.month, c.day, c.hour, c.minute,
                       c.second, c.millisecond);
}

std::optional<UtcMs> fromIso8601(std::string_view text) {
    Calendar c{};
    const std::optional<int> yearDigits = takeDigits(text, 4);
    if (!yearDigits || !take(text, '-', 2, c.month) || !take(text, '-', 2, c.day)) {
        return std::nullopt;
    }
    c.year = *yearDigits;
    if (text.empty()) {
        return fromCalendar(c);
    }
    if (!take(text, 'T', 2, c.hour) || !take(text, ':', 2, c.minute) || !take(text, ':', 2, c.second)) {
        return std::nullopt;
    }
    if (text != "Z" && (!take(text, '.', 3, c.millisecond) || text != "Z")) {
        return std::nullopt;
    }
    return fromCalendar(c);
}

std::int64_t toCompactUtc(UtcMs time) {
    const Calendar c = toCalendar(time);
    const std::int64_t date = (c.year * std::int64_t{100} + c.month) * 100 + c.day;
    return (((date * 100 + c.hour) * 100 + c.minute) * 100 + c.second) * 1000 + c.millisecond;
}

std::optional<UtcMs> fromCompactUtc(std::int64_t digits) {
    if (digits < 1000'01'01'00'00'00'000 || digits > 9999'12'31'23'59'59'999) {
        return std::nullopt;
    }
    const auto takeLast = [&digits](int base) {
        const int value = static_cast<int>(digits % base);
        digits /= base;
        return value;
    };
    Calendar c{};
    c.millisecond = takeLast(1000);
    c.second = takeLast(100);
    c.minute = takeLast(100);
    c.hour = takeLast(100);
    c.day = takeLast(100);
    c.month = takeLast(100);
    c.year = static_cast<int>(digits);
    return fromCalendar(c);
}

UtcMs fromVerseTime(std::int64_t verse) {
    return verse + verseEpoch;
}

std::int64_t toVerseTime(UtcMs time) {
    return time - verseEpoch;
}

double decimalYear(UtcMs time) {
    const int y = toCalendar(time).year;
    const UtcMs begin = midnightOf(y, 1, 1);
    const UtcMs end = midnightOf(y + 1, 1, 1);
    return y + static_cast<double>(time - begin) / static_cast<double>(end - begin);
}

double secondsOfDay(UtcMs time) {
    const std::int64_t remainder = time % dayMs;
    return static_cast<double>(remainder < 0 ? remainder + dayMs : remainder) / 1000.0;
}

double localTimeHours(UtcMs time, double longitudeDegrees) {
    const double hours = std::fmod(secondsOfDay(time) / 3600.0 + longitudeDegrees / 15.0, 24.0);
    const double positive = hours < 0 ? hours + 24.0 : hours;
    return positive < 24.0 ? positive : 0.0; // a tiny negative sum rounds up to 24
}

} // namespace nucleoscope
