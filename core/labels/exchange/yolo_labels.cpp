#include "core/error.h"
#include "core/files.h"
#include "core/labels/exchange/format_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostBytes = std::size_t{16} << 20;
constexpr const char* classFile = "classes.txt";

class YoloReader : public FolderLabelReader {
public:
    explicit YoloReader(const fs::path& path) : FolderLabelReader(path, ".txt") {
        const fs::path file = (fs::is_directory(path) ? path : path.parent_path()) / classFile;
        if (!fs::exists(file)) {
            return; // then every class is a nucleus
        }
        std::istringstream lines(readFile(file, mostBytes));
        for (std::string name; std::getline(lines, name);) {
            names_.push_back(name.ends_with('\r') ? name.substr(0, name.size() - 1) : name);
        }
    }

    std::vector<std::string> stems() const override {
        std::vector<std::string> stems = FolderLabelReader::stems();
        std::erase(stems, fs::path(classFile).stem().string());
        return stems;
    }

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        LabelMask mask(grid.width(), grid.height());
        std::istringstream lines(readFile(fileOf(stem), mostBytes));
        int number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            if (line.find_first_not_of(" \t\r") != std::string::npos) {
                fill(mask, line, number, fileOf(stem));
            }
        }
        return mask;
    }

private:
    void fill(LabelMask& mask, const std::string& line, int number, const fs::path& file) {
        std::istringstream fields(line);
        std::size_t index = 0;
        double x = 0, y = 0, width = 0, height = 0;
        if (!(fields >> index >> x >> y >> width >> height)) {
            throw FileError(file,
                            fmt::format("line {} is not 'class x y width height' of a YOLO file", number),
                            "save it again in LabelImg");
        }
        const auto value = valueOf(index < names_.size() ? names_[index] : fmt::format("class {}", index));
        if (!value) {
            return;
        }
        // Fractions of the picture to the edges of pixels.
        const auto edge = [](double fraction, int pixels) {
            return static_cast<int>(std::lround(std::clamp(fraction, 0.0, 1.0) * pixels));
        };
        fillBox(mask,
                {edge(x - width / 2, mask.width), edge(y - height / 2, mask.height),
                 edge(x + width / 2, mask.width) - 1, edge(y + height / 2, mask.height) - 1},
                *value);
    }

    std::vector<std::string> names_;
};

class YoloWriter : public LabelWriter {
public:
    explicit YoloWriter(fs::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid&) override {
        std::string text;
        for (const auto& [box, value, className] : boxesOf(mask, classes())) {
            text += fmt::format("{} {:.6f} {:.6f} {:.6f} {:.6f}\n", numberOf(value),
                                0.5 * (box.left + box.right + 1) / mask.width,
                                0.5 * (box.top + box.bottom + 1) / mask.height,
                                1.0 * (box.right - box.left + 1) / mask.width,
                                1.0 * (box.bottom - box.top + 1) / mask.height);
        }
        writeFileAtomically(folder_ / (stem + ".txt"), text);
    }

    void finish() override {
        std::string names;
        for (const LabelClass& one : shownClasses(classes())) {
            names += one.name + '\n';
        }
        writeFileAtomically(folder_ / classFile, names);
    }

private:
    /// The line of classes.txt, from 0.
    std::ptrdiff_t numberOf(std::uint8_t value) const {
        const std::vector<LabelClass> shown = shownClasses(classes());
        return std::find_if(shown.begin(), shown.end(),
                            [value](const LabelClass& one) { return one.value == value; }) -
               shown.begin();
    }

    fs::path folder_;
};

} // namespace

std::unique_ptr<LabelReader> openYoloLabels(const fs::path& path) {
    return std::make_unique<YoloReader>(path);
}

std::unique_ptr<LabelWriter> createYoloLabels(const fs::path& folder) {
    return std::make_unique<YoloWriter>(folder);
}

} // namespace nucleoscope
