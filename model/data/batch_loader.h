#pragma once

#include "model/data/batch.h"

#include <deque>
#include <future>

namespace nucleoscope {

/// How batches are made ahead of the trainer.
struct Loading {
    int threads = 0;     ///< 0: each batch is made when it is asked for
    bool pinned = false; ///< in memory that a GPU copies from while the host goes on
};

/// Makes the batches of an epoch ahead of the trainer, on threads of their own. What a batch holds depends on
/// its samples and the seed only, not on how many threads there are; no more batches than threads wait.
class BatchLoader {
public:
    /// `order`: the samples of the epoch, cut into batches of `batchSize`; a last batch of one, which has no
    /// batch statistics, is left out. `samples` must outlive the loader.
    BatchLoader(const std::vector<PreparedSample>& samples, std::vector<std::size_t> order, int batchSize,
                const Variants& variants, const Loading& loading);

    bool atEnd() const { return taken_ >= steps(); }
    std::size_t steps() const;
    /// The members of the batch that next() gives.
    std::span<const std::size_t> members() const { return membersOf(taken_); }
    Batch next();
    /// Seconds that next() has waited so far.
    double waitedSeconds() const { return waited_; }

private:
    std::span<const std::size_t> membersOf(std::size_t step) const;
    Batch make(std::span<const std::size_t> members) const;
    void fill();

    const std::vector<PreparedSample>& samples_;
    std::vector<std::size_t> order_;
    std::size_t batchSize_;
    Variants variants_;
    Loading loading_;
    std::size_t taken_ = 0, begun_ = 0;
    std::deque<std::future<Batch>> ahead_;
    double waited_ = 0;
};

} // namespace nucleoscope
