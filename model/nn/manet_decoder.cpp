#include "model/nn/manet_decoder.h"

#include <array>

namespace nucleoscope {
namespace {

constexpr std::array<int64_t, 5> widths{256, 128, 64, 32, 16};

} // namespace

ManetDecoderImpl::ManetDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    TORCH_CHECK(encoderChannels.size() == widths.size(), "MAnet needs five taps");
    center_ = register_module("center", PositionAttention(encoderChannels.back()));
    torch::nn::ModuleList blocks;
    int64_t in = encoderChannels.back();
    for (std::size_t step = 0; step + 1 < widths.size(); ++step) {
        const int64_t skip = encoderChannels[encoderChannels.size() - 2 - step];
        fusions_.emplace_back(MultiscaleFusionOptions(in, skip, widths[step]));
        blocks->push_back(fusions_.back());
        in = widths[step];
    }
    last_ = UnetDecoderBlock(in, 0, widths.back());
    blocks->push_back(last_);
    register_module("blocks", blocks);
    initializeDecoder(*this);
}

torch::Tensor ManetDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    auto x = center_(features.back());
    for (std::size_t step = 0; step < fusions_.size(); ++step) {
        x = fusions_[step](x, features[features.size() - 2 - step]);
    }
    return last_(x, torch::Tensor());
}

int64_t ManetDecoderImpl::outChannels() const {
    return widths.back();
}

} // namespace nucleoscope
