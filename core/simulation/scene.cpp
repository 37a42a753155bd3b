#include "core/simulation/scene.h"

#include "core/error.h"
#include "core/geo/dipole.h"
#include "core/statistics/season.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr double nominalEdgeLatitude = 65;
constexpr std::size_t fewestRows = 1001;
constexpr std::size_t mostRows = 1077;

// Each purpose has a stream of its own, so that a change in one leaves the others as they are.
enum Purpose : std::uint64_t {
    ChoicePurpose = 1,
    RowsPurpose,
    NucleiPurpose,
    LookAlikesPurpose,
    PaintPurpose
};

// Li et al. 2024: regions by season (spring, summer, autumn, winter) and hemisphere (north, south).
constexpr double publishedRegions[4][2] = {{80, 62}, {71, 53}, {79, 50}, {36, 22}};
constexpr double publishedPerSeason = 453.0 / 4;

orbit::Pass choosePass(const SimulationOptions& options, int index) {
    const std::int64_t available = availableHalfOrbits(options);
    if (options.halfOrbits < 1 || index < 0 || index >= options.halfOrbits) {
        throw Error(fmt::format("half-orbit {} of {} cannot be simulated", index, options.halfOrbits));
    }
    if (available < options.halfOrbits) {
        throw Error(
            fmt::format("there are only {} half-orbits in the time span, {} were asked for; make it longer",
                        std::max<std::int64_t>(available, 0), options.halfOrbits));
    }
    const std::int64_t low = index * available / options.halfOrbits;
    const std::int64_t high = (index + 1) * available / options.halfOrbits;
    RandomStream random(options.seed, static_cast<std::uint64_t>(index), ChoicePurpose);
    return orbit::passOf(orbit::firstHalfOrbitFrom(options.from) + low +
                         random.below(static_cast<int>(high - low)));
}

/// Where recording begins or ends: near 65°, in some files up to 4° later.
double drawEdgeLatitude(RandomStream& random) {
    const double usual = nominalEdgeLatitude + std::clamp(random.normal(0, 0.12), -0.3, 0.3);
    return random.chance(0.12) ? usual + random.uniform(0.5, 3.0) : usual;
}

std::vector<int> drawGaps(RandomStream& random, int nominalRows) {
    std::vector<int> lost(static_cast<std::size_t>(nominalRows), 0);
    const int gaps = random.poisson(2.0);
    for (int i = 0; i < gaps; ++i) {
        const int kind = random.below(20);
        const int rows = kind < 14 ? 2 : (kind < 19 ? 1 : 6 + random.below(10));
        const int before = 20 + random.below(nominalRows - 40);
        lost[static_cast<std::size_t>(before)] = rows;
    }
    return lost;
}

void drawRows(RandomStream& random, Scene& scene) {
    const bool ascending = scene.pass.direction == Direction::Ascending;
    const double sign = ascending ? 1 : -1;
    double start = orbit::secondsAtLatitude(scene.pass, -sign * drawEdgeLatitude(random));
    double end = orbit::secondsAtLatitude(scene.pass, sign * drawEdgeLatitude(random));
    end = std::clamp(end, start + (fewestRows + 1) * rowSeconds, start + (mostRows - 1) * rowSeconds);

    const auto nominalRows = static_cast<int>((end - start) / rowSeconds) + 1;
    const std::vector<int> lost = drawGaps(random, nominalRows);
    const auto first = static_cast<UtcMs>(std::llround((scene.pass.equatorUnixSeconds + start) * 1000));
    int spare = nominalRows - static_cast<int>(fewestRows);
    double time = 0;
    for (int i = 0; i < nominalRows; ++i) {
        const int rows = std::min(lost[static_cast<std::size_t>(i)], spare);
        if (rows > 0) {
            spare -= rows;
            i += rows;
            // The clock of flown files steps by 6.138 s, not 6.144 s, over two lost rows.
            time += rows * rowSeconds - 0.006;
            scene.afterGap.push_back(scene.utc.size());
        }
        scene.utc.push_back(first + std::llround(time * 1000));
        scene.seconds.push_back(static_cast<double>(scene.utc.back()) / 1000 - scene.pass.equatorUnixSeconds);
        time += rowSeconds;
    }
    if (random.chance(0.3)) {
        const int row = 10 + random.below(static_cast<int>(scene.utc.size()) - 20);
        const int count = 1 + random.below(2);
        for (int i = 0; i < count; ++i) {
            scene.missing.push_back(static_cast<std::size_t>(row + i));
        }
    }
}

