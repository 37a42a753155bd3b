#pragma once

#include <QDialog>

namespace nucleoscope {

class Actions;

/// All keys and mouse gestures of the window on one page.
class KeySheet : public QDialog {
    Q_OBJECT

public:
    KeySheet(const Actions& actions, QWidget* parent);

signals:
    void changeRequested();
};

} // namespace nucleoscope
