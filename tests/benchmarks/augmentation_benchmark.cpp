// Variants of 256 × 256 × 3 pictures and their masks as table 1 of Li et al. (2024) has them, on one thread;
// and each of the operations by itself. The Python library made 565 a second of these on one core of an AMD
// Zen 5 with AVX-512: `ratio` says how many times that is reached. What Python makes of them on the machine
// at hand, augmentation_in_python.py beside this file says.

#include "core/allocator.h"
#include "model/data/picture_augmentation.h"
#include "model/data/picture_colours.h"
#include "model/data/picture_filters.h"
#include "model/data/picture_operations.h"

#include <opencv2/imgproc.hpp>

#include <benchmark/benchmark.h>

using namespace nucleoscope;

namespace {

constexpr int side = 256;
constexpr double picturesOfPython = 565; // a second

/// Smooth, as spectra are, with a bright region.
cv::Mat madePicture() {
    cv::Mat picture(side, side, CV_8UC3);
    cv::RNG(3).fill(picture, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(picture, picture, cv::Size(15, 15), 5);
    cv::circle(picture, cv::Point(90, 120), 25, cv::Scalar(230, 180, 40), cv::FILLED);
    return picture;
}

cv::Mat madeMask() {
    cv::Mat mask = cv::Mat::zeros(side, side, CV_8U);
    cv::circle(mask, cv::Point(90, 120), 25, cv::Scalar(1), cv::FILLED);
    return mask;
}

void tableOne(benchmark::State& state) {
    cv::setNumThreads(1);
    const cv::Mat picture = madePicture(), mask = madeMask();
    std::uint64_t seed = 0;
    for (auto _ : state) {
        cv::Mat variant = picture.clone(), variantMask = mask.clone();
        augmentPicture(variant, variantMask, ++seed);
        benchmark::DoNotOptimize(variant.data);
    }
    const auto pictures = static_cast<double>(state.iterations());
    state.counters["pictures_per_second"] = benchmark::Counter(pictures, benchmark::Counter::kIsRate);
    state.counters["ratio"] = benchmark::Counter(pictures / picturesOfPython, benchmark::Counter::kIsRate);
}
BENCHMARK(tableOne)->Unit(benchmark::kMicrosecond)->MinTime(3);

template <typename Operation>
void one(benchmark::State& state, Operation operation) {
    cv::setNumThreads(1);
    const cv::Mat picture = madePicture(), mask = madeMask();
    for (auto _ : state) {
        cv::Mat variant = picture.clone(), variantMask = mask.clone();
        operation(variant, variantMask);
        benchmark::DoNotOptimize(variant.data);
    }
}

#define OPERATION(name, call)                                                                                \
    BENCHMARK_CAPTURE(one, name, [](cv::Mat& p, cv::Mat& m) {                                                \
        static_cast<void>(m);                                                                                \
        call;                                                                                                \
    })->Unit(benchmark::kMicrosecond)
OPERATION(mirror, mirror(p, m));
OPERATION(place, place({0.03, -0.02, 1.05, 20}, p, m));
OPERATION(addNoise, addNoise(p, 5, 7));
OPERATION(equalize, equalize(p, 2));
OPERATION(brightnessTable, changeLevels(p, brightnessTable(1.1, 0.1)));
OPERATION(gammaTable, changeLevels(p, gammaTable(0.9)));
OPERATION(sharpen, sharpen(p, 0.3, 0.7));
OPERATION(blur, blur(p, 5));
OPERATION(blurMotion, blurMotion(p, 5, {0, 1}, {4, 3}));
OPERATION(shiftColours, shiftColours(p, 10, -20, 15));

} // namespace

int main(int argc, char** argv) {
    tuneAllocator(); // as the programs do
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
