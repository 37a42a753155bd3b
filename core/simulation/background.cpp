#include "core/simulation/background.h"

#include "core/simulation/transmitters.h"

#include <array>

namespace nucleoscope {
namespace {

double kilohertz(double hertz) {
    return hertz / 1000;
}

std::vector<float> byBin(const Canvas& canvas, const auto& function) {
    std::vector<float> values;
    values.reserve(canvas.bins);
    for (const double frequency : canvas.frequencyHz) {
        values.push_back(static_cast<float>(function(frequency)));
    }
    return values;
}

/// canvas[row][bin] += time(row) × spectrum[bin]
void addProduct(Canvas& canvas, const std::vector<float>& spectrum, const auto& time) {
    for (std::size_t row = 0; row < canvas.rows(); ++row) {
        const auto strength = static_cast<float>(time(row));
        if (std::abs(strength) < 1e-4F) {
            continue;
        }
        float* target = canvas.row(row);
        for (std::size_t bin = 0; bin < canvas.bins; ++bin) {
            target[bin] += strength * spectrum[bin];
        }
    }
}

void paintFloor(RandomStream& random, Canvas& canvas) {
    const double offset = random.normal(0, 0.06);
    const double slope = random.normal(0, 0.05); // dex a decade
    const std::vector<float> floor = byBin(canvas, [&](double frequency) {
        return quietFloorDex(frequency) + offset + slope * std::log10(std::max(frequency, 100.0) / 6000);
    });
    for (std::size_t row = 0; row < canvas.rows(); ++row) {
        std::copy(floor.begin(), floor.end(), canvas.row(row));
    }
}

/// Slow changes of level and slope: a few smooth patterns in time, each with its smooth pattern in frequency.
void paintDrift(RandomStream& random, Canvas& canvas) {
    constexpr int modes = 5;
    for (int mode = 0; mode < modes; ++mode) {
        const SmoothNoise time(random.bits(), random.logUniform(400, 2000));
        const SmoothNoise frequency(random.bits(), random.logUniform(4000, 16000));
        const double depth = random.uniform(0.03, 0.14);
        addProduct(canvas, byBin(canvas, [&](double f) { return 0.4 + frequency.at(f); }),
                   [&](std::size_t row) { return depth * time.at(canvas.seconds[row]); });
    }
}

/// Distant lightning, carried by the waveguide above its cut-off near 1.7 kHz.
void paintGroundNoise(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    const double strength = (night ? 0.32 : 0.1) * random.uniform(0.6, 1.4);
    const double width = random.uniform(28, 42);
    const double center = random.normal(0, 8);
    const std::vector<float> spectrum = byBin(canvas, [](double f) {
        return softStep(f - 1750, 130) * std::exp(-std::pow((f - 4500) / 11000, 2));
    });
    addProduct(canvas, spectrum, [&](std::size_t row) {
        return strength * bell((track.magneticLatitude[row] - center) / width);
    });
}

void paintPlasmasphericHiss(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    for (const int side : {-1, 1}) {
        const double strength = random.logUniform(0.15, 0.9) * (night ? 0.6 : 1.0);
        const double center = side * random.uniform(42, 58);
        const double width = random.uniform(6, 13);
        const double lower = random.uniform(80, 350);
        const double upper = random.uniform(900, 3000);
        const double softness = random.uniform(100, 450);
        const SmoothNoise texture(random.bits(), random.logUniform(8, 60), random.logUniform(150, 900));
        for (std::size_t row = 0; row < canvas.rows(); ++row) {
            const double place = strength * bell((track.magneticLatitude[row] - center) / width);
            if (place < 0.01) {
                continue;
            }
            float* target = canvas.row(row);
            for (std::size_t bin = 0; bin < canvas.bins && canvas.frequencyHz[bin] < upper + 5 * softness;
                 ++bin) {
                const double f = canvas.frequencyHz[bin];
                target[bin] +=
                    static_cast<float>(place * softStep(f - lower, 40) * softStep(upper - f, softness) *
                                       (1 + 0.35 * texture.at(canvas.seconds[row], f)));
            }
        }
    }
}

/// Structured patches on the day side at high latitudes: many elements that a row of 2 s cannot resolve.
void paintChorus(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    for (const int side : {-1, 1}) {
        if (!random.chance(night ? 0.15 : 0.6)) {
            continue;
        }
        const double strength = random.logUniform(0.2, 0.8);
        const double center = side * random.uniform(58, 70);
        const double width = random.uniform(2, 6);
        const double frequency = random.logUniform(900, 3500);
        const double height = frequency * random.uniform(0.2, 0.45);
        const SmoothNoise fine(random.bits(), 2 * rowSeconds, 12 * canvas.binHz());
        const SmoothNoise coarse(random.bits(), 40, height);
        const Window window =
            windowAround(canvas.seconds, canvas.frequencyHz, 0, frequency, 1e9, 2.2 * height);
        for (std::size_t row = 0; row < canvas.rows(); ++row) {
            const double place = strength * bell((track.magneticLatitude[row] - center) / width);
            if (place < 0.02) {
                continue;
            }
            float* target = canvas.row(row);
            for (std::size_t bin = window.firstBin; bin < window.lastBin; ++bin) {
                const double f = canvas.frequencyHz[bin];
                const double elements = std::max(0.0, 0.35 + fine.at(canvas.seconds[row], f)) *
                                        std::max(0.0, 0.6 + coarse.at(canvas.seconds[row], f));
                target[bin] += static_cast<float>(place * bell((f - frequency) / height) * elements);
            }
        }
    }
}

/// Broad hiss poleward of the plasmapause with a lower cut-off that bends with latitude and pulses in time.
void paintAuroralHiss(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    for (const int side : {-1, 1}) {
        if (!random.chance(night ? 0.35 : 0.12)) {
            continue;
        }
        const double strength = random.logUniform(0.12, 0.5);
        const double boundary = random.uniform(64, 72);
        const double cutOff = random.uniform(2000, 8000);
        const double bend = random.uniform(100, 700); // Hz a degree
        const double softness = random.uniform(150, 900);
        const SmoothNoise pulses(random.bits(), random.logUniform(10, 90));
        for (std::size_t row = 0; row < canvas.rows(); ++row) {
            const double inside = side * track.magneticLatitude[row] - boundary;
            const double place =
                strength * softStep(inside, 0.5) * (0.65 + 0.5 * pulses.at(canvas.seconds[row]));
            if (place < 0.01) {
                continue;
            }
            const double lower = cutOff + bend * std::max(0.0, 4 - inside);
            float* target = canvas.row(row);
            for (std::size_t bin = 0; bin < canvas.bins; ++bin) {
                const double f = canvas.frequencyHz[bin];
                if (f > lower - 6 * softness) {
                    target[bin] +=
                        static_cast<float>(place * softStep(f - lower, softness) * softStep(17000 - f, 1500));
                }
            }
        }
    }
}

/// The receiver's other mode has a slightly higher floor.
void paintBurstRows(const Track& track, Canvas& canvas) {
    addProduct(canvas, std::vector<float>(canvas.bins, 1.0F), [&](std::size_t row) {
        return !track.workMode.empty() && track.workMode[row] == 2 ? 0.035 : 0.0;
    });
}

/// Relative rate of lightning: three chimneys over the continents that follow the sun north and south.
double lightningRate(double latitude, double longitude, bool northernSummer) {
    struct Chimney {
        double longitude, width, rate;
    };
    constexpr Chimney chimneys[] = {{-75, 28, 1.0}, {22, 25, 1.2}, {115, 28, 0.8}};
    const double center = northernSummer ? 12 : -8;
    double rate = 0.08 * bell(latitude / 50);
    for (const Chimney& chimney : chimneys) {
        rate += chimney.rate * bell(std::remainder(longitude - chimney.longitude, 360.0) / chimney.width) *
                bell((latitude - center) / 24);
    }
    return rate;
}

constexpr std::array<double, 14> interferenceHz{976,  1953,  2930,  4102,  5127,  6201,  8203,
                                                9277, 10254, 12305, 13672, 16406, 18457, 20508};

NarrowLine makeLine(const Canvas& canvas, double frequency, double halfWidthHz) {
    NarrowLine line;
    const double bin = canvas.binHz();
    const auto center = static_cast<std::ptrdiff_t>(std::lround(frequency / bin));
    const auto reach = static_cast<std::ptrdiff_t>(std::ceil(2.2 * halfWidthHz / bin));
    const auto last = static_cast<std::ptrdiff_t>(canvas.bins) - 1;
    line.firstBin = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(center - reach, 0, last));
    const auto end = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(center + reach, 0, last));
    for (std::size_t i = line.firstBin; i <= end; ++i) {
        line.binWeight.push_back(static_cast<float>(bell((canvas.frequencyHz[i] - frequency) / halfWidthHz)));
    }
    line.amplitudeRows.assign(canvas.rows(), 0.0F);
    return line;
}

