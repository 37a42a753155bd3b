#include "core/error.h"
#include "tests/widgets/shown_view.h"

#include <QPicture>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <set>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

/// Distance of a point from a segment.
double distance(QPointF p, QPointF a, QPointF b) {
    const QPointF d = b - a;
    const double square = QPointF::dotProduct(d, d);
    const double t = square == 0 ? 0 : std::clamp(QPointF::dotProduct(p - a, d) / square, 0.0, 1.0);
    const QPointF away = p - a - t * d;
    return std::hypot(away.x(), away.y());
}

/// Zooms of the test data: notches of the wheel, and where.
void addZooms() {
    QTest::addColumn<int>("notches");
    QTest::addColumn<QPointF>("at"); // fraction of the plot
    QTest::newRow("whole half-orbit") << 0 << QPointF(0.5, 0.5);
    QTest::newRow("closer") << 3 << QPointF(0.3, 0.7);
    QTest::newRow("pixels") << 9 << QPointF(0.6, 0.4);
    QTest::newRow("top left corner") << 9 << QPointF(0, 0);
    QTest::newRow("bottom right corner") << 9 << QPointF(1, 1);
}

} // namespace

class SpectrumViewTest : public QObject {
    Q_OBJECT
private slots:
    void brushPaintsThePixelsUnderIt_data() { addZooms(); }
    void brushPaintsThePixelsUnderIt() {
        QFETCH(int, notches);
        QFETCH(QPointF, at);
        Shown shown(200, 150, 80, 12);
        SpectrumView& view = shown.view;
        zoom(shown, notches, at);
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushUnit(SpectrumView::BrushUnit::ScreenPixels);
        view.setBrushDiameter(60);
        const QPointF center = shown.plot().center();
        const QPointF from = center - QPointF(150.3, 60.7), to = center + QPointF(120.1, 75.9);
        drag(&view, Qt::LeftButton, {from, to});

        for (int row = 0; row < 150; ++row) {
            for (int column = 0; column < 200; ++column) {
                const double away = distance(view.toWidget({double(column), double(row)}), from, to);
                const bool holdsAnEnd = [&] {
                    for (const QPointF& end : {from, to}) {
                        const GridPoint point = view.toGrid(end);
                        if (std::lround(point.column) == column && std::lround(point.row) == row)
                            return true;
                    }
                    return false;
                }();
                if (std::abs(away - 30) > 1e-6 && !holdsAnEnd)
                    QCOMPARE(view.mask().at(row, column) != 0, away < 30);
            }
        }
    }

