#include "app/workbench/region_thumbnails.h"

#include "core/archive/reader.h"
#include "core/detection/region_outlines.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/spectrum_image.h"
#include "widgets/spectrum_renderer.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <map>

namespace nucleoscope {

namespace {

constexpr qsizetype cacheBytes = 96 << 20;
/// More than a full screen of them; those before were scrolled away.
constexpr std::size_t mostWishes = 200;
constexpr double lowPercentile = 0.02, highPercentile = 0.995; // as the spectrum view starts

/// Columns and rows of the image, with room around the region and at least so large that it is seen where it
/// lies.
QRect surroundings(const Region& region, const SpectrumGrid& grid) {
    constexpr int leastColumns = 60, leastRows = 120;
    const double left = grid.columnAt(region.utcStart), right = grid.columnAt(region.utcEnd);
    const double top = grid.rowAt(region.frequencyHighHz), bottom = grid.rowAt(region.frequencyLowHz);
    const double columns = std::max<double>(2 * (right - left + 1), leastColumns);
    const double rows = std::max<double>(2 * (bottom - top + 1), leastRows);
    const QRect wanted(
        QPoint(static_cast<int>((left + right - columns) / 2), static_cast<int>((top + bottom - rows) / 2)),
        QSize(static_cast<int>(columns), static_cast<int>(rows)));
    return wanted & QRect(0, 0, grid.width(), grid.height());
}

SpectrumImage cropped(const SpectrumImage& image, const QRect& part) {
    SpectrumImage crop{part.width(), part.height(), {}};
    crop.log10Amplitude.reserve(std::size_t(part.width()) * part.height());
    for (int row = part.top(); row <= part.bottom(); ++row) {
        const auto first = image.log10Amplitude.begin() + std::ptrdiff_t(row) * image.width + part.left();
        crop.log10Amplitude.insert(crop.log10Amplitude.end(), first, first + part.width());
    }
    return crop;
}

void drawOutline(QImage& picture, const std::vector<Ring>& rings, const QRect& part) {
    QPainterPath path;
    for (const Ring& ring : rings) {
        QPolygonF polygon;
        for (const OutlinePoint& point : ring)
            polygon.append(QPointF((point.x - part.left()) * picture.width() / part.width(),
                                   (point.y - part.top()) * picture.height() / part.height()));
        path.addPolygon(polygon);
        path.closeSubpath();
    }
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(path, QPen(QColor(0, 0, 0, 160), 2.4));
    painter.strokePath(path, QPen(Qt::white, 1.1));
}

QImage drawRegion(const Region& region, const std::vector<Ring>& outline, const SpectrumImage& image,
                  const SpectrumGrid& grid, const ColorScale& scale) {
    const QRect part = surroundings(region, grid);
    if (part.isEmpty())
        return {};
    QImage picture = renderSpectrum(cropped(image, part), scale)
                         .scaled(RegionPictures::width, RegionPictures::height, Qt::IgnoreAspectRatio,
                                 Qt::SmoothTransformation);
    drawOutline(picture, outline, part);
    return picture;
}

} // namespace

RegionThumbnails::RegionThumbnails(FileOf fileOf, QObject* parent)
    : RegionPictures(parent), fileOf_(std::move(fileOf)), drawn_(cacheBytes),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

RegionThumbnails::~RegionThumbnails() {
    thread_ = std::jthread(); // it uses the members: stop it before they go
}

void RegionThumbnails::setCatalogue(CataloguePtr catalogue, const std::filesystem::path& file) {
    catalogue_ = std::move(catalogue);
    {
        const std::lock_guard lock(mutex_);
        catalogueFile_ = file;
    }
    forget();
}

void RegionThumbnails::setColorMap(const ColorMap& map) {
    {
        const std::lock_guard lock(mutex_);
        if (map.name == map_.name)
            return;
        map_ = map;
    }
    forget();
}

void RegionThumbnails::forget() {
    drawn_.clear();
    const std::lock_guard lock(mutex_);
    wishes_.clear();
    ++generation_;
}

const QImage* RegionThumbnails::picture(int region) {
    const QImage* ready = drawn_.object(region);
    if (!ready)
        wish(region);
    return ready;
}

void RegionThumbnails::wish(int number) {
    const Region& region = catalogue_->regions[static_cast<std::size_t>(number)];
    std::filesystem::path file = fileOf_(region.file);
    if (file.empty()) {
        drawn_.insert(number, new QImage, 1);
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(wishes_, [number](const Wish& wish) { return wish.number == number; });
        wishes_.push_front({number, std::move(file), region});
        if (wishes_.size() > mostWishes)
            wishes_.pop_back();
    }
    wake_.notify_one();
}

void RegionThumbnails::work(const std::stop_token& stop) {
    while (const std::optional<Task> task = nextTask(stop))
        draw(*task);
}

std::optional<RegionThumbnails::Task> RegionThumbnails::nextTask(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    if (!wake_.wait(lock, stop, [this] { return !wishes_.empty(); }))
        return std::nullopt;
    Task task{{}, catalogueFile_, map_, generation_};
    const std::filesystem::path file = wishes_.front().file;
    for (auto wish = wishes_.begin(); wish != wishes_.end();) {
        const auto next = std::next(wish);
        if (wish->file == file)
            task.wishes.splice(task.wishes.end(), wishes_, wish);
        wish = next;
    }
    return task;
}

void RegionThumbnails::draw(const Task& task) {
    const std::filesystem::path& file = task.wishes.front().file;
    std::optional<SpectrumImage> image;
    SpectrumGrid grid;
    ColorScale scale{task.map};
    std::map<std::string, std::vector<Ring>> outlines;
    try {
        const HalfOrbit halfOrbit = readHalfOrbit(file, {Component::Z});
        image = makeSpectrumImage(halfOrbit, Component::Z);
        grid = SpectrumGrid(halfOrbit);
        std::tie(scale.low, scale.high) = percentiles(*image, lowPercentile, highPercentile);
        for (RegionOutline& outline : readOutlines(task.catalogue, file.filename().string()))
            outlines.emplace(outline.region, std::move(outline.rings));
    } catch (const std::exception&) {
        // The half-orbit and the catalogue themselves say what is wrong with them when they are opened.
    }
    for (const Wish& wish : task.wishes) {
        const QImage picture =
            image ? drawRegion(wish.region, outlines[wish.region.id], *image, grid, scale) : QImage();
        QMetaObject::invokeMethod(
            this,
            [this, number = wish.number, picture, generation = task.generation] {
                deliver(number, picture, generation);
            },
            Qt::QueuedConnection);
    }
}

void RegionThumbnails::deliver(int region, const QImage& image, int generation) {
    {
        const std::lock_guard lock(mutex_);
        if (generation != generation_)
            return;
    }
    drawn_.insert(region, new QImage(image), std::max<qsizetype>(image.sizeInBytes(), 1));
    emit ready(region);
}

} // namespace nucleoscope
