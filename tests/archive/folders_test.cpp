#include "core/archive/listing.h"
#include "core/archive/project.h"
#include "core/error.h"
#include "core/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

const char* const first = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000.h5";
const char* const second = "CSES_01_EFD_3_L02_A1_028290_20180807_075512_20180807_083400_000.h5";

std::vector<std::string> names(const ArchiveListing& listing) {
    std::vector<std::string> result;
    for (const ArchiveEntry& entry : listing.entries) {
        result.push_back(entry.file.filename().string());
    }
    return result;
}

} // namespace

class FoldersTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void halfOrbitsAreSortedByStart();
    void otherFilesAreNotListed();
    void aFileGivenByNameIsAlwaysTaken();
    void ofTwinsTheLongerStays();
    void anEmptyTwinIsLeftOut();
    void aFolderReachedTwiceIsReadOnce();
    void aMissingPathIsTold();
    void listingStopsWhenAsked();

    void projectIsFoundAgain();
    void projectCanBeMovedWithItsArchive();
    void archiveIsAddedOnce();
    void aSecondProjectIsRefused();
    void soundnessOfTheProjectFileIsChecked_data();
    void soundnessOfTheProjectFileIsChecked();

private:
    void put(const std::string& name, const std::string& content = "x") const {
        fs::create_directories((root_ / name).parent_path());
        writeFileAtomically(root_ / name, content);
    }

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path root_;
};

void FoldersTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    QVERIFY(folder_->isValid());
    root_ = fs::canonical(folder_->path().toStdString());
}

void FoldersTest::halfOrbitsAreSortedByStart() {
    put(std::string("b/") + first);
    put(std::string("a/deep/er/") + second);
    const ArchiveListing listing = listArchive({root_});
    QVERIFY((names(listing) == std::vector<std::string>{first, second}));
    QVERIFY(listing.entries[1].name->direction == Direction::Descending);
    QVERIFY(listing.problems.empty());
}

void FoldersTest::otherFilesAreNotListed() {
    put(first);
    put("CSES_01_HPM_5_L02_A2_028281_20180807_070512_20180807_074400_000.h5");
    put("CSES_01_EFD_2_L02_A1_028281_20180807_070512_20180807_074400_000.h5");
    put("notes.txt");
    put(".CSES_01_EFD_3_L02_A1_028281.tmp.h5");
    QVERIFY(names(listArchive({root_})) == std::vector<std::string>{first});
}

void FoldersTest::aFileGivenByNameIsAlwaysTaken() {
    put("renamed.dat");
    const ArchiveListing listing = listArchive({root_ / "renamed.dat"});
    QCOMPARE(listing.entries.size(), std::size_t(1));
    QVERIFY(!listing.entries[0].name);
}

void FoldersTest::ofTwinsTheLongerStays() {
    const char* const longer = "CSES_01_EFD_3_L02_A1_028281_20180807_070400_20180807_074400_000.h5";
    put(first);
    put(longer);
    const ArchiveListing listing = listArchive({root_});
    QVERIFY(names(listing) == std::vector<std::string>{longer});
    QCOMPARE(listing.notes.size(), std::size_t(1));
    QVERIFY(listing.notes[0].find(first) != std::string::npos);
}

void FoldersTest::anEmptyTwinIsLeftOut() {
    put(first);
    put("CSES_01_EFD_3_L02_A1_028281_20180807_070400_20180807_074400_000.h5", "");
    QVERIFY(names(listArchive({root_})) == std::vector<std::string>{first});
}

void FoldersTest::aFolderReachedTwiceIsReadOnce() {
    put(std::string("a/") + first);
    fs::create_directory_symlink(root_, root_ / "a" / "loop");
    QVERIFY(names(listArchive({root_, root_ / "a", root_ / "a" / first})) == std::vector<std::string>{first});
}

void FoldersTest::aMissingPathIsTold() {
    const ArchiveListing listing = listArchive({root_ / "nowhere"});
    QCOMPARE(listing.problems.size(), std::size_t(1));
    QVERIFY(listing.problems[0].find("nowhere: does not exist") != std::string::npos);
}

void FoldersTest::listingStopsWhenAsked() {
    put(first);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(listArchive({root_}, stop.get_token()), Cancelled);
}

void FoldersTest::projectIsFoundAgain() {
    Project::create(root_ / "project/", {root_ / "archive/"});
    const Project project = Project::open(root_ / "project");
    QCOMPARE(project.name(), std::string("project"));
    QVERIFY(project.archives() == std::vector<fs::path>{root_ / "archive"});
}

void FoldersTest::projectCanBeMovedWithItsArchive() {
    Project::create(root_ / "old", {root_ / "old" / "archive"});
    fs::rename(root_ / "old", root_ / "new");
    QVERIFY(Project::open(root_ / "new").archives() == std::vector<fs::path>{root_ / "new" / "archive"});
}

void FoldersTest::archiveIsAddedOnce() {
    Project project = Project::create(root_ / "project", {root_ / "a"});
    project.addArchive(root_ / "b");
    project.addArchive(root_ / "a" / ".." / "b");
    QVERIFY((Project::open(root_ / "project").archives() == std::vector<fs::path>{root_ / "a", root_ / "b"}));
}

void FoldersTest::aSecondProjectIsRefused() {
    Project::create(root_ / "project", {root_ / "a"});
    QVERIFY_EXCEPTION_THROWN(Project::create(root_ / "project", {}), FileError);
    QCOMPARE(Project::open(root_ / "project").archives().size(), std::size_t(1));
}

void FoldersTest::soundnessOfTheProjectFileIsChecked_data() {
    QTest::addColumn<QString>("content");
    QTest::newRow("no JSON") << "{";
    QTest::newRow("list") << "[]";
    QTest::newRow("no version") << R"({"archives": []})";
    QTest::newRow("no archives") << R"({"version": 1})";
    QTest::newRow("archive is a number") << R"({"version": 1, "archives": [7]})";
    QTest::newRow("newer") << R"({"version": 2, "archives": []})";
}

void FoldersTest::soundnessOfTheProjectFileIsChecked() {
    QFETCH(QString, content);
    put("project/project.json", content.toStdString());
    QVERIFY_EXCEPTION_THROWN(Project::open(root_ / "project"), FileError);
}

QTEST_APPLESS_MAIN(FoldersTest)
#include "folders_test.moc"
