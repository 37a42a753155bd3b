#include "app/workbench/review_labels.h"

#include "core/archive/reader.h"
#include "core/detection/region_outlines.h"
#include "core/error.h"

#include <algorithm>

namespace nucleoscope {

namespace {

bool isOwn(const Label& label) {
    return label.origin != reviewOrigin;
}

std::optional<Label> loadLabel(const LabelStore& labels, const std::string& stem,
                               const HalfOrbit& halfOrbit) {
    return labels.load(stem, static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()));
}

/// False when the label that is there is to stay.
bool writeOne(const ReviewedHalfOrbit& reviewed, const std::filesystem::path& catalogue, LabelStore& labels,
              std::optional<ExistingLabel> own, const std::string& author, ReviewLabelSummary& summary) {
    const HalfOrbit halfOrbit = readHalfOrbit(reviewed.file, {});
    std::optional<Label> there = loadLabel(labels, reviewed.stem(), halfOrbit);
    ExistingLabel existing = ExistingLabel::Replace;
    if (there && isOwn(*there)) {
        if (!own)
            return false;
        existing = *own;
    }
    Label label = there.value_or(Label());
    if (!there)
        label.mask = LabelMask(static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()));
    label.mask = labelFromReview(
        label.mask, reviewedRegions(catalogue, reviewed.file.filename().string(), reviewed.verdicts),
        existing);
    const bool hasNuclei =
        std::ranges::find(label.mask.pixels, LabelMask::nucleus) != label.mask.pixels.end();
    label.state = hasNuclei ? LabelState::Done : LabelState::NothingHere;
    if (!there || existing == ExistingLabel::Replace)
        label.origin = reviewOrigin;
    label.author = author;
    label.modified.clear(); // the store writes the present time
    labels.save(reviewed.stem(), label);
    summary.written.emplace(reviewed.stem(), label.state);
    return true;
}

} // namespace

std::vector<ReviewedHalfOrbit>
fullyReviewed(const Catalogue& catalogue,
              const std::function<std::filesystem::path(const std::string& fileName)>& fileOf) {
    std::map<std::string, std::map<std::string, Verdict>> byFile;
    for (const Region& region : catalogue.regions)
        byFile[region.file].emplace(region.id, region.review.verdict);
    std::vector<ReviewedHalfOrbit> reviewed;
    for (auto& [name, verdicts] : byFile) {
        const bool all = std::ranges::none_of(
            verdicts, [](const auto& entry) { return entry.second == Verdict::Unreviewed; });
        if (!all)
            continue;
        if (std::filesystem::path file = fileOf(name); !file.empty())
            reviewed.push_back({std::move(file), std::move(verdicts)});
    }
    return reviewed;
}

std::vector<ReviewedRegion> reviewedRegions(const std::filesystem::path& catalogue,
                                            const std::string& fileName,
                                            const std::map<std::string, Verdict>& verdicts) {
    std::vector<ReviewedRegion> regions;
    for (RegionOutline& outline : readOutlines(catalogue, fileName))
        if (const auto verdict = verdicts.find(outline.region); verdict != verdicts.end())
            regions.push_back({verdict->second, std::move(outline.rings)});
    return regions;
}

int countOwnLabels(const std::vector<ReviewedHalfOrbit>& halfOrbits, const LabelStore& labels) {
    return static_cast<int>(std::ranges::count_if(halfOrbits, [&](const ReviewedHalfOrbit& halfOrbit) {
        if (!labels.has(halfOrbit.stem()) && !labels.hasJournal(halfOrbit.stem()))
            return false;
        try {
            const auto label = loadLabel(labels, halfOrbit.stem(), readHalfOrbit(halfOrbit.file, {}));
            return label && isOwn(*label);
        } catch (const Error&) {
            return false; // writing says what is wrong
        }
    }));
}

ReviewLabelSummary writeReviewLabels(const std::vector<ReviewedHalfOrbit>& halfOrbits,
                                     const std::filesystem::path& catalogue, LabelStore& labels,
                                     std::optional<ExistingLabel> own, const std::string& author,
                                     const std::function<void(std::size_t done)>& progress,
                                     const std::stop_token& stop) {
    ReviewLabelSummary summary;
    for (std::size_t i = 0; i < halfOrbits.size(); ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        try {
            if (!writeOne(halfOrbits[i], catalogue, labels, own, author, summary))
                ++summary.kept;
        } catch (const Error& error) {
            summary.failures.emplace_back(error.what());
        }
        progress(i + 1);
    }
    return summary;
}

} // namespace nucleoscope
