#include "canvas.h"
#include "core/error.h"
#include "core/figures/spectrum_figure.h"

#include <QTest>

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

    SpectrumFigure figure() const { return {halfOrbit, image, colors, -6, -3}; }
};

/// The middle of a row of the file and a row of the image on the canvas.
std::pair<double, double> place(const SpectrumFigureLayout& layout, UtcMs time, double row) {
    const double fraction = double(time - layout.start) / double(layout.end - layout.start);
    return {layout.data.x + fraction * layout.data.width,
            layout.data.y + (row + 0.5) / bins * layout.data.height};
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
