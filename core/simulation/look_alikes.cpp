#include "core/simulation/look_alikes.h"

namespace nucleoscope {
namespace {

/// Adds contrast × envelope(x, y, seconds, Hz) within `reach` half sizes; x and y are in half sizes from the
/// centre.
template <typename Envelope>
void addEnvelope(const LookAlike& shape, Canvas& canvas, double reach, const Envelope& envelope) {
    const Window window =
        windowAround(canvas.seconds, canvas.frequencyHz, shape.centerSeconds, shape.centerHz,
                     reach * shape.halfDuration + rowSeconds, reach * shape.halfHeight + canvas.binHz());
    for (std::size_t row = window.firstRow; row < window.lastRow; ++row) {
        float* target = canvas.row(row);
        const double seconds = canvas.seconds[row] - shape.centerSeconds;
        for (std::size_t bin = window.firstBin; bin < window.lastBin; ++bin) {
            const double hertz = canvas.frequencyHz[bin] - shape.centerHz;
            target[bin] +=
                static_cast<float>(shape.contrast * envelope(seconds / shape.halfDuration,
                                                             hertz / shape.halfHeight, seconds, hertz));
        }
    }
}

void paintFlatBlob(const LookAlike& shape, Canvas& canvas) {
    const SmoothNoise edge(shape.textureSeed, shape.halfDuration / 2, shape.halfHeight / 2);
    const double power = 2 + 4 * shape.variant; // ellipse … rounded box
    const double softness = 0.015 + 0.04 * std::fmod(7 * shape.variant, 1.0);
    addEnvelope(shape, canvas, 1.4, [&](double x, double y, double seconds, double hertz) {
        const double rho = std::pow(std::pow(std::abs(x), power) + std::pow(std::abs(y), power), 1 / power);
        return softStep(1 - rho * (1 + 0.12 * edge.at(seconds, hertz)), softness);
    });
}

void paintChorusCluster(const LookAlike& shape, Canvas& canvas) {
    const SmoothNoise grains(shape.textureSeed, 1.5 * rowSeconds, (6 + 10 * shape.variant) * canvas.binHz());
    addEnvelope(shape, canvas, 2, [&](double x, double y, double seconds, double hertz) {
        const double grain = grains.at(seconds, hertz - 20 * seconds);
        return bell(x) * bell(y) * std::max(0.0, grain - 0.1) * 2;
    });
}

void paintRing(const LookAlike& shape, Canvas& canvas) {
    const double gap =
        shape.variant < 0.5 ? 0 : 2 * std::numbers::pi * (shape.variant - 0.4); // radians left open
    const double from = 0.1 * static_cast<double>(shape.textureSeed % 63);
    addEnvelope(shape, canvas, 1.6, [&](double x, double y, double, double) {
        const double along = std::fmod(std::atan2(y, x) + std::numbers::pi + from, 2 * std::numbers::pi);
        const double open =
            gap > 0 ? softStep(along - gap, 0.1) * softStep(2 * std::numbers::pi - along, 0.1) : 1;
        return open * bell((std::hypot(x, y) - 0.85) / 0.18);
    });
}

void paintCutOffBand(const LookAlike& shape, Canvas& canvas) {
    const SmoothNoise edge(shape.textureSeed, shape.halfDuration / 2);
    const double decay = 0.4 + 0.6 * shape.variant; // of the height above the edge
    addEnvelope(shape, canvas, 3, [&](double x, double y, double seconds, double) {
        const double above = y + 0.6 + 0.25 * edge.at(seconds);
        const double ends = softStep(1 - std::abs(x), 0.06);
        return above < 0 ? 0.0 : ends * std::exp(-above / decay) * std::min(1.0, 12 * above);
    });
}

void paintVerticalBurst(const LookAlike& shape, Canvas& canvas) {
    addEnvelope(shape, canvas, 2, [&](double x, double y, double, double) { return bell(x) * bell(y); });
}

void paintLineFragment(const LookAlike& shape, Canvas& canvas) {
    LookAlike path = shape;
    path.halfHeight += 600; // room to drift in
    const double drift = (shape.variant - 0.5) * 2;
    addEnvelope(path, canvas, 1, [&](double x, double, double, double hertz) {
        const double middle = shape.variant < 0.6 ? 0 : 500 * drift * x;
        return softStep(1 - std::abs(x), 0.01) * bell((hertz - middle) / shape.halfHeight);
    });
}

void paintWideSwell(const LookAlike& shape, Canvas& canvas) {
    addEnvelope(shape, canvas, 2.2, [&](double x, double y, double, double) { return bell(x) * bell(y); });
}

void paintStripeStack(const LookAlike& shape, Canvas& canvas) {
    const double spacing = 180 + 320 * shape.variant; // Hz
    addEnvelope(shape, canvas, 1.2, [&](double x, double y, double, double hertz) {
        const double stripe = std::cos(2 * std::numbers::pi * hertz / spacing);
        return softStep(1 - std::abs(x), 0.05) * softStep(1 - std::abs(y), 0.05) * std::max(0.0, stripe);
    });
}

void paintDepletion(const LookAlike& shape, Canvas& canvas) {
    addEnvelope(shape, canvas, 2, [&](double x, double y, double, double) { return -bell(x) * bell(y); });
}

} // namespace

void paint(const LookAlike& lookAlike, Canvas& canvas) {
    switch (lookAlike.kind) {
    case LookAlikeKind::FlatBlob:
        return paintFlatBlob(lookAlike, canvas);
    case LookAlikeKind::ChorusCluster:
        return paintChorusCluster(lookAlike, canvas);
    case LookAlikeKind::Ring:
        return paintRing(lookAlike, canvas);
    case LookAlikeKind::CutOffBand:
        return paintCutOffBand(lookAlike, canvas);
    case LookAlikeKind::VerticalBurst:
        return paintVerticalBurst(lookAlike, canvas);
    case LookAlikeKind::LineFragment:
        return paintLineFragment(lookAlike, canvas);
    case LookAlikeKind::WideSwell:
        return paintWideSwell(lookAlike, canvas);
    case LookAlikeKind::StripeStack:
        return paintStripeStack(lookAlike, canvas);
    case LookAlikeKind::Depletion:
        return paintDepletion(lookAlike, canvas);
    }
}

} // namespace nucleoscope
