#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/spectrum_image.h"

#include <QObject>
#include <QString>

#include <condition_variable>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace nucleoscope {

/// A half-orbit ready to be shown. The stored amplitudes are dropped once the image is made.
struct LoadedHalfOrbit {
    HalfOrbit halfOrbit;
    SpectrumImage image;
    SpectrumGrid grid;
    /// What the model found, 0 or 1; null when it has not looked at this half-orbit.
    std::shared_ptr<const ProbabilityMap> modelMask;
    QString modelMaskProblem; ///< why the mask that is there cannot be used
};
using LoadedHalfOrbitPtr = std::shared_ptr<const LoadedHalfOrbit>;

/// Reads half-orbits on a worker thread, keeps the last few, and reads ahead. Only the latest request is
/// answered: what was asked for before arrives in the cache, not on the screen.
class HalfOrbitLoader : public QObject {
    Q_OBJECT

public:
    explicit HalfOrbitLoader(QObject* parent = nullptr);
    ~HalfOrbitLoader() override;

    /// Where the model's masks lie (NAME.png for NAME.h5). Forgets what was read before.
    void setMaskFolder(const std::filesystem::path& folder);
    /// Forgets everything, for example because the masks are new.
    void clearCache();

    /// Answers with loaded() or failed(): at once from the cache, otherwise when read. `readAhead` follows,
    /// in order.
    void request(const std::filesystem::path& file, std::vector<std::filesystem::path> readAhead = {});
    /// No answer is wanted any more.
    void abandon();

signals:
    void loaded(const nucleoscope::LoadedHalfOrbitPtr& halfOrbit);
    void failed(const std::filesystem::path& file, const QString& sentence);

private:
    struct Answer {
        std::filesystem::path file;
        LoadedHalfOrbitPtr halfOrbit; ///< null when `problem` says why
        QString problem;
    };

    void work(std::stop_token stop);
    LoadedHalfOrbitPtr cached(const std::filesystem::path& file);
    void keep(const Answer& answer);
    void deliver(const Answer& answer);

    std::filesystem::path wanted_; ///< GUI thread only; empty when nothing is awaited

    std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    std::list<std::filesystem::path> queue_;
    std::list<std::pair<std::filesystem::path, LoadedHalfOrbitPtr>> cache_; ///< latest use first
    std::filesystem::path maskFolder_;
    int generation_ = 0; ///< changes when what was read no longer counts

    std::jthread thread_;
};

} // namespace nucleoscope
