#include "canvas.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/spectrum_figure.h"
#include "core/files.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>

using namespace nucleoscope;

namespace {

constexpr FigureSize size{520, 320};
constexpr UtcMs start = 1635897600000; // 2021-11-03T00:00:00Z
constexpr int bins = 16;

/// 40 rows, ten rows lost after the 20th; low values in the lower half of the band, high ones in the upper.
struct Made {
    HalfOrbit halfOrbit;
    SpectrumImage image;
    ColorMap colors;
    LabelMask mask;

    Made() : mask(40, bins) {
        for (int row = 0; row < 40; ++row) {
            halfOrbit.track.utc.push_back(start + 2048 * (row < 20 ? row : row + 10));
            halfOrbit.track.latitude.push_back(row);
            halfOrbit.track.longitude.push_back(100);
            halfOrbit.track.altitudeKm.push_back(507);
            halfOrbit.track.magneticLatitude.push_back(row + 5);
            halfOrbit.track.magneticLongitude.push_back(-170);
        }
        for (int bin = 0; bin < bins; ++bin) {
            halfOrbit.frequencyHz.push_back(bin * 25000.0 / bins);
        }
        image.width = 40;
        image.height = bins;
        for (int row = 0; row < bins; ++row) {
            image.log10Amplitude.insert(image.log10Amplitude.end(), 40, row < bins / 2 ? -3.0f : -6.0f);
        }
        colors.colors.fill({10, 20, 30});
        for (std::size_t i = 128; i < 256; ++i) {
            colors.colors[i] = {200, 180, 40};
        }
    }

    SpectrumFigure figure() const {
        return {.halfOrbit = halfOrbit,
                .panels = {{Component::Z, &image}},
                .colors = colors,
                .low = -6,
                .high = -3};
    }
};

/// The middle of a row of the file and a row of the image on the canvas.
std::pair<double, double> place(const SpectrumFigureLayout& layout, UtcMs time, double row) {
    const double fraction = double(time - layout.start) / double(layout.end - layout.start);
    return {layout.data.x + fraction * layout.data.width,
            layout.data.y + (row + 0.5) / bins * layout.data.height};
}

/// Resampling for a logarithmic axis blends a little of the neighbours in.
bool isNear(std::uint32_t color, Rgb expected) {
    const auto close = [](std::uint32_t value, int wanted) {
        return std::abs(static_cast<int>(value & 255) - wanted) <= 16;
    };
    return close(color >> 16, expected.red) && close(color >> 8, expected.green) &&
           close(color, expected.blue);
}

std::uint32_t rgb(const Rgb& color) {
    return std::uint32_t(color.red) << 16 | std::uint32_t(color.green) << 8 | color.blue;
}

} // namespace

class SpectrumFigureTest : public QObject {
    Q_OBJECT

private slots:
    void axesReachHalfARowAndHalfABinBeyondTheData();
    void columnsLieAtTheirTimeWithFrequencyUpward();
    void lostRowsAreBlank();
    void missingValuesHaveTheirOwnColour();
    void maskIsOutlinedAndFilled();
    void theWindowFillsThePanel();
    void aLogarithmicAxisPlacesBinsByTheirFrequency();
    void componentsShareTheirAxes();
    void theMaskFollowsALogarithmicAxis();
    void partsCanBeLeftOut();
    void slicesDrawTheLinesThroughTheCursors();
    void pdfHoldsItsTextAsText();
    void svgHoldsTextElementsAndTheSpectrumAsAnImage();
    void imageOfAnotherGridIsRefused();
    void halfOrbitWithoutRowsIsRefused();
};

void SpectrumFigureTest::axesReachHalfARowAndHalfABinBeyondTheData() {
    const Made made;
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), made.figure());
    QCOMPARE(layout.start, start - 1024);
    QCOMPARE(layout.end, start + 2048 * 49 + 1024);
    QCOMPARE(layout.frequencyLowHz, -25000.0 / bins / 2);
    QCOMPARE(layout.frequencyHighHz, 25000.0 - 25000.0 / bins / 2);
    QVERIFY(layout.data.width > 300 && layout.data.height > 200);
}

