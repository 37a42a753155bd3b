#include "core/archive/index_update.h"
#include "core/archive/sqlite_database.h"
#include "core/archive/writer.h"
#include "core/error.h"
#include "core/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr UtcMs rowMs = 2048;

/// Rows from 10° S northward, bursts in rows 3–5 and 8, three rows lost after row 6.
HalfOrbit makeHalfOrbit(int orbit, std::size_t rows = 12) {
    HalfOrbit halfOrbit;
    halfOrbit.orbit = orbit;
    halfOrbit.direction = Direction::Ascending;
    const UtcMs start = *fromIso8601("2022-03-01T00:00:00Z") + orbit * UtcMs(5'684'000);
    Track& track = halfOrbit.track;
    for (std::size_t row = 0; row < rows; ++row) {
        track.utc.push_back(start + static_cast<UtcMs>(row + (row > 6 ? 3 : 0)) * rowMs);
        track.latitude.push_back(-10 + 2.0 * static_cast<double>(row));
        track.longitude.push_back(100);
        track.altitudeKm.push_back(507);
        track.magneticLatitude.push_back(0);
        track.magneticLongitude.push_back(0);
        track.workMode.push_back((row >= 3 && row <= 5) || row == 8 ? 2 : 1);
    }
    halfOrbit.frequencyHz = {0, 100, 200, 300};
    halfOrbit.components = {Component::Z};
    halfOrbit.spectra[static_cast<std::size_t>(Component::Z)] =
        Spectrum{rows, 4, std::vector<double>(rows * 4, 1e-5)};
    return halfOrbit;
}

std::string nameOf(int orbit) {
    const HalfOrbit halfOrbit = makeHalfOrbit(orbit);
    HalfOrbitName name;
    name.orbit = orbit;
    name.start = halfOrbit.track.utc.front();
    name.end = halfOrbit.track.utc.back();
    return name.toFileName();
}

/// What an update reports, by file name.
using Known = std::map<std::string, IndexedFilePtr>;

} // namespace

class IndexTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void tellsWhatANameDoesNot();
    void aFileIsOpenedOnce();
    void aChangedFileIsOpenedAgain();
    void anUnreadableFileIsQuarantinedUntilItChanges();
    void aRemovedFileIsForgotten();
    void anArchiveOutOfReachIsNotForgotten();
    void withoutOpeningOnlyWhatIsKnownIsTold();
    void whatWasReadBeforeACancelIsKept();
    void aDamagedIndexIsMadeAnew_data();
    void aDamagedIndexIsMadeAnew();
    void aNewerIndexIsLeftAlone();
    void whereNothingCanBeWrittenItWorksInMemory();
    void twoProgramsShareAnIndex();
    void tenThousandFilesAreKept();
    void linkedFilesCountOnce();
    void anUnreadableFolderIsTold();

private:
    void put(int orbit, std::size_t rows = 12) const {
        fs::create_directories(archive());
        writeHalfOrbit(archive() / nameOf(orbit), makeHalfOrbit(orbit, rows));
    }
    fs::path archive() const { return root_ / "archive"; }
    fs::path indexFile() const { return root_ / "project" / "cache" / "index.sqlite"; }

    Known update(ArchiveIndex& index, IndexDepth depth = IndexDepth::Open) const {
        Known known;
        updateIndex(index, listArchive({archive()}), depth, [&](const IndexProgress& progress) {
            for (const IndexedFilePtr& file : progress.files) {
                known[file->file.filename().string()] = file;
            }
        });
        return known;
    }
    Known update(IndexDepth depth = IndexDepth::Open) const {
        ArchiveIndex index(indexFile());
        return update(index, depth);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path root_;
};

void IndexTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
    root_ = fs::canonical(folder_->path().toStdString());
}

