#pragma once

#include "core/figures/figure.h"
#include "core/statistics/catalogue_filter.h"

#include <memory>

namespace nucleoscope {

struct SeasonContent;

/// Counts by season and hemisphere: a pair of bars (north, south) a season.
class SeasonFigure : public Figure {
public:
    explicit SeasonFigure(const FilteredCatalogue& catalogue);

    FigureLayout layout(FigureSize size, const FigureStyle& style) const override;
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;

private:
    std::shared_ptr<const SeasonContent> content_;
};

} // namespace nucleoscope
