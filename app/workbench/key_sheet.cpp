#include "app/workbench/key_sheet.h"

#include "app/workbench/actions.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

struct Line {
    QString keys, meaning;
};

QWidget* section(const QString& title, const QList<Line>& lines) {
    auto* box = new QWidget;
    auto* grid = new QGridLayout(box);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    auto* heading = new QLabel(title);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    grid->addWidget(heading, 0, 0, 1, 2);
    int row = 1;
    for (const Line& line : lines) {
        auto* keys = new QLabel(line.keys);
        keys->setEnabled(false);
        grid->addWidget(keys, row, 0);
        grid->addWidget(new QLabel(line.meaning), row, 1);
        ++row;
    }
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(row, 1);
    return box;
}

QList<Line> linesOf(const QList<QAction*>& actions) {
    QList<Line> lines;
    for (const QAction* action : actions) {
        if (action->shortcuts().isEmpty())
            continue;
        QStringList keys;
        for (const QKeySequence& key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        keys.removeDuplicates();
        lines << Line{keys.mid(0, 2).join(QStringLiteral(", ")), plainText(*action)};
    }
    return lines;
}

} // namespace

KeySheet::KeySheet(const Actions& actions, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* columns = new QGridLayout;
    columns->setHorizontalSpacing(28);
    columns->setVerticalSpacing(12);
    int cell = 0;
    const auto place = [&](QWidget* box) {
        columns->addWidget(box, cell / 2, cell % 2);
        ++cell;
    };
    for (const Actions::Section& group : actions.sections())
        place(section(group.title, linesOf(group.actions)));
    place(section(tr("Mouse in the spectrum"),
                  {
                      {tr("Ctrl+wheel, wheel"), tr("Zoom at the cursor")},
                      {tr("Space+drag, middle button"), tr("Pan")},
                      {tr("Wheel over an axis"), tr("Zoom that axis only")},
                      {tr("Right button, Shift+drag"), tr("Zoom to a rectangle (while looking)")},
                      {tr("Drag on the colour bar"), tr("Range of the colours")},
                      {tr("Double click on the colour bar"), tr("Automatic range")},
                      {tr("Right button, Alt+drag"), tr("Erase with the brush")},
                      {tr("Shift+wheel"), tr("Brush size")},
                  }));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* change = buttons->addButton(tr("Change keys …"), QDialogButtonBox::ActionRole);
    connect(change, &QPushButton::clicked, this, [this] {
        close();
        emit changeRequested();
    });
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace nucleoscope
