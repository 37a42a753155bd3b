#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/half_orbit_row.h"
#include "core/archive/index_update.h"

#include <QThread>
#include <QTimer>

#include <condition_variable>
#include <mutex>

class QFileSystemWatcher;

namespace nucleoscope {

/// Keeps an eye on the archives of a project: lists their files at once, opens what is not known yet in the
/// background, and notices files that come, go or change. The system tells of most changes at once; a look
/// from time to time finds the rest, as on network shares.
class ArchiveMonitor : public QObject {
    Q_OBJECT

public:
    explicit ArchiveMonitor(QObject* parent = nullptr);
    ~ArchiveMonitor() override;

    /// Starts anew with these folders and files.
    void watch(std::vector<std::filesystem::path> archives, const std::filesystem::path& indexFile);
    /// Lists again, soon.
    void look();
    /// Opens no files until it is told to go on.
    void setPaused(bool paused);
    bool isPaused() const;
    /// Until the first listing is there.
    bool isListing() const { return isFirst_ && job_.isRunning(); }

signals:
    /// What is there, at first and after every look; the rows are for whoever takes them first.
    void listed(const nucleoscope::ArchiveListing& listing, std::vector<nucleoscope::HalfOrbitRow>& rows);
    /// Files that have become known since the last time; of all `total`, `done` are known.
    void indexed(const std::vector<nucleoscope::IndexedFilePtr>& files, int done, int total);
    /// Everything that could be opened is known.
    void complete();
    void failed(const QString& sentence);

private:
    void scan();
    void take(const ArchiveListing& listing, std::vector<HalfOrbitRow>& rows, qint64 listingMs);
    void watchFolders(const QStringList& folders);
    void waitWhilePaused(const std::stop_token& stop);
    /// Calls `what` on the GUI thread unless something else is watched by then.
    void post(int generation, std::function<void()> what);

    std::vector<std::filesystem::path> archives_;
    std::shared_ptr<ArchiveIndex> index_; ///< made and used by the worker
    std::filesystem::path indexFile_;
    int generation_ = 0;
    bool isFirst_ = true, isOpening_ = false, again_ = false;
    qint64 nextLookMs_ = 0;
    QThread watchThread_;         ///< a slow share takes its time before it is watched
    QFileSystemWatcher* watcher_; ///< lives there
    QTimer soon_, later_;

    mutable std::mutex mutex_; ///< guards what follows
    std::condition_variable_any wake_;
    bool paused_ = false;

    BackgroundJob job_; ///< last: its worker uses the rest
};

} // namespace nucleoscope
