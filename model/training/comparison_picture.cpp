#include "model/training/comparison_picture.h"

#include "core/error.h"
#include "core/files.h"
#include "model/data/data_set.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace nucleoscope {
namespace {

constexpr int side = 256; ///< of a panel, pixels
constexpr int gap = 6;
constexpr int titleHeight = 24;

cv::Mat panelOf(const LabelMask& mask, InputGeometry geometry) {
    geometry.size = side;
    const cv::Mat reduced = reduceMask(mask, geometry);
    cv::Mat panel = cv::Mat::zeros(side, side, CV_8UC3);
    panel.setTo(cv::Scalar::all(255), reduced == LabelMask::nucleus);
    panel.setTo(cv::Scalar::all(128), reduced == LabelMask::unsure);
    return panel;
}

cv::Mat panelOf(const NetworkInput& picture) {
    cv::Mat panel;
    cv::cvtColor(pictureOf(picture.channels), panel, cv::COLOR_RGB2BGR);
    return panel;
}

bool hasRegion(const LabelMask& mask) {
    return std::find(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus) != mask.pixels.end();
}

} // namespace

ComparisonPicture::ComparisonPicture(const std::vector<LabelledSample>& samples, int rows)
    : titles_{"spectrum", "truth"} {
    for (const LabelledSample& sample : samples) {
        if (std::ssize(rows_) == rows) {
            break;
        }
        try {
            const LoadedSample loaded = loadSample(sample, InputKind::Picture, side);
            if (hasRegion(loaded.truth)) {
                rows_.push_back(
                    {sample, {panelOf(loaded.input), panelOf(loaded.truth, loaded.input.geometry)}});
            }
        } catch (const Error&) {
            // the test of the first model says so
        }
    }
    if (!rows_.empty() && rows_.front().sample.isPicture()) {
        titles_.front() = "picture";
    }
}

void ComparisonPicture::addColumn(const std::string& title, const Segmenter& segmenter) {
    titles_.push_back(title);
    for (Row& row : rows_) {
        const LoadedSample loaded = loadSample(row.sample, segmenter.input(), segmenter.imageSize());
        row.panels.push_back(panelOf(segmenter.segment(loaded.input), loaded.input.geometry));
    }
}

void ComparisonPicture::write(const std::filesystem::path& file) const {
    const int columns = static_cast<int>(titles_.size());
    const int rows = static_cast<int>(rows_.size());
    cv::Mat page(titleHeight + rows * (side + gap), columns * (side + gap) + gap, CV_8UC3,
                 cv::Scalar::all(255));
    for (int column = 0; column < columns; ++column) {
        const int left = gap + column * (side + gap);
        cv::putText(page, titles_[std::size_t(column)], cv::Point(left, titleHeight - 8),
                    cv::FONT_HERSHEY_SIMPLEX, 0.5, cv::Scalar::all(0), 1, cv::LINE_AA);
        for (int row = 0; row < rows; ++row) {
            rows_[std::size_t(row)].panels[std::size_t(column)].copyTo(
                page(cv::Rect(left, titleHeight + row * (side + gap), side, side)));
        }
    }
    writeFileAtomically(file, [&](const std::filesystem::path& temporary) {
        if (!cv::imwrite(temporary.string(), page)) {
            throw FileError(file, "cannot be written", "check the space and the rights of its folder");
        }
    });
}

} // namespace nucleoscope
