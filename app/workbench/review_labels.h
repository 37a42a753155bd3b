#pragma once

#include "core/detection/catalogue.h"
#include "core/detection/reviewed_label.h"
#include "core/labels/label_store.h"

#include <functional>
#include <map>
#include <optional>
#include <stop_token>

namespace nucleoscope {

/// A half-orbit whose regions all have a verdict.
struct ReviewedHalfOrbit {
    std::filesystem::path file;
    std::map<std::string, Verdict> verdicts; ///< by Region::id

    std::string stem() const { return file.stem().string(); }
};

/// What Label::origin says of a label that a review made.
inline constexpr std::string_view reviewOrigin = "review";

/// Those of the catalogue whose files `fileOf` finds; the others give no label.
std::vector<ReviewedHalfOrbit>
fullyReviewed(const Catalogue& catalogue,
              const std::function<std::filesystem::path(const std::string& fileName)>& fileOf);

/// The regions of a half-orbit with what was said of them. @throws FileError
std::vector<ReviewedRegion> reviewedRegions(const std::filesystem::path& catalogue,
                                            const std::string& fileName,
                                            const std::map<std::string, Verdict>& verdicts);

/// How many of them have a label that was not made by a review alone.
int countOwnLabels(const std::vector<ReviewedHalfOrbit>& halfOrbits, const LabelStore& labels);

struct ReviewLabelSummary {
    std::map<std::string, LabelState> written; ///< by base name
    int kept = 0;                              ///< half-orbits with a label of their own, left as they were
    std::vector<std::string> failures;         ///< a sentence each
};

/// Writes the labels that a review gives. `own`: what to do where there is a label that a review did not
/// make, or that was painted on since; nothing: it stays. Half-orbits that cannot be read are passed over.
/// @throws Cancelled
ReviewLabelSummary writeReviewLabels(const std::vector<ReviewedHalfOrbit>& halfOrbits,
                                     const std::filesystem::path& catalogue, LabelStore& labels,
                                     std::optional<ExistingLabel> own, const std::string& author,
                                     const std::function<void(std::size_t done)>& progress,
                                     const std::stop_token& stop);

} // namespace nucleoscope
