#pragma once

#include <string>

namespace nucleoscope {

/// Which pixels make a region and which regions count. The defaults leave a mask as it is, but for parts that
/// lie on both sides of lost rows.
struct RegionOptions {
    /// A region is left out unless its probability somewhere reaches this, so that a low threshold can follow
    /// a nucleus to its edge without finding more of them. Masks that no model made have no probability:
    /// nothing is left out of them.
    double seedProbability = 0;
    int minPixels = 1;     ///< regions of fewer pixels are left out
    double minSeconds = 0; ///< regions that last less are left out; a column lasts 2.048 s
    double minHz = 0;      ///< regions of a smaller bandwidth are left out
    /// Two parts on both sides of lost rows are one region when no more time lies between them and their
    /// frequencies overlap. Across more time they are two, though they touch in the picture.
    double joinSeconds = 10;
    bool fillHoles = false; ///< what a region encloses belongs to it

    bool operator==(const RegionOptions&) const = default;
};

/// In words, for people and for RunRecord::id: "at least 200 pixels, parts up to 10 s apart joined". What is
/// at its most permissive is left out.
std::string describe(const RegionOptions& options);

/// @throws Error when a value is negative, no number, or no probability.
void check(const RegionOptions& options);

} // namespace nucleoscope
