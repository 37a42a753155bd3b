#pragma once

#include "core/figures/figure.h"
#include "core/statistics/flown_time.h"

#include <memory>

namespace nucleoscope {

struct SeasonContent;

enum class SeasonChart {
    Bars, ///< a pair of bars (north, south) a season
    Lines ///< a line each for the total, the north and the south
};

/// Counts by season and hemisphere, and the χ² test of whether the seasons differ, given the hours flown in
/// each (without `flown`: equal hours).
class SeasonFigure : public Figure {
public:
    explicit SeasonFigure(const FilteredCatalogue& catalogue, SeasonChart chart = SeasonChart::Bars,
                          const std::shared_ptr<const FlownTime>& flown = {});

    FigureLayout layout(FigureSize size, const FigureStyle& style) const override;
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;
    std::string numbers(const Catalogue& catalogue) const override;
    std::string caption(FigureLanguage language) const override;

private:
    std::shared_ptr<const SeasonContent> content_;
};

} // namespace nucleoscope
