#include "model/data/picture_augmentation.h"

#include "model/data/picture_colours.h"
#include "model/data/picture_filters.h"
#include "model/data/picture_operations.h"
#include "model/data/random.h"

#include <cmath>

namespace nucleoscope {
namespace {

/// 0 to count − 1.
int whole(SplitMix& random, int count) {
    return static_cast<int>(random.next() % static_cast<std::uint64_t>(count));
}

int blurSide(SplitMix& random) {
    return 3 + 2 * whole(random, 3);
}

void placeAtRandom(cv::Mat& picture, cv::Mat& mask, SplitMix& random) {
    PicturePlacement placement;
    placement.angle = random.uniform(-45, 45);
    placement.scale = random.uniform(0.9, 1.1);
    placement.shiftX = random.uniform(-0.0625, 0.0625);
    placement.shiftY = random.uniform(-0.0625, 0.0625);
    place(placement, picture, mask);
}

/// Brightness, then gamma, each by its own chance.
void changeLevelsAtRandom(cv::Mat& picture, SplitMix& random) {
    cv::Mat table;
    if (random.chance(0.7)) {
        const double alpha = random.uniform(0.8, 1.2);
        table = brightnessTable(alpha, random.uniform(-0.2, 0.2));
    }
    if (random.chance(0.7)) {
        const cv::Mat gamma = gammaTable(random.uniform(0.8, 1.2));
        table = table.empty() ? gamma : inTurn(table, gamma);
    }
    if (!table.empty()) {
        changeLevels(picture, table);
    }
}

void blurMotionAtRandom(cv::Mat& picture, SplitMix& random) {
    const int side = blurSide(random);
    const cv::Point from(whole(random, side), whole(random, side));
    cv::Point to(whole(random, side), whole(random, side));
    while (to == from) {
        to.y = whole(random, side);
    }
    blurMotion(picture, side, from, to);
}

} // namespace

void augmentPicture(cv::Mat& picture, cv::Mat& mask, std::uint64_t seed) {
    SplitMix random(seed);
    if (random.chance(0.4)) {
        mirror(picture, mask);
    }
    if (random.chance(0.4)) {
        placeAtRandom(picture, mask, random);
    }
    if (random.chance(0.2)) {
        const double sigma = std::sqrt(random.uniform(10, 50));
        addNoise(picture, sigma, random.next());
    }
    if (random.chance(0.5)) {
        equalize(picture, random.uniform(1, 4));
    }
    changeLevelsAtRandom(picture, random);
    if (random.chance(0.7)) {
        const double alpha = random.uniform(0.2, 0.5);
        sharpen(picture, alpha, random.uniform(0.5, 1));
    }
    if (random.chance(0.7)) {
        blur(picture, blurSide(random));
    }
    if (random.chance(0.7)) {
        blurMotionAtRandom(picture, random);
    }
    if (random.chance(0.7)) {
        const double hue = random.uniform(-20, 20), saturation = random.uniform(-30, 30);
        shiftColours(picture, hue, saturation, random.uniform(-20, 20));
    }
}

} // namespace nucleoscope
