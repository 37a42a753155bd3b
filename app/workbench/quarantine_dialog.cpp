#include "app/workbench/quarantine_dialog.h"

#include "app/workbench/half_orbit_list_model.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

enum Column { Name, Reason };

/// "PATH: reason" in two columns.
QTreeWidgetItem* itemOf(const std::string& sentence) {
    const QString text = QString::fromStdString(sentence);
    const qsizetype colon = text.indexOf(QStringLiteral(": "));
    const QString path = text.left(std::max<qsizetype>(colon, 0));
    auto* item =
        new QTreeWidgetItem({path.section(QLatin1Char('/'), -1), text.mid(colon < 0 ? 0 : colon + 2)});
    item->setToolTip(Name, path);
    return item;
}

} // namespace

QuarantineDialog::QuarantineDialog(const HalfOrbitListModel& halfOrbits,
                                   const std::vector<std::string>& problems,
                                   const std::vector<std::string>& notes, QWidget* parent)
    : QDialog(parent), list_(new QTreeWidget) {
    setWindowTitle(tr("Files that cannot be used"));
    setAttribute(Qt::WA_DeleteOnClose);
    list_->setHeaderLabels({tr("File"), tr("Reason")});
    list_->setRootIsDecorated(false);
    list_->setAlternatingRowColors(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->setTextElideMode(Qt::ElideMiddle);
    for (const HalfOrbitRow& row : halfOrbits.rows()) {
        if (!row.isQuarantined())
            continue;
        auto* item = new QTreeWidgetItem({QString::fromStdString(row.file.filename().string()),
                                          QString::fromStdString(row.indexed->problem)});
        const QString path = QString::fromStdString(row.file.string());
        item->setData(Name, Qt::UserRole, path);
        item->setToolTip(Name, path);
        item->setToolTip(Reason, item->text(Reason));
        list_->addTopLevelItem(item);
    }
    for (const std::vector<std::string>* sentences : {&problems, &notes})
        for (const std::string& sentence : *sentences)
            list_->addTopLevelItem(itemOf(sentence));
    constexpr int nameWidth = 460;
    list_->setColumnWidth(Name, nameWidth);

    auto* note = new QLabel(list_->topLevelItemCount() == 0
                                ? tr("All files that have been opened so far can be used.")
                                : tr("Each is tried again when its size or time of change is another one."));
    note->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list_, 1);
    layout->addWidget(note);
    layout->addWidget(buttons);
    resize(960, 420);

    auto* copy = new QAction(tr("Copy"), list_);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    list_->addAction(copy);
    list_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &QuarantineDialog::copySelected);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(list_, &QTreeWidget::itemDoubleClicked, this, [this](const QTreeWidgetItem* item) {
        const QString path = item->data(Name, Qt::UserRole).toString();
        if (!path.isEmpty())
            emit chosen(path.toStdString());
    });
}

void QuarantineDialog::copySelected() const {
    QStringList lines;
    for (const QTreeWidgetItem* item : list_->selectedItems())
        lines << item->toolTip(Name) + QLatin1Char('\t') + item->text(Reason);
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

} // namespace nucleoscope
