#pragma once

#include "core/labels/label_classes.h"
#include "core/labels/label_origins.h"
#include "core/labels/mask.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

enum class LabelState {
    NotStarted,
    InProgress,
    Done,
    NothingHere, ///< somebody has looked, and there is no nucleus: as good for training as Done
    Verified,    ///< a second look has found it right
    Flagged      ///< something is to be asked; training leaves it out
};

std::string_view nameOf(LabelState state); ///< "in_progress" …
/// Whether training takes it as it is.
bool isFinished(LabelState state);

/// The spectrum that a label was made for, to know it again when the archive has moved.
struct SpectrumIdentity {
    std::string file;        ///< name without folder
    std::uintmax_t size = 0; ///< of the file, bytes; 0 unknown
    std::string hash;        ///< contentHashOf() its Z component; empty: unknown

    /// Name and size of a file that is there, without its hash.
    static SpectrumIdentity ofFile(const std::filesystem::path& file);
    /// False when both know a hash, or else a size, and these differ.
    bool agreesWith(const SpectrumIdentity& other) const;
};

/// A label as it lies on disk: NAME.png (the mask) and NAME.json (what belongs to it).
struct Label {
    LabelMask mask;
    LabelState state = LabelState::NotStarted;
    std::string author;               ///< who changed it last
    std::string modified;             ///< ISO 8601; save() writes the present time when it is empty
    std::string origin{manualOrigin}; ///< what made it: "manual", "review", "imported", or the id of a model
    std::string created;              ///< ISO 8601; save() writes the present time when it is empty
    std::string stateAuthor, stateTime; ///< who set the state, and when
    std::string notes;
    SpectrumIdentity spectrum;
    LabelOrigins origins; ///< by pixel

    /// A pixel that only the journal had: a program ended without saving it.
    struct Recovered {
        std::uint32_t index;
        std::uint8_t before, after;
    };
    std::vector<Recovered> recovered; ///< in the mask already; not saved
};

/// What a list tells of a label.
struct LabelSummary {
    LabelState state = LabelState::NotStarted;
    std::string author, modified, notes;
    bool hasUnsavedStrokes = false; ///< that a program left which ended without saving
};

/// The labels of a project: one sidecar pair per half-orbit in a folder, each written whole or not at all,
/// and the list of classes (classes.json). The sidecars are the truth. Between two writes the strokes since
/// the last one are in a journal (NAME.journal), so that a killed program loses nothing: load() replays it.
/// Copies share the list of classes; several threads may use one store at a time.
class LabelStore {
public:
    /// @throws FileError when the folder cannot be made, except for lack of rights (then it can be read at
    /// most), or the list of classes is damaged.
    explicit LabelStore(std::filesystem::path folder);

    /// `stem`: base name of the half-orbit file. Nothing when there is no label. Classes that the project
    /// does not know are added to its list.
    /// @throws FileError when the sidecar does not fit the grid, is damaged or of a newer version.
    std::optional<Label> load(const std::string& stem, int width, int height) const;
    /// Writes both files and removes the journal. Killed in between, the journal is still there, and
    /// replaying it on either mask gives the same. @throws FileError, also when the sidecar there is of a
    /// newer version.
    void save(const std::string& stem, const Label& label);
    /// Appends changed pixels to the journal and syncs it. @throws FileError
    struct PixelChange {
        std::uint32_t index; ///< row * width + column
        std::uint8_t value;
    };
    void appendToJournal(const std::string& stem, int width, int height,
                         const std::vector<PixelChange>& changes);

    bool has(const std::string& stem) const;
    /// There are strokes that are not in the sidecar.
    bool hasJournal(const std::string& stem) const;
    /// Without reading the mask. InProgress when the sidecar is damaged: load() says what is wrong with it.
    LabelState state(const std::string& stem) const { return summary(stem).state; }
    LabelSummary summary(const std::string& stem) const;
    std::vector<std::string> stems() const; ///< all labels, sorted
    std::filesystem::path maskFile(const std::string& stem) const;
    const std::filesystem::path& folder() const { return folder_; }

    LabelClasses classes() const;
    /// Keeps the list with the project. @throws FileError when it cannot be written; then it is as before.
    void setClasses(const LabelClasses& classes);

private:
    struct SharedClasses;

    std::filesystem::path file(const std::string& stem, std::string_view extension) const;
    std::filesystem::path classFile() const;
    /// Gives the pixels of a sidecar's mask the values that its classes have in the project.
    void takeClasses(const LabelClasses& theirs, LabelMask& mask) const;

    std::filesystem::path folder_;
    std::shared_ptr<SharedClasses> classes_;
};

} // namespace nucleoscope
