#include "model/nn/winograd_convolution.h"

#include "core/vector_code.h"
#include "model/nn/cpu_loop.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace nucleoscope {
namespace {

constexpr int64_t tileSide = 4;              // of the output
constexpr int64_t windowSide = tileSide + 2; // of the input that a tile sees
constexpr int64_t placeCount = windowSide * windowSide;
constexpr int64_t tilesAtATime = 256; // their windows stay in the cache from one step to the next

/// Where the channels of a pixel lie.
using Window = std::array<const float*, windowSide>;
using TransformedLine = std::array<float*, windowSide>;
using TileLine = std::array<float*, tileSide>;

/// The matrix G of the paper.
torch::Tensor kernelTransform() {
    return torch::tensor({{1.0 / 4, 0.0, 0.0},
                          {-1.0 / 6, -1.0 / 6, -1.0 / 6},
                          {-1.0 / 6, 1.0 / 6, -1.0 / 6},
                          {1.0 / 24, 1.0 / 12, 1.0 / 6},
                          {1.0 / 24, -1.0 / 12, 1.0 / 6},
                          {0.0, 0.0, 1.0}},
                         torch::kFloat64);
}

torch::Tensor transformedKernel(const torch::Tensor& weight) {
    const auto g = kernelTransform();
    const auto kernel = weight.detach().to(torch::kFloat64).permute({1, 0, 2, 3}); // [in, out, 3, 3]
    return torch::matmul(torch::matmul(g, kernel), g.t())
        .permute({2, 3, 0, 1})
        .reshape({placeCount, weight.size(1), weight.size(0)})
        .to(torch::kFloat32)
        .contiguous();
}

/// The matrix Bᵀ of the paper, for `count` channels. No line may lie on another.
NUCLEOSCOPE_VECTOR_CLONES void transformWindow(const Window& window, const TransformedLine& line,
                                               int64_t count) {
    const auto [d0, d1, d2, d3, d4, d5] = window;
    const auto [v0, v1, v2, v3, v4, v5] = line;
    NUCLEOSCOPE_INDEPENDENT_TURNS
    for (int64_t i = 0; i < count; ++i) {
        const float outer = d4[i] - 4 * d2[i], outerOdd = d3[i] - 4 * d1[i];
        const float inner = d4[i] - d2[i], innerOdd = 2 * (d3[i] - d1[i]);
        v0[i] = 4 * d0[i] - 5 * d2[i] + d4[i];
        v1[i] = outer + outerOdd;
        v2[i] = outer - outerOdd;
        v3[i] = inner + innerOdd;
        v4[i] = inner - innerOdd;
        v5[i] = 4 * d1[i] - 5 * d3[i] + d5[i];
    }
}

/// The matrix Aᵀ of the paper, for as many channels as there are in `start`, which is added; nothing stays
/// below `lowest`. No line may lie on another.
NUCLEOSCOPE_VECTOR_CLONES void transformProducts(const Window& products, const std::vector<float>& start,
                                                 float lowest, const TileLine& line) {
    const auto [m0, m1, m2, m3, m4, m5] = products;
    const auto [y0, y1, y2, y3] = line;
    const float* first = start.data();
    const auto count = static_cast<int64_t>(start.size());
    NUCLEOSCOPE_INDEPENDENT_TURNS
    for (int64_t i = 0; i < count; ++i) {
        const float inner = m1[i] + m2[i], innerOdd = m1[i] - m2[i];
        const float outer = m3[i] + m4[i], outerOdd = m3[i] - m4[i];
        y0[i] = std::max(first[i] + m0[i] + inner + outer, lowest);
        y1[i] = std::max(first[i] + innerOdd + 2 * outerOdd, lowest);
        y2[i] = std::max(first[i] + inner + 4 * outer, lowest);
        y3[i] = std::max(first[i] + innerOdd + 8 * outerOdd + m5[i], lowest);
    }
}

/// The tiles of a batch of maps, which lie channels last, counted through; those at the lower and the right
/// margin may stand over.
class Tiles {
public:
    explicit Tiles(const torch::Tensor& map)
        : height_(map.size(2)), width_(map.size(3)), rows_((height_ + tileSide - 1) / tileSide),
          columns_((width_ + tileSide - 1) / tileSide), count_(map.size(0) * rows_ * columns_) {}

    int64_t count() const { return count_; }

    struct Corner {
        int64_t sample, row, column; ///< Of the tile's first pixel.
    };
    Corner corner(int64_t tile) const {
        return {tile / (rows_ * columns_), tile / columns_ % rows_ * tileSide, tile % columns_ * tileSide};
    }
    /// Which pixel of the batch lies there, −1 outside the map.
    int64_t pixel(int64_t sample, int64_t row, int64_t column) const {
        const bool inside = row >= 0 && row < height_ && column >= 0 && column < width_;
        return inside ? (sample * height_ + row) * width_ + column : -1;
    }

private:
    int64_t height_, width_, rows_, columns_, count_;
};

/// From pixels to transformed windows: each place of a window lies `placeStep` values after the one before.
class WindowReader {
public:
    WindowReader(const torch::Tensor& x, const Tiles& tiles)
        : tiles_(tiles), values_(x.data_ptr<float>()), channels_(x.size(1)),
          margin_(static_cast<std::size_t>(channels_)),
          rows_(static_cast<std::size_t>(placeCount * channels_)) {}

