#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_lock.h"
#include "core/labels/label_store.h"
#include "tests/error_of.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace nucleoscope;
using test::errorOf;
namespace fs = std::filesystem;

namespace {

constexpr int width = 300, height = 200;

Label noisy(std::uint32_t seed) {
    Label label;
    label.mask = LabelMask(width, height);
    for (std::uint8_t& pixel : label.mask.pixels)
        pixel = (seed = seed * 1664525U + 1013904223U) >> 31; // does not compress
    label.state = LabelState::Done;
    return label;
}

/// A file system of its own; only root may make one.
class MountedFolder {
public:
    MountedFolder(const fs::path& folder, const char* options) : folder_(folder) {
        fs::create_directories(folder_);
        isMounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options) == 0;
    }
    ~MountedFolder() {
        if (isMounted_)
            ::umount2(folder_.c_str(), MNT_DETACH);
    }
    bool isMounted() const { return isMounted_; }
    bool makeReadOnly() const {
        return ::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

private:
    fs::path folder_;
    bool isMounted_;
};

/// Files that grow beyond this fail to be written, as on a full disk.
class LargestFile {
public:
    explicit LargestFile(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~LargestFile() { ::setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

} // namespace

class LabelSafetyTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;

private slots:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->filePath("labels").toStdString();
    }

    void saveThatStopsHalfWayLeavesWhatWasThere() {
        LabelStore store(folder_);
        const Label before = noisy(1);
        store.save("a", before);
        store.appendToJournal("a", width, height, {{7, 255}});
        QString saveError, journalError;
        {
            const LargestFile limit(4096);
            saveError = errorOf([&] { store.save("a", noisy(2)); });
            std::vector<LabelStore::PixelChange> many;
            for (std::uint32_t i = 0; i < 2000; ++i)
                many.push_back({i, 1});
            journalError = errorOf([&] { store.appendToJournal("a", width, height, many); });
        }
        QVERIFY2(saveError.contains("a.png: cannot be written"), qPrintable(saveError));
        QVERIFY2(journalError.contains("a.journal: cannot be written"), qPrintable(journalError));
        LabelMask expected = before.mask;
        expected.pixels[7] = 255;
        QCOMPARE(store.load("a", width, height)->mask, expected);
        for (const auto& entry : fs::directory_iterator(folder_)) // no debris
            QVERIFY(!entry.path().filename().string().starts_with('.'));
        const Label after = noisy(3);
        store.save("a", after); // room again
        QCOMPARE(store.load("a", width, height)->mask, after.mask);
    }

    void fullDiskIsToldAndLosesNothing() {
        const MountedFolder disk(folder_, "size=2m");
        if (!disk.isMounted())
            QSKIP("only root can make a small disk");
        LabelStore store(folder_);
        const Label before = noisy(1);
        store.save("a", before);
        QString error;
        for (std::uint32_t i = 2; i < 400 && error.isEmpty(); ++i)
            error = errorOf([&] { store.save(std::to_string(i), noisy(i)); });
        QVERIFY2(error.contains("free some space"), qPrintable(error));
        error = errorOf([&] { store.save("a", noisy(50)); });
        QVERIFY2(error.contains("free some space"), qPrintable(error));
        // Whole, whichever it is; and with room again the save goes through.
        const LabelMask left = store.load("a", width, height)->mask;
        QVERIFY(left == before.mask || left == noisy(50).mask);
        for (const char* extension : {".png", ".json"})
            fs::remove((folder_ / "2").replace_extension(extension));
        store.save("a", noisy(50));
        QCOMPARE(store.load("a", width, height)->mask, noisy(50).mask);
    }

    void readOnlyFolderIsLookedAtOnly() {
        const MountedFolder disk(folder_, "size=1m");
        if (!disk.isMounted())
            QSKIP("root is not kept out by the rights of a folder, and only root can mount one");
        const Label before = noisy(1);
        LabelStore(folder_).save("a", before);
        QVERIFY(disk.makeReadOnly());
        LabelStore store(folder_);
        QCOMPARE(store.load("a", width, height)->mask, before.mask);
        QVERIFY(errorOf([&] { store.save("a", noisy(2)); }).contains("Read-only"));
        const LabelLock lock(folder_);
        QVERIFY(!lock.isHeld());
        QVERIFY2(lock.problem().find("cannot be written") != std::string::npos, lock.problem().c_str());
        const QString path = QString::fromStdString((folder_ / "sub").string());
        LabelStore none(path.toStdString()); // its folder cannot be made: there is nothing to read, no more
        QVERIFY(none.stems().empty());
    }

