#include "app/workbench/project_opening.h"

#include "core/error.h"

#include <QCoreApplication>
#include <QStandardPaths>

#include <algorithm>

namespace nucleoscope {

namespace {

namespace fs = std::filesystem;

bool isProject(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "project.json", ignored);
}

bool holdsOnly(const Project& project, const fs::path& archive) {
    const auto same = [&](const fs::path& other) {
        std::error_code ignored;
        return fs::equivalent(other, archive, ignored);
    };
    return project.archives().size() == 1 && same(project.archives().front());
}

Project projectForArchive(const fs::path& archive, const fs::path& projectsFolder, bool& created) {
    const std::string name = archive.stem().empty() ? "archive" : archive.stem().string();
    for (int number = 1;; ++number) {
        const fs::path folder = projectsFolder / (number == 1 ? name : name + "-" + std::to_string(number));
        if (!isProject(folder)) {
            created = true;
            return Project::create(folder, {archive});
        }
        Project project = Project::open(folder);
        if (holdsOnly(project, archive))
            return project;
    }
}

} // namespace

Project openProjectOrArchive(const fs::path& path, const fs::path& projectsFolder, bool* created) {
    std::error_code problem;
    fs::path absolute = fs::canonical(path, problem);
    if (problem)
        throw FileError(
            path,
            QCoreApplication::translate("ProjectOpening", "there is no such file or folder").toStdString());
    if (absolute.filename() == "project.json")
        absolute = absolute.parent_path();
    if (isProject(absolute))
        return Project::open(absolute);
    if (fs::is_regular_file(absolute))
        absolute = absolute.parent_path();
    bool isNew = false;
    Project project = projectForArchive(absolute, projectsFolder, isNew);
    if (created)
        *created = isNew;
    return project;
}

fs::path defaultProjectsFolder() {
    return fs::path(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation).toStdString()) /
           "Nucleoscope";
}

} // namespace nucleoscope
