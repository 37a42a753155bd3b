#pragma once

#include "core/labels/label_store.h"

#include <array>
#include <functional>
#include <map>
#include <stop_token>

namespace nucleoscope {

/// How two labels of the same spectra agree, pixel by pixel, added up over as many as one likes.
struct LabelAgreement {
    /// Pixels by [first value, second value].
    std::map<std::pair<std::uint8_t, std::uint8_t>, std::int64_t> pixels;

    /// @throws Error when the two are not on the same grid.
    void add(const LabelMask& first, const LabelMask& second);
    void add(const LabelAgreement& other);

    /// Intersection over union of a class, without what either calls unsure; NaN when neither has any of it.
    double iou(std::uint8_t value = LabelMask::nucleus) const;
    /// Cohen's kappa (1960) over the classes, without what either calls unsure; NaN when it is not defined.
    double kappa() const;
    /// Pixels of a class that only the first, or only the second, gives it.
    std::int64_t onlyFirst(std::uint8_t value = LabelMask::nucleus) const;
    std::int64_t onlySecond(std::uint8_t value = LabelMask::nucleus) const;
};

/// The two labels of one half-orbit.
struct LabelComparison {
    std::string stem;
    LabelState firstState = LabelState::NotStarted, secondState = LabelState::NotStarted;
    std::string firstAuthor, secondAuthor;
    LabelAgreement agreement;
};

/// Two label sets.
struct LabelSetComparison {
    std::vector<LabelComparison> both; ///< by name
    std::vector<std::string> onlyFirst, onlySecond, failures;
    LabelAgreement total;
    LabelClasses classes; ///< the first's, and those that only the second has
};

/// Where the labels of a project, or of a folder of masks NAME.png, lie. @throws FileError when it is
/// neither.
std::filesystem::path labelFolderOf(const std::filesystem::path& projectOrFolder);

/// A label on whatever grid it has, with the values that its classes have in `classes`, which takes over
/// those that it lacks. Nothing when there is no mask. @throws FileError
std::optional<Label> loadForComparison(const LabelStore& store, const std::string& stem,
                                       LabelClasses& classes);

/// Labels that cannot be read or are on different grids are named in `failures`. @throws Cancelled
LabelSetComparison compareLabelSets(const LabelStore& first, const LabelStore& second,
                                    const std::function<void(std::size_t done, std::size_t total)>& progress,
                                    const std::stop_token& stop);

/// A patch in which two labels differ: 8-connected, and the same two values all over.
struct LabelDifference {
    std::uint8_t first = 0, second = 0;
    int left = 0, top = 0, right = 0, bottom = 0; ///< inclusive
    std::vector<std::uint32_t> pixels;            ///< row * width + column, in scan order
};

/// The largest first; patches of fewer than `minPixels` pixels are left out.
/// @throws Error when the two are not on the same grid.
std::vector<LabelDifference> differencesOf(const LabelMask& first, const LabelMask& second,
                                           int minPixels = 1);

} // namespace nucleoscope
