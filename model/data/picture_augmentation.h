#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace nucleoscope {

/// A variant of a picture (CV_8UC3, red first) and its mask (CV_8U): the operations of Li et al. (2024),
/// table 1, in its order, each with its probability by itself and with Albumentations' default ranges; the
/// resize is that of the network's input. The same seed gives the same variant, whatever the thread.
void augmentPicture(cv::Mat& picture, cv::Mat& mask, std::uint64_t seed);

} // namespace nucleoscope
