#pragma once

#include "core/detection/region_outlines.h"
#include "core/detection/run.h"
#include "core/detection/run_choice.h"
#include "core/detection/track_lines.h"

#include <memory>

namespace nucleoscope {

/// A file that was looked at, also when nothing was found in it or it could not be read.
struct HalfOrbitRecord {
    std::string file; ///< file name without folder
    int orbit = 0;
    Direction direction = Direction::Ascending;
    UtcMs start = 0, end = 0; ///< 0 when not even the file name tells
    int rows = 0;
    int regions = 0;
    std::string error;      ///< empty when it was read
    std::string model, run; ///< what looked at it, as in Region
    bool simulated = false;
    std::string contentHash;           ///< of the image that was searched (ContentHash); empty when unknown
    std::vector<TrackLine> track = {}; ///< empty when unknown
};

/// What one or more runs found.
struct Catalogue {
    std::vector<Region> regions;             ///< sorted by utcStart, then file, then frequencyLowHz, then run
    std::vector<HalfOrbitRecord> halfOrbits; ///< sorted by start, then file, then run
    std::vector<ReviewEntry> reviews = {};   ///< the whole history; Region::review has the last of each
    std::vector<RunRecord> runs = {};        ///< sorted by when they were used, the last one at the end
    std::vector<ModelRecord> models = {};    ///< sorted by id
};

/// Reads a GeoPackage that CatalogueWriter or writeCatalogue() wrote, of this or an older format. Half a
/// second for 50 000 regions. @throws FileError
Catalogue readCatalogue(const std::filesystem::path& file, const RunChoice& choice = {});

/// Writes a catalogue one half-orbit at a time, so that memory does not grow with their number. The
/// GeoPackage grows beside `file` as FILE.partial and takes its place, sorted, in finish(). An unfinished one
/// is kept, unless it holds nothing that was read. Its layers: `regions` (points, EPSG:4326), `half_orbits`
/// (tracks, EPSG:4326, with altitude and time), `region_outlines` (polygons in seconds since 1970 and Hz),
/// and the tables `runs`, `models`, `reviews`, and `layer_styles` for QGIS.
class CatalogueWriter {
public:
    enum class Start {
        Empty,  ///< with nothing; a FILE.partial that lies there is dropped
        Resume, ///< with FILE.partial; with FILE when there is none; else with nothing
        Update ///< with FILE when there is one; a FILE.partial is dropped. Other runs stay beside the new one
    };

    /// @throws FileError when the folder cannot be written, or what is to be continued is no catalogue.
    explicit CatalogueWriter(std::filesystem::path file, Start start = Start::Empty);
    ~CatalogueWriter();
    CatalogueWriter(const CatalogueWriter&) = delete;
    CatalogueWriter& operator=(const CatalogueWriter&) = delete;

    /// The records that the catalogue started with, those of files that could not be read left out.
    const std::vector<HalfOrbitRecord>& done() const;
    /// A run that is in it, or null.
    const RunRecord* run(const std::string& id) const;
    /// Adds a run, or what became of it, and its model unless that is there. @throws FileError
    void put(const RunRecord& run, const ModelRecord& model);
    /// Adds a half-orbit and its regions as one transaction, in place of what is there of the same file and
    /// run.
    /// @throws FileError, for example when the disk is full
    void add(const HalfOrbitRecord& record, const std::vector<Region>& regions,
             const std::vector<RegionOutline>& outlines = {});

    struct Addition {
        std::size_t halfOrbits = 0;
        std::size_t repeated = 0; ///< of these, searched by the same run in what is there already
    };
    /// Adds all of another catalogue, reviews included, as one transaction. Of a half-orbit that the same run
    /// searched twice the later one counts, unless it could not read it. Memory does not grow with the
    /// regions.
    /// @throws FileError; nothing of it is added then
    Addition addAll(const std::filesystem::path& catalogue);
    /// Sorts, syncs and renames. Reviews that FILE has go with it, also those written since the beginning.
    /// @throws FileError; FILE is then as it was
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The whole catalogue at once, sorted, with the reviews that are in `file` already, if there is one. Ids
/// that are empty are filled in. @throws FileError
void writeCatalogue(const std::filesystem::path& file, const Catalogue& catalogue);

/// Writes a catalogue of an older format anew in today's. @throws FileError
void upgradeCatalogue(const std::filesystem::path& file);

} // namespace nucleoscope