    void brushInSpectrumPixelsIsRoundOnTheGrid() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushUnit(SpectrumView::BrushUnit::SpectrumPixels);
        view.setBrushDiameter(10);
        drag(&view, Qt::LeftButton, {view.toWidget({100, 70})});
        for (int row = 0; row < 150; ++row) {
            for (int column = 0; column < 200; ++column) {
                const double away = std::hypot(column - 100, row - 70);
                if (std::abs(away - 5) > 1e-6)
                    QCOMPARE(view.mask().at(row, column) != 0, away < 5);
            }
        }
    }

    void overlayLiesOnThePixelsOfTheMask_data() { addZooms(); }
    void overlayLiesOnThePixelsOfTheMask() {
        QFETCH(int, notches);
        QFETCH(QPointF, at);
        Shown shown(120, 90, 50, 8);
        SpectrumView& view = shown.view;
        zoom(shown, notches, at);
        view.setOutlineVisible(false);
        const QImage bare = shown.picture();

        LabelMask mask(120, 90);
        for (const auto& [row, column] : {std::pair{0, 0}, {0, 119}, {89, 0}, {89, 119}})
            mask.at(row, column) = LabelMask::nucleus;
        for (int row = 0; row < 90; ++row) {
            for (int column = 0; column < 120; ++column) {
                if ((row * 31 + column * 17) % 11 == 0)
                    mask.at(row, column) = LabelMask::nucleus;
            }
        }
        view.setMask(mask);
        const QImage covered = shown.picture();

        int compared = 0;
        const QRect inner = shown.plot().adjusted(1, 1, -1, -1);
        for (int y = inner.top(); y <= inner.bottom(); ++y) {
            for (int x = inner.left(); x <= inner.right(); ++x) {
                const GridPoint point = view.toGrid({x + 0.5, y + 0.5});
                const double column = std::round(point.column), row = std::round(point.row);
                // On the very edge between two pixels either is right.
                if (std::abs(std::abs(point.column - column) - 0.5) < 0.01 ||
                    std::abs(std::abs(point.row - row) - 0.5) < 0.01)
                    continue;
                if (column < 0 || column >= 120 || row < 0 || row >= 90)
                    continue;
                // In the gap nothing is drawn.
                const double seconds = view.xAxis->pixelToCoord(x + 0.5);
                const bool inGap = seconds > 50.5 * 2.048 && seconds < 58.5 * 2.048;
                const bool isCovered = covered.pixel(x, y) != bare.pixel(x, y);
                QVERIFY2(isCovered == (!inGap && mask.at(int(row), int(column)) != 0),
                         qPrintable(QString("x %1 y %2: column %3 row %4")
                                        .arg(x)
                                        .arg(y)
                                        .arg(point.column)
                                        .arg(point.row)));
                ++compared;
            }
        }
        QVERIFY(compared > inner.width() * inner.height() / 2);
    }

    void spectrumLiesOnTheSamePixels() {
        Shown shown(60, 40, 20, 5);
        SpectrumView& view = shown.view;
        view.setRange(-5, -4);
        zoom(shown, 3, {0.5, 0.5});
        const QImage picture = shown.picture();
        const QRect inner = shown.plot().adjusted(1, 1, -1, -1);
        for (int y = inner.top(); y <= inner.bottom(); ++y) {
            for (int x = inner.left(); x <= inner.right(); ++x) {
                const GridPoint point = view.toGrid({x + 0.5, y + 0.5});
                const double column = std::round(point.column), row = std::round(point.row);
                if (std::abs(std::abs(point.column - column) - 0.5) < 0.02 ||
                    std::abs(std::abs(point.row - row) - 0.5) < 0.02)
                    continue;
                const double seconds = view.xAxis->pixelToCoord(x + 0.5);
                if (seconds > 20.5 * 2.048 && seconds < 25.5 * 2.048)
                    continue;
                const Rgb color = view.colorScale().map.at(shown.image->at(int(row), int(column)), -5, -4);
                QCOMPARE(picture.pixel(x, y), qRgb(color.red, color.green, color.blue));
            }
        }
    }

    void labelsAreNotMixedWhereAVectorFigureShrinksThem() {
        Shown shown(60, 2000);
        SpectrumViewOptions options;
        options.logarithmicFrequency = true; // rows above share a line of the device
        shown.view.setOptions(options);
        shown.settle();
        QImage striped(60, 2000, QImage::Format_RGB32);
        for (int row = 0; row < striped.height(); ++row)
            std::fill_n(reinterpret_cast<QRgb*>(striped.scanLine(row)), striped.width(),
                        row % 2 == 0 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
        QPicture figure;
        QPainter recorder(&figure);
        shown.view.geometry().drawImage(recorder, striped, shown.plot(), false);
        recorder.end();
        QImage page(shown.view.size(), QImage::Format_RGB32);
        page.fill(Qt::red);
        QPainter painter(&page);
        painter.drawPicture(0, 0, figure);
        painter.end();
        int drawn = 0;
        for (int y = 0; y < page.height(); ++y) {
            for (int x = 0; x < page.width(); ++x) {
                const QRgb color = page.pixel(x, y);
                QVERIFY(color == qRgb(0, 0, 0) || color == qRgb(255, 255, 255) || color == qRgb(255, 0, 0));
                drawn += color != qRgb(255, 0, 0);
            }
        }
        QVERIFY(drawn > 10000);
    }

    void gapIsBlankAtItsWidth() {
        Shown shown(100, 50, 39, 20);
        const QImage picture = shown.picture();
        const QRgb blank = shown.view.axisRect()->backgroundBrush().color().rgb();
        const int y = shown.plot().center().y();
        int blankPixels = 0;
        for (int x = shown.plot().left() + 1; x < shown.plot().right(); ++x) {
            const double row = shown.view.xAxis->pixelToCoord(x + 0.5) / 2.048;
            if (std::abs(row - 39.5) < 1e-6 || std::abs(row - 59.5) < 1e-6)
                continue; // a centre on the very edge: either is right
            const bool inGap = row > 39.5 && row < 59.5;
            QCOMPARE(picture.pixel(x, y) == blank, inGap);
            blankPixels += inGap;
        }
        const double expected = shown.plot().width() * 20.0 / 120.0;
        QVERIFY(std::abs(blankPixels - expected) <= 1);
    }

    void brushDoesNotReachAcrossAGap() {
        Shown shown(100, 50, 39, 20);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushDiameter(8);
        const double y = shown.plot().center().y();
        drag(&view, Qt::LeftButton, {QPointF(view.xAxis->coordToPixel(49.5 * 2.048), y)});
        QCOMPARE(view.mask(), LabelMask(100, 50));
    }

    void missingValuesHaveTheirOwnColor() {
        Shown shown(30, 20);
        shown.image->log10Amplitude[10 * 30 + 15] = std::nanf("");
        shown.view.setHalfOrbit(shown.halfOrbit, shown.image);
        shown.settle();
        const QPoint place = shown.view.toWidget({15, 10}).toPoint();
        const Rgb missing = shown.view.colorScale().map.missing;
        QCOMPARE(shown.picture().pixel(place), qRgb(missing.red, missing.green, missing.blue));
    }

    void oneDragIsOneStep() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        std::vector<LabelHistory::Step> steps;
        connect(&view, &SpectrumView::strokeFinished, &view,
                [&](const auto& step) { steps.push_back(step); });
        const QPointF center = shown.plot().center();
        drag(&view, Qt::LeftButton, {center, center + QPointF(20, 5), center + QPointF(40, -5), center});
        QCOMPARE(steps.size(), std::size_t{1});
        std::set<std::uint32_t> indices;
        for (const auto& change : steps[0]) {
            QCOMPARE(change.before, LabelMask::background);
            QCOMPARE(change.after, LabelMask::nucleus);
            indices.insert(change.index);
        }
        QCOMPARE(indices.size(), steps[0].size());
        QCOMPARE(indices.size(),
                 std::size_t(std::count(view.mask().pixels.begin(), view.mask().pixels.end(), 1)));

        // A second click on the same place changes nothing.
        drag(&view, Qt::LeftButton, {center});
        QCOMPARE(steps.size(), std::size_t{1});
    }

    void quickSecondClickPaintsToo() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        QSignalSpy strokes(&view, &SpectrumView::strokeFinished);
        const QPoint place = shown.plot().center();
        QTest::mouseClick(&view, Qt::LeftButton, {}, place);
        QTest::mouseDClick(&view, Qt::LeftButton, {}, place + QPoint(60, 0)); // in place of the second press
        QTest::mouseRelease(&view, Qt::LeftButton, {}, place + QPoint(60, 0));
        const GridPoint second = view.toGrid(place + QPoint(60, 0));
        QCOMPARE(view.mask().at(int(std::lround(second.row)), int(std::lround(second.column))),
                 LabelMask::nucleus);
        QCOMPARE(strokes.count(), 2);
    }

    void rightButtonAltAndEraserErase() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QPointF center = shown.plot().center();
        const auto paint = [&] {
            view.setTool(SpectrumView::Tool::Brush);
            drag(&view, Qt::LeftButton, {center});
            QVERIFY(view.mask() != LabelMask(200, 150));
        };
        paint();
        drag(&view, Qt::RightButton, {center});
        QCOMPARE(view.mask(), LabelMask(200, 150));
        paint();
        drag(&view, Qt::LeftButton, {center}, Qt::AltModifier);
        QCOMPARE(view.mask(), LabelMask(200, 150));
        paint();
        view.setTool(SpectrumView::Tool::Eraser);
        drag(&view, Qt::LeftButton, {center});
        QCOMPARE(view.mask(), LabelMask(200, 150));
    }

    void undoAndRedoShowInTheView() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        LabelHistory history;
        LabelMask mask(200, 150);
        connect(&view, &SpectrumView::strokeFinished, &view, [&](const LabelHistory::Step& step) {
            for (const auto& change : step)
                mask.pixels[change.index] = change.after;
            history.add(step);
        });
        const auto park = [&] {
            QEvent leave(QEvent::Leave); // takes the outline of the brush away
            QApplication::sendEvent(&view, &leave);
        };
        park();
        const QImage empty = shown.picture();
        const QPointF center = shown.plot().center();
        drag(&view, Qt::LeftButton, {center, center + QPointF(50, 20)});
        park();
        const QImage painted = shown.picture();
        QVERIFY(painted != empty);
        view.applyChanges(history.undo(mask));
        QCOMPARE(view.mask(), LabelMask(200, 150));
        QCOMPARE(shown.picture(), empty);
        view.applyChanges(history.redo(mask));
        QCOMPARE(view.mask(), mask);
        QCOMPARE(shown.picture(), painted);
    }

    void repaintsAllThatAStrokeChanges() {
        Shown shown(40, 30); // large pixels reach far beyond the brush
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushDiameter(1);
        const QPointF from = view.toWidget({20.4, 15.4}), to = view.toWidget({23.4, 16.4});
        shown.settle();
        const QImage before = shown.picture();

        QRegion repainted;
        class Watcher : public QObject {
        public:
            explicit Watcher(QRegion& region) : region_(region) {}
            bool eventFilter(QObject*, QEvent* event) override {
                if (event->type() == QEvent::Paint)
                    region_ += static_cast<QPaintEvent*>(event)->region();
                return false;
            }

        private:
            QRegion& region_;
        } watcher(repainted);
        view.installEventFilter(&watcher);
        drag(&view, Qt::LeftButton, {from, to});

        view.removeEventFilter(&watcher); // taking the picture paints as well
        const QImage after = shown.picture();
        view.installEventFilter(&watcher);
        QRegion changed;
        for (int y = 0; y < after.height(); ++y) {
            for (int x = 0; x < after.width(); ++x) {
                if (after.pixel(x, y) != before.pixel(x, y))
                    changed += QRect(x, y, 1, 1);
            }
        }
        QVERIFY(!changed.isEmpty());
        QTRY_VERIFY(changed.subtracted(repainted).isEmpty()); // an X server paints when it is ready
        view.removeEventFilter(&watcher);
        // Only what is dirty; an X server may ask for the whole window at any moment.
        if (QGuiApplication::platformName() == "offscreen")
            QVERIFY(repainted.boundingRect().width() < shown.plot().width() / 2);
    }

    void wheelKeepsThePointUnderTheCursor_data() {
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("wheel") << Qt::KeyboardModifiers();
        QTest::newRow("Ctrl+wheel") << Qt::KeyboardModifiers(Qt::ControlModifier);
    }
    void wheelKeepsThePointUnderTheCursor() {
        QFETCH(Qt::KeyboardModifiers, modifiers);
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QPointF place = shown.plot().center() + QPointF(100.25, -30.5);
        const GridPoint before = view.toGrid(place);
        for (int i = 0; i < 6; ++i) {
            turnWheel(&view, place, 1, modifiers);
            const GridPoint after = view.toGrid(place);
            QVERIFY(std::abs(after.column - before.column) < 1e-6 && std::abs(after.row - before.row) < 1e-6);
        }
        QVERIFY(view.xAxis->range().size() < 0.4 * 200 * 2.048);
    }

    void wheelOverAnAxisZoomsItAlone() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QCPRange time = view.xAxis->range(), frequency = view.yAxis->range();
        turnWheel(&view, {shown.plot().center().x() + 0.0, shown.plot().bottom() + 20.0}, 2);
        QVERIFY(view.xAxis->range().size() < time.size());
        QCOMPARE(view.yAxis->range(), frequency);
        view.fit();
        turnWheel(&view, {shown.plot().left() - 20.0, shown.plot().center().y() + 0.0}, 2);
        QVERIFY(view.yAxis->range().size() < frequency.size());
        QCOMPARE(view.xAxis->range(), time);
    }

    void dragWithSpaceOrMiddleButtonPans() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        zoom(shown, 4, {0.5, 0.5});
        const QPointF from = shown.plot().center(), to = from + QPointF(37, -21);
        for (const Qt::MouseButton button : {Qt::MiddleButton, Qt::LeftButton}) {
            const GridPoint held = view.toGrid(from);
            if (button == Qt::LeftButton)
                QTest::keyPress(&view, Qt::Key_Space);
            drag(&view, button, {from, from + QPointF(10, 10), to});
            if (button == Qt::LeftButton)
                QTest::keyRelease(&view, Qt::Key_Space);
            const GridPoint now = view.toGrid(to);
            QVERIFY(std::abs(held.column - now.column) < 1e-6 && std::abs(held.row - now.row) < 1e-6);
        }
        QCOMPARE(view.mask(), LabelMask(200, 150)); // and paints nothing
    }

    void panAndZoomStayInsideTheHalfOrbit() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QCPRange time = view.xAxis->range(), frequency = view.yAxis->range();
        zoom(shown, 5, {0.2, 0.2});
        const QPointF center = shown.plot().center();
        drag(&view, Qt::MiddleButton, {center, center + QPointF(9000, 9000)});
        QVERIFY(view.xAxis->range().lower >= time.lower - 1e-9 &&
                view.yAxis->range().upper <= frequency.upper + 1e-9);
        turnWheel(&view, center, -40);
        QCOMPARE(view.xAxis->range(), time);
        QCOMPARE(view.yAxis->range(), frequency);
    }

    void fitShowsAllAndZoomToShowsTheBox() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const SpectrumBox box{epoch + 2048 * 90, epoch + 2048 * 99, 6000, 7000};
        view.zoomTo(box);
        const QCPRange time = view.xAxis->range(), frequency = view.yAxis->range();
        QVERIFY(time.lower < 90 * 2.048 && time.upper > 99 * 2.048 && time.size() < 200 * 2.048);
        QVERIFY(frequency.lower < 6 && frequency.upper > 7 && frequency.size() < 10);
        view.fit();
        QVERIFY(std::abs(view.xAxis->range().lower + 1.024) < 1e-9);
        QVERIFY(std::abs(view.xAxis->range().upper - 199.5 * 2.048) < 1e-9);
        QVERIFY(std::abs(view.yAxis->range().upper - 149.5 * 25.0 / 150) < 1e-9);
    }

    void shiftWheelAndSlotsSetTheBrushSize() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setTool(SpectrumView::Tool::Brush);
        view.setBrushDiameter(10);
        const QCPRange time = view.xAxis->range();
        turnWheel(&view, shown.plot().center(), 1, Qt::ShiftModifier);
        QVERIFY(view.brushDiameter() > 10);
        QCOMPARE(view.xAxis->range(), time);
        turnWheel(&view, shown.plot().center(), -1, Qt::ShiftModifier);
        QCOMPARE(view.brushDiameter(), 10.0);
        for (int i = 0; i < 50; ++i)
            view.shrinkBrush();
        QCOMPARE(view.brushDiameter(), SpectrumView::minBrushDiameter);
        for (int i = 0; i < 200; ++i)
            view.growBrush();
        QCOMPARE(view.brushDiameter(), SpectrumView::maxBrushDiameter);
    }

    void cursorReadsWhatLiesUnderIt() {
        Shown shown(200, 150, 100, 10);
        SpectrumView& view = shown.view;
        LabelMask mask(200, 150);
        mask.at(30, 150) = LabelMask::unsure;
        view.setMask(mask);
        auto probability = std::make_shared<ProbabilityMap>();
        probability->width = 200;
        probability->height = 150;
        probability->probability.assign(200 * 150, 0.25F);
        view.setProbability(probability);
        CursorInfo info;
        connect(&view, &SpectrumView::cursorMoved, &view, [&](const CursorInfo& now) { info = now; });

        drag(&view, Qt::MiddleButton, {view.toWidget({150, 30})});
        QVERIFY(info.inside);
        QCOMPARE(info.column, 150);
        QCOMPARE(info.row, 30);
        QVERIFY(std::abs(double(info.utc - (epoch + 2048 * 160))) <= 1);
        QVERIFY(std::abs(info.frequencyHz - 119 * 25000.0 / 150) < 1e-6);
        QCOMPARE(info.value, shown.image->at(30, 150));
        QCOMPARE(info.label, LabelMask::unsure);
        QCOMPARE(info.probability.value(), 0.25F);
        QVERIFY(std::abs(info.position.latitude - (-65 + 0.06 * 160 * 2.048)) < 1e-3);
        QVERIFY(std::abs(info.position.longitude - (170 + 0.02 * 160 * 2.048)) < 1e-3);

        drag(&view, Qt::MiddleButton,
             {{view.xAxis->coordToPixel(105 * 2.048), shown.plot().center().y() + 0.0}});
        QVERIFY(!info.inside); // in the gap
    }

    void tickRowsAgreeWithTheGrid() {
        Shown shown(400, 100, 150, 30);
        const SpectrumView& view = shown.view;
        const SpectrumGrid& grid = view.grid();
        const QVector<double> ticks = view.xAxis->tickVector();
        QVERIFY(ticks.size() >= 3);
        const auto number = [](QString text) { return text.replace(QChar(0x2212), '-').toDouble(); };
        for (const double tick : ticks) {
            const QStringList texts = view.tickRows().textsAt(tick, 30);
            QCOMPARE(texts.size(), view.tickRows().rowNames().size());
            const UtcMs utc = epoch + std::llround(tick * 1000);
            QCOMPARE(texts[0], QDateTime::fromMSecsSinceEpoch(utc, Qt::UTC).toString("HH:mm:ss"));
            QVERIFY(texts[0].endsWith("0")); // round
            const Position position = grid.positionAt(grid.columnAt(utc));
            QVERIFY(std::abs(number(texts[1]) - position.latitude) < 0.051);
            QVERIFY(std::abs(std::remainder(number(texts[2]) - position.longitude, 360)) < 0.051);
            QVERIFY(std::abs(number(texts[3]) - position.magneticLatitude) < 0.051);
        }
    }

    void ticksStaySensibleAtEveryZoom() {
        Shown shown(1077, 100);
        SpectrumView& view = shown.view;
        for (int notches = 0; notches < 30; ++notches) {
            const auto ticks = view.xAxis->tickVector();
            const auto visible = std::count_if(ticks.begin(), ticks.end(),
                                               [&](double t) { return view.xAxis->range().contains(t); });
            QVERIFY2(visible >= 2 && visible <= 15,
                     qPrintable(QString("%1 at zoom %2").arg(visible).arg(notches)));
            zoom(shown, 1, {0.5, 0.5});
        }
    }

    void flattenedViewShowsWhatStandsOut() {
        Shown shown(60, 40);
        for (int row = 0; row < 40; ++row) {
            for (int column = 0; column < 60; ++column)
                shown.image->log10Amplitude[row * 60 + column] =
                    float(row); // background of its frequency only
        }
        shown.image->log10Amplitude[20 * 60 + 30] += 1;
        SpectrumView& view = shown.view;
        view.setHalfOrbit(shown.halfOrbit, shown.image);
        view.setFlattened(true);
        view.setRange(0, 1);
        shown.settle();
        const QImage picture = shown.picture();
        const auto colorAt = [&](int row, int column) {
            return picture.pixel(view.toWidget({double(column), double(row)}).toPoint());
        };
        QCOMPARE(colorAt(5, 5), colorAt(35, 50));
        QVERIFY(colorAt(20, 30) != colorAt(20, 31));
    }

    void highlightIsClickable() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setHighlights({{{epoch + 2048 * 20, epoch + 2048 * 30, 5000, 6000}, "A", false},
                            {{epoch + 2048 * 90, epoch + 2048 * 99, 6000, 7000}, "B", true}});
        QSignalSpy clicked(&view, &SpectrumView::highlightClicked);
        const GridPoint inB{95, view.grid().rowAt(6500)};
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget(inB).toPoint());
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked[0][0].toInt(), 1);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget({60, 60}).toPoint());
        QCOMPARE(clicked.count(), 1);
    }

    void simulatedIsSaid() {
        Shown shown(60, 40);
        const QImage measured = shown.picture();
        shown.halfOrbit->simulated = true;
        shown.view.setHalfOrbit(shown.halfOrbit, shown.image);
        shown.settle();
        QVERIFY(shown.picture() != measured);
    }

    void exportHoldsTheOverlay() {
        Shown shown(60, 40);
        SpectrumView& view = shown.view;
        const QImage bare = view.toPixmap(800, 500).toImage();
        LabelMask mask(60, 40);
        std::fill(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus);
        view.setMask(mask);
        QVERIFY(view.toPixmap(800, 500).toImage() != bare);
    }

    void foreignGridIsRefused() {
        Shown shown(60, 40);
        QVERIFY_EXCEPTION_THROWN(shown.view.setMask(LabelMask(61, 40)), Error);
        QVERIFY_EXCEPTION_THROWN(shown.view.setHalfOrbit(shown.halfOrbit, makeImage(60, 41)), Error);
        shown.view.setMask({});
        shown.view.setTool(SpectrumView::Tool::Brush);
        drag(&shown.view, Qt::LeftButton, {shown.plot().center()}); // nothing to paint on
    }

    void emptyViewAndFewRowsAreHarmless() {
        SpectrumView view;
        view.resize(500, 400);
        view.show();
        view.setTool(SpectrumView::Tool::Brush);
        QApplication::processEvents();
        drag(&view, Qt::LeftButton, {{200, 200}, {210, 210}});
        turnWheel(&view, {200, 200}, 1);
        view.fit();
        view.grab();
        for (const int rows : {1, 2, 3}) {
            view.setHalfOrbit(makeHalfOrbit(rows, 16), makeImage(rows, 16));
            view.setMask(LabelMask(rows, 16));
            QApplication::processEvents();
            drag(&view, Qt::LeftButton, {view.axisRect()->rect().center()});
            QVERIFY(view.mask() != LabelMask(rows, 16));
        }
        view.clear();
        view.grab();
    }
};

QTEST_MAIN(SpectrumViewTest)
#include "spectrum_view_test.moc"
