#pragma once

#include "core/detection/region.h"
#include "core/labels/outline.h"

namespace nucleoscope {

/// The outline of a region along the edges of its pixels: rings as in core/labels/outline.h, in pixels of the
/// half-orbit's image, inside by the even-odd rule. More than one outer ring where parts were joined.
struct RegionOutline {
    std::string region; ///< Region::id
    std::vector<Ring> rings;
    /// The same points in time and frequency: x in seconds since 1970-01-01T00:00:00Z, y in Hz. Empty when it
    /// was read from a catalogue.
    std::vector<Ring> utcHz;
};

/// `region` was measured of `pixels`.
RegionOutline outlineOf(const PixelRegion& pixels, const Region& region, const SpectrumGrid& grid);

/// The outlines of what any run found in one half-orbit (a file's name without folder), each once. Those of a
/// catalogue of format 1 have none. Takes some milliseconds. @throws FileError
std::vector<RegionOutline> readOutlines(const std::filesystem::path& catalogue, const std::string& halfOrbit);

/// Rings as an SVG path with horizontal and vertical steps, such as "M12 700h4v2h-4z": short, exact, and read
/// by many programs. Coordinates are whole pixels.
std::string toPath(const std::vector<Ring>& rings);
/// Nothing when the text is no path of this form.
std::optional<std::vector<Ring>> fromPath(std::string_view path);

} // namespace nucleoscope
