// Prints how long the window takes to start on a large archive and to switch half-orbits, and how much memory
// it holds, against what is promised: usable within 1 s whatever the archive's size; from the key to the
// painted picture 50 ms when the half-orbit was read ahead and 100 ms when it was not (its file in the page
// cache); at most 600 MB after 500 half-orbits.

#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/main_window.h"
#include "app/workbench/spectrum_pane.h"
#include "core/archive/half_orbit_name.h"
#include "tests/workbench/made_project.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

#include <fstream>

using namespace nucleoscope;

namespace {

constexpr int archiveSize = 11000; // half-orbits a year
constexpr double startBudgetMs = 1000, readAheadBudgetMs = 50, coldBudgetMs = 100, memoryBudgetMb = 600;
constexpr int browsed = 500, pauseMs = 300,
              patienceMs = 60000; // an analyst looks at a half-orbit before the next key

void waitUntil(const std::function<bool()>& condition, const std::string& what) {
    QElapsedTimer clock;
    clock.start();
    while (!condition()) {
        QApplication::processEvents(QEventLoop::AllEvents, 5);
        if (clock.elapsed() < patienceMs)
            continue;
        fmt::print("gave up waiting for {}\n", what);
        std::fflush(stdout);
        std::_Exit(1);
    }
}

/// Empty files with the names of a year of half-orbits.
void makeLargeArchive(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (int i = 0; i < archiveSize; ++i) {
        HalfOrbitName name;
        name.orbit = 20000 + i / 2;
        name.direction = i % 2 == 0 ? Direction::Descending : Direction::Ascending;
        name.start = *fromIso8601("2021-11-01") + i * UtcMs(2842000);
        name.end = name.start + 2200000;
        std::ofstream(folder / name.toFileName());
    }
}

void print(const std::string& what, double ms, double budgetMs) {
    fmt::print("{:<52} {:8.1f} ms  ({:.2f} of {} ms)\n", what, ms, ms / budgetMs, budgetMs);
}

/// In a process of its own, because loading the libraries is part of a start: says when the window answers
/// and when the archive is listed.
int runWindow(const char* project) {
    MainWindow window;
    window.show();
    window.openPath(project);
    QApplication::processEvents();
    window.grab();
    fmt::print("usable\n");
    std::fflush(stdout);
    waitUntil([&] { return !window.workspace().isListing(); }, "the list");
    fmt::print("listed\n");
    std::fflush(stdout);
    std::_Exit(0);
}

void measureStart(const std::filesystem::path& project, const std::string& what) {
    QProcess process;
    QElapsedTimer clock;
    clock.start();
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--window"), QString::fromStdString(project)});
    double usable = 0, listed = 0;
    while (process.waitForReadyRead(60000)) {
        while (process.canReadLine()) {
            const QByteArray line = process.readLine().trimmed();
            (line == "usable" ? usable : listed) = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        }
    }
    process.waitForFinished();
    print(what + ", window usable", usable, startBudgetMs);
    fmt::print("{:<52} {:8.1f} ms\n", what + ", list complete (background)", listed);
}

/// Of this process, MB.
double residentMemory() {
    std::ifstream status("/proc/self/status");
    std::string word;
    double kilobytes = 0;
    while (status >> word)
        if (word == "VmRSS:")
            status >> kilobytes;
    return kilobytes / 1024;
}

/// Counts what is painted of a widget.
class PaintCounter : public QObject {
public:
    int count = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// The window on a project, with a stop watch from an act to the picture of another half-orbit.
class Switching {
public:
    explicit Switching(const test::MadeProject& project) : project_(project) {
        window_.resize(1920, 1080);
        window_.show();
        window_.openPath(project.folder);
        window_.spectrum().view()->installEventFilter(&paints_);
        // A replot may paint at once or with the next event, so what counts is a paint since its begin.
        QObject::connect(window_.spectrum().view(), &QCustomPlot::beforeReplot, [this] {
            ++replots_;
            paintsBeforeReplot_ = paints_.count;
        });
        waitUntil([&] { return isShown(project.files[0]); }, "the first half-orbit");
        window_.activateWindow(); // keys go to an active window only
        waitUntil([&] { return window_.isActiveWindow(); }, "the window to become active");
        pause();
    }

    template <typename Act>
    double measure(std::size_t index, Act&& act) {
        const int replots = replots_;
        QElapsedTimer clock;
        clock.start();
        act();
        const auto isPainted = [&] {
            return isShown(project_.files[index]) && replots_ > replots &&
                   paints_.count > paintsBeforeReplot_;
        };
        waitUntil(isPainted, project_.files[index].string());
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    }
    double press(Qt::Key key, std::size_t index) {
        return measure(index, [&] { QTest::keyClick(&window_, key); });
    }
    double choose(std::size_t index) {
        return measure(index, [&] { window_.browser().choose(project_.files[index]); });
    }
    static void pause() {
        QElapsedTimer clock;
        clock.start();
        waitUntil([&] { return clock.elapsed() > pauseMs; }, "a pause");
    }

private:
    bool isShown(const std::filesystem::path& file) {
        const LoadedHalfOrbitPtr& shown = window_.spectrum().halfOrbit();
        return shown && shown->halfOrbit.file == file;
    }

    const test::MadeProject& project_;
    MainWindow window_;
    PaintCounter paints_;
    int replots_ = 0, paintsBeforeReplot_ = 0;
};

void printTimes(const std::string& what, std::vector<double> ms, double budgetMs) {
    std::sort(ms.begin(), ms.end());
    print(what + fmt::format(", median of {}", ms.size()), ms[ms.size() / 2], budgetMs);
    print(what + ", slowest", ms.back(), budgetMs);
}

void measureSwitching(const test::MadeProject& project) {
    Switching switching(project);
    const std::size_t last = project.files.size() - 1;
    std::vector<double> cold, readAhead;
    // Far apart, so that none was read ahead.
    for (std::size_t i = 10; i <= last; i += 10) {
        cold.push_back(switching.choose(i));
        Switching::pause();
    }
    switching.choose(0);
    Switching::pause();
    for (std::size_t i = 1; i <= last; ++i) {
        readAhead.push_back(switching.press(Qt::Key_D, i));
        Switching::pause();
    }
    printTimes("another half-orbit, not read ahead", cold, coldBudgetMs);
    printTimes("the next half-orbit by key, read ahead", readAhead, readAheadBudgetMs);

    std::size_t at = last;
    bool forward = false;
    for (int i = 1; i <= browsed; ++i) {
        if (at == 0 || at == last)
            forward = at == 0;
        at = forward ? at + 1 : at - 1;
        switching.press(forward ? Qt::Key_D : Qt::Key_A, at);
        if (i % 100 == 0)
            fmt::print("{:<52} {:8.1f} MB  ({:.2f} of {} MB)\n",
                       fmt::format("memory after {} half-orbits", i), residentMemory(),
                       residentMemory() / memoryBudgetMb, memoryBudgetMb);
    }
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QTemporaryDir folder;
    if (argc == 3)
        return runWindow(argv[2]);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    const std::filesystem::path root = folder.path().toStdString();

    const std::filesystem::path archive = root / "large" / "archive";
    makeLargeArchive(archive);
    Project::create(root / "large", {archive});
    Project::create(root / "empty", {});
    measureStart(root / "empty", "start on an empty project");
    measureStart(root / "large", fmt::format("start on {} half-orbits", archiveSize));
    measureSwitching(test::makeProject(root, 60));
}
