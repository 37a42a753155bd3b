#pragma once

#include "app/workbench/half_orbit_loader.h"
#include "core/figures/export.h"
#include "core/figures/spectrum_figure.h"
#include "core/spectrum/spectrum_numbers.h"

#include <filesystem>

namespace nucleoscope {

/// What of the spectra is on the screen, held so that it can be written on another thread while the screen
/// goes on.
struct SpectrumScene {
    struct Panel {
        Component component = Component::Z;
        std::shared_ptr<const SpectrumImage> image; ///< as it is shown: flattened or not
    };

    LoadedHalfOrbitPtr halfOrbit;
    std::vector<Panel> panels; ///< from the top
    ColorMap colors;
    float low = 0, high = 1; ///< log10 amplitude
    SpectrumQuantity quantity;
    SpectrumWindow window;
    bool logFrequency = false, grid = false, secondaryGrid = false;
    bool daylight = false, magneticBand = false, burst = false;
    std::vector<SpectrumTickRow> tickRows;

    LabelMask mask; ///< empty when there is none
    bool maskFill = false, maskOutline = false;
    FigureColor maskColor, maskFillColor, unsureFillColor;
    std::shared_ptr<const ProbabilityMap> probability; ///< null unless it is shown
    std::vector<SpectrumMark> marks;
    std::vector<SpectrumCursor> cursors;
    bool slices = false;

    SpectrumNumbers numbers() const;
};

enum class SpectrumFileKind { Pdf, Svg, Png, CsvMatrix, CsvLong, Hdf5 };

/// How a scene becomes a file. Whatever is left out, simulated data is called so.
struct SpectrumExportOptions {
    SpectrumFileKind kind = SpectrumFileKind::Pdf;
    double widthMm = 254, heightMm = 148; ///< of a figure
    double dotsPerInch = 300;             ///< of a PNG
    bool dark = false;
    bool title = true, tickRows = true, lanes = true, colorBar = true;
    bool fill = true, outline = true; ///< of the label, when the screen shows them
    bool modelMask = true, marks = true, slices = false;

    bool isPicture() const { return kind <= SpectrumFileKind::Png; }
    FigureSize points() const { return {widthMm * 72 / 25.4, heightMm * 72 / 25.4}; }
};

/// The extension of a kind of file, without a dot.
std::string extensionOf(SpectrumFileKind kind);

/// @throws Error, FileError
void writeScene(const SpectrumScene& scene, const SpectrumExportOptions& options,
                const std::filesystem::path& file, FigureLanguage language);

} // namespace nucleoscope
