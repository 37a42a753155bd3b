#include "core/simulation/nucleus.h"

#include <array>

namespace nucleoscope {
namespace {

constexpr double faintestDex = 0.003;

/// The outline's radius by direction, tabulated because it is asked for at every pixel.
class WobblyOutline {
public:
    explicit WobblyOutline(const Nucleus& nucleus) {
        for (int i = 0; i <= steps; ++i) {
            const double angle = 2 * std::numbers::pi * i / steps;
            double radius = 1;
            for (std::size_t k = 0; k < nucleus.wobbleAmplitude.size(); ++k) {
                radius += nucleus.wobbleAmplitude[k] *
                          std::cos(static_cast<double>(k + 2) * angle + nucleus.wobblePhase[k]);
            }
            radius_[static_cast<std::size_t>(i)] = static_cast<float>(radius);
        }
    }

    float radiusTowards(float x, float y) const {
        const float turn = std::atan2(y, x) * static_cast<float>(0.5 / std::numbers::pi);
        const float position = (turn < 0 ? turn + 1 : turn) * steps;
        const auto i = std::min(static_cast<std::size_t>(position), static_cast<std::size_t>(steps - 1));
        return radius_[i] + (position - static_cast<float>(i)) * (radius_[i + 1] - radius_[i]);
    }

private:
    static constexpr int steps = 256;
    std::array<float, steps + 1> radius_{};
};

/// exp(−ρ^shape), 0 beyond `reach`.
float profile(const WobblyOutline& outline, float x, float y, float shape, float reach) {
    const float radius = std::sqrt(x * x + y * y);
    if (radius > 1.6F * reach) {
        return 0;
    }
    const float rho = radius / outline.radiusTowards(x, y);
    return rho > reach ? 0 : std::exp(-std::pow(rho, shape));
}

/// Scales so that the largest value is `peak`.
void normalise(std::vector<float>& values, double peak) {
    const auto largest = std::max_element(values.begin(), values.end());
    if (largest != values.end() && *largest > 0) {
        const auto factor = static_cast<float>(peak / *largest);
        for (float& value : values) {
            value *= factor;
        }
    }
}

} // namespace

NucleusExcess excessOf(const Nucleus& nucleus, const std::vector<double>& seconds,
                       const std::vector<double>& frequencyHz) {
    const double reach = std::pow(std::log(nucleus.contrast / faintestDex), 1 / nucleus.shape);
    const double duration = std::max(nucleus.halfDuration[0], nucleus.halfDuration[1]);
    const double height = std::max(nucleus.halfHeight[0], nucleus.halfHeight[1]);
    constexpr double widest = 1.3; // of the wobbling outline
    const double halfSeconds = widest * reach * duration;
    const double halfHz = widest * reach * height + std::abs(nucleus.shearHzPerSecond) * halfSeconds;

    NucleusExcess excess;
    excess.window =
        windowAround(seconds, frequencyHz, nucleus.centerSeconds, nucleus.centerHz, halfSeconds, halfHz);
    excess.dex.reserve(excess.window.rows() * excess.window.bins());
    const WobblyOutline outline(nucleus);
    const SmoothNoise texture(nucleus.textureSeed, duration / 3, height / 3);
    for (std::size_t row = excess.window.firstRow; row < excess.window.lastRow; ++row) {
        const double time = seconds[row] - nucleus.centerSeconds;
        const auto x = static_cast<float>(time / nucleus.halfDuration[time < 0 ? 0 : 1]);
        for (std::size_t bin = excess.window.firstBin; bin < excess.window.lastBin; ++bin) {
            const double offset = frequencyHz[bin] - nucleus.centerHz - nucleus.shearHzPerSecond * time;
            const auto y = static_cast<float>(offset / nucleus.halfHeight[offset < 0 ? 0 : 1]);
            const float value =
                profile(outline, x, y, static_cast<float>(nucleus.shape), static_cast<float>(reach));
            const double grain = value > 0 ? nucleus.textureDepth * texture.at(time, offset) : 0;
            excess.dex.push_back(value * static_cast<float>(1 + grain));
        }
    }
    normalise(excess.dex, nucleus.contrast);
    return excess;
}

void paint(const NucleusExcess& excess, Canvas& canvas) {
    const Window& window = excess.window;
    for (std::size_t row = 0; row < window.rows(); ++row) {
        float* target = canvas.row(window.firstRow + row) + window.firstBin;
        for (std::size_t bin = 0; bin < window.bins(); ++bin) {
            target[bin] += excess.at(row, bin);
        }
    }
}

std::vector<std::pair<int, int>> markOutline(const NucleusExcess& excess, LabelMask& mask) {
    std::vector<std::pair<int, int>> pixels;
    const auto peak = std::max_element(excess.dex.begin(), excess.dex.end());
    if (peak == excess.dex.end()) {
        return pixels;
    }
    const auto threshold = static_cast<float>(outlineFraction * *peak);
    const Window& window = excess.window;
    const auto bins = static_cast<int>(window.bins());
    const auto rows = static_cast<int>(window.rows());
    const auto start = static_cast<int>(peak - excess.dex.begin());

    std::vector<bool> seen(excess.dex.size(), false);
    std::vector<std::pair<int, int>> open{{start / bins, start % bins}};
    seen[static_cast<std::size_t>(start)] = true;
    while (!open.empty()) {
        const auto [row, bin] = open.back();
        open.pop_back();
        const int column = static_cast<int>(window.firstRow) + row;
        const int maskRow = mask.height - 1 - (static_cast<int>(window.firstBin) + bin);
        mask.at(maskRow, column) = LabelMask::nucleus;
        pixels.emplace_back(maskRow, column);
        for (int r = std::max(row - 1, 0); r <= std::min(row + 1, rows - 1); ++r) {
            for (int b = std::max(bin - 1, 0); b <= std::min(bin + 1, bins - 1); ++b) {
                const auto i = static_cast<std::size_t>(r) * window.bins() + static_cast<std::size_t>(b);
                if (!seen[i] && excess.dex[i] >= threshold) {
                    seen[i] = true;
                    open.emplace_back(r, b);
                }
            }
        }
    }
    return pixels;
}

} // namespace nucleoscope
