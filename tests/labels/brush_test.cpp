#include "core/labels/brush.h"

#include <QTest>

#include <cmath>
#include <random>
#include <set>

using namespace nucleoscope;

namespace {

/// Distance of a point from a segment: the definition of a capsule, apart from the scan lines of the brush.
double distance(double x, double y, double ax, double ay, double bx, double by) {
    const double dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy;
    const double t = square == 0 ? 0 : std::clamp(((x - ax) * dx + (y - ay) * dy) / square, 0.0, 1.0);
    return std::hypot(x - ax - t * dx, y - ay - t * dy);
}

int paintedPixels(const LabelMask& mask) {
    return static_cast<int>(std::count(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus));
}

} // namespace

class BrushTest : public QObject {
    Q_OBJECT
private slots:
    void discCoversThePixelsWithinItsRadius() {
        LabelMask mask(21, 21);
        LabelHistory::Step step;
        paintSegment(mask, {10, 10}, {10, 10}, {5, 5}, LabelMask::nucleus, step);
        for (int row = 0; row < 21; ++row) {
            for (int column = 0; column < 21; ++column)
                QCOMPARE(mask.at(row, column) != 0, std::hypot(column - 10, row - 10) <= 5);
        }
        QCOMPARE(paintedPixels(mask), 81); // lattice points in a disc of radius 5 (OEIS A000328)
    }

    void capsulesCoverWhatTheirDefinitionSays() {
        std::mt19937 random(20240607);
        std::uniform_real_distribution<double> place(-15, 55), radius(0.3, 20);
        for (int trial = 0; trial < 300; ++trial) {
            const GridPoint from{place(random), place(random)}, to{place(random), place(random)};
            const Brush brush{radius(random), radius(random)};
            LabelMask mask(40, 37);
            LabelHistory::Step step;
            paintSegment(mask, from, to, brush, LabelMask::nucleus, step);
            for (int row = 0; row < mask.height; ++row) {
                for (int column = 0; column < mask.width; ++column) {
                    const double away = distance(column / brush.columnRadius, row / brush.rowRadius,
                                                 from.column / brush.columnRadius, from.row / brush.rowRadius,
                                                 to.column / brush.columnRadius, to.row / brush.rowRadius);
                    const bool holdsAnEnd =
                        (column == std::round(from.column) && row == std::round(from.row)) ||
                        (column == std::round(to.column) && row == std::round(to.row));
                    if (std::abs(away - 1) > 1e-9)
                        QCOMPARE(mask.at(row, column) != 0, away < 1 || holdsAnEnd);
                }
            }
        }
    }

    void squaresCoverWhatTheirDefinitionSays() {
        std::mt19937 random(20250131);
        std::uniform_real_distribution<double> place(-15, 55), radius(0.3, 20);
        constexpr int steps = 400; // of the way, on each of which the square lies once
        for (int trial = 0; trial < 60; ++trial) {
            const GridPoint from{place(random), place(random)}, to{place(random), place(random)};
            const Brush brush{radius(random), radius(random), Brush::Shape::Square};
            LabelMask mask(40, 37);
            LabelHistory::Step step;
            paintSegment(mask, from, to, brush, LabelMask::nucleus, step);
            const double grain = std::hypot(to.column - from.column, to.row - from.row) / steps;
            for (int row = 0; row < mask.height; ++row) {
                for (int column = 0; column < mask.width; ++column) {
                    double away = 1e9; // from the rim of the nearest square, pixels
                    for (int i = 0; i <= steps; ++i) {
                        const double x = from.column + (to.column - from.column) * i / steps,
                                     y = from.row + (to.row - from.row) * i / steps;
                        away = std::min(away, std::max(std::abs(column - x) - brush.columnRadius,
                                                       std::abs(row - y) - brush.rowRadius));
                    }
                    const bool holdsAnEnd =
                        (column == std::round(from.column) && row == std::round(from.row)) ||
                        (column == std::round(to.column) && row == std::round(to.row));
                    if (std::abs(away) > grain)
                        QCOMPARE(mask.at(row, column) != 0, away < 0 || holdsAnEnd);
                }
            }
        }
    }

    void paintsOnlyWhereThePowerIsInTheRange() {
        SpectrumImage power{20, 20, std::vector<float>(400)};
        for (int i = 0; i < 400; ++i)
            power.log10Amplitude[static_cast<std::size_t>(i)] = static_cast<float>(i % 20);
        power.log10Amplitude[10 * 20 + 10] = NAN;
        for (const bool inverted : {false, true}) {
            LabelMask mask(20, 20);
            LabelHistory::Step step;
            paintSegment(mask, {10, 10}, {10, 10}, {30, 30}, LabelMask::nucleus, {0, 19}, step,
                         {&power, {8, 12, inverted}});
            for (int row = 0; row < 20; ++row)
                for (int column = 0; column < 20; ++column)
                    QCOMPARE(mask.at(row, column) != 0,
                             (column >= 8 && column <= 12) != inverted && !(row == 10 && column == 10));
        }
    }

    void brushSmallerThanAPixelPaintsThePixelUnderIt() {
        LabelMask mask(9, 9);
        LabelHistory::Step step;
        paintSegment(mask, {4.4, 2.6}, {4.4, 2.6}, {0.05, 0.05}, LabelMask::nucleus, step);
        QCOMPARE(step.size(), std::size_t{1});
        QCOMPARE(mask.at(3, 4), LabelMask::nucleus);
    }

