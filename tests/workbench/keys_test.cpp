#include "app/workbench/actions.h"
#include "app/workbench/command_palette.h"
#include "app/workbench/fuzzy_match.h"
#include "app/workbench/key_bindings.h"
#include "app/workbench/keys_dialog.h"
#include "app/workbench/settings.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace nucleoscope {

class KeysTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    template <class Widget>
    static Widget* child(QWidget& parent, const char* name) {
        return parent.findChild<Widget*>(QLatin1String(name));
    }

    static void choose(KeysDialog& dialog, const QAction* action) {
        auto* list = child<QTreeWidget>(dialog, "keyList");
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            if (list->topLevelItem(row)->data(0, Qt::UserRole).value<QAction*>() == action)
                list->setCurrentItem(list->topLevelItem(row));
    }

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("NucleoscopeTest"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
    }
    void init() { QSettings().clear(); }

    void everyCommandHasANameOfItsOwn() {
        Actions actions(nullptr);
        QSet<QString> names;
        for (const QAction* action : actions.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
            QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
            QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
            names.insert(action->objectName());
        }
    }

    void defaultsDoNotMeet() {
        Actions actions(nullptr);
        Settings settings;
        const KeyBindings bindings(actions, settings);
        for (const QAction* action : actions.all())
            for (const QKeySequence& key : action->shortcuts())
                for (const QAction* other : bindings.conflicts(*action, key))
                    QFAIL(qPrintable(QStringLiteral("%1: %2 and %3")
                                         .arg(key.toString(), action->objectName(), other->objectName())));
    }

    void chosenKeysComeBackAtTheNextStart() {
        {
            Actions actions(nullptr);
            Settings settings;
            KeyBindings bindings(actions, settings);
            bindings.set(*actions.brush, {QKeySequence(Qt::Key_Q)});
            bindings.set(*actions.fit, {});
            QVERIFY(actions.brush->toolTip().contains(QStringLiteral("(Q)")));
        }
        Actions actions(nullptr);
        Settings settings;
        KeyBindings bindings(actions, settings);
        QCOMPARE(actions.brush->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_Q)});
        QVERIFY(actions.fit->shortcuts().isEmpty());
        bindings.resetAll();
        QCOMPARE(actions.brush->shortcut(), QKeySequence(Qt::Key_B));
        QVERIFY(bindings.isDefault(*actions.fit));
        QVERIFY(!settings.value(QStringLiteral("keys/brush")).isValid());
    }

    void dialogWarnsAndThenTakesTheKey() {
        Actions actions(nullptr);
        Settings settings;
        KeyBindings bindings(actions, settings);
        auto* dialog = new KeysDialog(bindings, nullptr);
        dialog->show();
        choose(*dialog, actions.brush);
        auto* key = child<QKeySequenceEdit>(*dialog, "keyEdit");
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QTest::keyClick(key, Qt::Key_D);
        QTRY_COMPARE(key->keySequence(), QKeySequence(Qt::Key_D));
        QVERIFY2(child<QLabel>(*dialog, "keyConflict")->text().contains(plainText(*actions.next)),
                 qPrintable(child<QLabel>(*dialog, "keyConflict")->text()));
        QTest::mouseClick(child<QPushButton>(*dialog, "setKey"), Qt::LeftButton);
        QCOMPARE(actions.brush->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_D)});
        QCOMPARE(actions.next->shortcuts(), QList<QKeySequence>{QKeySequence(Qt::Key_PageDown)});
        dialog->close();
    }

    void dialogSearchesCommandsAndKeys() {
        Actions actions(nullptr);
        Settings settings;
        KeyBindings bindings(actions, settings);
        auto* dialog = new KeysDialog(bindings, nullptr);
        dialog->show();
        auto* list = child<QTreeWidget>(*dialog, "keyList");
        const auto shown = [&] {
            QStringList names;
            for (int row = 0; row < list->topLevelItemCount(); ++row)
                if (!list->topLevelItem(row)->isHidden())
                    names << list->topLevelItem(row)->text(0);
            return names;
        };
        QTest::keyClicks(child<QLineEdit>(*dialog, "keySearch"), QStringLiteral("eras"));
        QCOMPARE(shown(), QStringList{plainText(*actions.eraser)});
        child<QLineEdit>(*dialog, "keySearch")->setText(QStringLiteral("PgDown"));
        QVERIFY(shown().contains(plainText(*actions.next)));
        dialog->close();
    }

    void keysOfAReviewMayBeThoseOfLabelling() {
        Actions actions(nullptr);
        Settings settings;
        KeyBindings bindings(actions, settings);
        QVERIFY(bindings.conflicts(*actions.nextUnfinished, QKeySequence(Qt::Key_N)).isEmpty());
        QCOMPARE(bindings.conflicts(*actions.brush, QKeySequence(Qt::Key_N)).size(), 2);
    }

    void lettersAreFoundInTheirOrder() {
        QCOMPARE(fuzzyScore(QStringLiteral("xyz"), QStringLiteral("Next half-orbit")), -1);
        QCOMPARE(fuzzyScore(QStringLiteral("ba"), QStringLiteral("ab")), -1);
        QVERIFY(fuzzyScore(QStringLiteral("nh"), QStringLiteral("Next half-orbit")) >
                fuzzyScore(QStringLiteral("nh"), QStringLiteral("Nothing")));
        QVERIFY(fuzzyScore(QStringLiteral("det"), QStringLiteral("Detect")) >
                fuzzyScore(QStringLiteral("det"), QStringLiteral("Undo edit")));
        QVERIFY(fuzzyScore(QStringLiteral("FULL"), QStringLiteral("full")) > 0);
        QCOMPARE(fuzzyScore(QString(), QStringLiteral("all")), 0);
    }

    void paletteRunsWhatIsFoundAndPutsItFirstNextTime() {
        QMainWindow window;
        Actions actions(nullptr);
        Settings settings;
        QMenu* menu = window.menuBar()->addMenu(QStringLiteral("&Go"));
        menu->addActions({actions.previous, actions.next, actions.find});
        menu->addMenu(QStringLiteral("More"))->addActions({actions.train});
        actions.previous->setEnabled(false);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));

        QSignalSpy trained(actions.train, &QAction::triggered);
        auto* palette = new CommandPalette(*window.menuBar(), settings, &window);
        palette->show();
        QTest::keyClicks(palette->findChild<QLineEdit*>(), QStringLiteral("tra"));
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return);
        QTRY_COMPARE(trained.count(), 1);

        QSignalSpy moved(actions.next, &QAction::triggered);
        palette = new CommandPalette(*window.menuBar(), settings, &window);
        palette->show();
        auto* list = palette->findChild<QTreeWidget*>();
        QVERIFY(list->topLevelItem(0)->text(0).contains(plainText(*actions.train)));
        QVERIFY(list->topLevelItem(0)->text(1).contains(QStringLiteral("Ctrl+T")));
        QTest::keyClicks(palette->findChild<QLineEdit*>(), QStringLiteral("half"));
        QTest::keyClick(palette->findChild<QLineEdit*>(), Qt::Key_Return); // not the one that is disabled
        QTRY_COMPARE(moved.count(), 1);
    }

    void paletteSaysWhenNothingIsFound() {
        QMainWindow window;
        Actions actions(nullptr);
        Settings settings;
        window.menuBar()->addMenu(QStringLiteral("&Go"))->addActions({actions.next});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* palette = new CommandPalette(*window.menuBar(), settings, &window);
        palette->show();
        auto* line = palette->findChild<QLineEdit*>();
        auto* list = palette->findChild<QTreeWidget*>();
        QTest::keyClicks(line, QStringLiteral("qqqq"));
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("No command has these letters."));
        QTest::keyClick(line, Qt::Key_Return); // nothing to run
        QVERIFY(palette->isVisible());
        line->clear();
        QVERIFY(list->topLevelItem(0)->text(0).contains(plainText(*actions.next)));
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::KeysTest)
#include "keys_test.moc"
