#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <stop_token>
#include <thread>

namespace nucleoscope {

struct JobProgress {
    QString text;            ///< what is being done now
    double fraction = -1;    ///< 0–1; negative while it is not known
    double secondsLeft = -1; ///< estimate; negative while it is not known
};

/// Work on a thread of its own with progress, cancel, and a result that arrives on the GUI thread. One run at
/// a time.
class BackgroundJob : public QObject {
    Q_OBJECT

public:
    /// May be called from the worker at any rate.
    using Report = std::function<void(const JobProgress&)>;
    /// Takes over the whole result; runs on the GUI thread and only when the work ended well.
    using Finish = std::function<void()>;
    /// Runs on the worker; throws Cancelled, or any exception whose what() is a sentence for the user.
    using Work = std::function<Finish(std::stop_token, const Report&)>;

    using QObject::QObject;
    ~BackgroundJob() override;

    /// Starts `work`; a run that is still going is cancelled first and its result dropped.
    void start(Work work);
    /// Asks the work to stop; it ends with cancelled().
    void cancel();
    bool isRunning() const { return running_; }

signals:
    void started();
    void progressed(const JobProgress& progress);
    void succeeded();
    void failed(const QString& sentence);
    void cancelled();
    /// After each of the three above.
    void ended();

private:
    void run(const Work& work, std::stop_token stop, int number);
    /// Calls `what` on the GUI thread unless another run has begun by then.
    void post(int number, std::function<void()> what);
    void end(const std::function<void()>& announce);

    std::jthread thread_;
    int number_ = 0; ///< of the current run
    bool running_ = false;
};

} // namespace nucleoscope
