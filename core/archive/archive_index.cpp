#include "core/archive/archive_index.h"

#include "core/archive/sqlite_database.h"
#include "core/error.h"

#include <fmt/format.h>

#include <cstring>
#include <sys/stat.h>
#include <system_error>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

constexpr std::int64_t formatVersion = 1;
constexpr std::size_t mostTrackPoints = 1024; // of what a file may claim

constexpr const char* schema = R"(
    CREATE TABLE IF NOT EXISTS file (
        path TEXT PRIMARY KEY, bytes INTEGER, modified_ns INTEGER, problem TEXT, orbit INTEGER, direction INTEGER,
        simulated INTEGER, utc_start_ms INTEGER, utc_end_ms INTEGER, rows INTEGER, bins INTEGER, components TEXT,
        burst_rows INTEGER, burst_parts INTEGER, gaps INTEGER, gap_seconds REAL, latitude_min REAL, latitude_max REAL,
        magnetic_latitude_min REAL, magnetic_latitude_max REAL, warnings TEXT, track BLOB
    ) WITHOUT ROWID;
    PRAGMA user_version = 1;
)";
constexpr std::string_view insertFile =
    "INSERT OR REPLACE INTO file VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "
    "?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)";
constexpr std::string_view selectFiles = "SELECT path, bytes, modified_ns, problem, orbit, direction, "
                                         "simulated, utc_start_ms, utc_end_ms, rows, bins, "
                                         "components, burst_rows, burst_parts, gaps, gap_seconds, "
                                         "latitude_min, latitude_max, magnetic_latitude_min, "
                                         "magnetic_latitude_max, warnings, track FROM file";

/// "xyz"
std::string toText(const std::vector<Component>& components) {
    std::string text;
    for (const Component component : components) {
        text += toString(component);
    }
    return text;
}

std::vector<Component> componentsOf(std::string_view text) {
    std::vector<Component> components;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (const auto component = componentFromString(text.substr(i, 1))) {
            components.push_back(*component);
        }
    }
    return components;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string_view bytesOf(const std::vector<GeographicPoint>& track) {
    return {reinterpret_cast<const char*>(track.data()), track.size() * sizeof(GeographicPoint)};
}

std::vector<GeographicPoint> trackOf(std::string_view bytes) {
    std::vector<GeographicPoint> track(std::min(bytes.size() / sizeof(GeographicPoint), mostTrackPoints));
    if (!track.empty()) {
        std::memcpy(track.data(), bytes.data(), track.size() * sizeof(GeographicPoint));
    }
    return track;
}

void write(SqliteStatement& statement, const IndexedFile& file) {
    const HalfOrbitDetails& details = file.details;
    int parameter = 0;
    const auto integer = [&](std::int64_t value) { statement.bind(++parameter, value); };
    const auto number = [&](double value) { statement.bind(++parameter, value); };
    const auto text = [&](std::string_view value) { statement.bind(++parameter, value); };
    text(file.file.string());
    integer(static_cast<std::int64_t>(file.stamp.bytes));
    integer(file.stamp.modifiedNs);
    text(file.problem);
    integer(details.orbit);
    integer(static_cast<std::int64_t>(details.direction));
    integer(details.simulated ? 1 : 0);
    integer(details.start);
    integer(details.end);
    integer(details.rows);
    integer(details.bins);
    text(toText(details.components));
    integer(details.burstRows);
    integer(details.burstParts);
    integer(details.gaps);
    number(details.gapSeconds);
    number(details.latitude.low);
    number(details.latitude.high);
    number(details.magneticLatitude.low);
    number(details.magneticLatitude.high);
    text(fmt::format("{}", fmt::join(details.warnings, "\n")));
    statement.bindBytes(++parameter, bytesOf(details.track));
    statement.run();
}

