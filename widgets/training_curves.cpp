#include "widgets/training_curves.h"

#include <QEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <cmath>

namespace nucleoscope {

namespace {

// Colours that are told apart by people who do not see red and green apart, on light and dark ground.
const QColor trainingColor(0x2f, 0x7d, 0xc4), validationColor(0xe0, 0x8e, 0x0b),
    regionColor(0xc4, 0x4e, 0x9b);

QCPGraph* addCurve(QCustomPlot* plot, QCPAxisRect* rect, const QString& name, const QColor& color) {
    QCPGraph* graph = plot->addGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    graph->setName(name);
    graph->setPen(QPen(color, 2));
    graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 4));
    return graph;
}

/// A row above the curves, where it never hides one.
void addLegend(QCPLayoutGrid* layout, int row, const QList<QCPGraph*>& graphs) {
    auto* legend = new QCPLegend;
    layout->addElement(row, 0, legend);
    layout->setRowStretchFactor(row, 0.001); // no higher than it must be
    legend->setLayer(QStringLiteral("legend"));
    legend->setBorderPen(Qt::NoPen);
    legend->setBrush(Qt::NoBrush);
    legend->setFillOrder(QCPLegend::foColumnsFirst);
    legend->setMargins({0, 0, 0, 0});
    for (QCPGraph* graph : graphs)
        legend->addItem(new QCPPlottableLegendItem(legend, graph));
}

} // namespace

TrainingCurves::TrainingCurves(QWidget* parent) : QWidget(parent), plot_(new QCustomPlot(this)) {
    plot_->plotLayout()->clear();
    lossRect_ = new QCPAxisRect(plot_);
    iouRect_ = new QCPAxisRect(plot_);
    rateRect_ = new QCPAxisRect(plot_);
    plot_->plotLayout()->addElement(1, 0, lossRect_);
    plot_->plotLayout()->addElement(3, 0, iouRect_);
    plot_->plotLayout()->addElement(4, 0, rateRect_);
    plot_->plotLayout()->setRowStretchFactor(4, 0.5);
    plot_->plotLayout()->setRowSpacing(2);
    auto* margins = new QCPMarginGroup(plot_);
    const auto epochs = QSharedPointer<QCPAxisTickerFixed>::create(); // there are no fractions of them
    epochs->setTickStep(1);
    epochs->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
    epochs->setTickCount(6);
    for (QCPAxisRect* rect : {lossRect_, iouRect_, rateRect_}) {
        rect->setMarginGroup(QCP::msLeft | QCP::msRight, margins);
        rect->axis(QCPAxis::atBottom)->setTicker(epochs);
        rect->axis(QCPAxis::atLeft)->ticker()->setTickCount(3);
    }
    lossRect_->axis(QCPAxis::atLeft)->setLabel(tr("Loss"));
    iouRect_->axis(QCPAxis::atLeft)->setLabel(tr("IoU"));
    rateRect_->axis(QCPAxis::atLeft)->setLabel(tr("Learning rate"));
    rateRect_->axis(QCPAxis::atLeft)->ticker()->setTickCount(2);
    rateRect_->axis(QCPAxis::atBottom)->setLabel(tr("Epoch"));

    trainingLoss_ = addCurve(plot_, lossRect_, tr("training"), trainingColor);
    validationLoss_ = addCurve(plot_, lossRect_, tr("validation"), validationColor);
    runningLoss_ = addCurve(plot_, lossRect_, QString(), trainingColor);
    runningLoss_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, 7));
    runningLoss_->setPen(QPen(trainingColor, 1, Qt::DotLine));
    meanIou_ = addCurve(plot_, iouRect_, tr("mean IoU"), validationColor);
    regionIou_ = addCurve(plot_, iouRect_, tr("region IoU"), regionColor);
    learningRate_ = addCurve(plot_, rateRect_, tr("learning rate"), trainingColor);
    addLegend(plot_->plotLayout(), 0, {trainingLoss_, validationLoss_});
    addLegend(plot_->plotLayout(), 2, {meanIou_, regionIou_});

    plot_->setMinimumHeight(340);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot_);
    applyPalette();
    rescale();
}