    void oneProgramHasTheRightToWrite() {
        LabelStore store(folder_);
        LabelLock first(folder_);
        QVERIFY(first.isHeld());
        LabelLock second(folder_);
        QVERIFY(!second.isHeld());
        const QString problem = QString::fromStdString(second.problem());
        QVERIFY2(problem.contains(QString::number(::getpid())) && problem.contains("another window"),
                 qPrintable(problem));
        first.release();
        QVERIFY(LabelLock(folder_).isHeld());
        QVERIFY(store.stems().empty()); // the lock is no label
    }

    void rightOfAKilledProgramEnds() {
        LabelStore store(folder_);
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const LabelLock lock(folder_);
            [[maybe_unused]] const auto ignored = ::write(ready[1], lock.isHeld() ? "y" : "n", 1);
            ::pause();
        }
        char held = 0;
        QCOMPARE(::read(ready[0], &held, 1), ssize_t(1));
        QCOMPARE(held, 'y');
        QVERIFY(!LabelLock(folder_).isHeld());
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(LabelLock(folder_).isHeld());
    }

    void labelIsFoundAgainByNameAndCheckedBySpectrum() {
        SpectrumIdentity one{"a.h5", 1000, "0123"}, other{"a.h5", 1000, "4567"};
        QVERIFY(one.agreesWith(one) && !one.agreesWith(other));
        other.size = 2000;
        other.hash.clear();
        QVERIFY(!one.agreesWith(other));
        QVERIFY(one.agreesWith({}));
        LabelStore store(folder_);
        Label label = noisy(1);
        label.spectrum = one;
        label.notes = "zwei Bänder\nsee 028282";
        label.stateAuthor = "Li";
        label.stateTime = "2022-03-01T00:00:00.000Z";
        label.created = "2022-02-01T00:00:00.000Z";
        store.save("a", label);
        const auto loaded = store.load("a", width, height);
        QCOMPARE(loaded->spectrum.file, one.file);
        QCOMPARE(loaded->spectrum.size, one.size);
        QCOMPARE(loaded->spectrum.hash, one.hash);
        QCOMPARE(loaded->notes, label.notes);
        QCOMPARE(loaded->stateAuthor, label.stateAuthor);
        QCOMPARE(loaded->stateTime, label.stateTime);
        QCOMPARE(loaded->created, label.created);
        QCOMPARE(store.summary("a").notes, label.notes);
    }

    void firstVersionIsStillRead() {
        LabelStore store(folder_);
        writeMask(store.maskFile("a"), noisy(1).mask);
        writeFileAtomically(folder_ / "a.json",
                            "{\"version\": 1, \"file\": \"a\", \"grid\": {\"width\": 300, \"height\": 200}, "
                            "\"state\": \"done\", \"author\": \"Zhang\", \"modified\": "
                            "\"2021-11-03T04:05:06.789Z\", \"origin\": \"manual\"}");
        const auto label = store.load("a", width, height);
        QCOMPARE(label->state, LabelState::Done);
        QCOMPARE(label->author, std::string("Zhang"));
        QCOMPARE(label->mask, noisy(1).mask);
    }

    void flaggedStaysFlaggedWhenStrokesAreBroughtBack() {
        LabelStore store(folder_);
        Label label = noisy(1);
        label.state = LabelState::Flagged;
        store.save("a", label);
        store.appendToJournal("a", width, height, {{7, 255}});
        const auto loaded = store.load("a", width, height);
        QCOMPARE(loaded->state, LabelState::Flagged);
        QCOMPARE(loaded->recovered.size(), std::size_t(1));
        QCOMPARE(loaded->recovered[0].before, label.mask.pixels[7]);
        QVERIFY(store.summary("a").hasUnsavedStrokes);
    }
};

QTEST_APPLESS_MAIN(LabelSafetyTest)
#include "label_safety_test.moc"
