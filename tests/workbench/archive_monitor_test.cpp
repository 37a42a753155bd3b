#include "app/workbench/archive_monitor.h"
#include "app/workbench/thumbnails.h"
#include "core/archive/reader.h"
#include "core/error.h"
#include "core/files.h"
#include "core/spectrum/thumbnail.h"
#include "tests/workbench/made_project.h"
#include "widgets/track_map.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace nucleoscope {

namespace {

namespace fs = std::filesystem;

constexpr int waitMs = 20000;

} // namespace

/// What happens behind the list of half-orbits: the archive is listed, opened and watched, and pictures are
/// made.
class ArchiveMonitorTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    test::MadeProject made_;
    int number_ = 0;

    fs::path root() const { return folder_.path().toStdString(); }
    /// An archive of its own with the first `count` files.
    fs::path makeArchive(std::size_t count) {
        const fs::path archive = root() / ("archive-" + std::to_string(++number_));
        fs::create_directories(archive);
        for (std::size_t i = 0; i < count; ++i)
            fs::copy_file(made_.files[i], archive / made_.files[i].filename());
        return archive;
    }
    fs::path indexFile() const { return root() / ("index-" + std::to_string(number_)) / "index.sqlite"; }

    /// What a monitor has said so far.
    struct Heard {
        explicit Heard(ArchiveMonitor& monitor) : complete(&monitor, &ArchiveMonitor::complete) {
            connect(&monitor, &ArchiveMonitor::listed, &monitor,
                    [this](const ArchiveListing& listing, const std::vector<HalfOrbitRow>&) {
                        files = listing.files();
                        ++listings;
                    });
            connect(&monitor, &ArchiveMonitor::indexed, &monitor,
                    [this](const std::vector<IndexedFilePtr>& more, int, int) {
                        for (const IndexedFilePtr& file : more)
                            known[file->file.filename().string()] = file;
                    });
        }

        std::vector<fs::path> files;
        int listings = 0;
        std::map<std::string, IndexedFilePtr> known;
        QSignalSpy complete;
    };

