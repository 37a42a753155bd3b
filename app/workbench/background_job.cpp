#include "app/workbench/background_job.h"

#include "core/error.h"

#include <QElapsedTimer>
#include <QMetaObject>

namespace nucleoscope {

namespace {

constexpr int reportEveryMs = 50;

} // namespace

BackgroundJob::~BackgroundJob() {
    // The worker refers to this object: it must be gone before.
    thread_ = std::jthread();
}

void BackgroundJob::start(Work work) {
    thread_ = std::jthread(); // stops and joins an earlier run
    const int number = ++number_;
    running_ = true;
    thread_ = std::jthread(
        [this, work = std::move(work), number](std::stop_token stop) { run(work, stop, number); });
    emit started();
}

void BackgroundJob::cancel() {
    thread_.request_stop();
}

void BackgroundJob::run(const Work& work, std::stop_token stop, int number) {
    QElapsedTimer sinceReport;
    const Report report = [&](const JobProgress& progress) {
        if (sinceReport.isValid() && sinceReport.elapsed() < reportEveryMs && progress.fraction < 1)
            return;
        sinceReport.start();
        post(number, [this, progress] { emit progressed(progress); });
    };
    try {
        Finish finish = work(stop, report);
        post(number, [this, finish = std::move(finish)] {
            if (finish)
                finish();
            end([this] { emit succeeded(); });
        });
    } catch (const Cancelled&) {
        post(number, [this] { end([this] { emit cancelled(); }); });
    } catch (const std::exception& error) {
        const QString sentence = QString::fromUtf8(error.what());
        post(number, [this, sentence] { end([this, sentence] { emit failed(sentence); }); });
    }
}

void BackgroundJob::post(int number, std::function<void()> what) {
    QMetaObject::invokeMethod(
        this,
        [this, number, what = std::move(what)] {
            if (number == number_)
                what();
        },
        Qt::QueuedConnection);
}

void BackgroundJob::end(const std::function<void()>& announce) {
    running_ = false;
    announce();
    emit ended();
}

} // namespace nucleoscope
