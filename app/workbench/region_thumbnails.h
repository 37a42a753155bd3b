#pragma once

#include "core/spectrum/color_map.h"
#include "widgets/catalogue_model.h"
#include "widgets/region_pictures.h"

#include <QCache>

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace nucleoscope {

/// Draws regions from their files on a worker thread: the spectrum around each with its outline. What was
/// asked for last comes first; what is drawn is kept up to a bound.
class RegionThumbnails : public RegionPictures {
    Q_OBJECT

public:
    /// Where a file of the catalogue lies; empty when it is not in the archive.
    using FileOf = std::function<std::filesystem::path(const std::string& fileName)>;

    explicit RegionThumbnails(FileOf fileOf, QObject* parent = nullptr);
    ~RegionThumbnails() override;

    /// `file`: where its outlines are. Forgets what was drawn.
    void setCatalogue(CataloguePtr catalogue, const std::filesystem::path& file);
    void setColorMap(const ColorMap& map);

    const QImage* picture(int region) override;

private:
    struct Wish {
        int number = 0; ///< of the region
        std::filesystem::path file;
        Region region;
    };
    /// What the worker takes at a time: all wishes for one file.
    struct Task {
        std::list<Wish> wishes;
        std::filesystem::path catalogue;
        ColorMap map;
        int generation = 0;
    };

    void forget();
    void wish(int region);
    void work(const std::stop_token& stop);
    std::optional<Task> nextTask(const std::stop_token& stop);
    void draw(const Task& task);
    void deliver(int region, const QImage& image, int generation);

    FileOf fileOf_;
    CataloguePtr catalogue_;
    QCache<int, QImage> drawn_; ///< costs are bytes

    std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    std::list<Wish> wishes_; ///< latest first
    std::filesystem::path catalogueFile_;
    ColorMap map_;
    int generation_ = 0; ///< changes when what was asked for no longer counts

    std::jthread thread_;
};

} // namespace nucleoscope
