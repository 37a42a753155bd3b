#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace nucleoscope {

/// A project is a folder: project.json (archive folders, version) and beside it labels/, masks/, models/,
/// catalogue.gpkg. Archives are named relative to the project when they lie inside it, so that a project can
/// be moved.
class Project {
public:
    /// @throws FileError when project.json is missing, damaged or of a newer version.
    static Project open(const std::filesystem::path& folder);
    /// Makes the folder and project.json. @throws FileError when there is a project already or it cannot be
    /// written.
    static Project create(const std::filesystem::path& folder,
                          const std::vector<std::filesystem::path>& archives);

    const std::filesystem::path& folder() const { return folder_; }
    std::string name() const { return folder_.filename().string(); }
    const std::vector<std::filesystem::path>& archives() const { return archives_; } ///< absolute
    /// Adds and saves. @throws FileError
    void addArchive(const std::filesystem::path& archive);

    std::filesystem::path labelFolder() const { return folder_ / "labels"; }
    std::filesystem::path maskFolder() const { return folder_ / "masks"; } ///< masks the model made: NAME.png
    std::filesystem::path modelFolder() const {
        return folder_ / "models";
    } ///< which is in use: model/inference/model_library.h
    std::filesystem::path catalogueFile() const { return folder_ / "catalogue.gpkg"; }
    /// What may be removed at any time: it is made again.
    std::filesystem::path cacheFolder() const { return folder_ / "cache"; }
    std::filesystem::path archiveIndexFile() const { return cacheFolder() / "archive-index.sqlite"; }

private:
    void save() const;

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> archives_;
};

} // namespace nucleoscope
