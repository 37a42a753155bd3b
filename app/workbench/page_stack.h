#pragma once

#include <QStackedWidget>

namespace nucleoscope {

/// Pages that need no more room than the one that shows: the widest perspective does not keep the others, and
/// the docks beside them, from a small screen.
class PageStack : public QStackedWidget {
public:
    explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
        connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
    }

    QSize minimumSizeHint() const override {
        return currentWidget() ? currentWidget()->minimumSizeHint() : QStackedWidget::minimumSizeHint();
    }
};

} // namespace nucleoscope
