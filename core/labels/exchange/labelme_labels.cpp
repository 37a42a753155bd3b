#include "core/labels/exchange/format_files.h"
#include "core/labels/exchange/json_file.h"

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>

#include <array>
#include <cmath>
#include <numbers>

namespace nucleoscope {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// RFC 4648; what is no letter of it is passed over.
std::vector<std::uint8_t> fromBase64(const std::string& text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::vector<std::uint8_t> bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t value = letters.find(c);
        if (value == std::string_view::npos) {
            continue;
        }
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    return bytes;
}

Ring rectangle(const OutlinePoint& a, const OutlinePoint& b) {
    return {{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}};
}

/// `edge`: any point of the circle.
Ring circle(const OutlinePoint& center, const OutlinePoint& edge) {
    constexpr int corners = 256;
    const double radius = std::hypot(edge.x - center.x, edge.y - center.y);
    Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        ring.push_back({center.x + radius * std::cos(angle), center.y + radius * std::sin(angle)});
    }
    return ring;
}

/// A crop of the mask, whose upper left pixel is at `corner`.
void fillCrop(LabelMask& mask, const std::string& base64, const OutlinePoint& corner, std::uint8_t value) {
    const std::vector<std::uint8_t> png = fromBase64(base64);
    const cv::Mat crop = png.empty() ? cv::Mat() : cv::imdecode(png, cv::IMREAD_GRAYSCALE);
    const int top = static_cast<int>(std::lround(corner.y));
    const int left = static_cast<int>(std::lround(corner.x));
    for (int row = 0; row < crop.rows; ++row) {
        for (int column = 0; column < crop.cols; ++column) {
            if (crop.at<std::uint8_t>(row, column) != 0) {
                fillBox(mask, {left + column, top + row, left + column, top + row}, value);
            }
        }
    }
}

class LabelmeReader : public FolderLabelReader {
public:
    explicit LabelmeReader(const fs::path& path) : FolderLabelReader(path, ".json") {}

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        const fs::path file = fileOf(stem);
        return useJson(file, "a labelme file", [&](const json& content) {
            checkPictureSize(file, content.at("imageWidth").get<int>(), content.at("imageHeight").get<int>(),
                             grid);
            LabelMask mask(grid.width(), grid.height());
            for (const json& shape : content.at("shapes")) {
                if (const auto value = valueOf(shape.at("label").get<std::string>())) {
                    fill(mask, shape, *value, file);
                }
            }
            return mask;
        });
    }

private:
    static void fill(LabelMask& mask, const json& shape, std::uint8_t value, const fs::path& file) {
        const std::string type = shape.value("shape_type", "polygon");
        const Ring points = ringFromPoints(shape.at("points"));
        const bool needsTwo = type == "rectangle" || type == "circle" || type == "mask";
        if (points.size() < (needsTwo ? 2U : 3U) || (!needsTwo && type != "polygon")) {
            throw FileError(
                file, fmt::format("has a shape '{}' of {} points, which has no area", type, points.size()),
                "draw a polygon, a rectangle, a circle or a mask");
        }
        if (type == "mask") {
            fillCrop(mask, shape.at("mask").get<std::string>(), points.front(), value);
            return;
        }
        const std::array<Ring, 1> rings{type == "rectangle" ? rectangle(points[0], points[1])
                                        : type == "circle"  ? circle(points[0], points[1])
                                                            : points};
        fillRings(mask, rings, value);
    }
};

class LabelmeWriter : public LabelWriter {
public:
    explicit LabelmeWriter(fs::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid&) override {
        json shapes = json::array();
        for (const LabelClass& one : shownClasses(classes())) {
            for (const Outline& outline : traceOutlines(mask, one.value)) {
                shapes.push_back(shape(outline, one.name));
            }
        }
        const json content{{"version", "5.3.1"},      {"flags", json::object()},
                           {"shapes", shapes},        {"imagePath", pictureOf(stem)},
                           {"imageData", nullptr},    {"imageHeight", mask.height},
                           {"imageWidth", mask.width}};
        writeFileAtomically(folder_ / (stem + ".json"), content.dump(2) + "\n");
    }

private:
    static json shape(const Outline& outline, const std::string& className) {
        json points = json::array();
        for (const OutlinePoint& point : outline.joined()) {
            points.push_back({point.x, point.y});
        }
        return {{"label", className}, {"points", points},        {"group_id", nullptr},
                {"description", ""},  {"shape_type", "polygon"}, {"flags", json::object()},
                {"mask", nullptr}};
    }

    fs::path folder_;
};

} // namespace

std::unique_ptr<LabelReader> openLabelmeLabels(const fs::path& path) {
    return std::make_unique<LabelmeReader>(path);
}

std::unique_ptr<LabelWriter> createLabelmeLabels(const fs::path& folder) {
    return std::make_unique<LabelmeWriter>(folder);
}

} // namespace nucleoscope
