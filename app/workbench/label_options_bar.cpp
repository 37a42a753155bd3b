#include "app/workbench/label_options_bar.h"

#include "app/workbench/actions.h"
#include "app/workbench/flow_layout.h"
#include "app/workbench/theme.h"
#include "core/labels/label_classes.h"
#include "widgets/range_slider.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QWidgetAction>

#include <cmath>

namespace nucleoscope {

namespace {

using Method = ThresholdOptions::Method;

constexpr int rowHeight = 30;

/// The slider of the tolerance is logarithmic: 0.01 … 1 dex.
constexpr int toleranceSteps = 100;

int toSlider(double tolerance) {
    return static_cast<int>(std::lround(toleranceSteps * (std::log10(tolerance) + 2) / 2));
}

double fromSlider(int value) {
    return std::pow(10.0, 2.0 * value / toleranceSteps - 2);
}

QWidget* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    row->setMinimumHeight(rowHeight);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return row;
}

QToolButton* buttonOf(QAction* action) {
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setAutoRaise(!action->icon().isNull()); // words alone do not look like a button
    button->setIconSize(QSize(18, 18));
    button->setFocusPolicy(Qt::NoFocus); // the keys stay those of the spectrum
    if (action->icon().isNull())
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return button;
}

QSpinBox* pixelField(int low, int high, const QString& suffix) {
    auto* field = new QSpinBox;
    field->setRange(low, high);
    field->setSuffix(suffix);
    field->setKeyboardTracking(false);
    field->setFocusPolicy(Qt::ClickFocus);
    return field;
}

QDoubleSpinBox* valueField(double low, double high, double step, int decimals, const QString& suffix) {
    auto* field = new QDoubleSpinBox;
    field->setRange(low, high);
    field->setSingleStep(step);
    field->setDecimals(decimals);
    field->setSuffix(suffix);
    field->setKeyboardTracking(false);
    field->setFocusPolicy(Qt::ClickFocus);
    return field;
}

QSlider* sliderOf(int low, int high, int width) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(low, high);
    slider->setFixedWidth(width);
    slider->setFocusPolicy(Qt::NoFocus);
    return slider;
}

} // namespace

LabelOptionsBar::LabelOptionsBar(const Actions& actions, QWidget* parent)
    : QWidget(parent), class_(new QComboBox), brushUnit_(new QComboBox), brushShape_(new QComboBox),
      method_(new QComboBox), brushSize_(pixelField(1, 400, tr(" px"))),
      operationPixels_(pixelField(1, 100, tr(" px"))), smallest_(pixelField(1, 1'000'000, tr(" px"))),
      tolerance_(valueField(0.01, 3, 0.01, 2, tr(" dex"))), percentile_(valueField(0, 100, 1, 0, tr(" %"))),
      spreads_(valueField(0, 50, 0.25, 2, tr(" σ"))), toleranceSlider_(sliderOf(0, toleranceSteps, 100)),
      level_(sliderOf(5, 95, 140)), opacity_(sliderOf(0, 100, 70)), range_(new RangeSlider),
      rangeText_(new QLabel) {
    setObjectName(QStringLiteral("labelOptionsBar"));
    auto* frame = new QHBoxLayout(this);
    frame->setContentsMargins(8, 3, 8, 3);
    auto* fields = new QWidget;
    auto* layout = new FlowLayout(12, fields);
    frame->addWidget(fields);
    brushPart_ = makeBrush();
    seedPart_ = makeSeed();
    thresholdPart_ = makeThreshold();
    nucleusPart_ = makeNucleus();
    modelPart_ = makeModel(actions);
    operationPart_ = makeOperations(actions);
    rangePart_ = makeRange(actions);
    opacity_->setToolTip(tr("Opacity of the labels"));
    for (QWidget* part :
         {makeClasses(actions), brushPart_, seedPart_, thresholdPart_, nucleusPart_, modelPart_,
          operationPart_, rangePart_, rowOf({new QLabel(tr("Opacity")), opacity_})})
        layout->addWidget(part);
    setTool(SpectrumToolKind::Inspect);
    setOptions({});
    connectParts();
}

