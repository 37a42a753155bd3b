#include "model/data/augmentation.h"

#include "core/error.h"
#include "core/labels/mask.h"
#include "model/data/network_input.h"
#include "model/data/picture_augmentation.h"
#include "model/data/random.h"

#include <opencv2/imgproc.hpp>

namespace nucleoscope {
namespace {

constexpr double mirrorChance = 0.5;
constexpr double largestShiftX = 0.12, largestShiftY = 0.04; // fractions of the side
constexpr double largestStretchX = 1.2, largestStretchY = 1.1;
constexpr double largestGain = 1.25, largestOffset = 0.15, largestNoise = 0.15;

double stretch(SplitMix& random, double largest) {
    return std::pow(largest, random.uniform(-1, 1));
}

AugmentationGeometry drawGeometry(SplitMix& random) {
    AugmentationGeometry geometry;
    geometry.mirror = random.chance(mirrorChance);
    geometry.shiftX = random.uniform(-largestShiftX, largestShiftX);
    geometry.shiftY = random.uniform(-largestShiftY, largestShiftY);
    geometry.scaleX = stretch(random, largestStretchX);
    geometry.scaleY = stretch(random, largestStretchY);
    return geometry;
}

void changeAmplitude(cv::Mat& input, SplitMix& random) {
    const cv::Scalar gain(stretch(random, largestGain), stretch(random, largestGain), 1);
    const cv::Scalar offset(random.uniform(-largestOffset, largestOffset),
                            random.uniform(-largestOffset, largestOffset), 0);
    const double sigma = random.uniform(0, largestNoise);
    cv::Mat noise(input.size(), CV_32FC3);
    cv::RNG(random.next()).fill(noise, cv::RNG::NORMAL, cv::Scalar::all(0), cv::Scalar(sigma, sigma, 0));
    cv::Mat known;
    cv::extractChannel(input, known, 2);
    cv::Mat changed;
    cv::multiply(input, gain, changed);
    cv::add(changed, offset, changed);
    cv::add(changed, noise, changed);
    changed.copyTo(input, known > 0); // missing pixels stay as they are
}

} // namespace

Augmentation augmentationNamed(const std::string& name) {
    if (name == "none") {
        return Augmentation::None;
    }
    if (name == "spectrum") {
        return Augmentation::Spectrum;
    }
    if (name == "paper") {
        return Augmentation::Paper;
    }
    throw Error("unknown augmentation '" + name + "'; expected none, spectrum or paper");
}

void applyGeometry(const AugmentationGeometry& geometry, cv::Mat& input, cv::Mat& target) {
    const double centerX = (input.cols - 1) / 2.0;
    const double centerY = (input.rows - 1) / 2.0;
    const double scaleX = geometry.mirror ? -geometry.scaleX : geometry.scaleX;
    const cv::Matx23d forward(scaleX, 0, centerX * (1 - scaleX) + geometry.shiftX * input.cols, //
                              0, geometry.scaleY,
                              centerY * (1 - geometry.scaleY) + geometry.shiftY * input.rows);
    cv::Mat moved;
    cv::warpAffine(input, moved, forward, input.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                   cv::Scalar::all(0));
    input = moved;
    cv::Mat movedTarget;
    cv::warpAffine(target, movedTarget, forward, target.size(), cv::INTER_NEAREST, cv::BORDER_CONSTANT,
                   cv::Scalar::all(LabelMask::background));
    target = movedTarget;
}

void augment(cv::Mat& input, cv::Mat& target, std::uint64_t seed) {
    SplitMix random(seed);
    applyGeometry(drawGeometry(random), input, target);
    changeAmplitude(input, random);
}

void augment(Augmentation kind, cv::Mat& input, cv::Mat& target, std::uint64_t seed) {
    if (kind == Augmentation::Spectrum) {
        augment(input, target, seed);
    } else if (kind == Augmentation::Paper) {
        cv::Mat picture = pictureOf(input);
        target = target.clone();
        augmentPicture(picture, target, seed);
        input = channelsOf(picture);
    }
}

} // namespace nucleoscope
