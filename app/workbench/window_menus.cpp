#include "app/workbench/window_menus.h"

#include "app/workbench/actions.h"
#include "app/workbench/label_tools.h"
#include "app/workbench/language.h"
#include "app/workbench/settings.h"
#include "app/workbench/spectrum_commands.h"
#include "app/workbench/spectrum_display.h"

#include <QActionGroup>
#include <QMainWindow>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int queueButtonWidth = 46;

QWidget* spacer() {
    auto* widget = new QWidget;
    widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return widget;
}

template <typename Apply>
void addChoice(QMenu* menu, QActionGroup* group, const QString& text, bool checked, Apply apply) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(checked);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, group, apply);
}

} // namespace

WindowMenus::WindowMenus(QMainWindow& window, const Actions& actions, const Settings& settings,
                         const Contributors& contributors)
    : QObject(&window), window_(window), actions_(actions) {
    addFileMenu();
    addLabelMenu(contributors.labelTools);
    addGoMenu();
    addViewMenu(contributors, settings);
    addOtherMenus();
    addToolBar();
}

void WindowMenus::setRecentProjects(const QStringList& folders) {
    recent_->clear();
    for (const QString& folder : folders)
        recent_->addAction(folder, this, [this, folder] { emit recentProjectChosen(folder); });
}

void WindowMenus::addFileMenu() {
    const Actions& a = actions_;
    QMenu* file = window_.menuBar()->addMenu(tr("&File"));
    file->addActions({a.openArchive, a.openProject});
    recent_ = file->addMenu(tr("Open &recent"));
    file->addActions({a.addArchive});
    file->addSeparator();
    file->addActions({a.save, a.exportFigure, a.exportFigureSet, a.copyPicture, a.copyNumbers});
    file->addSeparator();
    file->addActions({a.importLabels, a.exportLabels, a.exportTrainingSet, a.compareLabels});
    file->addSeparator();
    file->addAction(a.quit);
}

void WindowMenus::addLabelMenu(LabelTools& tools) {
    const Actions& a = actions_;
    QMenu* label = window_.menuBar()->addMenu(tr("&Label"));
    label->addActions({a.undo, a.redo});
    label->addSeparator();
    tools.addTo(label);
    label->addSeparator();
    label->addActions({a.labelFinish, a.labelInProgress, a.labelDone, a.labelNothingHere, a.labelVerified,
                       a.labelFlagged, a.labelNotes});
}

void WindowMenus::addGoMenu() {
    const Actions& a = actions_;
    QMenu* go = window_.menuBar()->addMenu(tr("&Go"));
    go->addActions({a.previous, a.next, a.previousDetected, a.nextDetected, a.nextUnfinished});
    go->addSeparator();
    go->addActions({a.queueInOrder, a.queueLeastSure, a.queueRandom, a.queueShuffle});
    go->addSeparator();
    go->addAction(a.find);
}

void WindowMenus::addViewMenu(const Contributors& contributors, const Settings& settings) {
    const Actions& a = actions_;
    QMenu* view = window_.menuBar()->addMenu(tr("&View"));
    view->addActions({a.labelling, a.catalogue, a.review});
    view->addSeparator();
    view->addActions({a.overlay, a.outline, a.hideLabels, a.modelMask});
    view->addSeparator();
    view->addActions({a.zoomIn, a.zoomOut, a.fit});
    contributors.display.addTo(view);
    contributors.commands.addTo(view);
    view->addSeparator();
    addThemes(view, settings.theme());
    addLanguages(view, settings.language());
    view->addSeparator();
    view->addActions(contributors.docks);
}

void WindowMenus::addOtherMenus() {
    const Actions& a = actions_;
    QMenu* review = window_.menuBar()->addMenu(tr("&Review"));
    review->addActions({a.nextToReview, a.previousRegion, a.nextRegion, a.previousReviewed, a.nextReviewed});
    review->addSeparator();
    review->addActions({a.accept, a.reject, a.unsure, a.correct});
    review->addSeparator();
    review->addAction(a.agreement);

    QMenu* model = window_.menuBar()->addMenu(tr("&Model"));
    model->addActions({a.train, a.detectSelected, a.detectAll});
    model->addSeparator();
    model->addAction(a.cancel);

    QMenu* help = window_.menuBar()->addMenu(tr("&Help"));
    help->addActions({a.commandPalette, a.keys, a.changeKeys, a.about});
}

void WindowMenus::addThemes(QMenu* view, Theme current) {
    QMenu* menu = view->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<Theme, QString> themes[] = {
        {Theme::System, tr("As the system")}, {Theme::Light, tr("Light")}, {Theme::Dark, tr("Dark")}};
    for (const auto& [theme, text] : themes)
        addChoice(menu, group, text, theme == current, [this, theme = theme] { emit themeChosen(theme); });
}

void WindowMenus::addLanguages(QMenu* view, const QString& current) {
    QMenu* menu = view->addMenu(tr("&Language"));
    auto* group = new QActionGroup(this);
    addChoice(menu, group, tr("As the system"), current.isEmpty(), [this] { emit languageChosen({}); });
    for (const QString& code : availableLanguages())
        addChoice(menu, group, nativeName(code), code == current,
                  [this, code] { emit languageChosen(code); });
}

void WindowMenus::addToolBar() {
    const Actions& a = actions_;
    QToolBar* bar = window_.addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    bar->addActions({a.openArchive});
    bar->addSeparator();
    bar->addActions({a.previousDetected, a.previous, a.next, a.nextDetected, a.nextUnfinished});
    bar->addSeparator();
    bar->addActions({a.undo, a.redo});
    bar->addSeparator();
    bar->addActions({a.fit, a.colors, a.overlay, a.outline, a.modelMask});
    bar->addSeparator();
    bar->addActions({a.train, a.detectSelected, a.exportFigure});
    bar->addWidget(spacer());
    bar->addActions({a.labelling, a.catalogue, a.review});
    addQueues(bar->widgetForAction(a.nextUnfinished));
    for (QAction* action : {a.train, a.detectSelected, a.labelling, a.catalogue, a.review})
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action)))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void WindowMenus::addQueues(QWidget* button) {
    auto* next = qobject_cast<QToolButton*>(button);
    if (!next)
        return;
    auto* queues = new QMenu(next);
    queues->addActions({actions_.queueInOrder, actions_.queueLeastSure, actions_.queueRandom});
    queues->addSeparator();
    queues->addAction(actions_.queueShuffle);
    next->setMenu(queues);
    next->setPopupMode(QToolButton::MenuButtonPopup);
    next->setMinimumWidth(queueButtonWidth); // the arrow would lie on the icon
}

} // namespace nucleoscope
