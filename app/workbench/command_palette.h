#pragma once

#include <QDialog>
#include <QList>

class QAction;
class QLineEdit;
class QMenuBar;
class QTreeWidget;

namespace nucleoscope {

class Settings;

/// All commands of the window by name: a few letters, Enter. Those used last come first.
class CommandPalette : public QDialog {
    Q_OBJECT

public:
    /// Takes the commands from the menus. Closes itself when something else is clicked.
    CommandPalette(const QMenuBar& menus, Settings& settings, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Command {
        QAction* action;
        QString menu, name;
    };

    void collect(const QList<QAction*>& actions, const QString& menu);
    int rank(const Command& command) const; ///< place among those used last; behind them: their number
    void fill();
    void run();

    Settings& settings_;
    QStringList recent_;
    QList<Command> commands_;
    QLineEdit* search_;
    QTreeWidget* list_;
};

} // namespace nucleoscope