/// How a nucleus prefers its place: the weight of each of a pass's moments in one hemisphere.
struct Placement {
    std::vector<double> seconds, weight;
    double total = 0;
};

double magneticLatitudeWeight(double magneticLatitude) {
    const double distance = std::abs(magneticLatitude);
    if (distance < 58 || distance > 80) {
        return 0;
    }
    const double z = (distance - 67) / 6;
    return std::exp(-0.5 * z * z);
}

void weigh(Placement& placement, const orbit::Pass& pass, double seconds, Hemisphere hemisphere,
           double year) {
    const orbit::SubPoint point = orbit::subPoint(pass, seconds);
    const double distance = std::abs(point.latitude);
    double weight = 0;
    if (hemisphereOf(point.latitude) == hemisphere && distance >= 40 && distance <= 70) {
        weight = magneticLatitudeWeight(dipoleCoordinates(point.latitude, point.longitude, year).latitude);
    }
    placement.seconds.push_back(seconds);
    placement.weight.push_back(weight);
    placement.total += weight;
}

/// Chance to meet a nucleus on a pass that spends `total` weighted rows where they occur: it saturates, so
/// that the Siberian sector is poor and the American one does not crowd.
double exposure(double total) {
    constexpr double halfSaturationRows = 12;
    return total / (total + halfSaturationRows);
}

/// Mean exposure of a hemisphere over one cycle of ground tracks.
std::array<double, 2> meanExposure() {
    std::array<double, 2> mean{};
    constexpr int passes = 2 * 76;
    constexpr int stride = 8;
    const std::int64_t first = orbit::firstHalfOrbitFrom(1640995200000); // 2022-01-01
    for (int i = 0; i < passes; ++i) {
        const orbit::Pass pass = orbit::passOf(first + i);
        const double edge = std::abs(orbit::secondsAtLatitude(pass, nominalEdgeLatitude));
        for (const Hemisphere hemisphere : {Hemisphere::North, Hemisphere::South}) {
            Placement placement;
            for (int step = 0; step * stride * rowSeconds <= 2 * edge; ++step) {
                weigh(placement, pass, step * stride * rowSeconds - edge, hemisphere, 2022.0);
            }
            mean[static_cast<std::size_t>(hemisphere)] += exposure(stride * placement.total) / passes;
        }
    }
    return mean;
}

double expectedNuclei(const SimulationOptions& options, const Scene& scene, Hemisphere hemisphere,
                      const Placement& placement) {
    static const std::array<double, 2> mean = meanExposure();
    const auto season = static_cast<std::size_t>(seasonOf(scene.utc[scene.utc.size() / 2]));
    const auto side = static_cast<std::size_t>(hemisphere);
    return options.nucleiPerHalfOrbit * publishedRegions[season][side] / publishedPerSeason *
           exposure(placement.total) / mean[side];
}

double drawNucleusHz(RandomStream& random) {
    const double choice = random.uniform();
    if (choice < 0.004) {
        return random.uniform(12500, 15500);
    }
    if (choice < 0.09) {
        return random.uniform(900, 12300);
    }
    return std::clamp(random.normal(choice < 0.55 ? 5250 : 7150, 650), 900.0, 12300.0);
}

std::array<double, 2> splitUnevenly(RandomStream& random, double whole) {
    const double tilt = random.uniform(-0.25, 0.25);
    return {whole / 2 * (1 - tilt), whole / 2 * (1 + tilt)};
}

