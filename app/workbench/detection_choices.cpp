#include "app/workbench/detection_choices.h"

#include "app/workbench/detection_panel.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/workspace.h"
#include "model/model_info.h"

#include <QAction>

namespace nucleoscope {

DetectionChoices::DetectionChoices(Workspace& workspace, SpectrumPane& spectrum, QAction& modelMask,
                                   QObject* parent)
    : QObject(parent), workspace_(workspace), spectrum_(spectrum), modelMask_(modelMask),
      settings_(loadDetectionSettings(store_)), panel_(new DetectionPanel) {
    panel_->setSettings(settings_);
    connect(panel_, &DetectionPanel::settingsChanged, this, &DetectionChoices::take);
    connect(panel_, &DetectionPanel::previewsChanged, this, [this](bool on) {
        if (on)
            refresh();
        else
            endPreview();
    });
    connect(&preview_, &DetectionPreview::working, this,
            [this] { panel_->showStatus(tr("The model looks at the half-orbit …")); });
    connect(&preview_, &DetectionPreview::ready, this, &DetectionChoices::showPreview);
    connect(&preview_, &DetectionPreview::failed, panel_, &DetectionPanel::showStatus);
}

void DetectionChoices::take(const DetectionSettings& settings) {
    settings_ = settings;
    saveDetectionSettings(store_, settings_);
    refresh();
}

void DetectionChoices::refresh() {
    if (panel_->previews() && workspace_.isOpen())
        preview_.show(spectrum_.halfOrbit(), workspace_.modelFile(), settings_);
}

void DetectionChoices::modelChanged() {
    if (!workspace_.isOpen())
        return;
    try {
        const ModelInfo model = readModelInfo(workspace_.modelFile());
        panel_->setModelProbabilities(model.threshold, model.seedProbability);
    } catch (const std::exception&) {
        // Whoever uses the model is told what is wrong with it.
    }
    refresh();
}

void DetectionChoices::showPreview(const std::shared_ptr<const ProbabilityMap>& mask, int regions,
                                   double threshold) {
    if (!panel_->previews() || !spectrum_.halfOrbit())
        return;
    spectrum_.view()->setProbability(mask);
    modelMask_.setChecked(true);
    panel_->showStatus(tr("%n region(s) at a threshold of %1.", nullptr, regions).arg(threshold, 0, 'f', 2));
}

void DetectionChoices::endPreview() {
    preview_.stop();
    panel_->showStatus({});
    if (spectrum_.halfOrbit())
        spectrum_.view()->setProbability(spectrum_.halfOrbit()->modelMask);
}

} // namespace nucleoscope
