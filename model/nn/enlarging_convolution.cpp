#include "model/nn/enlarging_convolution.h"

#include "core/vector_code.h"
#include "model/nn/cpu_loop.h"
#include "model/nn/tap_convolution.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <functional>

namespace nucleoscope {
namespace {

constexpr int64_t side = 3; // of the kernel

/// Where a place of the large map lies between two of the small one.
struct Between {
    int64_t first = 0, second = 0;
    float firstPart = 0, secondPart = 0; ///< Both 0 in the convolution's margin.
};
using Taps = std::array<Between, side>; ///< of one line of the kernel

/// For each of `large` places its own and its neighbours' on `small` places.
std::vector<Taps> tapsOf(int64_t small, int64_t large) {
    const float step = large > 1 ? static_cast<float>(small - 1) / static_cast<float>(large - 1) : 0.0F;
    std::vector<Taps> taps(static_cast<std::size_t>(large));
    for (int64_t place = 0; place < large; ++place) {
        for (int64_t tap = 0; tap < side; ++tap) {
            const int64_t seen = place + tap - 1;
            if (seen < 0 || seen >= large) {
                continue;
            }
            const float at = step * static_cast<float>(seen);
            const int64_t first = std::min(static_cast<int64_t>(at), small - 1);
            const float part = at - static_cast<float>(first);
            taps[std::size_t(place)][std::size_t(tap)] = {first, std::min(first + 1, small - 1), 1 - part,
                                                          part};
        }
    }
    return taps;
}

/// Adds what the taps of one line of the kernel see: each two places `step` values apart, each place with as
/// many values as there are taps, `count` for each.
NUCLEOSCOPE_VECTOR_CLONES void addUp(const float* places, int64_t step, const Taps& taps, int64_t count,
                                     float* sum) {
    std::array<const float*, 2 * side> lines{};
    for (std::size_t tap = 0; tap < side; ++tap) {
        const float* ofTap = places + std::int64_t(tap) * count;
        lines[2 * tap] = ofTap + taps[tap].first * step;
        lines[2 * tap + 1] = ofTap + taps[tap].second * step;
    }
    NUCLEOSCOPE_INDEPENDENT_TURNS
    for (int64_t i = 0; i < count; ++i) {
        sum[i] += taps[0].firstPart * lines[0][i] + taps[0].secondPart * lines[1][i] +
                  taps[1].firstPart * lines[2][i] + taps[1].secondPart * lines[3][i] +
                  taps[2].firstPart * lines[4][i] + taps[2].secondPart * lines[5][i];
    }
}

/// Lines of a large map of as many channels as the bias has, from what the taps of a small one weigh,
/// channels last.
class Reader {
public:
    Reader(const torch::Tensor& bias, int64_t width)
        : bias_(bias.data_ptr<float>()), channels_(bias.size(0)), width_(width),
          between_(static_cast<std::size_t>(width * side * channels_)),
          pixel_(static_cast<std::size_t>(channels_)) {}

    /// `sample`: [height, width, 3, 3, channels]. Multiplies `line`, which is of the large map.
    void multiply(const float* sample, const Taps& rows, const std::vector<Taps>& columns, float* line) {
        std::fill(between_.begin(), between_.end(), 0.0F);
        const int64_t ofRow = side * channels_, ofPlace = side * ofRow;
        for (int64_t column = 0; column < width_; ++column) {
            addUp(sample + column * ofPlace, width_ * ofPlace, rows, ofRow, between_.data() + column * ofRow);
        }
        for (const Taps& taps : columns) {
            std::copy_n(bias_, channels_, pixel_.begin());
            addUp(between_.data(), ofRow, taps, channels_, pixel_.data());
            std::transform(pixel_.begin(), pixel_.end(), line, line, std::multiplies<>());
            line += channels_;
        }
    }

private:
    const float* bias_;
    int64_t channels_, width_;   ///< of the small map
    std::vector<float> between_; ///< [width, 3, channels]: a large row at the columns of the small map
    std::vector<float> pixel_;
};

} // namespace

EnlargingConvolution::EnlargingConvolution(const torch::Tensor& weight, const torch::Tensor& bias)
    : taps_(tapConvolution(weight)), bias_(bias.detach().contiguous()) {}

bool EnlargingConvolution::takes(const torch::Tensor& x, int64_t height, int64_t width) {
    return isForCpuLoop(x) && x.size(2) < height && x.size(3) < width;
}

void EnlargingConvolution::multiply(const torch::Tensor& x, torch::Tensor& product) const {
    constexpr auto layout = torch::MemoryFormat::ChannelsLast;
    TORCH_CHECK(product.is_contiguous(layout), "the product must lie channels last");
    const auto weighed = taps_(x.contiguous(layout)).contiguous(layout);
    const int64_t samples = product.size(0), height = product.size(2), width = product.size(3);
    const auto rows = tapsOf(x.size(2), height), columns = tapsOf(x.size(3), width);
    const int64_t sampleValues = weighed.numel() / samples, lineValues = width * bias_.size(0);
    const float* source = weighed.data_ptr<float>();
    float* target = product.data_ptr<float>();
    at::parallel_for(0, samples * height, grainOf(lineValues), [&](int64_t begin, int64_t end) {
        Reader reader(bias_, x.size(3));
        for (int64_t row = begin; row < end; ++row) {
            reader.multiply(source + row / height * sampleValues, rows[std::size_t(row % height)], columns,
                            target + row * lineValues);
        }
    });
}

} // namespace nucleoscope
