#include "core/resources.h"

namespace nucleoscope {

namespace fs = std::filesystem;

std::optional<fs::path> findResource(std::string_view name) {
    std::error_code problem;
    const fs::path program = fs::read_symlink("/proc/self/exe", problem);
    if (problem)
        return std::nullopt;
    // PREFIX/bin/program and SOURCE/build/PRESET/bin/program: the farthest is four folders up.
    constexpr int foldersUp = 4;
    fs::path folder = program.parent_path();
    for (int up = 0; up < foldersUp && folder.has_relative_path(); ++up) {
        folder = folder.parent_path();
        for (const char* data : {"share/nucleoscope", "resources"}) {
            fs::path file = folder / data / name;
            if (fs::is_regular_file(file, problem))
                return file;
        }
    }
    return std::nullopt;
}

} // namespace nucleoscope
