#include "app/workbench/label_tools.h"

#include "app/workbench/actions.h"
#include "app/workbench/label_document.h"
#include "app/workbench/label_options_bar.h"
#include "app/workbench/label_region_list.h"
#include "app/workbench/label_tool_bar.h"
#include "app/workbench/label_tool_memory.h"
#include "app/workbench/spectrum_pane.h"
#include "core/error.h"

#include <QColorDialog>
#include <QInputDialog>
#include <QMenu>

namespace nucleoscope {

namespace {

/// What can be painted, in the order of the number keys: all but the background.
std::vector<PaintableClass> paintable(const LabelClasses& classes) {
    std::vector<PaintableClass> result;
    for (const LabelClass& item : classes.all())
        if (item.value != LabelMask::background)
            result.push_back({item.value, labelClassName(item), QColor(QString::fromStdString(item.color))});
    return result;
}

} // namespace

LabelTools::LabelTools(Actions& actions, LabelDocument& document, SpectrumPane& spectrum, Settings& settings,
                       QObject* parent)
    : QObject(parent), actions_(actions), document_(document), spectrum_(spectrum), settings_(settings),
      toolBar_(new LabelToolBar(actions)), optionsBar_(new LabelOptionsBar(actions)),
      regions_(new LabelRegionList(document, spectrum)) {
    spectrum_.setToolBars(toolBar_, optionsBar_);
    connectTools();
    connectOperations();
    connectOptions();
    connectRegions();
    restore();
    showClasses();
    showTool();
}

std::vector<std::pair<QAction*, SpectrumToolKind>> LabelTools::kinds() const {
    using Kind = SpectrumToolKind;
    const Actions& a = actions_;
    return {{a.inspect, Kind::Inspect},     {a.brush, Kind::Brush},     {a.eraser, Kind::Eraser},
            {a.lasso, Kind::Lasso},         {a.polygon, Kind::Polygon}, {a.rectangle, Kind::Rectangle},
            {a.ellipse, Kind::Ellipse},     {a.bucket, Kind::Bucket},   {a.pick, Kind::Pick},
            {a.pickRange, Kind::PickRange}, {a.region, Kind::Region},   {a.seed, Kind::Seed},
            {a.threshold, Kind::Threshold}, {a.nucleus, Kind::Nucleus}, {a.modelRegion, Kind::Model}};
}

void LabelTools::connectTools() {
    SpectrumView* view = spectrum_.view();
    for (const auto& [action, kind] : kinds())
        connect(action, &QAction::triggered, view, [view, kind = kind] { view->setTool(kind); });
    connect(view, &SpectrumView::toolChanged, this, &LabelTools::showTool);
    connect(actions_.smallerBrush, &QAction::triggered, view, &SpectrumView::shrinkBrush);
    connect(actions_.largerBrush, &QAction::triggered, view, &SpectrumView::growBrush);
    connect(spectrum_.stack(), &SpectrumStack::toolMessage, this, &LabelTools::message);
}

void LabelTools::showTool() {
    const SpectrumToolKind tool = spectrum_.view()->tool();
    optionsBar_->setTool(tool);
    for (const auto& [action, kind] : kinds())
        if (kind == tool)
            action->setChecked(true);
}

void LabelTools::connectOperations() {
    SpectrumView* view = spectrum_.view();
    const std::pair<QAction*, MaskOperation> operations[] = {
        {actions_.smoothRegion, MaskOperation::Smooth},
        {actions_.growRegion, MaskOperation::Grow},
        {actions_.shrinkRegion, MaskOperation::Shrink},
        {actions_.fillHoles, MaskOperation::FillHoles},
        {actions_.removeSmall, MaskOperation::RemoveSmall}};
    for (const auto& [action, operation] : operations)
        connect(action, &QAction::triggered, view,
                [view, operation = operation] { view->operate(operation); });
    connect(actions_.takeModel, &QAction::triggered, this, [this, view] {
        if (spectrum_.halfOrbit() && !spectrum_.halfOrbit()->modelMask)
            emit message(
                tr("There is no mask of a model for this half-orbit yet; detect with Ctrl+D first."));
        view->takeModelMask();
    });
    connect(actions_.hideLabels, &QAction::toggled, this, &LabelTools::hide);
    for (QAction* shown : {actions_.overlay, actions_.outline})
        connect(shown, &QAction::toggled, actions_.hideLabels,
                [this] { actions_.hideLabels->setChecked(false); });
}

/// What was hidden before stays hidden when all are shown again.
void LabelTools::hide(bool hidden) {
    SpectrumView* view = spectrum_.view();
    view->setMaskVisible(!hidden && actions_.overlay->isChecked());
    view->setOutlineVisible(!hidden && actions_.outline->isChecked());
}

void LabelTools::connectOptions() {
    SpectrumView* view = spectrum_.view();
    connect(optionsBar_, &LabelOptionsBar::optionsChanged, view, &SpectrumView::setToolOptions);
    connect(optionsBar_, &LabelOptionsBar::classRequested, this, &LabelTools::addClass);
    connect(optionsBar_, &LabelOptionsBar::classColorRequested, this, &LabelTools::recolorClass);
    connect(optionsBar_, &LabelOptionsBar::classNameRequested, this, &LabelTools::renameClass);
    connect(optionsBar_, &LabelOptionsBar::opacityChanged, this, [this, view](double opacity) {
        LabelColors colors = view->labelColors();
        colors.setOpacity(opacity);
        view->setLabelColors(colors);
        remember();
    });
    connect(view, &SpectrumView::toolOptionsChanged, this, [this](const LabelToolOptions& options) {
        optionsBar_->setOptions(options);
        actions_.limitPower->setChecked(options.limitsPower);
        actions_.invertPower->setChecked(options.power.inverted);
        remember();
    });
    connect(actions_.limitPower, &QAction::toggled, this,
            [this](bool on) { setOption(&LabelToolOptions::limitsPower, on); });
    connect(actions_.invertPower, &QAction::toggled, this, [this, view](bool on) {
        LabelToolOptions options = view->toolOptions();
        options.power.inverted = on;
        view->setToolOptions(options);
    });
    connect(view, &SpectrumView::colorRangeChanged, this, [this](float low, float high) {
        // Beyond what has colours there is nothing to be told apart; a little more for what sticks out.
        const double more = 0.25 * static_cast<double>(high - low);
        optionsBar_->setPowerLimits(static_cast<double>(low) - more, static_cast<double>(high) + 2 * more);
    });
    connect(&document_, &LabelDocument::classesChanged, this, &LabelTools::showClasses);
    for (std::size_t i = 0; i < actions_.classKeys.size(); ++i)
        connect(actions_.classKeys[i], &QAction::triggered, this, [this, i] { chooseClass(i); });
}

void LabelTools::setOption(bool LabelToolOptions::*option, bool on) {
    LabelToolOptions options = spectrum_.view()->toolOptions();
    options.*option = on;
    spectrum_.view()->setToolOptions(options);
}

void LabelTools::connectRegions() {
    connect(regions_, &LabelRegionList::deleteRequested, spectrum_.view(), &SpectrumView::deleteRegionAt);
    connect(regions_, &LabelRegionList::zoomRequested, spectrum_.view(), &SpectrumView::zoomTo);
}

void LabelTools::showClasses() {
    SpectrumView* view = spectrum_.view();
    const std::vector<PaintableClass> classes = paintable(document_.classes());
    LabelColors colors = view->labelColors();
    for (const PaintableClass& item : classes)
        colors.setColor(item.value, item.color);
    view->setLabelColors(colors);
    optionsBar_->setClasses(classes);
    for (std::size_t i = 0; i < actions_.classKeys.size(); ++i) {
        actions_.classKeys[i]->setEnabled(i < classes.size());
        if (i < classes.size())
            actions_.classKeys[i]->setText(tr("Paint “%1”").arg(classes[i].name));
    }
    if (!document_.classes().find(view->paintLabel()))
        view->setPaintLabel(LabelMask::nucleus); // of another project
    regions_->refresh();
    emit classesChanged();
}

std::map<std::uint8_t, QString> LabelTools::classNames() const {
    std::map<std::uint8_t, QString> names;
    const LabelClasses classes = document_.classes();
    for (const LabelClass& item : classes.all())
        names[item.value] = labelClassName(item);
    return names;
}

void LabelTools::chooseClass(std::size_t index) {
    const std::vector<PaintableClass> classes = paintable(document_.classes());
    if (index < classes.size())
        spectrum_.view()->setPaintLabel(classes[index].value);
}

void LabelTools::addClass(const QString& name) {
    try {
        const std::uint8_t value = document_.addClass(name.toStdString());
        spectrum_.view()->setPaintLabel(value);
    } catch (const Error& error) {
        emit message(QString::fromUtf8(error.what()));
    }
}

void LabelTools::recolorClass(std::uint8_t value) {
    const LabelClasses classes = document_.classes();
    const LabelClass* known = classes.find(value);
    if (!known)
        return;
    const QColor color =
        QColorDialog::getColor(QColor(QString::fromStdString(known->color)), optionsBar_->window(),
                               tr("Colour of “%1”").arg(labelClassName(*known)));
    if (color.isValid())
        changeClass(value, known->name, color.name().toStdString());
}

void LabelTools::renameClass(std::uint8_t value) {
    const LabelClasses classes = document_.classes();
    const LabelClass* known = classes.find(value);
    if (!known)
        return;
    const QString name =
        QInputDialog::getText(optionsBar_->window(), tr("Rename a class"), tr("Name of the class"),
                              QLineEdit::Normal, labelClassName(*known))
            .trimmed();
    if (!name.isEmpty())
        changeClass(value, name.toStdString(), known->color);
}

void LabelTools::changeClass(std::uint8_t value, const std::string& name, const std::string& color) {
    try {
        document_.changeClass(value, name, color);
    } catch (const Error& error) {
        emit message(QString::fromUtf8(error.what()));
    }
}

void LabelTools::addTo(QMenu* menu) {
    Actions& a = actions_;
    menu->addActions({a.inspect, a.brush, a.eraser, a.smallerBrush, a.largerBrush, a.lasso, a.polygon,
                      a.rectangle, a.ellipse, a.bucket, a.pick, a.region});
    QMenu* helped = menu->addMenu(tr("&Helped labelling"));
    helped->addActions({a.nucleus, a.seed, a.threshold, a.modelRegion, a.takeModel});
    helped->addSeparator();
    helped->addActions({a.limitPower, a.invertPower, a.pickRange});
    QMenu* change = menu->addMenu(tr("&Change regions"));
    change->addActions({a.smoothRegion, a.growRegion, a.shrinkRegion, a.fillHoles, a.removeSmall});
    QMenu* paint = menu->addMenu(tr("&Paint"));
    for (QAction* key : a.classKeys)
        paint->addAction(key);
}

void LabelTools::setEnabled(bool enabled) {
    Actions& a = actions_;
    for (QAction* action : {a.brush,       a.eraser,       a.lasso,        a.polygon,     a.rectangle,
                            a.ellipse,     a.bucket,       a.pick,         a.region,      a.nucleus,
                            a.seed,        a.threshold,    a.modelRegion,  a.takeModel,   a.limitPower,
                            a.invertPower, a.pickRange,    a.smallerBrush, a.largerBrush, a.smoothRegion,
                            a.growRegion,  a.shrinkRegion, a.fillHoles,    a.removeSmall, a.hideLabels})
        action->setEnabled(enabled);
}

void LabelTools::restore() {
    SpectrumView* view = spectrum_.view();
    view->setToolOptions(rememberedToolOptions(settings_, view->toolOptions()));
    LabelColors colors = view->labelColors();
    colors.setOpacity(rememberedLabelOpacity(settings_, colors.opacity()));
    view->setLabelColors(colors);
    optionsBar_->setOptions(view->toolOptions());
    optionsBar_->setOpacity(colors.opacity());
    optionsBar_->setPowerLimits(static_cast<double>(view->colorScale().low),
                                static_cast<double>(view->colorScale().high));
}

void LabelTools::remember() const {
    rememberToolOptions(settings_, spectrum_.view()->toolOptions());
    rememberLabelOpacity(settings_, spectrum_.view()->labelColors().opacity());
}

} // namespace nucleoscope
