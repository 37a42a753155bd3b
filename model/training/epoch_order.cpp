#include "model/training/epoch_order.h"

#include "model/data/random.h"

#include <array>

namespace nucleoscope {
namespace {

/// `count` of `from`: whole shuffled rounds of them, and a part of one more.
void addRounds(std::vector<std::size_t>& order, std::vector<std::size_t> from, std::size_t count,
               SplitMix& random) {
    while (count > 0) {
        random.shuffle(from);
        const std::size_t taken = std::min(count, from.size());
        order.insert(order.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(taken));
        count -= taken;
    }
}

} // namespace

std::vector<std::size_t> epochOrder(const std::vector<PreparedSample>& samples,
                                    const std::vector<std::size_t>& training, bool balanced,
                                    std::uint64_t seed, int epoch) {
    SplitMix random(seed * 1'000'003 + static_cast<std::uint64_t>(epoch));
    std::array<std::vector<std::size_t>, 2> kinds; // without, with a region
    for (const std::size_t index : training) {
        kinds[samples[index].hasRegion].push_back(index);
    }
    std::vector<std::size_t> order;
    if (!balanced || kinds[0].empty() || kinds[1].empty()) {
        order = training;
    } else {
        addRounds(order, kinds[0], training.size() / 2, random);
        addRounds(order, kinds[1], training.size() - training.size() / 2, random);
    }
    random.shuffle(order);
    return order;
}

} // namespace nucleoscope
