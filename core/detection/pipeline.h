#pragma once

#include "core/detection/catalogue.h"
#include "core/detection/region_options.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace nucleoscope {

struct MaskedHalfOrbit {
    LabelMask mask;
    std::optional<ProbabilityMap> probability; ///< when the mask came from a model
};

/// Where the masks of half-orbits come from: a model, or files that are there already. Used from one thread
/// at a time.
class MaskSource {
public:
    MaskSource() = default;
    MaskSource(const MaskSource&) = delete;
    MaskSource& operator=(const MaskSource&) = delete;
    virtual ~MaskSource() = default;

    /// What goes into the catalogue as `model`: the model's id.
    virtual std::string model() const = 0;
    /// What is known of it; without weights when no model made the masks.
    virtual ModelRecord modelRecord() const;
    /// The probability from which a pixel is nucleus; NaN when no model made the masks.
    virtual double threshold() const;
    /// The regions of such masks that count unless others are chosen.
    virtual RegionOptions usualRegions() const { return {}; }
    /// The model's file, or the folder of the masks.
    virtual std::filesystem::path origin() const { return {}; }
    /// The settings that change the masks, readable, for example "threshold 0.5": part of `run`.
    virtual std::string settings() const = 0;
    /// The mask on the grid of `image`. @throws Error when this half-orbit has none; the detection goes on
    /// without it.
    virtual MaskedHalfOrbit maskOf(const HalfOrbit& halfOrbit, const SpectrumImage& image) = 0;
};

/// Masks from a folder: NAME.png for NAME.h5.
class StoredMasks : public MaskSource {
public:
    /// @throws FileError when `folder` is no folder that can be read.
    explicit StoredMasks(std::filesystem::path folder);

    std::string model() const override { return "masks"; }
    std::filesystem::path origin() const override { return folder_; }
    std::string settings() const override { return "stored masks"; }
    MaskedHalfOrbit maskOf(const HalfOrbit& halfOrbit, const SpectrumImage& image) override;

private:
    std::filesystem::path folder_;
};

struct DetectionOptions {
    std::filesystem::path catalogue; ///< where the GeoPackage goes
    /// Where the masks go as NAME.png, with the regions of the catalogue only; empty: nowhere.
    std::filesystem::path maskFolder;
    RegionOptions regions; ///< which regions count
    /// Resume: files that the run has searched already are skipped; the catalogue must have the run, or
    /// nothing. Update: what the run finds takes the place of what it found before in the same half-orbits;
    /// other runs stay.
    CatalogueWriter::Start start = CatalogueWriter::Start::Empty;
    // For the record: RunRecord.
    std::vector<std::filesystem::path>
        inputs; ///< files and folders as they were named; empty: the files' folders
    std::string command = "nucleoscope";
};

/// After each half-orbit.
struct DetectionProgress {
    std::size_t done = 0, total = 0; ///< files, those skipped included
    const HalfOrbitRecord& record;   ///< the last one
    const std::vector<Region>& regions;
};

struct DetectionSummary {
    std::string run;                   ///< RunRecord::id
    std::size_t halfOrbits = 0;        ///< read and searched now
    std::size_t skipped = 0;           ///< done before (Resume)
    std::size_t regions = 0;           ///< found now
    std::vector<std::string> failures; ///< a sentence for each file that could not be used
    bool cancelled = false;            ///< then the rest of the files is not in the catalogue
};

/// The record of the run that these make, without times. Its id tells it from others.
RunRecord describeRun(const MaskSource& masks, const DetectionOptions& options);

/// Looks for regions in `files`, one half-orbit at a time with the next one read meanwhile, and writes the
/// catalogue. A file that cannot be used is recorded and passed over. When `stop` says so it ends after the
/// half-orbit at hand: Update keeps what was found in the catalogue; otherwise it stays in FILE.partial for
/// Resume. The catalogue stays as it was when no file at all could be used.
/// @throws FileError when the catalogue or a mask cannot be written, or the catalogue to resume is of another
/// run.
DetectionSummary runDetection(const std::vector<std::filesystem::path>& files, MaskSource& masks,
                              const DetectionOptions& options,
                              const std::function<void(const DetectionProgress&)>& progress = {},
                              const std::stop_token& stop = {});

/// Every `count`-th of `files`, beginning with the `index`-th (from 1): the parts are disjoint and together
/// the whole.
std::vector<std::filesystem::path> shardOf(const std::vector<std::filesystem::path>& files, int index,
                                           int count);

} // namespace nucleoscope
