#include "app/workbench/spectrum_scene.h"

namespace nucleoscope {

namespace {

FigureFormat formatOf(SpectrumFileKind kind) {
    return kind == SpectrumFileKind::Pdf   ? FigureFormat::Pdf
           : kind == SpectrumFileKind::Svg ? FigureFormat::Svg
                                           : FigureFormat::Png;
}

/// Refers to the scene.
SpectrumFigure figureOf(const SpectrumScene& scene, const SpectrumExportOptions& options) {
    SpectrumFigure figure{.halfOrbit = scene.halfOrbit->halfOrbit,
                          .panels = {},
                          .colors = scene.colors,
                          .low = scene.low,
                          .high = scene.high,
                          .quantity = scene.quantity,
                          .window = scene.window,
                          .logFrequency = scene.logFrequency};
    for (const SpectrumScene::Panel& panel : scene.panels)
        figure.panels.push_back({panel.component, panel.image.get()});
    figure.maskFill = scene.maskFill && options.fill;
    figure.maskOutline = scene.maskOutline && options.outline;
    if (!scene.mask.pixels.empty() && (figure.maskFill || figure.maskOutline))
        figure.mask = &scene.mask;
    figure.maskColor = scene.maskColor;
    figure.maskFillColor = scene.maskFillColor;
    figure.unsureFillColor = scene.unsureFillColor;
    if (options.modelMask)
        figure.probability = scene.probability.get();
    if (options.lanes) {
        figure.daylight = scene.daylight;
        figure.magneticBand = scene.magneticBand;
        figure.burst = scene.burst;
    }
    figure.grid = scene.grid;
    figure.secondaryGrid = scene.secondaryGrid;
    if (options.marks)
        figure.marks = scene.marks;
    if (options.slices && scene.slices) {
        figure.cursors = scene.cursors;
        figure.slices = true;
    }
    figure.title = options.title;
    figure.colorBar = options.colorBar;
    figure.tickRows = options.tickRows ? scene.tickRows : std::vector<SpectrumTickRow>();
    return figure;
}

} // namespace

SpectrumNumbers SpectrumScene::numbers() const {
    SpectrumNumbers numbers{halfOrbit->halfOrbit, {}, quantity, window};
    for (const Panel& panel : panels)
        numbers.panels.push_back({panel.component, panel.image.get()});
    return numbers;
}

std::string extensionOf(SpectrumFileKind kind) {
    switch (kind) {
    case SpectrumFileKind::CsvMatrix:
    case SpectrumFileKind::CsvLong:
        return "csv";
    case SpectrumFileKind::Hdf5:
        return "h5";
    default:
        return std::string(toString(formatOf(kind)));
    }
}

void writeScene(const SpectrumScene& scene, const SpectrumExportOptions& options,
                const std::filesystem::path& file, FigureLanguage language) {
    switch (options.kind) {
    case SpectrumFileKind::CsvMatrix:
        writeSpectrumCsv(file, scene.numbers(), NumbersLayout::Matrix);
        return;
    case SpectrumFileKind::CsvLong:
        writeSpectrumCsv(file, scene.numbers(), NumbersLayout::Long);
        return;
    case SpectrumFileKind::Hdf5:
        writeSpectrumHdf5(file, scene.numbers());
        return;
    default:
        break;
    }
    FigureStyle style = options.dark ? FigureStyle::dark() : FigureStyle::light();
    style.language = language;
    const SpectrumFigure figure = figureOf(scene, options);
    const FigureSize size = options.points();
    writeFigure(
        file, formatOf(options.kind), size,
        [&](cairo_t* canvas) { drawSpectrumFigure(canvas, size, style, figure); }, options.dotsPerInch);
}

} // namespace nucleoscope
