#include "tests/widgets/shown_view.h"
#include "widgets/spectrum_color_panel.h"

#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QTest>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

bool areEqual(const SpectrumRange& a, const SpectrumRange& b) {
    const auto near = [](double x, double y) { return std::abs(x - y) < 1e-6; };
    return near(a.startSeconds, b.startSeconds) && near(a.endSeconds, b.endSeconds) &&
           near(a.lowKiloHertz, b.lowKiloHertz) && near(a.highKiloHertz, b.highKiloHertz);
}

QPointF barPlace(const SpectrumView& view, double fromBottom) {
    const auto* bar = view.plotLayout()->element(1, 1);
    const QRect plot = view.plotRect(), outer = bar->outerRect();
    return {outer.left() + 6.0, plot.bottom() - fromBottom * plot.height()};
}

QCPColorScale* barOf(const SpectrumView& view) {
    return qobject_cast<QCPColorScale*>(view.plotLayout()->element(1, 1));
}

SpectrumViewOptions logarithmic() {
    SpectrumViewOptions options;
    options.logarithmicFrequency = true;
    return options;
}

} // namespace

/// Zoom, pan, history, axes, colour bar: what surrounds the pixels of a spectrum.
class SpectrumNavigationTest : public QObject {
    Q_OBJECT

private slots:
    void wheelOnALogarithmicAxisKeepsThePointUnderTheCursor() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setOptions(logarithmic());
        shown.settle();
        const QPointF place = shown.plot().center() + QPointF(80.25, 60.5);
        const GridPoint before = view.toGrid(place);
        for (int i = 0; i < 6; ++i) {
            turnWheel(&view, place, 1);
            const GridPoint after = view.toGrid(place);
            QVERIFY(std::abs(after.column - before.column) < 1e-6 && std::abs(after.row - before.row) < 1e-6);
        }
        drag(&view, Qt::MiddleButton, {place, place + QPointF(20, 15)});
        const GridPoint dragged = view.toGrid(place + QPointF(20, 15));
        QVERIFY(std::abs(dragged.column - before.column) < 1e-6 && std::abs(dragged.row - before.row) < 1e-6);
    }

    void logarithmicAxisStaysInsideTheSpectrum() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setOptions(logarithmic());
        shown.settle();
        const SpectrumRange whole = view.visibleRange();
        QVERIFY(whole.lowKiloHertz > 0);
        for (int i = 0; i < 30; ++i)
            turnWheel(&view, shown.plot().bottomLeft() + QPointF(3, -3), 1);
        QVERIFY(view.visibleRange().lowKiloHertz >= whole.lowKiloHertz * (1 - 1e-9));
        QVERIFY(view.visibleRange().highKiloHertz - view.visibleRange().lowKiloHertz >= 0.0999);
        turnWheel(&view, shown.plot().center(), -80);
        QVERIFY(areEqual(view.visibleRange(), whole));
    }

    void otherScaleKeepsWhatIsShown() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        zoom(shown, 4, {0.5, 0.4});
        const SpectrumRange before = view.visibleRange();
        view.setOptions(logarithmic());
        QVERIFY(areEqual(view.visibleRange(), before));
        view.setOptions({});
        QVERIFY(areEqual(view.visibleRange(), before));
        view.fit();
        view.setOptions(logarithmic());
        QVERIFY(areEqual(view.visibleRange(), view.navigator().whole()));
        view.setOptions({});
        QVERIFY(areEqual(view.visibleRange(), view.navigator().whole()));
    }

    void historyGoesBackAndForward() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const SpectrumRange whole = view.visibleRange();
        QVERIFY(!view.navigator().canGoBack());
        for (int i = 0; i < 5; ++i) // one run of the wheel is one step
            turnWheel(&view, shown.plot().center(), 1);
        const SpectrumRange zoomed = view.visibleRange();
        const QPointF center = shown.plot().center();
        drag(&view, Qt::LeftButton, {center, center + QPointF(30, 0), center + QPointF(90, 20)});
        const SpectrumRange panned = view.visibleRange();
        QVERIFY(!areEqual(panned, zoomed));

        view.goBack();
        QVERIFY(areEqual(view.visibleRange(), zoomed));
        view.goBack();
        QVERIFY(areEqual(view.visibleRange(), whole));
        QVERIFY(!view.navigator().canGoBack());
        view.goForward();
        view.goForward();
        QVERIFY(areEqual(view.visibleRange(), panned));
        QVERIFY(!view.navigator().canGoForward());
        view.goBack();
        view.fit(); // a new way: what was ahead is gone
        QVERIFY(!view.navigator().canGoForward());
        view.goBack();
        QVERIFY(areEqual(view.visibleRange(), zoomed));
    }

    void historyEndsWithTheHalfOrbit() {
        Shown shown(200, 150);
        turnWheel(&shown.view, shown.plot().center(), 3);
        QVERIFY(shown.view.navigator().canGoBack());
        shown.view.setHalfOrbit(shown.halfOrbit, shown.image);
        QVERIFY(!shown.view.navigator().canGoBack());
        QVERIFY(areEqual(shown.view.visibleRange(), shown.view.navigator().whole()));
    }

    void rectangleZoomsToWhatItHolds_data() {
        QTest::addColumn<Qt::MouseButton>("button");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::newRow("right button") << Qt::RightButton << Qt::KeyboardModifiers();
        QTest::newRow("Shift") << Qt::LeftButton << Qt::KeyboardModifiers(Qt::ShiftModifier);
    }
    void rectangleZoomsToWhatItHolds() {
        QFETCH(Qt::MouseButton, button);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QPointF a = shown.plot().center() - QPointF(100, 50),
                      b = shown.plot().center() + QPointF(60, 80);
        const double start = view.xAxis->pixelToCoord(a.x()), end = view.xAxis->pixelToCoord(b.x());
        const double high = view.yAxis->pixelToCoord(a.y()), low = view.yAxis->pixelToCoord(b.y());
        drag(&view, button, {b, a + QPointF(5, 5), a}, modifiers); // from any corner
        QVERIFY(areEqual(view.visibleRange(), {start, end, low, high}));
        const SpectrumRange before = view.visibleRange();
        drag(&view, button, {a, a + QPointF(1, 1)}, modifiers); // a click is no rectangle
        QVERIFY(areEqual(view.visibleRange(), before));
    }

    void linkedViewsFollowEachOtherAndComeToRest() {
        Shown first(200, 150), second(200, 150);
        int moves = 0;
        const auto link = [&](SpectrumView& from, SpectrumView& to) {
            connect(&from, &SpectrumView::visibleRangeChanged, &to, [&](const SpectrumRange& range) {
                ++moves;
                to.setVisibleRange(range);
            });
        };
        link(first.view, second.view);
        link(second.view, first.view);
        turnWheel(&first.view, first.plot().center() + QPointF(40, 10), 4);
        QVERIFY(areEqual(first.view.visibleRange(), second.view.visibleRange()));
        QCOMPARE(moves, 2);
        QVERIFY(!second.view.navigator().canGoBack()); // it was not its user's act
    }

    void stackedViewsAreEquallyWide() {
        Shown whole(200, 150), bare(200, 150);
        SpectrumViewOptions options;
        options.title = options.colorBar = false;
        options.tickRows.clear();
        bare.view.setOptions(options);
        bare.settle();
        QCOMPARE(bare.plot().left(), whole.plot().left());
        QCOMPARE(bare.plot().right(), whole.plot().right());
        QVERIFY(bare.plot().height() > whole.plot().height());
        bare.view.setOptions({});
        bare.settle();
        QCOMPARE(bare.plot(), whole.plot());
    }

    void keptZoomGoesToTheSameMagneticLatitude() {
        Shown shown(400, 150);
        SpectrumView& view = shown.view;
        SpectrumViewOptions options;
        options.keepsZoom = true;
        view.setOptions(options);
        zoom(shown, 6, {0.3, 0.6});
        const SpectrumRange before = view.visibleRange();
        const auto latitudeInTheMiddle = [&] {
            const SpectrumRange range = view.visibleRange();
            const double column =
                view.geometry().timeline().columnAt((range.startSeconds + range.endSeconds) / 2);
            return view.grid().positionAt(column).magneticLatitude;
        };
        const double latitude = latitudeInTheMiddle();

        const auto other = makeHalfOrbit(400, 150); // passes the same latitudes the other way round
        std::reverse(other->track.magneticLatitude.begin(), other->track.magneticLatitude.end());
        view.setHalfOrbit(other, shown.image);
        const SpectrumRange after = view.visibleRange();
        QVERIFY(std::abs(latitudeInTheMiddle() - latitude) < 0.11); // within a row
        QVERIFY(std::abs((after.endSeconds - after.startSeconds) -
                         (before.endSeconds - before.startSeconds)) < 1e-6);
        QVERIFY(std::abs(after.lowKiloHertz - before.lowKiloHertz) < 1e-9);
        QVERIFY(std::abs(after.startSeconds - before.startSeconds) > 100);

        const auto unknown = makeHalfOrbit(400, 150);
        unknown->track.magneticLatitude.assign(400, std::nan(""));
        view.setHalfOrbit(unknown, shown.image); // the same time since the start
        QVERIFY(std::abs(view.visibleRange().startSeconds - after.startSeconds) < 1e-6);

        view.fit();
        view.setHalfOrbit(makeHalfOrbit(300, 150), makeImage(300, 150));
        QVERIFY(areEqual(view.visibleRange(), view.navigator().whole()));
    }

    void colorBarIsDraggedByItsEndsAndItsMiddle() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setRange(-6, -4);
        shown.settle();
        const auto valueAt = [&](double fromBottom) {
            const auto [low, high] = view.colors().range();
            return low + fromBottom * (high - low);
        };
        drag(&view, Qt::LeftButton, {barPlace(view, 0.9), barPlace(view, 0.6)});
        QVERIFY(std::abs(view.colors().range().low + 6) < 1e-6);
        QVERIFY(std::abs(valueAt(0.6) + 4.2) < 0.02); // the value that was taken hold of

        view.setRange(-6, -4);
        drag(&view, Qt::LeftButton, {barPlace(view, 0.1), barPlace(view, 0.3)});
        QVERIFY(std::abs(view.colors().range().high + 4) < 1e-6);
        QVERIFY(std::abs(valueAt(0.3) + 5.8) < 0.02);

        view.setRange(-6, -4);
        drag(&view, Qt::LeftButton, {barPlace(view, 0.5), barPlace(view, 0.7)});
        QVERIFY(std::abs(valueAt(0.7) + 5) < 0.02);
        QVERIFY(std::abs(view.colors().range().high - view.colors().range().low - 2) < 1e-5);
        QVERIFY(!view.colors().isAutomatic());

        QTest::mouseDClick(&view, Qt::LeftButton, {}, barPlace(view, 0.5).toPoint());
        QVERIFY(view.colors().isAutomatic());
    }

    void rangeIsOfOneHalfOrbitUntilItIsFixed() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const SpectrumColors::Range automatic = view.colors().range();
        view.setRange(-9, -8);
        view.setHalfOrbit(shown.halfOrbit, shown.image);
        QVERIFY(view.colors().range() == automatic);
        view.setRange(-9, -8);
        view.colors().setFixed(true);
        view.setHalfOrbit(shown.halfOrbit, shown.image);
        QVERIFY((view.colors().range() == SpectrumColors::Range{-9, -8}));
        view.setFlattened(true); // has a range of its own
        QVERIFY(!(view.colors().range() == SpectrumColors::Range{-9, -8}));
        view.setFlattened(false);
        QVERIFY((view.colors().range() == SpectrumColors::Range{-9, -8}));
    }

    void colorBarShowsTheQuantityWithItsUnit() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        view.setRange(-6, -4);
        shown.settle();
        const QCPColorScale* bar = barOf(view);
        QVERIFY(bar);
        QCOMPARE(bar->label(), QStringLiteral("log₁₀ (mV/m/√Hz)"));
        QCOMPARE(bar->dataRange(), QCPRange(-6, -4));
        const QImage before = shown.picture();
        view.colors().setQuantity({SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Log10});
        QCOMPARE(bar->label(), QStringLiteral("log₁₀ ((mV/m)²/Hz)"));
        QCOMPARE(bar->dataRange(), QCPRange(-12, -8));
        view.colors().setQuantity({SpectrumQuantity::Density::Amplitude, SpectrumQuantity::Scale::Decibel});
        QCOMPARE(bar->label(), QStringLiteral("dB re 1 mV/m/√Hz"));
        QCOMPARE(bar->dataRange(), QCPRange(-120, -80));
        shown.settle();
        QVERIFY(shown.picture().copy(shown.plot().adjusted(1, 1, -1, -1)) ==
                before.copy(shown.plot().adjusted(1, 1, -1, -1))); // the same colours
        view.setFlattened(true);
        QVERIFY(bar->label().contains(QStringLiteral("median")) &&
                bar->label().contains(QStringLiteral("dB")));
    }

    void colorPanelSetsTheRangeInTheShownQuantity() {
        Shown shown(200, 150);
        SpectrumColors& colors = shown.view.colors();
        SpectrumColorPanel panel(colors);
        colors.setQuantity({SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel});
        colors.setRange({-6, -4});
        const auto fields = panel.findChildren<QDoubleSpinBox*>();
        QVERIFY(fields.size() == 4);
        QCOMPARE(fields[0]->value(), -120.0);
        QCOMPARE(fields[1]->value(), -80.0);
        fields[0]->setValue(-110);
        QVERIFY(std::abs(colors.range().low + 5.5) < 1e-5);
        fields[3]->setValue(90);
        QVERIFY(colors.isAutomatic());
        QVERIFY(std::abs(colors.highPercentile() - 0.9) < 1e-9);
    }

    void tickRowsAreThoseChosen() {
        Shown shown(400, 100);
        SpectrumView& view = shown.view;
        SpectrumViewOptions options;
        options.tickRows = {TickRow::Ut, TickRow::MagneticLocalTime, TickRow::LocalTime};
        view.setOptions(options);
        QCOMPARE(view.tickRows().rowNames(), (QStringList{"UT", "MLT", "LT"}));
        const double seconds = 200;
        const UtcMs utc = epoch + std::llround(seconds * 1000);
        const Position position = view.grid().positionAt(view.grid().columnAt(utc));
        const QStringList texts = view.tickRows().textsAt(seconds, 120);
        const auto hours = [](const QString& text) {
            return QTime::fromString(text, QStringLiteral("HH:mm")).msecsSinceStartOfDay() / 3.6e6;
        };
        const double minute = 1.0 / 60;
        const double magnetic = magneticLocalTimeHours(position.magneticLongitude, utc);
        QVERIFY(hours(texts[1]) <= magnetic + 1e-6 && magnetic < hours(texts[1]) + minute);
        const double local = localTimeHours(utc, position.longitude);
        QVERIFY(hours(texts[2]) <= local + 1e-6 && local < hours(texts[2]) + minute);
    }

    void textsOfNeighbouringTicksDoNotTouch() {
        Shown shown(1077, 100);
        SpectrumView& view = shown.view;
        for (const int width : {500, 900, 1700}) {
            view.resize(width, 500);
            view.fit();
            shown.settle();
            for (int notches = 0; notches < 28; ++notches) {
                const auto ticks = view.xAxis->tickVector();
                if (width < 900 && ticks.size() < 2)
                    continue;
                QVERIFY(ticks.size() >= 2);
                const double step = ticks[1] - ticks[0];
                const double room = view.xAxis->coordToPixel(step) - view.xAxis->coordToPixel(0);
                for (const double tick : ticks) {
                    if (!view.xAxis->range().contains(tick))
                        continue;
                    for (const QString& text : view.tickRows().textsAt(tick, step))
                        QVERIFY(QFontMetrics(view.font()).horizontalAdvance(text) + 4 < room);
                }
                zoom(shown, 1, {0.5, 0.5});
            }
        }
    }

    void logarithmicTicksStaySensibleAtEveryZoom() {
        Shown shown(100, 1024);
        SpectrumView& view = shown.view;
        view.setOptions(logarithmic());
        shown.settle();
        for (int notches = 0; notches < 24; ++notches) {
            const auto ticks = view.yAxis->tickVector();
            const auto labels = view.yAxis->tickVectorLabels();
            QStringList seen;
            for (qsizetype i = 0; i < ticks.size(); ++i) {
                if (!view.yAxis->range().contains(ticks[i]))
                    continue;
                QVERIFY2(!seen.contains(labels[i]), qPrintable(labels[i])); // two ticks, two texts
                QVERIFY(std::abs(labels[i].toDouble() - ticks[i]) < 1e-6 * ticks[i] + 1e-9);
                seen << labels[i];
            }
            QVERIFY2(seen.size() >= 2 && seen.size() <= 14,
                     qPrintable(QString("%1 at zoom %2").arg(seen.size()).arg(notches)));
            zoom(shown, 1, {0.5, 0.35});
        }
    }

    void lanesTellBurstBandAndDaylight() {
        Shown shown(400, 100);
        shown.halfOrbit->track.workMode.assign(400, 1);
        for (int row = 100; row < 140; ++row)
            shown.halfOrbit->track.workMode[std::size_t(row)] = 2;
        SpectrumView& view = shown.view;
        view.setHalfOrbit(shown.halfOrbit, shown.image);
        SpectrumViewOptions options;
        options.title = false; // stands where the lanes were when they go
        view.setOptions(options);
        shown.settle();
        const QImage with = shown.picture();
        const auto laneColors = [&](const QImage& picture, double column) {
            std::vector<QRgb> colors;
            const int x = int(view.toWidget({column, 50}).x());
            for (int y = shown.plot().top() - 24; y < shown.plot().top() - 1; ++y)
                colors.push_back(picture.pixel(x, y));
            return colors;
        };
        QVERIFY(laneColors(with, 120) != laneColors(with, 200));
        options.burst = options.daylight = options.magneticBand = false;
        view.setOptions(options);
        shown.settle();
        const QImage without = shown.picture();
        QCOMPARE(laneColors(without, 120), laneColors(without, 200));
    }

    void crosshairFollowsTheCursorAndTheMarker() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        const QImage bare = shown.picture();
        view.setMarker(SpectrumPlace{100, 5});
        const QImage marked = shown.picture();
        const QPoint on(int(view.xAxis->coordToPixel(100)), shown.plot().top() + 10);
        QVERIFY(marked.pixel(on) != bare.pixel(on));
        QVERIFY(marked.pixel(on + QPoint(20, 0)) == bare.pixel(on + QPoint(20, 0)));
        view.setMarker(std::nullopt);
        QCOMPARE(shown.picture(), bare);
    }

    void cursorReadsTheRatioInTheFlattenedView() {
        Shown shown(200, 150);
        SpectrumView& view = shown.view;
        CursorInfo info;
        connect(&view, &SpectrumView::cursorMoved, &view, [&](const CursorInfo& now) { info = now; });
        drag(&view, Qt::MiddleButton, {view.toWidget({150, 30})});
        QVERIFY(info.inside && !info.relative);
        view.setFlattened(true);
        QVERIFY(info.relative.has_value());
        QCOMPARE(info.value, shown.image->at(30, 150));
        QCOMPARE(*info.relative, view.colors().shown()->at(30, 150));
    }
};

QTEST_MAIN(SpectrumNavigationTest)
#include "spectrum_navigation_test.moc"
