#include "app/workbench/half_orbit_loader.h"

#include "core/archive/reader.h"
#include "core/error.h"

#include <QMetaObject>

#include <algorithm>

namespace nucleoscope {

namespace {

/// About 6 MB each.
constexpr std::size_t cacheSize = 12;

std::shared_ptr<const ProbabilityMap> toProbability(const LabelMask& mask) {
    auto probability = std::make_shared<ProbabilityMap>();
    probability->width = mask.width;
    probability->height = mask.height;
    probability->probability.reserve(mask.pixels.size());
    for (const std::uint8_t pixel : mask.pixels)
        probability->probability.push_back(pixel == LabelMask::nucleus ? 1.0F : 0.0F);
    return probability;
}

void readModelMask(const std::filesystem::path& maskFolder, LoadedHalfOrbit& loaded) {
    if (maskFolder.empty())
        return;
    const std::filesystem::path file = maskFolder / (loaded.halfOrbit.file.stem().string() + ".png");
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return;
    try {
        loaded.modelMask = toProbability(readMask(file, loaded.image.width, loaded.image.height));
    } catch (const Error& error) {
        loaded.modelMaskProblem = QString::fromUtf8(error.what());
    }
}

LoadedHalfOrbitPtr read(const std::filesystem::path& file, const std::filesystem::path& maskFolder) {
    auto loaded = std::make_shared<LoadedHalfOrbit>();
    loaded->halfOrbit = readHalfOrbit(file, {Component::Z});
    loaded->image = makeSpectrumImage(loaded->halfOrbit, Component::Z);
    loaded->halfOrbit.spectra = {};
    loaded->grid = SpectrumGrid(loaded->halfOrbit);
    readModelMask(maskFolder, *loaded);
    return loaded;
}

} // namespace

HalfOrbitLoader::HalfOrbitLoader(QObject* parent)
    : QObject(parent), thread_([this](std::stop_token stop) { work(stop); }) {}

HalfOrbitLoader::~HalfOrbitLoader() {
    thread_ = std::jthread(); // it uses the members: stop it before they go
}

void HalfOrbitLoader::setMaskFolder(const std::filesystem::path& folder) {
    {
        const std::lock_guard lock(mutex_);
        maskFolder_ = folder;
    }
    clearCache();
}

void HalfOrbitLoader::clearCache() {
    const std::lock_guard lock(mutex_);
    cache_.clear();
    ++generation_;
}

void HalfOrbitLoader::request(const std::filesystem::path& file,
                              std::vector<std::filesystem::path> readAhead) {
    wanted_ = file;
    const LoadedHalfOrbitPtr ready = cached(file);
    {
        const std::lock_guard lock(mutex_);
        queue_.assign(readAhead.begin(), readAhead.end());
        if (!ready)
            queue_.push_front(file);
    }
    wake_.notify_one();
    if (ready)
        deliver({file, ready, {}});
}

void HalfOrbitLoader::abandon() {
    wanted_.clear();
    const std::lock_guard lock(mutex_);
    queue_.clear();
}

void HalfOrbitLoader::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        Answer answer;
        std::filesystem::path maskFolder;
        int generation = 0;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !queue_.empty(); }))
                return;
            answer.file = queue_.front();
            queue_.pop_front();
            maskFolder = maskFolder_;
            generation = generation_;
        }
        answer.halfOrbit = cached(answer.file);
        if (!answer.halfOrbit) {
            try {
                answer.halfOrbit = read(answer.file, maskFolder);
            } catch (const std::exception& error) {
                answer.problem = QString::fromUtf8(error.what());
            }
        }
        {
            const std::lock_guard lock(mutex_);
            if (generation != generation_) {
                // The masks changed meanwhile: what was read is out of date, read it again.
                queue_.push_front(answer.file);
                continue;
            }
        }
        keep(answer);
        QMetaObject::invokeMethod(
            this, [this, answer] { deliver(answer); }, Qt::QueuedConnection);
    }
}

LoadedHalfOrbitPtr HalfOrbitLoader::cached(const std::filesystem::path& file) {
    const std::lock_guard lock(mutex_);
    const auto found =
        std::find_if(cache_.begin(), cache_.end(), [&](const auto& entry) { return entry.first == file; });
    if (found == cache_.end())
        return nullptr;
    cache_.splice(cache_.begin(), cache_, found);
    return cache_.front().second;
}

void HalfOrbitLoader::keep(const Answer& answer) {
    if (!answer.halfOrbit || cached(answer.file))
        return;
    const std::lock_guard lock(mutex_);
    cache_.emplace_front(answer.file, answer.halfOrbit);
    if (cache_.size() > cacheSize)
        cache_.pop_back();
}

void HalfOrbitLoader::deliver(const Answer& answer) {
    if (answer.file != wanted_)
        return;
    wanted_.clear();
    if (answer.halfOrbit)
        emit loaded(answer.halfOrbit);
    else
        emit failed(answer.file, answer.problem);
}

} // namespace nucleoscope
