#pragma once

#include "app/workbench/review_session.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace nucleoscope {

class Actions;

/// What a review needs above the spectrum: the commands with their keys, how far it is, the region at hand
/// and the comment on it.
class ReviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit ReviewPanel(const Actions& actions, QWidget* parent = nullptr);

    void showProgress(ReviewSession::Progress progress);
    /// Null: none is at hand.
    void showRegion(const Region* region);
    /// The mask of the region at hand is being painted.
    void setCorrecting(bool correcting);
    void setAdvances(bool advances);

signals:
    void orderChosen(nucleoscope::ReviewSession::Order order);
    void advancesChosen(bool advances);
    void commentGiven(const QString& comment);
    void labelsRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* commandRow(const Actions& actions);
    QLayout* progressRow();
    void updateText();

    QComboBox* order_;
    QCheckBox* advances_;
    QProgressBar* bar_;
    QLabel *count_, *region_;
    QLineEdit* comment_;
    QPushButton* useAsLabels_;
    QString regionText_;
    bool hasRegions_ = false;
    bool correcting_ = false;
};

} // namespace nucleoscope
