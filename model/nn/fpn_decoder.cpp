#include "model/nn/fpn_decoder.h"

#include "model/nn/interruption.h"
#include "model/nn/resize.h"

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr int64_t pyramidChannels = 256;
constexpr int64_t branchChannels = 128;
constexpr int64_t groups = 32;
constexpr double dropout = 0.2;
constexpr std::size_t levels = 4; ///< Strides 32, 16, 8, 4.

torch::nn::Conv2d pointwise(int64_t in) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, pyramidChannels, 1));
}

} // namespace

GroupNormUnitImpl::GroupNormUnitImpl(int64_t inChannels, int64_t outChannels, bool doubled)
    : doubled_(doubled) {
    const auto block = register_module("block", std::make_shared<torch::nn::Module>());
    convolution_ = block->register_module(
        "0", torch::nn::Conv2d(torch::nn::Conv2dOptions(inChannels, outChannels, 3).padding(1).bias(false)));
    norm_ = block->register_module("1", torch::nn::GroupNorm(groups, outChannels));
}

torch::Tensor GroupNormUnitImpl::forward(const torch::Tensor& x) {
    pollInterruption();
    return enlargedBilinear(norm_(convolution_(x)).relu_(), doubled_ ? 2 : 1);
}

FpnDecoderImpl::FpnDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    TORCH_CHECK(encoderChannels.size() > levels, "FPN needs five taps");
    auto channels = encoderChannels.rbegin();
    laterals_.push_back(register_module("p5", pointwise(*channels)));
    for (const char* name : {"p4", "p3", "p2"}) {
        laterals_.push_back(register_module(name, std::make_shared<torch::nn::Module>())
                                ->register_module("skip_conv", pointwise(*++channels)));
    }
    addBranches();
    dropout_ = register_module("dropout", torch::nn::Dropout2d(dropout));
    initializeDecoder(*this);
}

void FpnDecoderImpl::addBranches() {
    torch::nn::ModuleList branches;
    for (std::size_t level = 0; level < levels; ++level) {
        const std::size_t doublings = levels - 1 - level;
        torch::nn::ModuleList units;
        auto& branch = branches_.emplace_back();
        for (std::size_t i = 0; i < std::max<std::size_t>(doublings, 1); ++i) {
            branch.emplace_back(i == 0 ? pyramidChannels : branchChannels, branchChannels, i < doublings);
            units->push_back(branch.back());
        }
        const auto named = std::make_shared<torch::nn::Module>();
        named->register_module("block", units);
        branches->push_back(named);
    }
    register_module("seg_blocks", branches);
}

torch::Tensor FpnDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    torch::Tensor pyramid;
    torch::Tensor sum;
    for (std::size_t level = 0; level < levels; ++level) {
        const auto lateral = laterals_[level](features[features.size() - 1 - level]);
        pyramid = pyramid.defined() ? doubledNearest(pyramid) + lateral : lateral;
        auto branch = pyramid;
        for (auto& unit : branches_[level]) {
            branch = unit(branch);
        }
        sum = sum.defined() ? sum + branch : branch;
    }
    return dropout_(sum);
}

int64_t FpnDecoderImpl::outChannels() const {
    return branchChannels;
}

} // namespace nucleoscope
