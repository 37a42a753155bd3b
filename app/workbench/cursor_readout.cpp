#include "app/workbench/cursor_readout.h"

#include "widgets/names.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>

#include <cmath>

namespace nucleoscope {

namespace {

QString labelName(std::uint8_t label) {
    if (label == LabelMask::nucleus)
        return CursorReadout::tr("nucleus");
    return label == LabelMask::unsure ? CursorReadout::tr("unsure") : CursorReadout::tr("background");
}

QString valueText(float logarithm) {
    if (!std::isfinite(logarithm))
        return CursorReadout::tr("missing");
    return QStringLiteral("%1 mV/m/√Hz (%2)")
        .arg(std::pow(10.0, logarithm), 0, 'e', 2)
        .arg(static_cast<double>(logarithm), 0, 'f', 2);
}

} // namespace

CursorReadout::CursorReadout(QWidget* parent) : QWidget(parent) {
    struct Shape {
        QString widest, toolTip;
    };
    const Shape shapes[FieldCount] = {
        {QStringLiteral("UT 2022-22-22 22:22:22"), tr("Time, UTC")},
        {QStringLiteral("22.222 kHz"), tr("Frequency")},
        {QStringLiteral("2.22e-22 mV/m/√Hz (-2.22)"), tr("Amplitude spectral density, and its log₁₀")},
        {QStringLiteral("LAT 22.22° N"), tr("Geographic latitude")},
        {QStringLiteral("LON 222.22° W"), tr("Geographic longitude")},
        {QStringLiteral("MLAT −22.22°"), tr("Centred-dipole latitude")},
        {tr("background"), tr("Label")},
    };
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(14);
    for (int field = 0; field < FieldCount; ++field) {
        fields_[field] = new QLabel;
        fields_[field]->setMinimumWidth(fontMetrics().horizontalAdvance(shapes[field].widest) + 4);
        fields_[field]->setToolTip(shapes[field].toolTip);
        layout->addWidget(fields_[field]);
    }
}

void CursorReadout::showCursor(const CursorInfo& info) {
    if (!info.inside) {
        clear();
        return;
    }
    const double magneticLatitude = info.position.magneticLatitude;
    fields_[Time]->setText(QStringLiteral("UT ") + displayTime(info.utc));
    fields_[Frequency]->setText(QStringLiteral("%1 kHz").arg(info.frequencyHz / 1000, 0, 'f', 3));
    fields_[Value]->setText(valueText(info.value));
    fields_[Latitude]->setText(QStringLiteral("LAT ") + displayLatitude(info.position.latitude));
    fields_[Longitude]->setText(QStringLiteral("LON ") + displayLongitude(info.position.longitude));
    fields_[MagneticLatitude]->setText(std::isfinite(magneticLatitude)
                                           ? QStringLiteral("MLAT %1°").arg(magneticLatitude, 0, 'f', 2)
                                           : QString());
    fields_[LabelField]->setText(labelName(info.label));
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
