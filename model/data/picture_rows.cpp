#include "model/data/picture_rows.h"

#include "core/vector_code.h"

namespace nucleoscope {
namespace {

constexpr int channels = 3;

NUCLEOSCOPE_VECTOR_CLONES void split(const std::uint8_t* __restrict pixels, std::uint8_t* __restrict first,
                                     std::uint8_t* __restrict second, std::uint8_t* __restrict third,
                                     std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        first[i] = pixels[channels * i];
        second[i] = pixels[channels * i + 1];
        third[i] = pixels[channels * i + 2];
    }
}

NUCLEOSCOPE_VECTOR_CLONES void merge(const std::uint8_t* __restrict first,
                                     const std::uint8_t* __restrict second,
                                     const std::uint8_t* __restrict third, std::uint8_t* __restrict pixels,
                                     std::ptrdiff_t count) {
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        pixels[channels * i] = first[i];
        pixels[channels * i + 1] = second[i];
        pixels[channels * i + 2] = third[i];
    }
}

} // namespace

PictureRow::PictureRow(int width) : width_(width), values_(static_cast<std::size_t>(width) * channels) {}

void PictureRow::read(const std::uint8_t* pixels) {
    split(pixels, channel(0), channel(1), channel(2), width_);
}

void PictureRow::write(std::uint8_t* pixels) const {
    const std::uint8_t* first = values_.data();
    merge(first, first + width_, first + std::ptrdiff_t(2) * width_, pixels, width_);
}

} // namespace nucleoscope
