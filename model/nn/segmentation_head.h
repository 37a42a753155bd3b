#pragma once

#include "model/nn/folded_convolution.h"
#include "model/nn/narrow_convolution.h"

#include <torch/torch.h>

namespace nucleoscope {

/// Options of the head of a segmentation network.
struct SegmentationHeadOptions {
    SegmentationHeadOptions(int64_t inChannels, int64_t classes)
        : inChannels_(inChannels), classes_(classes) {}
    TORCH_ARG(int64_t, inChannels);
    TORCH_ARG(int64_t, classes);
    TORCH_ARG(int64_t, kernelSize) = 3;
    TORCH_ARG(int64_t, upsampling) = 1; ///< Factor of the bilinear enlargement that follows.
    TORCH_ARG(bool, xavier) = true;     ///< Start as in initializeHead(); otherwise as PyTorch's.
};

/// The convolution `0` to logits that ends a segmentation network, enlarged to the size of the image.
class SegmentationHeadImpl : public torch::nn::Module, public Foldable {
public:
    explicit SegmentationHeadImpl(const SegmentationHeadOptions& options);
    /// @param x [N, in, H, W]; @return [N, classes, upsampling · H, upsampling · W].
    torch::Tensor forward(const torch::Tensor& x);
    void fold() override;

private:
    torch::Tensor logits(const torch::Tensor& x);

    torch::nn::Conv2d convolution_ = nullptr;
    int64_t upsampling_;
    std::unique_ptr<FoldedConvolution> folded_;
    std::unique_ptr<NarrowConvolution> narrow_; ///< Null unless the kernel is 3×3.
};
TORCH_MODULE(SegmentationHead);

} // namespace nucleoscope