QWidget* LabelOptionsBar::makeClasses(const Actions&) {
    class_->setToolTip(tr("What is painted (keys 1 to 9)"));
    class_->setFocusPolicy(Qt::NoFocus);
    class_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* add = new QToolButton;
    add->setObjectName(QStringLiteral("classMenu"));
    add->setIcon(themedIcon(QStringLiteral("add")));
    add->setToolTip(tr("Another class of disturbance, or another name or colour of this one"));
    add->setAutoRaise(true);
    add->setFocusPolicy(Qt::NoFocus);
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    newClass_ = new QLineEdit;
    newClass_->setObjectName(QStringLiteral("newClass"));
    newClass_->setPlaceholderText(tr("Name of a new class, then Enter"));
    newClass_->setMinimumWidth(220);
    auto* field = new QWidgetAction(menu);
    field->setDefaultWidget(newClass_);
    menu->addAction(field);
    menu->addSeparator();
    QAction* color = menu->addAction({}, this, [this] { emit classColorRequested(chosenClass()); });
    QAction* rename = menu->addAction({}, this, [this] { emit classNameRequested(chosenClass()); });
    color->setObjectName(QStringLiteral("classColor"));
    rename->setObjectName(QStringLiteral("className"));
    connect(menu, &QMenu::aboutToShow, this, [this, color, rename] {
        newClass_->setFocus();
        color->setText(tr("Colour of “%1” …").arg(class_->currentText()));
        rename->setText(tr("Rename “%1” …").arg(class_->currentText()));
        rename->setEnabled(!LabelClasses::isBuiltIn(chosenClass()));
    });
    connect(newClass_, &QLineEdit::returnPressed, this, [this, menu] {
        const QString name = newClass_->text().trimmed();
        newClass_->clear();
        menu->close();
        if (!name.isEmpty())
            emit classRequested(name);
    });
    add->setMenu(menu);
    return rowOf({class_, add});
}

std::uint8_t LabelOptionsBar::chosenClass() const {
    return static_cast<std::uint8_t>(class_->currentData().toInt());
}

QWidget* LabelOptionsBar::makeBrush() {
    brushSize_->setToolTip(tr("Diameter of the brush ([ and ], Shift+wheel)"));
    brushUnit_->addItem(tr("of the screen"), static_cast<int>(LabelToolOptions::BrushUnit::ScreenPixels));
    brushUnit_->addItem(tr("of the spectrum"), static_cast<int>(LabelToolOptions::BrushUnit::SpectrumPixels));
    brushShape_->addItem(themedIcon(QStringLiteral("ellipse")), tr("Circle"),
                         static_cast<int>(Brush::Shape::Circle));
    brushShape_->addItem(themedIcon(QStringLiteral("rectangle")), tr("Square"),
                         static_cast<int>(Brush::Shape::Square));
    for (QComboBox* box : {brushUnit_, brushShape_})
        box->setFocusPolicy(Qt::NoFocus);
    return rowOf({brushShape_, brushSize_, brushUnit_});
}

QWidget* LabelOptionsBar::makeSeed() {
    toleranceSlider_->setToolTip(tr("How much alike the power must be (wheel while the button is held)"));
    tolerance_->setToolTip(toleranceSlider_->toolTip());
    return rowOf({new QLabel(tr("Tolerance")), toleranceSlider_, tolerance_});
}

QWidget* LabelOptionsBar::makeThreshold() {
    method_->addItem(tr("Otsu's threshold"), static_cast<int>(Method::Otsu));
    method_->addItem(tr("Percentile"), static_cast<int>(Method::Percentile));
    method_->addItem(tr("Over the background"), static_cast<int>(Method::Background));
    method_->setFocusPolicy(Qt::NoFocus);
    percentile_->setToolTip(tr("The part inside the lasso that is left out (Shift+wheel)"));
    spreads_->setToolTip(tr("Standard deviations over the background of each frequency (Shift+wheel)"));
    return rowOf({method_, percentile_, spreads_});
}

QWidget* LabelOptionsBar::makeNucleus() {
    level_->setToolTip(tr("How far from the centre the nucleus reaches (Shift+wheel)"));
    level_->setInvertedAppearance(true); // further out is a lower level
    level_->setInvertedControls(true);
    return rowOf({new QLabel(tr("Reach")), level_});
}

QWidget* LabelOptionsBar::makeModel(const Actions& actions) {
    return rowOf({buttonOf(actions.takeModel)});
}

QWidget* LabelOptionsBar::makeOperations(const Actions& actions) {
    operationPixels_->setToolTip(tr("How far to smooth, grow or shrink"));
    smallest_->setToolTip(tr("Regions of fewer pixels are removed"));
    return rowOf({buttonOf(actions.smoothRegion), buttonOf(actions.growRegion),
                  buttonOf(actions.shrinkRegion), operationPixels_, buttonOf(actions.fillHoles),
                  buttonOf(actions.removeSmall), smallest_});
}

QWidget* LabelOptionsBar::makeRange(const Actions& actions) {
    range_->setObjectName(QStringLiteral("powerRange"));
    range_->setToolTip(tr("Tools leave their mark only where the power is in this range"));
    return rowOf({buttonOf(actions.limitPower), range_, rangeText_, buttonOf(actions.invertPower),
                  buttonOf(actions.pickRange)});
}

