#include "core/labels/outline.h"

#include <QTest>

#include <random>
#include <string_view>

using namespace nucleoscope;

namespace {

/// '#' is the nucleus, rows are separated by blanks.
LabelMask drawn(std::string_view picture) {
    LabelMask mask;
    mask.width = static_cast<int>(picture.find(' '));
    for (const char c : picture) {
        if (c != ' ') {
            mask.pixels.push_back(c == '#' ? LabelMask::nucleus : LabelMask::background);
        }
    }
    mask.height = static_cast<int>(mask.pixels.size()) / mask.width;
    return mask;
}

LabelMask filled(const std::vector<Outline>& outlines, int width, int height) {
    LabelMask mask(width, height);
    for (const Outline& outline : outlines) {
        fillRings(mask, outline.rings());
    }
    return mask;
}

} // namespace

class OutlineTest : public QObject {
    Q_OBJECT

private slots:
    void rectangleHasFourCornersAtItsPixelsEdges() {
        const auto outlines = traceOutlines(drawn(".... .##. .##. .##. ...."));
        QCOMPARE(outlines.size(), std::size_t{1});
        const Ring expected{{3, 1}, {3, 4}, {1, 4}, {1, 1}};
        QVERIFY(outlines.front().outer == expected);
        QVERIFY(outlines.front().holes.empty());
    }

    void holeRunsTheOtherWayRound() {
        const auto outlines = traceOutlines(drawn("### #.# ###"));
        QCOMPARE(outlines.size(), std::size_t{1});
        QCOMPARE(outlines.front().outer.size(), std::size_t{4});
        const Ring hole{{2, 2}, {2, 1}, {1, 1}, {1, 2}};
        QCOMPARE(outlines.front().holes.size(), std::size_t{1});
        QVERIFY(outlines.front().holes.front() == hole);
    }

    void pixelsThatMeetAtACornerAreOneRegion() {
        QCOMPARE(traceOutlines(drawn("#.. .#. ..#")).size(), std::size_t{1});
        QCOMPARE(traceOutlines(drawn("#.# ... #.#")).size(), std::size_t{4});
    }

    void onlyTheAskedLabelIsTraced() {
        LabelMask mask = drawn("##.. ##..");
        mask.at(0, 3) = LabelMask::unsure;
        QCOMPARE(traceOutlines(mask).size(), std::size_t{1});
        QCOMPARE(traceOutlines(mask, LabelMask::unsure).size(), std::size_t{1});
    }

    void fillingGivesTheMaskBack_data() {
        QTest::addColumn<int>("seed");
        for (int seed = 0; seed < 20; ++seed) {
            QTest::addRow("seed %d", seed) << seed;
        }
    }
    void fillingGivesTheMaskBack() {
        QFETCH(int, seed);
        std::mt19937 random(static_cast<unsigned>(seed));
        LabelMask mask(31, 23);
        const unsigned filledOutOfTen = 1 + random() % 9;
        for (std::uint8_t& pixel : mask.pixels) {
            pixel = random() % 10 < filledOutOfTen ? LabelMask::nucleus : LabelMask::background;
        }
        QVERIFY(filled(traceOutlines(mask), mask.width, mask.height) == mask);
    }

    void whatLiesOutsideIsLeftOut() {
        LabelMask mask(4, 3);
        const std::vector<Ring> rings{{{-5, -5}, {2.5, -5}, {2.5, 99}, {-5, 99}}};
        fillRings(mask, rings);
        QVERIFY(mask == drawn("##.. ##.. ##.."));
    }

    void aLineThatCrossesItselfHoldsAllItRunsAround() {
        // Around the inner square twice.
        const std::vector<Ring> rings{{{0, 0}, {5, 0}, {5, 5}, {1, 5}, {1, 1}, {4, 1}, {4, 4}, {0, 4}}};
        LabelMask winding(5, 5), evenOdd(5, 5);
        fillRings(winding, rings, LabelMask::nucleus, FillRule::Winding);
        QVERIFY(winding == drawn("##### ##### ##### ##### .####"));
        fillRings(evenOdd, rings);
        QCOMPARE(evenOdd.at(2, 2), LabelMask::background);
    }

    void pixelsCountByTheirCentres() {
        LabelMask mask(4, 2);
        const std::vector<Ring> rings{{{0.5, 0.6}, {2.49, 0.6}, {2.49, 2}, {0.5, 2}}};
        fillRings(mask, rings);
        QVERIFY(mask == drawn(".... ##.."));
    }
};

QTEST_GUILESS_MAIN(OutlineTest)
#include "outline_test.moc"
