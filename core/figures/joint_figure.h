#pragma once

#include "core/figures/figure.h"
#include "core/statistics/catalogue_filter.h"

#include <memory>

namespace nucleoscope {

struct JointContent;

/// Counts by centre frequency (500 Hz) and magnetic latitude (5°) as shades. Each bar of the layout is a cell
/// that holds regions.
class JointFigure : public Figure {
public:
    explicit JointFigure(const FilteredCatalogue& catalogue);

    FigureLayout layout(FigureSize size, const FigureStyle& style) const override;
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;
    std::string numbers(const Catalogue& catalogue) const override;
    std::string caption(FigureLanguage language) const override;

private:
    std::shared_ptr<const JointContent> content_;
};

} // namespace nucleoscope
