#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace nucleoscope {

/// SplitMix64: small, fast, and the same numbers on every platform, which std::shuffle and the distributions
/// of <random> do not promise.
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    double uniform(double low, double high) {
        return low + (high - low) * static_cast<double>(next() >> 11) * 0x1.0p-53;
    }
    bool chance(double probability) { return uniform(0, 1) < probability; }

    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[next() % i]);
        }
    }

private:
    std::uint64_t state_;
};

} // namespace nucleoscope