void SpectrumFigureTest::columnsLieAtTheirTimeWithFrequencyUpward() {
    Made made;
    made.image.log10Amplitude[std::size_t(12) * 40 + 30] =
        -3; // one bright pixel in the lower half, after the gap
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), made.figure());
    const auto colorAt = [&](int row, int column) {
        const auto [x, y] = place(layout, made.halfOrbit.track.utc[std::size_t(column)], row);
        return canvas.at(x, y);
    };
    QCOMPARE(colorAt(0, 5), rgb({200, 180, 40}));
    QCOMPARE(colorAt(15, 5), rgb({10, 20, 30}));
    QCOMPARE(colorAt(12, 30), rgb({200, 180, 40}));
    QCOMPARE(colorAt(12, 29), rgb({10, 20, 30}));
    QCOMPARE(colorAt(12, 31), rgb({10, 20, 30}));
    QCOMPARE(colorAt(11, 30), rgb({10, 20, 30}));
}

void SpectrumFigureTest::lostRowsAreBlank() {
    const Made made;
    const FigureStyle style = FigureStyle::light();
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout = drawSpectrumFigure(canvas.canvas(), size, style, made.figure());
    for (int lost = 20; lost < 30; ++lost) {
        const auto [x, y] = place(layout, start + 2048 * lost, 3);
        QCOMPARE(canvas.at(x, y), test::pixel(style.background));
    }
    for (const int there : {19, 30}) {
        const auto [x, y] = place(layout, start + 2048 * there, 3);
        QCOMPARE(canvas.at(x, y), rgb({200, 180, 40}));
    }
}

void SpectrumFigureTest::missingValuesHaveTheirOwnColour() {
    Made made;
    made.image.log10Amplitude[std::size_t(4) * 40 + 7] = std::numeric_limits<float>::quiet_NaN();
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), made.figure());
    const auto [x, y] = place(layout, made.halfOrbit.track.utc[7], 4);
    QCOMPARE(canvas.at(x, y), rgb(made.colors.missing));
}

void SpectrumFigureTest::maskIsOutlinedAndFilled() {
    Made made;
    for (int row = 10; row <= 12; ++row) {
        for (int column = 4; column <= 8; ++column) {
            made.mask.at(row, column) = LabelMask::nucleus;
        }
    }
    SpectrumFigure figure = made.figure();
    figure.mask = &made.mask;
    figure.maskColor = {1, 0, 0, 1};
    figure.maskFillColor = {1, 0, 0, 0.3};
    const auto draw = [&](bool fill, double row, double column) {
        figure.maskFill = fill;
        test::PixelCanvas canvas(size);
        const SpectrumFigureLayout layout =
            drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
        const auto [x, y] = place(layout, start + UtcMs(std::lround(2048 * column)), row);
        return canvas.at(x, y);
    };
    const std::uint32_t dark = rgb({10, 20, 30});
    QCOMPARE(draw(false, 11, 6), dark);
    QVERIFY((draw(true, 11, 6) >> 16) > 60);    // the fill reddens the inside
    QCOMPARE(draw(true, 14, 6), dark);          // and nothing else
    QVERIFY((draw(false, 9.5, 6) >> 16) > 60);  // the upper edge
    QVERIFY((draw(false, 11, 3.5) >> 16) > 60); // the left edge
}

void SpectrumFigureTest::theWindowFillsThePanel() {
    Made made;
    made.image.log10Amplitude[std::size_t(12) * 40 + 10] = -3; // row 12: 3 × 1562.5 Hz
    SpectrumFigure figure = made.figure();
    const double column = 10 * 2.048, bin = 25000.0 / bins;
    figure.window = SpectrumWindow{column - 4, column + 4, 2 * bin, 4 * bin};
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
    QCOMPARE(layout.frequencyLowHz, 2 * bin);
    QCOMPARE(layout.frequencyHighHz, 4 * bin);
    QCOMPARE(layout.end - layout.start, UtcMs(8000));
    const FigureBox& box = layout.data;
    const auto at = [&](double seconds, double hz) {
        return canvas.at(box.x + (seconds - (column - 4)) / 8 * box.width,
                         box.bottom() - (hz - 2 * bin) / (2 * bin) * box.height);
    };
    const std::uint32_t bright = rgb({200, 180, 40}), dark = rgb({10, 20, 30});
    QCOMPARE(at(column, 3 * bin), bright);
    for (const auto& [seconds, hz] : {std::pair{column - 0.97, 3 * bin},
                                      {column + 0.97, 3 * bin},
                                      {column, 2.55 * bin},
                                      {column, 3.45 * bin}}) {
        QCOMPARE(at(seconds, hz), bright); // up to its corners
    }
    for (const auto& [seconds, hz] : {std::pair{column - 1.08, 3 * bin},
                                      {column + 1.08, 3 * bin},
                                      {column, 2.45 * bin},
                                      {column, 3.55 * bin}}) {
        QCOMPARE(at(seconds, hz), dark); // and no further
    }
}

