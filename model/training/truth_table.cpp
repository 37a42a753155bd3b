#include "core/error.h"
#include "core/files.h"
#include "model/training/evaluation.h"

#include <charconv>
#include <sstream>

namespace nucleoscope {
namespace {

std::vector<std::string> fieldsOf(const std::string& line) {
    std::vector<std::string> fields;
    std::stringstream stream(line);
    for (std::string field; std::getline(stream, field, ',');) {
        fields.push_back(field);
    }
    return fields;
}

/// A line of the table by the names of its columns.
class Line {
public:
    Line(const std::filesystem::path& file, const std::vector<std::string>& columns,
         std::vector<std::string> fields)
        : file_(file), columns_(columns), fields_(std::move(fields)) {}

    const std::string& text(const std::string& column) const {
        const auto place = std::find(columns_.begin(), columns_.end(), column) - columns_.begin();
        if (place >= std::ssize(columns_) || place >= std::ssize(fields_)) {
            throw FileError(file_, "has no column '" + column + "'",
                            "use the regions.csv that simulate writes");
        }
        return fields_[static_cast<std::size_t>(place)];
    }

    double number(const std::string& column) const {
        const std::string& field = text(column);
        double value = 0;
        if (std::from_chars(field.data(), field.data() + field.size(), value).ec != std::errc{}) {
            refuse(column);
        }
        return value;
    }

    UtcMs time(const std::string& column) const {
        const std::optional<UtcMs> time = fromIso8601(text(column));
        if (!time) {
            refuse(column);
        }
        return *time;
    }

private:
    [[noreturn]] void refuse(const std::string& column) const {
        throw FileError(file_, "cannot read '" + text(column) + "' in column '" + column + "'");
    }

    const std::filesystem::path& file_;
    const std::vector<std::string>& columns_;
    std::vector<std::string> fields_;
};

} // namespace

std::map<std::string, std::vector<TruthTableEntry>> readTruthTable(const std::filesystem::path& file) {
    std::stringstream lines(readFile(file));
    std::string text;
    std::getline(lines, text);
    const std::vector<std::string> columns = fieldsOf(text);
    std::map<std::string, std::vector<TruthTableEntry>> table;
    while (std::getline(lines, text)) {
        const Line line(file, columns, fieldsOf(text));
        table[line.text("file")].push_back({line.time("utc_start"), line.time("utc_end"),
                                            line.number("frequency_low_hz"), line.number("frequency_high_hz"),
                                            line.number("contrast")});
    }
    return table;
}

} // namespace nucleoscope
