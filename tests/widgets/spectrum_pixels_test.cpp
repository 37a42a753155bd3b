#include "tests/widgets/shown_view.h"

#include <QTest>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

/// The first device pixel inside the plot that does not pass `check(x, y, row, column, inGap)`; empty when
/// all do. Pixels whose centre lies on the very edge between two cells do not count: there either is right.
template <typename Check>
QString firstWrongPixel(const Shown& shown, Check check) {
    const SpectrumView& view = shown.view;
    const double ratio = view.devicePixelRatioF();
    const QRect plot = shown.plot().adjusted(1, 1, -2, -2); // inside the frame
    const SpectrumTimeline& timeline = view.geometry().timeline();
    int count = 0;
    for (int y = int(plot.top() * ratio); y < int((plot.bottom() + 1) * ratio); ++y) {
        for (int x = int(plot.left() * ratio); x < int((plot.right() + 1) * ratio); ++x) {
            const QPointF center((x + 0.5) / ratio, (y + 0.5) / ratio);
            const double seconds = view.xAxis->pixelToCoord(center.x());
            const GridPoint point = view.toGrid(center);
            const double column = std::round(point.column), row = std::round(point.row);
            const bool onEdge = std::abs(std::abs(point.column - column) - 0.5) < 0.02 ||
                                std::abs(std::abs(point.row - row) - 0.5) < 0.02;
            const bool inside =
                column >= 0 && column < view.grid().width() && row >= 0 && row < view.grid().height();
            const bool nearGap =
                std::any_of(timeline.pieces().begin(), timeline.pieces().end(), [&](const auto& piece) {
                    return std::abs(seconds - piece.start) < 0.04 || std::abs(seconds - piece.end) < 0.04;
                });
            if (onEdge || nearGap || !inside)
                continue;
            if (!check(x, y, int(row), int(column), timeline.pieceAt(seconds) == nullptr))
                return QStringLiteral("x %1 y %2: row %3 column %4").arg(x).arg(y).arg(row).arg(column);
            ++count;
        }
    }
    return count > 10000 ? QString() : QStringLiteral("only %1 pixels to compare").arg(count);
}

void addViews() {
    QTest::addColumn<bool>("logarithmic");
    QTest::addColumn<int>("notches");
    QTest::addColumn<QPointF>("at"); // fraction of the plot
    for (const bool logarithmic : {false, true}) {
        const char* axis = logarithmic ? "logarithmic" : "linear";
        QTest::addRow("%s, whole", axis) << logarithmic << 0 << QPointF(0.5, 0.5);
        QTest::addRow("%s, closer", axis) << logarithmic << 4 << QPointF(0.3, 0.7);
        QTest::addRow("%s, top left", axis) << logarithmic << 9 << QPointF(0, 0);
        QTest::addRow("%s, top right", axis) << logarithmic << 9 << QPointF(1, 0);
        QTest::addRow("%s, bottom left", axis) << logarithmic << 9 << QPointF(0, 1);
        QTest::addRow("%s, bottom right", axis) << logarithmic << 9 << QPointF(1, 1);
        QTest::addRow("%s, gap", axis) << logarithmic << 7 << QPointF(0.43, 0.4);
    }
}

constexpr int width = 60, height = 40, gapAfter = 24, lost = 5;

void prepare(Shown& shown, bool logarithmic, int notches, QPointF place) {
    shown.view.resize(440, 340); // enough pixels, and not too many to look at each
    SpectrumViewOptions options;
    options.logarithmicFrequency = logarithmic;
    shown.view.setOptions(options);
    shown.settle();
    zoom(shown, notches, place);
}

std::vector<std::pair<int, int>> corners() {
    return {{0, 0}, {0, width - 1}, {height - 1, 0}, {height - 1, width - 1}};
}

/// The corners, the cells at both sides of the gap, and some more.
LabelMask scattered() {
    LabelMask mask(width, height);
    for (const auto& [row, column] : corners())
        mask.at(row, column) = LabelMask::nucleus;
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            if ((row * 31 + column * 17) % 11 == 0 || (column == gapAfter && row % 2 == 0) ||
                (column == gapAfter + 1 && row % 3 == 0))
                mask.at(row, column) = LabelMask::nucleus;
        }
    }
    return mask;
}

} // namespace

