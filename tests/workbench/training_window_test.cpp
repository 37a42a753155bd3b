#include "app/workbench/actions.h"
#include "app/workbench/augmentation_dialog.h"
#include "app/workbench/main_window.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/model_choice_dialog.h"
#include "app/workbench/model_library_dialog.h"
#include "app/workbench/model_workflow.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/training_panel.h"
#include "app/workbench/training_settings_form.h"
#include "app/workbench/workspace.h"
#include "tests/workbench/made_project.h"
#include "tests/workbench/own_settings.h"
#include "widgets/picture_grid.h"
#include "widgets/training_curves.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeWidget>

namespace nucleoscope {

namespace {

constexpr int waitMs = 600000; // trainings beside other work

} // namespace

/// Trains in the window as a user does, on a project of simulated half-orbits whose labels are the truth.
class TrainingWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    test::MadeProject made_;

    std::unique_ptr<MainWindow> openProject() {
        auto window = std::make_unique<MainWindow>();
        window->resize(1366, 768);
        window->show();
        window->openPath(made_.folder);
        [&] {
            QVERIFY(QTest::qWaitForWindowExposed(window.get()));
            QTRY_VERIFY_WITH_TIMEOUT(window->spectrum().halfOrbit() &&
                                         window->workspace().labelledHalfOrbits() ==
                                             static_cast<int>(made_.files.size()),
                                     waitMs);
        }();
        return window;
    }

    static void setQuickest(TrainingPanel& panel, int epochs) {
        TrainingOptions options;
        options.architecture = "pspnet";
        options.encoder = "mobilenetv3_small";
        options.imageSize = 64;
        options.epochs = epochs;
        options.batchSize = 2;
        options.validationFraction = 0.4;
        panel.settings()->setOptions(options);
        panel.settings()->setStartsFromCurrentModel(false);
    }

    static QPushButton* buttonOf(QWidget& widget, const QString& text) {
        for (auto* button : widget.findChildren<QPushButton*>())
            if (button->text() == text)
                return button;
        return nullptr;
    }

    static void press(QWidget& widget, const QString& text) {
        QPushButton* button = buttonOf(widget, text);
        QVERIFY2(button, qPrintable(text));
        QTest::mouseClick(button, Qt::LeftButton);
    }

    ModelLibrary library() const { return ModelLibrary(made_.folder / "models"); }

private slots:
    void initTestCase() {
        test::useOwnSettings(folder_.path());
        made_ = test::makeProject(folder_.path().toStdString(), 6);
        const Project project = Project::open(made_.folder);
        LabelStore labels(project.labelFolder());
        for (const std::filesystem::path& file : made_.files) {
            const std::string stem = file.stem().string();
            Label label;
            label.mask = readMask(project.maskFolder() / (stem + ".png"));
            label.state = LabelState::Done;
            labels.save(stem, label);
        }
    }

    void init() { QSettings().clear(); }

