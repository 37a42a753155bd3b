#pragma once

#include "app/workbench/theme.h"

#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace nucleoscope {

class Actions;
class LabelTools;
class Settings;
class SpectrumCommands;
class SpectrumDisplay;

/// The menus and the tool bar: where each command stands. What it does is said elsewhere.
class WindowMenus : public QObject {
    Q_OBJECT

public:
    /// Those who have entries of their own.
    struct Contributors {
        LabelTools& labelTools;
        SpectrumDisplay& display;
        SpectrumCommands& commands;
        QList<QAction*> docks; ///< show and hide them
    };

    /// Fills the window's menu bar and gives it a tool bar. All must outlive it.
    WindowMenus(QMainWindow& window, const Actions& actions, const Settings& settings,
                const Contributors& contributors);

    void setRecentProjects(const QStringList& folders);

signals:
    void recentProjectChosen(const QString& folder);
    void themeChosen(nucleoscope::Theme theme);
    /// Empty: that of the system.
    void languageChosen(const QString& code);

private:
    void addFileMenu();
    void addLabelMenu(LabelTools& tools);
    void addGoMenu();
    void addViewMenu(const Contributors& contributors, const Settings& settings);
    void addOtherMenus();
    void addThemes(QMenu* view, Theme current);
    void addLanguages(QMenu* view, const QString& current);
    void addToolBar();
    void addQueues(QWidget* button);

    QMainWindow& window_;
    const Actions& actions_;
    QMenu* recent_ = nullptr;
};

} // namespace nucleoscope
