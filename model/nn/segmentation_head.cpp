#include "model/nn/segmentation_head.h"

#include "model/nn/decoder.h"
#include "model/nn/interruption.h"
#include "model/nn/resize.h"

namespace nucleoscope {

SegmentationHeadImpl::SegmentationHeadImpl(const SegmentationHeadOptions& options)
    : upsampling_(options.upsampling()) {
    const auto convolution =
        torch::nn::Conv2dOptions(options.inChannels(), options.classes(), options.kernelSize())
            .padding((options.kernelSize() - 1) / 2);
    convolution_ = register_module("0", torch::nn::Conv2d(convolution));
    if (options.xavier()) {
        initializeHead(*this);
    }
}

torch::Tensor SegmentationHeadImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    return enlargedBilinear(folded_ ? (*folded_)(x) : convolution_(x), upsampling_);
}

void SegmentationHeadImpl::fold() {
    folded_ = folded(convolution_, nullptr, false);
}

} // namespace nucleoscope
