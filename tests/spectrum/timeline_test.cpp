#include "core/spectrum/timeline.h"

#include <QTest>

using namespace nucleoscope;

namespace {

SpectrumTimeline timelineOf(const std::vector<double>& seconds) {
    Track track;
    for (const double s : seconds)
        track.utc.push_back(1635897600000 + std::llround(s * 1000));
    return SpectrumTimeline(track);
}

std::vector<double> even(int rows, double step) {
    std::vector<double> seconds;
    for (int row = 0; row < rows; ++row)
        seconds.push_back(row * step);
    return seconds;
}

} // namespace

class TimelineTest : public QObject {
    Q_OBJECT
private slots:
    void evenRowsAreOnePiece() {
        const SpectrumTimeline timeline = timelineOf(even(1077, rowSeconds));
        QCOMPARE(timeline.pieces().size(), std::size_t{1});
        QVERIFY(std::abs(timeline.start() + 1.024) < 1e-9);
        QVERIFY(std::abs(timeline.end() - 1076.5 * rowSeconds) < 1e-3);
        QVERIFY(std::abs(timeline.columnAt(500 * rowSeconds) - 500) < 1e-6);
    }

    void lostRowsLeaveAGapOfTheirWidth() {
        auto seconds = even(10, rowSeconds);
        for (int row = 0; row < 5; ++row)
            seconds.push_back((12 + row) * rowSeconds); // rows 10 and 11 lost: a step of 6.144 s
        const SpectrumTimeline timeline = timelineOf(seconds);
        QCOMPARE(timeline.pieces().size(), std::size_t{2});
        QVERIFY(std::abs(timeline.pieces()[1].start - timeline.pieces()[0].end - 2 * rowSeconds) < 1e-3);
        QVERIFY(timeline.pieceAt(10.5 * rowSeconds) == nullptr);
        QCOMPARE(timeline.pieceAt(12 * rowSeconds), &timeline.pieces()[1]);
        QVERIFY(std::abs(timeline.secondsAt(10) - 12 * rowSeconds) < 1e-3);
    }

    void columnsAndSecondsAreInverse() {
        auto seconds = even(10, rowSeconds);
        for (int row = 0; row < 5; ++row)
            seconds.push_back((30 + row) * rowSeconds);
        const SpectrumTimeline timeline = timelineOf(seconds);
        for (double column = -2; column < 17; column += 0.25) {
            if (column != 9.5) // lies at both sides of the gap
                QVERIFY(std::abs(timeline.columnAt(timeline.secondsAt(column)) - column) < 1e-9);
        }
        double last = timeline.columnAt(-5);
        for (double s = -4.5; s < 80; s += 0.5) {
            QVERIFY(timeline.columnAt(s) >= last);
            QCOMPARE(timeline.columnAt(s) == 9.5, timeline.pieceAt(s) == nullptr && s > 0 && s < 61);
            last = timeline.columnAt(s);
        }
    }

    void rowsAtAnotherPaceKeepTheirTimesWithoutGaps_data() {
        QTest::addColumn<double>("step");
        QTest::newRow("faster") << 1.9;
        QTest::newRow("slower") << 2.2;
    }
    void rowsAtAnotherPaceKeepTheirTimesWithoutGaps() {
        QFETCH(double, step);
        const SpectrumTimeline timeline = timelineOf(even(300, step));
        for (std::size_t i = 1; i < timeline.pieces().size(); ++i)
            QCOMPARE(timeline.pieces()[i].start, timeline.pieces()[i - 1].end);
        for (int row = 0; row < 300; ++row)
            QVERIFY(std::abs(timeline.secondsAt(row) - row * step) < 0.5 * rowSeconds);
    }

    void rowsBackInTimeDoNotOverlap() {
        auto seconds = even(10, rowSeconds);
        seconds.push_back(seconds.back()); // a twin
        seconds.push_back(seconds.back() - 30);
        seconds.push_back(seconds.back() + rowSeconds);
        const SpectrumTimeline timeline = timelineOf(seconds);
        int column = 0;
        double end = timeline.start();
        for (const auto& piece : timeline.pieces()) {
            QCOMPARE(piece.firstColumn, column);
            QVERIFY(piece.start >= end - 1e-9 && piece.end > piece.start);
            column = piece.lastColumn + 1;
            end = piece.end;
        }
        QCOMPARE(column, 13);
    }
};

QTEST_APPLESS_MAIN(TimelineTest)
#include "timeline_test.moc"
