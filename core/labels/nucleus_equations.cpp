#include "core/labels/nucleus_equations.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace nucleoscope {
namespace {

constexpr double nearest = 0.02; ///< of the scales; nearer to the centre directions mean nothing

NucleusFit moved(const NucleusFit& fit, const NucleusVector& step) {
    NucleusFit next = fit;
    const auto bounded = [](double value, double limit) { return std::clamp(value, -limit, limit); };
    next.center.column += bounded(step[CenterColumn], 0.3 * fit.columnScale);
    next.center.row += bounded(step[CenterRow], 0.3 * fit.rowScale);
    next.columnScale *= std::exp(bounded(step[LogColumnScale], 0.4));
    next.rowScale *= std::exp(bounded(step[LogRowScale], 0.4));
    next.shape = std::clamp(fit.shape * std::exp(bounded(step[LogShape], 0.4)), 0.8, 8.0);
    next.contrast += step[Contrast];
    for (std::size_t i = 0; i < next.background.size(); ++i)
        next.background[i] += step[Background + i];
    for (std::size_t i = 0; i < next.radius.size(); ++i)
        next.radius[i] += bounded(step[Radius + i], 0.3);
    return next;
}

NucleusVector valuesOf(const NucleusFit& fit) {
    NucleusVector values{};
    values[CenterColumn] = fit.center.column;
    values[CenterRow] = fit.center.row;
    values[LogColumnScale] = std::log(fit.columnScale);
    values[LogRowScale] = std::log(fit.rowScale);
    values[LogShape] = std::log(fit.shape);
    values[Contrast] = fit.contrast;
    std::copy(fit.background.begin(), fit.background.end(), values.begin() + Background);
    std::copy(fit.radius.begin(), fit.radius.end(), values.begin() + Radius);
    return values;
}

double residual(const NucleusFit& fit, const NucleusSample& sample, NucleusVector& derivative) {
    return sample.value - nucleusAt(fit, sample.column, sample.row, derivative);
}

} // namespace

double medianOf(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double nucleusAt(const NucleusFit& fit, double column, double row, NucleusVector& derivative) {
    const double x = (column - fit.center.column) / fit.columnScale,
                 y = (row - fit.center.row) / fit.rowScale;
    const double square = std::max(x * x + y * y, nearest * nearest), r = std::sqrt(square);
    std::array<double, 2 * NucleusFit::harmonics> basis;
    double logRadius = 0, slope = 0; // of the radius, and by the angle
    double cosine = 1, sine = 0;
    for (int k = 1; k <= NucleusFit::harmonics; ++k) {
        const double c = cosine * x / r - sine * y / r, s = sine * x / r + cosine * y / r;
        cosine = c;
        sine = s;
        const auto i = static_cast<std::size_t>(2 * (k - 1));
        basis[i] = c;
        basis[i + 1] = s;
        logRadius += fit.radius[i] * c + fit.radius[i + 1] * s;
        slope += k * (fit.radius[i + 1] * c - fit.radius[i] * s);
    }
    const double logRho = std::log(r) - logRadius;
    const double u = std::exp(std::min(fit.shape * logRho, 40.0));
    const double decay = std::exp(-std::min(u, 700.0));
    const double steep = fit.contrast * decay * u * fit.shape; // −∂f/∂ log ρ
    const double byX = -steep * (x / square + slope * y / square),
                 byY = -steep * (y / square - slope * x / square);
    const std::array<double, 6> terms{1, x, y, x * x, x * y, y * y};
    const auto& b = fit.background;
    double value = fit.contrast * decay;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        derivative[Background + i] = terms[i];
        value += b[i] * terms[i];
    }
    // The background stays where it is when centre and scales move: it is fitted anyway.
    derivative[CenterColumn] = -byX / fit.columnScale;
    derivative[CenterRow] = -byY / fit.rowScale;
    derivative[LogColumnScale] = -byX * x;
    derivative[LogRowScale] = -byY * y;
    derivative[LogShape] = -steep * logRho;
    derivative[Contrast] = decay;
    for (std::size_t i = 0; i < basis.size(); ++i)
        derivative[Radius + i] = steep * basis[i];
    return value;
}

