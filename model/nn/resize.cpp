#include "model/nn/resize.h"

namespace nucleoscope {

torch::Tensor doubledNearest(const torch::Tensor& map) {
    return torch::upsample_nearest2d(map, {2 * map.size(2), 2 * map.size(3)});
}

torch::Tensor resizedBilinear(const torch::Tensor& map, int64_t height, int64_t width) {
    return torch::upsample_bilinear2d(map, {height, width}, /*align_corners=*/true);
}

torch::Tensor enlargedBilinear(const torch::Tensor& map, int64_t factor) {
    return factor == 1 ? map : resizedBilinear(map, factor * map.size(2), factor * map.size(3));
}

} // namespace nucleoscope
