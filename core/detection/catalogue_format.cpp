#include "core/detection/catalogue_format.h"

#include "core/error.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <optional>

namespace nucleoscope::catalogueformat {
namespace {

/// What stands before the version in the XML that GDAL keeps a dataset's metadata in.
constexpr std::string_view versionKey = "<MDI key=\"NUCLEOSCOPE_CATALOGUE_VERSION\">";

/// Nothing when the file is no catalogue.
std::optional<std::string> storedVersion(const SqliteDatabase& database) {
    if (!database.hasTable("gpkg_metadata")) {
        return std::nullopt;
    }
    SqliteStatement statement = database.prepare("SELECT metadata FROM gpkg_metadata");
    while (statement.step()) {
        const std::string_view xml = statement.text(0);
        const auto key = xml.find(versionKey);
        if (key != std::string_view::npos) {
            const auto begin = key + versionKey.size();
            return std::string(xml.substr(begin, xml.find('<', begin) - begin));
        }
    }
    return std::nullopt;
}

} // namespace

int checkedVersion(const std::filesystem::path& file, const char* text) {
    if (text == nullptr) {
        throw FileError(file, "is a GeoPackage, but no catalogue of regions", remedy);
    }
    int number = 0;
    std::from_chars(text, text + std::char_traits<char>::length(text), number);
    if (number < 1 || number > version) {
        throw FileError(
            file,
            fmt::format("has catalogue format {}, and this program reads formats up to {}", text, version),
            "update the program");
    }
    return number;
}

int checkedVersion(const SqliteDatabase& database) {
    const std::optional<std::string> stored = storedVersion(database);
    return checkedVersion(database.file(), stored ? stored->c_str() : nullptr);
}

void refuseNewer(const std::filesystem::path& file) {
    if (!looksLikeDatabase(file)) {
        return;
    }
    const SqliteDatabase database(file, SqliteDatabase::Open::ReadOnly);
    const std::optional<std::string> stored = storedVersion(database);
    if (stored) {
        checkedVersion(file, stored->c_str());
    }
}

bool looksLikeDatabase(const std::filesystem::path& file) {
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    std::string begin(magic.size(), ' ');
    std::ifstream stream(file, std::ios::binary);
    return stream.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == magic;
}

} // namespace nucleoscope::catalogueformat
