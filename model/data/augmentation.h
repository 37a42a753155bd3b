#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <string>

namespace nucleoscope {

/// What is done to a sample before the network learns from it. Spectrum: the variants of augment(). Paper:
/// the operations of Li et al. (2024) on the picture (model/data/picture_augmentation.h); for Picture inputs
/// only.
enum class Augmentation { None, Spectrum, Paper };

/// "none", "spectrum", "paper". @throws Error for another name, with those that are known.
Augmentation augmentationNamed(const std::string& name);

/// Geometry of one augmentation: what image and mask go through together.
struct AugmentationGeometry {
    bool mirror = false;           ///< left and right: the time
    double shiftX = 0, shiftY = 0; ///< fractions of the side
    double scaleX = 1, scaleY = 1; ///< about the centre
};

/// Moves `input` (bilinear; what comes from outside is missing: 0) and `target` (nearest; background) alike.
void applyGeometry(const AugmentationGeometry& geometry, cv::Mat& input, cv::Mat& target);

/// A variant of a sample with `plain` channels: mirrored, shifted and stretched in time, a little in
/// frequency, with another gain, offset and noise of the two amplitude channels. The same `seed` gives the
/// same variant, whatever the thread. `input`: CV_32FC3, `target`: CV_8U.
void augment(cv::Mat& input, cv::Mat& target, std::uint64_t seed);

/// A variant of the given kind. The same `seed` gives the same variant, whatever the thread.
void augment(Augmentation kind, cv::Mat& input, cv::Mat& target, std::uint64_t seed);

} // namespace nucleoscope
