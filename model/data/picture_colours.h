#pragma once

#include <opencv2/core.hpp>

namespace nucleoscope {

// What table 1 of Li et al. (2024) does to the colours of CV_8UC3 pictures (red first), with the semantics of
// Albumentations 1.3.1.

/// Contrast-limited adaptive histogram equalisation of the lightness (CIE Lab) in 8 × 8 tiles.
void equalize(cv::Mat& picture, double clipLimit);

/// Shifts of hue (of 180, by less than that), saturation and value (of 255), each in whole steps as in
/// OpenCV's 8-bit HSV.
void shiftColours(cv::Mat& picture, double hue, double saturation, double value);

} // namespace nucleoscope
