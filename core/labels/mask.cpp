#include "core/labels/mask.h"

#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>

#include <cstring>

namespace nucleoscope {
namespace {

constexpr std::uint32_t largestSide = 16384;

struct PngHeader {
    std::uint32_t width = 0, height = 0;
    int bitDepth = 0, colorType = 0;
};

std::uint32_t bigEndian(const char* bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

/// Signature, IHDR, width, height, depth and colour type: what must be sound before a decoder allocates
/// anything.
std::optional<PngHeader> pngHeader(const std::string& content) {
    constexpr std::string_view signature{"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16};
    if (content.size() < 33 || !content.starts_with(signature)) {
        return std::nullopt;
    }
    return PngHeader{bigEndian(&content[16]), bigEndian(&content[20]), content[24], content[25]};
}

} // namespace

LabelMask toMask(const ProbabilityMap& probability, double threshold) {
    LabelMask mask(probability.width, probability.height);
    std::transform(
        probability.probability.begin(), probability.probability.end(), mask.pixels.begin(),
        [threshold](float p) { return p >= threshold ? LabelMask::nucleus : LabelMask::background; });
    return mask;
}

void writeMask(const std::filesystem::path& file, const LabelMask& mask) {
    if (mask.width <= 0 || mask.height <= 0 || mask.pixels.size() != std::size_t(mask.width) * mask.height) {
        throw FileError(file, "cannot be written: the mask is empty");
    }
    const cv::Mat image(mask.height, mask.width, CV_8UC1, const_cast<std::uint8_t*>(mask.pixels.data()));
    std::vector<unsigned char> png;
    if (!cv::imencode(".png", image, png)) {
        throw FileError(file, "cannot be written as PNG");
    }
    writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(png.data()), png.size()));
}

LabelMask readMask(const std::filesystem::path& file) {
    const std::string content = readFile(file, std::size_t{largestSide} * largestSide + (1u << 20));
    const std::optional<PngHeader> header = pngHeader(content);
    if (!header || header->bitDepth != 8 || header->colorType != 0) {
        throw FileError(file, "is no mask: an 8-bit grey PNG was expected", "export it as one");
    }
    if (header->width == 0 || header->height == 0 || header->width > largestSide ||
        header->height > largestSide) {
        throw FileError(file, fmt::format("is {}×{} pixels, a mask has at most {}×{}", header->width,
                                          header->height, largestSide, largestSide));
    }
    cv::Mat image;
    try {
        image = cv::imdecode(
            cv::Mat(1, static_cast<int>(content.size()), CV_8UC1, const_cast<char*>(content.data())),
            cv::IMREAD_UNCHANGED);
    } catch (const cv::Exception&) {
        image.release();
    }
    if (image.type() != CV_8UC1 || image.cols != static_cast<int>(header->width) ||
        image.rows != static_cast<int>(header->height)) {
        throw FileError(file, "is damaged: its pixels cannot be decoded", "restore it from a copy");
    }
    LabelMask mask(image.cols, image.rows);
    for (int row = 0; row < image.rows; ++row) {
        std::memcpy(&mask.at(row, 0), image.ptr(row), static_cast<std::size_t>(image.cols));
    }
    return mask;
}

LabelMask readMask(const std::filesystem::path& file, int width, int height) {
    LabelMask mask = readMask(file);
    if (mask.width != width || mask.height != height) {
        throw FileError(file,
                        fmt::format("is {}×{} pixels, but the half-orbit is {}×{}", mask.width, mask.height,
                                    width, height),
                        "use the mask that was made for this file");
    }
    return mask;
}

} // namespace nucleoscope
