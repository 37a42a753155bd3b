#include "core/labels/mask_edits.h"
#include "tests/labels/drawn_mask.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;
using nucleoscope::test::drawn;

namespace {

LabelMask after(const LabelMask& mask, const LabelHistory::Step& step) {
    LabelMask result = mask;
    applyStep(step, result);
    return result;
}

LabelMask operated(const LabelMask& mask, MaskOperation operation, int pixels,
                   const LabelMask* chosen = nullptr) {
    return after(mask, operationStep(mask, operation, pixels, LabelMask::nucleus, chosen));
}

LabelMask disc(int size, double radius) {
    LabelMask mask(size, size);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column)
            if (std::hypot(row - size / 2, column - size / 2) <= radius)
                mask.at(row, column) = LabelMask::nucleus;
    return mask;
}

} // namespace

class MaskEditsTest : public QObject {
    Q_OBJECT
private slots:
    void regionsOfLabelsMeetAtCornersThoseOfTheBackgroundDoNot() {
        const LabelMask mask = drawn("#... .#.. ..#. ...#");
        QCOMPARE(regionAt(mask, 0, 0), mask);
        QCOMPARE(regionAt(mask, 0, 3), drawn(".### ..## ...# ...."));
    }

    void aRegionEndsWhereAnotherLabelBegins() {
        const LabelMask mask = drawn("##?# ##?#");
        QCOMPARE(regionAt(mask, 0, 0), drawn("##.. ##.."));
        QCOMPARE(regionAt(mask, 0, 2), drawn("..#. ..#."));
    }

    void paintingChosenPixelsLeavesTheOthers() {
        const LabelMask mask = drawn("#.? ...");
        const LabelHistory::Step step = paintStep(mask, drawn("##. .#."), LabelMask::unsure);
        QCOMPARE(step.size(), std::size_t(3));
        QCOMPARE(after(mask, step), drawn("??? .?."));
        QVERIFY(paintStep(mask, drawn("... ..."), LabelMask::nucleus).empty());
    }

    void movingTakesTheLabelsAlong() {
        const LabelMask mask = drawn("#?... ##... ..... ....#");
        const LabelMask chosen = drawn("##... ##... ..... .....");
        QCOMPARE(after(mask, moveStep(mask, chosen, 1, 1)), drawn("..... .#?.. .##.. ....#"));
        QCOMPARE(after(mask, moveStep(mask, chosen, -1, 0)), drawn("?.... #.... ..... ....#"));
        QVERIFY(moveStep(mask, chosen, 0, 0).empty());
    }

    void growingAddsADiscShrinkingTakesItAway() {
        LabelMask point(15, 15);
        point.at(7, 7) = LabelMask::nucleus;
        const LabelMask grown = operated(point, MaskOperation::Grow, 3);
        QCOMPARE(grown.at(7, 10), LabelMask::nucleus);
        QCOMPARE(grown.at(7, 11), LabelMask::background);
        QCOMPARE(grown.at(4, 4), LabelMask::background);
        QCOMPARE(operated(grown, MaskOperation::Shrink, 3), point);
    }

    void theEdgeOfTheSpectrumIsNoEdgeOfARegion() {
        const LabelMask full = drawn("##### ##### #####");
        QCOMPARE(operated(full, MaskOperation::Shrink, 1), full);
    }

    void growingLeavesOtherLabels() {
        QCOMPARE(operated(drawn("..... .#?.. ....."), MaskOperation::Grow, 1), drawn(".#... ##?.. .#..."));
    }

    void holesAreWhatARegionEncloses() {
        QCOMPARE(operated(drawn("###.. #.#.. ###.# ..#.#"), MaskOperation::FillHoles, 1),
                 drawn("###.. ###.. ###.# ..#.#"));
        // Another label in the hole stays, and a bay at the edge is no hole.
        QCOMPARE(operated(drawn("####. #?.#. ####. #.#.."), MaskOperation::FillHoles, 1),
                 drawn("####. #?##. ####. #.#.."));
    }

    void smallRegionsGo() {
        QCOMPARE(operated(drawn("##..# ##... ....# ...#."), MaskOperation::RemoveSmall, 3),
                 drawn("##... ##... ..... ....."));
    }

    void smoothingTakesSpikesAndNotchesAndKeepsTheRest() {
        const LabelMask round = disc(61, 20);
        LabelMask rough = round;
        for (int column = 51; column < 58; ++column)
            rough.at(30, column) = LabelMask::nucleus; // a spike
        for (int row = 10; row < 18; ++row)
            rough.at(row, 30) = LabelMask::background; // a notch
        const LabelMask smooth = operated(rough, MaskOperation::Smooth, 4);
        int different = 0;
        for (std::size_t i = 0; i < round.pixels.size(); ++i)
            different += smooth.pixels[i] != round.pixels[i];
        QVERIFY2(different < 12, qPrintable(QString::number(different)));
    }

    void anOperationOnARegionLeavesTheOthers() {
        const LabelMask mask = drawn("......... .#.....#. .........");
        const LabelMask one = regionAt(mask, 1, 1);
        QCOMPARE(operated(mask, MaskOperation::Grow, 1, &one), drawn(".#....... ###....#. .#......."));
        QCOMPARE(operated(mask, MaskOperation::RemoveSmall, 2, &one), drawn("......... .......#. ........."));
    }

    void whatChangesNothingIsAnEmptyStep() {
        const LabelMask mask = drawn("##. ##.");
        QVERIFY(operationStep(mask, MaskOperation::RemoveSmall, 2, LabelMask::nucleus).empty());
        QVERIFY(operationStep(mask, MaskOperation::Grow, 2, LabelMask::unsure).empty());
    }
};

QTEST_APPLESS_MAIN(MaskEditsTest)
#include "mask_edits_test.moc"