void TrainingCurves::clear() {
    for (QCPGraph* graph :
         {trainingLoss_, validationLoss_, runningLoss_, meanIou_, regionIou_, learningRate_})
        graph->data()->clear();
    rescale();
}

void TrainingCurves::addEpoch(int epoch, double trainingLoss, double validationLoss, double meanIou,
                              double regionIou, double learningRate) {
    const auto add = [epoch](QCPGraph* graph, double value) {
        if (std::isfinite(value))
            graph->addData(epoch, value);
    };
    add(trainingLoss_, trainingLoss);
    add(validationLoss_, validationLoss);
    add(meanIou_, meanIou);
    add(regionIou_, regionIou);
    add(learningRate_, learningRate);
    runningLoss_->data()->clear();
    rescale();
}

void TrainingCurves::setRunningLoss(double epoch, double loss) {
    if (!std::isfinite(loss))
        return;
    runningLoss_->data()->clear();
    if (!trainingLoss_->data()->isEmpty()) {
        const auto last = *(trainingLoss_->data()->constEnd() - 1);
        runningLoss_->addData(last.key, last.value);
    }
    runningLoss_->addData(epoch, loss);
    rescale();
}

void TrainingCurves::setEpochs(int epochs) {
    expectedEpochs_ = std::max(1, epochs);
    rescale();
}

int TrainingCurves::epochs() const {
    return trainingLoss_->data()->size();
}

void TrainingCurves::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyPalette();
        plot_->replot(QCustomPlot::rpQueuedReplot);
    }
}

void TrainingCurves::applyPalette() {
    const QColor text = palette().color(QPalette::Text), base = palette().color(QPalette::Base);
    QColor grid = text;
    grid.setAlphaF(0.12F);
    plot_->setBackground(base);
    for (QCPAxisRect* rect : {lossRect_, iouRect_, rateRect_}) {
        for (QCPAxis* axis : rect->axes()) {
            axis->setBasePen(QPen(text));
            axis->setTickPen(QPen(text));
            axis->setSubTickPen(Qt::NoPen);
            axis->setTickLabelColor(text);
            axis->setLabelColor(text);
            axis->setTickLabelFont(font());
            axis->setLabelFont(font());
            axis->grid()->setPen(QPen(grid));
            axis->grid()->setZeroLinePen(QPen(grid));
        }
    }
    for (QCPLayoutElement* element : plot_->plotLayout()->elements(false))
        if (auto* legend = qobject_cast<QCPLegend*>(element)) {
            legend->setTextColor(text);
            legend->setFont(font());
            legend->setMinimumSize(0,
                                   std::max(legend->iconSize().height(), QFontMetrics(font()).height()) + 4);
        }
}

void TrainingCurves::rescale() {
    for (QCPAxisRect* rect : {lossRect_, iouRect_, rateRect_})
        rect->axis(QCPAxis::atBottom)->setRange(0, expectedEpochs_ + 0.5);
    bool found = false;
    double top = 0;
    for (const QCPGraph* graph : {trainingLoss_, validationLoss_, runningLoss_})
        if (const QCPRange range = graph->getValueRange(found); found)
            top = std::max(top, range.upper);
    lossRect_->axis(QCPAxis::atLeft)->setRange(0, top > 0 ? top * 1.08 : 1);
    iouRect_->axis(QCPAxis::atLeft)->setRange(0, 1.02);
    const QCPRange rates = learningRate_->getValueRange(found);
    rateRect_->axis(QCPAxis::atLeft)->setRange(0, found && rates.upper > 0 ? rates.upper * 1.15 : 1e-3);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace nucleoscope