    void read(int64_t tile, float* transformed, int64_t placeStep) {
        const Tiles::Corner corner = tiles_.corner(tile);
        Window window{};
        TransformedLine line{};
        for (int64_t row = 0; row < windowSide; ++row) {
            for (int64_t column = 0; column < windowSide; ++column) {
                const int64_t pixel =
                    tiles_.pixel(corner.sample, corner.row + row - 1, corner.column + column - 1);
                window[std::size_t(column)] = pixel < 0 ? margin_.data() : values_ + pixel * channels_;
                line[std::size_t(column)] = place(row, column);
            }
            transformWindow(window, line, channels_);
        }
        for (int64_t column = 0; column < windowSide; ++column) {
            for (int64_t row = 0; row < windowSide; ++row) {
                window[std::size_t(row)] = place(row, column);
                line[std::size_t(row)] = transformed + (row * windowSide + column) * placeStep;
            }
            transformWindow(window, line, channels_);
        }
    }

private:
    float* place(int64_t row, int64_t column) {
        return rows_.data() + (row * windowSide + column) * channels_;
    }

    const Tiles& tiles_;
    const float* values_;
    int64_t channels_;
    std::vector<float> margin_; ///< [in], zeros
    std::vector<float> rows_;   ///< [6, 6, in]: a window of which only the rows are transformed
};

/// From products to pixels.
class TileWriter {
public:
    TileWriter(torch::Tensor& y, const Tiles& tiles, const torch::Tensor& bias, float lowest)
        : tiles_(tiles), values_(y.data_ptr<float>()), channels_(y.size(1)), lowest_(lowest),
          bias_(bias.data_ptr<float>(), bias.data_ptr<float>() + channels_),
          nothing_(static_cast<std::size_t>(channels_)),
          outside_(static_cast<std::size_t>(tileSide * channels_)),
          rows_(static_cast<std::size_t>(windowSide * tileSide * channels_)) {}

    void write(int64_t tile, const float* products, int64_t placeStep) {
        const Tiles::Corner corner = tiles_.corner(tile);
        Window window{};
        TileLine line{};
        for (int64_t row = 0; row < windowSide; ++row) {
            for (int64_t column = 0; column < windowSide; ++column) {
                window[std::size_t(column)] = products + (row * windowSide + column) * placeStep;
            }
            for (int64_t column = 0; column < tileSide; ++column) {
                line[std::size_t(column)] = place(row, column);
            }
            transformProducts(window, nothing_, -std::numeric_limits<float>::infinity(), line);
        }
        for (int64_t column = 0; column < tileSide; ++column) {
            for (int64_t row = 0; row < windowSide; ++row) {
                window[std::size_t(row)] = place(row, column);
            }
            for (int64_t row = 0; row < tileSide; ++row) {
                const int64_t pixel = tiles_.pixel(corner.sample, corner.row + row, corner.column + column);
                line[std::size_t(row)] =
                    pixel < 0 ? outside_.data() + row * channels_ : values_ + pixel * channels_;
            }
            transformProducts(window, bias_, lowest_, line);
        }
    }

private:
    float* place(int64_t row, int64_t column) { return rows_.data() + (row * tileSide + column) * channels_; }

    const Tiles& tiles_;
    float* values_;
    int64_t channels_;
    float lowest_;
    std::vector<float> bias_, nothing_; ///< [out]
    std::vector<float> outside_;        ///< [4, out]: takes what stands over the margin
    std::vector<float> rows_;           ///< [6, 4, out]: products of which only the rows are transformed
};

} // namespace

WinogradConvolution::WinogradConvolution(const torch::Tensor& weight, const torch::Tensor& bias, bool active)
    : weight_(transformedKernel(weight)),
      bias_(bias.defined() ? bias.detach().contiguous() : torch::zeros(weight.size(0))),
      lowest_(active ? 0 : -std::numeric_limits<float>::infinity()) {}

bool WinogradConvolution::pays(int64_t inChannels, int64_t outChannels, const torch::Tensor& x) {
    // The multiplications that are saved against the values that are transformed, and enough tiles to make up
    // for reading kernels of four times the size; measured.
    constexpr int64_t savedForEach = 20, fewestTiles = 16;
    return inChannels * outChannels >= savedForEach * (inChannels + outChannels) &&
           Tiles(x).count() >= fewestTiles;
}

torch::Tensor WinogradConvolution::operator()(const torch::Tensor& x) const {
    TORCH_CHECK(isForCpuLoop(x) && x.is_contiguous(torch::MemoryFormat::ChannelsLast),
                "the map must be float32 and lie channels last");
    const int64_t in = weight_.size(1), out = weight_.size(2);
    auto y = torch::empty({x.size(0), out, x.size(2), x.size(3)},
                          x.options().memory_format(torch::MemoryFormat::ChannelsLast));
    const Tiles tiles(x);
    for (int64_t first = 0; first < tiles.count(); first += tilesAtATime) {
        const int64_t count = std::min(tiles.count() - first, tilesAtATime);
        const auto windows = torch::empty({placeCount, count, in}, torch::kFloat32);
        at::parallel_for(0, count, grainOf(placeCount * in), [&](int64_t begin, int64_t end) {
            WindowReader reader(x, tiles);
            for (int64_t tile = begin; tile < end; ++tile) {
                reader.read(first + tile, windows.data_ptr<float>() + tile * in, count * in);
            }
        });
        const auto products = torch::bmm(windows, weight_);
        at::parallel_for(0, count, grainOf(placeCount * out), [&](int64_t begin, int64_t end) {
            TileWriter writer(y, tiles, bias_, lowest_);
            for (int64_t tile = begin; tile < end; ++tile) {
                writer.write(first + tile, products.data_ptr<float>() + tile * out, count * out);
            }
        });
    }
    return y;
}

} // namespace nucleoscope
