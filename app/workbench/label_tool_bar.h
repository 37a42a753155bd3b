#pragma once

#include <QToolBar>

namespace nucleoscope {

class Actions;

/// A narrow strip with the tools that label, one below the other.
class LabelToolBar : public QToolBar {
    Q_OBJECT
public:
    explicit LabelToolBar(const Actions& actions, QWidget* parent = nullptr);
};

} // namespace nucleoscope
