#include "core/labels/label_origins.h"
#include "core/labels/label_store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;

namespace {

constexpr int width = 30, height = 20;

void fill(LabelMask& mask, int left, int top, int right, int bottom, std::uint8_t value = 1) {
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            mask.at(row, column) = value;
}

} // namespace

class LabelOriginsTest : public QObject {
    Q_OBJECT

private slots:
    void regionsOfAClassTouchAtCorners() {
        LabelMask mask(width, height);
        fill(mask, 2, 3, 5, 4);
        mask.at(5, 6) = 1; // at a corner of the first
        fill(mask, 10, 3, 12, 3, 2);
        const auto regions = regionsOf(mask);
        QCOMPARE(regions.size(), std::size_t(2));
        QCOMPARE(regions[0].pixels, 9);
        QCOMPARE(regions[0].left, 2);
        QCOMPARE(regions[0].right, 6);
        QCOMPARE(regions[0].top, 3);
        QCOMPARE(regions[0].bottom, 5);
        QCOMPARE(regions[0].firstRow, 3);
        QCOMPARE(regions[0].firstColumn, 2);
        QCOMPARE(regions[0].origin, std::string("manual"));
        QCOMPARE(int(regions[1].value), 2);
    }

    void eachRegionSaysWhatMadeIt() {
        LabelMask mask(width, height);
        fill(mask, 2, 3, 5, 6);
        fill(mask, 10, 3, 14, 6);
        LabelOrigins origins;
        origins.setAll(mask, "odm_unet 12ab");
        fill(mask, 20, 10, 22, 12); // by hand
        const auto regions = regionsOf(mask, origins);
        QCOMPARE(regions.size(), std::size_t(3));
        QCOMPARE(regions[0].origin, std::string("odm_unet 12ab"));
        QVERIFY(!regions[0].edited);
        QCOMPARE(regions[2].origin, std::string("manual"));
    }

    void paintingOrErasingAtARegionMakesItEdited() {
        LabelMask mask(width, height);
        fill(mask, 2, 3, 5, 6);
        fill(mask, 10, 3, 14, 6);
        fill(mask, 20, 3, 24, 6);
        LabelOrigins origins;
        origins.setAll(mask, "m");
        const std::uint8_t hand = origins.use(manualOrigin, mask.pixels.size());
        mask.at(7, 3) = 1;
        origins.set(7 * width + 3, hand);
        mask.at(3, 14) = LabelMask::background;
        const auto regions = regionsOf(mask, origins);
        QVERIFY(regions[0].edited && regions[1].edited && !regions[2].edited);
        QCOMPARE(regions[0].origin, std::string("m"));
    }

    void sidecarBringsOriginsBack() {
        QTemporaryDir folder;
        LabelStore store(folder.filePath("labels").toStdString());
        Label label;
        label.mask = LabelMask(width, height);
        fill(label.mask, 2, 3, 5, 6);
        fill(label.mask, 10, 3, 14, 6);
        label.origins.setAll(label.mask, "m");
        label.mask.at(3, 14) = LabelMask::background;
        fill(label.mask, 20, 10, 22, 12);
        store.save("a", label);
        const auto loaded = store.load("a", width, height);
        const auto regions = regionsOf(loaded->mask, loaded->origins);
        QCOMPARE(regions.size(), std::size_t(3));
        QCOMPARE(regions[0].origin, std::string("m"));
        QVERIFY(!regions[0].edited);
        QVERIFY(regions[1].edited);
        QCOMPARE(regions[2].origin, std::string("manual"));
    }
};

QTEST_APPLESS_MAIN(LabelOriginsTest)
#include "label_origins_test.moc"
