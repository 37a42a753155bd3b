#include "core/labels/label_store.h"

#include "core/archive/utc.h"
#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_journal.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <set>
#include <system_error>

namespace nucleoscope {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int sidecarVersion = 1;
constexpr std::string_view maskExtension = ".png", sidecarExtension = ".json", journalExtension = ".journal";

constexpr std::array<std::pair<LabelState, std::string_view>, 4> stateNames{{
    {LabelState::NotStarted, "not_started"},
    {LabelState::InProgress, "in_progress"},
    {LabelState::Done, "done"},
    {LabelState::NothingHere, "nothing_here"},
}};

std::string_view toString(LabelState state) {
    for (const auto& [value, name] : stateNames) {
        if (value == state)
            return name;
    }
    return stateNames.front().second;
}

std::optional<LabelState> stateFromString(std::string_view text) {
    for (const auto& [value, name] : stateNames) {
        if (name == text)
            return value;
    }
    return std::nullopt;
}

std::string now() {
    using namespace std::chrono;
    return toIso8601(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

json classes() {
    return {{{"id", LabelMask::background}, {"name", "background"}, {"color", "#000000"}},
            {{"id", LabelMask::nucleus}, {"name", "nucleus"}, {"color", "#ff0080"}},
            {{"id", LabelMask::unsure}, {"name", "unsure"}, {"color", "#ffffff"}}};
}

std::string toText(const std::string& stem, const Label& label) {
    const json sidecar{{"version", sidecarVersion},
                       {"file", stem},
                       {"grid", {{"width", label.mask.width}, {"height", label.mask.height}}},
                       {"classes", classes()},
                       {"state", toString(label.state)},
                       {"author", label.author},
                       {"modified", label.modified.empty() ? now() : label.modified},
                       {"origin", label.origin}};
    // A name in another encoding must not lose the label.
    return sidecar.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

/// What a sidecar says of the label beside it.
struct Sidecar {
    int width = 0, height = 0;
    Label label; ///< without its mask
};

Sidecar readSidecar(const fs::path& file) {
    try {
        const json content = json::parse(readFile(file, 1u << 20));
        const int version = content.at("version").get<int>();
        if (version > sidecarVersion)
            throw FileError(
                file, fmt::format("has version {}, this program reads up to {}", version, sidecarVersion),
                "open it with a newer version of the program");
        const json& grid = content.at("grid");
        Sidecar sidecar{grid.at("width").get<int>(), grid.at("height").get<int>(), {}};
        const std::string state = content.at("state").get<std::string>();
        const auto known = stateFromString(state);
        if (!known)
            throw FileError(file, "has the unknown state \"" + state + "\"");
        sidecar.label.state = *known;
        sidecar.label.author = content.value("author", "");
        sidecar.label.modified = content.value("modified", "");
        sidecar.label.origin = content.value("origin", "manual");
        return sidecar;
    } catch (const json::exception&) {
        throw FileError(file, "is damaged: a label's JSON was expected",
                        "restore it, or remove it to go on with the mask beside it");
    }
}

void checkGrid(const fs::path& file, int width, int height, int expectedWidth, int expectedHeight) {
    if (width != expectedWidth || height != expectedHeight)
        throw FileError(file, fmt::format("is for a spectrum of {}×{} pixels, this one has {}×{}", width,
                                          height, expectedWidth, expectedHeight));
}

} // namespace

LabelStore::LabelStore(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error)
        throw FileError(folder_, "cannot be made: " + error.message(),
                        "check the folder and its permissions");
}

fs::path LabelStore::file(const std::string& stem, std::string_view extension) const {
    if (stem.empty() || fs::path(stem).filename() != stem)
        throw Error("\"" + stem + "\" is no name of a half-orbit");
    return folder_ / (stem + std::string(extension));
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
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (fs::exists(sidecarFile)) {
        const Sidecar sidecar = readSidecar(sidecarFile);
        checkGrid(sidecarFile, sidecar.width, sidecar.height, width, height);
        label = sidecar.label;
        if (!fs::exists(maskFile(stem)))
            throw FileError(maskFile(stem), "is missing", "restore it, or remove " + sidecarFile.string());
    }
    label.mask =
        fs::exists(maskFile(stem)) ? readMask(maskFile(stem), width, height) : LabelMask(width, height);
    const auto strokes = LabelJournal(file(stem, journalExtension)).read(width, height);
    for (const PixelChange& change : strokes)
        label.mask.pixels[change.index] = change.value;
    if (!strokes.empty())
        label.state = LabelState::InProgress;
    return label;
}

void LabelStore::save(const std::string& stem, const Label& label) {
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (fs::exists(sidecarFile))
        readSidecar(sidecarFile); // a newer or damaged one is not for us to overwrite
    // The mask first: a sidecar always has its mask.
    writeMask(maskFile(stem), label.mask);
    writeFileAtomically(sidecarFile, toText(stem, label));
    LabelJournal(file(stem, journalExtension)).remove();
}

void LabelStore::appendToJournal(const std::string& stem, int width, int height,
                                 const std::vector<PixelChange>& changes) {
    LabelJournal(file(stem, journalExtension)).append(width, height, changes);
}

LabelState LabelStore::state(const std::string& stem) const {
    if (!has(stem))
        return LabelState::NotStarted;
    const fs::path sidecarFile = file(stem, sidecarExtension);
    if (!fs::exists(sidecarFile) || hasJournal(stem))
        return LabelState::InProgress;
    try {
        return readSidecar(sidecarFile).label.state;
    } catch (const FileError&) {
        return LabelState::InProgress;
    }
}

std::vector<std::string> LabelStore::stems() const {
    std::set<std::string> stems;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        const fs::path& path = entry->path();
        const std::string extension = path.extension().string();
        const bool isLabel =
            extension == maskExtension || extension == sidecarExtension || extension == journalExtension;
        if (isLabel && !path.filename().string().starts_with('.'))
            stems.insert(path.stem().string());
    }
    return {stems.begin(), stems.end()};
}

} // namespace nucleoscope
