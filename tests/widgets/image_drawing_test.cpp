#include "widgets/axis_lines.h"
#include "widgets/image_resampling.h"

#include <QPainter>
#include <QTest>

using namespace nucleoscope;

namespace {

/// One colour channel of a line of pixels.
QImage greyLine(const std::vector<int>& values) {
    QImage image(static_cast<int>(values.size()), 1, QImage::Format_RGB32);
    for (int x = 0; x < image.width(); ++x)
        image.setPixel(x, 0, qRgb(values[x], values[x], values[x]));
    return image;
}

std::vector<int> greysOf(const QImage& image) {
    std::vector<int> values;
    for (int x = 0; x < image.width(); ++x)
        values.push_back(qRed(image.pixel(x, 0)));
    return values;
}

/// Of a line stretched so that `count` new pixels cover it from `from` on, each `step` wide.
std::vector<int> stretched(const std::vector<int>& values, int count, double from, double step,
                           bool averages) {
    const auto edge = [&](int i) { return from + i * step; };
    const auto columns = imageTaps(count, edge, 0, static_cast<int>(values.size()) - 1, averages);
    return greysOf(resampled(greyLine(values), columns, unchangedTaps(0, 0)));
}

QImage drawn(const QList<QLineF>& lines, double width, double ratio) {
    QImage image(QSize(60, 40) * ratio, QImage::Format_RGB32);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::white);
    QPainter painter(&image);
    const AxisLines stroke{&lines, width, Qt::black};
    drawAxisLines(painter, {&stroke, 1}, QRectF(0, 0, 60, 40));
    return image;
}

} // namespace

class ImageDrawingTest : public QObject {
    Q_OBJECT

private slots:
    void aStretchedLineRepeatsWhatLiesUnderEachCentre() {
        QCOMPARE(stretched({10, 20, 30}, 6, 0, 0.5, true), (std::vector<int>{10, 10, 20, 20, 30, 30}));
        QCOMPARE(stretched({10, 20, 30}, 4, 0, 0.75, true), (std::vector<int>{10, 20, 20, 30}));
    }

    void aShrunkLineIsTheMeanOfWhatEachPixelCovers() {
        QCOMPARE(stretched({10, 20, 30, 40}, 2, 0, 2, true), (std::vector<int>{15, 35}));
        // 10 · 2/3 + 40 · 1/3, and so on.
        QCOMPARE(stretched({10, 40, 70}, 2, 0, 1.5, true), (std::vector<int>{20, 60}));
        QCOMPARE(stretched({10, 20, 30, 40}, 2, 0, 2, false), (std::vector<int>{20, 40}));
    }

    void whatLiesOutsideCountsAsTheNearest() {
        QCOMPARE(stretched({10, 20}, 4, -1, 1, true), (std::vector<int>{10, 10, 20, 20}));
        QCOMPARE(stretched({10, 20}, 2, -1, 2, true), (std::vector<int>{10, 20}));
    }

    void rowsAreMixedAsColumnsAre() {
        const std::vector<int> values{0, 255, 17, 90, 200};
        const QImage line = greyLine(values);
        const auto taps = imageTaps(
            3, [](int i) { return i * 5 / 3.0; }, 0, 4, true);
        const QImage across = resampled(line, taps, unchangedTaps(0, 0));
        const QImage down = resampled(line.transformed(QTransform().rotate(90)), unchangedTaps(0, 0), taps);
        QCOMPARE(greysOf(across), greysOf(down.transformed(QTransform().rotate(-90))));
    }

    void manyLinesGiveTheSamePixelsAsFew_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("ratio");
        for (const double width : {1.0, 3.0})
            for (const double ratio : {1.0, 2.0})
                QTest::addRow("width %g, ratio %g", width, ratio) << width << ratio;
    }
    void manyLinesGiveTheSamePixelsAsFew() {
        QFETCH(double, width);
        QFETCH(double, ratio);
        QList<QLineF> lines{QLineF(5, 5, 30, 5), QLineF(5, 5, 5, 20.3), QLineF(50.7, -10, 50.7, 100),
                            QLineF(-3, 33.2, 70, 33.2)};
        const QImage few = drawn(lines, width, ratio);
        QCOMPARE(few.pixelColor(QPoint(10, 5) * ratio), QColor(Qt::black));
        QCOMPARE(few.pixelColor(QPoint(10, 12) * ratio), QColor(Qt::white));
        while (lines.size() < 5000)
            lines += lines.first(4);
        QCOMPARE(drawn(lines, width, ratio), few);
    }
};

QTEST_MAIN(ImageDrawingTest)
#include "image_drawing_test.moc"
