#pragma once

#include <QWidget>

class QCPAxisRect;
class QCPGraph;
class QCustomPlot;

namespace nucleoscope {

/// Loss (training and validation), mean IoU (with the region's own) and learning rate by epoch, drawn while
/// the training goes on.
class TrainingCurves : public QWidget {
    Q_OBJECT

public:
    explicit TrainingCurves(QWidget* parent = nullptr);

    void clear();
    /// A whole epoch, from 1. NaN leaves a point out.
    void addEpoch(int epoch, double trainingLoss, double validationLoss, double meanIou, double regionIou,
                  double learningRate);
    /// The loss of the epoch that runs, at a fraction of an epoch.
    void setRunningLoss(double epoch, double loss);
    void setEpochs(int epochs);
    int epochs() const; ///< whole epochs shown

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyPalette();
    void rescale();

    QCustomPlot* plot_;
    QCPAxisRect *lossRect_, *iouRect_, *rateRect_;
    QCPGraph *trainingLoss_, *validationLoss_, *runningLoss_, *meanIou_, *regionIou_, *learningRate_;
    int expectedEpochs_ = 1;
};

} // namespace nucleoscope
