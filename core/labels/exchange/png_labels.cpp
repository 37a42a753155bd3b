#include "core/labels/exchange/format_files.h"

#include <algorithm>

namespace nucleoscope {
namespace {

/// A mask whose only value beside 0 is any one value marks regions with it; only beside 1 does 255 mean
/// unsure, and other values mean what the project's classes say.
void readForeignClasses(LabelMask& mask, const LabelClasses& classes) {
    const bool ownClasses =
        std::find(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus) != mask.pixels.end();
    for (std::uint8_t& value : mask.pixels) {
        if (value != LabelMask::background && !(ownClasses && classes.find(value) != nullptr)) {
            value = LabelMask::nucleus;
        }
    }
}

class PngReader : public FolderLabelReader {
public:
    explicit PngReader(const std::filesystem::path& path) : FolderLabelReader(path, ".png") {}

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        LabelMask mask = readMask(fileOf(stem), grid.width(), grid.height());
        readForeignClasses(mask, classes());
        return mask;
    }
};

class PngWriter : public LabelWriter {
public:
    explicit PngWriter(std::filesystem::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid&) override {
        writeMask(folder_ / (stem + ".png"), mask);
    }

private:
    std::filesystem::path folder_;
};

} // namespace

std::unique_ptr<LabelReader> openPngLabels(const std::filesystem::path& path) {
    return std::make_unique<PngReader>(path);
}

std::unique_ptr<LabelWriter> createPngLabels(const std::filesystem::path& folder) {
    return std::make_unique<PngWriter>(folder);
}

} // namespace nucleoscope
