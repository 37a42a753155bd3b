#include "core/error.h"
#include "core/files.h"
#include "core/labels/exchange/format_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostBytes = std::size_t{16} << 20;
constexpr const char* ending = ".Table.1.selections.txt";

using Row = std::vector<std::string>;

Row fieldsOf(std::string line) {
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    Row fields(1);
    for (const char c : line) {
        if (c == '\t') {
            fields.emplace_back();
        } else {
            fields.back() += c;
        }
    }
    return fields;
}

/// A selection table: rows by the names of its columns.
class Table {
public:
    explicit Table(const fs::path& file) : file_(file) {
        std::istringstream lines(readFile(file, mostBytes));
        std::string line;
        if (std::getline(lines, line)) {
            names_ = fieldsOf(line);
        }
        while (std::getline(lines, line)) {
            rows_.push_back(fieldsOf(line));
        }
    }

    std::size_t rows() const { return rows_.size(); }

    /// Empty when the table has no such column or the row no such field.
    std::string text(std::size_t row, std::string_view name) const {
        const auto column =
            static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
        return column < rows_[row].size() ? rows_[row][column] : std::string();
    }

    double number(std::size_t row, std::string_view name) const {
        const std::string field = text(row, name);
        double value = 0;
        const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
        if (error != std::errc{} || !std::isfinite(value)) {
            throw FileError(
                file_, fmt::format("line {}: '{}' is no number for '{}'", row + 2, field, name),
                "save the selection table again in Raven, with begin and end times and low and high "
                "frequencies");
        }
        return value;
    }

private:
    fs::path file_;
    Row names_;
    std::vector<Row> rows_;
};

/// Seconds in a table count from the edge of the first row, so that none is negative.
UtcMs startOf(const SpectrumGrid& grid) {
    return grid.utcAt(-0.5);
}

class RavenReader : public FolderLabelReader {
public:
    explicit RavenReader(const fs::path& path) : FolderLabelReader(path, ending) {}

    LabelMask read(const std::string& stem, const SpectrumGrid& grid) override {
        const Table table(fileOf(stem));
        LabelMask mask(grid.width(), grid.height());
        for (std::size_t row = 0; row < table.rows(); ++row) {
            // Raven has a row for each view of the sound; the waveform's says no more.
            if (table.text(row, "View").starts_with("Waveform")) {
                continue;
            }
            const std::string annotation = table.text(row, "Annotation");
            if (const auto value = valueOf(annotation.empty() ? "nucleus" : annotation)) {
                fillBox(mask, boxOf(table, row, grid), *value);
            }
        }
        return mask;
    }

private:
    /// The pixels whose centres lie inside.
    static PixelBox boxOf(const Table& table, std::size_t row, const SpectrumGrid& grid) {
        const auto column = [&](double seconds) {
            return grid.columnAt(startOf(grid) + static_cast<UtcMs>(std::llround(seconds * 1000)));
        };
        const auto pixel = [](double place) { return static_cast<int>(std::clamp(place, -1.0, 1e6)); };
        return {pixel(std::ceil(column(table.number(row, "Begin Time (s)")))),
                pixel(std::ceil(grid.rowAt(table.number(row, "High Freq (Hz)")))),
                pixel(std::floor(column(table.number(row, "End Time (s)")))),
                pixel(std::floor(grid.rowAt(table.number(row, "Low Freq (Hz)"))))};
    }
};

class RavenWriter : public LabelWriter {
public:
    explicit RavenWriter(fs::path folder) : folder_(std::move(folder)) {}

    void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid& grid) override {
        std::string text = "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq "
                           "(Hz)\tAnnotation\n";
        const auto seconds = [&](double column) {
            return static_cast<double>(grid.utcAt(column) - startOf(grid)) / 1000;
        };
        int number = 0;
        for (const auto& [box, value, className] : boxesOf(mask, classes())) {
            text += fmt::format("{}\tSpectrogram 1\t1\t{:.3f}\t{:.3f}\t{:.3f}\t{:.3f}\t{}\n", ++number,
                                seconds(box.left - 0.5), seconds(box.right + 0.5),
                                std::max(0.0, grid.frequencyAt(box.bottom + 0.5)),
                                grid.frequencyAt(box.top - 0.5), className);
        }
        writeFileAtomically(folder_ / (stem + ending), text);
    }

private:
    fs::path folder_;
};

} // namespace

std::unique_ptr<LabelReader> openRavenLabels(const fs::path& path) {
    return std::make_unique<RavenReader>(path);
}

std::unique_ptr<LabelWriter> createRavenLabels(const fs::path& folder) {
    return std::make_unique<RavenWriter>(folder);
}

} // namespace nucleoscope
