#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/detection_settings.h"
#include "core/detection/pipeline.h"

#include <QObject>

#include <filesystem>
#include <vector>

namespace nucleoscope {

struct DetectionRequest {
    std::vector<std::filesystem::path> files;
    std::filesystem::path model;
    std::filesystem::path
        catalogue; ///< what is found takes the place of what it has for the same half-orbits
    std::filesystem::path maskFolder;
    DetectionSettings settings;
};

/// Detects in the background, model and network included: nothing of them is touched before.
class DetectionController : public QObject {
    Q_OBJECT

public:
    explicit DetectionController(QObject* parent = nullptr);

    void start(const DetectionRequest& request);
    void cancel() { job_.cancel(); }
    bool isRunning() const { return job_.isRunning(); }
    const BackgroundJob& job() const { return job_; }

signals:
    /// As they come, before the catalogue is whole.
    void halfOrbitSearched(const QString& file, int regions);
    /// Also after a cancel: `summary` says so.
    void finished(const nucleoscope::DetectionSummary& summary);

private:
    BackgroundJob job_;
};

} // namespace nucleoscope