NucleusBelief::NucleusBelief(const NucleusFit& start, GridPoint place) {
    width.fill(10);
    mean[CenterColumn] = place.column;
    mean[CenterRow] = place.row;
    width[CenterColumn] = 0.2 * start.columnScale;
    width[CenterRow] = 0.2 * start.rowScale;
    mean[LogColumnScale] = std::log(start.columnScale);
    mean[LogRowScale] = std::log(start.rowScale);
    width[LogColumnScale] = width[LogRowScale] = 0.7;
    mean[LogShape] = std::log(2.0);
    width[LogShape] = 0.25;
    for (int k = 1; k <= NucleusFit::harmonics; ++k)
        for (int part = 0; part < 2; ++part)
            width[static_cast<std::size_t>(Radius + 2 * (k - 1) + part)] = 0.15 / k;
    for (std::size_t i = 1; i < 6; ++i)
        width[Background + i] = i < 3 ? 0.03 : 0.01; // dex a scale, and a scale²
}

void NucleusFitting::run(NucleusFit& fit, int rounds) {
    double damping = 1e-2;
    spread_ = spreadOf(fit);
    double cost = costOf(fit);
    for (int round = 0; round < rounds; ++round) {
        const NucleusFit next = moved(fit, solve(fit, damping));
        const double nextCost = costOf(next);
        if (nextCost < cost) {
            const bool isDone = cost - nextCost < 1e-5 * cost;
            fit = next;
            damping = std::max(damping / 4, 1e-7);
            spread_ = spreadOf(fit);
            cost = costOf(fit);
            if (isDone)
                break;
        } else {
            damping *= 6;
            if (damping > 1e4)
                break;
        }
    }
}

double NucleusFitting::spreadOf(const NucleusFit& fit) const {
    NucleusVector ignored;
    std::vector<double> away;
    away.reserve(samples_.size());
    for (const NucleusSample& sample : samples_)
        away.push_back(std::abs(residual(fit, sample, ignored)));
    return std::max(1.4826 * medianOf(away), 0.004);
}

double NucleusFitting::costOf(const NucleusFit& fit) const {
    NucleusVector ignored;
    double cost = 0;
    for (const NucleusSample& sample : samples_) {
        const double away = residual(fit, sample, ignored) / spread_;
        cost += independence * sample.weight * robust(away * away);
    }
    const NucleusVector values = valuesOf(fit);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double away = (values[i] - belief_.mean[i]) / belief_.width[i];
        cost += away * away;
    }
    return cost;
}

NucleusVector NucleusFitting::solve(const NucleusFit& fit, double damping) const {
    cv::Matx<double, ParameterCount, ParameterCount> normal;
    cv::Vec<double, ParameterCount> right;
    NucleusVector derivative;
    for (const NucleusSample& sample : samples_) {
        const double away = residual(fit, sample, derivative);
        const double held = 1 / (1 + away * away / (spread_ * spread_) / outlier);
        const double weight = independence * sample.weight * held * held / (spread_ * spread_);
        for (int i = 0; i < free_; ++i) {
            const double scaled = weight * derivative[static_cast<std::size_t>(i)];
            right[i] += scaled * away;
            for (int j = 0; j <= i; ++j)
                normal(i, j) += scaled * derivative[static_cast<std::size_t>(j)];
        }
    }
    const NucleusVector values = valuesOf(fit);
    for (int i = 0; i < ParameterCount; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double precision = 1 / (belief_.width[at] * belief_.width[at]);
        normal(i, i) += precision;
        right[i] += precision * (belief_.mean[at] - values[at]);
        normal(i, i) *= 1 + damping;
        for (int j = 0; j < i; ++j)
            normal(j, i) = normal(i, j);
    }
    for (int i = free_; i < ParameterCount; ++i) { // held where they are
        for (int j = 0; j < ParameterCount; ++j)
            normal(i, j) = normal(j, i) = i == j ? 1 : 0;
        right[i] = 0;
    }
    cv::Vec<double, ParameterCount> step;
    cv::solve(normal, right, step, cv::DECOMP_CHOLESKY);
    NucleusVector result;
    std::copy(step.val, step.val + ParameterCount, result.begin());
    return result;
}

} // namespace nucleoscope
