#include "core/simulation/simulator.h"

#include "core/archive/half_orbit_name.h"
#include "core/geo/dipole.h"
#include "core/simulation/background.h"
#include "core/simulation/look_alikes.h"
#include "core/simulation/nucleus.h"

#include <limits>

namespace nucleoscope {
namespace {

constexpr std::size_t binCount = 1024;

enum Purpose : std::uint64_t {
    BackgroundPurpose = 1,
    LinesPurpose,
    LightningPurpose,
    SpikesPurpose,
    NamePurpose,
    ScatterPurpose
};

/// Positions and frequencies are float32 in the files; what is in memory must be what will be read back.
double asStored(double value) {
    return static_cast<double>(static_cast<float>(value));
}

/// Land where the receiver is switched to its burst mode, as boxes: latitude and longitude, low and high.
bool isBurstArea(double latitude, double longitude) {
    constexpr double areas[][4] = {
        {20, 50, 73, 135}, {-45, 10, -82, -60}, {30, 45, 20, 60}, {-10, 5, 95, 125}, {30, 50, -125, -110}};
    return std::any_of(std::begin(areas), std::end(areas), [&](const auto& area) {
        return latitude >= area[0] && latitude <= area[1] && longitude >= area[2] && longitude <= area[3];
    });
}

Track makeTrack(const Scene& scene) {
    Track track;
    track.utc = scene.utc;
    for (std::size_t row = 0; row < scene.utc.size(); ++row) {
        const orbit::SubPoint point = orbit::subPoint(scene.pass, scene.seconds[row]);
        const double latitude = asStored(point.latitude);
        const double longitude = asStored(point.longitude);
        const MagneticPosition magnetic = dipoleCoordinates(latitude, longitude, decimalYear(scene.utc[row]));
        track.latitude.push_back(latitude);
        track.longitude.push_back(longitude);
        track.altitudeKm.push_back(asStored(point.altitudeKm));
        track.magneticLatitude.push_back(magnetic.latitude);
        track.magneticLongitude.push_back(magnetic.longitude);
        track.fileMagneticLatitude.push_back(asStored(magnetic.latitude));
        track.fileMagneticLongitude.push_back(asStored(magnetic.longitude));
        track.workMode.push_back(isBurstArea(latitude, longitude) ? 2 : 1);
    }
    return track;
}

/// The times in a name are whole seconds up to a minute and a half wider than the data.
std::string drawFileName(const Scene& scene, RandomStream random) {
    HalfOrbitName name;
    name.orbit = scene.pass.orbit;
    name.direction = scene.pass.direction;
    name.start = (scene.utc.front() - static_cast<UtcMs>(random.uniform(2000, 90000))) / 1000 * 1000;
    name.end = (scene.utc.back() + static_cast<UtcMs>(random.uniform(3000, 90000))) / 1000 * 1000;
    return name.toFileName();
}

HalfOrbit makeHalfOrbit(const Scene& scene) {
    HalfOrbit halfOrbit;
    halfOrbit.file = drawFileName(scene, RandomStream(scene.paintSeed, 0, NamePurpose));
    halfOrbit.product = "EFD VLF L02";
    halfOrbit.orbit = scene.pass.orbit;
    halfOrbit.direction = scene.pass.direction;
    halfOrbit.simulated = true;
    halfOrbit.track = makeTrack(scene);
    for (std::size_t bin = 0; bin < binCount; ++bin) {
        halfOrbit.frequencyHz.push_back(static_cast<double>(bin) * nominalBinHz);
    }
    for (const std::size_t row : scene.afterGap) {
        if (row > 0) {
            halfOrbit.gaps.push_back({row - 1, scene.seconds[row] - scene.seconds[row - 1]});
        }
    }
    return halfOrbit;
}

/// The receiver settles for a row or two after lost packets.
void paintSpikes(const Scene& scene, RandomStream random, Canvas& canvas) {
    for (const std::size_t row : scene.afterGap) {
        const double height = random.chance(0.7) ? random.uniform(0.2, 1.2) : 0;
        std::for_each(canvas.row(row), canvas.row(row) + canvas.bins,
                      [&](float& dex) { dex += static_cast<float>(height); });
    }
}

/// Expected amplitude [time][frequency] of the Z component, mV/m/√Hz, from the broadband field and the lines.
std::vector<float> expectedPower(const Canvas& canvas, const std::vector<NarrowLine>& lines) {
    std::vector<float> power(canvas.dex.size());
    constexpr auto toPower = static_cast<float>(2 * std::numbers::ln10);
    std::transform(canvas.dex.begin(), canvas.dex.end(), power.begin(),
                   [](float dex) { return std::exp(toPower * dex); });
    for (const NarrowLine& line : lines) {
        for (std::size_t row = 0; row < canvas.rows(); ++row) {
            const float carrier = line.amplitudeRows[row] * line.amplitudeRows[row];
            float* target = power.data() + row * canvas.bins + line.firstBin;
            for (std::size_t i = 0; i < line.binWeight.size(); ++i) {
                target[i] += carrier * line.binWeight[i];
            }
        }
    }
    return power;
}

/// Relative power of a spectrum that is the mean of three exponentially distributed ones (their mean and
/// variance: 1, 1/3).
float meanOfThree(RandomStream& random) {
    constexpr float unit = 1.0F / (1 << 21);
    const std::uint64_t bits = random.bits();
    const auto fraction = [&](int shift) {
        return (static_cast<float>((bits >> shift) & 0x1fffff) + 0.5F) * unit;
    };
    return -std::log(fraction(0) * fraction(21) * fraction(42)) / 3;
}

/// Scatter of one row's power around its expectation; the window of the Fourier transform ties neighbouring
/// bins, which leaves about 0.1 dex of amplitude.
void drawScatter(RandomStream& random, std::vector<float>& scatter) {
    float previous = meanOfThree(random);
    for (float& value : scatter) {
        const float next = meanOfThree(random);
        value = 0.7F * next + 0.3F * previous;
        previous = next;
    }
}

/// How a component sees the field: the plane of the spacecraft's booms makes X and Y a little different from
/// Z.
struct Antenna {
    Component component;
    double gainDex, slopeDex; ///< at 6 kHz, a decade
    float coherence;          ///< part of the scatter that it shares with Z
};
constexpr Antenna antennas[] = {
    {Component::Z, 0.0, 0.0, 1.0F}, {Component::X, 0.08, -0.05, 0.6F}, {Component::Y, -0.05, 0.04, 0.6F}};

std::vector<float> powerGain(const Antenna& antenna, const Canvas& canvas) {
    std::vector<float> gain;
    for (const double frequency : canvas.frequencyHz) {
        const double dex = antenna.gainDex + antenna.slopeDex * std::log10(std::max(frequency, 100.0) / 6000);
        gain.push_back(static_cast<float>(std::pow(10.0, 2 * dex)));
    }
    return gain;
}

Spectrum recordSpectrum(const Antenna& antenna, const Canvas& canvas, const std::vector<float>& power,
                        std::uint64_t seed) {
    Spectrum spectrum{canvas.rows(), canvas.bins, std::vector<double>(power.size())};
    const std::vector<float> gain = powerGain(antenna, canvas);
    std::vector<float> shared(canvas.bins);
    std::vector<float> own(canvas.bins);
    for (std::size_t row = 0; row < canvas.rows(); ++row) {
        RandomStream sharedRandom(seed, row, 0);
        drawScatter(sharedRandom, shared);
        if (antenna.coherence < 1) {
            RandomStream ownRandom(seed, row, 1 + static_cast<std::uint64_t>(antenna.component));
            drawScatter(ownRandom, own);
            for (std::size_t bin = 0; bin < canvas.bins; ++bin) {
                shared[bin] = antenna.coherence * shared[bin] + (1 - antenna.coherence) * own[bin];
            }
        }
        const float* expected = power.data() + row * canvas.bins;
        double* target = spectrum.amplitude.data() + row * canvas.bins;
        for (std::size_t bin = 0; bin < canvas.bins; ++bin) {
            target[bin] = static_cast<double>(std::sqrt(expected[bin] * gain[bin] * shared[bin]));
        }
    }
    return spectrum;
}

void loseRows(const std::vector<std::size_t>& rows, Spectrum& spectrum) {
    for (const std::size_t row : rows) {
        double* first = spectrum.amplitude.data() + row * spectrum.bins;
        std::fill(first, first + spectrum.bins, std::numeric_limits<double>::quiet_NaN());
    }
}

/// Number of the nucleus that each mask pixel belongs to, from 1; 0 outside.
using Owners = std::vector<std::uint16_t>;

void paintNuclei(const Scene& scene, Canvas& canvas, LabelMask& truth, Owners& owners) {
    for (std::size_t i = 0; i < scene.nuclei.size(); ++i) {
        const NucleusExcess excess = excessOf(scene.nuclei[i], canvas.seconds, canvas.frequencyHz);
        paint(excess, canvas);
        for (const auto& [row, column] : markOutline(excess, truth)) {
            owners[static_cast<std::size_t>(row) * static_cast<std::size_t>(truth.width) +
                   static_cast<std::size_t>(column)] = static_cast<std::uint16_t>(i + 1);
        }
    }
}

std::vector<TruthRegion> measureTruth(const Scene& scene, const SimulatedHalfOrbit& simulated,
                                      const Owners& owners) {
    const std::vector<PixelRegion> found = findRegions(simulated.truth);
    if (found.empty()) {
        return {};
    }
    const SpectrumGrid grid(simulated.halfOrbit);
    const SpectrumImage image = makeSpectrumImage(simulated.halfOrbit);
    std::vector<TruthRegion> regions;
    for (const PixelRegion& pixels : found) {
        const auto& [row, column] = pixels.pixels.front();
        const std::size_t owner =
            owners[static_cast<std::size_t>(row) * static_cast<std::size_t>(simulated.truth.width) +
                   static_cast<std::size_t>(column)];
        regions.push_back({measureRegion(pixels, simulated.halfOrbit, grid, image, nullptr),
                           scene.nuclei[owner - 1].contrast});
    }
    return regions;
}

} // namespace

SimulatedHalfOrbit paintScene(const Scene& scene, bool allComponents) {
    SimulatedHalfOrbit simulated;
    HalfOrbit& halfOrbit = simulated.halfOrbit;
    halfOrbit = makeHalfOrbit(scene);
    const Track& track = halfOrbit.track;
    const bool night = scene.pass.direction == Direction::Ascending;

    Canvas canvas{binCount, scene.seconds, halfOrbit.frequencyHz,
                  std::vector<float>(track.rows() * binCount)};
    RandomStream background(scene.paintSeed, 0, BackgroundPurpose);
    paintBackground(track, night, background, canvas);
    for (const LookAlike& lookAlike : scene.lookAlikes) {
        paint(lookAlike, canvas);
    }
    simulated.truth = LabelMask(static_cast<int>(track.rows()), static_cast<int>(binCount));
    Owners owners(simulated.truth.pixels.size(), 0);
    paintNuclei(scene, canvas, simulated.truth, owners);
    RandomStream lightning(scene.paintSeed, 0, LightningPurpose);
    paintLightning(track, night, lightning, canvas);
    paintSpikes(scene, RandomStream(scene.paintSeed, 0, SpikesPurpose), canvas);
    RandomStream lines(scene.paintSeed, 0, LinesPurpose);
    const std::vector<float> power = expectedPower(canvas, drawLines(track, night, lines, canvas));

    const std::uint64_t scatterSeed = RandomStream(scene.paintSeed, 0, ScatterPurpose).bits();
    for (const Antenna& antenna : antennas) {
        if (allComponents || antenna.component == Component::Z) {
            Spectrum spectrum = recordSpectrum(antenna, canvas, power, scatterSeed);
            loseRows(scene.missing, spectrum);
            halfOrbit.spectra[static_cast<std::size_t>(antenna.component)] = std::move(spectrum);
        }
    }
    halfOrbit.components =
        allComponents ? std::vector{Component::X, Component::Y, Component::Z} : std::vector{Component::Z};
    simulated.regions = measureTruth(scene, simulated, owners);
    return simulated;
}

SimulatedHalfOrbit simulateHalfOrbit(const SimulationOptions& options, int index) {
    return paintScene(drawScene(options, index), options.allComponents);
}

} // namespace nucleoscope
