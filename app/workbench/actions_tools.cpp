#include "app/workbench/actions.h"

#include <QActionGroup>

namespace nucleoscope {

void Actions::makeToolActions() {
    inspect = add(tr("&Look and pan"), QStringLiteral("hand"), {Qt::Key_H});
    brush = add(tr("&Brush"), QStringLiteral("brush"), {Qt::Key_B});
    eraser = add(tr("&Eraser"), QStringLiteral("eraser"), {Qt::Key_E});
    lasso = add(tr("&Lasso"), QStringLiteral("lasso"), {Qt::Key_L});
    polygon = add(tr("Pol&ygon"), QStringLiteral("polygon"), {Qt::Key_G});
    rectangle = add(tr("&Rectangle"), QStringLiteral("rectangle"), {Qt::Key_R});
    ellipse = add(tr("Ell&ipse"), QStringLiteral("ellipse"), {Qt::Key_O});
    bucket = add(tr("&Fill"), QStringLiteral("bucket"), {Qt::Key_F});
    pick = add(tr("&Pick a label"), QStringLiteral("pick"), {Qt::Key_I});
    region = add(tr("&Move, delete or change a region"), QStringLiteral("region"), {Qt::Key_J});
    nucleus = add(tr("&Nucleus by one click"), QStringLiteral("nucleus"), {Qt::Key_Q});
    seed = add(tr("Grow from a &seed"), QStringLiteral("seed"), {Qt::Key_W});
    threshold = add(tr("&Threshold inside a lasso"), QStringLiteral("threshold"), {Qt::Key_T});
    modelRegion = add(tr("Take a region of the mo&del"), QStringLiteral("model-region"), {Qt::Key_K});
    pickRange = add(tr("Pic&k the range of power"), QStringLiteral("pick-range"), {Qt::SHIFT | Qt::Key_I});
    auto* tools = new QActionGroup(this);
    for (QAction* tool : {inspect, brush, eraser, lasso, polygon, rectangle, ellipse, bucket, pick, region,
                          nucleus, seed, threshold, modelRegion, pickRange}) {
        tool->setCheckable(true);
        tools->addAction(tool);
    }
    inspect->setChecked(true);

    smallerBrush = add(tr("S&maller brush"), {}, {Qt::Key_BracketLeft});
    largerBrush = add(tr("Lar&ger brush"), {}, {Qt::Key_BracketRight});
    limitPower = add(tr("&Only where the power is in a range"), {}, {Qt::Key_Y});
    limitPower->setIconText(tr("Only in a range of power"));
    limitPower->setCheckable(true);
    invertPower = add(tr("In&vert the range of power"), QStringLiteral("invert"), {Qt::SHIFT | Qt::Key_Y});
    invertPower->setCheckable(true);

    takeModel = add(tr("Take &all that the model found"), {}, {Qt::SHIFT | Qt::Key_K});
    smoothRegion = add(tr("&Smooth"), QStringLiteral("smooth"), {Qt::Key_S});
    growRegion = add(tr("&Grow"), QStringLiteral("grow"), {Qt::CTRL | Qt::Key_BracketRight});
    shrinkRegion = add(tr("S&hrink"), QStringLiteral("shrink"), {Qt::CTRL | Qt::Key_BracketLeft});
    fillHoles = add(tr("Fill h&oles"), QStringLiteral("fill-holes"), {Qt::SHIFT | Qt::Key_F});
    removeSmall = add(tr("&Remove small regions"), QStringLiteral("remove-small"), {Qt::SHIFT | Qt::Key_R});
    hideLabels = add(tr("&Hide the labels"), {}, {Qt::SHIFT | Qt::Key_X});
    hideLabels->setCheckable(true);
    for (std::size_t i = 0; i < classKeys.size(); ++i) {
        classKeys[i] =
            add(tr("Paint class %1").arg(i + 1), {}, {static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i))});
    }
}

} // namespace nucleoscope
