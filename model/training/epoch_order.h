#pragma once

#include "model/data/data_set.h"

namespace nucleoscope {

/// The samples of one epoch in the order in which they are learned from: each once or, `balanced`, as many
/// with a region as without, where the rarer kind comes more than once and the other may sit out. The same
/// whether resumed or not.
std::vector<std::size_t> epochOrder(const std::vector<PreparedSample>& samples,
                                    const std::vector<std::size_t>& training, bool balanced,
                                    std::uint64_t seed, int epoch);

} // namespace nucleoscope
