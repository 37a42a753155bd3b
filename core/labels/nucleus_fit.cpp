#include "core/labels/nucleus_fit.h"

#include "core/labels/nucleus_equations.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace nucleoscope {
namespace {

std::vector<NucleusSample> samplesAround(const SpectrumImage& image, GridPoint center, double halfColumns,
                                         double halfRows, int across) {
    const int stepColumns = std::max(1, static_cast<int>(2 * halfColumns / across));
    const int stepRows = std::max(1, static_cast<int>(2 * halfRows / across));
    const int left = std::max(0, static_cast<int>(center.column - halfColumns)),
              right = std::min(image.width, static_cast<int>(center.column + halfColumns) + 1),
              top = std::max(0, static_cast<int>(center.row - halfRows)),
              bottom = std::min(image.height, static_cast<int>(center.row + halfRows) + 1);
    std::vector<NucleusSample> samples;
    for (int row = top; row + stepRows <= bottom; row += stepRows) {
        for (int column = left; column + stepColumns <= right; column += stepColumns) {
            double sum = 0;
            int count = 0;
            for (int r = row; r < row + stepRows; ++r) {
                for (int c = column; c < column + stepColumns; ++c) {
                    const float value = image.at(r, c);
                    if (std::isfinite(value)) {
                        sum += static_cast<double>(value);
                        ++count;
                    }
                }
            }
            if (count > 0)
                samples.push_back({column + (stepColumns - 1) / 2.0, row + (stepRows - 1) / 2.0, sum / count,
                                   double(count) / (stepColumns * stepRows)});
        }
    }
    return samples;
}

constexpr double reach = 2.3; ///< how far around a nucleus its background is looked at, in scales

NucleusFit startAt(GridPoint place, double columnScale, double rowScale,
                   const std::vector<NucleusSample>& samples) {
    NucleusFit fit;
    fit.center = place;
    fit.columnScale = columnScale;
    fit.rowScale = rowScale;
    std::vector<double> inside, outside;
    for (const NucleusSample& sample : samples) {
        const double rho = fit.rho(sample.column, sample.row);
        if (rho < 0.5)
            inside.push_back(sample.value);
        else if (rho > 1.5)
            outside.push_back(sample.value);
    }
    if (!inside.empty() && !outside.empty()) {
        fit.background[0] = medianOf(outside);
        fit.contrast = medianOf(inside) - fit.background[0];
    }
    return fit;
}

struct Candidate {
    NucleusFit fit;
    double gain = -std::numeric_limits<double>::infinity();
};

/// How much better the samples are told with the nucleus than by their background alone, in units of their
/// spread, by pixels of the image.
double gainOf(const NucleusFit& fit, const NucleusFitting& fitting, double pixelsPerSample) {
    NucleusFit bare = fit;
    bare.contrast = 0;
    NucleusVector ignored;
    double gain = 0;
    for (const NucleusSample& sample : fitting.samples()) {
        const double without = sample.value - nucleusAt(bare, sample.column, sample.row, ignored);
        const double with = without - fit.excess(sample.column, sample.row);
        const auto bounded = [&](double away) {
            return NucleusFitting::robust(away * away / (fitting.spread() * fitting.spread()));
        };
        gain += sample.weight * (bounded(without) - bounded(with));
    }
    return gain * pixelsPerSample;
}

Candidate fitFrom(const SpectrumImage& image, GridPoint place, double columnScale, double rowScale) {
    const double halfColumns = reach * columnScale, halfRows = reach * rowScale;
    std::vector<NucleusSample> samples = samplesAround(image, place, halfColumns, halfRows, 22);
    if (samples.size() < 60)
        return {};
    Candidate candidate{startAt(place, columnScale, rowScale, samples)};
    if (candidate.fit.contrast <= 0)
        return {};
    const double pixels = 4 * halfColumns * halfRows / static_cast<double>(samples.size());
    const NucleusBelief belief(candidate.fit, place);
    NucleusFitting fitting(std::move(samples), belief, Radius);
    fitting.run(candidate.fit, 8);
    if (candidate.fit.contrast > 0)
        candidate.gain = gainOf(candidate.fit, fitting, std::sqrt(pixels));
    return candidate;
}

/// `place`: where the nucleus was pointed at; its centre stays near.
void refine(const SpectrumImage& image, GridPoint place, NucleusFit& fit) {
    std::vector<NucleusSample> samples =
        samplesAround(image, fit.center, reach * fit.columnScale, reach * fit.rowScale, 44);
    if (samples.size() < 60)
        return;
    const NucleusBelief belief(fit, place);
    NucleusFitting(std::move(samples), belief, ParameterCount).run(fit, 15);
}

} // namespace

double NucleusFit::rho(double column, double row) const {
    const double x = (column - center.column) / columnScale, y = (row - center.row) / rowScale;
    const double r = std::hypot(x, y);
    if (r == 0)
        return r;
    double logRadius = 0;
    const double angle = std::atan2(y, x);
    for (int k = 1; k <= harmonics; ++k) {
        const auto i = static_cast<std::size_t>(2 * (k - 1));
        logRadius += radius[i] * std::cos(k * angle) + radius[i + 1] * std::sin(k * angle);
    }
    return r * std::exp(-logRadius);
}

double NucleusFit::rhoAt(double fraction) const {
    return std::pow(-std::log(std::clamp(fraction, 1e-6, 1.0)), 1 / shape);
}

double NucleusFit::excess(double column, double row) const {
    return contrast * std::exp(-std::pow(rho(column, row), shape));
}

std::optional<NucleusFit> fitNucleus(const SpectrumImage& relative, GridPoint place) {
    Candidate best;
    for (const double columns : {9.0, 18.0, 36.0, 72.0}) {
        for (const double rows : {8.0, 16.0, 32.0, 64.0}) {
            Candidate candidate = fitFrom(relative, place, columns, rows);
            if (candidate.gain > best.gain)
                best = std::move(candidate);
        }
    }
    if (best.gain <= 0)
        return std::nullopt;
    refine(relative, place, best.fit);
    refine(relative, place, best.fit);
    if (best.fit.contrast <= 0)
        return std::nullopt;
    return best.fit;
}

LabelMask pixelsOf(const NucleusFit& fit, int width, int height, double fraction) {
    LabelMask mask(width, height);
    const double edge = fit.rhoAt(fraction);
    double widest = 0;
    for (const double part : fit.radius)
        widest += std::abs(part);
    const double halfColumns = edge * fit.columnScale * std::exp(widest),
                 halfRows = edge * fit.rowScale * std::exp(widest);
    const auto within = [](double value, int count) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(count)));
    };
    for (int row = within(fit.center.row - halfRows, height);
         row < within(fit.center.row + halfRows + 1, height); ++row)
        for (int column = within(fit.center.column - halfColumns, width);
             column < within(fit.center.column + halfColumns + 1, width); ++column)
            if (fit.rho(column, row) <= edge)
                mask.at(row, column) = LabelMask::nucleus;
    return mask;
}

} // namespace nucleoscope
