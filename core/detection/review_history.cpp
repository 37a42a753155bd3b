#include "core/detection/review_history.h"

#include "core/detection/catalogue.h"
#include "core/detection/catalogue_format.h"
#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

/// Tells a file from another one that took its name.
std::pair<dev_t, ino_t> identityOf(const fs::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        throw FileError(file, "no such file");
    }
    return {status.st_dev, status.st_ino};
}

void append(const SqliteDatabase& database, const std::vector<ReviewEntry>& entries) {
    SqliteStatement insert = database.prepare(
        "INSERT INTO reviews (region_id, verdict, comment, reviewer, utc) VALUES (?, ?, ?, ?, ?)");
    for (const auto& [region, review] : entries) {
        insert.bind(1, region);
        insert.bind(2, toString(review.verdict));
        insert.bind(3, review.comment);
        insert.bind(4, review.reviewer);
        insert.bind(5, toIso8601(review.time));
        insert.run();
    }
    // What the GeoPackage standard asks of whoever changes a table.
    database.execute("UPDATE gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') "
                     "WHERE table_name = 'reviews'");
}

std::vector<ReviewEntry> history(const SqliteDatabase& database) {
    std::vector<ReviewEntry> entries;
    SqliteStatement select =
        database.prepare("SELECT region_id, verdict, comment, reviewer, utc FROM reviews ORDER BY fid");
    while (select.step()) {
        const auto verdict = verdictFromString(select.text(1));
        const auto time = fromIso8601(select.text(4));
        if (!verdict || !time) {
            throw FileError(
                database.file(),
                fmt::format("table 'reviews': '{}' at '{}' is no verdict", select.text(1), select.text(4)),
                catalogueformat::remedy);
        }
        entries.push_back({std::string(select.text(0)),
                           {*verdict, std::string(select.text(2)), std::string(select.text(3)), *time}});
    }
    return entries;
}

/// Writes the entries unless `file` is of an older format or is replaced meanwhile.
bool tryToWrite(const fs::path& file, const std::vector<ReviewEntry>& entries) {
    const auto identity = identityOf(file);
    const SqliteDatabase database(file, SqliteDatabase::Open::Existing);
    if (catalogueformat::checkedVersion(database) < catalogueformat::version) {
        upgradeCatalogue(file);
        return false;
    }
    SqliteTransaction transaction(database);
    if (identityOf(file) != identity) {
        return false;
    }
    append(database, entries);
    transaction.commit();
    return true;
}

} // namespace

void writeReviews(const fs::path& catalogue, const std::vector<ReviewEntry>& entries) {
    const std::string reason = whyNotReviewable(catalogue);
    if (!reason.empty()) {
        throw FileError(catalogue, reason, "copy it to where it can be written to review it");
    }
    while (!tryToWrite(catalogue, entries)) {
    }
}

std::vector<ReviewEntry> readReviews(const fs::path& catalogue) {
    // Not for reading only, so that what a killed program left half-written is taken back.
    const SqliteDatabase database(catalogue, SqliteDatabase::Open::Existing);
    const bool hasReviews = catalogueformat::checkedVersion(database) >= 2;
    return hasReviews ? history(database) : std::vector<ReviewEntry>{};
}

std::string whyNotReviewable(const fs::path& catalogue) {
    // A journal has to be written beside it.
    const fs::path folder = catalogue.has_parent_path() ? catalogue.parent_path() : fs::path(".");
    if (::access(catalogue.c_str(), F_OK) != 0) {
        return "no such file";
    }
    if (::access(catalogue.c_str(), W_OK) != 0) {
        return "may only be read";
    }
    return ::access(folder.c_str(), W_OK) != 0 ? "lies in a folder that cannot be written" : "";
}

std::vector<ReviewEntry> mergeReviews(const std::vector<std::vector<ReviewEntry>>& histories) {
    std::vector<ReviewEntry> merged;
    std::unordered_set<std::string> known;
    for (const std::vector<ReviewEntry>& part : histories) {
        for (const ReviewEntry& entry : part) {
            const Review& review = entry.review;
            if (known
                    .insert(fmt::format("{}\n{}\n{}\n{}\n{}", entry.region, review.time,
                                        toString(review.verdict), review.reviewer, review.comment))
                    .second) {
                merged.push_back(entry);
            }
        }
    }
    std::stable_sort(merged.begin(), merged.end(), [](const ReviewEntry& a, const ReviewEntry& b) {
        return a.review.time < b.review.time;
    });
    return merged;
}

struct ReviewLock::Impl {
    SqliteDatabase database;
    std::optional<SqliteTransaction> transaction;
};

ReviewLock::ReviewLock(const fs::path& catalogue) {
    if (!catalogueformat::looksLikeDatabase(catalogue)) {
        return;
    }
    impl_.reset(new Impl{SqliteDatabase(catalogue, SqliteDatabase::Open::Existing), std::nullopt});
    const SqliteDatabase& database = impl_->database;
    if (!database.isReadOnly()) { // else nobody writes into it
        impl_->transaction.emplace(database);
    }
    if (database.hasTable("reviews")) {
        history_ = nucleoscope::history(database);
    }
}

ReviewLock::~ReviewLock() = default;

void appendReviews(const fs::path& path, const std::vector<ReviewEntry>& entries) {
    if (entries.empty()) {
        return;
    }
    const SqliteDatabase database(path, SqliteDatabase::Open::Existing);
    SqliteTransaction transaction(database);
    append(database, entries);
    transaction.commit();
}

} // namespace nucleoscope