/// Picture, mask, probability and brush lie on the same pixels of the screen, at every zoom.
class SpectrumPixelsTest : public QObject {
    Q_OBJECT

private slots:
    void screenIsTheOneAskedFor() {
        Shown shown(8, 8);
        QCOMPARE(shown.view.devicePixelRatioF(),
                 qEnvironmentVariableIsSet("NUCLEOSCOPE_TEST_PIXEL_RATIO")
                     ? qEnvironmentVariable("NUCLEOSCOPE_TEST_PIXEL_RATIO").toDouble()
                     : 1.0);
    }

    void spectrumLiesOnItsCells_data() { addViews(); }
    void spectrumLiesOnItsCells() {
        QFETCH(bool, logarithmic);
        QFETCH(int, notches);
        QFETCH(QPointF, at);
        Shown shown(width, height, gapAfter, lost);
        shown.view.setRange(-5, -4);
        prepare(shown, logarithmic, notches, at);
        const QImage picture = shown.picture();
        const QRgb blank = shown.view.axisRect()->backgroundBrush().color().rgb();
        const QString wrong = firstWrongPixel(shown, [&](int x, int y, int row, int column, bool inGap) {
            const Rgb color = shown.view.colorScale().map.at(shown.image->at(row, column), -5, -4);
            return picture.pixel(x, y) == (inGap ? blank : qRgb(color.red, color.green, color.blue));
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void overlaysLieOnTheSameCells_data() { addViews(); }
    void overlaysLieOnTheSameCells() {
        QFETCH(bool, logarithmic);
        QFETCH(int, notches);
        QFETCH(QPointF, at);
        Shown shown(width, height, gapAfter, lost);
        SpectrumView& view = shown.view;
        prepare(shown, logarithmic, notches, at);
        view.setOutlineVisible(false);
        const QImage bare = shown.picture();
        const LabelMask mask = scattered();
        view.setMask(mask);
        const QImage masked = shown.picture();
        view.setMaskVisible(false);
        auto probability = std::make_shared<ProbabilityMap>();
        probability->width = width;
        probability->height = height;
        for (const std::uint8_t label : mask.pixels)
            probability->probability.push_back(label ? 0.9F : 0.0F);
        view.setProbability(probability);
        view.setProbabilityVisible(true);
        const QImage probable = shown.picture();

        const QString wrong = firstWrongPixel(shown, [&](int x, int y, int row, int column, bool inGap) {
            const bool expected = !inGap && mask.at(row, column) != 0;
            return (masked.pixel(x, y) != bare.pixel(x, y)) == expected &&
                   (probable.pixel(x, y) != bare.pixel(x, y)) == expected;
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /// The corner cells, by where the screen says they begin and end.
    void cornerCellsReachTheEdgesOfTheSpectrum_data() {
        QTest::addColumn<bool>("logarithmic");
        QTest::newRow("linear") << false;
        QTest::newRow("logarithmic") << true;
    }
    void cornerCellsReachTheEdgesOfTheSpectrum() {
        QFETCH(bool, logarithmic);
        Shown shown(width, height, gapAfter, lost);
        SpectrumView& view = shown.view;
        prepare(shown, logarithmic, 0, {0.5, 0.5});
        view.resize(900, 620); // the frame must not hide the uppermost row
        shown.settle();
        view.setOutlineVisible(false);
        const QImage bare = shown.picture();
        const double ratio = view.devicePixelRatioF();
        for (const auto& [row, column] : corners()) {
            if (logarithmic && row == height - 1)
                continue; // the bin around 0 Hz has no place on a logarithmic axis
            LabelMask mask(width, height);
            mask.at(row, column) = LabelMask::nucleus;
            view.setMask(mask);
            const QImage masked = shown.picture();
            QRect covered;
            for (int y = 0; y < masked.height(); ++y) {
                for (int x = 0; x < masked.width(); ++x) {
                    if (masked.pixel(x, y) != bare.pixel(x, y))
                        covered |= QRect(x, y, 1, 1);
                }
            }
            const QPointF topLeft = view.toWidget({column - 0.5, row - 0.5}) * ratio,
                          bottomRight = view.toWidget({column + 0.5, row + 0.5}) * ratio;
            // The frame takes a pixel of the window at each side.
            QVERIFY(std::abs(covered.left() - topLeft.x()) <= ratio &&
                    std::abs(covered.top() - topLeft.y()) <= ratio);
            QVERIFY(std::abs(covered.right() + 1 - bottomRight.x()) <= ratio &&
                    std::abs(covered.bottom() + 1 - bottomRight.y()) <= ratio);
        }
    }

    void rowsReachFromEdgeToEdgeOfTheirBins() {
        Shown shown(width, height);
        prepare(shown, true, 0, {0.5, 0.5});
        const SpectrumView& view = shown.view;
        const double binKiloHertz = 25.0 / height;
        for (int row = 0; row < height - 1; ++row) {
            const double upper = (height - 1 - row + 0.5) * binKiloHertz;
            QVERIFY(std::abs(view.geometry().rowEdge(row) - view.yAxis->coordToPixel(upper)) < 1e-6);
        }
        // The bin around 0 Hz shrinks to the lower end of the axis.
        QVERIFY(std::abs(view.yAxis->range().lower - binKiloHertz / 2) < 1e-9);
        QCOMPARE(view.geometry().rowEdge(height), view.geometry().rowEdge(height - 1));
    }

    void brushIsRoundOnALogarithmicAxis() {
        Shown shown(120, 400, 50, 6);
        SpectrumView& view = shown.view;
        prepare(shown, true, 2, {0.5, 0.5});
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushDiameter(80);
        const QPointF center = shown.plot().center() + QPointF(0.3, 20.2);
        drag(&view, Qt::LeftButton, {center});
        const GridPoint middle = view.toGrid(center);
        int painted = 0;
        for (int row = 0; row < 400; ++row) {
            for (int column = 0; column < 120; ++column) {
                const QPointF away = view.toWidget({double(column), double(row)}) - center;
                const double distance = std::hypot(away.x(), away.y());
                const bool holdsTheCenter =
                    std::lround(middle.column) == column && std::lround(middle.row) == row;
                if (std::abs(distance - 40) < 1e-6 || holdsTheCenter)
                    continue;
                QCOMPARE(view.mask().at(row, column) != 0, distance < 40);
                painted += view.mask().at(row, column) != 0;
            }
        }
        QVERIFY(painted > 20);
    }

    void unevenBinsLieAtTheirFrequencies() {
        const auto halfOrbit = makeHalfOrbit(width, height);
        for (int bin = 0; bin < height; ++bin)
            halfOrbit->frequencyHz[std::size_t(bin)] = 20.0 * bin * bin;
        Shown shown(width, height);
        SpectrumView& view = shown.view;
        view.setHalfOrbit(halfOrbit, shown.image);
        view.setRange(-5, -4);
        for (int i = 0; i < 3; ++i)
            turnWheel(&view, shown.plot().center(), 1);
        shown.settle();
        const QImage picture = shown.picture();
        const QString wrong = firstWrongPixel(shown, [&](int x, int y, int row, int column, bool) {
            const Rgb color = view.colorScale().map.at(shown.image->at(row, column), -5, -4);
            return picture.pixel(x, y) == qRgb(color.red, color.green, color.blue);
        });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void outlineFollowsTheLogarithmicAxis() {
        Shown shown(width, height);
        SpectrumView& view = shown.view;
        prepare(shown, true, 0, {0.5, 0.5});
        view.setMaskVisible(false);
        const QImage bare = shown.picture();
        LabelMask mask(width, height);
        for (int row = 20; row < 30; ++row) {
            for (int column = 10; column < 20; ++column)
                mask.at(row, column) = LabelMask::nucleus;
        }
        view.setMask(mask);
        const QImage outlined = shown.picture();
        const double ratio = view.devicePixelRatioF();
        const QPointF topLeft = view.toWidget({9.5, 19.5}), bottomRight = view.toWidget({19.5, 29.5});
        const auto differs = [&](QPointF place) {
            const QPoint pixel = (place * ratio).toPoint();
            return outlined.pixel(pixel) != bare.pixel(pixel);
        };
        const double middle = (topLeft.y() + bottomRight.y()) / 2,
                     center = (topLeft.x() + bottomRight.x()) / 2;
        QVERIFY(differs({center, topLeft.y()}) && differs({center, bottomRight.y()}));
        QVERIFY(differs({topLeft.x(), middle}) && differs({bottomRight.x(), middle}));
        QVERIFY(!differs({center, middle}) && !differs({center, topLeft.y() - 6}) &&
                !differs({center, bottomRight.y() + 6}));
    }
};

QTEST_MAIN(SpectrumPixelsTest)
#include "spectrum_pixels_test.moc"
