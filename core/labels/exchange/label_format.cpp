#include "core/labels/exchange/label_format.h"

#include "core/error.h"
#include "core/labels/exchange/format_files.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

struct Format {
    LabelFormat format;
    std::string_view name, loss;
    std::unique_ptr<LabelReader> (*open)(const fs::path&);
    std::unique_ptr<LabelWriter> (*create)(const fs::path&);
};

constexpr std::string_view boxLoss = "boxes only: the outline of each region becomes a rectangle";

constexpr std::array<Format, 6> formats{{
    {LabelFormat::Png, "png", "", openPngLabels, createPngLabels},
    {LabelFormat::Labelme, "labelme", "", openLabelmeLabels, createLabelmeLabels},
    {LabelFormat::Voc, "voc", boxLoss, openVocLabels, createVocLabels},
    {LabelFormat::Yolo, "yolo", boxLoss, openYoloLabels, createYoloLabels},
    {LabelFormat::Coco, "coco", "", openCocoLabels, createCocoLabels},
    {LabelFormat::Raven, "raven", boxLoss, openRavenLabels, createRavenLabels},
}};

const Format& entryOf(LabelFormat format) {
    return *std::find_if(formats.begin(), formats.end(),
                         [format](const Format& entry) { return entry.format == format; });
}

} // namespace

std::string_view toString(LabelFormat format) {
    return entryOf(format).name;
}

std::optional<LabelFormat> labelFormatFromString(std::string_view text) {
    for (const Format& entry : formats) {
        if (entry.name == text) {
            return entry.format;
        }
    }
    return std::nullopt;
}

std::vector<std::string> labelFormatNames() {
    std::vector<std::string> names;
    for (const Format& entry : formats) {
        names.emplace_back(entry.name);
    }
    return names;
}

std::string_view lossOf(LabelFormat format) {
    return entryOf(format).loss;
}

std::optional<std::uint8_t> LabelReader::valueOf(const std::string& className) {
    const LabelClass* known = classes_.find(className == "ignore" ? std::string("unsure") : className);
    if (known && known->value == LabelMask::background) {
        return std::nullopt;
    }
    if (known && known->value != LabelMask::nucleus) {
        return known->value;
    }
    classNames_.insert(className);
    return LabelMask::nucleus;
}

std::unique_ptr<LabelReader> openLabels(LabelFormat format, const fs::path& path) {
    return entryOf(format).open(path);
}

std::unique_ptr<LabelWriter> createLabels(LabelFormat format, const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw FileError(folder, "cannot be made: " + error.message(), "check the folder and its permissions");
    }
    return entryOf(format).create(folder);
}

} // namespace nucleoscope
