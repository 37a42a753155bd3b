#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// What of a spectrum is shown: its amplitude spectral density as the files store it (mV/m/√Hz) or its power
/// spectral density, the square of that ((mV/m)²/Hz); as log10 or in decibels re one unit. Images keep log10
/// of the amplitude whatever is shown: colours depend on it alone, and every quantity is a multiple of it.
struct SpectrumQuantity {
    enum class Density { Amplitude, Power };
    enum class Scale { Log10, Decibel };

    Density density = Density::Amplitude;
    Scale scale = Scale::Log10;
    /// A ratio to the median of the frequency (`flattened`), in dex or dB, instead of a density.
    bool relative = false;

    bool operator==(const SpectrumQuantity&) const = default;

    /// Shown value = factor() · log10 amplitude: 1 for log10 of the amplitude, 2 for log10 of the power, 20
    /// for decibels of either, since 20 log10 A = 10 log10 A².
    double factor() const;
    double fromLog10Amplitude(double log10Amplitude) const { return factor() * log10Amplitude; }
    double toLog10Amplitude(double shown) const { return shown / factor(); }

    /// The density (or ratio) itself, without a logarithm.
    double linear(double log10Amplitude) const;
    /// Unit of linear(): "mV/m/√Hz", "(mV/m)²/Hz"; empty for a ratio.
    std::string linearUnit() const;

    /// Unit of the shown value as it stands after a number: "dB re 1 mV/m/√Hz"; "log₁₀ (mV/m/√Hz)"; "dex" or
    /// "dB" for a ratio.
    std::string unit() const;

    /// Decimals that tell steps of 0.01 in log10 amplitude apart: 2 for log10, 1 for decibels.
    int decimals() const { return scale == Scale::Log10 ? 2 : 1; }
};

/// The four quantities that are densities, in the order of menus.
std::vector<SpectrumQuantity> spectrumQuantities();

/// "amplitude-log10", "amplitude-db", "power-log10", "power-db", whether relative or not.
std::string toString(const SpectrumQuantity& quantity);
std::optional<SpectrumQuantity> spectrumQuantityFromString(std::string_view text);

} // namespace nucleoscope
