#include "core/error.h"
#include "core/labels/label_comparison.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int width = 40, height = 30;

LabelMask boxed(int left, int top, int right, int bottom, std::uint8_t value = LabelMask::nucleus) {
    LabelMask mask(width, height);
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            mask.at(row, column) = value;
    return mask;
}

Label labelOf(const LabelMask& mask, const char* author) {
    Label label;
    label.mask = mask;
    label.state = LabelState::Done;
    label.author = author;
    return label;
}

} // namespace

class LabelComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void iouIsThatOfTheBoxes() {
        LabelAgreement agreement;
        // 10 × 10 and 10 × 10, 5 × 10 of them common.
        agreement.add(boxed(0, 0, 9, 9), boxed(5, 0, 14, 9));
        QCOMPARE(agreement.iou(), 50.0 / 150.0);
        QCOMPARE(agreement.onlyFirst(), std::int64_t(50));
        QCOMPARE(agreement.onlySecond(), std::int64_t(50));
        // 2 × 2 table: both 50, none 1050, one each 50 of 1200.
        const double observed = 1100.0 / 1200, chance = (100.0 * 100 + 1100.0 * 1100) / (1200.0 * 1200);
        QVERIFY(std::abs(agreement.kappa() - (observed - chance) / (1 - chance)) < 1e-12);
    }

    void whatEitherCallsUnsureIsLeftOut() {
        LabelMask second = boxed(5, 0, 14, 9);
        for (int row = 0; row < 10; ++row)
            for (int column = 0; column < 5; ++column)
                second.at(row, column) = LabelMask::unsure; // what only the first has
        LabelAgreement agreement;
        agreement.add(boxed(0, 0, 9, 9), second);
        QCOMPARE(agreement.iou(), 50.0 / 100.0);
        QCOMPARE(agreement.onlyFirst(), std::int64_t(0));
    }

    void nothingToCompareIsNoNumber() {
        LabelAgreement agreement;
        agreement.add(LabelMask(width, height), LabelMask(width, height));
        QVERIFY(std::isnan(agreement.iou()));
        QVERIFY(std::isnan(agreement.kappa()));
        QVERIFY_EXCEPTION_THROWN(agreement.add(LabelMask(3, 4), LabelMask(4, 3)), Error);
    }

    void patchesAreWhereTwoValuesMeet() {
        LabelMask first = boxed(0, 0, 9, 9), second = boxed(5, 0, 14, 9);
        second.at(20, 20) = LabelMask::nucleus;
        const auto patches = differencesOf(first, second);
        QCOMPARE(patches.size(), std::size_t(3));
        QCOMPARE(patches[0].pixels.size(), std::size_t(50));
        QCOMPARE(patches[2].pixels.size(), std::size_t(1));
        QCOMPARE(patches[2].left, 20);
        QCOMPARE(patches[2].pixels[0], std::uint32_t(20 * width + 20));
        QCOMPARE(differencesOf(first, second, 2).size(), std::size_t(2));
        // Theirs wherever they differ is theirs.
        for (const LabelDifference& patch : patches)
            for (const std::uint32_t pixel : patch.pixels) {
                QCOMPARE(first.pixels[pixel], patch.first);
                first.pixels[pixel] = patch.second;
            }
        QCOMPARE(first, second);
    }

    void setsAreComparedByName() {
        QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        LabelStore ours(folder / "ours"), theirs(folder / "theirs");
        ours.save("a", labelOf(boxed(0, 0, 9, 9), "Li"));
        theirs.save("a", labelOf(boxed(0, 0, 9, 9), "Wu"));
        ours.save("b", labelOf(boxed(0, 0, 9, 9), "Li"));
        writeMask(theirs.maskFile("b"), boxed(5, 0, 14, 9)); // a mask alone
        ours.save("c", labelOf(boxed(0, 0, 9, 9), "Li"));
        theirs.save("d", labelOf(boxed(0, 0, 9, 9), "Wu"));
        ours.save("e", labelOf(boxed(0, 0, 9, 9), "Li"));
        writeMask(theirs.maskFile("e"), LabelMask(3, 3)); // of another grid
        const LabelSetComparison comparison = compareLabelSets(ours, theirs, [](auto, auto) {}, {});
        QCOMPARE(comparison.both.size(), std::size_t(2));
        QCOMPARE(comparison.both[0].agreement.iou(), 1.0);
        QCOMPARE(comparison.both[1].agreement.iou(), 1.0 / 3);
        QCOMPARE(comparison.total.iou(), 150.0 / 250);
        QCOMPARE(comparison.onlyFirst, std::vector<std::string>{"c"});
        QCOMPARE(comparison.onlySecond, std::vector<std::string>{"d"});
        QCOMPARE(comparison.failures.size(), std::size_t(1));
        QVERIFY(comparison.failures[0].starts_with("e:"));
        QCOMPARE(comparison.both[0].secondAuthor, std::string("Wu"));
    }

    void classesAreComparedByName() {
        QTemporaryDir temporary;
        const fs::path folder = temporary.path().toStdString();
        LabelStore ours(folder / "ours"), theirs(folder / "theirs");
        LabelClasses first, second;
        first.add("hiss");
        second.add("lightning");
        second.add("hiss"); // 3 there, 2 here
        ours.setClasses(first);
        theirs.setClasses(second);
        ours.save("a", labelOf(boxed(0, 0, 9, 9, 2), "Li"));
        theirs.save("a", labelOf(boxed(0, 0, 9, 9, 3), "Wu"));
        const LabelSetComparison comparison = compareLabelSets(ours, theirs, [](auto, auto) {}, {});
        QCOMPARE(comparison.both[0].agreement.iou(2), 1.0);
        QVERIFY(comparison.classes.find("lightning") != nullptr);
    }

    void neitherProjectNorFolderIsNamed() {
        QVERIFY_EXCEPTION_THROWN(labelFolderOf("/nowhere/at/all"), FileError);
    }
};

QTEST_APPLESS_MAIN(LabelComparisonTest)
#include "label_comparison_test.moc"
