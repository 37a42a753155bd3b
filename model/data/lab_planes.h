#pragma once

#include <opencv2/core.hpp>

namespace nucleoscope {

/// A picture in CIE Lab (D65) as OpenCV scales it to 8 bits: L · 255 / 100, a + 128, b + 128. CV_8U each.
struct LabPlanes {
    cv::Mat lightness, a, b;
};

// CV_8UC3, red first, sRGB. Within two levels of OpenCV's conversions (most pixels: the same), half their
// time.
LabPlanes toLab(const cv::Mat& picture);
void fromLab(const LabPlanes& lab, cv::Mat& picture); ///< `picture` has their size already.

} // namespace nucleoscope
