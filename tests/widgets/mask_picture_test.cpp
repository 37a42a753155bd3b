#include "widgets/mask_picture.h"

#include <QTest>

using namespace nucleoscope;

namespace {

constexpr int side = 8;

/// Set in a square of so many pixels from (2, 2).
std::vector<std::uint8_t> square(int width) {
    std::vector<std::uint8_t> mask(side * side);
    for (int row = 2; row < 2 + width; ++row)
        for (int column = 2; column < 2 + width; ++column)
            mask[std::size_t(row * side + column)] = 1;
    return mask;
}

} // namespace

class MaskPictureTest : public QObject {
    Q_OBJECT

private slots:
    void outlineHasADarkLineAroundItAndLeavesTheRestAsItIs() {
        const std::vector<std::uint8_t> grey(side * side, 120), mask = square(3);
        const QImage picture = maskPicture(grey, side, {{mask, truthColor()}});
        QCOMPARE(picture.pixelColor(2, 2), truthColor());
        QCOMPARE(picture.pixelColor(4, 3), truthColor());
        QCOMPARE(picture.pixelColor(3, 3), QColor(120, 120, 120)); // inside
        QCOMPARE(picture.pixelColor(1, 3), QColor(Qt::black));
        QCOMPARE(picture.pixelColor(3, 5), QColor(Qt::black));
        QCOMPARE(picture.pixelColor(7, 7), QColor(120, 120, 120));
    }

    void outlineIsSeenOnItsOwnColour() {
        std::vector<std::uint8_t> pixels;
        for (int i = 0; i < side * side; ++i)
            for (const int value : {truthColor().red(), truthColor().green(), truthColor().blue()})
                pixels.push_back(static_cast<std::uint8_t>(value));
        const std::vector<std::uint8_t> mask = square(3);
        const QImage picture = maskPicture(pixels, side, {{mask, truthColor()}});
        QCOMPARE(picture.pixelColor(0, 0), truthColor());
        QCOMPARE(picture.pixelColor(2, 1), QColor(Qt::black));
    }

    void darkLineOfOneCoversNoOtherOutline() {
        const std::vector<std::uint8_t> grey(side * side, 120), large = square(5), small = square(4);
        const QImage picture = maskPicture(grey, side, {{large, truthColor()}, {small, foundColor()}});
        QCOMPARE(picture.pixelColor(6, 4), truthColor()); // beside the small one's edge
        QCOMPARE(picture.pixelColor(5, 4), foundColor());
    }
};

QTEST_GUILESS_MAIN(MaskPictureTest)
#include "mask_picture_test.moc"
