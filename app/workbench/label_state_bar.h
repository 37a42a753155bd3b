#pragma once

#include "core/labels/label_store.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QToolButton;

namespace nucleoscope {

class Actions;
class LabelDocument;

/// Below the spectrum: how far its label is, notes, and who did what when.
class LabelStateBar : public QWidget {
    Q_OBJECT

public:
    LabelStateBar(const Actions& actions, LabelDocument& document, QWidget* parent = nullptr);

    void focusNotes();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addState(QAction& action, LabelState state);
    void showDetails();
    void showState();

    LabelDocument& document_;
    std::vector<std::pair<QAction*, LabelState>> states_;
    QLineEdit* notes_;
    QLabel* history_;
};

} // namespace nucleoscope
