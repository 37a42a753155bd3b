#pragma once

#include "model/model_info.h"
#include "model/nn/network_options.h"

#include <cstdint>

namespace nucleoscope {

/// Multiply-adds of all convolutions and matrix products in one forward pass over one image of that size; a
/// floating-point operation is half of one. Norms, activations, resizing and the mixing of an ODConv's
/// kernels, which works on weights and not on maps, are not counted.
/// @throws Error for a network that is not known or does not take that size.
std::int64_t multiplyAdds(const NetworkOptions& options, int height, int width);

/// Of a model file, for one image of its size. @throws FileError as readModelInfo().
std::int64_t multiplyAdds(const ModelInfo& model);

} // namespace nucleoscope
