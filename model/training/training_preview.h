#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace nucleoscope {

/// What the network finds in one validation half-orbit, on its square grid, row by row.
struct TrainingPreview {
    std::string name; ///< of the file
    int side = 0;
    std::vector<std::uint8_t> picture; ///< grey
    std::vector<std::uint8_t> truth;   ///< LabelMask's classes
    std::vector<float> probability;
    double regionIou = 0; ///< at probability 0.5; NaN where there is no region in either
};

} // namespace nucleoscope
