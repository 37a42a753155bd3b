#include "core/archive/listing.h"

#include "core/error.h"

#include <fmt/format.h>

#include <system_error>
#include <tuple>
#include <unordered_set>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

/// Walks files and folders; keeps what may be a half-orbit file.
class Lister {
public:
    explicit Lister(std::stop_token stop) : stop_(std::move(stop)) {}

    void add(const fs::path& path) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (fs::is_directory(status)) {
            addFolder(path);
        } else if (fs::exists(status)) {
            addFile(path);
        } else {
            listing_.problems.push_back(fmt::format("{}: does not exist", path.string()));
        }
    }

    ArchiveListing finish() {
        sort();
        leaveOutTwins();
        return std::move(listing_);
    }

private:
    /// By start, then name; files of unknown name come first.
    void sort() {
        using Key = std::tuple<UtcMs, std::string, std::string, std::size_t>;
        std::vector<ArchiveEntry>& entries = listing_.entries;
        std::vector<Key> keys;
        keys.reserve(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const ArchiveEntry& entry = entries[i];
            keys.emplace_back(entry.name ? entry.name->start : 0, entry.file.filename().string(),
                              entry.file.string(), i);
        }
        std::sort(keys.begin(), keys.end());
        std::vector<ArchiveEntry> sorted;
        sorted.reserve(entries.size());
        for (const Key& key : keys) {
            sorted.push_back(std::move(entries[std::get<3>(key)]));
        }
        entries = std::move(sorted);
    }

    /// False when this file or folder was seen before.
    bool isNew(const fs::path& canonical) { return seen_.insert(canonical.string()).second; }

    static fs::path canonicalOf(const fs::path& path) {
        std::error_code error;
        fs::path canonical = fs::canonical(path, error);
        return error ? path : canonical;
    }

    void addFile(const fs::path& file) {
        if (isNew(canonicalOf(file))) {
            listing_.entries.push_back({file, HalfOrbitName::parse(file.filename().string())});
        }
    }

    /// `folder`: that of the entry, canonical, so that only a link is to be followed.
    void addFromFolder(const fs::directory_entry& entry, const fs::path& folder) {
        const std::string fileName = entry.path().filename().string();
        if (!fileName.ends_with(".h5") || fileName.starts_with('.')) {
            return;
        }
        std::optional<HalfOrbitName> name = HalfOrbitName::parse(fileName);
        std::error_code unreadable;
        const bool isLink = entry.is_symlink(unreadable);
        if ((!name || name->isVlf()) && isNew(isLink ? canonicalOf(entry.path()) : folder / fileName)) {
            listing_.entries.push_back({entry.path(), std::move(name)});
        }
    }

    /// Depth first without recursion, so that a deep tree costs no stack; links to folders already seen end
    /// there.
    void addFolder(const fs::path& top) {
        std::vector<fs::path> folders{top};
        while (!folders.empty()) {
            const fs::path folder = std::move(folders.back());
            folders.pop_back();
            const fs::path canonical = canonicalOf(folder);
            if (isNew(canonical)) {
                readFolder(folder, canonical, folders);
            }
        }
    }

    void readFolder(const fs::path& folder, const fs::path& canonical, std::vector<fs::path>& folders) {
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        if (!error) {
            listing_.folders.push_back(folder);
        }
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (stop_.stop_requested()) {
                throw Cancelled();
            }
            std::error_code unreadable; // a broken link is neither file nor folder
            if (entry->is_directory(unreadable)) {
                folders.push_back(entry->path());
            } else if (entry->is_regular_file(unreadable)) {
                addFromFolder(*entry, canonical);
            }
        }
        if (error) {
            listing_.problems.push_back(
                fmt::format("{}: cannot be read: {}", folder.string(), error.message()));
        }
    }

    /// Of the files of one half-orbit the longest stays: by the times in the name, then the size, then the
    /// version.
    void leaveOutTwins() {
        std::map<std::tuple<int, Direction, std::string>, std::size_t> best;
        std::vector<bool> keep(listing_.entries.size(), true);
        for (std::size_t i = 0; i < listing_.entries.size(); ++i) {
            const std::optional<HalfOrbitName>& name = listing_.entries[i].name;
            if (!name) {
                continue;
            }
            const auto [place, isFirst] = best.try_emplace({name->orbit, name->direction, name->payload}, i);
            if (isFirst) {
                continue;
            }
            const std::size_t other = place->second;
            const bool better = worth(listing_.entries[i]) > worth(listing_.entries[other]);
            const std::size_t loser = better ? other : i;
            place->second = better ? i : other;
            keep[loser] = false;
            listing_.notes.push_back(fmt::format("{}: left out, {} is a longer file of the same half-orbit",
                                                 listing_.entries[loser].file.string(),
                                                 listing_.entries[place->second].file.filename().string()));
        }
        std::size_t index = 0;
        std::erase_if(listing_.entries, [&](const ArchiveEntry&) { return !keep[index++]; });
    }

    static std::tuple<bool, UtcMs, std::uintmax_t, int> worth(const ArchiveEntry& entry) {
        std::error_code error;
        const std::uintmax_t size = fs::file_size(entry.file, error);
        const std::uintmax_t bytes = error ? 0 : size;
        return {bytes > 0, entry.name->end - entry.name->start, bytes, entry.name->version};
    }

    std::stop_token stop_;
    ArchiveListing listing_;
    std::unordered_set<std::string> seen_; ///< canonical paths
};

} // namespace

std::vector<fs::path> ArchiveListing::files() const {
    std::vector<fs::path> files;
    files.reserve(entries.size());
    for (const ArchiveEntry& entry : entries) {
        files.push_back(entry.file);
    }
    return files;
}

ArchiveListing listArchive(const std::vector<fs::path>& paths, std::stop_token stop) {
    Lister lister(std::move(stop));
    for (const fs::path& path : paths) {
        lister.add(path);
    }
    return lister.finish();
}

} // namespace nucleoscope
