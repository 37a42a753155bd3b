#include "core/spectrum/quantity.h"

#include <cmath>

namespace nucleoscope {

double SpectrumQuantity::factor() const {
    if (scale == Scale::Decibel) {
        return 20;
    }
    return density == Density::Power ? 2 : 1;
}

double SpectrumQuantity::linear(double log10Amplitude) const {
    return std::pow(10, density == Density::Power ? 2 * log10Amplitude : log10Amplitude);
}

std::string SpectrumQuantity::linearUnit() const {
    if (relative) {
        return {};
    }
    return density == Density::Power ? "(mV/m)²/Hz" : "mV/m/√Hz";
}

std::string SpectrumQuantity::unit() const {
    if (relative) {
        return scale == Scale::Decibel ? "dB" : "dex";
    }
    if (scale == Scale::Decibel) {
        return "dB re 1 " + linearUnit();
    }
    return "log₁₀ (" + linearUnit() + ")";
}

std::vector<SpectrumQuantity> spectrumQuantities() {
    using Density = SpectrumQuantity::Density;
    using Scale = SpectrumQuantity::Scale;
    return {{Density::Amplitude, Scale::Log10},
            {Density::Amplitude, Scale::Decibel},
            {Density::Power, Scale::Log10},
            {Density::Power, Scale::Decibel}};
}

std::string toString(const SpectrumQuantity& quantity) {
    const std::string density = quantity.density == SpectrumQuantity::Density::Power ? "power" : "amplitude";
    return density + (quantity.scale == SpectrumQuantity::Scale::Decibel ? "-db" : "-log10");
}

std::optional<SpectrumQuantity> spectrumQuantityFromString(std::string_view text) {
    for (const SpectrumQuantity& quantity : spectrumQuantities()) {
        if (text == toString(quantity)) {
            return quantity;
        }
    }
    return std::nullopt;
}

} // namespace nucleoscope
