#pragma once

#include "model/data/labelled_sample.h"
#include "model/training/segmenter.h"

#include <opencv2/core.hpp>

#include <string>
#include <vector>

namespace nucleoscope {

/// Samples in rows: the picture, the true mask, and the masks of one detector after another side by side (as
/// figure 10 of Li et al. 2024). White: region; grey: unsure.
class ComparisonPicture {
public:
    /// Takes the first `rows` samples that hold a region and can be read.
    ComparisonPicture(const std::vector<LabelledSample>& samples, int rows);

    void addColumn(const std::string& title, const Segmenter& segmenter);
    /// PNG. @throws FileError
    void write(const std::filesystem::path& file) const;

private:
    struct Row {
        LabelledSample sample;
        std::vector<cv::Mat> panels; ///< CV_8UC3, blue first
    };

    std::vector<std::string> titles_;
    std::vector<Row> rows_;
};

} // namespace nucleoscope
