#include "model/nn/unetplusplus_decoder.h"

#include <fmt/format.h>

#include <array>

namespace nucleoscope {
namespace {

constexpr std::array<int64_t, 5> widths{256, 128, 64, 32, 16};
constexpr std::size_t columns = widths.size() - 1; ///< Levels with a skip.

std::string nameOf(std::size_t depth, std::size_t column) {
    return fmt::format("x_{}_{}", depth, column);
}

/// The block at that place of the triangle; `skips` are the channels of the taps below the deepest, deepest
/// first.
UnetDecoderBlock blockAt(std::size_t depth, std::size_t column, int64_t deepest,
                         const std::vector<int64_t>& skips) {
    if (depth == 0) {
        const int64_t in = column == 0 ? deepest : widths[column - 1];
        return UnetDecoderBlock(in, skips[column] * static_cast<int64_t>(column + 1), widths[column]);
    }
    return UnetDecoderBlock(skips[column - 1], skips[column] * static_cast<int64_t>(column + 1 - depth),
                            skips[column]);
}

} // namespace

UnetPlusPlusDecoderImpl::UnetPlusPlusDecoderImpl(const std::vector<int64_t>& encoderChannels) {
    TORCH_CHECK(encoderChannels.size() == widths.size(), "UNet++ needs five taps");
    const std::vector<int64_t> skips(encoderChannels.rbegin() + 1, encoderChannels.rend());
    auto blocks = register_module("blocks", std::make_shared<torch::nn::Module>());
    columns_.resize(columns);
    for (std::size_t column = 0; column < columns; ++column) {
        for (std::size_t depth = 0; depth <= column; ++depth) {
            columns_[column].push_back(blocks->register_module(
                nameOf(depth, column), blockAt(depth, column, encoderChannels.back(), skips)));
        }
    }
    last_ = blocks->register_module(nameOf(0, columns),
                                    UnetDecoderBlock(widths[columns - 1], 0, widths[columns]));
    initializeDecoder(*this);
}

torch::Tensor UnetPlusPlusDecoderImpl::forward(const std::vector<torch::Tensor>& features) {
    const std::vector<torch::Tensor> deepestFirst(features.rbegin(), features.rend());
    std::vector<torch::Tensor> previous; // of the column before, by depth
    for (std::size_t column = 0; column < columns; ++column) {
        // A node takes what the nodes below it in its column have made, so the deepest of the column is
        // first.
        std::vector<torch::Tensor> maps(column + 1);
        for (std::size_t depth = column + 1; depth-- > 0;) {
            std::vector<torch::Tensor> skip(maps.begin() + static_cast<std::ptrdiff_t>(depth) + 1,
                                            maps.end());
            skip.push_back(deepestFirst[column + 1]);
            const auto& below = depth == column ? deepestFirst[column] : previous[depth];
            maps[depth] = columns_[column][depth](below, torch::cat(skip, 1));
        }
        previous = std::move(maps);
    }
    return last_(previous.front(), torch::Tensor());
}

int64_t UnetPlusPlusDecoderImpl::outChannels() const {
    return widths.back();
}

} // namespace nucleoscope
