#include "model/nn/kernel_mixing.h"

#include "core/vector_code.h"
#include "model/nn/cpu_loop.h"

#include <ATen/Parallel.h>

namespace nucleoscope {
namespace {

/// Values of an attention by sample; one everywhere where it is undefined.
class Factors {
public:
    Factors(const torch::Tensor& attention, int64_t count)
        : values_(attention.defined() ? attention.contiguous() : torch::ones({count})),
          stride_(attention.defined() ? count : 0) {}
    const float* of(int64_t sample) const { return values_.data_ptr<float>() + sample * stride_; }

private:
    torch::Tensor values_;
    int64_t stride_;
};

NUCLEOSCOPE_VECTOR_CLONES void addPart(const float* __restrict weights, float part, int64_t count,
                                       float* __restrict values) {
    for (int64_t i = 0; i < count; ++i) {
        values[i] += part * weights[i];
    }
}

/// Each of the values [in, positions] by the factors of its channel and of its position, and by `whole`.
NUCLEOSCOPE_VECTOR_CLONES void weigh(const float* __restrict channels, int64_t in,
                                     const float* __restrict places, int64_t positions, float whole,
                                     float* __restrict values) {
    if (positions == 1) { // most layers; a loop the compiler can turn into vector code
        const float all = whole * places[0];
        for (int64_t i = 0; i < in; ++i) {
            values[i] *= all * channels[i];
        }
        return;
    }
    for (int64_t i = 0; i < in; ++i) {
        const float scale = whole * channels[i];
        for (int64_t k = 0; k < positions; ++k) {
            values[i * positions + k] *= scale * places[k];
        }
    }
}

} // namespace

torch::Tensor mixedKernels(const torch::Tensor& weight, const ODAttentions& attentions, int64_t groups) {
    const int64_t samples = attentions.channel.size(0);
    const int64_t kernels = weight.size(0), out = weight.size(1), in = weight.size(2);
    const int64_t positions = weight.size(3) * weight.size(4);
    const int64_t row = in * positions;
    const Factors mixture(attentions.kernel, kernels), filter(attentions.filter, out),
        channel(attentions.channel, groups * in), spatial(attentions.spatial, positions);
    const auto contiguous = weight.contiguous();
    const float* source = contiguous.data_ptr<float>();
    auto mixed = torch::empty({samples, out, in, weight.size(3), weight.size(4)});
    float* target = mixed.data_ptr<float>();

    const auto mixRow = [&](int64_t sample, int64_t filterPlace, float* values) {
        std::fill(values, values + row, 0.0F);
        for (int64_t kernel = 0; kernel < kernels; ++kernel) {
            addPart(source + (kernel * out + filterPlace) * row, mixture.of(sample)[kernel], row, values);
        }
        const int64_t group = filterPlace / (out / groups);
        weigh(channel.of(sample) + group * in, in, spatial.of(sample), positions,
              filter.of(sample)[filterPlace], values);
    };
    at::parallel_for(0, samples * out, grainOf(row), [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            mixRow(i / out, i % out, target + i * row);
        }
    });
    return mixed;
}

} // namespace nucleoscope
