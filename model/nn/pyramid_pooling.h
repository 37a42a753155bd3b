#pragma once

#include "model/nn/convolution_unit.h"

#include <vector>

namespace nucleoscope {

/// The pyramid pooling of PSPNet (Zhao et al. 2017): means over 1, 2², 3² and 6² parts of the map, each with
/// a 1×1 convolution to a quarter of the channels, enlarged and put before the map itself. The single mean
/// has a bias instead of batch norm. Children `blocks.I.pool.1`.
class PyramidPoolingImpl : public torch::nn::Module {
public:
    explicit PyramidPoolingImpl(int64_t channels);
    /// @param x [N, channels, H, W]; @return [N, 2 · channels, H, W].
    torch::Tensor forward(const torch::Tensor& x);

private:
    std::vector<ConvolutionUnit> units_;
};
TORCH_MODULE(PyramidPooling);

} // namespace nucleoscope
