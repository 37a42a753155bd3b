#include "app/workbench/label_tool_bar.h"

#include "app/workbench/actions.h"

namespace nucleoscope {

LabelToolBar::LabelToolBar(const Actions& actions, QWidget* parent) : QToolBar(parent) {
    setObjectName(QStringLiteral("labelToolBar"));
    setOrientation(Qt::Vertical);
    setMovable(false);
    setIconSize(QSize(18, 18));
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    addAction(actions.inspect);
    addSeparator();
    addActions({actions.brush, actions.eraser, actions.lasso, actions.polygon, actions.rectangle,
                actions.ellipse, actions.bucket});
    addSeparator();
    addActions({actions.nucleus, actions.seed, actions.threshold, actions.modelRegion});
    addSeparator();
    addActions({actions.pick, actions.region});
}

} // namespace nucleoscope
