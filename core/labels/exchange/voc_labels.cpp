#include "core/error.h"
#include "core/files.h"
#include "core/labels/exchange/format_files.h"

#include <algorithm>
#include <pugixml.hpp>
#include <sstream>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostBytes = std::size_t{16} << 20;

/// LabelImg counts from the edges of pixels and writes no 0: a box from the first column begins at 1 as one
/// from the second does, and is taken to begin at the first.
int firstPixel(const pugi::xml_node& box, const char* name) {
    const int edge = box.child(name).text().as_int();
    return edge <= 1 ? 0 : edge;
}

class VocReader : public FolderLabelReader {
public:
    explicit VocReader(const fs::path& path) : FolderLabelReader(path, ".xml") {}

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        const fs::path file = fileOf(stem);
        const std::string content = readFile(file, mostBytes);
        pugi::xml_document document;
        const pugi::xml_parse_result parsed = document.load_buffer(content.data(), content.size());
        const pugi::xml_node annotation = document.child("annotation");
        if (!parsed || !annotation) {
            throw FileError(file,
                            std::string("is not a Pascal VOC file (") +
                                (parsed ? "there is no <annotation>" : parsed.description()) + ")",
                            "save it again in LabelImg");
        }
        const pugi::xml_node size = annotation.child("size");
        checkPictureSize(file, size.child("width").text().as_int(), size.child("height").text().as_int(),
                         grid);
        LabelMask mask(grid.width(), grid.height());
        for (const pugi::xml_node& object : annotation.children("object")) {
            if (const auto value = valueOf(object.child("name").text().as_string())) {
                const pugi::xml_node box = object.child("bndbox");
                fillBox(mask,
                        {firstPixel(box, "xmin"), firstPixel(box, "ymin"),
                         box.child("xmax").text().as_int() - 1, box.child("ymax").text().as_int() - 1},
                        *value);
            }
        }
        return mask;
    }
};

void addText(pugi::xml_node parent, const char* name, const std::string& text) {
    parent.append_child(name).text().set(text.c_str());
}

void addNumber(pugi::xml_node parent, const char* name, int number) {
    parent.append_child(name).text().set(number);
}

class VocWriter : public LabelWriter {
public:
    explicit VocWriter(fs::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid&) override {
        pugi::xml_document document;
        pugi::xml_node annotation = document.append_child("annotation");
        addText(annotation, "folder", folder_.filename().string());
        addText(annotation, "filename", pictureOf(stem));
        addText(annotation, "path", pictureOf(stem));
        addText(annotation.append_child("source"), "database", "Unknown");
        pugi::xml_node size = annotation.append_child("size");
        addNumber(size, "width", mask.width);
        addNumber(size, "height", mask.height);
        addNumber(size, "depth", 3);
        addNumber(annotation, "segmented", 0);
        for (const LabelledBox& box : boxesOf(mask, classes())) {
            addObject(annotation, box);
        }
        std::ostringstream text;
        document.save(text, "\t", pugi::format_indent | pugi::format_no_declaration);
        writeFileAtomically(folder_ / (stem + ".xml"), text.str());
    }

private:
    static void addObject(pugi::xml_node annotation, const LabelledBox& region) {
        pugi::xml_node object = annotation.append_child("object");
        addText(object, "name", region.className);
        addText(object, "pose", "Unspecified");
        addNumber(object, "truncated", 0);
        addNumber(object, "difficult", 0);
        pugi::xml_node box = object.append_child("bndbox");
        addNumber(box, "xmin", std::max(region.box.left, 1));
        addNumber(box, "ymin", std::max(region.box.top, 1));
        addNumber(box, "xmax", region.box.right + 1);
        addNumber(box, "ymax", region.box.bottom + 1);
    }

    fs::path folder_;
};

} // namespace

std::unique_ptr<LabelReader> openVocLabels(const fs::path& path) {
    return std::make_unique<VocReader>(path);
}

std::unique_ptr<LabelWriter> createVocLabels(const fs::path& folder) {
    return std::make_unique<VocWriter>(folder);
}

} // namespace nucleoscope
