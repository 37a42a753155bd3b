#include "app/workbench/review_writer.h"

#include <chrono>

namespace nucleoscope {

namespace {

using namespace std::chrono_literals;

constexpr auto retryInterval = 3s;

} // namespace

ReviewWriter::ReviewWriter(QObject* parent) : QObject(parent) {
    writer_.setMaxThreadCount(1);
    retryTimer_.setInterval(retryInterval);
    retryTimer_.setSingleShot(true);
    connect(&retryTimer_, &QTimer::timeout, this, &ReviewWriter::startWriting);
}

ReviewWriter::~ReviewWriter() {
    blockSignals(true);
    saveAndWait();
}

void ReviewWriter::write(std::vector<ReviewEntry> entries) {
    const bool joins = pending_.size() > (isWriting_ ? 1U : 0U) && pending_.back().file == file_;
    if (joins)
        std::move(entries.begin(), entries.end(), std::back_inserter(pending_.back().entries));
    else
        pending_.push_back({file_, std::move(entries)});
    startWriting();
}

void ReviewWriter::startWriting() {
    if (isWriting_ || pending_.empty())
        return;
    isWriting_ = true;
    writer_.start([this, batch = pending_.front()] {
        QString error;
        try {
            writeReviews(batch.file, batch.entries);
        } catch (const std::exception& failure) {
            error = QString::fromUtf8(failure.what());
        }
        {
            const std::lock_guard lock(resultMutex_);
            result_ = error;
        }
        QMetaObject::invokeMethod(this, &ReviewWriter::takeResult, Qt::QueuedConnection);
    });
}

void ReviewWriter::takeResult() {
    std::optional<QString> result;
    {
        const std::lock_guard lock(resultMutex_);
        result.swap(result_);
    }
    if (!result)
        return; // saveAndWait() took it
    isWriting_ = false;
    error_ = *result;
    if (error_.isEmpty()) {
        pending_.erase(pending_.begin());
        startWriting();
    } else {
        retryTimer_.start();
    }
    emit stateChanged();
}

bool ReviewWriter::saveAndWait() {
    writer_.waitForDone();
    takeResult();
    while (!pending_.empty()) {
        const std::size_t before = pending_.size();
        startWriting();
        writer_.waitForDone();
        takeResult();
        if (pending_.size() == before)
            return false;
    }
    return true;
}

} // namespace nucleoscope