IndexedFile read(const SqliteStatement& statement) {
    IndexedFile file;
    HalfOrbitDetails& details = file.details;
    int column = 0;
    const auto integer = [&] { return statement.integer(column++); };
    const auto count = [&] { return static_cast<int>(statement.integer(column++)); };
    const auto number = [&] { return statement.number(column++); };
    const auto text = [&] { return statement.text(column++); };
    file.file = text();
    file.stamp.bytes = static_cast<std::uint64_t>(integer());
    file.stamp.modifiedNs = integer();
    file.problem = text();
    details.orbit = count();
    details.direction = integer() == 1 ? Direction::Ascending : Direction::Descending;
    details.simulated = integer() != 0;
    details.start = integer();
    details.end = integer();
    details.rows = count();
    details.bins = count();
    details.components = componentsOf(text());
    details.burstRows = count();
    details.burstParts = count();
    details.gaps = count();
    details.gapSeconds = number();
    details.latitude.low = static_cast<float>(number());
    details.latitude.high = static_cast<float>(number());
    details.magneticLatitude.low = static_cast<float>(number());
    details.magneticLatitude.high = static_cast<float>(number());
    details.warnings = linesOf(text());
    details.track = trackOf(text());
    return file;
}

} // namespace

std::optional<FileStamp> stampOf(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        return std::nullopt;
    }
    constexpr std::int64_t nanosecondsPerSecond = 1'000'000'000;
    return FileStamp{static_cast<std::uint64_t>(status.st_size),
                     status.st_mtim.tv_sec * nanosecondsPerSecond + status.st_mtim.tv_nsec};
}

ArchiveIndex::ArchiveIndex(const fs::path& file) : file_(file) {
    std::error_code ignored; // what cannot be made cannot be opened either
    fs::create_directories(file.parent_path(), ignored);
    try {
        try {
            open();
        } catch (const SqliteError& error) {
            if (!error.isDamage()) {
                throw;
            }
            database_.reset();
            files_.clear();
            fs::remove(file, ignored);
            open();
        }
    } catch (const FileError& error) {
        giveUp(error.problem());
    }
}

ArchiveIndex::~ArchiveIndex() = default;

void ArchiveIndex::open() {
    database_ = std::make_unique<SqliteDatabase>(file_);
    const std::int64_t version = database_->integer("PRAGMA user_version");
    if (version > formatVersion) {
        giveUp(fmt::format("is of version {}, this program knows version {}", version, formatVersion));
        return;
    }
    // It can be made again: better fast than safe from a power failure.
    database_->execute("PRAGMA synchronous = OFF");
    database_->execute(schema);
    load();
}

void ArchiveIndex::load() {
    SqliteStatement statement = database_->prepare(selectFiles);
    while (statement.step()) {
        auto file = std::make_shared<IndexedFile>(read(statement));
        std::string path = file->file.string();
        files_.emplace(std::move(path), std::move(file));
    }
}

void ArchiveIndex::giveUp(const std::string& problem) {
    problem_ = FileError(file_, problem, "what the files hold is read again at every start").what();
    database_.reset();
}

IndexedFilePtr ArchiveIndex::find(const fs::path& file, const FileStamp& stamp) const {
    const auto found = files_.find(file.string());
    return found != files_.end() && found->second->stamp == stamp ? found->second : nullptr;
}

void ArchiveIndex::put(const std::vector<IndexedFilePtr>& files) {
    for (const IndexedFilePtr& file : files) {
        files_.insert_or_assign(file->file.string(), file);
    }
    changeFile([&] {
        SqliteStatement statement = database_->prepare(insertFile);
        for (const IndexedFilePtr& file : files) {
            write(statement, *file);
        }
    });
}

void ArchiveIndex::changeFile(const std::function<void()>& change) {
    if (!database_) {
        return;
    }
    try {
        SqliteTransaction transaction(*database_);
        change();
        transaction.commit();
    } catch (const FileError& error) {
        giveUp(error.problem());
    }
}

void ArchiveIndex::keepOnly(const std::vector<fs::path>& files) {
    std::unordered_set<std::string> kept;
    for (const fs::path& file : files) {
        kept.insert(file.string());
    }
    std::vector<std::string> gone;
    for (const auto& [path, file] : files_) {
        if (!kept.contains(path)) {
            gone.push_back(path);
        }
    }
    if (gone.empty()) {
        return;
    }
    for (const std::string& path : gone) {
        files_.erase(path);
    }
    changeFile([&] {
        SqliteStatement statement = database_->prepare("DELETE FROM file WHERE path = ?1");
        for (const std::string& path : gone) {
            statement.bind(1, path);
            statement.run();
        }
    });
}

} // namespace nucleoscope
