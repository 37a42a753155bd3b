#include "app/workbench/archive_monitor.h"

#include "core/error.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>

namespace nucleoscope {

namespace {

/// Changes come in bursts: one look for all.
constexpr int settleMs = 500;
/// A look at a slow share must not be most of what the share does.
constexpr qint64 shortestLookMs = 30'000, lookShare = 40;
/// The system gives a limited number of watches to all programs.
constexpr std::size_t mostWatched = 4000;

} // namespace

ArchiveMonitor::ArchiveMonitor(QObject* parent) : QObject(parent), watcher_(new QFileSystemWatcher) {
    watcher_->moveToThread(&watchThread_);
    connect(&watchThread_, &QThread::finished, watcher_, &QObject::deleteLater);
    connect(watcher_, &QFileSystemWatcher::directoryChanged, this, &ArchiveMonitor::look);
    watchThread_.start();
    for (QTimer* timer : {&soon_, &later_}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, &ArchiveMonitor::scan);
    }
    connect(&job_, &BackgroundJob::failed, this, &ArchiveMonitor::failed);
    connect(&job_, &BackgroundJob::ended, this, [this] {
        isOpening_ = false;
        if (again_)
            soon_.start(0);
        else
            later_.start(static_cast<int>(nextLookMs_));
    });
}

ArchiveMonitor::~ArchiveMonitor() {
    watchThread_.quit();
    watchThread_.wait();
}

void ArchiveMonitor::watch(std::vector<std::filesystem::path> archives,
                           const std::filesystem::path& indexFile) {
    ++generation_;
    archives_ = std::move(archives);
    if (indexFile != indexFile_)
        index_.reset();
    indexFile_ = indexFile;
    isFirst_ = true;
    watchFolders({});
    job_.cancel();
    scan();
}

void ArchiveMonitor::look() {
    soon_.start(settleMs);
}

void ArchiveMonitor::scan() {
    soon_.stop();
    later_.stop();
    again_ = job_.isRunning();
    if (again_) {
        if (isOpening_)
            job_.cancel(); // what it has read is kept
        return;
    }
    job_.start([this, archives = archives_, index = index_, indexFile = indexFile_, generation = generation_](
                   std::stop_token stop, const BackgroundJob::Report&) mutable -> BackgroundJob::Finish {
        QElapsedTimer clock;
        clock.start();
        const auto listing = std::make_shared<const ArchiveListing>(listArchive(archives, stop));
        const auto rows = std::make_shared<std::vector<HalfOrbitRow>>(makeRows(listing->entries));
        post(generation, [this, listing, rows, ms = clock.elapsed()] { take(*listing, *rows, ms); });
        if (!index) {
            index = std::make_shared<ArchiveIndex>(indexFile);
            post(generation, [this, index] { index_ = index; });
            if (!index->problem().empty())
                post(generation,
                     [this, text = QString::fromStdString(index->problem())] { emit failed(text); });
        }
        updateIndex(
            *index, *listing, IndexDepth::Open,
            [&](const IndexProgress& progress) {
                post(generation,
                     [this, files = progress.files, done = static_cast<int>(progress.done),
                      total = static_cast<int>(progress.total)] { emit indexed(files, done, total); });
                waitWhilePaused(stop);
            },
            stop);
        return [this, generation] {
            if (generation == generation_)
                emit complete();
        };
    });
}

void ArchiveMonitor::take(const ArchiveListing& listing, std::vector<HalfOrbitRow>& rows, qint64 listingMs) {
    isFirst_ = false;
    isOpening_ = true;
    nextLookMs_ = std::max(shortestLookMs, lookShare * listingMs);
    QStringList folders;
    for (std::size_t i = 0; i < std::min(listing.folders.size(), mostWatched); ++i)
        folders << QString::fromStdString(listing.folders[i].string());
    watchFolders(folders);
    emit listed(listing, rows);
}

void ArchiveMonitor::watchFolders(const QStringList& folders) {
    QMetaObject::invokeMethod(watcher_, [this, watcher = watcher_, folders] {
        const QStringList watched = watcher->directories();
        const QSet<QString> before(watched.begin(), watched.end()), now(folders.begin(), folders.end());
        if (const QSet<QString> gone = before - now; !gone.isEmpty())
            watcher->removePaths(gone.values());
        if (const QSet<QString> added = now - before; !added.isEmpty())
            watcher->addPaths(added.values());
        // What came into a new folder before it was watched has made no noise.
        if (!before.isEmpty() && !(now - before).isEmpty())
            QMetaObject::invokeMethod(this, &ArchiveMonitor::look);
    });
}

void ArchiveMonitor::setPaused(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        paused_ = paused;
    }
    wake_.notify_all();
}

bool ArchiveMonitor::isPaused() const {
    const std::lock_guard lock(mutex_);
    return paused_;
}

void ArchiveMonitor::waitWhilePaused(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, stop, [this] { return !paused_; });
}

void ArchiveMonitor::post(int generation, std::function<void()> what) {
    QMetaObject::invokeMethod(
        this,
        [this, generation, what = std::move(what)] {
            if (generation == generation_)
                what();
        },
        Qt::QueuedConnection);
}

} // namespace nucleoscope
