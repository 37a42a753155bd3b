#pragma once

#include "model/nn/convolution_unit.h"

namespace nucleoscope {

/// Options of a unit of PAN: a convolution with bias `conv`, batch norm `bn`, ReLU.
ConvolutionUnitOptions panUnit(int64_t inChannels, int64_t outChannels, int64_t kernelSize);

/// Feature pyramid attention of PAN (Li et al. 2018): weights from three scales of the map, plus its mean.
/// Children `branch1, mid, down1, down2, down3, conv2, conv1` as in segmentation_models.pytorch.
class PyramidAttentionImpl : public torch::nn::Module {
public:
    PyramidAttentionImpl(int64_t inChannels, int64_t outChannels);
    /// @param x [N, in, H, W], H and W at least 8; @return [N, out, H, W].
    torch::Tensor forward(const torch::Tensor& x);

private:
    ConvolutionUnit global_ = nullptr;
    ConvolutionUnit middle_ = nullptr;
    ConvolutionUnit down1_ = nullptr;
    ConvolutionUnit down2_ = nullptr;
    ConvolutionUnit down3_ = nullptr;
    ConvolutionUnit deepest_ = nullptr;
    ConvolutionUnit conv2_ = nullptr;
    ConvolutionUnit conv1_ = nullptr;
};
TORCH_MODULE(PyramidAttention);

} // namespace nucleoscope
