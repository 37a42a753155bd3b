#include "app/workbench/actions.h"
#include "app/workbench/export_labels_dialog.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/import_labels_dialog.h"
#include "app/workbench/label_comparison_dialog.h"
#include "app/workbench/label_exchange.h"
#include "app/workbench/main_window.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/training_set_dialog.h"
#include "tests/workbench/made_project.h"
#include "tests/workbench/own_settings.h"

#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace nucleoscope {

namespace {

constexpr int waitMs = 20000;

template <class Widget>
Widget* child(QWidget& parent, const char* name) {
    return parent.findChild<Widget*>(QLatin1String(name));
}

} // namespace

/// Labels in and out of a project, through the dialogs.
class LabelExchangeWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int projects_ = 0;
    test::MadeProject made_;
    std::unique_ptr<MainWindow> window_;

    std::string stem(int i) const { return made_.files[static_cast<std::size_t>(i)].stem().string(); }
    std::filesystem::path truth(int i) const {
        return Project::open(made_.folder).maskFolder() / (stem(i) + ".png");
    }
    LabelStore store() const { return LabelStore(Project::open(made_.folder).labelFolder()); }

    template <class Dialog>
    Dialog* open(QAction* action) {
        action->trigger();
        return window_->findChild<Dialog*>();
    }

    static void run(JobDialog& dialog) {
        QTest::mouseClick(child<QPushButton>(dialog, "runJob"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.isRunning(), waitMs);
    }

    void showFirst() {
        window_ = std::make_unique<MainWindow>();
        window_->resize(1366, 768);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        window_->openPath(made_.folder);
        QTRY_VERIFY_WITH_TIMEOUT(window_->spectrum().halfOrbit() && window_->workspace().catalogue() &&
                                     window_->document().isOpen(),
                                 waitMs);
        QCOMPARE(window_->document().stem(), stem(0));
    }

private slots:
    void initTestCase() { test::useOwnSettings(folder_.path()); }

    void init() {
        QSettings().clear();
        const auto parent = folder_.filePath(QString::number(projects_++)).toStdString();
        std::filesystem::create_directories(parent);
        made_ = test::makeProject(parent, 3);
        showFirst();
    }

    void cleanup() { window_.reset(); }

    void importIsShownBeforeAnythingChanges() {
        // One half-orbit has a label of its own.
        Label own;
        const LabelMask there = readMask(truth(1));
        own.mask = LabelMask(there.width, there.height);
        own.mask.at(3, 3) = LabelMask::nucleus;
        own.state = LabelState::Done;
        store().save(stem(1), own);

        auto* dialog = open<ImportLabelsDialog>(window_->actions().importLabels);
        dialog->setSource(LabelFormat::Png, Project::open(made_.folder).maskFolder());
        QTest::mouseClick(child<QPushButton>(*dialog, "previewImport"), Qt::LeftButton);
        auto* list = child<QTreeWidget>(*dialog, "importList");
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 3, waitMs);
        QCOMPARE(store().stems(), std::vector<std::string>{stem(1)}); // nothing yet
        QVERIFY2(dialog->status().startsWith(QStringLiteral("2 new, 0 changed, 1 stay")),
                 qPrintable(dialog->status()));
        dialog->setRule(ExistingRule::Merge);
        QVERIFY2(dialog->status().startsWith(QStringLiteral("2 new, 1 changed, 0 stay")),
                 qPrintable(dialog->status()));
        run(*dialog);

        const auto merged = store().load(stem(1), there.width, there.height);
        QCOMPARE(merged->mask.at(3, 3), LabelMask::nucleus);
        const LabelMask third = readMask(truth(2));
        const auto added = store().load(stem(2), third.width, third.height);
        QVERIFY(added && added->mask == third && added->origin == "imported");
        QCOMPARE(window_->document().mask(), readMask(truth(0))); // the one that is open
        QCOMPARE(window_->spectrum().view()->mask(), window_->document().mask());
        window_->actions().undo->trigger();
        const LabelMask& opened = window_->document().mask();
        QCOMPARE(opened, LabelMask(opened.width, opened.height));
        dialog->close();
    }

    void labelsAreExportedForAnotherProgram() {
        Label label;
        label.mask = readMask(truth(1));
        label.state = LabelState::Done;
        store().save(stem(1), label);
        auto* dialog = open<ExportLabelsDialog>(window_->actions().exportLabels);
        run(*dialog);
        QVERIFY2(dialog->status().startsWith(QStringLiteral("1 label")), qPrintable(dialog->status()));
        QCOMPARE(readMask(made_.folder / "exported-labels" / (stem(1) + ".png")), label.mask);
        dialog->close();
    }

    void trainingSetIsWritten() {
        for (int i = 1; i < 3; ++i) {
            Label label;
            label.mask = readMask(truth(i));
            label.state = LabelState::Verified;
            store().save(stem(i), label);
        }
        auto* dialog = open<TrainingSetDialog>(window_->actions().exportTrainingSet);
        run(*dialog);
        QVERIFY2(dialog->status().contains(QStringLiteral("to train")), qPrintable(dialog->status()));
        QVERIFY(std::filesystem::exists(made_.folder / "training-set" / "data_set.json"));
        run(*dialog);
        QVERIFY2(dialog->status().contains(QStringLiteral("already")), qPrintable(dialog->status()));
        dialog->close();
    }

    void labelsOfTwoPeopleAreComparedAndTakenOver() {
        // We have the left half of what they have.
        LabelMask ours = readMask(truth(0));
        for (int row = 0; row < ours.height; ++row)
            for (int column = ours.width / 2; column < ours.width; ++column)
                ours.at(row, column) = LabelMask::background;
        ours.at(2, 2) = ours.at(2, 3) = ours.at(2, 4) = LabelMask::nucleus;
        window_->document().replaceMask(ours, "manual");
        QVERIFY(window_->document().saveAndWait());

        window_->actions().compareLabels->trigger();
        LabelComparisonDialog& dialog = window_->labelExchange().comparison();
        QVERIFY(dialog.isVisible());
        dialog.setOther(Project::open(made_.folder).maskFolder());
        QTest::mouseClick(child<QPushButton>(dialog, "compareLabels"), Qt::LeftButton);
        auto* list = child<QTreeWidget>(dialog, "comparedHalfOrbits");
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog.differences().empty(), waitMs);
        QCOMPARE(child<QTableWidget>(dialog, "agreement")->rowCount(), 2);
        QVERIFY(window_->spectrum().view()->isProbabilityVisible()); // theirs are drawn

        auto* patches = child<QTreeWidget>(dialog, "differences");
        const auto before = dialog.differences().size();
        patches->topLevelItem(0)->setSelected(true);
        QTest::mouseClick(child<QPushButton>(dialog, "takeTheirs"), Qt::LeftButton);
        QCOMPARE(dialog.differences().size(), before - 1);
        if (before > 1)
            QTest::mouseClick(child<QPushButton>(dialog, "takeAllTheirs"), Qt::LeftButton);
        QVERIFY(dialog.differences().empty());
        const auto agreement = [&] {
            LabelAgreement result;
            result.add(window_->document().mask(), readMask(truth(0)));
            return result.iou();
        }();
        QVERIFY2(agreement > 0.999, qPrintable(QString::number(agreement))); // single pixels are left
        QCOMPARE(window_->spectrum().view()->mask(), window_->document().mask());

        for (std::size_t step = 0; step < std::min<std::size_t>(before, 2); ++step)
            window_->actions().undo->trigger();
        QCOMPARE(window_->document().mask(), ours);
        dialog.close();
        QVERIFY(!window_->spectrum().view()->isProbabilityVisible());
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::LabelExchangeWindowTest)
#include "label_exchange_window_test.moc"
