#include "core/detection/run_difference.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace nucleoscope {
namespace {

/// The part of [a, b] that lies in [c, d], of nothing less than 0.
double common(double a, double b, double c, double d) {
    return std::max(0.0, std::min(b, d) - std::max(a, c));
}

std::unordered_set<std::string> filesReadIn(const Catalogue& catalogue) {
    std::unordered_set<std::string> files;
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        if (record.error.empty()) {
            files.insert(record.file);
        }
    }
    return files;
}

/// The regions of a catalogue by file, and those of files that the other did not read.
std::map<std::string, std::vector<std::size_t>> byFile(const Catalogue& catalogue,
                                                       const std::unordered_set<std::string>& otherFiles,
                                                       std::vector<std::size_t>& notCompared) {
    std::map<std::string, std::vector<std::size_t>> regions;
    for (std::size_t i = 0; i < catalogue.regions.size(); ++i) {
        const std::string& file = catalogue.regions[i].file;
        if (otherFiles.contains(file)) {
            regions[file].push_back(i);
        } else {
            notCompared.push_back(i);
        }
    }
    return regions;
}

/// All pairs that overlap enough, the best first.
std::vector<RegionPair> candidates(const Catalogue& a, const std::vector<std::size_t>& ofA,
                                   const Catalogue& b, const std::vector<std::size_t>& ofB,
                                   double minOverlap) {
    std::vector<RegionPair> pairs;
    for (const std::size_t i : ofA) {
        for (const std::size_t j : ofB) {
            const double overlap = overlapOf(a.regions[i], b.regions[j]);
            if (overlap > 0 && overlap >= minOverlap) {
                pairs.push_back({i, j, overlap});
            }
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const RegionPair& x, const RegionPair& y) { return x.overlap > y.overlap; });
    return pairs;
}

std::vector<std::size_t> without(std::vector<std::size_t> regions,
                                 const std::unordered_set<std::size_t>& taken) {
    std::erase_if(regions, [&taken](std::size_t region) { return taken.contains(region); });
    return regions;
}

void append(std::vector<std::size_t>& to, const std::vector<std::size_t>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

double overlapOf(const Region& a, const Region& b) {
    if (a.file != b.file) {
        return 0;
    }
    // Limits are centres of columns and bins; half a pixel more at each side is the edge.
    constexpr double halfColumn = rowSeconds * 1000 / 2;
    constexpr double halfBin = nominalBinHz / 2;
    const auto start = [](const Region& region) { return static_cast<double>(region.utcStart) - halfColumn; };
    const auto end = [](const Region& region) { return static_cast<double>(region.utcEnd) + halfColumn; };
    const auto low = [](const Region& region) { return region.frequencyLowHz - halfBin; };
    const auto high = [](const Region& region) { return region.frequencyHighHz + halfBin; };
    const auto area = [&](const Region& region) {
        return (end(region) - start(region)) * (high(region) - low(region));
    };
    const double intersection =
        common(start(a), end(a), start(b), end(b)) * common(low(a), high(a), low(b), high(b));
    return intersection / (area(a) + area(b) - intersection);
}

RunDifference differenceOf(const Catalogue& a, const Catalogue& b, double minOverlap) {
    RunDifference difference;
    const std::unordered_set<std::string> readInA = filesReadIn(a);
    const std::unordered_set<std::string> readInB = filesReadIn(b);
    difference.halfOrbits = static_cast<std::size_t>(
        std::count_if(readInA.begin(), readInA.end(),
                      [&readInB](const std::string& file) { return readInB.contains(file); }));
    const auto ofA = byFile(a, readInB, difference.notComparedA);
    auto ofB = byFile(b, readInA, difference.notComparedB);
    std::unordered_set<std::size_t> takenA;
    std::unordered_set<std::size_t> takenB;
    for (const auto& [file, regions] : ofA) {
        for (const RegionPair& pair : candidates(a, regions, b, ofB[file], minOverlap)) {
            if (!takenA.contains(pair.a) && !takenB.contains(pair.b)) {
                takenA.insert(pair.a);
                takenB.insert(pair.b);
                difference.both.push_back(pair);
            }
        }
        append(difference.onlyA, without(regions, takenA));
    }
    for (const auto& [file, regions] : ofB) {
        append(difference.onlyB, without(regions, takenB));
    }
    std::sort(difference.both.begin(), difference.both.end(),
              [](const RegionPair& x, const RegionPair& y) { return x.a < y.a; });
    std::sort(difference.onlyA.begin(), difference.onlyA.end());
    std::sort(difference.onlyB.begin(), difference.onlyB.end());
    return difference;
}

} // namespace nucleoscope
