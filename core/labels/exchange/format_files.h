#pragma once

#include "core/labels/exchange/label_format.h"

#include <map>

namespace nucleoscope {

/// The name of the picture that labels refer to.
inline std::string pictureOf(const std::string& stem) {
    return stem + ".png";
}

/// Every class but the background, nuclei first.
std::vector<LabelClass> shownClasses(const LabelClasses& classes);

/// A format with one file for each half-orbit.
class FolderLabelReader : public LabelReader {
public:
    /// Takes `path`, or the files in it whose names end with `ending`. @throws FileError
    FolderLabelReader(const std::filesystem::path& path, std::string_view ending);

    std::vector<std::string> stems() const override;
    std::filesystem::path fileOf(const std::string& stem) const override { return files_.at(stem); }

private:
    std::map<std::string, std::filesystem::path> files_;
};

/// @throws FileError when `width` × `height` is not the grid's.
void checkPictureSize(const std::filesystem::path& file, int width, int height, const SpectrumGrid& grid);

/// The pixels of a box, inclusive.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;
};

struct LabelledBox {
    PixelBox box;
    std::uint8_t value = LabelMask::nucleus;
    std::string className;
};

/// The box of each region, those of nuclei first.
std::vector<LabelledBox> boxesOf(const LabelMask& mask, const LabelClasses& classes);
/// What lies outside the mask is left out.
void fillBox(LabelMask& mask, const PixelBox& box, std::uint8_t value);

// One pair for each format.
std::unique_ptr<LabelReader> openPngLabels(const std::filesystem::path& path);
std::unique_ptr<LabelReader> openLabelmeLabels(const std::filesystem::path& path);
std::unique_ptr<LabelReader> openVocLabels(const std::filesystem::path& path);
std::unique_ptr<LabelReader> openYoloLabels(const std::filesystem::path& path);
std::unique_ptr<LabelReader> openCocoLabels(const std::filesystem::path& path);
std::unique_ptr<LabelReader> openRavenLabels(const std::filesystem::path& path);
std::unique_ptr<LabelWriter> createPngLabels(const std::filesystem::path& folder);
std::unique_ptr<LabelWriter> createLabelmeLabels(const std::filesystem::path& folder);
std::unique_ptr<LabelWriter> createVocLabels(const std::filesystem::path& folder);
std::unique_ptr<LabelWriter> createYoloLabels(const std::filesystem::path& folder);
std::unique_ptr<LabelWriter> createCocoLabels(const std::filesystem::path& folder);
std::unique_ptr<LabelWriter> createRavenLabels(const std::filesystem::path& folder);

} // namespace nucleoscope
