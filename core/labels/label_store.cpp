#include "core/labels/label_store.h"

#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_journal.h"
#include "core/labels/label_sidecar.h"

#include <fmt/format.h>

#include <mutex>
#include <set>
#include <system_error>

namespace nucleoscope {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view maskExtension = ".png", sidecarExtension = ".json", journalExtension = ".journal";
constexpr const char* classListName = "classes";

void checkGrid(const fs::path& file, int width, int height, int expectedWidth, int expectedHeight) {
    if (width != expectedWidth || height != expectedHeight)
        throw FileError(file, fmt::format("is for a spectrum of {}×{} pixels, this one has {}×{}", width,
                                          height, expectedWidth, expectedHeight));
}

void makeFolder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    const bool lacksRights =
        error == std::errc::permission_denied || error == std::errc::read_only_file_system;
    if (error && !lacksRights) // saving says what is wrong with rights
        throw FileError(folder, "cannot be made: " + error.message(), "check the folder and its permissions");
}

/// What editing makes of a state.
LabelState editedState(LabelState state) {
    return state == LabelState::Flagged ? state : LabelState::InProgress;
}

} // namespace

struct LabelStore::SharedClasses {
    std::mutex mutex;
    LabelClasses list;
};

SpectrumIdentity SpectrumIdentity::ofFile(const fs::path& file) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    return {file.filename().string(), error ? 0 : size, {}};
}

bool SpectrumIdentity::agreesWith(const SpectrumIdentity& other) const {
    if (!hash.empty() && !other.hash.empty())
        return hash == other.hash;
    return size == 0 || other.size == 0 || size == other.size;
}

LabelStore::LabelStore(fs::path folder)
    : folder_(std::move(folder)), classes_(std::make_shared<SharedClasses>()) {
    makeFolder(folder_);
    classes_->list = readLabelClasses(classFile());
}

fs::path LabelStore::file(const std::string& stem, std::string_view extension) const {
    if (stem.empty() || fs::path(stem).filename() != stem || stem == classListName)
        throw Error("\"" + stem + "\" is no name of a half-orbit");
    return folder_ / (stem + std::string(extension));
}

fs::path LabelStore::classFile() const {
    return folder_ / (classListName + std::string(sidecarExtension));
}

fs::path LabelStore::maskFile(const std::string& stem) const {
    return file(stem, maskExtension);
}

bool LabelStore::has(const std::string& stem) const {
    return fs::exists(file(stem, sidecarExtension)) || fs::exists(maskFile(stem)) || hasJournal(stem);
}

bool LabelStore::hasJournal(const std::string& stem) const {
    return fs::exists(file(stem, journalExtension));
}

std::optional<Label> LabelStore::load(const std::string& stem, int width, int height) const {
    if (!has(stem))
        return std::nullopt;
    Label label;
    label.state = LabelState::InProgress; // what a mask without a sidecar is
    LabelSidecar sidecar;
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (fs::exists(sidecarFile)) {
        sidecar = readSidecar(sidecarFile);
        checkGrid(sidecarFile, sidecar.width, sidecar.height, width, height);
        label = std::move(sidecar.label);
        if (!fs::exists(maskFile(stem)))
            throw FileError(maskFile(stem), "is missing", "restore it, or remove " + sidecarFile.string());
    }
    label.mask =
        fs::exists(maskFile(stem)) ? readMask(maskFile(stem), width, height) : LabelMask(width, height);
    label.origins = LabelOrigins(label.mask, sidecar.regions);
    takeClasses(sidecar.classes, label.mask);
    const std::uint8_t byHand = label.origins.use(manualOrigin, label.mask.pixels.size());
    for (const PixelChange& change : LabelJournal(file(stem, journalExtension)).read(width, height)) {
        std::uint8_t& pixel = label.mask.pixels[change.index];
        if (pixel == change.value)
            continue;
        label.recovered.push_back({change.index, pixel, change.value});
        pixel = change.value;
        if (change.value != LabelMask::background)
            label.origins.set(change.index, byHand);
    }
    if (!label.recovered.empty())
        label.state = editedState(label.state);
    return label;
}

void LabelStore::takeClasses(const LabelClasses& theirs, LabelMask& mask) const {
    std::array<std::uint8_t, 256> valueHere{};
    {
        const std::lock_guard lock(classes_->mutex);
        if (theirs == classes_->list)
            return;
        LabelClasses both = classes_->list;
        valueHere = both.take(theirs);
        if (both != classes_->list) {
            classes_->list = std::move(both);
            try {
                writeLabelClasses(classFile(), classes_->list);
            } catch (const FileError&) {
                // The sidecar goes on naming them.
            }
        }
    }
    for (std::uint8_t& pixel : mask.pixels)
        pixel = valueHere[pixel];
}

void LabelStore::save(const std::string& stem, const Label& label) {
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (fs::exists(sidecarFile))
        readSidecar(sidecarFile); // a newer or damaged one is not for us to overwrite
    // The mask first: a sidecar always has its mask.
    writeMask(maskFile(stem), label.mask);
    writeFileAtomically(sidecarFile, sidecarText(stem, label, classes()));
    LabelJournal(file(stem, journalExtension)).remove();
}

void LabelStore::appendToJournal(const std::string& stem, int width, int height,
                                 const std::vector<PixelChange>& changes) {
    LabelJournal(file(stem, journalExtension)).append(width, height, changes);
}

LabelSummary LabelStore::summary(const std::string& stem) const {
    LabelSummary summary;
    if (!has(stem))
        return summary;
    summary.state = LabelState::InProgress;
    summary.hasUnsavedStrokes = hasJournal(stem);
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (!fs::exists(sidecarFile))
        return summary;
    try {
        const Label label = readSidecar(sidecarFile).label;
        summary.state = summary.hasUnsavedStrokes ? editedState(label.state) : label.state;
        summary.author = label.author;
        summary.modified = label.modified;
        summary.notes = label.notes;
    } catch (const FileError&) {
        // load() says what is wrong with it.
    }
    return summary;
}

std::vector<std::string> LabelStore::stems() const {
    std::set<std::string> stems;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& path = entry->path();
        const std::string extension = path.extension().string();
        const bool isLabel =
            extension == maskExtension || extension == sidecarExtension || extension == journalExtension;
        if (isLabel && !path.filename().string().starts_with('.') && path.stem() != classListName)
            stems.insert(path.stem().string());
    }
    return {stems.begin(), stems.end()};
}

LabelClasses LabelStore::classes() const {
    const std::lock_guard lock(classes_->mutex);
    return classes_->list;
}

void LabelStore::setClasses(const LabelClasses& classes) {
    const std::lock_guard lock(classes_->mutex);
    writeLabelClasses(classFile(), classes);
    classes_->list = classes;
}

} // namespace nucleoscope
