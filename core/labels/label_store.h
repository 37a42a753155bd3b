#pragma once

#include "core/labels/mask.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

enum class LabelState { NotStarted, InProgress, Done, NothingHere };

/// A label as it lies on disk: NAME.png (the mask) and NAME.json (what belongs to it).
struct Label {
    LabelMask mask;
    LabelState state = LabelState::NotStarted;
    std::string author;
    std::string modified;          ///< ISO 8601; save() writes the present time when it is empty
    std::string origin = "manual"; ///< what made it: "manual", or the id of a model
};

/// The labels of a project: one sidecar pair per half-orbit in a folder, each written whole or not at all.
/// The sidecars are the truth. Between two writes the strokes since the last one are in a journal
/// (NAME.journal), so that a killed program loses nothing: load() replays it.
class LabelStore {
public:
    /// @throws FileError when the folder cannot be made.
    explicit LabelStore(std::filesystem::path folder);

    /// `stem`: base name of the half-orbit file. Nothing when there is no label.
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
    LabelState state(const std::string& stem) const;
    std::vector<std::string> stems() const; ///< all labels, sorted
    std::filesystem::path maskFile(const std::string& stem) const;

private:
    std::filesystem::path file(const std::string& stem, std::string_view extension) const;

    std::filesystem::path folder_;
};

} // namespace nucleoscope
