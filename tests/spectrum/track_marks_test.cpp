#include "core/spectrum/track_marks.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

Track straightTrack(int rows) {
    Track track;
    for (int row = 0; row < rows; ++row) {
        track.utc.push_back(1635897600000 + row * 2048);
        track.latitude.push_back(-70 + 140.0 * row / (rows - 1));
        track.longitude.push_back(30);
        track.altitudeKm.push_back(507);
        track.magneticLatitude.push_back(track.latitude.back() * 1.2);
        track.magneticLongitude.push_back(90);
    }
    return track;
}

} // namespace

class TrackMarksTest : public QObject {
    Q_OBJECT

private slots:
    void burstRowsAreJoinedIntoRuns() {
        Track track = straightTrack(10);
        QVERIFY(burstRuns(track).empty()); // the file does not say
        track.workMode = {2, 2, 1, 1, 2, 1, 1, 1, 2, 2};
        QVERIFY((burstRuns(track) == std::vector<ColumnRun>{{0, 1}, {4, 4}, {8, 9}}));
        track.workMode.assign(10, 1);
        QVERIFY(burstRuns(track).empty());
    }

    void magneticBandLiesInBothHemispheres() {
        Track track = straightTrack(141); // a degree a row
        const std::vector<ColumnRun> runs = nucleusBandRuns(track);
        QCOMPARE(runs.size(), std::size_t{2});
        for (int row = 0; row < 141; ++row) {
            const double latitude = std::abs(track.magneticLatitude[std::size_t(row)]);
            const bool inRun = (row >= runs[0].first && row <= runs[0].last) ||
                               (row >= runs[1].first && row <= runs[1].last);
            QCOMPARE(inRun, latitude >= 58 && latitude <= 80);
        }
        track.magneticLatitude[std::size_t(runs[0].first) + 1] = std::nan("");
        QCOMPARE(nucleusBandRuns(track).size(), std::size_t{3});
    }

    void daylightCoversTheTrackOnce() {
        Track track = straightTrack(141);
        track.utc.assign(141,
                         fromIso8601("2022-06-21T22:00:00Z").value()); // midnight at 30° E, northern summer
        track.latitude[5] = std::nan("");
        std::vector<int> seen(141, 0);
        bool night = false, lit = false;
        for (const DaylightRun& run : daylightRuns(track)) {
            for (int column = run.columns.first; column <= run.columns.last; ++column) {
                const auto i = std::size_t(column);
                ++seen[i];
                QCOMPARE(daylightAt(track.latitude[i], 30, 507, track.utc[i]), run.daylight);
            }
            night |= run.daylight == Daylight::Night;
            lit |= run.daylight != Daylight::Night;
        }
        for (int column = 0; column < 141; ++column)
            QCOMPARE(seen[std::size_t(column)], column == 5 ? 0 : 1);
        QVERIFY(night && lit); // the polar day begins under the track
    }
};

QTEST_APPLESS_MAIN(TrackMarksTest)
#include "track_marks_test.moc"
