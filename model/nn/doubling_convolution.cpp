#include "model/nn/doubling_convolution.h"

#include "core/vector_code.h"
#include "model/nn/cpu_loop.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr int64_t phaseCount = 4;

/// [out, in, 3, k] to [out, in, 2, k]: what the rows of the kernel weigh for the two rows of the small map
/// that the upper or lower pixel of two sees.
torch::Tensor rowsOfPhase(const torch::Tensor& weight, bool lower) {
    const auto first = weight.narrow(2, 0, 1), middle = weight.narrow(2, 1, 1), last = weight.narrow(2, 2, 1);
    return lower ? torch::cat({first + middle, last}, 2) : torch::cat({first, middle + last}, 2);
}

torch::Tensor phaseWeights(const torch::Tensor& weight) {
    std::vector<torch::Tensor> phases;
    for (const bool lower : {false, true}) {
        const auto rows = rowsOfPhase(weight, lower);
        for (const bool right : {false, true}) {
            phases.push_back(rowsOfPhase(rows.transpose(2, 3), right).transpose(2, 3));
        }
    }
    return torch::cat(phases, 0);
}

std::unique_ptr<FoldedConvolution> convolutionOf(const torch::Tensor& weight, const torch::Tensor& bias,
                                                 bool active) {
    const auto geometry =
        ConvolutionOptions(weight.size(1), weight.size(0), weight.size(2)).padding(Padding::Symmetric);
    return std::make_unique<FoldedConvolution>(weight.contiguous(), bias, geometry, active);
}

/// One line of the doubled map from the lines of its two phases, channels last: adds to what `line` has if
/// `adds`.
NUCLEOSCOPE_VECTOR_CLONES void interleave(const float* phases, int64_t channels, int64_t columns, bool adds,
                                          bool active, float* line) {
    const int64_t step = phaseCount * channels;
    for (int64_t column = 0; column < columns; ++column) {
        for (int64_t right = 0; right < 2; ++right) {
            const float* values = phases + (column + right) * step + right * channels;
            for (int64_t channel = 0; channel < channels; ++channel) {
                const float value = values[channel] + (adds ? line[channel] : 0.0F);
                line[channel] = active ? std::max(value, 0.0F) : value;
            }
            line += channels;
        }
    }
}

} // namespace

DoublingConvolution::DoublingConvolution(const torch::Tensor& weight, const torch::Tensor& bias,
                                         int64_t inChannels, bool active)
    : active_(active) {
    const int64_t skipChannels = weight.size(1) - inChannels;
    const auto ofMap = phaseWeights(weight.narrow(1, 0, inChannels));
    if (skipChannels == 0) {
        phases_ = convolutionOf(ofMap, bias.repeat(phaseCount), false);
        return;
    }
    phases_ = convolutionOf(ofMap, {}, false);
    skip_ = convolutionOf(weight.narrow(1, inChannels, skipChannels), bias, false);
}

bool DoublingConvolution::takes(const torch::Tensor& x) {
    return isForCpuLoop(x);
}

torch::Tensor DoublingConvolution::operator()(const torch::Tensor& x, const torch::Tensor& skip) const {
    constexpr auto layout = torch::MemoryFormat::ChannelsLast;
    // One pixel more on each side: place (i, j) of the phases sees the small map's rows i − 1 and i.
    const auto phases =
        (*phases_)(torch::constant_pad_nd(x.contiguous(layout), {1, 1, 1, 1})).contiguous(layout);
    const int64_t samples = x.size(0), height = x.size(2), width = x.size(3);
    const int64_t channels = phases.size(1) / phaseCount;
    const auto y =
        skip_ ? (*skip_)(skip).contiguous(layout)
              : torch::empty({samples, channels, 2 * height, 2 * width}, x.options().memory_format(layout));
    const float* source = phases.data_ptr<float>();
    float* target = y.data_ptr<float>();
    const int64_t phaseLine = (width + 1) * phaseCount * channels, line = 2 * width * channels;
    at::parallel_for(0, samples * 2 * height, grainOf(line), [&](int64_t begin, int64_t end) {
        for (int64_t row = begin; row < end; ++row) {
            const int64_t sample = row / (2 * height), place = row % (2 * height);
            const int64_t lower = place % 2;
            const int64_t from = sample * (height + 1) + place / 2 + lower;
            interleave(source + from * phaseLine + 2 * lower * channels, channels, width, skip_ != nullptr,
                       active_, target + row * line);
        }
    });
    return y;
}

} // namespace nucleoscope
