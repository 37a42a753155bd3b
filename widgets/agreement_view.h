#pragma once

#include "core/statistics/agreement.h"

#include <QWidget>

class QCPAxisRect;
class QCPErrorBars;
class QCPGraph;
class QCPItemStraightLine;
class QCPLegend;
class QCustomPlot;
class QLabel;
class QPushButton;
class QSlider;

namespace nucleoscope {

/// Where model and reviewer agree: the reliability diagram with Wilson's intervals, precision by season and
/// by power, and what each threshold would keep, from which one is chosen.
class AgreementView : public QWidget {
    Q_OBJECT

public:
    explicit AgreementView(QWidget* parent = nullptr);

    void setAgreement(Agreement agreement);
    double threshold() const;
    void setThreshold(double threshold);

signals:
    /// Is to be used from now on.
    void thresholdChosen(double threshold);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildPlot();
    void buildChoice();
    void applyPalette();
    void showReliability();
    void showThresholds();
    void showChoice();
    QString tableText() const;

    Agreement agreement_;
    QCustomPlot* plot_;
    QCPAxisRect *reliability_, *thresholds_;
    QCPGraph *observed_, *ideal_, *precision_, *kept_;
    QCPErrorBars* intervals_;
    QCPItemStraightLine* line_;
    QLabel *summary_, *table_, *choice_;
    QSlider* slider_;
    QPushButton* use_;
};

} // namespace nucleoscope