private slots:
    void initTestCase() { made_ = test::makeProject(root(), 3); }

    void listsAtOnceAndOpensInTheBackground() {
        ArchiveMonitor monitor;
        Heard heard(monitor);
        monitor.watch({makeArchive(3)}, indexFile());
        QVERIFY(monitor.isListing());
        QTRY_COMPARE_WITH_TIMEOUT(heard.complete.count(), 1, waitMs);
        QVERIFY(!monitor.isListing());
        QCOMPARE(heard.files.size(), std::size_t(3));
        QCOMPARE(heard.known.size(), std::size_t(3));
        QVERIFY(heard.known.begin()->second->details.simulated);
    }

    void noticesFilesThatComeGoAndChange() {
        const fs::path archive = makeArchive(1);
        ArchiveMonitor monitor;
        Heard heard(monitor);
        monitor.watch({archive}, indexFile());
        QTRY_COMPARE_WITH_TIMEOUT(heard.complete.count(), 1, waitMs);
        // In a folder that was not there when the watch began.
        fs::create_directories(archive / "new" / "er");
        fs::copy_file(made_.files[1], archive / "new" / "er" / made_.files[1].filename());
        QTRY_COMPARE_WITH_TIMEOUT(heard.known.size(), std::size_t(2), waitMs);
        fs::remove(archive / made_.files[0].filename());
        QTRY_COMPARE_WITH_TIMEOUT(heard.files.size(), std::size_t(1), waitMs);
        // The folder of a folder: it is watched by now, too.
        fs::copy_file(made_.files[2], archive / "new" / "er" / made_.files[2].filename());
        QTRY_COMPARE_WITH_TIMEOUT(heard.files.size(), std::size_t(2), waitMs);
        const std::string name = made_.files[1].filename().string();
        QTRY_COMPARE_WITH_TIMEOUT(heard.known.size(), std::size_t(3), waitMs);
        fs::resize_file(archive / "new" / "er" / name, 5000);
        monitor.look(); // as from time to time by itself: the system tells nothing of this
        QTRY_VERIFY_WITH_TIMEOUT(heard.known[name]->isQuarantined(), waitMs);
    }

    void aPausedMonitorOpensNoFiles() {
        ArchiveMonitor monitor;
        Heard heard(monitor);
        monitor.setPaused(true);
        monitor.watch({makeArchive(2)}, indexFile());
        QTRY_COMPARE_WITH_TIMEOUT(heard.listings, 1, waitMs);
        QTest::qWait(100);
        QVERIFY(heard.known.empty() && heard.complete.isEmpty());
        monitor.setPaused(false);
        QTRY_COMPARE_WITH_TIMEOUT(heard.known.size(), std::size_t(2), waitMs);
    }

    void aPausedMonitorCanGo() {
        ArchiveMonitor monitor;
        Heard heard(monitor);
        monitor.setPaused(true);
        monitor.watch({makeArchive(1)}, indexFile());
        QTRY_COMPARE_WITH_TIMEOUT(heard.listings, 1, waitMs);
    } // its worker waits, and must not keep the program

    void anotherProjectTakesItsPlace() {
        ArchiveMonitor monitor;
        Heard heard(monitor);
        const fs::path first = makeArchive(2);
        monitor.watch({first}, indexFile());
        const fs::path second = makeArchive(1);
        monitor.watch({second}, indexFile());
        QTRY_COMPARE_WITH_TIMEOUT(heard.complete.count(), 1, waitMs);
        QCOMPARE(heard.files, std::vector<fs::path>{second / made_.files[0].filename()});
        QCOMPARE(heard.known.size(), std::size_t(1));
    }

    void aThumbnailIsMadeOnceAndKept() {
        const fs::path archive = makeArchive(1), cache = root() / "thumbnails";
        const fs::path file = archive / made_.files[0].filename();
        const auto pictures = [&] {
            return std::distance(fs::directory_iterator(cache), fs::directory_iterator());
        };
        QImage image;
        {
            Thumbnails thumbnails;
            thumbnails.setColorMap(*colorMap("viridis"));
            thumbnails.setFolder(cache);
            QVERIFY(thumbnails.image(file).isNull());
            thumbnails.want({file});
            QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.image(file).isNull(), waitMs);
            image = thumbnails.image(file);
            QCOMPARE(image.size(), QSize(Thumbnails::width, Thumbnails::height));
            QCOMPARE(pictures(), 1);
        }
        // From the disk: a picture that was changed there is what is shown.
        const fs::path kept = fs::directory_iterator(cache)->path();
        QImage other(Thumbnails::width, Thumbnails::height, QImage::Format_Grayscale8);
        other.fill(255);
        QVERIFY(other.save(QString::fromStdString(kept.string()), "PNG"));
        Thumbnails thumbnails;
        thumbnails.setColorMap(*colorMap("viridis"));
        thumbnails.setFolder(cache);
        thumbnails.want({file});
        QTRY_VERIFY_WITH_TIMEOUT(!thumbnails.image(file).isNull(), waitMs);
        const Rgb brightest = colorMap("viridis")->colors[255];
        QCOMPARE(thumbnails.image(file).pixel(5, 5), qRgb(brightest.red, brightest.green, brightest.blue));
    }

    void anotherFileMakesAnotherThumbnail() {
        const fs::path archive = makeArchive(1), cache = root() / "thumbnails-2";
        const fs::path file = archive / made_.files[0].filename();
        Thumbnails thumbnails;
        QSignalSpy ready(&thumbnails, &Thumbnails::ready);
        thumbnails.setColorMap(*colorMap("viridis"));
        thumbnails.setFolder(cache);
        thumbnails.offer(file,
                         std::make_shared<SpectrumImage>(SpectrumImage{4, 4, std::vector<float>(16, -5.0F)}));
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, waitMs);
        fs::copy_file(made_.files[1], file, fs::copy_options::overwrite_existing);
        thumbnails.setFolder(cache); // as at another start
        thumbnails.want({file});
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 2, waitMs);
        QCOMPARE(thumbnails.image(file).width(), Thumbnails::width);
    }

    void aThumbnailShowsWhatStandsOutFromItsFrequency() {
        using Levels = std::vector<std::uint8_t>;
        const SpectrumImage image{4, 2, {-3, -3, -3, -2, -6, -6, -6, -6}};
        QCOMPARE(makeThumbnail(image, 4, 2).levels, (Levels{1, 1, 1, 255, 1, 1, 1, 1}));
    }

    void aThumbnailIsTheMeanOfWhatItCovers() {
        const float missing = std::numeric_limits<float>::quiet_NaN();
        SpectrumImage image{4, 2, {0, 2, missing, missing, 2, 4, missing, 10}};
        const SpectrumThumbnail thumbnail = makeThumbnail(image, 2, 1);
        QCOMPARE(thumbnail.width, 2);
        QCOMPARE(thumbnail.height, 1);
        QCOMPARE(thumbnail.levels, (std::vector<std::uint8_t>{1, 255}));
        image.log10Amplitude.assign(8, missing);
        QCOMPARE(makeThumbnail(image, 2, 1).levels, (std::vector<std::uint8_t>{0, 0}));
    }

    void theMapShowsTrackBurstsAndCursor() {
        Track track;
        for (int row = 0; row < 1000; ++row) {
            track.utc.push_back(*fromIso8601("2022-03-01") + row * 2048);
            track.latitude.push_back(-65 + 0.13 * row);
            track.longitude.push_back(-100);
            track.workMode.push_back(row >= 400 && row < 600 ? 2 : 1);
        }
        TrackMap map;
        map.resize(360, map.heightForWidth(360));
        map.setTrack(track);
        map.setCursor(GeographicPoint{50, 20});
        const auto isNear = [](const QColor& a, const QColor& b) {
            constexpr int tolerance = 90; // the edges of a line are mixed with what lies below it
            return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) +
                       std::abs(a.blue() - b.blue()) <
                   tolerance;
        };
        const auto countNear = [&](const QImage& picture, GeographicPoint place, const QColor& color) {
            const QPoint center = map.toWidget(place).toPoint();
            int count = 0;
            for (int y = -3; y <= 3; ++y)
                for (int x = -3; x <= 3; ++x)
                    count += isNear(picture.pixelColor(center + QPoint(x, y)), color) ? 1 : 0;
            return count;
        };
        const QImage picture = map.grab().toImage();
        QVERIFY(countNear(picture, {0, -100}, map.burstColor()) > 10);
        QVERIFY(countNear(picture, {-40, -100}, map.trackColor()) > 3);
        QCOMPARE(countNear(picture, {-40, -100}, map.burstColor()), 0);
        QVERIFY(countNear(picture, {50, 20}, map.palette().color(QPalette::Base)) > 10);
        map.clear();
        QCOMPARE(countNear(map.grab().toImage(), {0, -100}, map.burstColor()), 0);
        // To scale: the equator is as long as a degree is wide.
        const double perDegree =
            map.toWidget(GeographicPoint{0, 90}).x() - map.toWidget(GeographicPoint{0, 89}).x();
        QCOMPARE(std::lround(perDegree * 360), 360L);
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::ArchiveMonitorTest)
#include "archive_monitor_test.moc"
