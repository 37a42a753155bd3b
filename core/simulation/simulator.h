#pragma once

#include "core/detection/region.h"
#include "core/simulation/scene.h"

namespace nucleoscope {

/// A region of the truth mask and the nucleus that made it.
struct TruthRegion {
    Region region;
    double contrast = 0; ///< peak excess of the nucleus over its background, dex of amplitude
};

struct SimulatedHalfOrbit {
    HalfOrbit halfOrbit;              ///< `file` is the name alone
    LabelMask truth;                  ///< on the grid of the SpectrumImage
    std::vector<TruthRegion> regions; ///< of the mask, in scan order
};

/// Half-orbit number `index` (0 … options.halfOrbits − 1): what CSES-01 might have recorded on its real
/// orbit. The same options and index give the same data on every call. Takes about 0.1 s; any thread may call
/// it.
/// @throws Error as drawScene()
SimulatedHalfOrbit simulateHalfOrbit(const SimulationOptions& options, int index);

/// Paints a scene that was drawn before, with X and Y beside Z when `allComponents`.
SimulatedHalfOrbit paintScene(const Scene& scene, bool allComponents);

} // namespace nucleoscope
