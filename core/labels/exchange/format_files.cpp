#include "core/labels/exchange/format_files.h"

#include "core/error.h"
#include "core/labels/outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> filesIn(const fs::path& path, std::string_view ending) {
    if (fs::is_regular_file(path)) {
        return {path};
    }
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error)) {
        if (it->path().filename().string().ends_with(ending)) {
            files.push_back(it->path());
        }
    }
    if (error) {
        throw FileError(path, "cannot be read as a folder of labels (" + error.message() + ")",
                        fmt::format("give a folder of NAME{} files, one per half-orbit NAME.h5", ending));
    }
    return files;
}

std::string stemOf(const fs::path& file, std::string_view ending) {
    const std::string name = file.filename().string();
    return name.ends_with(ending) ? name.substr(0, name.size() - ending.size()) : file.stem().string();
}

PixelBox boxOf(const Ring& ring) {
    const auto [left, right] = std::minmax_element(
        ring.begin(), ring.end(), [](const OutlinePoint& a, const OutlinePoint& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(
        ring.begin(), ring.end(), [](const OutlinePoint& a, const OutlinePoint& b) { return a.y < b.y; });
    return {static_cast<int>(left->x), static_cast<int>(top->y), static_cast<int>(right->x) - 1,
            static_cast<int>(bottom->y) - 1};
}

} // namespace

std::vector<LabelClass> shownClasses(const LabelClasses& classes) {
    std::vector<LabelClass> shown;
    for (const LabelClass& one : classes.all()) {
        if (one.value != LabelMask::background) {
            shown.push_back(one);
        }
    }
    return shown;
}

FolderLabelReader::FolderLabelReader(const fs::path& path, std::string_view ending) {
    for (const fs::path& file : filesIn(path, ending)) {
        files_.emplace(stemOf(file, ending), file);
    }
}

std::vector<std::string> FolderLabelReader::stems() const {
    std::vector<std::string> stems;
    for (const auto& [stem, file] : files_) {
        stems.push_back(stem);
    }
    return stems;
}

void checkPictureSize(const fs::path& file, int width, int height, const SpectrumGrid& grid) {
    if (width != grid.width() || height != grid.height()) {
        throw FileError(file,
                        fmt::format("was made for a picture of {}×{} pixels, but the half-orbit is {}×{}",
                                    width, height, grid.width(), grid.height()),
                        "label the picture of 'spectrum --out NAME.tif', which has one pixel for each value");
    }
}

std::vector<LabelledBox> boxesOf(const LabelMask& mask, const LabelClasses& classes) {
    std::vector<LabelledBox> boxes;
    for (const LabelClass& one : shownClasses(classes)) {
        for (const Outline& outline : traceOutlines(mask, one.value)) {
            boxes.push_back({boxOf(outline.outer), one.value, one.name});
        }
    }
    return boxes;
}

void fillBox(LabelMask& mask, const PixelBox& box, std::uint8_t value) {
    for (int row = std::max(box.top, 0); row <= std::min(box.bottom, mask.height - 1); ++row) {
        for (int column = std::max(box.left, 0); column <= std::min(box.right, mask.width - 1); ++column) {
            mask.at(row, column) = value;
        }
    }
}

} // namespace nucleoscope
