#include "widgets/slice_readout.h"

#include <QGridLayout>
#include <QLabel>

#include <cmath>

namespace nucleoscope {

namespace {

QString number(double value, int decimals, bool withSign = false) {
    if (!std::isfinite(value))
        return SliceReadout::tr("missing");
    const QString digits = QString::number(std::abs(value), 'f', decimals);
    return (value < 0 ? QString(QChar(0x2212)) : withSign ? QStringLiteral("+") : QString()) + digits;
}

} // namespace

SliceReadout::SliceReadout(QWidget* parent) : QWidget(parent), unit_(new QLabel), hint_(new QLabel) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 4);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(2);
    const std::array heads{tr("cursor"), tr("pinned"), tr("difference")};
    const std::array names{tr("UT"), tr("kHz"), tr("value")};
    for (int column = 0; column < static_cast<int>(columns); ++column) {
        auto* head = new QLabel(heads[static_cast<std::size_t>(column)]);
        head->setEnabled(false);
        grid->addWidget(head, 0, column + 1, Qt::AlignRight);
    }
    for (int row = 0; row < static_cast<int>(rows); ++row) {
        auto* name = new QLabel(names[static_cast<std::size_t>(row)]);
        name->setEnabled(false);
        grid->addWidget(name, row + 1, 0);
        for (int column = 0; column < static_cast<int>(columns); ++column) {
            QLabel*& cell = cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
            cell = new QLabel;
            // Its width does not follow what it says, so that nothing jumps while the mouse moves.
            cell->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("+22:22:22")));
            cell->setAlignment(Qt::AlignRight);
            grid->addWidget(cell, row + 1, column + 1);
        }
    }
    unit_->setEnabled(false);
    hint_->setEnabled(false);
    hint_->setWordWrap(true);
    hint_->setText(tr("A click or P pins the cursor, Esc lets go of it."));
    grid->addWidget(unit_, static_cast<int>(rows) + 1, 0, 1, static_cast<int>(columns) + 1, Qt::AlignRight);
    grid->addWidget(hint_, static_cast<int>(rows) + 2, 0, 1, static_cast<int>(columns) + 1);
    grid->setRowStretch(static_cast<int>(rows) + 3, 1);
    grid->setColumnStretch(0, 1);
}

void SliceReadout::setPoints(const std::optional<SlicePoint>& cursor, const std::optional<SlicePoint>& pinned,
                             const SpectrumQuantity& quantity) {
    const std::array points{cursor, pinned};
    for (std::size_t column = 0; column < points.size(); ++column) {
        const auto& point = points[column];
        const auto set = [&](std::size_t row, const QString& text) { cells_[row][column]->setText(text); };
        set(0, point ? QString::fromStdString(toIso8601(point->utc).substr(11, 8)) : QString());
        set(1, point ? number(point->frequencyHz / 1000, 3) : QString());
        set(2, point ? number(quantity.fromLog10Amplitude(static_cast<double>(point->log10Amplitude)),
                              quantity.decimals())
                     : QString());
    }
    const bool both = cursor && pinned;
    const auto setDifference = [&](std::size_t row, double value, int decimals, const QString& unit) {
        cells_[row][2]->setText(both ? number(value, decimals, true) + unit : QString());
    };
    setDifference(0, both ? static_cast<double>(cursor->utc - pinned->utc) / 1000 : 0, 1,
                  QStringLiteral(" s"));
    setDifference(1, both ? (cursor->frequencyHz - pinned->frequencyHz) / 1000 : 0, 3, {});
    setDifference(2,
                  both ? quantity.fromLog10Amplitude(
                             static_cast<double>(cursor->log10Amplitude - pinned->log10Amplitude))
                       : 0,
                  quantity.decimals(), {});
    unit_->setText(QString::fromStdString(quantity.unit()));
}

QString SliceReadout::text(int row, int column) const {
    return cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]->text();
}

} // namespace nucleoscope
