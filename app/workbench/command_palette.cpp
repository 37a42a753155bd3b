#include "app/workbench/command_palette.h"

#include "app/workbench/actions.h"
#include "app/workbench/fuzzy_match.h"
#include "app/workbench/settings.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr int mostRecent = 12;
constexpr int widthOfPalette = 520, heightOfPalette = 360;
constexpr int commandRole = Qt::UserRole;
const QString recentKey = QStringLiteral("palette/recent");

/// Unlike the text it is the same in every language, where the command has one.
QString nameOf(const QAction& action) {
    return action.objectName().isEmpty() ? action.text() : action.objectName();
}

} // namespace

CommandPalette::CommandPalette(const QMenuBar& menus, Settings& settings, QWidget* parent)
    : QDialog(parent, Qt::Popup), settings_(settings), recent_(settings.value(recentKey).toStringList()),
      search_(new QLineEdit), list_(new QTreeWidget) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("commandPalette"));
    collect(menus.actions(), {});
    search_->setPlaceholderText(tr("Search for a command"));
    search_->installEventFilter(this);
    list_->setColumnCount(2);
    list_->setHeaderHidden(true);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(search_);
    layout->addWidget(list_);
    connect(search_, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(list_, &QTreeWidget::itemClicked, this, &CommandPalette::run);
    fill();
    resize(widthOfPalette, heightOfPalette);
    if (parent)
        move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, parent->height() / 8)));
    search_->setFocus();
}

void CommandPalette::collect(const QList<QAction*>& actions, const QString& menu) {
    for (QAction* action : actions) {
        const QString name = plainText(*action);
        if (QMenu* submenu = action->menu())
            collect(submenu->actions(), menu.isEmpty() ? name : menu + QStringLiteral(" › ") + name);
        else if (!action->isSeparator() && !name.isEmpty())
            commands_ << Command{action, menu, name};
    }
}

int CommandPalette::rank(const Command& command) const {
    const auto place = recent_.indexOf(nameOf(*command.action));
    return place < 0 ? mostRecent : static_cast<int>(place);
}

void CommandPalette::fill() {
    struct Hit {
        int score, rank, index;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < commands_.size(); ++i) {
        const Command& command = commands_[i];
        // A letter of the menu's name counts less than one of the command's.
        const int inName = fuzzyScore(search_->text(), command.name);
        const int anywhere = fuzzyScore(search_->text(), command.menu + QLatin1Char(' ') + command.name);
        if (inName >= 0 || anywhere >= 0)
            hits.push_back({std::max(2 * inName, anywhere), rank(command), i});
    }
    const bool isSearching = !search_->text().trimmed().isEmpty();
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
        if (isSearching && a.score != b.score)
            return a.score > b.score;
        return a.rank < b.rank;
    });
    list_->clear();
    for (const Hit& hit : hits) {
        const Command& command = commands_[hit.index];
        auto* item = new QTreeWidgetItem(list_);
        const QString mark = command.action->isChecked() ? QStringLiteral("✓ ") : QString();
        item->setText(0, mark + command.name + QStringLiteral("   — ") + command.menu);
        item->setText(
            1, QKeySequence::listToString(command.action->shortcuts().mid(0, 1), QKeySequence::NativeText));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setIcon(0, command.action->icon());
        item->setData(0, commandRole, hit.index);
        item->setDisabled(!command.action->isEnabled());
    }
    if (hits.empty()) {
        auto* nothing = new QTreeWidgetItem(list_, {tr("No command has these letters.")});
        nothing->setDisabled(true);
    }
    for (int row = 0; row < list_->topLevelItemCount(); ++row)
        if (!list_->topLevelItem(row)->isDisabled()) {
            list_->setCurrentItem(list_->topLevelItem(row));
            break;
        }
}

void CommandPalette::run() {
    const QTreeWidgetItem* item = list_->currentItem();
    if (!item || item->isDisabled())
        return;
    const QPointer<QAction> action = commands_[item->data(0, commandRole).toInt()].action;
    recent_.removeAll(nameOf(*action));
    recent_.prepend(nameOf(*action));
    settings_.setValue(recentKey, QStringList(recent_.mid(0, mostRecent)));
    close();
    // The window has the focus again first: some commands act on what has it.
    QMetaObject::invokeMethod(
        parent(),
        [action] {
            if (action)
                action->trigger();
        },
        Qt::QueuedConnection);
}

/// The line has the keys; those that move go to the list.
bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    switch (key->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(list_, event);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace nucleoscope
