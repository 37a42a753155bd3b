#include "app/workbench/actions.h"
#include "app/workbench/cursor_readout.h"
#include "app/workbench/label_options_bar.h"
#include "app/workbench/label_region_list.h"
#include "app/workbench/label_tool_bar.h"
#include "app/workbench/main_window.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/spectrum_pane.h"
#include "tests/workbench/made_project.h"
#include "tests/workbench/own_settings.h"
#include "widgets/range_slider.h"

#include <QColorDialog>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int waitMs = 20000;

} // namespace

/// The labelling tools in the window, by keys and mouse.
class LabellingWindowTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    test::MadeProject made_;

    struct Window {
        MainWindow window;
        SpectrumView* view = window.spectrum().view();

        explicit Window(const std::filesystem::path& project) {
            window.resize(1366, 768);
            window.show();
            [&] { QVERIFY(QTest::qWaitForWindowExposed(&window)); }();
            window.openPath(project);
            [&] { QTRY_VERIFY_WITH_TIMEOUT(window.spectrum().halfOrbit(), waitMs); }();
            view->setFocus();
            QTest::qWait(50);
        }
        void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, key, modifiers); }
        QPoint at(double column, double row) const { return view->toWidget({column, row}).toPoint(); }
        void drag(QPoint from, QPoint to) {
            QTest::mousePress(view, Qt::LeftButton, {}, from);
            QMouseEvent move(QEvent::MouseMove, to, view->mapToGlobal(QPointF(to)), Qt::NoButton,
                             Qt::LeftButton, {});
            QApplication::sendEvent(view, &move);
            QTest::mouseRelease(view, Qt::LeftButton, {}, to);
        }
        int labelled(std::uint8_t label) {
            return static_cast<int>(std::ranges::count(window.document().mask().pixels, label));
        }
        template <typename Widget>
        Widget* find(const char* name) {
            return window.findChild<Widget*>(QString::fromLatin1(name));
        }
    };

