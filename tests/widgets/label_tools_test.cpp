#include "tests/widgets/shown_view.h"

#include <QPointingDevice>
#include <QSignalSpy>
#include <QTabletEvent>
#include <QTest>

#include <cmath>
#include <random>
#include <set>

using namespace nucleoscope;
using namespace nucleoscope::test;

namespace {

using Tool = SpectrumView::Tool;
constexpr int waitMs = 20000;

int count(const LabelMask& mask, std::uint8_t label = LabelMask::nucleus) {
    return static_cast<int>(std::ranges::count(mask.pixels, label));
}

/// A rectangle of pixels, inclusive.
LabelMask box(int width, int height, int left, int top, int right, int bottom,
              std::uint8_t label = LabelMask::nucleus) {
    LabelMask mask(width, height);
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            mask.at(row, column) = label;
    return mask;
}

/// A view of 120 × 90 pixels with the tool in hand.
struct Labelling : Shown {
    QSignalSpy strokes{&view, &SpectrumView::strokeFinished};

    explicit Labelling(Tool tool, int width = 120, int height = 90) : Shown(width, height) {
        view.setTool(tool);
        view.setFocus();
    }
    QPointF place(double column, double row) const { return view.toWidget({column, row}); }
    QPoint at(double column, double row) const { return place(column, row).toPoint(); }
    void click(double column, double row, Qt::KeyboardModifiers modifiers = {}) {
        drag(&view, Qt::LeftButton, {place(column, row)}, modifiers);
    }
    void move(double column, double row, Qt::KeyboardModifiers modifiers = {}) {
        const QPointF to = place(column, row);
        QMouseEvent event(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, Qt::NoButton, modifiers);
        QApplication::sendEvent(&view, &event);
    }
    /// The corners of columns 20–39, rows 10–29.
    QList<QPointF> corners() const {
        return {place(19.5, 9.5), place(39.5, 9.5), place(39.5, 29.5), place(19.5, 29.5)};
    }
    /// Shows a spectrum with a bell on scatter.
    void showBell(double column, double row, double radius, float contrast) {
        std::mt19937 random(5);
        std::normal_distribution<float> scatter(-5, 0.05F);
        auto other = std::make_shared<SpectrumImage>(*image);
        for (int r = 0; r < other->height; ++r)
            for (int c = 0; c < other->width; ++c) {
                const double away = std::hypot(c - column, r - row) / radius;
                other->log10Amplitude[std::size_t(r) * other->width + c] =
                    scatter(random) + contrast * static_cast<float>(std::exp(-away * away));
            }
        image = other;
        view.setHalfOrbit(halfOrbit, image);
        view.setMask(LabelMask(image->width, image->height));
        settle();
    }
};

const LabelMask square = box(120, 90, 20, 10, 39, 29);

} // namespace

class LabelToolsTest : public QObject {
    Q_OBJECT
private slots:
    void encirclingFillsWhatLiesInside_data() {
        QTest::addColumn<int>("button");
        QTest::newRow("left button") << int(Qt::LeftButton);
        QTest::newRow("right button") << int(Qt::RightButton);
    }
    void encirclingFillsWhatLiesInside() {
        QFETCH(int, button);
        Labelling it(Tool::Lasso);
        drag(&it.view, static_cast<Qt::MouseButton>(button), it.corners());
        QCOMPARE(it.view.mask(), square);
        QCOMPARE(it.strokes.count(), 1);
        drag(&it.view, Qt::LeftButton, it.corners()); // again: nothing changes
        QCOMPARE(it.strokes.count(), 1);
        drag(&it.view, Qt::LeftButton, it.corners(), Qt::ControlModifier);
        QCOMPARE(it.view.mask(), LabelMask(120, 90));
    }

    void aLassoFollowsTheMouseFromClickToClick() {
        Labelling it(Tool::Lasso);
        const QList<QPointF> corners = it.corners();
        drag(&it.view, Qt::LeftButton, {corners[0]});
        it.move(39.5, 9.5);
        it.move(39.5, 29.5);
        QCOMPARE(it.strokes.count(), 0);
        drag(&it.view, Qt::LeftButton, {corners[3]});
        QCOMPARE(it.view.mask(), square);
    }

