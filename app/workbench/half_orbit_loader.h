#pragma once

#include "core/labels/label_store.h"
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

/// A half-orbit ready to be shown. The stored amplitudes are dropped once the images are made.
struct LoadedHalfOrbit {
    HalfOrbit halfOrbit;
    /// By Component: those that were asked for and that the file has; never all null.
    std::array<std::shared_ptr<const SpectrumImage>, 3> images;
    /// What the model found, 0 or 1; null when it has not looked at this half-orbit.
    std::shared_ptr<const ProbabilityMap> modelMask;
    SpectrumIdentity identity; ///< without a hash when Z was not asked for at first
    QString modelMaskProblem;  ///< why the mask that is there cannot be used

    const std::shared_ptr<const SpectrumImage>& image(Component component) const {
        return images[static_cast<std::size_t>(component)];
    }
    std::size_t bytes() const; ///< of memory, without what does not count
};
using LoadedHalfOrbitPtr = std::shared_ptr<const LoadedHalfOrbit>;

/// Reads half-orbits on a worker thread, keeps the last few, and reads ahead. Only the latest request is
/// answered: what was asked for before arrives in the cache, not on the screen.
class HalfOrbitLoader : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t defaultCacheBytes = 128u << 20;

    /// At most `cacheBytes` are kept, and the half-orbit read last whatever its size.
    explicit HalfOrbitLoader(QObject* parent = nullptr, std::size_t cacheBytes = defaultCacheBytes);
    ~HalfOrbitLoader() override;

    /// Where the model's masks lie (NAME.png for NAME.h5). Forgets what was read before.
    void setMaskFolder(const std::filesystem::path& folder);
    /// The components that requests ask for from now on, Z at first. Those that a file lacks are left out;
    /// of a file that has none of them Z, or else its first one, is read.
    void setComponents(std::vector<Component> components);
    /// Forgets everything, for example because the masks are new.
    void clearCache();
    std::size_t cachedBytes() const;

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
    // These two while the mutex is held.
    LoadedHalfOrbitPtr cached(const std::filesystem::path& file);
    void keep(const LoadedHalfOrbitPtr& halfOrbit);
    void deliver(const Answer& answer);

    const std::size_t cacheLimit_;
    std::filesystem::path wanted_; ///< GUI thread only; empty when nothing is awaited

    mutable std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    std::list<std::filesystem::path> queue_;
    std::list<LoadedHalfOrbitPtr> cache_; ///< latest use first
    std::size_t cachedBytes_ = 0;
    std::filesystem::path maskFolder_;
    std::vector<Component> components_{Component::Z};
    int generation_ = 0; ///< changes when what was read no longer counts

    std::jthread thread_;
};

} // namespace nucleoscope
