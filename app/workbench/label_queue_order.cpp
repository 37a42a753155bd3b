#include "app/workbench/label_queue_order.h"

#include "core/simulation/random.h"

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr std::uint64_t queuePurpose = 0x7175657565; // "queue"

std::string stemOf(const HalfOrbitRow& row) {
    return row.file.stem().string();
}

/// Season and direction; what is not known is a part of its own.
std::pair<int, int> stratumOf(const HalfOrbitRow& row) {
    return {row.start ? static_cast<int>(seasonOf(*row.start)) : -1,
            row.direction ? static_cast<int>(*row.direction) : -1};
}

} // namespace

std::vector<int> balancedOrder(const std::vector<HalfOrbitRow>& rows, std::uint64_t seed) {
    std::map<std::pair<int, int>, std::vector<int>> strata;
    for (std::size_t i = 0; i < rows.size(); ++i)
        strata[stratumOf(rows[i])].push_back(static_cast<int>(i));
    RandomStream random(seed, 0, queuePurpose);
    std::vector<std::vector<int>*> parts;
    for (auto& [stratum, members] : strata) {
        random.shuffle(members);
        parts.push_back(&members);
    }
    std::vector<int> order;
    for (std::size_t round = 0; order.size() < rows.size(); ++round) {
        random.shuffle(parts); // no season is always first
        for (const std::vector<int>* members : parts)
            if (round < members->size())
                order.push_back((*members)[round]);
    }
    return order;
}

bool isUnlabelled(const HalfOrbitRow& row) {
    return row.label.state == LabelState::NotStarted && !row.isQuarantined();
}

int firstUnlabelled(const std::vector<HalfOrbitRow>& rows, const std::vector<int>& order,
                    const std::set<std::string>& passed) {
    const auto found = std::ranges::find_if(order, [&](int row) {
        const HalfOrbitRow& candidate = rows[static_cast<std::size_t>(row)];
        return isUnlabelled(candidate) && !passed.contains(stemOf(candidate));
    });
    return found == order.end() ? -1 : *found;
}

std::vector<int> leastSureOrder(const std::vector<HalfOrbitRow>& rows,
                                const std::map<std::string, double>& uncertainty) {
    std::vector<std::pair<double, int>> known;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto found = uncertainty.find(stemOf(rows[i])); found != uncertainty.end())
            known.emplace_back(-found->second, static_cast<int>(i));
    std::ranges::stable_sort(known);
    std::vector<int> order;
    for (const auto& [negative, row] : known)
        order.push_back(row);
    return order;
}

} // namespace nucleoscope
