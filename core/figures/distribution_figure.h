#pragma once

#include "core/figures/figure.h"
#include "core/statistics/distribution.h"

#include <memory>

namespace nucleoscope {

/// How the groups of a split distribution stand to each other.
enum class Arrangement { Stacked, SideBySide, Lines };

struct DistributionContent;

/// A distribution of the regions as bars or lines, with 95 % intervals where bars are not stacked, and what
/// its tests say. Each bar of the layout is one group's part of a bin; of lines, it is the mark.
class DistributionFigure : public Figure {
public:
    /// @throws Error as makeDistribution() does.
    explicit DistributionFigure(const FilteredCatalogue& catalogue, const DistributionOptions& options = {},
                                Arrangement arrangement = Arrangement::Stacked);

    const Distribution& distribution() const;

    FigureLayout layout(FigureSize size, const FigureStyle& style) const override;
    void draw(cairo_t* canvas, FigureSize size, const FigureStyle& style,
              const RegionIndices& selection = {}) const override;
    std::string numbers(const Catalogue& catalogue) const override;
    std::string caption(FigureLanguage language) const override;

private:
    std::shared_ptr<const DistributionContent> content_;
};

} // namespace nucleoscope
