#include "core/archive/index_update.h"

#include "core/archive/reader.h"
#include "core/error.h"

#include <chrono>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds reportEvery{250};

/// Null when the file changed or went away meanwhile: it is not known what was read then.
IndexedFilePtr openFile(const fs::path& file, const FileStamp& stamp) {
    auto indexed = std::make_shared<IndexedFile>();
    indexed->file = file;
    indexed->stamp = stamp;
    try {
        indexed->details = detailsOf(readHalfOrbit(file, {}));
    } catch (const FileError& error) {
        indexed->problem = error.problem();
    } catch (const std::exception& error) {
        indexed->problem = error.what();
    }
    return stampOf(file) == stamp ? indexed : nullptr;
}

class Update {
public:
    Update(ArchiveIndex& index, const ArchiveListing& listing, const IndexReport& report,
           std::stop_token stop)
        : index_(index), listing_(listing), report_(report), stop_(std::move(stop)) {
        progress_.total = listing_.entries.size();
    }

    void findKnown() {
        for (const ArchiveEntry& entry : listing_.entries) {
            throwIfStopped();
            const std::optional<FileStamp> stamp = stampOf(entry.file);
            if (!stamp) {
                continue;
            }
            if (IndexedFilePtr known = index_.find(entry.file, *stamp)) {
                progress_.files.push_back(std::move(known));
            } else {
                unknown_.emplace_back(entry.file, *stamp);
            }
        }
        progress_.done = progress_.files.size();
        reportAndClear();
    }

    void openUnknown() {
        Clock::time_point lastReport = Clock::now();
        for (const auto& [file, stamp] : unknown_) {
            if (stop_.stop_requested()) {
                keep();
                throw Cancelled();
            }
            if (IndexedFilePtr opened = openFile(file, stamp)) {
                progress_.files.push_back(std::move(opened));
                ++progress_.done;
            }
            if (Clock::now() - lastReport >= reportEvery) {
                keep();
                reportAndClear();
                lastReport = Clock::now();
            }
        }
        keep();
        reportAndClear();
    }

private:
    void throwIfStopped() const {
        if (stop_.stop_requested()) {
            throw Cancelled();
        }
    }

    void keep() {
        if (!progress_.files.empty()) {
            index_.put(progress_.files);
        }
    }

    void reportAndClear() {
        report_(progress_);
        progress_.files.clear();
    }

    ArchiveIndex& index_;
    const ArchiveListing& listing_;
    const IndexReport& report_;
    std::stop_token stop_;
    IndexProgress progress_;
    std::vector<std::pair<fs::path, FileStamp>> unknown_;
};

} // namespace

void updateIndex(ArchiveIndex& index, const ArchiveListing& listing, IndexDepth depth,
                 const IndexReport& report, std::stop_token stop) {
    // An archive that is out of reach for a while must not cost what is known of it.
    if (listing.problems.empty()) {
        index.keepOnly(listing.files());
    }
    Update update(index, listing, report, std::move(stop));
    update.findKnown();
    if (depth == IndexDepth::Open) {
        update.openUnknown();
    }
}

} // namespace nucleoscope