NarrowLine transmitterLine(const Transmitter& transmitter, const Track& track, bool night,
                           RandomStream& random, const Canvas& canvas) {
    const bool alpha = transmitter.name.starts_with("Alpha");
    NarrowLine line = makeLine(canvas, transmitter.frequencyHz, alpha ? 30 : random.uniform(70, 110));
    const TransmitterFootprint footprint(transmitter, decimalYear(track.utc.front()));
    const bool off = random.chance(0.1); // for maintenance
    const SmoothNoise fading(random.bits(), 20);
    const double floor = std::pow(10.0, quietFloorDex(transmitter.frequencyHz));
    for (std::size_t row = 0; row < canvas.rows() && !off; ++row) {
        const double keyed = alpha ? random.uniform(0.3, 1.0) : 1.0;
        line.amplitudeRows[row] = static_cast<float>(
            floor * keyed * footprint.overFloor(track.latitude[row], track.longitude[row], night) *
            std::pow(10.0, 0.12 * fading.at(canvas.seconds[row])));
    }
    return line;
}

NarrowLine interferenceLine(double frequency, RandomStream& random, const Canvas& canvas) {
    NarrowLine line = makeLine(canvas, frequency + random.normal(0, 15), random.uniform(14, 40));
    const double floor = std::pow(10.0, quietFloorDex(frequency));
    const double level = random.logUniform(0.6, 8);
    const SmoothNoise swing(random.bits(), 200);
    const bool partOnly = random.chance(0.35); // a unit that is switched on and off
    const double on = random.uniform(canvas.seconds.front(), canvas.seconds.back());
    const double length = random.uniform(200, 1500);
    for (std::size_t row = 0; row < canvas.rows(); ++row) {
        const double seconds = canvas.seconds[row];
        if (!partOnly || (seconds >= on && seconds < on + length)) {
            line.amplitudeRows[row] =
                static_cast<float>(floor * level * std::pow(10.0, 0.15 * swing.at(seconds)));
        }
    }
    return line;
}

} // namespace

