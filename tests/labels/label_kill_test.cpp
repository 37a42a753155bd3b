#include "app/workbench/label_document.h"
#include "core/files.h"
#include "core/labels/brush.h"
#include "core/labels/label_lock.h"
#include "model/data/random.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

// A scripted labelling session in a process of its own, killed at seeded moments. It writes down what it does
// before and after, so that the test knows what has to be there.

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int width = 320, height = 240;
constexpr int kills = 100, longestStartMs = 60, longestLifeMs = 90, strokesEachMs = 2;
constexpr int startLimitMs = 20000;
constexpr std::uint64_t firstSeed = 20220301;
const std::array<std::string, 3> stems{"a", "b", "c"};

std::string hashOf(const LabelMask& mask) {
    return std::to_string(std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(mask.pixels.data()), mask.pixels.size()}));
}

std::int64_t nowMs() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// ---- the session that is killed

class Session {
public:
    Session(const fs::path& folder, const fs::path& log, std::uint64_t seed)
        : random_(seed), log_(::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666)) {
        lock_ = LabelLock(folder);
        say(lock_.isHeld() ? "lock" : "nolock", "-");
        document_.setStore(std::make_shared<LabelStore>(folder));
        open(stems[random_.next() % stems.size()]);
        QObject::connect(&document_, &LabelDocument::saveStateChanged,
                         [this](LabelDocument::SaveState state) {
                             if (state == LabelDocument::SaveState::Saved)
                                 say("saved", hashOf(document_.mask()));
                         });
    }

    void act() {
        const std::uint64_t choice = random_.next() % 100;
        if (choice < 4)
            open(stems[random_.next() % stems.size()]);
        else if (choice < 8)
            document_.save();
        else if (choice < 10)
            document_.setState(choice == 8 ? LabelState::Done : LabelState::Flagged);
        else if (choice < 18)
            document_.undo();
        else if (choice < 22)
            document_.redo();
        else
            paint();
        say("mask", hashOf(document_.mask()));
    }

private:
    void open(const std::string& stem) {
        document_.open(stem, width, height);
        say("open", hashOf(document_.mask()));
    }

    void paint() {
        LabelMask mask = document_.mask();
        LabelHistory::Step step;
        const GridPoint from{random_.uniform(0, width), random_.uniform(0, height)};
        const GridPoint to{from.column + random_.uniform(-30, 30), from.row + random_.uniform(-30, 30)};
        const std::uint8_t value = random_.chance(0.7) ? LabelMask::nucleus : LabelMask::background;
        const double radius = random_.uniform(1, 12);
        paintSegment(mask, from, to, {radius, radius}, value, step);
        document_.addStroke(step);
    }

    void say(const char* what, const std::string& hash) {
        const std::string line = std::string(what) + ' ' + (document_.isOpen() ? document_.stem() : "-") +
                                 ' ' + hash + ' ' + std::to_string(nowMs()) + '\n';
        [[maybe_unused]] const auto ignored = ::write(log_, line.data(), line.size());
    }

    SplitMix random_;
    int log_;
    LabelLock lock_;
    LabelDocument document_;
};

int paint(const fs::path& folder, const fs::path& log, std::uint64_t seed) {
    Session session(folder, log, seed);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] { session.act(); });
    timer.start(strokesEachMs);
    return QCoreApplication::exec();
}

// ---- what it wrote down

struct Entry {
    std::string what, stem, hash;
    std::int64_t time = 0;
};

std::vector<Entry> readLog(const fs::path& file) {
    std::ifstream lines(file);
    std::vector<Entry> entries;
    for (Entry entry; lines >> entry.what >> entry.stem >> entry.hash >> entry.time;)
        entries.push_back(entry);
    return entries;
}

} // namespace

class LabelKillTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir temporary_;
    fs::path folder_, log_;

    /// `lifeMs`: since its first label is open, or since its start.
    void runAndKill(std::uint64_t seed, int lifeMs, bool sinceStart) const {
        const std::string self = QCoreApplication::applicationFilePath().toStdString();
        const std::string seedText = std::to_string(seed);
        const pid_t child = ::fork();
        if (child == 0) {
            ::execl(self.c_str(), self.c_str(), "--paint", folder_.c_str(), log_.c_str(), seedText.c_str(),
                    nullptr);
            ::_exit(127);
        }
        for (int waited = 0; !sinceStart && readLog(log_).size() < 2 && waited < startLimitMs; ++waited)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        std::this_thread::sleep_for(std::chrono::milliseconds(lifeMs));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY2(WIFSIGNALED(status), "the session ended by itself");
    }

    static LabelMask maskOf(const LabelStore& store, const std::string& stem) {
        const auto label = store.load(stem, width, height);
        return label ? label->mask : LabelMask(width, height);
    }

    /// `known`: what each label was before the session.
    void check(const std::vector<Entry>& entries, std::int64_t killedAt,
               std::map<std::string, std::string>& known, std::int64_t& longestLoss) {
        const LabelStore store(folder_);
        for (const std::string& stem : stems) {
            std::vector<std::pair<std::string, std::int64_t>> masks{{known[stem], 0}};
            std::size_t safe = 0; // the last that was said to be on the disk
            for (const Entry& entry : entries) {
                if (entry.stem != stem)
                    continue;
                if (entry.what == "open")
                    QCOMPARE(entry.hash, masks.back().first); // what the session before it left
                if (entry.what == "mask")
                    masks.emplace_back(entry.hash, entry.time);
                if (entry.what == "saved" && entry.hash == masks.back().first)
                    safe = masks.size() - 1;
            }
            const std::string found = hashOf(maskOf(store, stem));
            const auto latest = std::find_if(masks.rbegin(), masks.rend(),
                                             [&](const auto& mask) { return mask.first == found; });
            // The last act may be done and not yet written down.
            const bool isBeyondLog = latest == masks.rend();
            if (isBeyondLog) {
                QVERIFY2(!entries.empty() && entries.back().stem == stem, "a label is none that ever was");
                known[stem] = found;
                continue;
            }
            const auto index = static_cast<std::size_t>(masks.rend() - latest) - 1;
            QVERIFY2(index >= safe, "a stroke is missing that was said to be saved");
            if (index + 1 < masks.size())
                longestLoss = std::max(longestLoss, killedAt - masks[index + 1].second);
            known[stem] = found;
        }
    }

private slots:
    void initTestCase() {
        folder_ = temporary_.filePath("labels").toStdString();
        log_ = temporary_.filePath("log").toStdString();
        LabelStore store(folder_);
    }

    void killedAtAnyMomentLosesTheLastSecondAtMost() {
        std::map<std::string, std::string> known;
        for (const std::string& stem : stems)
            known[stem] = hashOf(LabelMask(width, height));
        SplitMix random(firstSeed);
        std::size_t acts = 0;
        int recoveries = 0;
        std::int64_t longestLoss = 0;
        for (int kill = 0; kill < kills; ++kill) {
            fs::remove(log_);
            const bool atStart = random.chance(0.2); // while it opens what the one before has left
            const std::uint64_t longest = atStart ? longestStartMs : longestLifeMs;
            runAndKill(firstSeed + static_cast<std::uint64_t>(kill),
                       static_cast<int>(random.next() % longest), atStart);
            const std::int64_t killedAt = nowMs();
            const std::vector<Entry> entries = readLog(log_);
            for (const Entry& entry : entries)
                QVERIFY2(entry.what != "nolock", "the lock of a killed program is still there");
            check(entries, killedAt, known, longestLoss);
            if (QTest::currentTestFailed())
                return;
            acts += entries.size();
            for (const std::string& stem : stems)
                recoveries += LabelStore(folder_).hasJournal(stem);
        }
        QVERIFY2(longestLoss <= 1000, qPrintable(QString::number(longestLoss)));
        QVERIFY2(acts > 500 && recoveries > 10, "the sessions were too short to say anything");
        qInfo("%d kills, %zu acts, %d labels to recover, at most the last %lld ms lost", kills, acts,
              recoveries, static_cast<long long>(longestLoss));
    }

    void recoveryIsOfferedOnceAndLeavesNothingBehind() {
        std::map<std::string, LabelMask> masks;
        {
            const LabelLock lock(folder_);
            QVERIFY(lock.isHeld());
            LabelDocument document;
            document.setStore(std::make_shared<LabelStore>(folder_));
            for (const std::string& stem : stems) {
                document.open(stem, width, height);
                masks[stem] = document.mask();
            }
            QVERIFY(document.saveAndWait());
        }
        for (const std::string& stem : stems) {
            const LabelStore store(folder_);
            QVERIFY(!store.hasJournal(stem));
            QCOMPARE(maskOf(store, stem), masks[stem]);
            QVERIFY(!store.has(stem) || store.load(stem, width, height)->recovered.empty());
        }
        for (const auto& entry : fs::directory_iterator(folder_)) // half-written files are gone
            QVERIFY2(entry.path().extension() != ".tmp" &&
                         entry.path().filename().string().find(".tmp.") == std::string::npos,
                     entry.path().c_str());
    }
};

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    if (argc == 5 && std::string_view(argv[1]) == "--paint")
        return paint(argv[2], argv[3], std::stoull(argv[4]));
    LabelKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "label_kill_test.moc"
