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

constexpr std::string_view editedSuffix = ", edited";
constexpr auto sidecarInterval = 20s;
constexpr auto detailsInterval = 600ms; ///< typing a note is one edit
constexpr auto retryInterval = 3s;

std::size_t hashOf(const LabelMask& mask) {
    return std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(mask.pixels.data()), mask.pixels.size()});
}

/// "odm_unet 12ab, edited"
std::string edited(const std::string& origin) {
    return origin == manualOrigin || origin.ends_with(editedSuffix) ? origin
                                                                    : origin + std::string(editedSuffix);
}

} // namespace

std::string LabelDocument::now() {
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
}

LabelDocument::LabelDocument(QObject* parent) : QObject(parent) {
    writer_.setMaxThreadCount(1);
    writer_.setExpiryTimeout(-1);
    sidecarTimer_.setInterval(sidecarInterval);
    sidecarTimer_.setSingleShot(true);
    detailsTimer_.setInterval(detailsInterval);
    detailsTimer_.setSingleShot(true);
    retryTimer_.setInterval(retryInterval);
    retryTimer_.setSingleShot(true);
    connect(&sidecarTimer_, &QTimer::timeout, this, &LabelDocument::writeAll);
    connect(&detailsTimer_, &QTimer::timeout, this, &LabelDocument::writeAll);
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
    readOnly_ = false;
    updateSaveState();
    emit classesChanged();
    return true;
}

// ---- which label

void LabelDocument::open(const std::string& stem, int width, int height, const SpectrumIdentity& spectrum) {
    if (current_ && stem == stem_)
        return;
    leave();
    if (!store_)
        return;
    Session& session = sessions_[stem];
    if (session.label.mask.pixels.empty()) {
        try {
            const LabelClasses known = store_->classes();
            takeLoaded(session, store_->load(stem, width, height), width, height);
            takeIdentity(session.label, spectrum);
            if (store_->classes() != known)
                emit classesChanged();
        } catch (const FileError&) {
            sessions_.erase(stem);
            throw;
        }
    }
    stem_ = stem;
    current_ = &session;
    emit historyChanged(canUndo(), canRedo());
    emit stateChanged(state());
    emit detailsChanged();
}

void LabelDocument::takeLoaded(Session& session, std::optional<Label> label, int width, int height) {
    if (label && hashOf(label->mask) != session.maskHash)
        session.history = {}; // the label was changed by someone else
    session.label = label ? std::move(*label) : Label();
    if (!label)
        session.label.mask = LabelMask(width, height);
    if (session.label.recovered.empty() || readOnly_)
        return;
    LabelHistory::Step step;
    for (const Label::Recovered& pixel : std::exchange(session.label.recovered, {}))
        step.push_back({pixel.index, pixel.before, pixel.after});
    session.history = {};
    session.history.add(std::move(step));
    ++session.revision; // they belong in the sidecar
    sidecarTimer_.start();
    emit warning(tr("Strokes that were not saved when the program ended last have been brought back; Undo "
                    "takes them away."));
}

/// By its name the label was found; whether it belongs to this file, size and hash tell.
void LabelDocument::takeIdentity(Label& label, const SpectrumIdentity& spectrum) {
    if (!label.spectrum.agreesWith(spectrum))
        emit warning(
            tr("%1: the label was made for another file of this name (its spectrum or size differs); "
               "check that it still fits.")
                .arg(QString::fromStdString(spectrum.file)));
    if (spectrum.hash.empty() && label.spectrum.agreesWith(spectrum) && !label.spectrum.hash.empty())
        return;
    label.spectrum = spectrum;
}

