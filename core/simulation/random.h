#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <utility>
#include <vector>

namespace nucleoscope {

/// SplitMix64 finaliser: a good 64-bit hash of a counter (Steele, Lea & Flood 2014).
constexpr std::uint64_t mix64(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

/// A reproducible stream of random numbers (xoshiro256++, Blackman & Vigna 2019). The distributions are its
/// own because those of the standard library differ between implementations.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t index, std::uint64_t purpose) {
        std::uint64_t x = mix64(mix64(mix64(seed) ^ index) ^ purpose);
        for (std::uint64_t& word : state_) {
            word = x = mix64(x);
        }
    }

    std::uint64_t bits() {
        const std::uint64_t result = rotate(state_[0] + state_[3], 23) + state_[0];
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

    /// 0 < u < 1.
    double uniform() { return (static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53; }
    double uniform(double low, double high) { return low + (high - low) * uniform(); }
    double logUniform(double low, double high) { return low * std::pow(high / low, uniform()); }
    /// 0 … count − 1.
    int below(int count) { return static_cast<int>(uniform() * count); }
    bool chance(double probability) { return uniform() < probability; }
    template <typename T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) {
            std::swap(values[i - 1], values[static_cast<std::size_t>(below(static_cast<int>(i)))]);
        }
    }
    double exponential(double mean) { return -mean * std::log(uniform()); }

    double normal(double mean = 0, double deviation = 1) {
        const double radius = std::sqrt(-2 * std::log(uniform()));
        return mean + deviation * radius * std::cos(2 * std::numbers::pi * uniform());
    }

    /// Knuth's product method: for small means.
    int poisson(double mean) {
        const double limit = std::exp(-mean);
        int count = 0;
        double product = uniform();
        while (product > limit) {
            ++count;
            product *= uniform();
        }
        return count;
    }

private:
    static constexpr std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

    std::uint64_t state_[4];
};

/// Value noise: smooth in both directions, mean 0, about −1…1, with features of the given sizes.
class SmoothNoise {
public:
    SmoothNoise(std::uint64_t seed, double sizeX, double sizeY = 1)
        : seed_(seed), sizeX_(sizeX), sizeY_(sizeY) {}

    double at(double x, double y = 0) const {
        const double u = x / sizeX_;
        const double v = y / sizeY_;
        const double column = std::floor(u);
        const double row = std::floor(v);
        const double a = ease(u - column);
        const double b = ease(v - row);
        const auto i = static_cast<std::int64_t>(column);
        const auto j = static_cast<std::int64_t>(row);
        const double low = lattice(i, j) + a * (lattice(i + 1, j) - lattice(i, j));
        const double high = lattice(i, j + 1) + a * (lattice(i + 1, j + 1) - lattice(i, j + 1));
        return low + b * (high - low);
    }

private:
    static double ease(double t) { return t * t * (3 - 2 * t); }
    double lattice(std::int64_t i, std::int64_t j) const {
        const std::uint64_t hash = mix64(seed_ ^ mix64(static_cast<std::uint64_t>(i) * 0x632be59bd9b4e019u +
                                                       static_cast<std::uint64_t>(j)));
        return static_cast<double>(static_cast<std::int64_t>(hash)) * 0x1p-63;
    }

    std::uint64_t seed_;
    double sizeX_, sizeY_;
};

} // namespace nucleoscope
