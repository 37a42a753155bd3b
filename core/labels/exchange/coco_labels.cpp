#include "core/labels/exchange/format_files.h"
#include "core/labels/exchange/json_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace nucleoscope {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* fileName = "annotations.json";
/// The run lengths in the compressed form of the COCO tools: numbers of 5 bits a character with a sign, from
/// the third on as differences from the one before the last.
std::vector<std::int64_t> decodeCounts(const std::string& text) {
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < text.size();) {
        std::int64_t value = 0;
        bool more = true;
        for (int shift = 0; more && i < text.size() && shift < 60; shift += 5) {
            const int digit = text[i++] - 48;
            value |= std::int64_t{digit & 0x1f} << shift;
            more = (digit & 0x20) != 0;
            if (!more && (digit & 0x10) != 0) {
                value -= std::int64_t{1} << (shift + 5);
            }
        }
        counts.push_back(counts.size() > 2 ? value + counts[counts.size() - 2] : value);
    }
    return counts;
}

/// Runs of outside and inside in turn, down the columns.
void fillRuns(LabelMask& mask, const std::vector<std::int64_t>& counts, std::uint8_t value) {
    const std::int64_t pixels = std::int64_t{mask.width} * mask.height;
    std::int64_t place = 0;
    bool inside = false;
    for (const std::int64_t count : counts) {
        const std::int64_t end = std::clamp(place + std::max(count, std::int64_t{0}), place, pixels);
        for (; inside && place < end; ++place) {
            mask.at(static_cast<int>(place % mask.height), static_cast<int>(place / mask.height)) = value;
        }
        place = end;
        inside = !inside;
    }
}

class CocoReader : public LabelReader {
public:
    explicit CocoReader(const fs::path& path) : file_(fs::is_directory(path) ? path / fileName : path) {
        useJson(file_, expected, [this](json content) {
            for (const json& category : content.at("categories")) {
                categories_[category.at("id").get<std::int64_t>()] = category.at("name").get<std::string>();
            }
            std::map<std::int64_t, std::string> stemOf;
            for (const json& image : content.at("images")) {
                const std::string stem = fs::path(image.at("file_name").get<std::string>()).stem().string();
                stemOf[image.at("id").get<std::int64_t>()] = stem;
                pictures_[stem] = {image.at("width").get<int>(), image.at("height").get<int>(), {}};
            }
            for (json& annotation : content.at("annotations")) {
                const auto stem = stemOf.find(annotation.at("image_id").get<std::int64_t>());
                if (stem != stemOf.end()) {
                    pictures_[stem->second].annotations.push_back(std::move(annotation));
                }
            }
            return true;
        });
    }

    std::vector<std::string> stems() const override {
        std::vector<std::string> stems;
        for (const auto& [stem, picture] : pictures_) {
            stems.push_back(stem);
        }
        return stems;
    }

    fs::path fileOf(const std::string&) const override { return file_; }

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        const Picture& picture = pictures_.at(stem);
        checkPictureSize(file_, picture.width, picture.height, grid);
        LabelMask mask(grid.width(), grid.height());
        try {
            for (const json& annotation : picture.annotations) {
                const auto category = categories_.find(annotation.at("category_id").get<std::int64_t>());
                const auto value = valueOf(category != categories_.end() ? category->second : "?");
                if (value) {
                    fill(mask, annotation, *value);
                }
            }
        } catch (const json::exception& error) {
            throw FileError(file_, std::string("is not ") + expected + " (" + error.what() + ")");
        }
        return mask;
    }