void SpectrumFigureTest::aLogarithmicAxisPlacesBinsByTheirFrequency() {
    Made made;
    std::fill(made.image.log10Amplitude.begin(), made.image.log10Amplitude.end(), -6.0f);
    for (const int row : {13, 5}) {
        std::fill_n(made.image.log10Amplitude.begin() + row * 40, 40, -3.0f);
    }
    SpectrumFigure figure = made.figure();
    figure.logFrequency = true;
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
    const double bin = 25000.0 / bins;
    QCOMPARE(layout.frequencyLowHz, bin / 2);
    const FigureBox& box = layout.data;
    const auto at = [&](double hz) {
        return canvas.at(box.x + 50,
                         box.bottom() - std::log(hz / layout.frequencyLowHz) /
                                            std::log(layout.frequencyHighHz / layout.frequencyLowHz) *
                                            box.height);
    };
    const Rgb bright{200, 180, 40}, dark{10, 20, 30};
    for (const double centre : {2 * bin, 10 * bin}) {
        QVERIFY(isNear(at(centre - 0.4 * bin), bright));
        QVERIFY(isNear(at(centre + 0.4 * bin), bright));
        QVERIFY(isNear(at(centre - 0.65 * bin), dark));
        QVERIFY(isNear(at(centre + 0.65 * bin), dark));
    }
}

void SpectrumFigureTest::componentsShareTheirAxes() {
    Made made;
    SpectrumImage other = made.image;
    std::fill(other.log10Amplitude.begin(), other.log10Amplitude.end(), -3.0f);
    SpectrumFigure figure = made.figure();
    figure.panels.insert(figure.panels.begin(), {Component::X, &other});
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
    QCOMPARE(layout.panels.size(), std::size_t(2));
    const FigureBox &x = layout.panels[0], &z = layout.panels[1];
    QCOMPARE(x.x, z.x);
    QCOMPARE(x.width, z.width);
    QCOMPARE(x.height, z.height);
    QVERIFY(x.bottom() < z.y);
    QCOMPARE(canvas.at(x.x + 50, x.bottom() - 5), rgb({200, 180, 40}));
    QCOMPARE(canvas.at(z.x + 50, z.bottom() - 5), rgb({10, 20, 30}));
}

void SpectrumFigureTest::theMaskFollowsALogarithmicAxis() {
    Made made;
    made.mask.at(13, 6) = LabelMask::nucleus; // 2 bins
    SpectrumFigure figure = made.figure();
    figure.logFrequency = true;
    figure.mask = &made.mask;
    figure.maskFill = true;
    figure.maskOutline = false;
    figure.maskFillColor = {1, 0, 0, 1};
    test::PixelCanvas canvas(size);
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
    const double bin = 25000.0 / bins;
    const auto y = [&](double hz) {
        return layout.data.bottom() - std::log(hz / layout.frequencyLowHz) /
                                          std::log(layout.frequencyHighHz / layout.frequencyLowHz) *
                                          layout.data.height;
    };
    const double x = place(layout, made.halfOrbit.track.utc[6], 0).first;
    QVERIFY(isNear(canvas.at(x, y(2 * bin)), Rgb{255, 0, 0}));
    QVERIFY(isNear(canvas.at(x, y(1.4 * bin)), Rgb{10, 20, 30}));
    QVERIFY(isNear(canvas.at(x, y(2.65 * bin)), Rgb{10, 20, 30}));
}

void SpectrumFigureTest::partsCanBeLeftOut() {
    const Made made;
    const auto layoutOf = [&](bool shown) {
        SpectrumFigure figure = made.figure();
        figure.title = figure.colorBar = figure.daylight = figure.magneticBand = shown;
        if (!shown) {
            figure.tickRows.clear();
        }
        test::PixelCanvas canvas(size);
        return drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure).data;
    };
    const FigureBox with = layoutOf(true), without = layoutOf(false);
    QVERIFY(without.y < with.y);
    QVERIFY(without.bottom() > with.bottom() + 30);
    QVERIFY(without.right() > with.right() + 40);
}

