#include "widgets/agreement_view.h"

#include "widgets/names.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace nucleoscope {

namespace {

// Told apart by people who do not see red and green apart, on light and dark ground.
const QColor modelColor(0x2f, 0x7d, 0xc4), keptColor(0xe0, 0x8e, 0x0b);
constexpr int sliderSteps = 100;

QString percent(double share) {
    return std::isfinite(share) ? AgreementView::tr("%1 %").arg(share * 100, 0, 'f', 0) : QStringLiteral("–");
}

QString precisionText(const Precision& precision) {
    if (precision.decided == 0)
        return AgreementView::tr("none decided");
    const Interval interval = precision.interval();
    return AgreementView::tr("%1 of %2: %3 (%4–%5)")
        .arg(precision.nuclei)
        .arg(precision.decided)
        .arg(percent(precision.value()), percent(interval.low), percent(interval.high));
}

QCPGraph* addCurve(QCPAxisRect* rect, QCPAxis::AxisType valueAxis, const QString& name, const QPen& pen) {
    QCPGraph* graph = rect->parentPlot()->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(valueAxis));
    graph->setName(name);
    graph->setPen(pen);
    return graph;
}

} // namespace

AgreementView::AgreementView(QWidget* parent)
    : QWidget(parent), plot_(new QCustomPlot), summary_(new QLabel), table_(new QLabel), choice_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)), use_(new QPushButton(tr("Use this threshold"))) {
    buildPlot();
    buildChoice();
    applyPalette();
    setAgreement({});
}

void AgreementView::buildPlot() {
    plot_->plotLayout()->clear();
    reliability_ = new QCPAxisRect(plot_);
    thresholds_ = new QCPAxisRect(plot_);
    plot_->plotLayout()->addElement(0, 0, reliability_);
    plot_->plotLayout()->addElement(0, 1, thresholds_);
    plot_->setMinimumSize(560, 260);

    reliability_->axis(QCPAxis::atBottom)->setLabel(tr("Mean probability of the model"));
    reliability_->axis(QCPAxis::atLeft)->setLabel(tr("Share that the reviewer accepts"));
    ideal_ = addCurve(reliability_, QCPAxis::atLeft, {}, QPen(Qt::gray, 1, Qt::DashLine));
    ideal_->setData({0, 1}, {0, 1});
    observed_ = addCurve(reliability_, QCPAxis::atLeft, {}, QPen(modelColor, 2));
    observed_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 6));
    intervals_ = new QCPErrorBars(reliability_->axis(QCPAxis::atBottom), reliability_->axis(QCPAxis::atLeft));
    intervals_->setDataPlottable(observed_);
    intervals_->setPen(QPen(modelColor, 1.2));

    thresholds_->axis(QCPAxis::atRight)->setVisible(true);
    thresholds_->axis(QCPAxis::atBottom)->setLabel(tr("Threshold"));
    thresholds_->axis(QCPAxis::atLeft)->setLabel(tr("Precision"));
    thresholds_->axis(QCPAxis::atRight)->setLabel(tr("Regions kept"));
    precision_ = addCurve(thresholds_, QCPAxis::atLeft, tr("precision"), QPen(modelColor, 2));
    kept_ = addCurve(thresholds_, QCPAxis::atRight, tr("regions kept"), QPen(keptColor, 2));
    for (QCPAxisRect* rect : {reliability_, thresholds_}) {
        rect->axis(QCPAxis::atBottom)->setRange(0, 1);
        rect->axis(QCPAxis::atLeft)->setRange(0, 1.02);
    }
    line_ = new QCPItemStraightLine(plot_);
    for (QCPItemPosition* position : {line_->point1, line_->point2}) {
        position->setAxes(thresholds_->axis(QCPAxis::atBottom), thresholds_->axis(QCPAxis::atLeft));
        position->setAxisRect(thresholds_);
    }
    line_->setClipAxisRect(thresholds_);
}

void AgreementView::buildChoice() {
    summary_->setWordWrap(true);
    table_->setTextFormat(Qt::RichText);
    slider_->setRange(0, sliderSteps);
    slider_->setToolTip(tr("The mean probability that a region needs"));
    connect(slider_, &QSlider::valueChanged, this, &AgreementView::showChoice);
    connect(use_, &QPushButton::clicked, this, [this] { emit thresholdChosen(threshold()); });

    auto* row = new QHBoxLayout;
    row->addWidget(slider_, 1);
    row->addWidget(use_);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(summary_);
    layout->addWidget(plot_, 1);
    layout->addLayout(row);
    layout->addWidget(choice_);
    layout->addWidget(table_);
}

void AgreementView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
    QWidget::changeEvent(event);
}

