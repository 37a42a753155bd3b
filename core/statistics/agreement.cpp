#include "core/statistics/agreement.h"

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr std::size_t probabilityBins = 10, contrastBins = 5;
constexpr int thresholdSteps = 100;

bool isNucleus(const Region& region) {
    return region.review.verdict == Verdict::Accepted || region.review.verdict == Verdict::Corrected;
}

bool isDecided(const Region& region) {
    return isNucleus(region) || region.review.verdict == Verdict::Rejected;
}

void add(Precision& precision, const Region& region) {
    if (isDecided(region)) {
        ++precision.decided;
        precision.nuclei += isNucleus(region) ? 1 : 0;
    }
}

void countVerdict(Agreement& agreement, Verdict verdict) {
    switch (verdict) {
    case Verdict::Accepted:
        ++agreement.accepted;
        break;
    case Verdict::Corrected:
        ++agreement.corrected;
        break;
    case Verdict::Rejected:
        ++agreement.rejected;
        break;
    case Verdict::Unsure:
        ++agreement.unsure;
        break;
    case Verdict::Unreviewed:
        ++agreement.unreviewed;
        break;
    }
}

/// Bins of equal width from `low` to `high`; values that are not finite are in none.
std::vector<PrecisionBin> binned(const std::vector<const Region*>& regions, double Region::*value, double low,
                                 double high, std::size_t count) {
    std::vector<PrecisionBin> bins(count);
    const double width = (high - low) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
        bins[i].low = low + static_cast<double>(i) * width;
        bins[i].high = low + static_cast<double>(i + 1) * width;
    }
    std::vector<double> sums(count, 0);
    for (const Region* region : regions) {
        const double position = (region->*value - low) / width;
        if (!isDecided(*region) || !(position >= 0 && position <= static_cast<double>(count))) {
            continue;
        }
        const std::size_t bin = std::min(static_cast<std::size_t>(position), count - 1);
        add(bins[bin].precision, *region);
        sums[bin] += region->*value;
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (bins[i].precision.decided > 0) {
            bins[i].meanValue = sums[i] / static_cast<double>(bins[i].precision.decided);
        }
    }
    return bins;
}

std::vector<PrecisionBin> binnedByContrast(const std::vector<const Region*>& regions) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Region* region : regions) {
        if (isDecided(*region) && std::isfinite(region->contrastDex)) {
            low = std::min(low, region->contrastDex);
            high = std::max(high, region->contrastDex);
        }
    }
    if (!(low < high)) {
        return {};
    }
    return binned(regions, &Region::contrastDex, low, high, contrastBins);
}

double calibrationError(const std::vector<PrecisionBin>& bins) {
    double sum = 0;
    std::size_t decided = 0;
    for (const PrecisionBin& bin : bins) {
        if (bin.precision.decided > 0) {
            sum +=
                static_cast<double>(bin.precision.decided) * std::abs(bin.precision.value() - bin.meanValue);
            decided += bin.precision.decided;
        }
    }
    return decided > 0 ? sum / static_cast<double>(decided) : std::numeric_limits<double>::quiet_NaN();
}

std::vector<ThresholdChoice> thresholdChoices(std::vector<const Region*> regions) {
    std::erase_if(regions, [](const Region* region) { return std::isnan(region->probabilityMean); });
    const auto nuclei =
        std::ranges::count_if(regions, [](const Region* region) { return isNucleus(*region); });
    std::ranges::sort(regions, std::greater(), &Region::probabilityMean);
    std::vector<ThresholdChoice> choices(thresholdSteps + 1);
    ThresholdChoice kept;
    for (int step = thresholdSteps; step >= 0; --step) {
        kept.threshold = static_cast<double>(step) / thresholdSteps;
        while (kept.kept < regions.size() && regions[kept.kept]->probabilityMean >= kept.threshold) {
            add(kept.precision, *regions[kept.kept]);
            ++kept.kept;
        }
        kept.nucleiKept = nuclei > 0
                              ? static_cast<double>(kept.precision.nuclei) / static_cast<double>(nuclei)
                              : std::numeric_limits<double>::quiet_NaN();
        choices[static_cast<std::size_t>(step)] = kept;
    }
    return choices;
}

} // namespace

Agreement computeAgreement(const Catalogue& catalogue, const RegionIndices& indices) {
    Agreement agreement;
    std::vector<const Region*> regions;
    regions.reserve(indices.size());
    for (const std::size_t index : indices) {
        const Region& region = catalogue.regions[index];
        regions.push_back(&region);
        countVerdict(agreement, region.review.verdict);
        add(agreement.all, region);
        add(agreement.bySeason[static_cast<std::size_t>(region.season)], region);
    }
    agreement.byProbability = binned(regions, &Region::probabilityMean, 0, 1, probabilityBins);
    agreement.byContrast = binnedByContrast(regions);
    agreement.thresholds = thresholdChoices(regions);
    agreement.calibrationError = calibrationError(agreement.byProbability);
    return agreement;
}

} // namespace nucleoscope
