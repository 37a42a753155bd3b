#pragma once

#include "core/detection/region.h"

#include <memory>

namespace nucleoscope {

/// A file that was looked at, also when nothing was found in it or it could not be read.
struct HalfOrbitRecord {
    std::string file; ///< file name without folder
    int orbit = 0;
    Direction direction = Direction::Ascending;
    UtcMs start = 0, end = 0;
    int rows = 0;
    int regions = 0;
    std::string error; ///< empty when it was read
    bool simulated = false;
};

/// Everything that one detection found.
struct Catalogue {
    std::vector<Region> regions;          ///< sorted by utcStart, then file, then frequencyLowHz
    std::vector<HalfOrbitRecord> halfOrbits; ///< sorted by start, then file
};

/// Reads a GeoPackage that CatalogueWriter or writeCatalogue() wrote. @throws FileError
Catalogue readCatalogue(const std::filesystem::path& file);

/// Writes a catalogue one half-orbit at a time, so that memory does not grow with their number. The GeoPackage (layers
/// `regions`: points, EPSG:4326, and `half_orbits`: a table) grows beside `file` as FILE.partial and takes its place in
/// finish(); an unfinished one is kept, so that a later run with `resume` goes on with it.
class CatalogueWriter {
public:
    /// @throws FileError
    CatalogueWriter(std::filesystem::path file, bool resume = false);
    ~CatalogueWriter();
    CatalogueWriter(const CatalogueWriter&) = delete;
    CatalogueWriter& operator=(const CatalogueWriter&) = delete;

    /// Names of the files that a resumed catalogue holds already.
    const std::vector<std::string>& filesDone() const;
    /// Appends a half-orbit and its regions as one transaction. @throws FileError, for example when the disk is full
    void add(const HalfOrbitRecord& record, const std::vector<Region>& regions);
    /// Sorts nothing, closes, syncs and renames. @throws FileError
    void finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The whole catalogue at once, sorted. @throws FileError
void writeCatalogue(const std::filesystem::path& file, const Catalogue& catalogue);

} // namespace nucleoscope
