#pragma once

#include "core/detection/region.h"

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
};

/// Everything that one detection found.
struct Catalogue {
    std::vector<Region> regions;             ///< sorted by utcStart, then file, then frequencyLowHz
    std::vector<HalfOrbitRecord> halfOrbits; ///< sorted by start, then file
};

/// Reads a GeoPackage that CatalogueWriter or writeCatalogue() wrote. @throws FileError
Catalogue readCatalogue(const std::filesystem::path& file);

/// Writes a catalogue one half-orbit at a time, so that memory does not grow with their number. The
/// GeoPackage (layers `regions`: points, EPSG:4326, and `half_orbits`: a table) grows beside `file` as
/// FILE.partial and takes its place, sorted, in finish(). An unfinished one is kept, unless it holds nothing
/// that was read.
class CatalogueWriter {
public:
    enum class Start {
        Empty,  ///< with nothing; a FILE.partial that lies there is dropped
        Resume, ///< with FILE.partial; with FILE when there is none; else with nothing
        Update  ///< with FILE when there is one; a FILE.partial is dropped
    };

    /// @throws FileError when the folder cannot be written, or what is to be continued is no catalogue.
    explicit CatalogueWriter(std::filesystem::path file, Start start = Start::Empty);
    ~CatalogueWriter();
    CatalogueWriter(const CatalogueWriter&) = delete;
    CatalogueWriter& operator=(const CatalogueWriter&) = delete;

    /// The records that the catalogue started with, those of files that could not be read left out.
    const std::vector<HalfOrbitRecord>& done() const;
    /// Adds a half-orbit and its regions as one transaction, in place of what is there of the same file.
    /// @throws FileError, for example when the disk is full
    void add(const HalfOrbitRecord& record, const std::vector<Region>& regions);
    /// Sorts, syncs and renames. @throws FileError; FILE is then as it was
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The whole catalogue at once, sorted. @throws FileError
void writeCatalogue(const std::filesystem::path& file, const Catalogue& catalogue);

/// One catalogue of many. Where two have the same half-orbit the later one counts, unless it could not read
/// it.
Catalogue mergeCatalogues(const std::vector<Catalogue>& parts);

} // namespace nucleoscope
