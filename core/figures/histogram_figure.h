#pragma once

#include "core/figures/distribution_figure.h"

namespace nucleoscope {

/// Whether the bars are split.
enum class HistogramSplit { None, BySeason };

/// Counts by centre frequency, kHz. The axis ends at 12.5 kHz when there is nothing above, else at 25 kHz.
class FrequencyFigure : public DistributionFigure {
public:
    explicit FrequencyFigure(const FilteredCatalogue& catalogue,
                             HistogramSplit split = HistogramSplit::BySeason)
        : DistributionFigure(catalogue, {.quantity = RegionQuantity::Frequency,
                                         .split = split == HistogramSplit::BySeason ? RegionSplit::Season
                                                                                    : RegionSplit::None}) {}
};

/// Counts by magnetic latitude of the centre, −90…90°.
class MagneticLatitudeFigure : public DistributionFigure {
public:
    explicit MagneticLatitudeFigure(const FilteredCatalogue& catalogue,
                                    HistogramSplit split = HistogramSplit::BySeason)
        : DistributionFigure(catalogue, {.quantity = RegionQuantity::MagneticLatitude,
                                         .split = split == HistogramSplit::BySeason ? RegionSplit::Season
                                                                                    : RegionSplit::None}) {}
};

} // namespace nucleoscope
