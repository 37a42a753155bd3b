// Prints how long the window takes to start on a large archive and to switch half-orbits, against what is
// promised: usable within 1 s whatever the archive's size, a switch within 150 ms.

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
#include <fmt/format.h>

#include <fstream>

using namespace nucleoscope;

namespace {

constexpr int archiveSize = 11000; // half-orbits a year
constexpr double startBudgetMs = 1000, switchBudgetMs = 150;

void waitUntil(const std::function<bool()>& condition) {
    while (!condition())
        QApplication::processEvents(QEventLoop::AllEvents, 5);
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
    waitUntil([&] { return !window.workspace().isListing(); });
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

void measureSwitching(const test::MadeProject& project) {
    MainWindow window;
    window.resize(1920, 1080);
    window.show();
    window.openPath(project.folder);
    SpectrumPane& spectrum = window.spectrum();
    const auto isShown = [&](const std::filesystem::path& file) {
        return spectrum.halfOrbit() && spectrum.halfOrbit()->halfOrbit.file == file;
    };
    waitUntil([&] { return isShown(project.files[0]); });
    const auto measure = [&](std::size_t index) {
        QElapsedTimer clock;
        clock.start();
        window.browser().choose(project.files[index]);
        waitUntil([&] { return isShown(project.files[index]); });
        window.grab();
        return static_cast<double>(clock.nsecsElapsed()) / 1e6;
    };
    const std::size_t far = project.files.size() - 1;
    print("switch to a half-orbit far away (read from disk)", measure(far), switchBudgetMs);
    const double back = measure(far - 1);
    print("switch to the one before", back, switchBudgetMs);
    double slowest = 0;
    for (std::size_t i = 0; i < far; ++i) {
        slowest = std::max(slowest, measure(i));
        // An analyst looks at a half-orbit before the next key.
        QElapsedTimer pause;
        pause.start();
        waitUntil([&] { return pause.elapsed() > 300; });
    }
    print("switch to the next one, slowest of " + std::to_string(far), slowest, switchBudgetMs);
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
    measureSwitching(test::makeProject(root, 12));
}