void LabelOptionsBar::connectParts() {
    const auto changed = [this] { take(); };
    // The keys are those of the spectrum again.
    for (QAbstractSpinBox* field : findChildren<QAbstractSpinBox*>())
        connect(field, &QAbstractSpinBox::editingFinished, field, &QWidget::clearFocus);
    for (QComboBox* box : {class_, brushUnit_, brushShape_, method_})
        connect(box, &QComboBox::activated, this, changed);
    for (QSpinBox* field : {brushSize_, operationPixels_, smallest_})
        connect(field, &QSpinBox::valueChanged, this, changed);
    for (QDoubleSpinBox* field : {percentile_, spreads_, tolerance_})
        connect(field, &QDoubleSpinBox::valueChanged, this, changed);
    connect(toleranceSlider_, &QSlider::valueChanged, this, [this](int value) {
        if (!isShowing_)
            tolerance_->setValue(fromSlider(value));
    });
    connect(level_, &QSlider::valueChanged, this, changed);
    connect(range_, &RangeSlider::rangeChanged, this, changed);
    connect(opacity_, &QSlider::valueChanged, this, [this](int value) {
        if (!isShowing_)
            emit opacityChanged(value / 100.0);
    });
}

void LabelOptionsBar::take() {
    if (isShowing_)
        return;
    LabelToolOptions options = options_;
    if (class_->currentIndex() >= 0)
        options.label = chosenClass();
    options.brushDiameter = brushSize_->value();
    options.brushUnit = static_cast<LabelToolOptions::BrushUnit>(brushUnit_->currentData().toInt());
    options.brushShape = static_cast<Brush::Shape>(brushShape_->currentData().toInt());
    options.operationPixels = operationPixels_->value();
    options.smallestRegion = smallest_->value();
    options.tolerance = tolerance_->value();
    options.threshold = {static_cast<Method>(method_->currentData().toInt()), percentile_->value(),
                         spreads_->value()};
    options.nucleusLevel = level_->value() / 100.0;
    options.power.low = static_cast<float>(range_->low());
    options.power.high = static_cast<float>(range_->high());
    emit optionsChanged(options);
}

void LabelOptionsBar::setOptions(const LabelToolOptions& options) {
    const QScopedValueRollback guard(isShowing_, true);
    options_ = options;
    const auto choose = [](QComboBox* box, int data) { box->setCurrentIndex(box->findData(data)); };
    choose(class_, options.label);
    brushSize_->setValue(static_cast<int>(std::lround(options.brushDiameter)));
    choose(brushUnit_, static_cast<int>(options.brushUnit));
    choose(brushShape_, static_cast<int>(options.brushShape));
    operationPixels_->setValue(options.operationPixels);
    smallest_->setValue(options.smallestRegion);
    tolerance_->setValue(options.tolerance);
    toleranceSlider_->setValue(toSlider(options.tolerance));
    choose(method_, static_cast<int>(options.threshold.method));
    percentile_->setValue(options.threshold.percentile);
    spreads_->setValue(options.threshold.spreads);
    level_->setValue(static_cast<int>(std::lround(100 * options.nucleusLevel)));
    range_->setRange(options.power.low, options.power.high);
    range_->setInverted(options.power.inverted);
    for (QWidget* part : {static_cast<QWidget*>(range_), static_cast<QWidget*>(rangeText_)})
        part->setVisible(options.limitsPower);
    rangeText_->setText(
        QStringLiteral("%1 … %2").arg(options.power.low, 0, 'f', 2).arg(options.power.high, 0, 'f', 2));
    showThresholdFields();
}

void LabelOptionsBar::showThresholdFields() {
    percentile_->setVisible(options_.threshold.method == Method::Percentile);
    spreads_->setVisible(options_.threshold.method == Method::Background);
}

void LabelOptionsBar::setTool(SpectrumToolKind tool) {
    using Kind = SpectrumToolKind;
    const bool paints = tool != Kind::Inspect && tool != Kind::Pick && tool != Kind::Region;
    brushPart_->setVisible(tool == Kind::Brush || tool == Kind::Eraser);
    seedPart_->setVisible(tool == Kind::Seed);
    thresholdPart_->setVisible(tool == Kind::Threshold);
    nucleusPart_->setVisible(tool == Kind::Nucleus);
    modelPart_->setVisible(tool == Kind::Model);
    operationPart_->setVisible(tool == Kind::Region);
    rangePart_->setVisible(paints);
}

void LabelOptionsBar::setClasses(const std::vector<PaintableClass>& classes) {
    const QScopedValueRollback guard(isShowing_, true);
    class_->clear();
    for (const PaintableClass& item : classes)
        class_->addItem(swatchIcon(item.color), item.name, static_cast<int>(item.value));
    class_->setCurrentIndex(class_->findData(static_cast<int>(options_.label)));
}

void LabelOptionsBar::setPowerLimits(double low, double high) {
    range_->setLimits(low, high);
}

void LabelOptionsBar::setOpacity(double opacity) {
    const QScopedValueRollback guard(isShowing_, true);
    opacity_->setValue(static_cast<int>(std::lround(100 * opacity)));
}

} // namespace nucleoscope
