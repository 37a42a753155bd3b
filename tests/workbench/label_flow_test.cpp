#include "app/workbench/actions.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/half_orbit_filter_bar.h"
#include "app/workbench/label_state_bar.h"
#include "app/workbench/main_window.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/save_indicator.h"
#include "app/workbench/spectrum_pane.h"
#include "core/files.h"
#include "tests/workbench/made_project.h"
#include "tests/workbench/own_settings.h"

#include <QLineEdit>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

#include <set>

namespace nucleoscope {

namespace {

constexpr int waitMs = 20000;

} // namespace

/// Labelling from one half-orbit to the next, with keys and mouse on the window.
class LabelFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int projects_ = 0;

    test::MadeProject makeProject(int halfOrbits) {
        const auto parent = folder_.filePath(QString::number(projects_++)).toStdString();
        std::filesystem::create_directories(parent);
        return test::makeProject(parent, halfOrbits);
    }

    static std::unique_ptr<MainWindow> openWindow(const test::MadeProject& made) {
        auto window = std::make_unique<MainWindow>();
        window->resize(1366, 768);
        window->show();
        [&] { QVERIFY(QTest::qWaitForWindowActive(window.get())); }(); // keys go to no other
        window->openPath(made.folder);
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() && window->workspace().catalogue(),
                                     waitMs);
        }();
        return window;
    }

    static std::string shownStem(MainWindow& window) {
        return window.spectrum().halfOrbit() ? window.spectrum().halfOrbit()->halfOrbit.file.stem().string()
                                             : std::string();
    }

    static void paint(MainWindow& window) {
        window.actions().brush->trigger();
        QWidget* view = window.spectrum().view();
        const QPoint middle = window.spectrum().view()->plotRect().center();
        QTest::mousePress(view, Qt::LeftButton, {}, middle);
        QTest::mouseMove(view, middle + QPoint(20, 5));
        QTest::mouseRelease(view, Qt::LeftButton, {}, middle + QPoint(20, 5));
    }

    static LabelStore storeOf(const test::MadeProject& made) {
        return LabelStore(Project::open(made.folder).labelFolder());
    }

    static SaveIndicator* indicatorOf(MainWindow& window) {
        return window.statusBar()->findChild<SaveIndicator*>();
    }

