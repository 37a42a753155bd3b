#pragma once

#include "core/labels/brush.h"
#include "core/spectrum/spectrum_image.h"

#include <array>
#include <optional>

namespace nucleoscope {

/// A nucleus as its decay was fitted from the centre outwards: over a background that is flat, tilted or bent
/// lies an excess contrast · exp(−ρ^shape), where ρ = 1 is a closed line around the centre whose radius
/// depends on the direction.
struct NucleusFit {
    static constexpr int harmonics = 5;

    GridPoint center;
    double columnScale = 1, rowScale = 1; ///< pixels; the radius is 1 of these where no harmonic changes it
    double contrast = 0;                  ///< dex, of the centre over the background
    double shape = 2;                     ///< 2: a bell; larger: a flatter top and a steeper edge
    std::array<double, 2 * harmonics> radius{}; ///< cosine and sine of each harmonic of the log of the radius
    /// Of the background, in units of the scales: 1, x, y, x², xy, y².
    std::array<double, 6> background{};

    /// Distance from the centre; 1 where the excess has fallen to 1/e.
    double rho(double column, double row) const;
    /// The distance at which the excess has fallen to `fraction` of its peak, 0–1.
    double rhoAt(double fraction) const;
    double excess(double column, double row) const;
};

/// Fits a nucleus around a place in it, best near its centre. `relative`: log10 of the amplitude over the
/// median of its frequency (flattened()). Sizes from some 10 to some 200 pixels across are looked for.
/// Nothing where nothing stands out. Takes about 0.05 s; any thread may call it.
std::optional<NucleusFit> fitNucleus(const SpectrumImage& relative, GridPoint place);

/// The pixels where the fitted excess is at least `fraction` of its peak, as LabelMask::nucleus on a grid.
LabelMask pixelsOf(const NucleusFit& fit, int width, int height, double fraction);

} // namespace nucleoscope