Nucleus drawNucleus(RandomStream& random, double centerSeconds, double centerHz) {
    Nucleus nucleus;
    nucleus.centerSeconds = centerSeconds;
    nucleus.centerHz = centerHz;
    const double duration = random.logUniform(60, 400);
    const double height = std::min(random.logUniform(600, 4000), 1.7 * nucleus.centerHz);
    nucleus.halfDuration = splitUnevenly(random, duration);
    nucleus.halfHeight = splitUnevenly(random, height);
    nucleus.shearHzPerSecond = std::clamp(random.normal(0, 0.25), -0.6, 0.6) * height / duration;
    for (std::size_t k = 0; k < nucleus.wobbleAmplitude.size(); ++k) {
        nucleus.wobbleAmplitude[k] = random.uniform(0, 0.12 / (1 + 0.5 * static_cast<double>(k)));
        nucleus.wobblePhase[k] = random.uniform(0, 2 * std::numbers::pi);
    }
    nucleus.shape = random.uniform(1.5, 2.4);
    nucleus.contrast = random.logUniform(0.12, 1.0);
    nucleus.textureDepth = random.uniform(0.02, 0.12);
    nucleus.textureSeed = random.bits();
    return nucleus;
}

/// Half the box that surely holds the outline, with a margin of several pixels: seconds, Hz.
struct Box {
    double centerSeconds, centerHz, halfSeconds, halfHz;

    bool overlaps(const Box& other) const {
        return std::abs(centerSeconds - other.centerSeconds) < halfSeconds + other.halfSeconds &&
               std::abs(centerHz - other.centerHz) < halfHz + other.halfHz;
    }
};

Box boxOf(const Nucleus& nucleus) {
    const double duration = *std::max_element(nucleus.halfDuration.begin(), nucleus.halfDuration.end());
    const double height = *std::max_element(nucleus.halfHeight.begin(), nucleus.halfHeight.end());
    return {nucleus.centerSeconds, nucleus.centerHz, 1.4 * duration + 5 * rowSeconds,
            1.4 * (height + std::abs(nucleus.shearHzPerSecond) * duration) + 5 * nominalBinHz};
}

Box boxOf(const LookAlike& lookAlike) {
    return {lookAlike.centerSeconds, lookAlike.centerHz, 1.2 * lookAlike.halfDuration,
            1.2 * lookAlike.halfHeight};
}

template <typename Shape>
bool hasRoom(const Shape& candidate, const std::vector<Nucleus>& nuclei) {
    const Box box = boxOf(candidate);
    return std::none_of(nuclei.begin(), nuclei.end(),
                        [&](const Nucleus& nucleus) { return box.overlaps(boxOf(nucleus)); });
}

double drawPlace(RandomStream& random, const Placement& placement) {
    double left = random.uniform() * placement.total;
    std::size_t i = 0;
    while (i + 1 < placement.weight.size() && left > placement.weight[i]) {
        left -= placement.weight[i++];
    }
    return placement.seconds[i];
}

/// Tries many places and sizes before another frequency, or crowded half-orbits would push theirs to the
/// unusual ones; one that finds no room at all is left out.
void addNucleus(RandomStream& random, const Placement& placement, Scene& scene) {
    constexpr int placesForEachFrequency = 25;
    double centerHz = 0;
    for (int attempt = 0; attempt < 4 * placesForEachFrequency; ++attempt) {
        if (attempt % placesForEachFrequency == 0) {
            centerHz = drawNucleusHz(random);
        }
        const Nucleus nucleus = drawNucleus(random, drawPlace(random, placement), centerHz);
        if (hasRoom(nucleus, scene.nuclei)) {
            scene.nuclei.push_back(nucleus);
            return;
        }
    }
}

void drawNuclei(const SimulationOptions& options, RandomStream& random, Scene& scene) {
    const double year = decimalYear(scene.utc.front());
    for (const Hemisphere hemisphere : {Hemisphere::North, Hemisphere::South}) {
        Placement placement;
        for (const double seconds : scene.seconds) {
            weigh(placement, scene.pass, seconds, hemisphere, year);
        }
        const int count = random.poisson(expectedNuclei(options, scene, hemisphere, placement));
        for (int i = 0; i < count; ++i) {
            addNucleus(random, placement, scene);
        }
    }
}

