#include "app/workbench/key_sheet.h"

#include "app/workbench/actions.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace nucleoscope {

namespace {

constexpr std::size_t columnCount = 3;
constexpr double largestShareOfScreen = 0.9;

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
    std::array<QVBoxLayout*, columnCount> columns{};
    auto* content = new QWidget;
    auto* across = new QHBoxLayout(content);
    across->setSpacing(28);
    for (QVBoxLayout*& column : columns) {
        column = new QVBoxLayout;
        column->setSpacing(12);
        across->addLayout(column);
    }
    // Each section goes where there is most room.
    const auto place = [&](QWidget* box) {
        (*std::min_element(columns.begin(), columns.end(), [](const QVBoxLayout* a, const QVBoxLayout* b) {
            return a->sizeHint().height() < b->sizeHint().height();
        }))->addWidget(box);
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
                      {tr("Ctrl+drag, Alt+drag"), tr("Erase, whatever the tool")},
                      {tr("Right button"), tr("Erase with the brush; encircle and fill with the others")},
                      {tr("Shift+wheel"), tr("Brush size, or how far a proposal reaches")},
                      {tr("Enter, or a click inside"), tr("Accept what is proposed")},
                      {tr("Esc"), tr("Give up a line or a proposal")},
                  }));
    for (QVBoxLayout* column : columns)
        column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* change = buttons->addButton(tr("Change keys …"), QDialogButtonBox::ActionRole);
    connect(change, &QPushButton::clicked, this, [this] {
        close();
        emit changeRequested();
    });
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const QSize screen = parent ? parent->screen()->availableSize() : content->sizeHint();
    resize((content->sizeHint() + QSize(60, 80)).boundedTo(screen * largestShareOfScreen));
}

} // namespace nucleoscope
