#include "app/workbench/cursor_readout.h"

#include "widgets/names.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>

#include <cmath>
#include <optional>

namespace nucleoscope {

namespace {

/// A model's mask holds nothing but 0 and 1; only what lies between them is a probability.
QString probabilityText(const std::optional<float>& probability) {
    if (!probability || *probability <= 0 || *probability >= 1)
        return {};
    return QStringLiteral(" · p %1").arg(static_cast<double>(*probability), 0, 'f', 2);
}

/// With its sign, a true minus.
QString signedText(double value, int decimals) {
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    return (value < 0 ? QChar(0x2212) : QChar('+')) + digits;
}

} // namespace

QString CursorReadout::labelName(std::uint8_t label) const {
    const auto name = labelNames_.find(label);
    return name != labelNames_.end() ? name->second : QString::number(label);
}

void CursorReadout::setLabelNames(std::map<std::uint8_t, QString> names) {
    labelNames_ = std::move(names);
    int widest = 0;
    for (const auto& [label, name] : labelNames_)
        widest = std::max(widest, fontMetrics().horizontalAdvance(name + probabilityText(0.5F)));
    fields_[LabelField]->setMinimumWidth(widest + 4);
}

QString CursorReadout::valueText(const CursorInfo& info) const {
    if (!std::isfinite(info.value))
        return tr("missing");
    SpectrumQuantity density = quantity_;
    density.relative = false;
    const double logarithm = info.relative ? *info.relative : info.value;
    QString shown = signedText(quantity_.fromLog10Amplitude(logarithm), quantity_.decimals());
    if (quantity_.relative || quantity_.scale == SpectrumQuantity::Scale::Decibel)
        shown += quantity_.scale == SpectrumQuantity::Scale::Decibel ? QStringLiteral(" dB")
                                                                     : QStringLiteral(" dex");
    return QStringLiteral("%1 %2 (%3)")
        .arg(density.linear(info.value), 0, 'e', 2)
        .arg(QString::fromStdString(density.linearUnit()), shown);
}

CursorReadout::CursorReadout(QWidget* parent) : QWidget(parent) {
    const QString toolTips[FieldCount] = {tr("Time, UTC"),
                                          tr("Frequency"),
                                          {},
                                          tr("Geographic latitude"),
                                          tr("Geographic longitude"),
                                          tr("Centred-dipole latitude"),
                                          tr("Label, and the model's probability")};
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(14);
    for (int field = 0; field < FieldCount; ++field) {
        fields_[field] = new QLabel;
        fields_[field]->setToolTip(toolTips[field]);
        layout->addWidget(fields_[field]);
    }
    setQuantity({});
    setLabelNames({{LabelMask::background, tr("background")},
                   {LabelMask::nucleus, tr("nucleus")},
                   {LabelMask::unsure, tr("unsure")}});
}

void CursorReadout::setQuantity(SpectrumQuantity quantity) {
    quantity_ = quantity;
    fields_[Value]->setToolTip(quantity.density == SpectrumQuantity::Density::Power
                                   ? tr("Power spectral density, and what the colour bar shows")
                                   : tr("Amplitude spectral density, and what the colour bar shows"));
    CursorInfo widest;
    widest.value = -22.22F;
    if (quantity.relative)
        widest.relative = -2.22F;
    const QString texts[FieldCount] = {QStringLiteral("UT 2022-22-22 22:22:22"),
                                       QStringLiteral("22.222 kHz"),
                                       valueText(widest),
                                       QStringLiteral("LAT 22.22° N"),
                                       QStringLiteral("LON 222.22° W"),
                                       QStringLiteral("MLAT −22.22°"),
                                       {}};
    for (int field = 0; field < LabelField; ++field)
        fields_[field]->setMinimumWidth(fontMetrics().horizontalAdvance(texts[field]) + 4);
}

void CursorReadout::showCursor(const CursorInfo& info) {
    if (!info.inside) {
        clear();
        return;
    }
    const double magneticLatitude = info.position.magneticLatitude;
    fields_[Time]->setText(QStringLiteral("UT ") + displayTime(info.utc));
    fields_[Frequency]->setText(QStringLiteral("%1 kHz").arg(info.frequencyHz / 1000, 0, 'f', 3));
    fields_[Value]->setText(valueText(info));
    fields_[Latitude]->setText(QStringLiteral("LAT ") + displayLatitude(info.position.latitude));
    fields_[Longitude]->setText(QStringLiteral("LON ") + displayLongitude(info.position.longitude));
    fields_[MagneticLatitude]->setText(std::isfinite(magneticLatitude)
                                           ? QStringLiteral("MLAT %1°").arg(magneticLatitude, 0, 'f', 2)
                                           : QString());
    fields_[LabelField]->setText(labelName(info.label) + probabilityText(info.probability));
}

void CursorReadout::clear() {
    for (QLabel* field : fields_)
        field->clear();
}

QString CursorReadout::text() const {
    QStringList parts;
    for (const QLabel* field : fields_)
        parts << field->text();
    return parts.join(QLatin1Char('|'));
}

} // namespace nucleoscope
