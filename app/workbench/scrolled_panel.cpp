#include "app/workbench/scrolled_panel.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace nucleoscope {

void showScrolled(QWidget* content, QWidget* panel) {
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

} // namespace nucleoscope
