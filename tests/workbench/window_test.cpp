#include "app/workbench/actions.h"
#include "app/workbench/catalogue_pane.h"
#include "app/workbench/cursor_readout.h"
#include "app/workbench/detection_panel.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/language.h"
#include "app/workbench/main_window.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/quarantine_dialog.h"
#include "app/workbench/review_controller.h"
#include "app/workbench/review_page.h"
#include "app/workbench/review_panel.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/training_panel.h"
#include "core/files.h"
#include "core/resources.h"
#include "model/model_info.h"
#include "tests/workbench/made_project.h"
#include "tests/workbench/own_settings.h"
#include "widgets/catalogue_filter_bar.h"
#include "widgets/catalogue_table.h"
#include "widgets/contact_sheet.h"
#include "widgets/map_widget.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

namespace nucleoscope {

namespace {

constexpr int waitMs = 20000;

} // namespace

/// Drives the window as a user does: keys and mouse on the widgets, files on the disk.
class WindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    test::MadeProject made_;

    std::unique_ptr<MainWindow> openWindow(const std::filesystem::path& path) {
        auto window = std::make_unique<MainWindow>();
        window->resize(1366, 768);
        window->show();
        [&] { QVERIFY(QTest::qWaitForWindowExposed(window.get())); }();
        if (!path.empty())
            window->openPath(path);
        return window;
    }

    /// Opens the project and waits until half-orbit and catalogue are there.
    std::unique_ptr<MainWindow> openProject() {
        auto window = openWindow(made_.folder);
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() && window->workspace().catalogue(),
                                     waitMs);
        }();
        return window;
    }

    test::MadeProject madeProject(const char* name, int halfOrbits) {
        return test::makeProject(folder_.filePath(QString::fromLatin1(name)).toStdString(), halfOrbits);
    }

    static std::filesystem::path shownFile(MainWindow& window) {
        return window.spectrum().halfOrbit() ? window.spectrum().halfOrbit()->halfOrbit.file
                                             : std::filesystem::path();
    }

    static void drag(QWidget* widget, QPoint from, QPoint to) {
        QTest::mousePress(widget, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 5; ++step)
            QTest::mouseMove(widget, from + (to - from) * step / 5);
        QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
    }

    static int labelledPixels(const LabelMask& mask) {
        return static_cast<int>(std::count(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus));
    }