private slots:
    void initTestCase() {
        test::useOwnSettings(folder_.path());
        qputenv("USER", "Li");
    }

    void init() { QSettings().clear(); }

    void keysSetTheStateAndItIsOnTheDisk_data() {
        QTest::addColumn<int>("key");
        QTest::addColumn<LabelState>("state");
        QTest::newRow("in progress") << int(Qt::Key_F2) << LabelState::InProgress;
        QTest::newRow("done") << int(Qt::Key_F3) << LabelState::Done;
        QTest::newRow("nothing here") << int(Qt::Key_F4) << LabelState::NothingHere;
        QTest::newRow("verified") << int(Qt::Key_F5) << LabelState::Verified;
        QTest::newRow("flagged") << int(Qt::Key_F6) << LabelState::Flagged;
    }
    void keysSetTheStateAndItIsOnTheDisk() {
        QFETCH(int, key);
        QFETCH(LabelState, state);
        const test::MadeProject made = makeProject(1);
        const auto window = openWindow(made);
        const std::string stem = shownStem(*window);
        QTest::keyClick(window.get(), Qt::Key(key));
        QTRY_COMPARE(storeOf(made).state(stem), state);
        const auto label =
            storeOf(made).load(stem, window->document().mask().width, window->document().mask().height);
        QCOMPARE(label->stateAuthor, std::string("Li"));
        QVERIFY(!label->stateTime.empty());
        QCOMPARE(window->workspace().halfOrbits().labelState(0), state); // the list shows it
        QVERIFY(!label->spectrum.hash.empty() && label->spectrum.size > 0);
    }

    void notesAreSavedAsTheyAreTypedAndTheFilterFindsThem() {
        const test::MadeProject made = makeProject(2);
        const auto window = openWindow(made);
        const std::string stem = shownStem(*window);
        QTest::keyClick(window.get(), Qt::Key_F7);
        auto* notes = window->findChild<QLineEdit*>(QStringLiteral("labelNotes"));
        QTRY_VERIFY(notes->hasFocus());
        QTest::keyClicks(notes, QStringLiteral("hiss above 12 kHz?"));
        QTRY_COMPARE(storeOf(made).summary(stem).notes, std::string("hiss above 12 kHz?"));
        QTest::keyClick(notes, Qt::Key_Return);
        QVERIFY(!notes->hasFocus());

        HalfOrbitFilter filter;
        filter.labels = HalfOrbitFilter::Labels::WithNotes;
        window->browser().filterBar()->setFilter(filter);
        QCOMPARE(window->browser().shown().size(), std::size_t(1));
        QCOMPARE(window->browser().shown()[0].stem().string(), stem);
        window->browser().filterBar()->clear();
        window->actions().next->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shownStem(*window) != stem, waitMs);
        QTRY_COMPARE(notes->text(), QString());
        window->actions().previous->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(notes->text(), QStringLiteral("hiss above 12 kHz?"), waitMs);
    }

    void nothingHereTakesNucleiAwayAndUndoBringsThemBack() {
        const test::MadeProject made = makeProject(1);
        const auto window = openWindow(made);
        paint(*window);
        const LabelMask painted = window->document().mask();
        QVERIFY(painted != LabelMask(painted.width, painted.height));
        window->actions().labelNothingHere->trigger();
        QCOMPARE(window->document().mask(), LabelMask(painted.width, painted.height));
        QCOMPARE(window->spectrum().view()->mask(), window->document().mask());
        QCOMPARE(window->document().state(), LabelState::NothingHere);
        window->actions().undo->trigger();
        QCOMPARE(window->document().mask(), painted);
        QCOMPARE(window->document().state(), LabelState::InProgress);
    }

    void finishedLabelsLeadToTheNextOne() {
        const test::MadeProject made = makeProject(3);
        const auto window = openWindow(made);
        const std::string first = shownStem(*window);
        paint(*window);
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(shownStem(*window) != first, waitMs);
        QTRY_COMPARE(storeOf(made).state(first), LabelState::Done);
        const std::string second = shownStem(*window);
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier); // nothing was painted
        QTRY_COMPARE_WITH_TIMEOUT(storeOf(made).state(second), LabelState::NothingHere, waitMs);
    }

    void randomSampleGoesThroughAllThatAreNotLabelled() {
        const test::MadeProject made = makeProject(4);
        const auto window = openWindow(made);
        std::set<std::string> seen{shownStem(*window)};
        window->actions().queueRandom->trigger(); // goes to the first
        for (int i = 0; i < 3; ++i) {
            if (i > 0)
                QTest::keyClick(window.get(), Qt::Key_N);
            QTRY_VERIFY_WITH_TIMEOUT(!seen.contains(shownStem(*window)), waitMs);
            seen.insert(shownStem(*window));
        }
        QCOMPARE(seen.size(), std::size_t(4));
        QVERIFY(window->messages().message().contains(QStringLiteral("Random sample")));
    }

    void leastSureIsAskedOfTheModelAndKept() {
        const test::MadeProject made = makeProject(3);
        const auto window = openWindow(made);
        if (window->workspace().modelFile().empty())
            QSKIP("the sample model is not installed here");
        const std::string first = shownStem(*window);
        window->actions().queueLeastSure->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(shownStem(*window) != first, 3 * waitMs);
        QVERIFY(std::filesystem::exists(made.folder / "cache" / "uncertainty.json"));
        const std::string text = readFile(made.folder / "cache" / "uncertainty.json");
        for (const auto& file : made.files)
            QVERIFY(text.find(file.stem().string()) != std::string::npos);
        QVERIFY2(window->messages().message().contains(QStringLiteral("least sure")),
                 qPrintable(window->messages().message()));
    }

    void secondWindowOnlyLooks() {
        const test::MadeProject made = makeProject(1);
        const auto first = openWindow(made);
        const auto second = openWindow(made);
        QVERIFY2(second->messages().message().contains(QStringLiteral("another window")),
                 qPrintable(second->messages().message()));
        QVERIFY(second->document().isReadOnly() && !first->document().isReadOnly());
        QVERIFY(!second->actions().brush->isEnabled());
        QVERIFY(!second->actions().labelDone->isEnabled());
        QVERIFY(indicatorOf(*second)->text().contains(QStringLiteral("only shown")));
        // Even a stroke that gets through is taken back at once.
        const LabelMask before = second->document().mask();
        second->spectrum().view()->setTool(SpectrumView::Tool::Brush);
        const QPoint middle = second->spectrum().view()->plotRect().center();
        QTest::mouseClick(second->spectrum().view(), Qt::LeftButton, {}, middle);
        QCOMPARE(second->document().mask(), before);
        QCOMPARE(second->spectrum().view()->mask(), before);
        QVERIFY(storeOf(made).stems().empty());

        paint(*first); // the first one goes on
        QTRY_VERIFY(storeOf(made).has(shownStem(*first)));
    }

    void failedSaveStaysToBeSeen() {
        const test::MadeProject made = makeProject(1);
        const auto window = openWindow(made);
        const auto labels = Project::open(made.folder).labelFolder();
        std::filesystem::remove_all(labels);
        writeFileAtomically(labels, "a file where the folder should be");
        paint(*window);
        QTRY_VERIFY_WITH_TIMEOUT(indicatorOf(*window)->text().contains(QStringLiteral("not saved")), waitMs);
        QVERIFY(window->messages().message().contains(QStringLiteral("cannot be written")));
        QVERIFY(window->actions().brush->isEnabled()); // it blocks nothing
        std::filesystem::remove(labels);
        std::filesystem::create_directories(labels);
        QTest::mouseClick(indicatorOf(*window), Qt::LeftButton); // tries again
        QTRY_VERIFY_WITH_TIMEOUT(indicatorOf(*window)->text().startsWith(QStringLiteral("Labels saved")),
                                 waitMs);
    }

    void strokesOfAKilledProgramAreOffered() {
        const test::MadeProject made = makeProject(1);
        const std::string stem = made.files[0].stem().string();
        const HalfOrbit halfOrbit = readHalfOrbit(made.files[0], {});
        const int width = static_cast<int>(halfOrbit.rows()), height = static_cast<int>(halfOrbit.bins());
        {
            LabelStore store = storeOf(made);
            store.appendToJournal(stem, width, height, {{1000, LabelMask::nucleus}});
        }
        const auto window = openWindow(made);
        QTRY_VERIFY_WITH_TIMEOUT(window->messages().message().contains(QStringLiteral("Undo")), waitMs);
        QCOMPARE(window->document().mask().pixels[1000], LabelMask::nucleus);
        QVERIFY(window->actions().undo->isEnabled());
        window->actions().undo->trigger();
        QCOMPARE(window->document().mask().pixels[1000], LabelMask::background);
    }

    void labelOfAnotherFileOfThatNameIsTold() {
        const test::MadeProject made = makeProject(1);
        const std::string stem = made.files[0].stem().string();
        const HalfOrbit halfOrbit = readHalfOrbit(made.files[0], {});
        Label label;
        label.mask = LabelMask(static_cast<int>(halfOrbit.rows()), static_cast<int>(halfOrbit.bins()));
        label.spectrum = {made.files[0].filename().string(), 12345, "0123456789abcdef"};
        storeOf(made).save(stem, label);
        const auto window = openWindow(made);
        QTRY_VERIFY_WITH_TIMEOUT(window->messages().message().contains(QStringLiteral("another file")),
                                 waitMs);
        QVERIFY(window->document().isOpen());
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::LabelFlowTest)
#include "label_flow_test.moc"