private slots:
    void initTestCase() { test::useOwnSettings(folder_.path()); }

    void init() {
        QSettings().clear();
        static int count = 0;
        made_ = test::makeProject(folder_.filePath(QString::number(++count)).toStdString(), 2);
    }

    void everyToolHasAKeyAndAButton() {
        Window it(made_.folder);
        using Kind = SpectrumToolKind;
        const std::pair<Qt::Key, Kind> keys[] = {
            {Qt::Key_B, Kind::Brush},   {Qt::Key_E, Kind::Eraser},    {Qt::Key_L, Kind::Lasso},
            {Qt::Key_G, Kind::Polygon}, {Qt::Key_R, Kind::Rectangle}, {Qt::Key_O, Kind::Ellipse},
            {Qt::Key_F, Kind::Bucket},  {Qt::Key_I, Kind::Pick},      {Qt::Key_J, Kind::Region},
            {Qt::Key_Q, Kind::Nucleus}, {Qt::Key_W, Kind::Seed},      {Qt::Key_T, Kind::Threshold},
            {Qt::Key_K, Kind::Model},   {Qt::Key_H, Kind::Inspect}};
        for (const auto& [key, kind] : keys) {
            it.key(key);
            QVERIFY2(it.view->tool() == kind, qPrintable(QKeySequence(key).toString()));
        }
        auto* bar = it.window.findChild<LabelToolBar*>();
        QVERIFY(bar && bar->isVisible());
        int buttons = 0;
        for (const QAction* action : bar->actions()) {
            if (action->isSeparator())
                continue;
            ++buttons;
            QVERIFY2(!action->icon().isNull(), qPrintable(action->text()));
            QVERIFY2(action->toolTip().contains(QLatin1Char('(')), qPrintable(action->toolTip())); // the key
            QWidget* button = bar->widgetForAction(const_cast<QAction*>(action));
            QTest::mouseClick(button, Qt::LeftButton);
            QVERIFY(action->isChecked());
        }
        QVERIFY(buttons >= 13);
    }

    void theRowShowsWhatTheToolInHandNeeds() {
        Window it(made_.folder);
        auto* bar = it.find<LabelOptionsBar>("labelOptionsBar");
        QVERIFY(bar && bar->isVisible());
        const auto visible = [bar] {
            int count = 0;
            for (const QWidget* field : bar->findChildren<QAbstractSpinBox*>())
                count += field->isVisible();
            return count;
        };
        it.key(Qt::Key_B);
        QCOMPARE(visible(), 1); // the size of the brush
        it.key(Qt::Key_L);
        QCOMPARE(visible(), 0);
        it.key(Qt::Key_J);
        QCOMPARE(visible(), 2); // how far, and how small
        it.key(Qt::Key_Y);
        it.key(Qt::Key_B);
        auto* range = it.find<RangeSlider>("powerRange");
        QVERIFY(range->isVisible());
        const float before = it.view->toolOptions().power.low;
        QTest::mouseClick(range, Qt::LeftButton, {}, QPoint(range->width() / 3, range->height() / 2));
        QVERIFY(it.view->toolOptions().power.low != before || it.view->toolOptions().power.high != before);
        it.key(Qt::Key_Y, Qt::ShiftModifier);
        QVERIFY(it.view->toolOptions().power.inverted);
        it.key(Qt::Key_Y);
        QVERIFY(!it.view->toolOptions().limitsPower && !range->isVisible());
    }

    void toolsOptionsAreRemembered() {
        {
            Window it(made_.folder);
            LabelToolOptions options = it.view->toolOptions();
            options.brushDiameter = 77;
            options.brushShape = Brush::Shape::Square;
            options.threshold.method = ThresholdOptions::Method::Background;
            it.view->setToolOptions(options);
        }
        Window it(made_.folder);
        QCOMPARE(it.view->toolOptions().brushDiameter, 77.0);
        QVERIFY(it.view->toolOptions().brushShape == Brush::Shape::Square);
        QVERIFY(it.view->toolOptions().threshold.method == ThresholdOptions::Method::Background);
    }

    void numberKeysChooseTheClassAndTheCursorTellsIt() {
        Window it(made_.folder);
        it.key(Qt::Key_R);
        it.key(Qt::Key_2); // unsure, as long as there is no other
        it.drag(it.at(100, 100), it.at(200, 200));
        QVERIFY(it.labelled(LabelMask::unsure) > 5000);
        QTest::mouseMove(it.view, it.at(150, 150));
        QMouseEvent move(QEvent::MouseMove, QPointF(it.at(150, 150)),
                         it.view->mapToGlobal(QPointF(it.at(150, 150))), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(it.view, &move);
        QVERIFY(it.window.findChild<CursorReadout*>()->text().contains(QStringLiteral("unsure")));

        auto* name = it.find<QLineEdit>("newClass");
        QVERIFY(name);
        name->setText(QStringLiteral("hiss"));
        QTest::keyClick(name, Qt::Key_Return);
        const LabelClasses classes = it.window.document().classes();
        const LabelClass* hiss = classes.find("hiss");
        QVERIFY(hiss);
        QCOMPARE(it.view->paintLabel(), hiss->value);
        it.key(Qt::Key_1);
        QCOMPARE(it.view->paintLabel(), LabelMask::nucleus);
        it.key(Qt::Key_2);
        QCOMPARE(it.view->paintLabel(), hiss->value);
        it.drag(it.at(300, 300), it.at(400, 400));
        QVERIFY(it.labelled(hiss->value) > 5000);
        QApplication::sendEvent(it.view, &move);
        QMouseEvent over(QEvent::MouseMove, QPointF(it.at(350, 350)),
                         it.view->mapToGlobal(QPointF(it.at(350, 350))), Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(it.view, &over);
        QVERIFY(it.window.findChild<CursorReadout*>()->text().contains(QStringLiteral("hiss")));
    }

    void aClassGetsAnotherColourAndAnotherName() {
        Window it(made_.folder);
        it.key(Qt::Key_R);
        it.drag(it.at(100, 100), it.at(200, 200));
        const auto answer = [](auto&& fill) {
            QTimer::singleShot(0, qApp, [fill] {
                auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
                fill(dialog);
                dialog->accept();
            });
        };
        answer([](QDialog* dialog) {
            qobject_cast<QColorDialog*>(dialog)->setCurrentColor(QColor(10, 200, 30));
        });
        it.find<QAction>("classColor")->trigger();
        QCOMPARE(it.window.document().classes().find(LabelMask::nucleus)->color, std::string("#0ac81e"));
        QCOMPARE(it.view->labelColors().color(LabelMask::nucleus), QColor(10, 200, 30));

        auto* name = it.find<QLineEdit>("newClass");
        name->setText(QStringLiteral("hiss"));
        QTest::keyClick(name, Qt::Key_Return);
        const std::uint8_t hiss = it.view->paintLabel();
        answer(
            [](QDialog* dialog) { qobject_cast<QInputDialog*>(dialog)->setTextValue("plasmaspheric hiss"); });
        it.find<QAction>("className")->trigger();
        QCOMPARE(it.window.document().classes().find(hiss)->name, std::string("plasmaspheric hiss"));
        // As the next window reads them.
        const LabelClasses stored = readLabelClasses(made_.folder / "labels" / "classes.json");
        QVERIFY(stored == it.window.document().classes());
    }

    void theListOfRegionsZoomsAndDeletes() {
        Window it(made_.folder);
        auto* list = it.find<LabelRegionList>("labelRegions");
        QVERIFY(list);
        for (QWidget* parent = list; parent; parent = parent->parentWidget())
            parent->show();
        it.key(Qt::Key_R);
        it.drag(it.at(100, 100), it.at(200, 200));
        it.drag(it.at(400, 400), it.at(500, 450));
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 2, waitMs);
        QTreeWidgetItem* second = list->topLevelItem(1);
        const int pixels = it.labelled(LabelMask::nucleus);
        const SpectrumRange whole = it.view->visibleRange();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(second).topLeft() + QPoint(30, 5));
        QVERIFY(it.view->visibleRange() != whole);
        QVERIFY(it.view->visibleRange().endSeconds - it.view->visibleRange().startSeconds <
                0.5 * whole.endSeconds);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 1, waitMs);
        QVERIFY(it.labelled(LabelMask::nucleus) < pixels);
        it.window.actions().undo->trigger();
        QCOMPARE(it.labelled(LabelMask::nucleus), pixels);
        QTRY_COMPARE_WITH_TIMEOUT(list->topLevelItemCount(), 2, waitMs);
    }

    void theModelsMaskBecomesTheLabelInOneStep() {
        Window it(made_.folder);
        QTRY_VERIFY_WITH_TIMEOUT(it.window.spectrum().halfOrbit()->modelMask, waitMs);
        it.key(Qt::Key_K, Qt::ShiftModifier);
        const ProbabilityMap& found = *it.window.spectrum().halfOrbit()->modelMask;
        QCOMPARE(it.window.document().mask(), toMask(found, 0.5));
        it.window.actions().undo->trigger();
        QCOMPARE(it.labelled(LabelMask::nucleus), 0);
        QVERIFY(!it.window.document().canUndo());
        it.window.actions().redo->trigger();
        QCOMPARE(it.window.document().mask(), toMask(found, 0.5));
        QCOMPARE(it.view->mask(), it.window.document().mask());
    }

    void everyActIsOneStepAndNothingIsNone() {
        Window it(made_.folder);
        LabelDocument& document = it.window.document();
        it.key(Qt::Key_O);
        it.drag(it.at(200, 200), it.at(400, 400));
        const LabelMask ellipse = document.mask();
        it.key(Qt::Key_J);
        QTest::mouseClick(it.view, Qt::LeftButton, {}, it.at(300, 300));
        it.window.actions().growRegion->trigger();
        QVERIFY(document.mask() != ellipse);
        it.window.actions().fillHoles->trigger(); // there is none
        it.window.actions().undo->trigger();
        QCOMPARE(document.mask(), ellipse);
        QCOMPARE(it.view->mask(), ellipse);
        it.window.actions().undo->trigger();
        QVERIFY(!document.canUndo());
    }

    void keysOfAToolUnderWayAreItsOwn() {
        Window it(made_.folder);
        it.key(Qt::Key_G);
        for (const auto& [column, row] : {std::pair{100, 100}, {200, 100}, {200, 200}})
            QTest::mouseClick(it.view, Qt::LeftButton, {}, it.at(column, row));
        it.key(Qt::Key_Backspace); // takes a corner back, not the zoom
        it.key(Qt::Key_Escape);
        it.key(Qt::Key_Return);
        QCOMPARE(it.labelled(LabelMask::nucleus), 0);
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::LabellingWindowTest)
#include "labelling_window_test.moc"
