#include "model/nn/attention_upsample.h"

#include "model/nn/pyramid_attention.h"
#include "model/nn/resize.h"

namespace nucleoscope {

AttentionUpsampleImpl::AttentionUpsampleImpl(int64_t shallowChannels, int64_t deepChannels)
    : weights_(
          register_module("conv1", std::make_shared<torch::nn::Module>())
              ->register_module("1", ConvolutionUnit(panUnit(deepChannels, deepChannels, 1).active(false)))),
      unit_(register_module("conv2", ConvolutionUnit(panUnit(shallowChannels, deepChannels, 3)))) {}

torch::Tensor AttentionUpsampleImpl::forward(const torch::Tensor& shallow, const torch::Tensor& deep) {
    const auto weights = torch::sigmoid(weights_(deep.mean({2, 3}, true)));
    return resizedBilinear(deep, shallow.size(2), shallow.size(3)) + unit_(shallow) * weights;
}

} // namespace nucleoscope