void LabelDocument::close() {
    leave();
    emit historyChanged(false, false);
    emit detailsChanged();
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
            session.label.origins = {};
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

const Label& LabelDocument::label() const {
    static const Label none;
    return current_ ? current_->label : none;
}

LabelClasses LabelDocument::classes() const {
    return store_ ? store_->classes() : LabelClasses();
}

std::uint8_t LabelDocument::addClass(const std::string& name, const std::string& color) {
    LabelClasses list = classes();
    const std::uint8_t value = list.add(name, color);
    if (store_)
        store_->setClasses(list);
    emit classesChanged();
    return value;
}

void LabelDocument::changeClass(std::uint8_t value, const std::string& name, const std::string& color) {
    LabelClasses list = classes();
    list.change(value, name, color);
    if (store_)
        store_->setClasses(list);
    emit classesChanged();
}

// ---- editing

void LabelDocument::addStroke(const LabelHistory::Step& step) {
    if (!current_)
        return;
    if (readOnly_) {
        takeBack(step);
        return;
    }
    record(step, std::string(manualOrigin));
}

void LabelDocument::applyStep(const LabelHistory::Step& step, const std::string& origin) {
    if (!current_ || readOnly_ || step.empty())
        return;
    emit changed(record(step, origin));
    if (origin != manualOrigin)
        writeSidecar(stem_); // the journal knows no origins
}

/// The view has painted what cannot be kept.
void LabelDocument::takeBack(const LabelHistory::Step& step) {
    Changes changes;
    for (auto change = step.rbegin(); change != step.rend(); ++change)
        changes.push_back({change->index, current_->label.mask.pixels.at(change->index)});
    emit changed(changes);
}

LabelDocument::Changes LabelDocument::record(const LabelHistory::Step& step, const std::string& origin) {
    Label& label = current_->label;
    const std::uint8_t number = label.origins.use(origin, label.mask.pixels.size());
    Changes changes;
    changes.reserve(step.size());
    for (const auto& change : step) {
        label.mask.pixels.at(change.index) = change.after;
        if (change.after != LabelMask::background)
            label.origins.set(change.index, number);
        changes.push_back({change.index, change.after});
    }
    current_->history.add(step);
    if (label.state == LabelState::NotStarted)
        label.origin = origin;
    else if (label.origin != origin)
        label.origin = nucleoscope::edited(label.origin);
    edited(changes);
    return changes;
}

void LabelDocument::replaceMask(const LabelMask& mask, const std::string& origin) {
    if (!current_ || readOnly_ || mask.width != this->mask().width || mask.height != this->mask().height)
        return;
    LabelHistory::Step step;
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        const std::uint8_t before = current_->label.mask.pixels[i], after = mask.pixels[i];
        if (before != after)
            step.push_back({static_cast<std::uint32_t>(i), before, after});
    }
    if (step.empty())
        return;
    const Changes changes = record(step, origin);
    current_->label.origin = origin;
    current_->label.origins.setAll(current_->label.mask, origin);
    writeSidecar(stem_);
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
    if (!current_ || readOnly_ || current_->label.state == state)
        return;
    if (state == LabelState::NothingHere)
        eraseNuclei();
    current_->label.state = state;
    current_->label.stateAuthor = author_;
    current_->label.stateTime = now();
    detailsEdited();
    writeSidecar(stem_);
    emit stateChanged(state);
}

void LabelDocument::eraseNuclei() {
    LabelHistory::Step step;
    const auto& pixels = current_->label.mask.pixels;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        if (pixels[i] == LabelMask::nucleus)
            step.push_back({static_cast<std::uint32_t>(i), LabelMask::nucleus, LabelMask::background});
    applyStep(step, std::string(manualOrigin));
}

void LabelDocument::setNotes(const QString& notes) {
    if (!current_ || readOnly_ || current_->label.notes == notes.toStdString())
        return;
    current_->label.notes = notes.toStdString();
    detailsEdited();
    detailsTimer_.start();
    updateSaveState();
}

/// What no journal holds: the sidecar is to be written soon.
void LabelDocument::detailsEdited() {
    current_->detailsRevision = ++current_->revision;
    if (current_->label.created.empty())
        current_->label.created = now();
    emit detailsChanged();
}

void LabelDocument::edited(const Changes& changes) {
    if (changes.empty())
        return;
    ++current_->revision;
    if (current_->label.created.empty())
        current_->label.created = now();
    current_->toJournal.insert(current_->toJournal.end(), changes.begin(), changes.end());
    writeJournal(stem_);
    if (!sidecarTimer_.isActive())
        sidecarTimer_.start();
    emit historyChanged(canUndo(), canRedo());
    // What was flagged stays so until somebody answers.
    LabelState& state = current_->label.state;
    if (state != LabelState::InProgress && state != LabelState::Flagged) {
        state = LabelState::InProgress;
        emit stateChanged(state);
    }
}

} // namespace nucleoscope
