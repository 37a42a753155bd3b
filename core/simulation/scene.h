#pragma once

#include "core/simulation/orbit.h"
#include "core/simulation/random.h"

#include <array>
#include <vector>

namespace nucleoscope {

struct SimulationOptions {
    int halfOrbits = 1;         ///< spread evenly, with jitter, over from … to
    UtcMs from = 1635724800000; ///< 2021-11-01: the year of the published catalogue
    UtcMs to = 1667260800000;   ///< 2022-11-01, exclusive
    std::uint64_t seed = 1;
    bool allComponents = false; ///< X and Y beside Z
    /// Mean number, of which those are left out that find no room beside the others. With 1 about 60 % of the
    /// half-orbits hold at least one.
    double nucleiPerHalfOrbit = 1.0;
};

/// A nucleus: log10 of the amplitude rises by `contrast` in its centre and by contrast·exp(−ρ^shape) around
/// it, where ρ = 1 is an ellipse whose outline is sheared and wobbles. What an analyst would outline is ρ ≤
/// 1, where the excess is 1/e.
struct Nucleus {
    double centerSeconds = 0; ///< after the equator crossing
    double centerHz = 0;
    std::array<double, 2> halfDuration{}; ///< seconds, before and after the centre
    std::array<double, 2> halfHeight{};   ///< Hz, below and above the centre
    double shearHzPerSecond = 0;
    std::array<double, 4> wobbleAmplitude{}, wobblePhase{}; ///< of harmonics 2 … 5 of the outline
    double shape = 2;
    double contrast = 0;     ///< peak excess, dex of amplitude
    double textureDepth = 0; ///< relative
    std::uint64_t textureSeed = 0;
};

/// What resembles a nucleus and is none.
enum class LookAlikeKind {
    FlatBlob,      ///< hiss with a flat top and sharp edges
    ChorusCluster, ///< many short elements in a soft envelope
    Ring,          ///< bright rim, whole or in part, around nothing
    CutOffBand,    ///< sharp lower edge, fading upwards only
    VerticalBurst, ///< a few rows wide, several kHz high
    LineFragment,  ///< a few bins high, drifting
    WideSwell,     ///< smooth like a nucleus, but several times larger than any
    StripeStack,   ///< bands one above the other
    Depletion      ///< weaker than its surroundings
};
inline constexpr int lookAlikeKinds = 9;

struct LookAlike {
    LookAlikeKind kind = LookAlikeKind::FlatBlob;
    double centerSeconds = 0, centerHz = 0;
    double halfDuration = 0, halfHeight = 0; ///< seconds, Hz
    double contrast = 0;                     ///< dex of amplitude
    double variant = 0;                      ///< 0 … 1, meaning by kind
    std::uint64_t textureSeed = 0;
};

/// Everything about a half-orbit that is drawn before its spectrum is painted.
struct Scene {
    orbit::Pass pass;
    std::vector<UtcMs> utc;            ///< of the rows, gaps left out
    std::vector<double> seconds;       ///< the same, after the equator crossing
    std::vector<std::size_t> afterGap; ///< rows that come just after a gap
    std::vector<std::size_t> missing;  ///< rows that hold no value
    std::vector<Nucleus> nuclei;
    std::vector<LookAlike> lookAlikes;
    std::uint64_t paintSeed = 0; ///< of all that painting draws: background, lines, scatter
};

/// How many half-orbits cross the equator in from … to.
std::int64_t availableHalfOrbits(const SimulationOptions& options);

/// Scene number `index` (0 … halfOrbits − 1), which depends on the options and the index only.
/// Nuclei follow Li et al. 2024: counts by season and hemisphere 80/62, 71/53, 79/50, 36/22 (north/south,
/// spring to winter), |magnetic latitude| 58–80° at 40–70° geographic, most centres just below and above 6.2
/// kHz, under 1 % above 12.5 kHz. Sizes, which are not published: 60–400 s and 600–4000 Hz, log-uniform;
/// contrast 0.12–1 dex, log-uniform.
/// @throws Error when the time span has fewer half-orbits than are asked for.
Scene drawScene(const SimulationOptions& options, int index);

} // namespace nucleoscope
