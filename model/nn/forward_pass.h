#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nucleoscope {

/// One pass of a network over tensors in files, to compare networks with those of other programs.
struct ForwardPass {
    std::string architecture = "odm_unet";
    std::string encoder = "mobilenetv3_large";
    std::filesystem::path weights; ///< State dict; its metadata may hold further network options.
    std::filesystem::path
        input; ///< Tensor `input` [N, 3, H, W], float32 or float64; the pass runs in its type.
    std::filesystem::path output; ///< Gets the tensor `output` [N, classes, H, W]: logits.
    bool trainMode = false;       ///< As at the first step of a training: batch statistics, initial ODConv
                                  ///< temperature; no dropout.
    bool partial =
        false; ///< Weights that are missing keep a random start, those that do not fit are left out.
    std::string device = "auto";
};

/// Runs the pass and writes the output, whole or not at all. @return a sentence for everything that was done
/// to the weights to make them fit.
/// @throws FileError when a file is not what it should be or does not fit the network; Error for unknown
/// names.
std::vector<std::string> run(const ForwardPass& pass);

} // namespace nucleoscope
