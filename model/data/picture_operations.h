#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace nucleoscope {

// The operations of Li et al. (2024), table 1, with the semantics of Albumentations 1.3.1. Pictures are
// CV_8UC3, red first, masks CV_8U of the same size. What is drawn at random there is a parameter here.

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

/// Contrast-limited adaptive histogram equalisation of the lightness (CIE Lab) in 8 × 8 tiles.
void equalize(cv::Mat& picture, double clipLimit);

// What becomes of each of the 256 levels, in all channels alike: tables of 1 × 256, CV_8U.
cv::Mat brightnessTable(double alpha, double beta);          ///< alpha · x + beta · 255
cv::Mat gammaTable(double gamma);                            ///< 255 · (x / 255)^gamma
cv::Mat inTurn(const cv::Mat& first, const cv::Mat& second); ///< The table of two changes.
void changeLevels(cv::Mat& picture, const cv::Mat& table);

/// A share `alpha` of the picture is replaced by its edges on top of itself.
void sharpen(cv::Mat& picture, double alpha, double lightness);

void blur(cv::Mat& picture, int side); ///< mean of a square

/// Mean along the line between two points of a square.
void blurMotion(cv::Mat& picture, int side, cv::Point from, cv::Point to);

/// Shifts of hue (of 180), saturation and value (of 255).
void shiftColours(cv::Mat& picture, double hue, double saturation, double value);

} // namespace nucleoscope