void IndexTest::tellsWhatANameDoesNot() {
    put(20001);
    update();
    const Known known = update(IndexDepth::Known); // as it comes back from the disk
    QCOMPARE(known.size(), std::size_t(1));
    const HalfOrbitDetails& details = known.begin()->second->details;
    QCOMPARE(details.orbit, 20001);
    QCOMPARE(details.rows, 12);
    QCOMPARE(details.bins, 4);
    QCOMPARE(details.burstRows, 4);
    QCOMPARE(details.burstParts, 2);
    QCOMPARE(details.gaps, 1);
    QCOMPARE(details.gapSeconds, 3 * 2.048);
    QCOMPARE(details.end - details.start, 14 * rowMs);
    QCOMPARE(details.latitude.low, -10.0F);
    QCOMPARE(details.latitude.high, 12.0F);
    // 100° E lies about 10° south in dipole latitude: the pole is at 73° W.
    QVERIFY(details.magneticLatitude.low > -22 && details.magneticLatitude.low < -18);
    QVERIFY(details.magneticLatitude.overlaps(-5, 5) && !details.magneticLatitude.overlaps(10, 80));
    QVERIFY(details.components == std::vector<Component>{Component::Z});
    QVERIFY(!details.simulated);
    QCOMPARE(details.track.size(), std::size_t(12));
    QCOMPARE(details.track.back().latitude, 12.0);
    QCOMPARE(details.track.back().longitude, 100.0);
}

void IndexTest::aFileIsOpenedOnce() {
    put(20001);
    ArchiveIndex index(indexFile());
    const IndexedFilePtr first = update(index).begin()->second;
    QCOMPARE(update(index).begin()->second, first); // the same object: nothing was read
}

void IndexTest::aChangedFileIsOpenedAgain() {
    put(20001);
    update();
    put(20001, 20);
    QVERIFY(update(IndexDepth::Known).empty());
    QCOMPARE(update().begin()->second->details.rows, 20);
    QCOMPARE(update(IndexDepth::Known).begin()->second->details.rows, 20);
}

void IndexTest::anUnreadableFileIsQuarantinedUntilItChanges() {
    put(20001);
    put(20002);
    const std::string bad = nameOf(20002);
    fs::resize_file(archive() / bad, 100);
    const IndexedFilePtr quarantined = update().at(bad);
    QVERIFY(quarantined->isQuarantined());
    QVERIFY(!update().at(nameOf(20001))->isQuarantined());
    QCOMPARE(update(IndexDepth::Known).at(bad)->problem, quarantined->problem);
    put(20002);
    QVERIFY(!update().at(bad)->isQuarantined());
}

void IndexTest::aRemovedFileIsForgotten() {
    put(20001);
    put(20002);
    QCOMPARE(update().size(), std::size_t(2));
    fs::remove(archive() / nameOf(20001));
    QCOMPARE(update().size(), std::size_t(1));
    QCOMPARE(ArchiveIndex(indexFile()).size(), std::size_t(1));
}

void IndexTest::anArchiveOutOfReachIsNotForgotten() {
    put(20001);
    update();
    fs::rename(archive(), root_ / "unmounted");
    QVERIFY(update().empty());
    fs::rename(root_ / "unmounted", archive());
    QCOMPARE(update(IndexDepth::Known).size(), std::size_t(1));
}

void IndexTest::withoutOpeningOnlyWhatIsKnownIsTold() {
    put(20001);
    QVERIFY(update(IndexDepth::Known).empty());
    update();
    put(20002);
    QCOMPARE(update(IndexDepth::Known).size(), std::size_t(1));
}

void IndexTest::whatWasReadBeforeACancelIsKept() {
    for (int orbit = 20001; orbit <= 20040; ++orbit) {
        put(orbit);
    }
    std::stop_source stop;
    ArchiveIndex index(indexFile());
    const ArchiveListing listing = listArchive({archive()});
    const auto cancelWhenOpening = [&](const IndexProgress& progress) {
        if (progress.done == 0) {
            stop.request_stop(); // the report before the first file is opened
        }
    };
    QVERIFY_EXCEPTION_THROWN(
        updateIndex(index, listing, IndexDepth::Open, cancelWhenOpening, stop.get_token()), Cancelled);
    QVERIFY(index.size() < 40);
    const std::size_t kept = index.size();
    QCOMPARE(ArchiveIndex(indexFile()).size(), kept);
    QCOMPARE(update().size(), std::size_t(40));
}

void IndexTest::aDamagedIndexIsMadeAnew_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no database") << QByteArray(5000, 'x');
    QTest::newRow("cut") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("another table") << QByteArray();
}