/// Mean number a half-orbit, and the ranges that sizes and contrast are drawn from (log-uniform).
struct LookAlikeHabit {
    double rate;
    double duration[2]; ///< s, whole
    double height[2];   ///< Hz, whole
    double contrast[2]; ///< dex
};

constexpr LookAlikeHabit habits[lookAlikeKinds] = {
    {0.45, {60, 400}, {600, 4000}, {0.15, 0.8}},     // FlatBlob
    {0.40, {80, 400}, {800, 4000}, {0.25, 0.9}},     // ChorusCluster
    {0.35, {100, 450}, {1000, 4500}, {0.2, 0.8}},    // Ring
    {0.40, {150, 900}, {800, 4000}, {0.15, 0.7}},    // CutOffBand
    {0.60, {4, 20}, {1500, 8000}, {0.2, 1.0}},       // VerticalBurst
    {0.60, {60, 600}, {60, 180}, {0.15, 0.9}},       // LineFragment
    {0.35, {1100, 2400}, {7000, 14000}, {0.1, 0.4}}, // WideSwell
    {0.20, {80, 400}, {1200, 4000}, {0.2, 0.8}},     // StripeStack
    {0.25, {60, 400}, {600, 4000}, {0.15, 0.5}},     // Depletion
};

LookAlike drawLookAlike(RandomStream& random, LookAlikeKind kind, const Scene& scene) {
    const LookAlikeHabit& habit = habits[static_cast<std::size_t>(kind)];
    LookAlike lookAlike;
    lookAlike.kind = kind;
    lookAlike.centerSeconds = random.uniform(scene.seconds.front(), scene.seconds.back());
    lookAlike.centerHz = std::clamp(random.normal(6200, 2600), 1500.0, 16000.0);
    lookAlike.halfDuration = random.logUniform(habit.duration[0], habit.duration[1]) / 2;
    lookAlike.halfHeight = random.logUniform(habit.height[0], habit.height[1]) / 2;
    lookAlike.contrast = random.logUniform(habit.contrast[0], habit.contrast[1]);
    lookAlike.variant = random.uniform();
    lookAlike.textureSeed = random.bits();
    return lookAlike;
}

/// Thin or very wide ones may cross a nucleus, as they do in flown spectra; the others would make the truth
/// ambiguous.
bool mayCross(LookAlikeKind kind) {
    return kind == LookAlikeKind::VerticalBurst || kind == LookAlikeKind::LineFragment ||
           kind == LookAlikeKind::WideSwell;
}

void drawLookAlikes(RandomStream& random, Scene& scene) {
    for (int k = 0; k < lookAlikeKinds; ++k) {
        const auto kind = static_cast<LookAlikeKind>(k);
        const int count = random.poisson(habits[k].rate);
        for (int i = 0; i < count; ++i) {
            for (int attempt = 0; attempt < 30; ++attempt) {
                const LookAlike lookAlike = drawLookAlike(random, kind, scene);
                if (mayCross(kind) || hasRoom(lookAlike, scene.nuclei)) {
                    scene.lookAlikes.push_back(lookAlike);
                    break;
                }
            }
        }
    }
}

} // namespace

std::int64_t availableHalfOrbits(const SimulationOptions& options) {
    return orbit::firstHalfOrbitFrom(options.to) - orbit::firstHalfOrbitFrom(options.from);
}

Scene drawScene(const SimulationOptions& options, int index) {
    Scene scene;
    scene.pass = choosePass(options, index);
    const auto stream = static_cast<std::uint64_t>(index);
    RandomStream rows(options.seed, stream, RowsPurpose);
    drawRows(rows, scene);
    RandomStream nuclei(options.seed, stream, NucleiPurpose);
    drawNuclei(options, nuclei, scene);
    RandomStream lookAlikes(options.seed, stream, LookAlikesPurpose);
    drawLookAlikes(lookAlikes, scene);
    scene.paintSeed = RandomStream(options.seed, stream, PaintPurpose).bits();
    return scene;
}

} // namespace nucleoscope
