#include "core/labels/label_sidecar.h"

#include "core/archive/utc.h"
#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_classes_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>

namespace nucleoscope {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int sidecarVersion = 2;
constexpr std::size_t longestSidecar = 32u << 20;
constexpr std::size_t mostRegions = 20000; ///< of speckle nobody needs to know more

constexpr std::array<std::pair<LabelState, std::string_view>, 6> stateNames{{
    {LabelState::NotStarted, "not_started"},
    {LabelState::InProgress, "in_progress"},
    {LabelState::Done, "done"},
    {LabelState::NothingHere, "nothing_here"},
    {LabelState::Verified, "verified"},
    {LabelState::Flagged, "flagged"},
}};

/// Origins that are no models.
constexpr std::array<std::string_view, 3> plainOrigins{manualOrigin, "review", "imported"};

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

json toJson(const LabelRegion& region) {
    json object{
        {"class", region.value},
        {"pixels", region.pixels},
        {"box", {region.left, region.top, region.right - region.left + 1, region.bottom - region.top + 1}},
        {"first_pixel", {region.firstRow, region.firstColumn}},
    };
    const bool isPlain = std::ranges::find(plainOrigins, region.origin) != plainOrigins.end();
    object["origin"] = isPlain ? region.origin : std::string("model");
    if (!isPlain)
        object["model"] = region.origin;
    if (region.origin != manualOrigin)
        object["edited"] = region.edited;
    return object;
}

LabelRegion regionFromJson(const json& object) {
    LabelRegion region;
    region.value = object.at("class").get<std::uint8_t>();
    region.pixels = object.at("pixels").get<int>();
    const auto box = object.at("box").get<std::array<int, 4>>();
    region.left = box[0];
    region.top = box[1];
    region.right = box[0] + box[2] - 1;
    region.bottom = box[1] + box[3] - 1;
    const auto first = object.at("first_pixel").get<std::array<int, 2>>();
    region.firstRow = first[0];
    region.firstColumn = first[1];
    region.origin = object.at("origin").get<std::string>();
    if (region.origin == "model")
        region.origin = object.at("model").get<std::string>();
    region.edited = object.value("edited", false);
    return region;
}

json regionsToJson(const Label& label) {
    json list = json::array();
    for (const LabelRegion& region : regionsOf(label.mask, label.origins)) {
        if (list.size() == mostRegions)
            break;
        list.push_back(toJson(region));
    }
    return list;
}

json spectrumToJson(const SpectrumIdentity& spectrum) {
    json object = json::object();
    if (spectrum.size > 0)
        object["size"] = spectrum.size;
    if (!spectrum.hash.empty())
        object["hash"] = spectrum.hash;
    return object;
}

void readAll(const json& content, const fs::path& file, LabelSidecar& sidecar) {
    const json& grid = content.at("grid");
    sidecar.width = grid.at("width").get<int>();
    sidecar.height = grid.at("height").get<int>();
    if (content.contains("classes"))
        sidecar.classes = labelClassesFromJson(content.at("classes"));
    Label& label = sidecar.label;
    const std::string state = content.at("state").get<std::string>();
    const auto known = stateFromString(state);
    if (!known)
        throw FileError(file, "has the unknown state \"" + state + "\"");
    label.state = *known;
    label.stateAuthor = content.value("state_by", "");
    label.stateTime = content.value("state_at", "");
    label.notes = content.value("notes", "");
    label.author = content.value("author", "");
    label.created = content.value("created", "");
    label.modified = content.value("modified", "");
    label.origin = content.value("origin", std::string(manualOrigin));
    label.spectrum.file = content.value("file", "");
    const json spectrum = content.value("spectrum", json::object());
    label.spectrum.size = spectrum.value("size", std::uintmax_t{0});
    label.spectrum.hash = spectrum.value("hash", "");
    for (const json& region : content.value("regions", json::array()))
        sidecar.regions.push_back(regionFromJson(region));
}

} // namespace

std::string_view nameOf(LabelState state) {
    return std::ranges::find(stateNames, state, &std::pair<LabelState, std::string_view>::first)->second;
}

bool isFinished(LabelState state) {
    return state == LabelState::Done || state == LabelState::NothingHere || state == LabelState::Verified;
}

std::string sidecarText(const std::string& stem, const Label& label, const LabelClasses& classes) {
    const std::string time = now();
    json sidecar{{"version", sidecarVersion},
                 {"file", label.spectrum.file.empty() ? stem : label.spectrum.file},
                 {"spectrum", spectrumToJson(label.spectrum)},
                 {"grid", {{"width", label.mask.width}, {"height", label.mask.height}}},
                 {"classes", toJson(classes)},
                 {"state", nameOf(label.state)},
                 {"state_by", label.stateAuthor},
                 {"state_at", label.stateTime},
                 {"notes", label.notes},
                 {"author", label.author},
                 {"created", label.created.empty() ? time : label.created},
                 {"modified", label.modified.empty() ? time : label.modified},
                 {"origin", label.origin},
                 {"regions", regionsToJson(label)}};
    // A name in another encoding must not lose the label.
    return sidecar.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

LabelSidecar readSidecar(const fs::path& file) {
    try {
        const json content = json::parse(readFile(file, longestSidecar));
        const int version = content.at("version").get<int>();
        if (version > sidecarVersion)
            throw FileError(
                file, fmt::format("has version {}, this program reads up to {}", version, sidecarVersion),
                "open it with a newer version of the program");
        LabelSidecar sidecar;
        readAll(content, file, sidecar);
        return sidecar;
    } catch (const json::exception&) {
        throw FileError(file, "is damaged: a label's JSON was expected",
                        "restore it, or remove it to go on with the mask beside it");
    }
}

} // namespace nucleoscope
