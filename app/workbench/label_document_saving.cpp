#include "app/workbench/label_document.h"

#include <algorithm>
#include <utility>

// How labels get to the disk: on one thread, journal and sidecar, tried again until they are there.

namespace nucleoscope {

void LabelDocument::writeJournal(const std::string& stem) {
    Session& session = sessions_.at(stem);
    if (!session.journalWriting && !session.toJournal.empty()) {
        session.inJournalWrite = std::exchange(session.toJournal, {});
        session.journalWriting = true;
        const int width = session.label.mask.width, height = session.label.mask.height;
        writer_.start([this, store = store_, stem, width, height, changes = session.inJournalWrite] {
            Result result{stem, false, 0, {}};
            try {
                store->appendToJournal(stem, width, height, changes);
            } catch (const std::exception& error) {
                result.error = QString::fromStdString(error.what());
            }
            report(std::move(result));
        });
    }
    updateSaveState();
}

void LabelDocument::writeSidecar(const std::string& stem) {
    const auto entry = sessions_.find(stem);
    if (entry == sessions_.end() || entry->second.isSaved() || entry->second.sidecarWriting || readOnly_)
        return;
    Session& session = entry->second;
    session.sidecarWriting = true;
    session.label.author = author_;
    session.label.modified = now();
    writer_.start([this, store = store_, stem, label = session.label, revision = session.revision,
                   unwritten = session.toJournal] {
        Result result{stem, true, revision, {}};
        try {
            // A journal that ended before this state would, after a kill between mask and removal, paint
            // older strokes over newer ones.
            store->appendToJournal(stem, label.mask.width, label.mask.height, unwritten);
            store->save(stem, label);
        } catch (const std::exception& error) {
            result.error = QString::fromStdString(error.what());
        }
        report(std::move(result));
    });
    updateSaveState();
}

void LabelDocument::writeAll() {
    std::vector<std::string> stems;
    for (const auto& [stem, session] : sessions_)
        stems.push_back(stem);
    for (const std::string& stem : stems) {
        writeJournal(stem);
        writeSidecar(stem);
    }
}

void LabelDocument::save() {
    if (current_)
        writeSidecar(stem_);
}

bool LabelDocument::saveAndWait() {
    // Once more, for what was changed while a sidecar was written.
    for (int round = 0; round < 2; ++round) {
        writeAll();
        writer_.waitForDone();
        takeResults();
    }
    return std::all_of(sessions_.begin(), sessions_.end(),
                       [](const auto& entry) { return entry.second.isSaved(); });
}

/// Called by the writer.
void LabelDocument::report(Result result) {
    {
        const std::lock_guard lock(resultsMutex_);
        results_.push_back(std::move(result));
    }
    QMetaObject::invokeMethod(this, &LabelDocument::takeResults, Qt::QueuedConnection);
}

void LabelDocument::takeResults() {
    std::vector<Result> results;
    {
        const std::lock_guard lock(resultsMutex_);
        results.swap(results_);
    }
    for (const Result& result : results)
        take(result);
    forgetWhatIsNotNeeded();
    updateSaveState();
}

void LabelDocument::take(const Result& result) {
    const auto entry = sessions_.find(result.stem);
    if (entry == sessions_.end())
        return;
    const bool isDone = result.error.isEmpty();
    if (isDone)
        lastSaved_ = QDateTime::currentDateTime();
    else if (!retryTimer_.isActive())
        retryTimer_.start();
    if (result.isSidecar)
        takeSidecar(entry->second, result);
    else
        takeJournal(entry->second, result);
}

void LabelDocument::takeSidecar(Session& session, const Result& result) {
    session.sidecarWriting = false;
    session.sidecarError = result.error;
    if (!result.error.isEmpty())
        return;
    session.savedRevision = result.revision;
    if (session.isSaved()) {
        session.toJournal.clear(); // the sidecar holds it all
        session.journalError.clear();
    } else if (session.needsSidecar()) {
        writeSidecar(result.stem); // what no journal holds
    } else if (!sidecarTimer_.isActive()) {
        sidecarTimer_.start(); // what was painted meanwhile
    }
    emit saved(QString::fromStdString(result.stem));
}

void LabelDocument::takeJournal(Session& session, const Result& result) {
    session.journalWriting = false;
    session.journalError = result.error;
    const Changes written = std::exchange(session.inJournalWrite, {});
    if (!result.error.isEmpty())
        session.toJournal.insert(session.toJournal.begin(), written.begin(), written.end());
    else
        writeJournal(result.stem);
}

void LabelDocument::updateSaveState() {
    SaveState state = SaveState::Saved;
    QString error;
    for (const auto& [stem, session] : sessions_) {
        error = session.journalError.isEmpty() ? session.sidecarError : session.journalError;
        if (!error.isEmpty()) {
            state = SaveState::Failed;
            break;
        }
        if (!session.isSafe() || (session.sidecarWriting && !session.isSaved()))
            state = SaveState::Dirty;
    }
    const bool isNew = state != saveState_ || error != saveError_;
    saveState_ = state;
    saveError_ = error;
    if (isNew)
        emit saveStateChanged(state);
}

} // namespace nucleoscope
