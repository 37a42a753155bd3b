#include "widgets/slice_panel.h"
#include "widgets/slice_readout.h"

#include <QTest>

#include <cmath>
#include <limits>

namespace nucleoscope {

namespace {

constexpr float missing = std::numeric_limits<float>::quiet_NaN();

SpectrumSlice slice() {
    return {{1000, 2000, 3000, 4000}, {-4, missing, -5, -3}};
}

} // namespace

class SlicePanelTest : public QObject {
    Q_OBJECT

private slots:
    void aLineShowsTheValuesAndBreaksWhereTheyAreMissing() {
        SlicePanel panel(SlicePanel::Kind::Spectrum);
        panel.begin(0, -6, -2);
        panel.setLine(SlicePanel::Cursor::Moving, slice(), 2, QStringLiteral("here"));
        const QVector<QPointF> points = panel.points(SlicePanel::Cursor::Moving);
        QCOMPARE(points.size(), 4);
        QCOMPARE(points[0], QPointF(1, -4)); // kHz
        QVERIFY(std::isnan(points[1].y()));
        QCOMPARE(points[3], QPointF(4, -3));
        QVERIFY(panel.points(SlicePanel::Cursor::Pinned).isEmpty());
    }

    void valuesAreThoseOfTheQuantity() {
        SlicePanel panel(SlicePanel::Kind::Series);
        panel.begin(0, -6, -2);
        panel.setLine(SlicePanel::Cursor::Moving, slice(), 2000, {});
        panel.setQuantity({SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel});
        QCOMPARE(panel.points(SlicePanel::Cursor::Moving)[0], QPointF(1000, -80)); // seconds
        QVERIFY(panel.valueRange().contains(-120) && panel.valueRange().contains(-40));
    }

    void theValueAxisWidensForWhatLiesBeyondTheColours() {
        SlicePanel panel(SlicePanel::Kind::Series);
        panel.begin(0, -4, -3.5F);
        QVERIFY(!panel.valueRange().contains(-5));
        panel.setLine(SlicePanel::Cursor::Pinned, slice(), 0, {});
        QVERIFY(panel.valueRange().contains(-5) && panel.valueRange().contains(-3));
        panel.begin(0, -4, -3.5F);
        QVERIFY(!panel.valueRange().contains(-5));
        QVERIFY(panel.points(SlicePanel::Cursor::Pinned).isEmpty());
    }

    void theSharedAxisLiesWhereItIsTold() {
        for (const auto kind : {SlicePanel::Kind::Series, SlicePanel::Kind::Spectrum}) {
            SlicePanel panel(kind);
            panel.resize(500, 400);
            panel.show();
            panel.setSpan(90, 330);
            panel.setShown({0.1, 20}, kind == SlicePanel::Kind::Spectrum);
            panel.replot();
            const QRect plot = panel.axisRect()->rect();
            const bool across = kind == SlicePanel::Kind::Series;
            QCOMPARE(across ? plot.left() : plot.top(), 90);
            QCOMPARE(across ? plot.right() : plot.bottom(), 330);
            const QCPAxis* shared = across ? panel.xAxis : panel.yAxis;
            QCOMPARE(shared->range().lower, 0.1);
            QCOMPARE(shared->scaleType() == QCPAxis::stLogarithmic, !across);
        }
    }

    void theReadoutGivesTheDifference() {
        SliceReadout readout;
        const SlicePoint cursor{1635897660500, 12500, -4}, pinned{1635897600000, 13000, -4.5F};
        const SpectrumQuantity decibel{SpectrumQuantity::Density::Amplitude,
                                       SpectrumQuantity::Scale::Decibel};
        readout.setPoints(cursor, std::nullopt, decibel);
        QCOMPARE(readout.text(0, 0), QStringLiteral("00:01:00"));
        QCOMPARE(readout.text(1, 0), QStringLiteral("12.500"));
        QCOMPARE(readout.text(2, 0), QStringLiteral("−80.0"));
        QCOMPARE(readout.text(0, 1) + readout.text(0, 2), QString());
        readout.setPoints(cursor, pinned, decibel);
        QCOMPARE(readout.text(0, 2), QStringLiteral("+60.5 s"));
        QCOMPARE(readout.text(1, 2), QStringLiteral("−0.500"));
        QCOMPARE(readout.text(2, 2), QStringLiteral("+10.0"));
        readout.setPoints(SlicePoint{0, 1000, missing}, pinned, decibel);
        QCOMPARE(readout.text(2, 0), QStringLiteral("missing"));
        QCOMPARE(readout.text(2, 2), QStringLiteral("missing"));
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::SlicePanelTest)
#include "slice_panel_test.moc"
