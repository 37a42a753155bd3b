#pragma once

#include "core/labels/exchange/label_format.h"
#include "core/labels/label_store.h"

#include <map>

namespace nucleoscope {

/// Half-orbit files by base name.
using HalfOrbitFiles = std::map<std::string, std::filesystem::path>;

/// What becomes of a label that is there already.
enum class ExistingRule {
    Keep,    ///< it stays
    Replace, ///< the new one takes its place
    Merge    ///< what is labelled stays; the new regions are added where there is background
};

/// What taking one label of another program would do.
struct ImportItem {
    std::string stem;
    std::filesystem::path halfOrbit;                  ///< empty: not in the project
    bool hasLabel = false;                            ///< one is there already
    std::size_t newPixels = 0;                        ///< labelled in the new one
    std::size_t replaceChanges = 0, mergeChanges = 0; ///< pixels of the label there that would change
    std::string problem;                              ///< a sentence; it cannot be taken

    bool canBeTaken() const { return problem.empty(); }
    std::size_t changes(ExistingRule rule) const;
};

/// Takes the labels of another program into a project, half-orbit by half-orbit, each looked at first.
class LabelImport {
public:
    /// @throws FileError when `path` cannot be read.
    LabelImport(LabelFormat format, const std::filesystem::path& path, HalfOrbitFiles halfOrbits,
                LabelStore& store);

    std::vector<std::string> stems() const { return reader_->stems(); }
    /// Changes nothing; what is wrong with a label is in its problem.
    ImportItem examine(const std::string& stem);
    /// The label that the project would have. @throws FileError
    LabelMask result(const ImportItem& item, ExistingRule rule);
    /// False when nothing was to be changed. @throws FileError
    bool take(const ImportItem& item, ExistingRule rule, const std::string& author);

    /// The names of classes that were taken for nuclei so far.
    const std::set<std::string>& classNames() const { return reader_->classNames(); }

    static constexpr const char* origin = "imported";
    /// Done, or "nothing here" where there is no nucleus.
    static LabelState stateOf(const LabelMask& mask);

private:
    LabelMask readNew(const ImportItem& item);
    std::optional<Label> readPresent(const ImportItem& item) const;

    HalfOrbitFiles halfOrbits_;
    LabelStore& store_;
    std::unique_ptr<LabelReader> reader_;
};

} // namespace nucleoscope
