#pragma once

#include <cstdint>
#include <vector>

namespace nucleoscope {

/// Quantiles of many values without sorting them: their order is found up to a bin of 2^16 in one pass, and
/// exactly within the bin that a rank falls into.
class RankedValues {
public:
    /// Only the finite ones of `values` count, which must outlive it.
    explicit RankedValues(const std::vector<float>& values);

    std::size_t count() const { return count_; }
    /// Of the fraction `fraction` (0–1), linear between the two nearest ranks, as numpy's percentile. There
    /// must be values.
    float quantile(double fraction) const;

private:
    float ofRank(std::size_t rank) const;

    const std::vector<float>& values_;
    std::vector<std::uint32_t> bins_; ///< values by the upper half of their key
    std::size_t count_ = 0;
};

} // namespace nucleoscope
