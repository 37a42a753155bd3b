#include "core/archive/project.h"

#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <system_error>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

constexpr int formatVersion = 1;
constexpr const char* fileName = "project.json";

/// Without a trailing separator, so that equal folders are equal paths.
fs::path folderPath(const fs::path& path) {
    const fs::path normal = fs::absolute(path).lexically_normal();
    return normal.has_filename() ? normal : normal.parent_path();
}

bool isInside(const fs::path& path, const fs::path& folder) {
    const fs::path relative = path.lexically_relative(folder);
    return !relative.empty() && *relative.begin() != "..";
}

[[noreturn]] void throwDamaged(const fs::path& file, const std::string& why) {
    throw FileError(file, "is no sound project file: " + why, "restore it from a copy or make a new project");
}

} // namespace

Project Project::open(const fs::path& folder) {
    Project project;
    project.folder_ = folderPath(folder);
    const fs::path file = project.folder_ / fileName;
    const nlohmann::json json = nlohmann::json::parse(readFile(file), nullptr, false);
    if (!json.is_object() || !json.contains("version") || !json["version"].is_number_integer() ||
        !json.contains("archives") || !json["archives"].is_array()) {
        throwDamaged(file, "a version and a list of archives were expected");
    }
    if (json["version"].get<std::int64_t>() > formatVersion) {
        throw FileError(file,
                        fmt::format("is of version {}, this program knows version {}", json["version"].dump(),
                                    formatVersion),
                        "open it with a newer program");
    }
    for (const nlohmann::json& archive : json["archives"]) {
        if (!archive.is_string()) {
            throwDamaged(file, "an archive is no path");
        }
        // An absolute path stays as it is.
        project.archives_.push_back(folderPath(project.folder_ / fs::path(archive.get<std::string>())));
    }
    return project;
}

Project Project::create(const fs::path& folder, const std::vector<fs::path>& archives) {
    Project project;
    project.folder_ = folderPath(folder);
    std::error_code error;
    fs::create_directories(project.folder_, error);
    if (error) {
        throw FileError(project.folder_, "cannot be made: " + error.message(), "choose another folder");
    }
    if (fs::exists(project.folder_ / fileName)) {
        throw FileError(project.folder_, "holds a project already", "open it or choose another folder");
    }
    for (const fs::path& archive : archives) {
        project.archives_.push_back(folderPath(archive));
    }
    project.save();
    return project;
}

void Project::addArchive(const fs::path& archive) {
    const fs::path path = folderPath(archive);
    if (std::find(archives_.begin(), archives_.end(), path) != archives_.end()) {
        return;
    }
    archives_.push_back(path);
    try {
        save();
    } catch (...) {
        archives_.pop_back();
        throw;
    }
}

void Project::save() const {
    nlohmann::json archives = nlohmann::json::array();
    for (const fs::path& archive : archives_) {
        archives.push_back(isInside(archive, folder_) ? archive.lexically_relative(folder_).generic_string()
                                                      : archive.string());
    }
    const nlohmann::json json{
        {"format", "Nucleoscope project"}, {"version", formatVersion}, {"archives", archives}};
    // File names are bytes; those that are no UTF-8 must not stop the save.
    writeFileAtomically(folder_ / fileName,
                        json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

} // namespace nucleoscope
