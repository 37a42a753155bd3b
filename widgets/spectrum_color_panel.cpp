#include "widgets/spectrum_color_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>

#include <algorithm>

namespace nucleoscope {

namespace {

QIcon swatchOf(const ColorMap& map) {
    constexpr int width = 64, height = 12;
    QImage image(static_cast<int>(map.colors.size()), 1, QImage::Format_RGB32);
    for (std::size_t i = 0; i < map.colors.size(); ++i)
        image.setPixel(static_cast<int>(i), 0,
                       qRgb(map.colors[i].red, map.colors[i].green, map.colors[i].blue));
    return QPixmap::fromImage(image.scaled(width, height));
}

QString nameOf(const SpectrumQuantity& quantity) {
    const QString density = quantity.density == SpectrumQuantity::Density::Power
                                ? SpectrumColorPanel::tr("Power")
                                : SpectrumColorPanel::tr("Amplitude");
    //: %1 Amplitude or Power, %2 its unit
    return SpectrumColorPanel::tr("%1, %2").arg(density, QString::fromStdString(quantity.unit()));
}

QDoubleSpinBox* makeField(double low, double high, double step, int decimals) {
    auto* field = new QDoubleSpinBox;
    field->setRange(low, high);
    field->setSingleStep(step);
    field->setDecimals(decimals);
    field->setKeyboardTracking(false);
    return field;
}

QWidget* rowOf(std::initializer_list<QWidget*> widgets) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget, qobject_cast<QDoubleSpinBox*>(widget) ? 1 : 0);
    return row;
}

} // namespace

SpectrumColorPanel::SpectrumColorPanel(SpectrumColors& colors, QWidget* parent)
    : QFrame(parent, Qt::Popup), colors_(colors), map_(new QComboBox), quantity_(new QComboBox),
      flattened_(new QCheckBox(tr("Subtract the background (median) of each frequency"))),
      fixed_(new QCheckBox(tr("The same range for all half-orbits"))), low_(makeField(-1000, 1000, 0.1, 2)),
      high_(makeField(-1000, 1000, 0.1, 2)), lowPercent_(makeField(0, 49, 0.5, 1)),
      highPercent_(makeField(50, 100, 0.1, 1)), unit_(new QLabel),
      automatic_(new QPushButton(tr("Automatic"))) {
    setObjectName(QStringLiteral("colorPanel"));
    setFrameStyle(QFrame::StyledPanel | QFrame::Raised);
    build();
    connectFields();
    connect(&colors_, &SpectrumColors::changed, this, &SpectrumColorPanel::update);
    update();
}

void SpectrumColorPanel::build() {
    map_->setIconSize({64, 12});
    for (const std::string& name : colorMapNames())
        map_->addItem(swatchOf(colorMap(name).value()), QString::fromStdString(name));
    for (const SpectrumQuantity& quantity : spectrumQuantities())
        quantity_->addItem(nameOf(quantity), QString::fromStdString(toString(quantity)));
    for (QDoubleSpinBox* field : {lowPercent_, highPercent_})
        field->setSuffix(QStringLiteral(" %"));
    automatic_->setToolTip(tr("As a double click on the colour bar"));

    auto* form = new QFormLayout(this);
    form->addRow(tr("Colour map"), map_);
    form->addRow(tr("Quantity"), quantity_);
    form->addRow(flattened_);
    form->addRow(tr("Range"), rowOf({low_, new QLabel(QStringLiteral("–")), high_}));
    form->addRow({}, unit_);
    form->addRow(tr("Percentiles"), rowOf({lowPercent_, new QLabel(QStringLiteral("–")), highPercent_}));
    form->addRow(fixed_);
    form->addRow({}, automatic_);
}

void SpectrumColorPanel::connectFields() {
    connect(map_, &QComboBox::currentTextChanged, this,
            [this](const QString& name) { colors_.setMap(colorMap(name.toStdString()).value()); });
    connect(quantity_, &QComboBox::currentIndexChanged, this, [this](int index) {
        colors_.setQuantity(
            spectrumQuantityFromString(quantity_->itemData(index).toString().toStdString()).value());
    });
    connect(flattened_, &QCheckBox::toggled, this, [this](bool on) { colors_.setFlattened(on); });
    connect(fixed_, &QCheckBox::toggled, this, [this](bool on) { colors_.setFixed(on); });
    for (QDoubleSpinBox* field : {low_, high_})
        connect(field, &QDoubleSpinBox::valueChanged, this, &SpectrumColorPanel::applyRange);
    for (QDoubleSpinBox* field : {lowPercent_, highPercent_})
        connect(field, &QDoubleSpinBox::valueChanged, this,
                [this] { colors_.setPercentiles(lowPercent_->value() / 100, highPercent_->value() / 100); });
    connect(automatic_, &QPushButton::clicked, this, [this] { colors_.setAutomatic(); });
}

void SpectrumColorPanel::applyRange() {
    const SpectrumQuantity quantity = colors_.quantity();
    if (low_->value() < high_->value())
        colors_.setRange({static_cast<float>(quantity.toLog10Amplitude(low_->value())),
                          static_cast<float>(quantity.toLog10Amplitude(high_->value()))});
}

/// Shows what the colours are now, without telling them so.
void SpectrumColorPanel::update() {
    const SpectrumQuantity quantity = colors_.quantity();
    const QSignalBlocker blockers[] = {QSignalBlocker(map_),       QSignalBlocker(quantity_),
                                       QSignalBlocker(flattened_), QSignalBlocker(low_),
                                       QSignalBlocker(high_),      QSignalBlocker(lowPercent_),
                                       QSignalBlocker(fixed_),     QSignalBlocker(highPercent_)};
    map_->setCurrentText(QString::fromStdString(colors_.scale().map.name));
    quantity_->setCurrentIndex(quantity_->findData(QString::fromStdString(toString(quantity))));
    flattened_->setChecked(colors_.isFlattened());
    fixed_->setChecked(colors_.isFixed());
    for (QDoubleSpinBox* field : {low_, high_}) {
        field->setDecimals(quantity.decimals());
        field->setSingleStep(0.05 * quantity.factor());
    }
    const auto [low, high] = colors_.range();
    low_->setValue(quantity.fromLog10Amplitude(low));
    high_->setValue(quantity.fromLog10Amplitude(high));
    unit_->setText(QString::fromStdString(quantity.unit()));
    lowPercent_->setValue(100 * colors_.lowPercentile());
    highPercent_->setValue(100 * colors_.highPercentile());
    automatic_->setEnabled(!colors_.isAutomatic());
}

void SpectrumColorPanel::popUp(QPoint globalPlace) {
    adjustSize();
    QPoint place = globalPlace - QPoint(width(), 0);
    if (const QScreen* screen = parentWidget() ? parentWidget()->screen() : nullptr) {
        const QRect available = screen->availableGeometry();
        place.setX(std::clamp(place.x(), available.left(), available.right() - width()));
        place.setY(std::clamp(place.y(), available.top(), available.bottom() - height()));
    }
    move(place);
    show();
}

} // namespace nucleoscope
