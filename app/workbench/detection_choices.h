#pragma once

#include "app/workbench/detection_preview.h"

#include <QSettings>

class QAction;

namespace nucleoscope {

class DetectionPanel;
class SpectrumPane;
class Workspace;

/// Connects the choices of a detection with what they would find in the half-orbit on screen, and keeps them
/// from one start to the next.
class DetectionChoices : public QObject {
    Q_OBJECT

public:
    /// `modelMask`: the action that shows the model's mask in the spectrum.
    DetectionChoices(Workspace& workspace, SpectrumPane& spectrum, QAction& modelMask,
                     QObject* parent = nullptr);

    DetectionPanel* panel() const { return panel_; }
    const DetectionSettings& settings() const { return settings_; }
    /// The half-orbit is another now, or what the model says of it.
    void refresh();
    /// The current model is another now.
    void modelChanged();

private:
    void take(const DetectionSettings& settings);
    void showPreview(const std::shared_ptr<const ProbabilityMap>& mask, int regions, double threshold);
    void endPreview();

    Workspace& workspace_;
    SpectrumPane& spectrum_;
    QAction& modelMask_;
    QSettings store_;
    DetectionSettings settings_;
    DetectionPanel* panel_;
    DetectionPreview preview_;
};

} // namespace nucleoscope
