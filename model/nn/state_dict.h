#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

namespace nucleoscope {

/// Named tensors in a fixed order.
using TensorDict = torch::OrderedDict<std::string, torch::Tensor>;

/// Parameters and buffers of a module under the names and in the order of Python's state_dict(). The tensors
/// share the module's storage.
TensorDict stateDict(const torch::nn::Module& module);

/// What loadStateDict() could not match.
struct StateDictMismatch {
    std::vector<std::string> missing;   ///< In the module only.
    std::vector<std::string> extra;     ///< In the tensors only.
    std::vector<std::string> misshaped; ///< In both, with other shapes.
    bool empty() const { return missing.empty() && extra.empty() && misshaped.empty(); }
    std::string describe() const; ///< "2 missing (a, b), 1 unknown (c)": counts and the first names.
};

/// Copies the tensors into the module by name, each into the type and onto the device that the module has.
/// @param allowPartial takes what fits and returns the rest; otherwise nothing is copied unless everything
/// fits.
/// @throws Error naming the first missing, extra and misshaped tensors and how many there are.
StateDictMismatch loadStateDict(torch::nn::Module& module, const TensorDict& tensors,
                                bool allowPartial = false);

/// Number of values in the trainable parameters.
int64_t parameterCount(const torch::nn::Module& module);

} // namespace nucleoscope
