#pragma once

#include "core/archive/sqlite_database.h"

namespace nucleoscope::catalogueformat {

/// Version 1 knew one run and no reviews.
inline constexpr int version = 3;
inline constexpr const char* versionItem = "NUCLEOSCOPE_CATALOGUE_VERSION";
inline constexpr const char* remedy = "use one that 'detect' or 'merge' wrote";

/// The version that a file says it has. @throws FileError when `text` (null: none) is no version that this
/// program knows.
int checkedVersion(const std::filesystem::path& file, const char* text);

/// The same for an open file, without GDAL.
int checkedVersion(const SqliteDatabase& database);

/// A catalogue of a newer program is not to be replaced by an older one's. @throws FileError when `file` is
/// one
void refuseNewer(const std::filesystem::path& file);

/// Whether `file` begins as every SQLite file does.
bool looksLikeDatabase(const std::filesystem::path& file);

} // namespace nucleoscope::catalogueformat
