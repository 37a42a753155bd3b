#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/detection_settings.h"
#include "app/workbench/half_orbit_loader.h"

#include <memory>

namespace nucleoscope {

/// What a detection with some settings would find in a half-orbit, before it is run. The model looks at each
/// half-orbit once; new settings then take some milliseconds. All on a worker.
class DetectionPreview : public QObject {
    Q_OBJECT

public:
    explicit DetectionPreview(QObject* parent = nullptr);

    /// Null half-orbit or empty model: there is nothing to preview.
    void show(LoadedHalfOrbitPtr halfOrbit, const std::filesystem::path& model,
              const DetectionSettings& settings);
    void stop() { job_.cancel(); }

signals:
    /// The model is looking at the half-orbit.
    void working();
    /// `mask`: the regions that would be found, 0 or 1.
    void ready(const std::shared_ptr<const nucleoscope::ProbabilityMap>& mask, int regions, double threshold);
    void failed(const QString& sentence);

private:
    /// What the model said of a half-orbit.
    struct Answer {
        LoadedHalfOrbitPtr halfOrbit;
        std::filesystem::path model;
        std::filesystem::file_time_type modelTime; ///< a model is replaced by training
        double ownThreshold = 0.5, ownSeed = 0;
        std::shared_ptr<const ProbabilityMap> probability;
    };

    static Answer ask(const LoadedHalfOrbitPtr& halfOrbit, const std::filesystem::path& model);

    BackgroundJob job_;
    Answer answer_; ///< the last one; GUI thread only
};

} // namespace nucleoscope
