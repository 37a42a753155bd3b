#pragma once

#include <opencv2/core.hpp>

#include <cstdint>
#include <vector>

namespace nucleoscope {

/// The nearest whole number to what is not negative: vector code, which std::lround() is not.
inline int nearest(float x) {
    constexpr float half = 0.5F;
    return static_cast<int>(x + half);
}

/// The pixels of a row of a CV_8UC3 picture, the channels apart: loops over them become vector code.
class PictureRow {
public:
    explicit PictureRow(int width);

    int width() const { return width_; }
    std::uint8_t* channel(int index) { return values_.data() + std::ptrdiff_t(index) * width_; }

    void read(const std::uint8_t* pixels);
    void write(std::uint8_t* pixels) const;

private:
    int width_;
    std::vector<std::uint8_t> values_; ///< [3, width]
};

/// Gives each row to `change` (PictureRow&) and takes it back.
template <typename Change>
void changeRows(cv::Mat& picture, const Change& change) {
    PictureRow row(picture.cols);
    for (int y = 0; y < picture.rows; ++y) {
        row.read(picture.ptr(y));
        change(row);
        row.write(picture.ptr(y));
    }
}

} // namespace nucleoscope
