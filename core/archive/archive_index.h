#pragma once

#include "core/archive/half_orbit_details.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>

namespace nucleoscope {

class SqliteDatabase;

/// Size and time of change of a file: while both are the same, what is known of it holds.
struct FileStamp {
    std::uint64_t bytes = 0;
    std::int64_t modifiedNs = 0; ///< since 1970-01-01T00:00:00Z
    bool operator==(const FileStamp&) const = default;
};

/// Nothing when the file cannot be reached.
std::optional<FileStamp> stampOf(const std::filesystem::path& file);

/// A file that was opened once.
struct IndexedFile {
    std::filesystem::path file;
    FileStamp stamp;
    std::string problem;      ///< why it cannot be used, a sentence: it is in quarantine; empty when it can
    HalfOrbitDetails details; ///< only when there is no problem

    bool isQuarantined() const { return !problem.empty(); }
};
using IndexedFilePtr = std::shared_ptr<const IndexedFile>;

/// What is known of the files of an archive from having opened them, kept in an SQLite file that may be
/// removed at any time. A damaged one is made anew; one of a newer version is neither read nor written. Where
/// nothing can be kept, the index works in memory and problem() says why. One thread at a time; several
/// programs may share the file.
class ArchiveIndex {
public:
    explicit ArchiveIndex(const std::filesystem::path& file);
    ~ArchiveIndex();
    ArchiveIndex(const ArchiveIndex&) = delete;
    ArchiveIndex& operator=(const ArchiveIndex&) = delete;

    /// A sentence when what is found is not kept; empty otherwise.
    const std::string& problem() const { return problem_; }
    std::size_t size() const { return files_.size(); }
    /// Null when the file is not known, or was another one then.
    IndexedFilePtr find(const std::filesystem::path& file, const FileStamp& stamp) const;
    /// In place of what was known of the same files, as one transaction.
    void put(const std::vector<IndexedFilePtr>& files);
    /// Forgets all but `files`.
    void keepOnly(const std::vector<std::filesystem::path>& files);

private:
    void open();
    void load();
    /// Runs `change` as one transaction; when it fails, nothing is kept from then on.
    void changeFile(const std::function<void()>& change);
    void giveUp(const std::string& problem);

    std::filesystem::path file_;
    std::unique_ptr<SqliteDatabase> database_; ///< null when nothing is kept
    std::string problem_;
    std::unordered_map<std::string, IndexedFilePtr> files_; ///< by path
};

} // namespace nucleoscope
