#pragma once

#include "app/workbench/detection_settings.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QSpinBox;

namespace nucleoscope {

/// The choices of a detection, each with what it means, and what they would find in the half-orbit on screen.
class DetectionPanel : public QWidget {
    Q_OBJECT

public:
    explicit DetectionPanel(QWidget* parent = nullptr);

    DetectionSettings settings() const;
    void setSettings(const DetectionSettings& settings);
    /// What the current model says, shown where its probabilities are taken.
    void setModelProbabilities(double threshold, double seed);
    bool previews() const; ///< whether they are to be shown live
    void showStatus(const QString& text);

signals:
    void settingsChanged(const nucleoscope::DetectionSettings& settings);
    void previewsChanged(bool on);
    void detectRequested();

private:
    void addRow(QFormLayout* form, const QString& name, QWidget* field, const QString& meaning);
    void edited();
    void showProbabilities();

    double modelThreshold_, modelSeed_ = 0;
    QCheckBox* ownProbabilities_;
    QDoubleSpinBox *threshold_, *seed_;
    QSpinBox* minPixels_;
    QDoubleSpinBox *minSeconds_, *minHz_, *joinSeconds_;
    QCheckBox *fillHoles_, *previews_;
    QLabel* status_;
};

} // namespace nucleoscope
