#include "app/workbench/label_document.h"

#include "core/error.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <string_view>
#include <utility>

namespace nucleoscope {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view handMade = "manual", editedSuffix = ", edited";
constexpr auto sidecarInterval = 20s;
constexpr auto retryInterval = 3s;

std::size_t hashOf(const LabelMask& mask) {
    return std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(mask.pixels.data()), mask.pixels.size()});
}

} // namespace

LabelDocument::LabelDocument(QObject* parent) : QObject(parent) {
    writer_.setMaxThreadCount(1);
    writer_.setExpiryTimeout(-1);
    sidecarTimer_.setInterval(sidecarInterval);
    sidecarTimer_.setSingleShot(true);
    retryTimer_.setInterval(retryInterval);
    retryTimer_.setSingleShot(true);
    connect(&sidecarTimer_, &QTimer::timeout, this, &LabelDocument::writeAll);
    connect(&retryTimer_, &QTimer::timeout, this, &LabelDocument::writeAll);
}

LabelDocument::~LabelDocument() {
    blockSignals(true);
    saveAndWait();
}

bool LabelDocument::setStore(std::shared_ptr<LabelStore> store, bool discardUnsaved) {
    if (!saveAndWait() && !discardUnsaved)
        return false;
    close();
    sessions_.clear();
    store_ = std::move(store);
    updateSaveState();
    return true;
}

// ---- which label

void LabelDocument::open(const std::string& stem, int width, int height) {
    if (current_ && stem == stem_)
        return;
    leave();
    if (!store_)
        return;
    Session& session = sessions_[stem];
    if (session.label.mask.pixels.empty()) {
        try {
            auto label = store_->load(stem, width, height);
            if (label && hashOf(label->mask) != session.maskHash)
                session.history = {}; // the label was changed by someone else
            session.label = label ? std::move(*label) : Label();
            if (!label)
                session.label.mask = LabelMask(width, height);
            if (store_->hasJournal(stem)) { // a killed program left it: its strokes belong in the sidecar
                ++session.revision;
                sidecarTimer_.start();
            }
        } catch (const FileError&) {
            sessions_.erase(stem);
            throw;
        }
    }
    stem_ = stem;
    current_ = &session;
    emit historyChanged(canUndo(), canRedo());
    emit stateChanged(state());
}

void LabelDocument::close() {
    leave();
    emit historyChanged(false, false);
}

void LabelDocument::leave() {
    if (!current_)
        return;
    const std::string left = std::exchange(stem_, {});
    current_ = nullptr;
    writeSidecar(left);
    forgetWhatIsNotNeeded();
}

/// Masks of saved labels that are not open are on disk; an empty history is no history.
void LabelDocument::forgetWhatIsNotNeeded() {
    for (auto entry = sessions_.begin(); entry != sessions_.end();) {
        Session& session = entry->second;
        const bool isBusy = session.journalWriting || session.sidecarWriting;
        if (&session == current_ || isBusy || !session.isSaved()) {
            ++entry;
            continue;
        }
        if (!session.label.mask.pixels.empty()) {
            session.maskHash = hashOf(session.label.mask);
            session.label.mask = {};
        }
        const bool hasHistory = session.history.canUndo() || session.history.canRedo();
        entry = hasHistory ? std::next(entry) : sessions_.erase(entry);
    }
}

const LabelMask& LabelDocument::mask() const {
    static const LabelMask none;
    return current_ ? current_->label.mask : none;
}

LabelState LabelDocument::state() const {
    return current_ ? current_->label.state : LabelState::NotStarted;
}

std::string LabelDocument::origin() const {
    return current_ ? current_->label.origin : std::string();
}

// ---- editing

void LabelDocument::addStroke(const LabelHistory::Step& step) {
    if (!current_)
        return;
    Changes changes;
    changes.reserve(step.size());
    for (const auto& change : step) {
        current_->label.mask.pixels.at(change.index) = change.after;
        changes.push_back({change.index, change.after});
    }
    current_->history.add(step);
    if (current_->label.origin != handMade && !current_->label.origin.ends_with(editedSuffix))
        current_->label.origin += editedSuffix;
    edited(changes);
}

void LabelDocument::replaceMask(const LabelMask& mask, const std::string& origin) {
    if (!current_ || mask.width != this->mask().width || mask.height != this->mask().height)
        return;
    LabelHistory::Step step;
    Changes changes;
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        const std::uint8_t before = current_->label.mask.pixels[i], after = mask.pixels[i];
        if (before == after)
            continue;
        step.push_back({static_cast<std::uint32_t>(i), before, after});
        changes.push_back({static_cast<std::uint32_t>(i), after});
    }
    if (step.empty())
        return;
    addStroke(step);
    current_->label.origin = origin;
    emit changed(changes);
}

void LabelDocument::undo() {
    if (!canUndo())
        return;
    const Changes changes = current_->history.undo(current_->label.mask);
    emit changed(changes);
    edited(changes);
}

void LabelDocument::redo() {
    if (!canRedo())
        return;
    const Changes changes = current_->history.redo(current_->label.mask);
    emit changed(changes);
    edited(changes);
}

void LabelDocument::setState(LabelState state) {
    if (!current_ || current_->label.state == state)
        return;
    current_->label.state = state;
    ++current_->revision;
    writeSidecar(stem_);
    emit stateChanged(state);
}

void LabelDocument::edited(const Changes& changes) {
    if (changes.empty())
        return;
    ++current_->revision;
    current_->toJournal.insert(current_->toJournal.end(), changes.begin(), changes.end());
    writeJournal(stem_);
    if (!sidecarTimer_.isActive())
        sidecarTimer_.start();
    emit historyChanged(canUndo(), canRedo());
    if (std::exchange(current_->label.state, LabelState::InProgress) != LabelState::InProgress)
        emit stateChanged(LabelState::InProgress);
}

// ---- writing

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
    if (entry == sessions_.end() || entry->second.isSaved() || entry->second.sidecarWriting)
        return;
    Session& session = entry->second;
    session.sidecarWriting = true;
    session.label.author = author_;
    session.label.modified.clear(); // the store writes the present time
    writer_.start([this, store = store_, stem, label = session.label, revision = session.revision] {
        Result result{stem, true, revision, {}};
        try {
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
