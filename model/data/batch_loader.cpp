#include "model/data/batch_loader.h"

#include <chrono>

namespace nucleoscope {

BatchLoader::BatchLoader(const std::vector<PreparedSample>& samples, std::vector<std::size_t> order,
                         int batchSize, const Variants& variants, const Loading& loading)
    : samples_(samples), order_(std::move(order)), batchSize_(static_cast<std::size_t>(batchSize)),
      variants_(variants), loading_(loading) {
    fill();
}

std::size_t BatchLoader::steps() const {
    return (order_.size() + batchSize_ - 2) / batchSize_;
}

std::span<const std::size_t> BatchLoader::membersOf(std::size_t step) const {
    const std::size_t first = step * batchSize_;
    return {order_.data() + first, std::min(batchSize_, order_.size() - first)};
}

Batch BatchLoader::make(std::span<const std::size_t> members) const {
    Batch batch = makeBatch(samples_, members, variants_);
    if (loading_.pinned) {
        return {batch.images.pin_memory(), batch.targets.pin_memory()};
    }
    return batch;
}

void BatchLoader::fill() {
    while (std::ssize(ahead_) < loading_.threads && begun_ < steps()) {
        ahead_.push_back(
            std::async(std::launch::async, [this, members = membersOf(begun_)] { return make(members); }));
        ++begun_;
    }
}

Batch BatchLoader::next() {
    const auto start = std::chrono::steady_clock::now();
    Batch batch;
    if (ahead_.empty()) {
        batch = make(members());
    } else {
        batch = ahead_.front().get();
        ahead_.pop_front();
    }
    ++taken_;
    fill();
    waited_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return batch;
}

} // namespace nucleoscope
