#pragma once

#include "core/archive/project.h"
#include "core/archive/reader.h"
#include "core/archive/writer.h"
#include "core/detection/pipeline.h"
#include "core/simulation/simulator.h"

#include <algorithm>
#include <filesystem>

namespace nucleoscope::test {

/// A project of simulated half-orbits with the catalogue of their true masks, which are in its mask folder
/// too.
struct MadeProject {
    std::filesystem::path folder, archive;
    std::vector<std::filesystem::path> files; ///< by time
    std::size_t regions = 0;
};

inline MadeProject makeProject(const std::filesystem::path& parent, int halfOrbits) {
    MadeProject made{parent / "project", parent / "project" / "archive", {}, 0};
    const Project project = Project::create(made.folder, {made.archive});
    std::filesystem::create_directories(made.archive);
    std::filesystem::create_directories(project.maskFolder());
    SimulationOptions options;
    options.halfOrbits = halfOrbits;
    options.seed = 5;
    options.nucleiPerHalfOrbit = 3;
    for (int i = 0; i < halfOrbits; ++i) {
        const SimulatedHalfOrbit simulated = simulateHalfOrbit(options, i);
        const std::filesystem::path file = made.archive / simulated.halfOrbit.file;
        writeHalfOrbit(file, simulated.halfOrbit);
        writeMask(project.maskFolder() / (file.stem().string() + ".png"), simulated.truth);
        made.files.push_back(file);
    }
    std::sort(made.files.begin(), made.files.end(), [](const auto& a, const auto& b) {
        return readHalfOrbit(a, {}).track.utc < readHalfOrbit(b, {}).track.utc;
    });
    StoredMasks masks(project.maskFolder());
    DetectionOptions detection;
    detection.catalogue = project.catalogueFile();
    made.regions = runDetection(made.files, masks, detection).regions;
    return made;
}

} // namespace nucleoscope::test
