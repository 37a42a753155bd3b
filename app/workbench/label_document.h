#pragma once

#include "core/labels/label_history.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace nucleoscope {

/// The label of the half-orbit that is open, with undo and redo, safe on disk without being asked: each
/// stroke goes to the journal at once, the sidecar is written on a timer, on leaving the half-orbit and at
/// the end. Writing happens on a thread of its own. What cannot be written stays in memory and is tried again
/// until it can.
///
/// Histories are kept when another half-orbit is opened and this one again.
class LabelDocument : public QObject {
    Q_OBJECT
public:
    enum class SaveState {
        Saved, ///< every stroke is on disk, in the sidecar or in the journal
        Dirty, ///< strokes are on their way to the disk
        Failed ///< strokes could not be written; they are tried again
    };
    Q_ENUM(SaveState)

    explicit LabelDocument(QObject* parent = nullptr);
    /// Tries to save what is not.
    ~LabelDocument() override;

    /// Another project; null for none. Closes the label that is open. False, and nothing changes, when labels
    /// of the present project cannot be saved and are not to be discarded.
    bool setStore(std::shared_ptr<LabelStore> store, bool discardUnsaved = false);
    void setAuthor(const QString& author) { author_ = author.toStdString(); }
    /// Labels are shown and nothing is written: somebody else has the project open, or its folder cannot be
    /// written. Strokes are taken back at once. Another store ends it.
    void setReadOnly(bool readOnly) { readOnly_ = readOnly; }
    bool isReadOnly() const { return readOnly_; }

    /// Opens the label of a half-orbit, an empty one when there is none, and leaves the one before. Strokes
    /// that a killed program left are in it, as a step that can be undone. `spectrum`: what the label is
    /// shown on; warning() says when it was made for another one.
    /// @throws FileError when it cannot be read; then none is open.
    void open(const std::string& stem, int width, int height, const SpectrumIdentity& spectrum = {});
    void close();

    bool isOpen() const { return current_ != nullptr; }
    const std::string& stem() const { return stem_; }
    const LabelMask& mask() const; ///< empty when none is open
    LabelState state() const;
    /// What the open label was made by: "manual", the id of a model, or that with ", edited".
    std::string origin() const;
    /// All that is known of the open label; an empty one when none is open.
    const Label& label() const;

    /// The classes that labels of this project can have; the three that are always there without a store.
    LabelClasses classes() const;
    /// @return its value. @throws Error when the list does not take it, or it cannot be written.
    std::uint8_t addClass(const std::string& name, const std::string& color = {});
    /// Name and colour. @throws Error
    void changeClass(std::uint8_t value, const std::string& name, const std::string& color);

    bool canUndo() const { return current_ && current_->history.canUndo(); }
    bool canRedo() const { return current_ && current_->history.canRedo(); }

    SaveState saveState() const { return saveState_; }
    /// Why saving failed, one sentence; empty otherwise.
    const QString& saveError() const { return saveError_; }
    /// When something was last written; invalid before.
    const QDateTime& lastSaved() const { return lastSaved_; }

    /// Writes all that is not in a sidecar and waits for it. False when something could not be written.
    bool saveAndWait();

public slots:
    /// A step that the view has made on its own mask already.
    void addStroke(const nucleoscope::LabelHistory::Step& step);
    /// A step that the view does not know yet: changed() tells it. `origin`: what made it, "manual" or the id
    /// of a model.
    void applyStep(const nucleoscope::LabelHistory::Step& step, const std::string& origin);
    /// Takes a whole mask as the label, for instance a model's; one step. `changed` tells the view.
    void replaceMask(const nucleoscope::LabelMask& mask, const std::string& origin);
    void undo();
    void redo();
    /// NothingHere takes nuclei that are there away, as a step that can be undone.
    void setState(nucleoscope::LabelState state);
    void setNotes(const QString& notes);
    /// Writes the sidecar of the open label soon.
    void save();

signals:
    /// Pixels that undo, redo or replaceMask() changed.
    void changed(const std::vector<nucleoscope::LabelStore::PixelChange>& changes);
    void historyChanged(bool canUndo, bool canRedo);
    void stateChanged(nucleoscope::LabelState state);
    /// The open label is another one, or its notes, author or times are.
    void detailsChanged();
    void classesChanged();
    /// A sentence about the label that was opened that the user should see.
    void warning(const QString& sentence);
    void saveStateChanged(nucleoscope::LabelDocument::SaveState state);
    /// The sidecar of a half-orbit was written.
    void saved(const QString& stem);

private:
    using Changes = std::vector<LabelStore::PixelChange>;

    /// One half-orbit since it was first opened.
    struct Session {
        Label label; ///< without its mask once it is saved and another half-orbit is open
        LabelHistory history;
        std::size_t maskHash = 0; ///< of the mask that the history belongs to, while the mask is not kept
        Changes toJournal, inJournalWrite;
        bool journalWriting = false, sidecarWriting = false;
        int revision = 0, savedRevision = 0; ///< of the label; of the sidecar
        int detailsRevision = 0;             ///< the last that changed what no journal holds
        QString journalError, sidecarError;  ///< of the last try; empty when it went well

        bool isSaved() const { return revision == savedRevision; }
        bool needsSidecar() const { return detailsRevision > savedRevision; }
        bool isSafe() const {
            return isSaved() || (toJournal.empty() && inJournalWrite.empty() && !needsSidecar());
        }
    };
    struct Result {
        std::string stem;
        bool isSidecar = false;
        int revision = 0;
        QString error; ///< empty: done
    };

    static std::string now(); ///< ISO 8601
    void leave();
    void takeLoaded(Session& session, std::optional<Label> label, int width, int height);
    void takeIdentity(Label& label, const SpectrumIdentity& spectrum);
    Changes record(const LabelHistory::Step& step, const std::string& origin);
    void takeBack(const LabelHistory::Step& step);
    void eraseNuclei();
    void edited(const Changes& changes);
    void detailsEdited();
    void writeJournal(const std::string& stem);
    void writeSidecar(const std::string& stem);
    void writeAll();
    void report(Result result);
    void takeResults();
    void take(const Result& result);
    void takeSidecar(Session& session, const Result& result);
    void takeJournal(Session& session, const Result& result);
    void forgetWhatIsNotNeeded();
    void updateSaveState();

    std::shared_ptr<LabelStore> store_;
    std::string author_;
    bool readOnly_ = false;
    std::map<std::string, Session> sessions_;
    Session* current_ = nullptr;
    std::string stem_;

    SaveState saveState_ = SaveState::Saved;
    QString saveError_;
    QDateTime lastSaved_;
    QTimer sidecarTimer_, detailsTimer_, retryTimer_;

    std::mutex resultsMutex_;
    std::vector<Result> results_;
    QThreadPool writer_; ///< one thread, first in, first out
};

} // namespace nucleoscope