private slots:
    void initTestCase() {
        test::useOwnSettings(folder_.path());
        made_ = test::makeProject(folder_.path().toStdString(), 3);
        QVERIFY(made_.regions > 0);
    }

    void init() { QSettings().clear(); }

    void withoutAProjectItSaysHowToBegin() {
        const auto window = openWindow({});
        QVERIFY(window->findChild<QWidget*>() != nullptr);
        QVERIFY(!window->actions().train->isEnabled());
        QVERIFY(!window->actions().next->isEnabled());
        QVERIFY(window->actions().openArchive->isEnabled());
    }

    void listsAProjectAndShowsItsFirstHalfOrbit() {
        const auto window = openProject();
        QCOMPARE(window->browser().shown(), made_.files);
        QCOMPARE(shownFile(*window), made_.files[0]);
        QVERIFY(window->windowTitle().contains(QStringLiteral("simulated")));
    }

    void keysSwitchHalfOrbits() {
        const auto window = openProject();
        QTest::keyClick(window.get(), Qt::Key_D);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[1], waitMs);
        QTest::keyClick(window.get(), Qt::Key_PageDown);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[2], waitMs);
        QTest::keyClick(window.get(), Qt::Key_A);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[1], waitMs);
    }

    void theKeyNFindsWhatIsToBeDone() {
        const auto window = openProject();
        // The first is done, the second has detections that nobody has judged, the third has none of its own.
        HalfOrbitListModel& model = window->workspace().halfOrbits();
        model.setRegionCounts({{made_.files[1].stem().string(), 0}, {made_.files[2].stem().string(), 2}});
        QTest::keyClick(window.get(), Qt::Key_N);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[2], waitMs);
        QTest::keyClick(window.get(), Qt::Key_N);
        QVERIFY(!window->messages().message().isEmpty());
        QCOMPARE(window->browser().current(), made_.files[2]);
    }

    void filesThatComeAndGoAreNoticed() {
        const std::filesystem::path parent = folder_.filePath(QStringLiteral("watched")).toStdString();
        const test::MadeProject made = test::makeProject(parent, 3);
        const std::filesystem::path away = parent / "away.h5";
        std::filesystem::rename(made.files[0], away);
        const auto window = openWindow(made.folder);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made.files[1], waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(window->workspace().halfOrbits().row(1).details(), waitMs);
        std::filesystem::rename(away, made.files[0]);
        QTRY_COMPARE_WITH_TIMEOUT(window->browser().shown(), made.files, waitMs);
        QCOMPARE(window->browser().current(), made.files[1]);
        std::filesystem::remove(made.files[2]);
        QTRY_COMPARE_WITH_TIMEOUT(window->browser().shown().size(), std::size_t(2), waitMs);
        QCOMPARE(shownFile(*window), made.files[1]);
    }

    void fastSwitchingShowsTheLastChoiceOnly() {
        const auto window = openProject();
        QTest::keyClick(window.get(), Qt::Key_D);
        QTest::keyClick(window.get(), Qt::Key_D);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[2], waitMs);
        QTest::qWait(100);
        QCOMPARE(shownFile(*window), made_.files[2]);
    }

    void howSpectraAreShownIsRemembered() {
        const SpectrumQuantity power{SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel};
        {
            const auto window = openProject();
            SpectrumView* view = window->spectrum().view();
            window->actions().logarithmicFrequency->trigger();
            window->actions().burst->trigger();
            view->colors().setQuantity(power);
            view->setColorMap(colorMap("turbo").value());
            QVERIFY(view->options().logarithmicFrequency && !view->options().burst);
        }
        const auto window = openProject();
        const SpectrumView* view = window->spectrum().view();
        QVERIFY(view->options().logarithmicFrequency && !view->options().burst);
        QVERIFY(window->actions().logarithmicFrequency->isChecked() && !window->actions().burst->isChecked());
        QVERIFY(view->colors().quantity() == power);
        QCOMPARE(view->colorScale().map.name, std::string("turbo"));
    }

    void readoutIsInTheQuantityOfTheColourBar() {
        const auto window = openProject();
        SpectrumView* view = window->spectrum().view();
        const auto* readout = window->findChild<CursorReadout*>();
        QVERIFY(readout);
        const auto moveOver = [&] {
            const QPoint place = view->plotRect().center();
            QMouseEvent event(QEvent::MouseMove, place, view->mapToGlobal(place), Qt::NoButton, Qt::NoButton,
                              {});
            QApplication::sendEvent(view, &event);
        };
        moveOver();
        QVERIFY2(readout->text().contains(QStringLiteral("mV/m/√Hz")), qPrintable(readout->text()));
        view->colors().setQuantity({SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel});
        moveOver();
        QVERIFY2(readout->text().contains(QStringLiteral("(mV/m)²/Hz")) &&
                     readout->text().contains(QStringLiteral(" dB)")),
                 qPrintable(readout->text()));
        window->actions().flatten->trigger();
        moveOver();
        QVERIFY(view->isFlattened());
        QVERIFY2(readout->text().contains(QStringLiteral(" dB)")), qPrintable(readout->text()));
    }

    void keysGoBackInTheHistoryOfTheZoom() {
        const auto window = openProject();
        SpectrumView* view = window->spectrum().view();
        const SpectrumRange whole = view->visibleRange();
        QVERIFY(!window->actions().zoomBack->isEnabled());
        window->actions().zoomIn->trigger();
        QVERIFY(view->visibleRange() != whole);
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Left, Qt::AltModifier);
        QTRY_VERIFY(std::abs(view->visibleRange().endSeconds - whole.endSeconds) < 1e-6);
    }

    void aStrokeIsUndoneRedoneAndSaved() {
        const auto window = openProject();
        SpectrumView* view = window->spectrum().view();
        QTest::keyClick(window.get(), Qt::Key_B);
        QCOMPARE(view->tool(), SpectrumView::Tool::Brush);
        const QPoint center = view->rect().center();
        drag(view, center, center + QPoint(60, 20));
        const int painted = labelledPixels(window->document().mask());
        QVERIFY(painted > 0);
        QCOMPARE(labelledPixels(view->mask()), painted);

        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(labelledPixels(view->mask()), 0);
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(labelledPixels(view->mask()), painted);

        QTest::keyClick(window.get(), Qt::Key_S, Qt::ControlModifier);
        const std::filesystem::path sidecar =
            made_.folder / "labels" / (made_.files[0].stem().string() + ".png");
        QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(sidecar), waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(labelledPixels(readMask(sidecar)), painted, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(window->workspace().labelledHalfOrbits(), 1, waitMs);
    }

    void strokesOutliveAWindowThatIsNeverClosed() {
        int painted = 0;
        {
            const auto window = openProject();
            window->browser().choose(made_.files[1]);
            QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[1], waitMs);
            QTest::keyClick(window.get(), Qt::Key_B);
            SpectrumView* view = window->spectrum().view();
            drag(view, view->rect().center(), view->rect().center() + QPoint(40, 0));
            painted = labelledPixels(window->document().mask());
            QVERIFY(painted > 0);
            const std::filesystem::path journal =
                made_.folder / "labels" / (made_.files[1].stem().string() + ".journal");
            QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(journal), waitMs);
            // What a killed program leaves behind: its files at this moment.
            std::filesystem::remove_all(folder_.filePath(QStringLiteral("killed")).toStdString());
            std::filesystem::copy(made_.folder / "labels",
                                  folder_.filePath(QStringLiteral("killed")).toStdString(),
                                  std::filesystem::copy_options::recursive);
        }
        LabelStore store(folder_.filePath(QStringLiteral("killed")).toStdString());
        const HalfOrbit halfOrbit = readHalfOrbit(made_.files[1], {});
        const auto label = store.load(made_.files[1].stem().string(), static_cast<int>(halfOrbit.rows()),
                                      static_cast<int>(halfOrbit.bins()));
        QVERIFY(label);
        QCOMPARE(labelledPixels(label->mask), painted);
    }

    void itResumesWhereItWas() {
        {
            const auto window = openProject();
            window->browser().choose(made_.files[2]);
            QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[2], waitMs);
            window->close();
        }
        const auto window = openWindow({});
        window->resume();
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made_.files[2], waitMs);
    }

    void aRowOfTheTableMovesMapAndSpectrum() {
        const auto window = openProject();
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        CataloguePane& pane = window->cataloguePane();
        QTRY_VERIFY(pane.isVisible() && window->spectrum().isVisible());
        QTableView* table = pane.table()->view();
        const int row = table->model()->rowCount() - 1;
        const int region = pane.table()->visibleRegions().back();
        table->scrollToBottom();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, 0)).center());
        QCOMPARE(window->selection().regions(), std::vector<int>{region});
        const Region& selected = window->workspace().catalogue()->regions[static_cast<std::size_t>(region)];
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window).filename().string(), selected.file, waitMs);
        // The spectrum is zoomed to the region: its middle is near the middle of the picture.
        SpectrumView* view = window->spectrum().view();
        const SpectrumGrid& grid = view->grid();
        const QPointF place =
            view->toWidget({grid.columnAt(selected.utcCenter), grid.rowAt(selected.frequencyCenterHz)});
        QVERIFY(view->rect().contains(place.toPoint()));
        // A click on another point of the map goes back to the table.
        if (pane.table()->visibleRegions().size() > 1) {
            const int other = pane.table()->visibleRegions().front();
            QTest::mouseClick(pane.map(), Qt::LeftButton, {}, pane.map()->pointOf(other).toPoint());
            QVERIFY(window->selection().contains(other));
            QVERIFY(!table->selectionModel()->selectedRows().isEmpty());
        }
    }

    void aReviewGoesByKeysIntoTheCatalogue() {
        const test::MadeProject made = madeProject("reviewed", 2);
        QVERIFY(made.regions >= 3);
        const auto window = openWindow(made.folder);
        QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() && window->workspace().catalogue(), waitMs);
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(window.get(), Qt::Key_N);
        QTRY_VERIFY(window->reviewPage().isVisible());
        ReviewSession& session = window->review().session();
        QCOMPARE(session.current(), 0);
        QCOMPARE(window->selection().regions(), std::vector<int>{0});
        QWidget* sheet = window->reviewPage().sheet()->view();
        QTRY_VERIFY(sheet->hasFocus());
        QTest::keyClick(sheet, Qt::Key_Return);
        QCOMPARE(session.current(), 1);
        QTest::keyClick(sheet, Qt::Key_Delete);
        QCOMPARE(session.current(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window).filename().string(), session.currentRegion()->file,
                                  waitMs);
        QTest::keyClick(sheet, Qt::Key_U);
        QTest::keyClick(sheet, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(session.current(), 2);

        auto* comment = window->reviewPage().panel()->findChild<QLineEdit*>();
        comment->setFocus();
        QTest::keyClicks(comment, QStringLiteral("uncertain edge"));
        QTest::keyClick(comment, Qt::Key_Return); // ends the comment, accepts nothing
        QCOMPARE(session.current(), 2);
        QVERIFY(window->review().saveAndWait());
        const Catalogue catalogue = readCatalogue(made.folder / "catalogue.gpkg");
        QVERIFY(catalogue.regions[0].review.verdict == Verdict::Accepted);
        QVERIFY(catalogue.regions[0].review.time > 0);
        QVERIFY(catalogue.regions[1].review.verdict == Verdict::Rejected);
        QVERIFY(catalogue.regions[2].review.verdict == Verdict::Unreviewed);
        QCOMPARE(catalogue.regions[2].review.comment, std::string("uncertain edge"));
    }

    void outsideTheReviewEnterIsNoVerdict() {
        const auto window = openProject();
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        window->selection().select({0});
        QTableView* table = window->cataloguePane().table()->view();
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(window->workspace().catalogue()->regions[0].review.verdict == Verdict::Unreviewed);
    }

    void aReviewedHalfOrbitBecomesALabel() {
        const test::MadeProject made = madeProject("labelled-by-review", 2);
        const auto window = openWindow(made.folder);
        QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() && window->workspace().catalogue(), waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!window->workspace().isListing(), waitMs);
        QTest::keyClick(window.get(), Qt::Key_3, Qt::ControlModifier);
        ReviewSession& session = window->review().session();
        std::vector<int> all;
        for (int region = 0; region < static_cast<int>(made.regions); ++region)
            all.push_back(region);
        session.decide(all, Verdict::Accepted);
        emit window->reviewPage().panel()->labelsRequested();
        QTRY_COMPARE_WITH_TIMEOUT(window->workspace().labelledHalfOrbits(), 2, waitMs);
        QVERIFY(window->document().saveAndWait());
        for (const std::filesystem::path& file : made.files) {
            const std::string name = file.stem().string() + ".png";
            QCOMPARE(readMask(made.folder / "labels" / name), readMask(made.folder / "masks" / name));
        }
    }

    void correctingTakesTheModelsMaskToTheBrush() {
        const test::MadeProject made = madeProject("corrected", 1);
        const auto window = openWindow(made.folder);
        QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() && window->workspace().catalogue(), waitMs);
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(window.get(), Qt::Key_N);
        QWidget* sheet = window->reviewPage().sheet()->view();
        QTRY_VERIFY(sheet->hasFocus());
        QTest::keyClick(sheet, Qt::Key_C);
        SpectrumView* view = window->spectrum().view();
        QTRY_COMPARE_WITH_TIMEOUT(view->tool(), SpectrumView::Tool::Brush, waitMs);
        const Region& region = window->workspace().catalogue()->regions[0];
        QCOMPARE(labelledPixels(view->mask()), region.areaPixels);
        // The other regions of the half-orbit have no verdict: training is not to look at them.
        const auto unsure =
            std::count(view->mask().pixels.begin(), view->mask().pixels.end(), LabelMask::unsure);
        QVERIFY(unsure > 0 || made.regions == 1);
        drag(view, view->rect().center(), view->rect().center() + QPoint(80, 30));
        QVERIFY(labelledPixels(window->document().mask()) > region.areaPixels);
        sheet->setFocus();
        QTest::keyClick(sheet, Qt::Key_Return);
        QVERIFY(region.review.verdict == Verdict::Corrected);
        QCOMPARE(view->tool(), SpectrumView::Tool::Inspect);
    }

    void oneFilterActsOnEveryView() {
        const auto window = openProject();
        const Catalogue& catalogue = *window->workspace().catalogue();
        CatalogueFilter filter;
        filter.file = catalogue.regions.front().file;
        const std::vector<std::size_t> matching = matchingRegions(catalogue, filter);
        QVERIFY(matching.size() < catalogue.regions.size());
        CataloguePane& pane = window->cataloguePane();
        pane.filterBar()->setFilter(filter);
        QCOMPARE(pane.table()->visibleRegions().size(), matching.size());
        QCOMPARE(static_cast<std::size_t>(window->reviewPage().sheet()->model().rowCount()), matching.size());
        QCOMPARE(static_cast<std::size_t>(window->review().session().progress().total), matching.size());
        pane.filterBar()->setFilter({});
        QCOMPARE(pane.table()->visibleRegions().size(), catalogue.regions.size());
    }

    void writesTheFiguresOfTheViews() {
        const auto window = openProject();
        const auto file = [&](const char* name) {
            return std::filesystem::path(folder_.path().toStdString()) / name;
        };
        QVERIFY(window->exportTo(window->cataloguePane().map(), file("map.pdf")));
        QVERIFY(window->exportTo(window->cataloguePane().frequency(), file("frequency.svg")));
        QVERIFY(window->exportTo(nullptr, file("spectrum.png")));
        QCOMPARE(readFile(file("map.pdf")).substr(0, 5), std::string("%PDF-"));
        QVERIFY(readFile(file("frequency.svg")).find("<svg") != std::string::npos);
        QVERIFY(QImage(QString::fromStdString(file("spectrum.png").string())).width() > 1000);
        QVERIFY(!window->exportTo(nullptr, "/no/such/folder/spectrum.png"));
        QVERIFY(window->messages().message().contains(QStringLiteral("/no/such/folder")));
    }

    void detectsInTheSelectedHalfOrbitWithTheSampleModel() {
        if (!findResource("models/sample.safetensors"))
            QSKIP("the sample model is not there");
        const std::filesystem::path parent = folder_.filePath(QStringLiteral("detecting")).toStdString();
        const test::MadeProject made = test::makeProject(parent, 2);
        std::filesystem::remove(made.folder / "catalogue.gpkg");
        std::filesystem::remove_all(made.folder / "masks");
        const auto window = openWindow(made.folder);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made.files[0], waitMs);
        QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(window->workspace().catalogue(), 10 * waitMs);
        QCOMPARE(window->workspace().catalogue()->halfOrbits.size(), std::size_t(1));
        QCOMPARE(window->workspace().catalogue()->halfOrbits.front().file, made.files[0].filename().string());
        QVERIFY(std::filesystem::exists(made.folder / "masks" / (made.files[0].stem().string() + ".png")));
        QVERIFY(window->messages().message().contains(QStringLiteral("sample model")));
        QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit()->modelMask, waitMs);
    }

    void theChoicesOfADetectionShowLive() {
        if (!findResource("models/sample.safetensors"))
            QSKIP("the sample model is not there");
        const auto window = openProject();
        DetectionPanel* panel = window->findChild<DetectionPanel*>();
        QLabel* status = nullptr;
        for (QCheckBox* box : panel->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("Show on this half-orbit"))
                box->click();
        const auto statusOf = [&](const QString& text) {
            for (QLabel* label : panel->findChildren<QLabel*>())
                if (label->text().contains(text))
                    status = label;
            return status != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(statusOf(QStringLiteral("at a threshold of")), 10 * waitMs);
        const QString before = status->text();
        DetectionSettings strict;
        strict.regions.minPixels = 1000000;
        panel->setSettings(strict);
        emit panel->settingsChanged(strict);
        QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(QStringLiteral("0 region")), waitMs);
        QVERIFY(status->text() != before);
        QCOMPARE(loadDetectionSettings(QSettings()), strict); // kept for the next start
    }

    void theProbabilitiesOfTheModelAreShownAndChoosingStartsFromThem() {
        const auto sample = findResource("models/sample.safetensors");
        if (!sample)
            QSKIP("the sample model is not there");
        const ModelInfo model = readModelInfo(*sample);
        const auto window = openProject();
        DetectionPanel* panel = window->findChild<DetectionPanel*>();
        panel->setSettings({});
        QList<double> shown;
        for (QDoubleSpinBox* box : panel->findChildren<QDoubleSpinBox*>())
            if (!box->isEnabled())
                shown << box->value();
        QCOMPARE(shown, (QList<double>{model.threshold, model.seedProbability}));
        QCOMPARE(panel->settings(), DetectionSettings());
        for (QCheckBox* box : panel->findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("As the model says"))
                box->click();
        QCOMPARE(panel->settings().threshold, std::optional(model.threshold));
        QCOMPARE(panel->settings().regions.seedProbability, model.seedProbability);
    }

    void withoutLabelsThereIsNothingToLearnFrom() {
        const std::filesystem::path parent = folder_.filePath(QStringLiteral("unlabelled")).toStdString();
        const test::MadeProject made = test::makeProject(parent, 1);
        const auto window = openWindow(made.folder);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window), made.files[0], waitMs);
        QTest::keyClick(window.get(), Qt::Key_T, Qt::ControlModifier);
        QVERIFY(window->trainingPanel().isVisible());
        QVERIFY(window->messages().message().contains(QStringLiteral("label some half-orbits")));
        QVERIFY(!std::filesystem::exists(made.folder / "models" / "model.safetensors"));
    }

    void speaksChinese() {
        QCOMPARE(installLanguage(*qApp, QStringLiteral("zh_CN")), QStringLiteral("zh_CN"));
        {
            const auto window = openProject();
            QCOMPARE(window->menuBar()->actions().first()->text(), QStringLiteral("文件(&F)"));
            QCOMPARE(window->actions().brush->text(), QStringLiteral("画笔(&B)"));
            QVERIFY(window->windowTitle().contains(QStringLiteral("模拟")));
            QCOMPARE(window->workspace()
                         .halfOrbits()
                         .headerData(HalfOrbitListModel::Orbit, Qt::Horizontal, Qt::DisplayRole)
                         .toString(),
                     QStringLiteral("轨道号"));
        }
        installLanguage(*qApp, QStringLiteral("en"));
    }

    void whatCannotBeOpenedIsSaidAndHarmsNothing() {
        const auto window = openProject();
        window->openPath("/no/such/project");
        QVERIFY(window->messages().message().contains(QStringLiteral("/no/such/project")));
        QCOMPARE(window->workspace().project().folder(), std::filesystem::canonical(made_.folder));
        QVERIFY(window->spectrum().halfOrbit());
    }

    void aDamagedFileIsSaidAndTheNextOneOpens() {
        const auto window = openProject();
        const std::filesystem::path archive = std::filesystem::path(folder_.path().toStdString()) / "damaged";
        std::filesystem::create_directories(archive);
        std::filesystem::copy_file(made_.files[1], archive / made_.files[1].filename());
        const std::filesystem::path broken = archive / made_.files[0].filename();
        std::filesystem::copy_file(made_.files[0], broken);
        std::filesystem::resize_file(broken, 1000);
        window->openPath(archive);
        QTRY_VERIFY_WITH_TIMEOUT(
            window->messages().message().contains(QString::fromStdString(broken.filename().string())),
            waitMs);
        auto* quarantine = window->browser().findChild<QToolButton*>(QStringLiteral("quarantine"));
        QTRY_VERIFY_WITH_TIMEOUT(quarantine->isVisible(), waitMs);
        QTest::mouseClick(quarantine, Qt::LeftButton);
        auto* dialog = window->findChild<QuarantineDialog*>();
        QVERIFY(dialog);
        const auto* list = dialog->findChild<QTreeWidget*>();
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), QString::fromStdString(broken.filename().string()));
        QVERIFY(list->topLevelItem(0)->text(1).contains(QStringLiteral("truncated")));
        dialog->close();
        QTest::keyClick(window.get(), Qt::Key_D);
        QTRY_COMPARE_WITH_TIMEOUT(shownFile(*window).filename(), made_.files[1].filename(), waitMs);
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::WindowTest)
#include "window_test.moc"
