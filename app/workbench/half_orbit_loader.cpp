#include "app/workbench/half_orbit_loader.h"

#include "core/error.h"
#include "core/spectrum/spectrum_hash.h"

#include <QMetaObject>

#include <algorithm>

namespace nucleoscope {

namespace {

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
        loaded.modelMask = toProbability(readMask(file, static_cast<int>(loaded.halfOrbit.rows()),
                                                  static_cast<int>(loaded.halfOrbit.bins())));
    } catch (const Error& error) {
        loaded.modelMaskProblem = QString::fromUtf8(error.what());
    }
}

/// Those of `asked` that are there; of none, the one that is shown in their place.
std::vector<Component> available(const std::vector<Component>& asked, const std::vector<Component>& there) {
    const auto has = [&there](Component component) {
        return std::find(there.begin(), there.end(), component) != there.end();
    };
    std::vector<Component> found;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(found), has);
    if (found.empty())
        found.push_back(has(Component::Z) ? Component::Z : there.front());
    return found;
}

std::vector<Component> missingIn(const LoadedHalfOrbit& loaded, const std::vector<Component>& asked) {
    std::vector<Component> missing = available(asked, loaded.halfOrbit.components);
    std::erase_if(missing, [&loaded](Component component) { return loaded.image(component) != nullptr; });
    return missing;
}

void takeImages(HalfOrbitImages& read, LoadedHalfOrbit& loaded) {
    for (std::size_t i = 0; i < read.images.size(); ++i) {
        if (read.images[i])
            loaded.images[i] = std::make_shared<const SpectrumImage>(std::move(*read.images[i]));
    }
}

/// `known`: what was read of this file before, or null.
LoadedHalfOrbitPtr read(const std::filesystem::path& file, const std::vector<Component>& asked,
                        const std::filesystem::path& maskFolder, const LoadedHalfOrbitPtr& known) {
    const auto loaded =
        known ? std::make_shared<LoadedHalfOrbit>(*known) : std::make_shared<LoadedHalfOrbit>();
    if (!known) {
        HalfOrbitImages first = readHalfOrbitImages(file, asked);
        loaded->halfOrbit = std::move(first.halfOrbit);
        takeImages(first, *loaded);
        loaded->identity = SpectrumIdentity::ofFile(file);
        if (const auto& z = loaded->image(Component::Z))
            loaded->identity.hash = contentHashOf(*z);
        readModelMask(maskFolder, *loaded);
    }
    if (const std::vector<Component> missing = missingIn(*loaded, asked); !missing.empty()) {
        HalfOrbitImages more = readHalfOrbitImages(file, missing);
        if (more.halfOrbit.rows() != loaded->halfOrbit.rows() ||
            more.halfOrbit.bins() != loaded->halfOrbit.bins())
            throw FileError(file, HalfOrbitLoader::tr("was changed while it was open").toStdString(),
                            HalfOrbitLoader::tr("choose it again").toStdString());
        takeImages(more, *loaded);
        // One that turns out damaged is as good as not there.
        std::erase_if(loaded->halfOrbit.components, [&](Component component) {
            return !loaded->image(component) &&
                   std::find(missing.begin(), missing.end(), component) != missing.end();
        });
    }
    return loaded;
}

} // namespace

std::size_t LoadedHalfOrbit::bytes() const {
    constexpr std::size_t trackColumns = 8;
    std::size_t bytes = halfOrbit.rows() * trackColumns * sizeof(double);
    for (const auto& image : images)
        bytes += image ? image->log10Amplitude.size() * sizeof(float) : 0;
    return bytes + (modelMask ? modelMask->probability.size() * sizeof(float) : 0);
}

HalfOrbitLoader::HalfOrbitLoader(QObject* parent, std::size_t cacheBytes)
    : QObject(parent), cacheLimit_(cacheBytes), thread_([this](std::stop_token stop) { work(stop); }) {}

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

void HalfOrbitLoader::setComponents(std::vector<Component> components) {
    const std::lock_guard lock(mutex_);
    components_ = std::move(components);
    ++generation_;
}

void HalfOrbitLoader::clearCache() {
    const std::lock_guard lock(mutex_);
    cache_.clear();
    cachedBytes_ = 0;
    ++generation_;
}

std::size_t HalfOrbitLoader::cachedBytes() const {
    const std::lock_guard lock(mutex_);
    return cachedBytes_;
}

void HalfOrbitLoader::request(const std::filesystem::path& file,
                              std::vector<std::filesystem::path> readAhead) {
    wanted_ = file;
    LoadedHalfOrbitPtr ready;
    {
        const std::lock_guard lock(mutex_);
        ready = cached(file);
        if (ready && !missingIn(*ready, components_).empty())
            ready = nullptr;
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
        LoadedHalfOrbitPtr known;
        std::vector<Component> components;
        std::filesystem::path maskFolder;
        int generation = 0;
        {
            std::unique_lock lock(mutex_);
            if (!wake_.wait(lock, stop, [this] { return !queue_.empty(); }))
                return;
            answer.file = queue_.front();
            queue_.pop_front();
            known = cached(answer.file);
            components = components_;
            maskFolder = maskFolder_;
            generation = generation_;
        }
        try {
            answer.halfOrbit = known && missingIn(*known, components).empty()
                                   ? known
                                   : read(answer.file, components, maskFolder, known);
        } catch (const std::exception& error) {
            answer.problem = QString::fromUtf8(error.what());
        }
        {
            const std::lock_guard lock(mutex_);
            if (generation != generation_) {
                // Masks or components changed meanwhile: what was read is out of date, read it again.
                queue_.push_front(answer.file);
                continue;
            }
            if (answer.halfOrbit)
                keep(answer.halfOrbit);
        }
        QMetaObject::invokeMethod(
            this, [this, answer] { deliver(answer); }, Qt::QueuedConnection);
    }
}

LoadedHalfOrbitPtr HalfOrbitLoader::cached(const std::filesystem::path& file) {
    const auto found = std::find_if(cache_.begin(), cache_.end(),
                                    [&](const auto& entry) { return entry->halfOrbit.file == file; });
    if (found == cache_.end())
        return nullptr;
    cache_.splice(cache_.begin(), cache_, found);
    return cache_.front();
}

void HalfOrbitLoader::keep(const LoadedHalfOrbitPtr& halfOrbit) {
    if (const LoadedHalfOrbitPtr before = cached(halfOrbit->halfOrbit.file)) {
        cachedBytes_ -= before->bytes();
        cache_.pop_front();
    }
    cache_.push_front(halfOrbit);
    cachedBytes_ += halfOrbit->bytes();
    while (cachedBytes_ > cacheLimit_ && cache_.size() > 1) {
        cachedBytes_ -= cache_.back()->bytes();
        cache_.pop_back();
    }
}

void HalfOrbitLoader::deliver(const Answer& answer) {
    if (answer.file != wanted_)
        return;
    if (answer.halfOrbit) {
        const std::lock_guard lock(mutex_);
        if (!missingIn(*answer.halfOrbit, components_).empty()) {
            // It was on its way when other components were asked for.
            queue_.push_front(answer.file);
            wake_.notify_one();
            return;
        }
    }
    wanted_.clear();
    if (answer.halfOrbit)
        emit loaded(answer.halfOrbit);
    else
        emit failed(answer.file, answer.problem);
}

} // namespace nucleoscope
