#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace nucleoscope {

/// Which convolutions of the MobileNetV3 blocks are omni-dimensional: none, the depthwise ones, or all of
/// them.
enum class ODConvPlacement { None, Depthwise, All };

/// What normalises the squeezed vector inside the attention head of an ODConv: batch norm (published), one
/// group over all its channels, or nothing.
enum class AttentionNorm { Batch, Group, None };

/// Fan of the Kaiming initialisation of the attention head of an ODConv. FanOut is the published one; it
/// saturates the attentions at temperature 1 because most of these layers narrow.
enum class AttentionInit { FanOut, FanIn };

/// How the convolutions of an SDI start: Published is PyTorch's default; NearOne adds bias 1 and halves the
/// weights, so that the product of the levels starts near 1 and no level silences the others.
enum class SdiInit { Published, NearOne };

/// Everything that decides the shape and the start of a network. Defaults are the published values.
struct NetworkOptions {
    std::string architecture = "odm_unet";
    std::string encoder = "mobilenetv3_large";
    int classes = 2;

    // The rest concerns ODM_Unet only.
    ODConvPlacement odconvPlacement = ODConvPlacement::All;
    int odconvKernels = 4; ///< Kernels that an ODConv mixes, 1 to 16.
    AttentionNorm attentionNorm = AttentionNorm::Batch;
    AttentionInit attentionInit = AttentionInit::FanOut;
    SdiInit sdiInit = SdiInit::Published;
    double initialTemperature =
        30; ///< Where the temperature of the ODConv attentions starts in training, at least 1.

    bool operator==(const NetworkOptions&) const = default;
};

/// The options as they stand in the metadata of a model file.
std::map<std::string, std::string> toMetadata(const NetworkOptions& options);

/// Reads what toMetadata() wrote; keys that are not there keep their default, other keys are left alone.
/// @throws Error naming the key when a value is none of the known ones.
NetworkOptions fromMetadata(const std::map<std::string, std::string>& metadata);

/// Which images a network takes: both sides multiples of `divisor` and at least `smallest`, equal or not.
struct ImageSides {
    int divisor = 1;
    int smallest = 1;

    bool admit(std::int64_t height, std::int64_t width) const;
    std::string describe() const; ///< As a clause: "height and width must be …".
};

/// @throws Error for an architecture that is not known.
ImageSides imageSides(const std::string& architecture);

/// Names that makeNetwork() knows, that of the paper first.
std::vector<std::string> architectureNames();
std::vector<std::string> encoderNames();

} // namespace nucleoscope
