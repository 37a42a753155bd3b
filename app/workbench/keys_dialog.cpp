#include "app/workbench/keys_dialog.h"

#include "app/workbench/actions.h"
#include "app/workbench/key_bindings.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace nucleoscope {

namespace {

enum Column { Command, Keys, Default };
constexpr int actionRole = Qt::UserRole;

QString textOf(const QList<QKeySequence>& keys) {
    return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

QAction* actionOf(const QTreeWidgetItem* item) {
    return item ? item->data(Command, actionRole).value<QAction*>() : nullptr;
}

} // namespace

KeysDialog::KeysDialog(KeyBindings& bindings, QWidget* parent)
    : QDialog(parent), bindings_(bindings), search_(new QLineEdit), list_(new QTreeWidget),
      key_(new QKeySequenceEdit), command_(new QLabel), conflict_(new QLabel),
      set_(new QPushButton(tr("&Set"))), add_(new QPushButton(tr("&Add"))),
      clear_(new QPushButton(tr("&No key"))), reset_(new QPushButton(tr("&Default"))) {
    setWindowTitle(tr("Change keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    search_->setObjectName(QStringLiteral("keySearch"));
    search_->setPlaceholderText(tr("Search for a command or a key"));
    search_->setClearButtonEnabled(true);
    list_->setObjectName(QStringLiteral("keyList"));
    list_->setHeaderLabels({tr("Command"), tr("Keys"), tr("Default")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setAlternatingRowColors(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* resetAll = buttons->addButton(tr("All to their defaults"), QDialogButtonBox::ResetRole);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(search_);
    layout->addWidget(list_, 1);
    layout->addWidget(makeEditor());
    layout->addWidget(buttons);
    for (QPushButton* button :
         {set_, add_, clear_, reset_, resetAll, buttons->button(QDialogButtonBox::Close)})
        button->setAutoDefault(false);

    connect(search_, &QLineEdit::textChanged, this, &KeysDialog::filter);
    connect(list_, &QTreeWidget::currentItemChanged, this, &KeysDialog::showChosen);
    connect(key_, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::showConflict);
    key_->installEventFilter(this);
    connect(set_, &QPushButton::clicked, this, [this] { take(false); });
    connect(add_, &QPushButton::clicked, this, [this] { take(true); });
    connect(clear_, &QPushButton::clicked, this, [this] { bindings_.set(*chosen(), {}); });
    connect(reset_, &QPushButton::clicked, this, [this] { bindings_.reset(*chosen()); });
    connect(resetAll, &QPushButton::clicked, &bindings_, &KeyBindings::resetAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&bindings_, &KeyBindings::changed, this, &KeysDialog::refresh);

    fill();
    refresh();
    list_->setCurrentItem(list_->topLevelItem(0));
    resize(700, 560);
}

QWidget* KeysDialog::makeEditor() {
    key_->setObjectName(QStringLiteral("keyEdit"));
    key_->setToolTip(tr("Click here and press the key"));
    set_->setObjectName(QStringLiteral("setKey"));
    add_->setObjectName(QStringLiteral("addKey"));
    set_->setToolTip(tr("In place of the keys that it has"));
    add_->setToolTip(tr("Beside the keys that it has"));
    conflict_->setObjectName(QStringLiteral("keyConflict"));
    conflict_->setWordWrap(true);
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(command_, 0, 0);
    grid->addWidget(key_, 0, 1);
    grid->addWidget(set_, 0, 2);
    grid->addWidget(add_, 0, 3);
    grid->addWidget(clear_, 0, 4);
    grid->addWidget(reset_, 0, 5);
    grid->addWidget(conflict_, 1, 0, 1, 6);
    key_->setMinimumWidth(130);
    grid->setColumnStretch(0, 1);
    return box;
}

void KeysDialog::fill() {
    for (QAction* action : bindings_.actions().all()) {
        auto* item = new QTreeWidgetItem(list_);
        item->setText(Command, plainText(*action));
        item->setText(Default, textOf(bindings_.defaults(*action)));
        item->setData(Command, actionRole, QVariant::fromValue(action));
        item->setIcon(Command, action->icon());
    }
    list_->sortItems(Command, Qt::AscendingOrder);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(Command, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    list_->header()->setSectionResizeMode(Default, QHeaderView::ResizeToContents);
}

void KeysDialog::refresh() {
    for (int row = 0; row < list_->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = list_->topLevelItem(row);
        const QAction* action = actionOf(item);
        item->setText(Keys, textOf(action->shortcuts()));
        QFont font = list_->font();
        font.setBold(!bindings_.isDefault(*action));
        item->setFont(Keys, font);
    }
    filter(search_->text());
    showChosen();
}

void KeysDialog::filter(const QString& text) {
    for (int row = 0; row < list_->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = list_->topLevelItem(row);
        bool isFound = true;
        for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            isFound = isFound && (item->text(Command).contains(word, Qt::CaseInsensitive) ||
                                  item->text(Keys).contains(word, Qt::CaseInsensitive));
        item->setHidden(!isFound);
    }
}

QAction* KeysDialog::chosen() const {
    return actionOf(list_->currentItem());
}

/// One key: commands of several after each other would make the first wait.
QKeySequence KeysDialog::typedKey() const {
    const QKeySequence typed = key_->keySequence();
    return typed.isEmpty() ? typed : QKeySequence(typed[0]);
}

void KeysDialog::showChosen() {
    const QAction* action = chosen();
    command_->setText(action ? plainText(*action) : QString());
    key_->clear();
    clear_->setEnabled(action && !action->shortcuts().isEmpty());
    reset_->setEnabled(action && !bindings_.isDefault(*action));
    showConflict();
}

void KeysDialog::showConflict() {
    const QAction* action = chosen();
    const QKeySequence key = typedKey();
    set_->setEnabled(action && !key.isEmpty());
    add_->setEnabled(action && !key.isEmpty());
    QStringList others;
    if (action)
        for (const QAction* other : bindings_.conflicts(*action, key))
            others << plainText(*other);
    conflict_->setText(others.isEmpty() ? QString()
                                        : tr("⚠ %1 belongs to: %2. It would lose the key.")
                                              .arg(key.toString(QKeySequence::NativeText),
                                                   others.join(QStringLiteral(", "))));
}

void KeysDialog::take(bool keepOthers) {
    if (QAction* action = chosen())
        bindings_.take(*action, typedKey(), keepOthers);
}

/// The editor announces a key only when it has waited for more of them.
bool KeysDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyRelease)
        showConflict();
    return QDialog::eventFilter(watched, event);
}

void KeysDialog::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept(); // closes nothing while somebody tries keys
    else
        QDialog::keyPressEvent(event);
}

} // namespace nucleoscope
