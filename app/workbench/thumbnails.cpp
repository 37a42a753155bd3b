#include "app/workbench/thumbnails.h"

#include "core/archive/archive_index.h"
#include "core/spectrum/thumbnail.h"

#include <QSaveFile>

#include <algorithm>
#include <system_error>

namespace nucleoscope {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostInMemory = 3000; ///< about 5 KB each
constexpr std::size_t mostOnDisk = 20'000; ///< about 3 KB each
constexpr std::size_t tidyAfter = 500;     ///< new ones

QImage toImage(const SpectrumThumbnail& thumbnail) {
    QImage image(thumbnail.width, thumbnail.height, QImage::Format_Grayscale8);
    for (int row = 0; row < thumbnail.height; ++row)
        std::copy_n(thumbnail.levels.data() + row * thumbnail.width, thumbnail.width, image.scanLine(row));
    return image;
}

QImage makePicture(const fs::path& file, const SpectrumImage* image) {
    const auto make = [](const SpectrumImage& from) {
        return toImage(makeThumbnail(from, Thumbnails::width, Thumbnails::height));
    };
    return image ? make(*image) : make(readHalfOrbitImages(file).take());
}

fs::path pictureFile(const fs::path& folder, const fs::path& file, const FileStamp& stamp) {
    return folder / (file.stem().string() + '.' + std::to_string(stamp.bytes) + '.' +
                     std::to_string(stamp.modifiedNs) + ".png");
}

bool isPicture(const QImage& image) {
    return !image.isNull() && image.format() == QImage::Format_Grayscale8 &&
           image.width() <= Thumbnails::width && image.height() <= Thumbnails::height;
}

/// Removes the oldest pictures until there is room for more.
void tidy(const fs::path& folder) {
    std::vector<std::pair<fs::file_time_type, fs::path>> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->path().extension() == ".png")
            files.emplace_back(entry->last_write_time(ignored), entry->path());
    }
    if (files.size() <= mostOnDisk)
        return;
    std::sort(files.begin(), files.end());
    for (std::size_t i = 0; i < files.size() - mostOnDisk + tidyAfter; ++i)
        fs::remove(files[i].second, error);
}

/// Best effort: without room on the disk there are no kept pictures.
void keep(const QImage& image, const fs::path& file) {
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    QSaveFile out(QString::fromStdString(file.string()));
    if (out.open(QIODevice::WriteOnly) && image.save(&out, "PNG"))
        out.commit();
}

/// From the disk, or made and kept there; null when the half-orbit cannot be read.
QImage findOrMake(const fs::path& folder, const fs::path& file, const SpectrumImage* spectrum) {
    const std::optional<FileStamp> stamp = stampOf(file);
    if (!stamp)
        return {};
    const fs::path kept = pictureFile(folder, file, *stamp);
    QImage image;
    if (std::error_code ignored; fs::exists(kept, ignored))
        image.load(QString::fromStdString(kept.string()), "PNG");
    if (isPicture(image))
        return image;
    try {
        image = makePicture(file, spectrum);
    } catch (const std::exception&) { // the list and the spectrum say what is wrong with it
        return {};
    }
    keep(image, kept);
    return image;
}

} // namespace

Thumbnails::Thumbnails(QObject* parent)
    : QObject(parent), thread_([this](const std::stop_token& stop) { work(stop); }) {}

Thumbnails::~Thumbnails() {
    thread_ = std::jthread(); // it uses the members: stop it before they go
}

void Thumbnails::setFolder(const fs::path& folder) {
    images_.clear();
    order_.clear();
    const std::lock_guard lock(mutex_);
    folder_ = folder;
    tasks_.clear();
    ++generation_;
}

void Thumbnails::setColorMap(const ColorMap& map) {
    const auto toRgb = [](const Rgb& color) { return qRgb(color.red, color.green, color.blue); };
    colors_.clear();
    for (const Rgb& color : map.colors)
        colors_ << toRgb(color);
    colors_[0] = toRgb(map.missing);
}

QImage Thumbnails::image(const fs::path& file) const {
    const auto found = images_.find(file.string());
    if (found == images_.end() || found->second.isNull() || colors_.isEmpty())
        return {};
    const QImage& levels = found->second;
    // The same bytes with a table of colours in place of grey.
    QImage colored(levels.constBits(), levels.width(), levels.height(), levels.bytesPerLine(),
                   QImage::Format_Indexed8);
    colored.setColorTable(colors_);
    return colored.convertToFormat(QImage::Format_RGB32);
}

void Thumbnails::want(const std::vector<fs::path>& files) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.remove_if([](const Task& task) { return !task.image; });
        for (const fs::path& file : files)
            if (!images_.contains(file.string()))
                tasks_.push_back({file, nullptr});
    }
    wake_.notify_one();
}

void Thumbnails::offer(const fs::path& file, std::shared_ptr<const SpectrumImage> image) {
    if (images_.contains(file.string()))
        return;
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_front({file, std::move(image)});
    }
    wake_.notify_one();
}

void Thumbnails::work(const std::stop_token& stop) {
    std::size_t untilTidy = 0;
    while (!stop.stop_requested()) {
        Task task;
        fs::path folder;
        int generation = 0;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !tasks_.empty(); }))
                return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
            folder = folder_;
            generation = generation_;
        }
        if (untilTidy == 0) {
            tidy(folder);
            untilTidy = tidyAfter;
        }
        --untilTidy;
        const QImage image = findOrMake(folder, task.file, task.image.get());
        QMetaObject::invokeMethod(
            this, [this, file = task.file, image, generation] { take(file, image, generation); },
            Qt::QueuedConnection);
    }
}

void Thumbnails::take(const fs::path& file, const QImage& image, int generation) {
    if (const std::lock_guard lock(mutex_); generation != generation_)
        return;
    if (images_.insert_or_assign(file.string(), image).second)
        order_.push_back(file.string());
    if (order_.size() > mostInMemory) {
        images_.erase(order_.front());
        order_.pop_front();
    }
    if (!image.isNull())
        emit ready(file);
}

} // namespace nucleoscope
