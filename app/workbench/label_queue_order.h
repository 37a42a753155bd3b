#pragma once

#include "app/workbench/half_orbit_row.h"

#include <cstdint>
#include <map>
#include <set>

namespace nucleoscope {

/// Rows in a random order in which every part of it holds each season and direction alike, as far as there
/// are any: they are drawn from in turn. The same seed and rows give the same order.
std::vector<int> balancedOrder(const std::vector<HalfOrbitRow>& rows, std::uint64_t seed);

/// Nobody has begun to label it, and it can be used.
bool isUnlabelled(const HalfOrbitRow& row);

/// The first of `order` that is unlabelled and not in `passed` (base names); −1 for none.
int firstUnlabelled(const std::vector<HalfOrbitRow>& rows, const std::vector<int>& order,
                    const std::set<std::string>& passed);

/// By uncertainty, the largest first; rows without one are left out.
std::vector<int> leastSureOrder(const std::vector<HalfOrbitRow>& rows,
                                const std::map<std::string, double>& uncertainty);

} // namespace nucleoscope
