#include "core/spectrum/ranked_values.h"

#include "core/vector_code.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace nucleoscope {

namespace {

constexpr std::int32_t mostKey = std::numeric_limits<std::int32_t>::max();
constexpr std::int32_t leastKey = std::numeric_limits<std::int32_t>::min();

/// Orders as the value does: IEEE 754's bits are in order for positive values and in reverse for negative
/// ones.
constexpr std::int32_t keyOf(float value) {
    const auto bits = std::bit_cast<std::int32_t>(value);
    return bits ^ ((bits >> 31) & mostKey);
}

constexpr bool isKeyOfFinite(std::int32_t key) {
    constexpr std::int32_t first = keyOf(std::numeric_limits<float>::lowest());
    constexpr std::int32_t last = keyOf(std::numeric_limits<float>::max());
    return key >= first && key <= last;
}

struct KeyRange {
    std::int32_t lowest = mostKey, highest = leastKey; ///< as they are when nothing is finite
};

NUCLEOSCOPE_VECTOR_CLONES void findRange(const float* values, std::size_t count, KeyRange& range) {
    std::int32_t lowest = mostKey, highest = leastKey;
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t key = keyOf(values[i]);
        // As masks: with a choice the compiler sees no minimum in it.
        const std::int32_t finite = isKeyOfFinite(key) ? -1 : 0;
        const std::int32_t atLeast = (key & finite) | (mostKey & ~finite);
        const std::int32_t atMost = (key & finite) | (leastKey & ~finite);
        lowest = std::min(lowest, atLeast);
        highest = std::max(highest, atMost);
    }
    range = {lowest, highest};
}

/// How far a key lies above the lowest.
constexpr std::uint32_t distance(std::int32_t key, std::int32_t lowest) {
    return static_cast<std::uint32_t>(key) - static_cast<std::uint32_t>(lowest);
}

NUCLEOSCOPE_VECTOR_CLONES void findBins(const float* values, std::size_t count, std::int32_t lowestKey,
                                        int shift, std::uint32_t beyond, std::uint32_t* bins) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t key = keyOf(values[i]);
        const std::uint32_t bin = distance(key, lowestKey) >> shift;
        bins[i] = isKeyOfFinite(key) ? bin : beyond;
    }
}

/// Bins enough for a few values each, and few enough to count them through.
int bitsOfBins(std::size_t count) {
    constexpr int fewest = 6, most = 16, bitsOfValuesInABin = 2;
    return std::clamp(static_cast<int>(std::bit_width(count)) - bitsOfValuesInABin, fewest, most);
}

} // namespace

template <typename Take>
void RankedValues::forEachBin(const Take& take) const {
    constexpr std::size_t atATime = 1024;
    std::array<std::uint32_t, atATime> bins{};
    const auto beyond = static_cast<std::uint32_t>(bins_.size() - 1);
    for (std::size_t first = 0; first < values_.size(); first += atATime) {
        const auto some = values_.subspan(first, std::min(atATime, values_.size() - first));
        findBins(some.data(), some.size(), lowestKey_, shift_, beyond, bins.data());
        for (std::size_t i = 0; i < some.size(); ++i) {
            take(some[i], bins[i]);
        }
    }
}

RankedValues::RankedValues(std::span<const float> values) : values_(values) {
    KeyRange range;
    findRange(values.data(), values.size(), range);
    if (range.lowest > range.highest) {
        bins_ = {static_cast<std::uint32_t>(values.size())};
        return;
    }
    lowestKey_ = range.lowest;
    const std::uint32_t width = distance(range.highest, range.lowest);
    shift_ = std::max(static_cast<int>(std::bit_width(width)) - bitsOfBins(values.size()), 0);
    bins_.resize((width >> shift_) + 2);
    forEachBin([this](float, std::uint32_t bin) { ++bins_[bin]; });
    count_ = values.size() - bins_.back();
}

float RankedValues::quantile(double fraction) const {
    const double rank = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(count_ - 1);
    const auto below = static_cast<std::size_t>(rank);
    const double part = rank - std::floor(rank);
    Neighbours around = neighboursOf(below);
    const float value = around.ranked();
    return part == 0 ? value : static_cast<float>(value + part * (next(around, below) - value));
}

float RankedValues::ofRank(std::size_t rank) const {
    return neighboursOf(rank).ranked();
}

RankedValues::Neighbours RankedValues::neighboursOf(std::size_t rank) const {
    std::uint32_t wanted = 0;
    for (; rank >= bins_[wanted]; ++wanted) {
        rank -= bins_[wanted];
    }
    Neighbours neighbours{{}, rank};
    neighbours.values.reserve(bins_[wanted]);
    forEachBin([&neighbours, wanted](float value, std::uint32_t bin) {
        if (bin == wanted) {
            neighbours.values.push_back(value);
        }
    });
    return neighbours;
}

float RankedValues::next(Neighbours& neighbours, std::size_t rank) const {
    const auto place = neighbours.values.begin() + static_cast<std::ptrdiff_t>(neighbours.rank) + 1;
    return place == neighbours.values.end() ? ofRank(rank + 1)
                                            : *std::min_element(place, neighbours.values.end());
}

float RankedValues::Neighbours::ranked() {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

} // namespace nucleoscope