private:
    static constexpr const char* expected = "a COCO file of objects";

    struct Picture {
        int width = 0, height = 0;
        std::vector<json> annotations;
    };

    /// Polygons, run lengths, or the box alone.
    void fill(LabelMask& mask, const json& annotation, std::uint8_t value) const {
        const json segmentation = annotation.value("segmentation", json::array());
        if (segmentation.is_object()) {
            const json& size = segmentation.at("size");
            if (size.at(0).get<int>() != mask.height || size.at(1).get<int>() != mask.width) {
                throw FileError(file_, fmt::format("has run lengths of a picture of another size than {}×{}",
                                                   mask.width, mask.height));
            }
            const json& counts = segmentation.at("counts");
            fillRuns(mask,
                     counts.is_string() ? decodeCounts(counts.get<std::string>())
                                        : counts.get<std::vector<std::int64_t>>(),
                     value);
        } else if (segmentation.empty()) {
            const auto box = annotation.at("bbox").get<std::array<double, 4>>();
            const double right = box[0] + box[2], bottom = box[1] + box[3];
            fillRings(
                mask,
                std::array<Ring, 1>{{{{box[0], box[1]}, {right, box[1]}, {right, bottom}, {box[0], bottom}}}},
                value);
        } else {
            for (const json& polygon : segmentation) {
                fillRings(mask, std::array<Ring, 1>{ringFromNumbers(polygon)}, value);
            }
        }
    }

    /// Numbers [x, y, x, y, …].
    static Ring ringFromNumbers(const json& numbers) {
        Ring ring;
        for (std::size_t i = 0; i + 1 < numbers.size(); i += 2) {
            ring.push_back({numbers.at(i).get<double>(), numbers.at(i + 1).get<double>()});
        }
        return ring;
    }

    fs::path file_;
    std::map<std::int64_t, std::string> categories_;
    std::map<std::string, Picture> pictures_;
};

class CocoWriter : public LabelWriter {
public:
    explicit CocoWriter(fs::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid&) override {
        const std::size_t image = images_.size() + 1;
        images_.push_back(
            {{"id", image}, {"file_name", pictureOf(stem)}, {"width", mask.width}, {"height", mask.height}});
        int category = 0; // their ids begin with 1
        for (const LabelClass& one : shownClasses(classes())) {
            ++category;
            for (const Outline& outline : traceOutlines(mask, one.value)) {
                addRegion(outline, category, image);
            }
        }
    }

    void finish() override {
        json categories = json::array();
        for (const LabelClass& one : shownClasses(classes())) {
            categories.push_back(
                {{"id", categories.size() + 1}, {"name", one.name}, {"supercategory", "spectrum"}});
        }
        const json content{{"info", {{"description", "Labels of CSES-01 VLF spectra"}, {"version", "1.0"}}},
                           {"licenses", json::array()},
                           {"images", images_},
                           {"annotations", annotations_},
                           {"categories", categories}};
        writeFileAtomically(folder_ / fileName, content.dump(1) + "\n");
    }

private:
    void addRegion(const Outline& outline, int category, std::size_t image) {
        json polygon = json::array();
        for (const OutlinePoint& point : outline.joined()) {
            polygon.push_back(point.x);
            polygon.push_back(point.y);
        }
        double area = ringArea(outline.outer);
        for (const Ring& hole : outline.holes) {
            area -= ringArea(hole);
        }
        const auto [left, right] = std::minmax_element(outline.outer.begin(), outline.outer.end(),
                                                       [](auto& a, auto& b) { return a.x < b.x; });
        const auto [top, bottom] = std::minmax_element(outline.outer.begin(), outline.outer.end(),
                                                       [](auto& a, auto& b) { return a.y < b.y; });
        annotations_.push_back({{"id", annotations_.size() + 1},
                                {"image_id", image},
                                {"category_id", category},
                                {"segmentation", json::array({polygon})},
                                {"area", area},
                                {"bbox", {left->x, top->y, right->x - left->x, bottom->y - top->y}},
                                {"iscrowd", 0}});
    }

    fs::path folder_;
    json images_ = json::array(), annotations_ = json::array();
};

} // namespace

std::unique_ptr<LabelReader> openCocoLabels(const fs::path& path) {
    return std::make_unique<CocoReader>(path);
}

std::unique_ptr<LabelWriter> createCocoLabels(const fs::path& folder) {
    return std::make_unique<CocoWriter>(folder);
}

} // namespace nucleoscope
