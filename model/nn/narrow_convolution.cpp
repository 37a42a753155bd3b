#include "model/nn/narrow_convolution.h"

#include "model/nn/cpu_loop.h"
#include "model/nn/tap_convolution.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr int64_t kernelSide = 3;

/// Adds to `line` what one row of the kernel sees: `taps` are the channels of all taps of the line it looks
/// at, `tapsOfPixel` for each pixel, those of that row first.
void addKernelRow(const float* taps, int64_t tapsOfPixel, int64_t channels, int64_t width, float* line) {
    for (int64_t column = 0; column < width; ++column, line += channels) {
        const int64_t first = column == 0 ? 1 : 0, last = column + 1 == width ? 1 : 2;
        for (int64_t tap = first; tap <= last; ++tap) {
            const float* values = taps + (column + tap - 1) * tapsOfPixel + tap * channels;
            for (int64_t channel = 0; channel < channels; ++channel) {
                line[channel] += values[channel];
            }
        }
    }
}

} // namespace

NarrowConvolution::NarrowConvolution(const torch::Tensor& weight, const torch::Tensor& bias)
    : taps_(tapConvolution(weight)), bias_(bias.detach()) {}

torch::Tensor NarrowConvolution::operator()(const torch::Tensor& x) const {
    constexpr auto layout = torch::MemoryFormat::ChannelsLast;
    const auto weighed = taps_(x.contiguous(layout)).contiguous(layout);
    const int64_t samples = x.size(0), height = x.size(2), width = x.size(3), channels = bias_.size(0);
    const auto y = torch::empty({samples, channels, height, width}, x.options().memory_format(layout));
    y.copy_(bias_.view({1, channels, 1, 1}).expand_as(y));
    const int64_t tapsOfPixel = weighed.size(1), line = width * channels;
    const float* taps = weighed.data_ptr<float>();
    float* values = y.data_ptr<float>();
    at::parallel_for(0, samples * height, grainOf(width * tapsOfPixel), [&](int64_t begin, int64_t end) {
        for (int64_t row = begin; row < end; ++row) {
            const int64_t place = row % height;
            const int64_t first = place == 0 ? 1 : 0, last = place + 1 == height ? 1 : 2;
            for (int64_t tap = first; tap <= last; ++tap) {
                addKernelRow(taps + (row + tap - 1) * width * tapsOfPixel + tap * kernelSide * channels,
                             tapsOfPixel, channels, width, values + row * line);
            }
        }
    });
    return y;
}

} // namespace nucleoscope
