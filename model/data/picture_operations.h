#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace nucleoscope {

// Operations of Li et al. (2024), table 1, with the semantics of Albumentations 1.3.1. Pictures are CV_8UC3,
// red first, masks CV_8U of the same size. What is drawn at random there is a parameter here. See
// picture_filters.h and picture_colours.h for the others.

/// Moves picture (bilinear) and mask (nearest) alike; what comes from outside is mirrored in.
struct PicturePlacement {
    double shiftX = 0, shiftY = 0; ///< fractions of the sides
    double scale = 1;
    double angle = 0; ///< degrees, anticlockwise, about the centre
};
void place(const PicturePlacement& placement, cv::Mat& picture, cv::Mat& mask);

void mirror(cv::Mat& picture, cv::Mat& mask); ///< left and right

/// Normal noise of each channel by itself. The same seed gives the same noise.
void addNoise(cv::Mat& picture, double sigma, std::uint64_t seed);

// What becomes of each of the 256 levels, in all channels alike: tables of 1 × 256, CV_8U.
cv::Mat brightnessTable(double alpha, double beta);          ///< alpha · x + beta · 255
cv::Mat gammaTable(double gamma);                            ///< 255 · (x / 255)^gamma
cv::Mat inTurn(const cv::Mat& first, const cv::Mat& second); ///< The table of two changes.
void changeLevels(cv::Mat& picture, const cv::Mat& table);

} // namespace nucleoscope