double quietFloorDex(double frequencyHz) {
    const double f = kilohertz(std::max(frequencyHz, 20.0));
    const double red = std::pow(10.0, -4.75) / f;
    const double white = std::pow(10.0, -5.65);
    const double field = std::log10(std::hypot(red, white));
    const double highEnd = f > 20 ? 0.35 * std::pow((f - 20) / 5, 1.5) : 0;
    const double lowEnd = f < 1.8 ? 0.55 * std::pow((1.8 - f) / 1.8, 2.0) : 0;
    return field - highEnd - lowEnd;
}

void paintBackground(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    paintFloor(random, canvas);
    paintDrift(random, canvas);
    paintGroundNoise(track, night, random, canvas);
    paintPlasmasphericHiss(track, night, random, canvas);
    paintChorus(track, night, random, canvas);
    paintAuroralHiss(track, night, random, canvas);
    paintBurstRows(track, canvas);
}

void paintLightning(const Track& track, bool night, RandomStream& random, Canvas& canvas) {
    const double yearFraction = std::fmod(decimalYear(track.utc.front()), 1.0);
    const bool northernSummer = yearFraction > 0.27 && yearFraction < 0.75;
    const double activity = (night ? 0.6 : 0.25) * random.logUniform(0.4, 2.0);
    const std::vector<float> stroke = byBin(
        canvas, [](double f) { return softStep(f - 1600, 200) * std::exp(-std::abs(f - 6000) / 14000); });
    const std::vector<float> whistler = byBin(
        canvas, [](double f) { return softStep(f - 3200, 500) * std::exp(-std::max(0.0, f - 3000) / 5000); });
    const std::vector<float> whistlerTail =
        byBin(canvas, [](double f) { return softStep(f - 1300, 200) * softStep(3600 - f, 500); });
    std::vector<double> strokes(canvas.rows(), 0.0);
    std::vector<double> whistlers(canvas.rows(), 0.0);
    for (std::size_t row = 0; row < canvas.rows(); ++row) {
        const double rate =
            activity * lightningRate(track.latitude[row], track.longitude[row], northernSummer);
        for (int i = random.poisson(rate); i > 0; --i) {
            strokes[row] += random.exponential(0.09);
        }
        // Ducts end where the field lines are too short or too long.
        const double duct = bell((std::abs(track.magneticLatitude[row]) - 38) / 18);
        for (int i = random.poisson((night ? 0.12 : 0.05) * duct); i > 0; --i) {
            whistlers[row] += random.exponential(0.22);
        }
    }
    addProduct(canvas, stroke, [&](std::size_t row) { return std::min(strokes[row], 0.9); });
    addProduct(canvas, whistler, [&](std::size_t row) { return std::min(whistlers[row], 0.9); });
    addProduct(canvas, whistlerTail,
               [&](std::size_t row) { return row > 0 ? std::min(0.7 * whistlers[row - 1], 0.7) : 0.0; });
}

std::vector<NarrowLine> drawLines(const Track& track, bool night, RandomStream& random,
                                  const Canvas& canvas) {
    std::vector<NarrowLine> lines;
    for (const Transmitter& transmitter : transmitters()) {
        lines.push_back(transmitterLine(transmitter, track, night, random, canvas));
    }
    for (const double frequency : interferenceHz) {
        if (random.chance(0.35)) {
            lines.push_back(interferenceLine(frequency, random, canvas));
        }
    }
    return lines;
}

} // namespace nucleoscope