    void variantsOfTheHalfOrbitAreShown() {
        const auto window = openProject();
        window->actions().train->setEnabled(false); // only to look
        window->trainingPanel().parentWidget()->show();
        press(window->trainingPanel(), QStringLiteral("Variants …"));
        auto* dialog = window->findChild<AugmentationDialog*>();
        QVERIFY(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->pictures()->items().size(), 8, waitMs);
        const QImage first = dialog->pictures()->items().at(1).picture;
        QVERIFY(first != dialog->pictures()->items().at(0).picture);
        press(*dialog, QStringLiteral("Others"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->pictures()->items().at(1).picture != first, waitMs);
        dialog->close();
    }

    void aTrainingShowsHowItGoesAndAsksWhichModelToKeep() {
        const auto window = openProject();
        TrainingPanel& panel = window->trainingPanel();
        const std::filesystem::path before = window->workspace().modelFile();
        setQuickest(panel, 2);
        QTest::keyClick(window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(panel.curves()->epochs() >= 1, waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!panel.previews()->items().isEmpty(), waitMs);
        QTRY_VERIFY_WITH_TIMEOUT(!window->models().training().isRunning(), waitMs);
        QCOMPARE(panel.curves()->epochs(), 2);
        QCOMPARE(library().entries().size(), std::size_t(1));
        const std::string made = library().entries().front().name;
        if (!before.empty()) { // the sample model
            auto* choice = window->findChild<ModelChoiceDialog*>();
            QVERIFY(choice);
            QCOMPARE(window->workspace().modelFile(), before); // until it is decided
            press(*choice, QStringLiteral("Use the new model"));
        }
        QTRY_COMPARE(window->workspace().modelFile(), library().fileOf(made));
        QVERIFY(window->models().indicator()->text().contains(QString::fromStdString(made)));
        QVERIFY(library().entries().front().current);
    }

    void aPausedTrainingWaitsAndACancelledOneGoesOnLater() {
        const auto window = openProject();
        TrainingPanel& panel = window->trainingPanel();
        TrainingController& training = window->models().training();
        setQuickest(panel, 5000);
        int steps = 0;
        connect(&training, &TrainingController::stepped, this, [&steps] { ++steps; });
        QTest::keyClick(window.get(), Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(panel.curves()->epochs() >= 1, waitMs);
        press(panel, QStringLiteral("Pause"));
        QVERIFY(training.isPaused());
        QTest::qWait(1500);
        const int whenPaused = steps;
        QTest::qWait(1000);
        QCOMPARE(steps, whenPaused);
        press(panel, QStringLiteral("Resume"));
        QTRY_VERIFY_WITH_TIMEOUT(steps > whenPaused, waitMs);

        QTimer::singleShot(0, window.get(), [] { // the question is modal
            QTRY_VERIFY(qobject_cast<QMessageBox*>(QApplication::activeModalWidget()));
            auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            QTest::mouseClick(question->button(QMessageBox::No), Qt::LeftButton);
        });
        QVERIFY(!window->close());
        QVERIFY(training.isRunning());

        press(panel, QStringLiteral("Cancel (Esc)"));
        QTRY_VERIFY_WITH_TIMEOUT(!training.isRunning(), waitMs);
        QPushButton* goOn = buttonOf(panel, QStringLiteral("Go on"));
        QTRY_VERIFY(goOn && goOn->isVisible());
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(panel.curves()->epochs() >= 2, waitMs);
        press(panel, QStringLiteral("Cancel (Esc)"));
        QTRY_VERIFY_WITH_TIMEOUT(!training.isRunning(), waitMs);
        QTRY_VERIFY(goOn->isVisible());
        press(panel, QStringLiteral("Forget it"));
        QVERIFY(!goOn->isVisible());
        QCOMPARE(library().entries().size(), std::size_t(1));
    }

    void modelsAreListedWithWhatTheyCameFrom() {
        const auto window = openProject();
        ModelLibrary models = library();
        models.importFile(models.fileOf(models.entries().front().name));
        QTest::mouseClick(window->models().indicator(), Qt::LeftButton);
        auto* dialog = window->findChild<ModelLibraryDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->list()->topLevelItemCount(), 2);
        QTreeWidgetItem* second = dialog->list()->topLevelItem(1);
        QVERIFY(second->text(4).contains(QStringLiteral("half-orbits")));
        dialog->list()->clearSelection();
        second->setSelected(true);
        press(*dialog, QStringLiteral("Use"));
        QCOMPARE(library().current(), library().fileOf(library().entries()[1].name));
        QVERIFY(window->models().indicator()->text().contains(
            QString::fromStdString(library().entries()[1].name)));
        dialog->list()->selectAll();
        press(*dialog, QStringLiteral("Compare two …"));
        QTRY_VERIFY_WITH_TIMEOUT(window->findChild<ModelChoiceDialog*>(), waitMs);
        window->findChild<ModelChoiceDialog*>()->reject();
        dialog->close();
    }

    void returnChoosesTheModelThatIsProposed() {
        ModelComparison comparison;
        comparison.samples = 1;
        const ConfusionMatrix better{{{{90, 0}, {0, 10}}}}, worse{{{{90, 0}, {5, 5}}}};
        for (const bool newerIsBetter : {true, false}) {
            comparison.older.evaluation.confusion = newerIsBetter ? worse : better;
            comparison.newer.evaluation.confusion = newerIsBetter ? better : worse;
            ModelChoiceDialog dialog(comparison, nullptr);
            dialog.show();
            QVERIFY(QTest::qWaitForWindowExposed(&dialog));
            QTest::keyClick(&dialog, Qt::Key_Return);
            QVERIFY(!dialog.isVisible());
            QCOMPARE(dialog.result() == QDialog::Accepted, newerIsBetter);
        }
    }

    void theChoiceCallsTheSampleModelByItsName() {
        ModelComparison comparison;
        comparison.samples = 1;
        comparison.older.model.id = comparison.newer.model.id = "odm_unet-20260101-00000000";
        comparison.older.model.file = sampleModelFile();
        comparison.newer.model.file = "models/new.safetensors";
        const ModelChoiceDialog dialog(comparison, nullptr);
        QStringList texts;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            texts << label->text();
        QCOMPARE(texts.count(QStringLiteral("sample model")), 1);
        QCOMPARE(texts.count(QStringLiteral("odm_unet-20260101-00000000")), 1);
    }

    void aTrainingIsFinishedEarlyOrTakenAsItWasLeft() {
        const auto window = openProject();
        TrainingPanel& panel = window->trainingPanel();
        TrainingController& training = window->models().training();
        const std::size_t models = library().entries().size();
        setQuickest(panel, 5000);
        QTest::keyClick(window.get(), Qt::Key_T, Qt::ControlModifier);
        QPushButton* finish = buttonOf(panel, QStringLiteral("Finish"));
        QVERIFY(finish && !finish->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(finish->isEnabled(), waitMs);
        QTest::mouseClick(finish, Qt::LeftButton);
        QVERIFY(!finish->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!training.isRunning(), waitMs);
        QTRY_COMPARE(library().entries().size(), models + 1);
        press(*window->findChild<ModelChoiceDialog*>(), QStringLiteral("Keep the old model"));

        press(panel, QStringLiteral("Train (Ctrl+T)"));
        QTRY_VERIFY_WITH_TIMEOUT(finish->isEnabled(), waitMs);
        press(panel, QStringLiteral("Cancel (Esc)"));
        QTRY_VERIFY_WITH_TIMEOUT(!training.isRunning(), waitMs);
        QPushButton* take = buttonOf(panel, QStringLiteral("Take it"));
        QTRY_VERIFY(take && take->isVisible());
        QTest::mouseClick(take, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(library().entries().size(), models + 2, waitMs);
        QTRY_VERIFY(!training.isRunning() && !take->isVisible());
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::TrainingWindowTest)
#include "training_window_test.moc"