void AgreementView::applyPalette() {
    const QColor text = palette().color(QPalette::WindowText), grid = palette().color(QPalette::Mid);
    plot_->setBackground(palette().color(QPalette::Base));
    line_->setPen(QPen(text, 1, Qt::DashLine));
    for (QCPAxisRect* rect : {reliability_, thresholds_})
        for (QCPAxis* axis : rect->axes()) {
            axis->setBasePen(QPen(text));
            axis->setTickPen(QPen(text));
            axis->setSubTickPen(QPen(text));
            axis->setTickLabelColor(text);
            axis->setLabelColor(text);
            axis->grid()->setPen(QPen(grid, 1, Qt::DotLine));
        }
    thresholds_->axis(QCPAxis::atLeft)->setLabelColor(modelColor);
    thresholds_->axis(QCPAxis::atRight)->setLabelColor(keptColor);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void AgreementView::setAgreement(Agreement agreement) {
    agreement_ = std::move(agreement);
    const bool decided = agreement_.all.decided > 0;
    summary_->setText(decided ? tr("Of %n region(s) with a verdict the reviewer accepts", nullptr,
                                   static_cast<int>(agreement_.all.decided)) +
                                    QLatin1Char(' ') + precisionText(agreement_.all) + QStringLiteral(". ") +
                                    (std::isfinite(agreement_.calibrationError)
                                         ? tr("Probabilities are off by %1 in the mean.")
                                               .arg(agreement_.calibrationError, 0, 'f', 2)
                                         : QString())
                              : tr("There is nothing to compare yet: accept or reject some regions first."));
    slider_->setEnabled(decided);
    use_->setEnabled(decided);
    table_->setText(decided ? tableText() : QString());
    showReliability();
    showThresholds();
    showChoice();
}

double AgreementView::threshold() const {
    return static_cast<double>(slider_->value()) / sliderSteps;
}

void AgreementView::setThreshold(double threshold) {
    slider_->setValue(static_cast<int>(std::lround(threshold * sliderSteps)));
}

void AgreementView::showReliability() {
    QVector<double> probability, share, below, above;
    for (const PrecisionBin& bin : agreement_.byProbability) {
        if (bin.precision.decided == 0)
            continue;
        const Interval interval = bin.precision.interval();
        probability.append(bin.meanValue);
        share.append(bin.precision.value());
        below.append(bin.precision.value() - interval.low);
        above.append(interval.high - bin.precision.value());
    }
    observed_->setData(probability, share, true);
    intervals_->setData(below, above);
}

void AgreementView::showThresholds() {
    QVector<double> thresholds, precisions, kept;
    for (const ThresholdChoice& choice : agreement_.thresholds) {
        thresholds.append(choice.threshold);
        precisions.append(choice.precision.value());
        kept.append(static_cast<double>(choice.kept));
    }
    precision_->setData(thresholds, precisions, true);
    kept_->setData(thresholds, kept, true);
    thresholds_->axis(QCPAxis::atRight)->setRange(0, kept.isEmpty() ? 1 : std::max(kept.first() * 1.05, 1.0));
}

void AgreementView::showChoice() {
    line_->point1->setCoords(threshold(), 0);
    line_->point2->setCoords(threshold(), 1);
    plot_->replot(QCustomPlot::rpQueuedReplot);
    const auto step = static_cast<std::size_t>(slider_->value());
    if (step >= agreement_.thresholds.size() || agreement_.all.decided == 0) {
        choice_->clear();
        return;
    }
    const ThresholdChoice& choice = agreement_.thresholds[step];
    choice_->setText(tr("At %1: keeps %2 of %n region(s), %3 of the nuclei; precision %4.", nullptr,
                        static_cast<int>(agreement_.thresholds.front().kept))
                         .arg(choice.threshold, 0, 'f', 2)
                         .arg(choice.kept)
                         .arg(percent(choice.nucleiKept), precisionText(choice.precision)));
}

QString AgreementView::tableText() const {
    QString rows;
    const auto add = [&rows](const QString& name, const Precision& precision) {
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(name.toHtmlEscaped(), precisionText(precision).toHtmlEscaped());
    };
    for (const Season season : allSeasons)
        add(displayName(season), agreement_.bySeason[static_cast<std::size_t>(season)]);
    const QString seasons = QStringLiteral("<table>%1</table>").arg(rows);
    rows.clear();
    for (const PrecisionBin& bin : agreement_.byContrast)
        add(tr("contrast %1 … %2 dex").arg(bin.low, 0, 'f', 2).arg(bin.high, 0, 'f', 2), bin.precision);
    return QStringLiteral("<table><tr><td>%1</td><td>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr></table>")
        .arg(seasons, QStringLiteral("<table>%1</table>").arg(rows));
}

} // namespace nucleoscope