    void aLassoClosesWhereItComesBackToItsBeginning() {
        Labelling it(Tool::Lasso);
        drag(&it.view, Qt::LeftButton, {it.corners()[0]});
        for (const auto& [column, row] : {std::pair{39.5, 9.5}, {39.5, 29.5}, {19.5, 29.5}, {19.5, 9.6}})
            it.move(column, row);
        QCOMPARE(it.view.mask(), square);
        it.move(60, 60); // the line has ended
        QCOMPARE(it.strokes.count(), 1);
    }

    void escapeGivesUpAndEnterCloses() {
        for (const Tool tool : {Tool::Lasso, Tool::Polygon}) {
            Labelling it(tool);
            const auto draw = [&] {
                drag(&it.view, Qt::LeftButton, {it.corners()[0]});
                for (const auto& [column, row] : {std::pair{39.5, 9.5}, {39.5, 29.5}, {19.5, 29.5}})
                    tool == Tool::Lasso ? it.move(column, row) : it.click(column, row);
            };
            draw();
            QTest::keyClick(&it.view, Qt::Key_Escape);
            it.move(50, 50);
            QCOMPARE(it.view.mask(), LabelMask(120, 90));
            draw();
            QTest::keyClick(&it.view, Qt::Key_Return);
            QCOMPARE(it.view.mask(), square);
            QCOMPARE(it.strokes.count(), 1);
        }
    }

