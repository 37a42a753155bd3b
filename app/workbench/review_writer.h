#pragma once

#include "core/detection/review_history.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <mutex>

namespace nucleoscope {

/// Takes verdicts to the catalogue's file as they are given, on a thread of its own, in their order. What
/// cannot be written stays here and is tried again until it can.
class ReviewWriter : public QObject {
    Q_OBJECT

public:
    explicit ReviewWriter(QObject* parent = nullptr);
    /// Tries to write what is not.
    ~ReviewWriter() override;

    /// Where verdicts go from now on. What is pending still goes where it belongs.
    void setFile(const std::filesystem::path& catalogue) { file_ = catalogue; }
    void write(std::vector<ReviewEntry> entries);
    bool isSaved() const { return pending_.empty() && !isWriting_; }
    /// Writes what is pending and waits for it. False when it could not.
    bool saveAndWait();
    const QString& error() const { return error_; } ///< why writing failed last; empty when it went well

signals:
    /// Something was written, or could not be: isSaved() and error() tell.
    void stateChanged();

private:
    struct Batch {
        std::filesystem::path file;
        std::vector<ReviewEntry> entries;
    };

    void startWriting();
    void takeResult();

    std::filesystem::path file_;
    std::vector<Batch> pending_; ///< for one file each, oldest first
    bool isWriting_ = false;
    QString error_;
    QTimer retryTimer_;

    std::mutex resultMutex_;
    std::optional<QString> result_; ///< of the batch that was written: an error, or empty
    QThreadPool writer_;
};

} // namespace nucleoscope
