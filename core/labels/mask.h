#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace nucleoscope {

/// Class of each pixel on the grid of a SpectrumImage.
struct LabelMask {
    static constexpr std::uint8_t background = 0;
    static constexpr std::uint8_t nucleus = 1;
    static constexpr std::uint8_t unsure = 255; ///< training ignores it

    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels; ///< [row * width + column]

    LabelMask() = default;
    LabelMask(int w, int h) : width(w), height(h), pixels(std::size_t(w) * h, background) {}
    std::uint8_t& at(int row, int column) { return pixels[std::size_t(row) * width + column]; }
    std::uint8_t at(int row, int column) const { return pixels[std::size_t(row) * width + column]; }
    bool operator==(const LabelMask&) const = default;
};

/// Probability of the nucleus class, 0–1, on the same grid.
struct ProbabilityMap {
    int width = 0, height = 0;
    std::vector<float> probability;

    float at(int row, int column) const { return probability[std::size_t(row) * width + column]; }
};

/// nucleus where probability ≥ threshold.
LabelMask toMask(const ProbabilityMap& probability, double threshold);

/// 8-bit grey PNG with the class values as they are. Written whole or not at all. @throws FileError
void writeMask(const std::filesystem::path& file, const LabelMask& mask);
/// @throws FileError when it is no 8-bit grey PNG of at most 16 384² pixels.
LabelMask readMask(const std::filesystem::path& file);
/// The same, and refuses a mask that is not `width` × `height`: it is never stretched.
LabelMask readMask(const std::filesystem::path& file, int width, int height);

} // namespace nucleoscope