    void aPolygonClosesOnItsFirstCornerByTheRightButtonOrADoubleClick_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("first corner") << 0;
        QTest::newRow("right button") << 1;
        QTest::newRow("double click") << 2;
    }
    void aPolygonClosesOnItsFirstCornerByTheRightButtonOrADoubleClick() {
        QFETCH(int, how);
        Labelling it(Tool::Polygon);
        for (const QPointF& corner : it.corners())
            drag(&it.view, Qt::LeftButton, {corner});
        it.click(70, 70); // one too many
        QTest::keyClick(&it.view, Qt::Key_Backspace);
        QCOMPARE(it.strokes.count(), 0);
        if (how == 0)
            drag(&it.view, Qt::LeftButton, {it.corners()[0]});
        else if (how == 1)
            drag(&it.view, Qt::RightButton, {it.place(80, 80)});
        else
            QTest::mouseDClick(&it.view, Qt::LeftButton, {}, it.at(80, 80));
        QCOMPARE(it.view.mask(), square);
        QCOMPARE(it.strokes.count(), 1);
    }

    void boxesRunFromCornerToCorner() {
        Labelling it(Tool::Rectangle);
        drag(&it.view, Qt::LeftButton, {it.place(39.4, 29.4), it.place(30, 20), it.place(19.6, 9.6)});
        QCOMPARE(it.view.mask(), square);
        it.view.setTool(Tool::Ellipse);
        it.view.setMask(LabelMask(120, 90));
        drag(&it.view, Qt::LeftButton, {it.place(20, 10), it.place(60, 40)});
        const int area = count(it.view.mask());
        QVERIFY2(std::abs(area - M_PI * 20 * 15) < 30, qPrintable(QString::number(area)));
        it.click(100, 80); // no drag, no box
        QCOMPARE(it.strokes.count(), 2);
    }

    void encirclingOnALogarithmicAxisTakesWhatIsSeenInside() {
        Labelling it(Tool::Rectangle);
        SpectrumViewOptions options = it.view.options();
        options.logarithmicFrequency = true;
        it.view.setOptions(options);
        it.settle();
        drag(&it.view, Qt::LeftButton, {it.place(19.6, 9.6), it.place(39.4, 80.4)});
        QCOMPARE(it.view.mask(), box(120, 90, 20, 10, 39, 80));
        it.view.setMask(LabelMask(120, 90));
        // A slanted line that is straight on the screen.
        it.view.setTool(Tool::Polygon);
        const QList<QPointF> corners{it.place(10, 5), it.place(100, 5), it.place(100, 85)};
        for (const QPointF& corner : corners)
            drag(&it.view, Qt::LeftButton, {corner});
        QTest::keyClick(&it.view, Qt::Key_Return);
        const QPolygonF seen(corners);
        for (int row = 0; row < 90; ++row)
            for (int column = 0; column < 120; ++column) {
                const QPointF center = it.place(column, row);
                const bool isInside = seen.containsPoint(center, Qt::OddEvenFill);
                bool isClear = true; // of the line
                for (const QPointF& offset : {QPointF(2, 0), QPointF(-2, 0), QPointF(0, 2), QPointF(0, -2)})
                    isClear = isClear && seen.containsPoint(center + offset, Qt::OddEvenFill) == isInside;
                if (isClear)
                    QCOMPARE(it.view.mask().at(row, column) != 0, isInside);
            }
    }

    void theBucketFillsWhatIsEnclosed() {
        Labelling it(Tool::Bucket);
        LabelMask ring = square;
        for (int row = 12; row < 28; ++row)
            for (int column = 22; column < 38; ++column)
                ring.at(row, column) = LabelMask::background;
        it.view.setMask(ring);
        it.click(30, 20);
        QCOMPARE(it.view.mask(), square);
        it.view.setPaintLabel(LabelMask::unsure);
        it.click(30, 20);
        QCOMPARE(it.view.mask(), box(120, 90, 20, 10, 39, 29, LabelMask::unsure));
        it.click(30, 20, Qt::AltModifier);
        QCOMPARE(it.view.mask(), LabelMask(120, 90));
        QCOMPARE(it.strokes.count(), 3);
    }

    void pickingTakesTheLabelAndTheFormerTool() {
        Labelling it(Tool::Brush);
        it.view.setMask(box(120, 90, 20, 10, 39, 29, 7));
        it.view.setTool(Tool::Pick);
        it.click(80, 80); // background is no label
        QCOMPARE(it.view.paintLabel(), LabelMask::nucleus);
        QVERIFY(it.view.tool() == Tool::Pick);
        it.click(30, 20);
        QCOMPARE(it.view.paintLabel(), std::uint8_t(7));
        QVERIFY(it.view.tool() == Tool::Brush);
        QCOMPARE(it.strokes.count(), 0);
    }

    void aRegionIsMovedByADragAndDeletedByAKey() {
        Labelling it(Tool::Region);
        LabelMask two = square;
        two.at(80, 100) = LabelMask::nucleus;
        it.view.setMask(two);
        drag(&it.view, Qt::LeftButton, {it.place(25, 15), it.place(30, 20), it.place(45, 35)});
        LabelMask moved = box(120, 90, 40, 30, 59, 49);
        moved.at(80, 100) = LabelMask::nucleus;
        QCOMPARE(it.view.mask(), moved);
        QCOMPARE(it.strokes.count(), 1);
        QTest::keyClick(&it.view, Qt::Key_Delete); // none is chosen
        QCOMPARE(it.strokes.count(), 1);
        it.click(45, 35);
        QTest::keyClick(&it.view, Qt::Key_Escape);
        QTest::keyClick(&it.view, Qt::Key_Delete);
        QCOMPARE(it.strokes.count(), 1);
        it.click(45, 35);
        QTest::keyClick(&it.view, Qt::Key_Delete);
        LabelMask left(120, 90);
        left.at(80, 100) = LabelMask::nucleus;
        QCOMPARE(it.view.mask(), left);
        QCOMPARE(it.strokes.count(), 2);
    }

    void operationsAreForTheChosenRegionOrForAll() {
        Labelling it(Tool::Region);
        LabelMask two = box(120, 90, 20, 20, 29, 29);
        for (int row = 60; row < 70; ++row)
            for (int column = 60; column < 70; ++column)
                two.at(row, column) = LabelMask::nucleus;
        it.view.setMask(two);
        it.click(25, 25);
        it.view.operate(MaskOperation::Grow);
        QCOMPARE(it.view.mask().at(19, 25), LabelMask::nucleus);
        QCOMPARE(it.view.mask().at(59, 65), LabelMask::background);
        it.view.operate(MaskOperation::Grow);
        QCOMPARE(it.view.mask().at(59, 65), LabelMask::nucleus);
        QCOMPARE(it.strokes.count(), 2);
        it.view.operate(MaskOperation::FillHoles); // there are none
        QCOMPARE(it.strokes.count(), 2);
    }

    void paintsOnlyWhereThePowerIsInTheRange() {
        Labelling it(Tool::Brush);
        it.showBell(60, 45, 14, 1.5F);
        LabelToolOptions options = it.view.toolOptions();
        options.limitsPower = true;
        options.power = {-4.5F, 0, false};
        options.brushDiameter = 400;
        it.view.setToolOptions(options);
        it.click(60, 45);
        // The bell is 0.5 dex high where exp(−r²/14²) is a third.
        const double area = M_PI * 14 * 14 * std::log(3);
        QVERIFY2(std::abs(count(it.view.mask()) - area) < 0.15 * area,
                 qPrintable(QString::number(count(it.view.mask()))));
        const LabelMask high = it.view.mask();
        options.power.inverted = true;
        it.view.setToolOptions(options);
        it.click(60, 45, Qt::ControlModifier); // erases outside of the bell only
        QCOMPARE(it.view.mask(), high);
    }

    void theRangeIsPickedFromTheSpectrum() {
        Labelling it(Tool::Brush);
        it.showBell(60, 45, 14, 1.5F);
        it.view.setTool(Tool::PickRange);
        drag(&it.view, Qt::LeftButton, {it.place(60, 45), it.place(64, 45), it.place(68, 45)});
        QVERIFY(it.view.tool() == Tool::Brush);
        const LabelToolOptions& options = it.view.toolOptions();
        QVERIFY(options.limitsPower);
        QVERIFY2(std::abs(options.power.high + 3.5F) < 0.12F,
                 qPrintable(QString::number(options.power.high)));
        QVERIFY2(std::abs(options.power.low + 5 - 1.5F * std::exp(-64.F / 196)) < 0.12F,
                 qPrintable(QString::number(options.power.low)));
    }

    void aSeedGrowsWhileItIsHeldAndTheWheelSaysHowFar() {
        Labelling it(Tool::Seed);
        it.showBell(60, 45, 14, 1.5F);
        const QPoint seed = it.at(60, 45);
        QTest::mousePress(&it.view, Qt::LeftButton, {}, seed);
        QCOMPARE(it.strokes.count(), 0); // a preview only
        const SpectrumRange range = it.view.visibleRange();
        for (int i = 0; i < 12; ++i)
            turnWheel(&it.view, seed, 1);
        QCOMPARE(it.view.visibleRange(), range);
        const double tolerance = it.view.toolOptions().tolerance;
        QVERIFY(tolerance > 0.4);
        QTest::mouseRelease(&it.view, Qt::LeftButton, {}, seed);
        QCOMPARE(it.strokes.count(), 1);
        const double area = M_PI * 14 * 14 * -std::log(1 - tolerance / 1.5);
        QVERIFY2(std::abs(count(it.view.mask()) - area) < 0.2 * area,
                 qPrintable(QString("%1 of %2").arg(count(it.view.mask())).arg(area)));
    }

    void whatStandsOutInALassoIsProposedThenAccepted() {
        Labelling it(Tool::Threshold);
        it.showBell(60, 45, 10, 1.5F);
        const auto encircle = [&] {
            drag(&it.view, Qt::LeftButton,
                 {it.place(40, 25), it.place(80, 25), it.place(80, 65), it.place(40, 65)});
        };
        encircle();
        QCOMPARE(it.strokes.count(), 0);
        QTest::keyClick(&it.view, Qt::Key_Escape);
        it.click(60, 45); // the proposal is gone: this begins a line
        QTest::keyClick(&it.view, Qt::Key_Escape);
        QCOMPARE(it.strokes.count(), 0);
        encircle();
        it.click(60, 45);
        QCOMPARE(it.strokes.count(), 1);
        const int otsu = count(it.view.mask());
        QVERIFY2(otsu > 150 && otsu < 450, qPrintable(QString::number(otsu)));

        it.view.setMask(LabelMask(120, 90));
        LabelToolOptions options = it.view.toolOptions();
        options.threshold = {ThresholdOptions::Method::Percentile, 90, 3};
        it.view.setToolOptions(options);
        encircle();
        options.threshold.percentile = 80;
        it.view.setToolOptions(options); // the slider, while the proposal is seen
        QTest::keyClick(&it.view, Qt::Key_Return);
        QVERIFY2(std::abs(count(it.view.mask()) - 0.2 * 40 * 40) < 40,
                 qPrintable(QString::number(count(it.view.mask()))));
    }

    void oneClickProposesANucleus() {
        Labelling it(Tool::Nucleus, 200, 160);
        it.showBell(90, 75, 20, 0.6F);
        it.click(93, 72);
        QTRY_VERIFY_WITH_TIMEOUT(it.view.cursor().shape() != Qt::BusyCursor, waitMs);
        QCOMPARE(it.strokes.count(), 0);
        turnWheel(&it.view, it.place(90, 75), -3, Qt::ShiftModifier); // a smaller one
        QVERIFY(it.view.toolOptions().nucleusLevel > 0.4);
        turnWheel(&it.view, it.place(90, 75), 3, Qt::ShiftModifier);
        QTest::keyClick(&it.view, Qt::Key_Return);
        QCOMPARE(it.strokes.count(), 1);
        const double area = M_PI * 20 * 20 * -std::log(it.view.toolOptions().nucleusLevel);
        QVERIFY2(std::abs(count(it.view.mask()) - area) < 0.15 * area,
                 qPrintable(QString("%1 of %2").arg(count(it.view.mask())).arg(area)));
        QCOMPARE(it.view.mask().at(75, 90), LabelMask::nucleus);
    }

    void aNucleusIsAcceptedAsSoonAsItIsFoundOrRefused() {
        Labelling it(Tool::Nucleus, 200, 160);
        it.showBell(90, 75, 20, 0.6F);
        it.click(90, 75);
        QTest::keyClick(&it.view, Qt::Key_Return); // before the fit is there
        QTRY_COMPARE_WITH_TIMEOUT(it.strokes.count(), 1, waitMs);
        it.view.setMask(LabelMask(200, 160));
        it.click(90, 75);
        QTest::keyClick(&it.view, Qt::Key_Escape);
        QTest::qWait(200);
        it.click(90, 75); // nothing lies there to be accepted by a click
        QCOMPARE(it.strokes.count(), 1);
        it.view.setTool(Tool::Brush);
        QTest::qWait(200);
        QCOMPARE(it.view.mask(), LabelMask(200, 160));
    }

    void theModelsRegionsAreTakenOneByOneOrAll() {
        Labelling it(Tool::Model);
        QSignalSpy messages(&it.view, &SpectrumView::toolMessage);
        it.click(30, 20);
        QCOMPARE(messages.count(), 1); // there is no mask of a model
        auto found = std::make_shared<ProbabilityMap>();
        found->width = 120;
        found->height = 90;
        found->probability.assign(120 * 90, 0.1F);
        for (int row = 10; row < 30; ++row)
            for (int column = 20; column < 40; ++column)
                found->probability[std::size_t(row) * 120 + column] = 0.9F;
        found->probability[80 * 120 + 100] = 0.6F;
        it.view.setProbability(found);
        it.click(60, 60); // not of a region
        QCOMPARE(it.strokes.count(), 0);
        it.click(30, 20);
        QCOMPARE(it.view.mask(), square);
        QCOMPARE(it.strokes.at(0).at(1).toBool(), true);
        it.view.takeModelMask();
        QCOMPARE(count(it.view.mask()), 401);
        QCOMPARE(it.strokes.count(), 2);
        it.view.takeModelMask();
        QCOMPARE(it.strokes.count(), 2);
    }

    void squareBrushesPaintSquares() {
        Labelling it(Tool::Brush);
        LabelToolOptions options = it.view.toolOptions();
        options.brushShape = Brush::Shape::Square;
        options.brushUnit = LabelToolOptions::BrushUnit::SpectrumPixels;
        options.brushDiameter = 19.5;
        it.view.setToolOptions(options);
        drag(&it.view, Qt::LeftButton, {it.place(29.5, 19.5)});
        QCOMPARE(it.view.mask(), square);
    }

    void aHeldKeyErasesWithTheBrush() {
        Labelling it(Tool::Brush);
        it.click(30, 20);
        QVERIFY(count(it.view.mask()) > 0);
        it.move(31, 20);
        const QImage painting = it.picture();
        QTest::keyPress(&it.view, Qt::Key_Control, Qt::ControlModifier);
        QVERIFY(it.picture() != painting); // the outline tells
        it.click(30, 20, Qt::ControlModifier);
        QTest::keyRelease(&it.view, Qt::Key_Control);
        QCOMPARE(it.view.mask(), LabelMask(120, 90));
    }

    void theFirstPixelOfAStrokeIsThereAtOnce() {
        Labelling it(Tool::Brush);
        QTest::mousePress(&it.view, Qt::LeftButton, {}, it.at(30, 20));
        QCOMPARE(it.view.mask().at(20, 30), LabelMask::nucleus);
        // The button comes up elsewhere, without a move in between.
        QTest::mouseRelease(&it.view, Qt::LeftButton, {}, it.at(80, 60));
        QCOMPARE(it.view.mask().at(20, 30), LabelMask::nucleus);
        QCOMPARE(it.strokes.count(), 1);
    }

    void eventsOfATabletAreLeftToTheMouse() {
        Labelling it(Tool::Brush);
        const QPointF place = it.place(30, 20);
        QTabletEvent pen(QEvent::TabletPress, QPointingDevice::primaryPointingDevice(), place,
                         it.view.mapToGlobal(place), 0.7, 10, -10, 0, 0, 0, Qt::NoModifier, Qt::LeftButton,
                         Qt::LeftButton);
        pen.ignore();
        QApplication::sendEvent(&it.view, &pen);
        QVERIFY(!pen.isAccepted()); // so that it comes again as one of a mouse
        QCOMPARE(it.view.mask(), LabelMask(120, 90));
        it.click(30, 20);
        QCOMPARE(it.strokes.count(), 1);
    }

    void anotherToolEndsWhatIsUnderWay() {
        Labelling it(Tool::Polygon);
        for (const QPointF& corner : it.corners())
            drag(&it.view, Qt::LeftButton, {corner});
        it.view.setTool(Tool::Brush);
        QCOMPARE(it.view.mask(), square); // what was drawn is not lost
    }

    void unsureIsHatched() {
        Labelling it(Tool::Inspect);
        it.view.setOutlineVisible(false);
        const QImage bare = it.picture();
        it.view.setMask(box(120, 90, 20, 10, 39, 29, LabelMask::unsure));
        const QImage hatched = it.picture();
        std::set<QRgb> changes;
        for (int column = 20; column < 40; ++column) {
            const QPoint at = it.at(column, 20);
            changes.insert(static_cast<QRgb>(qGreen(hatched.pixel(at)) - qGreen(bare.pixel(at)) > 40));
        }
        QCOMPARE(changes.size(), std::size_t(2));
    }

    void everyLabelHasItsColour() {
        Labelling it(Tool::Inspect);
        LabelColors colors;
        colors.setColor(7, QColor(0, 255, 0));
        colors.setOpacity(1);
        it.view.setLabelColors(colors);
        it.view.setOutlineVisible(false);
        LabelMask mask = box(120, 90, 20, 10, 39, 29, 7);
        mask.at(60, 60) = LabelMask::nucleus;
        it.view.setMask(mask);
        QCOMPARE(it.picture().pixel(it.at(30, 20)), qRgb(0, 255, 0));
        QCOMPARE(it.picture().pixel(it.at(60, 60)), qRgb(255, 0, 128));
    }
};

QTEST_MAIN(LabelToolsTest)
#include "label_tools_test.moc"
