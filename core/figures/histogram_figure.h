#pragma once

#include "core/figures/figure.h"
#include "core/statistics/catalogue_filter.h"

#include <memory>

namespace nucleoscope {

/// Whether the bars are split.
enum class HistogramSplit { None, BySeason };

struct HistogramContent;

/// A histogram of the regions' centres; the numbers are those of computeStatistics(). Split by season, each
/// bar of the layout is one season's part of a bin.
class HistogramFigure : public Figure {
public:
    FigureLayout layout(FigureSize size, const FigureStyle& style) const override;
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;

protected:
    explicit HistogramFigure(std::shared_ptr<const HistogramContent> content)
        : content_(std::move(content)) {}

private:
    std::shared_ptr<const HistogramContent> content_;
};

/// Counts by centre frequency, kHz. The axis ends at 12.5 kHz when there is nothing above, else at 25 kHz.
class FrequencyFigure : public HistogramFigure {
public:
    explicit FrequencyFigure(const FilteredCatalogue& catalogue,
                             HistogramSplit split = HistogramSplit::BySeason);
};

/// Counts by magnetic latitude of the centre, −90…90°.
class MagneticLatitudeFigure : public HistogramFigure {
public:
    explicit MagneticLatitudeFigure(const FilteredCatalogue& catalogue,
                                    HistogramSplit split = HistogramSplit::BySeason);
};

} // namespace nucleoscope
