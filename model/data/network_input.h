#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/spectrum_image.h"

#include <opencv2/core.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace nucleoscope {

/// How a spectrum becomes the three channels that a network sees; the model file names it.
///
/// Plain, the default: (0) log10 amplitude less the median of its frequency, in units of the median absolute
/// deviation and compressed by asinh, so that faint and bright regions both stay in range; (1) log10
/// amplitude against the image's own percentiles; (2) the fraction of pixels that are not missing. There is
/// no channel of magnetic latitude or frequency on purpose: a detector that knows them would write the
/// published distribution into its own histograms.
///
/// Picture: a jet-coloured picture of log10 amplitude, normalised as for ImageNet (Li et al. 2024); also used
/// for folders of pictures.
enum class InputKind { Plain, Picture };

std::string_view toString(InputKind kind); ///< "plain" / "picture"
std::optional<InputKind> inputKindFromString(std::string_view text);

/// Where the pixels of the full grid lie in the square that the network sees. The square covers `paddedWidth`
/// columns, so that a short half-orbit is padded at both sides and not stretched.
struct InputGeometry {
    int width = 0, height = 0; ///< of the full grid
    int paddedWidth = 0;       ///< ≥ width
    int size = 0;              ///< side of the square

    int left() const { return (paddedWidth - width) / 2; }

    static InputGeometry ofSpectrum(int width, int height, int size);
    /// Pictures fill the square, whatever their shape.
    static InputGeometry ofPicture(int width, int height, int size);
};

struct NetworkInput {
    InputGeometry geometry;
    cv::Mat channels; ///< CV_32FC3, size × size
    cv::Mat known;    ///< CV_32F, size × size: the fraction of each pixel that is not missing
};

/// Reduced by area average, in which missing pixels have no part.
NetworkInput makeNetworkInput(const SpectrumImage& image, InputKind kind, int size);
/// `picture`: CV_8UC3, red first.
NetworkInput makeNetworkInput(const cv::Mat& picture, int size);

/// The picture, CV_8UC3, red first, that the channels of a Picture input were made of.
cv::Mat pictureOf(const cv::Mat& channels);
/// The channels of a Picture input, CV_32FC3, of a picture that has the size of the network's square already.
cv::Mat channelsOf(const cv::Mat& picture);

/// A grey picture, CV_8U, of what the channels of either kind of input show, for people to look at.
cv::Mat greyOf(const cv::Mat& channels);

/// CV_8U, size × size: nucleus where it covers half of the sure pixels, unsure where those are less than
/// half.
cv::Mat reduceMask(const LabelMask& mask, const InputGeometry& geometry);

/// CV_32F, size × size, back on the full grid, bilinear.
ProbabilityMap enlarge(const cv::Mat& probability, const InputGeometry& geometry);

} // namespace nucleoscope
