#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace nucleoscope {

/// A half-orbit file and the mask that says where its regions are, or a picture and its mask.
struct LabelledSample {
    std::filesystem::path source; ///< half-orbit (.h5) or picture
    std::filesystem::path mask;   ///< PNG of the same grid

    bool isPicture() const; ///< by the extension
};

/// Pairs NAME.h5 with NAME.png. @throws Error when there is no pair at all; unpaired files go to `unpaired`.
std::vector<LabelledSample> pairArchiveWithMasks(const std::vector<std::filesystem::path>& halfOrbits,
                                                 const std::filesystem::path& maskFolder,
                                                 std::vector<std::filesystem::path>* unpaired = nullptr);

/// Pairs pictures (PNG, JPEG, TIFF) with masks of the same base name; pictures without one go to `unpaired`.
/// @throws Error when there is no pair at all, FileError when a folder cannot be read.
std::vector<LabelledSample> pairImagesWithMasks(const std::filesystem::path& imageFolder,
                                                const std::filesystem::path& maskFolder,
                                                std::vector<std::filesystem::path>* unpaired = nullptr);

struct LabelledSplit {
    std::vector<LabelledSample> training, held;
};

/// Holds out a share of the half-orbits, as splitByHalfOrbit() does; only the masks are read.
/// @throws Error when there are fewer than two half-orbits, FileError for a mask that cannot be read.
LabelledSplit holdOut(const std::vector<LabelledSample>& samples, double fraction, std::uint64_t seed);

/// The samples of some half-orbits, named as in heldOutHalfOrbits().
std::vector<LabelledSample> samplesOfHalfOrbits(const std::vector<LabelledSample>& samples,
                                                const std::vector<std::string>& halfOrbits);

/// The samples that a person has labelled in a project: state done, verified, nothing here, or in progress
/// with any region; what is flagged is left out.
/// @throws Error when there is none, FileError.
std::vector<LabelledSample> labelledSamplesOfProject(const std::filesystem::path& projectFolder);

} // namespace nucleoscope