    void stepHoldsEachChangedPixelOnceWithWhatItWas() {
        LabelMask mask(30, 30);
        mask.at(15, 15) = LabelMask::unsure;
        mask.at(15, 16) = LabelMask::nucleus;
        LabelHistory::Step step;
        paintSegment(mask, {12, 15}, {18, 15}, {3, 3}, LabelMask::nucleus, step);
        paintSegment(mask, {18, 15}, {12, 15}, {3, 3}, LabelMask::nucleus, step); // over the same again
        std::set<std::uint32_t> indices;
        for (const auto& change : step) {
            indices.insert(change.index);
            QCOMPARE(change.before, change.index == 15 * 30 + 15 ? LabelMask::unsure : LabelMask::background);
            QCOMPARE(change.after, LabelMask::nucleus);
        }
        QCOMPARE(indices.size(), step.size());
        QVERIFY(!indices.contains(15 * 30 + 16));
    }

    void paintsOnlyTheColumnsAllowed() {
        LabelMask mask(20, 20);
        LabelHistory::Step step;
        paintSegment(mask, {9, 10}, {9, 10}, {6, 6}, LabelMask::nucleus, {10, 12}, step);
        for (int row = 0; row < 20; ++row) {
            for (int column = 0; column < 20; ++column)
                QVERIFY(mask.at(row, column) == 0 || (column >= 10 && column <= 12));
        }
        QVERIFY(mask.at(10, 10) != 0);
    }

    void farOutsideNothingIsPainted() {
        LabelMask mask(8, 8);
        LabelHistory::Step step;
        paintSegment(mask, {-1e12, 3}, {-1e11, 1e15}, {4, 4}, LabelMask::nucleus, step);
        paintSegment(mask, {1e300, -1e300}, {1e300, 1e300}, {4, 4}, LabelMask::nucleus, step);
        QVERIFY(step.empty());
    }

    void historyUndoesAndRedoesWholeSteps() {
        LabelMask mask(10, 10);
        LabelHistory history;
        LabelHistory::Step first, second;
        paintSegment(mask, {3, 3}, {3, 3}, {2, 2}, LabelMask::nucleus, first);
        const LabelMask afterFirst = mask;
        history.add(first);
        paintSegment(mask, {4, 3}, {4, 3}, {2, 2}, LabelMask::background, second);
        const LabelMask afterSecond = mask;
        history.add(second);

        const auto changes = history.undo(mask);
        QCOMPARE(mask, afterFirst);
        QCOMPARE(changes.size(), second.size());
        for (const auto& change : changes)
            QCOMPARE(afterFirst.pixels[change.index], change.value);
        history.undo(mask);
        QCOMPARE(mask, LabelMask(10, 10));
        QVERIFY(!history.canUndo() && history.undo(mask).empty());
        history.redo(mask);
        QCOMPARE(mask, afterFirst);
        history.redo(mask);
        QCOMPARE(mask, afterSecond);
        QVERIFY(!history.canRedo() && history.redo(mask).empty());
    }

    void stepThatChangesAPixelTwiceIsUndoneInItsOrder() {
        LabelMask mask(4, 4);
        LabelHistory history;
        history.add({{5, 0, 1}, {6, 0, 1}, {5, 1, 255}, {4, 0, 1}});
        mask.pixels[4] = mask.pixels[6] = 1;
        mask.pixels[5] = 255;
        const LabelMask after = mask;
        history.undo(mask);
        QCOMPARE(mask, LabelMask(4, 4));
        history.redo(mask);
        QCOMPARE(mask, after);
    }

    void aThousandStrokesTakeLittleMemory() {
        // 100 screen pixels are at most some 110 columns or rows of a half-orbit in a window.
        std::mt19937 random(3);
        std::uniform_real_distribution<double> column(0, 1077), row(0, 1024), turn(-40, 40);
        LabelMask mask(1077, 1024);
        LabelHistory history;
        std::uint8_t label = LabelMask::nucleus;
        for (int i = 0; i < 1000; ++i) {
            LabelHistory::Step step;
            GridPoint from{column(random), row(random)};
            for (int move = 0; move < 30; ++move) {
                const GridPoint to{from.column + turn(random), from.row + turn(random)};
                paintSegment(mask, from, to, {55, 55}, label, step);
                from = to;
            }
            history.add(step);
            label = label == LabelMask::nucleus ? LabelMask::background : LabelMask::nucleus;
        }
        qInfo("1000 strokes: %.1f MB", static_cast<double>(history.bytes()) / 1e6);
        QVERIFY(history.bytes() < 100'000'000);
        while (history.canUndo())
            history.undo(mask);
        QCOMPARE(mask, LabelMask(1077, 1024));
    }

    void newStepDropsWhatCouldBeRedone() {
        LabelMask mask(4, 4);
        LabelHistory history;
        history.add({{0, 0, 1}});
        history.undo(mask);
        history.add({{5, 0, 1}});
        QVERIFY(!history.canRedo());
        mask.pixels[5] = 1;
        history.undo(mask);
        QCOMPARE(mask, LabelMask(4, 4));
    }

    void stepWithoutAChangeIsNotAdded() {
        LabelHistory history;
        history.add({});
        history.add({{3, 1, 1}});
        QVERIFY(!history.canUndo());
    }
};

QTEST_APPLESS_MAIN(BrushTest)
#include "brush_test.moc"
