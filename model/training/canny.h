#pragma once

#include "model/data/data_set.h"
#include "model/training/segmenter.h"

#include <string>

namespace nucleoscope {

/// A detector that learns nothing: Canny's edges (1986) of the grey picture, closed to outlines and filled.
struct CannyOptions {
    double sigma = 2;  ///< of the Gaussian before, pixels
    double high = 100; ///< threshold of the gradient of 8-bit grey where an edge starts; it ends at 0.4 of it
    int closing = 5;   ///< side of the square that closes gaps in an outline, pixels
    int smallest = 16; ///< outlines that enclose less are left out, pixels

    std::string describe() const;
};

/// What the edges of `channels` (CV_32FC3 of that kind) enclose. @return CV_8U, 1 inside.
cv::Mat fillEdges(const cv::Mat& channels, InputKind kind, const CannyOptions& options);

/// The options with the largest IoU of the region class, all samples together, on the network's grid, out of
/// a fixed grid of 120 of them. @throws Cancelled.
CannyOptions fitCanny(const std::vector<PreparedSample>& samples, InputKind kind,
                      const std::stop_token& stop);

/// Canny as a Segmenter.
class CannySegmenter : public Segmenter {
public:
    CannySegmenter(const CannyOptions& options, InputKind kind, int imageSize)
        : options_(options), kind_(kind), imageSize_(imageSize) {}
    InputKind input() const override { return kind_; }
    int imageSize() const override { return imageSize_; }
    LabelMask segment(const NetworkInput& input) const override;

private:
    CannyOptions options_;
    InputKind kind_;
    int imageSize_;
};

} // namespace nucleoscope
