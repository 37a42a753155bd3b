#pragma once

#include "core/detection/review.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace nucleoscope {

/// Adds entries to the history in a catalogue: all of them or none, on the disk when it returns. Takes some
/// milliseconds, and waits for up to five seconds while another program writes. A detection that replaces the
/// catalogue meanwhile takes them over. A catalogue of an older format is written anew in today's.
/// Any thread may call it.
/// @throws FileError when the catalogue cannot be written or is of a newer format: then nothing is added.
void writeReviews(const std::filesystem::path& catalogue, const std::vector<ReviewEntry>& entries);

/// The whole history, in the order in which it was written. @throws FileError
std::vector<ReviewEntry> readReviews(const std::filesystem::path& catalogue);

/// Why no review can be written into `catalogue`, a sentence; empty when it can.
std::string whyNotReviewable(const std::filesystem::path& catalogue);

/// One history of several: by time, entries that are the same once.
std::vector<ReviewEntry> mergeReviews(const std::vector<std::vector<ReviewEntry>>& histories);

/// Keeps reviews out of a catalogue while it is replaced, so that none is lost.
class ReviewLock {
public:
    /// Does nothing where there is no catalogue of today's format. @throws FileError when another program
    /// goes on writing.
    explicit ReviewLock(const std::filesystem::path& catalogue);
    ~ReviewLock();
    ReviewLock(const ReviewLock&) = delete;
    ReviewLock& operator=(const ReviewLock&) = delete;

    const std::vector<ReviewEntry>& history() const { return history_; }

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    std::vector<ReviewEntry> history_;
};

/// Adds to a catalogue of today's format that nobody else knows yet. @throws FileError
void appendReviews(const std::filesystem::path& catalogue, const std::vector<ReviewEntry>& entries);

} // namespace nucleoscope