void SpectrumFigureTest::slicesDrawTheLinesThroughTheCursors() {
    const Made made;
    SpectrumFigure figure = made.figure();
    figure.cursors = {{5 * 2.048, 20000, Component::Z}, {30 * 2.048, 5000, Component::Z}};
    test::PixelCanvas plain(size), canvas(size);
    drawSpectrumFigure(plain.canvas(), size, FigureStyle::light(), figure);
    figure.slices = true;
    const SpectrumFigureLayout layout =
        drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure);
    // 20 kHz is at the upper end of the values all the time, but for the gap; 5 kHz at the lower one.
    const auto isColoured = [](std::uint32_t color) {
        const std::uint32_t red = color >> 16, green = color >> 8 & 255, blue = color & 255;
        return std::max({red, green, blue}) - std::min({red, green, blue}) > 40;
    };
    int found = 0;
    for (double y = layout.data.bottom() + 5; y < size.height - 40; ++y) {
        for (double x = layout.data.x + 2; x < layout.data.right(); ++x) {
            found += isColoured(canvas.at(x, y)) ? 1 : 0;
        }
    }
    QVERIFY2(found > 100, qPrintable(QString::number(found)));
}

namespace {

std::filesystem::path writeSpectrum(const QTemporaryDir& folder, const SpectrumFigure& figure,
                                    FigureFormat format) {
    const std::filesystem::path file =
        std::filesystem::path(folder.path().toStdString()) / ("spectrum." + std::string(toString(format)));
    writeFigure(file, format, size,
                [&](cairo_t* canvas) { drawSpectrumFigure(canvas, size, FigureStyle::light(), figure); });
    return file;
}

} // namespace

void SpectrumFigureTest::pdfHoldsItsTextAsText() {
    const QString program = QStandardPaths::findExecutable("pdftotext");
    if (program.isEmpty()) {
        QSKIP("pdftotext is not installed");
    }
    Made made;
    made.halfOrbit.orbit = 2828;
    made.halfOrbit.simulated = true;
    SpectrumFigure figure = made.figure();
    figure.title = false;
    figure.quantity = {SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel};
    const QTemporaryDir folder;
    const auto textOf = [&] {
        QProcess process;
        process.start(
            program,
            {"-raw", QString::fromStdString(writeSpectrum(folder, figure, FigureFormat::Pdf).string()), "-"});
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput()).simplified();
    };
    QString text = textOf();
    for (const char* word : {"simulated data", "Frequency (kHz)", "MLAT", "00:01", "−120", "−60", "power"}) {
        QVERIFY2(text.contains(QString::fromUtf8(word)), qPrintable(text));
    }
    QVERIFY(!text.contains("2828"));
    figure.title = true;
    text = textOf();
    QVERIFY2(text.contains("2828") && text.contains("2021-11-03"), qPrintable(text));
}

void SpectrumFigureTest::svgHoldsTextElementsAndTheSpectrumAsAnImage() {
    Made made;
    made.halfOrbit.simulated = true;
    const QTemporaryDir folder;
    QXmlStreamReader xml(
        QByteArray::fromStdString(readFile(writeSpectrum(folder, made.figure(), FigureFormat::Svg))));
    QStringList texts;
    int images = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        images += xml.name() == QString("image") ? 1 : 0;
        if (xml.name() == QString("text")) {
            texts << xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(images >= 2); // two pieces and the colour bar
    for (const char* text : {"simulated data", "Frequency (kHz)", "MLAT", "00:01:00", "24.5°"}) {
        QVERIFY2(texts.contains(QString::fromUtf8(text)), qPrintable(texts.join('|')));
    }
    QVERIFY2(texts.join('|').contains("Ez"), qPrintable(texts.join('|')));
}

void SpectrumFigureTest::imageOfAnotherGridIsRefused() {
    Made made;
    test::PixelCanvas canvas(size);
    const LabelMask other(39, bins);
    SpectrumFigure figure = made.figure();
    figure.mask = &other;
    QVERIFY_EXCEPTION_THROWN(drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), figure), Error);
    made.image.height = bins - 1;
    QVERIFY_EXCEPTION_THROWN(drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), made.figure()),
                             Error);
}

void SpectrumFigureTest::halfOrbitWithoutRowsIsRefused() {
    Made made;
    made.halfOrbit.track = {};
    made.image = {};
    test::PixelCanvas canvas(size);
    QVERIFY_EXCEPTION_THROWN(drawSpectrumFigure(canvas.canvas(), size, FigureStyle::light(), made.figure()),
                             Error);
}

QTEST_APPLESS_MAIN(SpectrumFigureTest)
#include "spectrum_figure_test.moc"
