#pragma once

#include <QDialog>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace nucleoscope {

class KeyBindings;

/// Every command with its keys: search, give another key, see what else has it, go back to the default.
class KeysDialog : public QDialog {
    Q_OBJECT

public:
    KeysDialog(KeyBindings& bindings, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeEditor();
    void fill();
    void refresh();
    void filter(const QString& text);
    void showChosen();
    void showConflict();
    void take(bool keepOthers);
    QAction* chosen() const;
    QKeySequence typedKey() const;

    KeyBindings& bindings_;
    QLineEdit* search_;
    QTreeWidget* list_;
    QKeySequenceEdit* key_;
    QLabel *command_, *conflict_;
    QPushButton *set_, *add_, *clear_, *reset_;
};

} // namespace nucleoscope
