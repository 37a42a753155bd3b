#pragma once

#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"

#include <QImage>
#include <QObject>

#include <condition_variable>
#include <filesystem>
#include <list>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

namespace nucleoscope {

/// Small pictures of half-orbits, made on a worker thread and kept on disk: PNG files named after the
/// half-orbit with size and time of its file, so that another file makes another picture. The oldest go when
/// there are too many.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int width = 96, height = 48;

    explicit Thumbnails(QObject* parent = nullptr);
    ~Thumbnails() override;

    /// Where they are kept. Forgets those of another project.
    void setFolder(const std::filesystem::path& folder);
    void setColorMap(const ColorMap& map);
    /// Null when it is not there (yet).
    QImage image(const std::filesystem::path& file) const;
    /// Makes those that are missing, in this order; what was wanted before and is not begun is dropped.
    void want(const std::vector<std::filesystem::path>& files);
    /// Takes the picture of a half-orbit that has been read for another reason.
    void offer(const std::filesystem::path& file, std::shared_ptr<const SpectrumImage> image);

signals:
    void ready(const std::filesystem::path& file);

private:
    struct Task {
        std::filesystem::path file;
        std::shared_ptr<const SpectrumImage> image; ///< null: to be read
    };

    void work(const std::stop_token& stop);
    void take(const std::filesystem::path& file, const QImage& image, int generation);

    std::unordered_map<std::string, QImage> images_; ///< by path; a null one cannot be made
    std::list<std::string> order_;                   ///< of images_, the oldest first
    QList<QRgb> colors_;

    std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    std::list<Task> tasks_;
    std::filesystem::path folder_;
    int generation_ = 0; ///< changes with the folder

    std::jthread thread_;
};

} // namespace nucleoscope
