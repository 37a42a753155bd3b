#include "core/archive/listing.h"

#include "core/error.h"

#include <fmt/format.h>

#include <set>
#include <system_error>
#include <tuple>

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
        std::sort(listing_.entries.begin(), listing_.entries.end(), earlier);
        leaveOutTwins();
        return std::move(listing_);
    }

private:
    static UtcMs startOf(const ArchiveEntry& entry) { return entry.name ? entry.name->start : 0; }

    /// By start, then name; files of unknown name come first.
    static bool earlier(const ArchiveEntry& a, const ArchiveEntry& b) {
        const auto key = [](const ArchiveEntry& e) {
            return std::tuple(startOf(e), e.file.filename().string(), e.file.string());
        };
        return key(a) < key(b);
    }

    static bool isHdf5(const fs::path& file) {
        const std::string name = file.filename().string();
        return file.extension() == ".h5" && !name.starts_with('.');
    }

    void addFile(const fs::path& file) {
        std::error_code error;
        const fs::path canonical = fs::canonical(file, error);
        if (seen_.insert(error ? file : canonical).second) {
            listing_.entries.push_back({file, HalfOrbitName::parse(file.filename().string())});
        }
    }

    void addFromFolder(const fs::path& file) {
        const std::optional<HalfOrbitName> name = HalfOrbitName::parse(file.filename().string());
        if (isHdf5(file) && (!name || name->isVlf())) {
            addFile(file);
        }
    }

    /// Depth first without recursion, so that a deep tree costs no stack; links to folders already seen end
    /// there.
    void addFolder(const fs::path& top) {
        std::vector<fs::path> folders{top};
        while (!folders.empty()) {
            const fs::path folder = std::move(folders.back());
            folders.pop_back();
            std::error_code error;
            const fs::path canonical = fs::canonical(folder, error);
            if (!error && seen_.insert(canonical).second) {
                readFolder(folder, folders);
            }
        }
    }

    void readFolder(const fs::path& folder, std::vector<fs::path>& folders) {
        std::error_code error;
        fs::directory_iterator entry(folder, error);
        for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
            if (stop_.stop_requested()) {
                throw Cancelled();
            }
            std::error_code unreadable; // a broken link is neither file nor folder
            if (entry->is_directory(unreadable)) {
                folders.push_back(entry->path());
            } else if (entry->is_regular_file(unreadable)) {
                addFromFolder(entry->path());
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
            listing_.notes.push_back(
                fmt::format("{}: left out, {} is a longer file of the same half-orbit",
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
    std::set<fs::path> seen_;
};

} // namespace

ArchiveListing listArchive(const std::vector<fs::path>& paths, std::stop_token stop) {
    Lister lister(std::move(stop));
    for (const fs::path& path : paths) {
        lister.add(path);
    }
    return lister.finish();
}

} // namespace nucleoscope
