#pragma once

#include "core/labels/exchange/label_import.h"

#include <functional>
#include <stop_token>

namespace nucleoscope {

/// Labelled spectra as pictures and masks, for programs that know no CSES files. Below the folder:
/// train/images/NAME.png, train/masks/NAME.png, the same in validation/ and test/, and data_set.json, which
/// says how they were made. Masks hold the classes' values (0 background, 1 nucleus, 255 unsure …), which
/// classes.json beside them names; a folder of images and its folder of masks is a data set here
/// (--images, --masks).
struct TrainingSetOptions {
    std::string colorMap = "jet";
    int width = 0, height = 0;                           ///< of the pictures; 0: as the spectrum
    double lowPercentile = 0.02, highPercentile = 0.995; ///< at the ends of the colour map
    bool flatten = false;                                ///< less the median of each frequency
    double validationFraction = 0.2, testFraction = 0;   ///< of the half-orbits
    std::uint64_t seed = 1;
};

enum class TrainingPart { Train, Validation, Test };
std::string_view nameOf(TrainingPart part); ///< "train" …

/// Which part each half-orbit belongs to: drawn by orbit, so that the two half-orbits of an orbit are in one
/// part. The same seed and names give the same parts. At least one orbit is left to train with.
std::map<std::string, TrainingPart> splitByOrbit(const std::vector<std::string>& stems,
                                                 const TrainingSetOptions& options);

struct TrainingSetSummary {
    std::map<TrainingPart, std::size_t> written;
    std::vector<std::string> failures; ///< a sentence each
};

/// Writes the finished labels of a project (done, verified, nothing here).
/// @throws Error for a colour map or fractions that do not exist, FileError when the folder holds a set
/// already or cannot be written, Cancelled.
TrainingSetSummary writeTrainingSet(const std::filesystem::path& folder, const HalfOrbitFiles& halfOrbits,
                                    const LabelStore& store, const TrainingSetOptions& options,
                                    const std::function<void(std::size_t done, std::size_t total)>& progress,
                                    const std::stop_token& stop);

} // namespace nucleoscope
