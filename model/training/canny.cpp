#include "model/training/canny.h"

#include "core/error.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

namespace nucleoscope {
namespace {

constexpr double lowPart = 0.4; ///< Canny's own advice: two to three times between the thresholds.

/// 8-bit grey: of the plain input the level of log10 amplitude, of a picture its brightness.
cv::Mat greyOf(const cv::Mat& channels, InputKind kind) {
    cv::Mat grey;
    if (kind == InputKind::Picture) {
        cv::cvtColor(pictureOf(channels), grey, cv::COLOR_RGB2GRAY);
        return grey;
    }
    constexpr double scale = 127.0 / 4, middle = 128; // the level lies between −4 and 4
    cv::extractChannel(channels, grey, 1);
    grey.convertTo(grey, CV_8U, scale, middle);
    return grey;
}

cv::Mat fillEdgesOf(const cv::Mat& grey, const CannyOptions& options) {
    cv::Mat smooth, edges;
    cv::GaussianBlur(grey, smooth, cv::Size(), options.sigma);
    cv::Canny(smooth, edges, lowPart * options.high, options.high, 3, /*L2gradient=*/true);
    const cv::Size square(options.closing, options.closing);
    cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, square));
    std::vector<std::vector<cv::Point>> outlines;
    cv::findContours(edges, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
    std::erase_if(outlines, [&](const auto& outline) { return cv::contourArea(outline) < options.smallest; });
    cv::Mat filled = cv::Mat::zeros(grey.size(), CV_8U);
    cv::drawContours(filled, outlines, -1, cv::Scalar(1), cv::FILLED);
    return filled;
}

std::vector<CannyOptions> candidates() {
    std::vector<CannyOptions> all;
    for (const double sigma : {1.0, 1.5, 2.5, 4.0}) {
        for (const double high : {20.0, 40.0, 80.0, 140.0, 220.0}) {
            for (const int closing : {1, 3, 7}) {
                for (const int smallest : {12, 48}) {
                    all.push_back({sigma, high, closing, smallest});
                }
            }
        }
    }
    return all;
}

struct Overlap {
    std::int64_t both = 0, either = 0;
    double iou() const { return either > 0 ? static_cast<double>(both) / static_cast<double>(either) : 0; }
};

} // namespace

std::string CannyOptions::describe() const {
    return fmt::format(
        "sigma {}, thresholds {:.0f} and {:.0f}, outlines closed over {} pixels and filled, at least "
        "{} pixels",
        sigma, lowPart * high, high, closing, smallest);
}

cv::Mat fillEdges(const cv::Mat& channels, InputKind kind, const CannyOptions& options) {
    return fillEdgesOf(greyOf(channels, kind), options);
}

CannyOptions fitCanny(const std::vector<PreparedSample>& samples, InputKind kind,
                      const std::stop_token& stop) {
    const std::vector<CannyOptions> options = candidates();
    std::vector<Overlap> overlaps(options.size());
    for (const PreparedSample& sample : samples) {
        cv::Mat channels;
        sample.input.convertTo(channels, CV_32F);
        const cv::Mat grey = greyOf(channels, kind);
        const cv::Mat truth = sample.target == LabelMask::nucleus;
        const cv::Mat sure = sample.target != LabelMask::unsure;
        for (std::size_t i = 0; i < options.size(); ++i) {
            if (stop.stop_requested()) {
                throw Cancelled();
            }
            const cv::Mat found = fillEdgesOf(grey, options[i]) == 1;
            overlaps[i].both += cv::countNonZero(found & truth);
            overlaps[i].either += cv::countNonZero((found | truth) & sure);
        }
    }
    const auto best = std::max_element(overlaps.begin(), overlaps.end(),
                                       [](const Overlap& a, const Overlap& b) { return a.iou() < b.iou(); });
    return options[static_cast<std::size_t>(best - overlaps.begin())];
}

LabelMask CannySegmenter::segment(const NetworkInput& input) const {
    cv::Mat inside;
    fillEdges(input.channels, kind_, options_).convertTo(inside, CV_32F);
    inside.setTo(0, input.known == 0);
    return toMask(enlarge(inside, input.geometry), 0.5);
}

} // namespace nucleoscope
