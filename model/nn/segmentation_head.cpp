#include "model/nn/segmentation_head.h"

#include "model/nn/cpu_loop.h"
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

torch::Tensor SegmentationHeadImpl::logits(const torch::Tensor& x) {
    if (narrow_ && isForCpuLoop(x)) {
        return (*narrow_)(x);
    }
    return folded_ ? (*folded_)(x) : convolution_(x);
}

torch::Tensor SegmentationHeadImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    return enlargedBilinear(logits(x), upsampling_);
}

void SegmentationHeadImpl::fold() {
    folded_ = folded(convolution_, nullptr, false);
    if (convolution_->weight.size(2) == 3) {
        narrow_ = std::make_unique<NarrowConvolution>(convolution_->weight, convolution_->bias);
    }
}

} // namespace nucleoscope