void IndexTest::aDamagedIndexIsMadeAnew() {
    QFETCH(QByteArray, content);
    put(20001);
    fs::create_directories(indexFile().parent_path());
    if (content.isEmpty()) {
        SqliteDatabase(indexFile()).execute("CREATE TABLE file (other TEXT)");
    } else {
        writeFileAtomically(indexFile(), content.toStdString());
    }
    ArchiveIndex index(indexFile());
    QVERIFY(index.problem().empty());
    QCOMPARE(update(index).size(), std::size_t(1));
    QCOMPARE(ArchiveIndex(indexFile()).size(), std::size_t(1));
}

void IndexTest::aNewerIndexIsLeftAlone() {
    put(20001);
    update();
    SqliteDatabase(indexFile()).execute("PRAGMA user_version = 2");
    const std::string before = readFile(indexFile());
    ArchiveIndex index(indexFile());
    QVERIFY(index.problem().find("is of version 2") != std::string::npos);
    QCOMPARE(update(index).size(), std::size_t(1));
    QVERIFY(readFile(indexFile()) == before);
}

void IndexTest::whereNothingCanBeWrittenItWorksInMemory() {
    put(20001);
    writeFileAtomically(root_ / "project", "a file where a folder should be");
    ArchiveIndex index(indexFile());
    QVERIFY(index.problem().find("read again at every start") != std::string::npos);
    QCOMPARE(update(index).size(), std::size_t(1));
    QCOMPARE(update(index, IndexDepth::Known).size(), std::size_t(1));
}

void IndexTest::twoProgramsShareAnIndex() {
    put(20001);
    ArchiveIndex first(indexFile());
    ArchiveIndex second(indexFile());
    update(first);
    put(20002);
    update(second);
    QVERIFY(first.problem().empty() && second.problem().empty());
    QCOMPARE(ArchiveIndex(indexFile()).size(), std::size_t(2));
}

void IndexTest::tenThousandFilesAreKept() {
    std::vector<IndexedFilePtr> files;
    for (int i = 0; i < 10'000; ++i) {
        auto file = std::make_shared<IndexedFile>();
        file->file = archive() / nameOf(20'000 + i);
        file->stamp = {std::uint64_t(i), i};
        file->problem = i % 2 == 0 ? "odd" : "";
        files.push_back(file);
    }
    ArchiveIndex(indexFile()).put(files);
    const ArchiveIndex index(indexFile());
    QCOMPARE(index.size(), files.size());
    QVERIFY(index.find(files[7]->file, {7, 7}) && !index.find(files[7]->file, {7, 8}));
}

void IndexTest::linkedFilesCountOnce() {
    put(20001);
    fs::create_directories(root_ / "other");
    fs::create_symlink(archive() / nameOf(20001), root_ / "other" / nameOf(20001));
    fs::create_symlink(root_ / "nowhere.h5", archive() / "broken.h5");
    fs::create_directory_symlink(root_, archive() / "loop");
    QCOMPARE(listArchive({root_ / "other", archive()}).entries.size(), std::size_t(1));
    QVERIFY(listArchive({archive()}).problems.empty());
}

void IndexTest::anUnreadableFolderIsTold() {
    put(20001);
    const fs::path closed = archive() / "closed";
    fs::create_directories(closed);
    ::chmod(root_.c_str(), 0755);
    ::chmod(closed.c_str(), 0);
    const bool isRoot = ::geteuid() == 0;
    constexpr uid_t nobody = 65534;
    if (isRoot) {
        QCOMPARE(::seteuid(nobody), 0); // root may read everything
    }
    const ArchiveListing listing = listArchive({archive()});
    if (isRoot) {
        QCOMPARE(::seteuid(0), 0);
    }
    ::chmod(closed.c_str(), 0755);
    QCOMPARE(listing.entries.size(), std::size_t(1));
    QCOMPARE(listing.problems.size(), std::size_t(1));
    QVERIFY(listing.problems[0].find("closed: cannot be read") != std::string::npos);
}

QTEST_APPLESS_MAIN(IndexTest)
#include "index_test.moc"
