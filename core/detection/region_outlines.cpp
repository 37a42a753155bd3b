#include "core/detection/region_outlines.h"

#include "core/detection/catalogue_format.h"
#include "core/error.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <unordered_set>

namespace nucleoscope {
namespace {

/// Reads the steps of a path one after another.
class PathReader {
public:
    explicit PathReader(std::string_view path) : rest_(path) {}

    bool atEnd() const { return rest_.empty(); }
    bool take(char letter) {
        if (rest_.empty() || rest_.front() != letter) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }
    bool take(double& number) {
        int value = 0;
        const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
        if (error != std::errc()) {
            return false;
        }
        rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
        number = value;
        return true;
    }

private:
    std::string_view rest_;
};

/// A ring from behind its "M" to its "z".
std::optional<Ring> takeRing(PathReader& reader) {
    Ring ring(1);
    if (!reader.take(ring[0].x) || !reader.take(' ') || !reader.take(ring[0].y)) {
        return std::nullopt;
    }
    while (!reader.take('z')) {
        OutlinePoint point = ring.back();
        double step = 0;
        if (reader.take('h') && reader.take(step)) {
            point.x += step;
        } else if (reader.take('v') && reader.take(step)) {
            point.y += step;
        } else {
            return std::nullopt;
        }
        ring.push_back(point);
    }
    return ring;
}

} // namespace

RegionOutline outlineOf(const PixelRegion& pixels, const Region& region, const SpectrumGrid& grid) {
    LabelMask mask(pixels.right - pixels.left + 1, pixels.bottom - pixels.top + 1);
    for (const auto& [row, column] : pixels.pixels) {
        mask.at(row - pixels.top, column - pixels.left) = LabelMask::nucleus;
    }
    RegionOutline result{region.id, {}, {}};
    for (const Outline& outline : traceOutlines(mask)) {
        for (Ring& ring : outline.rings()) {
            Ring& utcHz = result.utcHz.emplace_back();
            for (OutlinePoint& point : ring) {
                point.x += pixels.left;
                point.y += pixels.top;
                // Corners lie half a pixel before the centres that the grid counts.
                utcHz.push_back(
                    {static_cast<double>(grid.utcAt(point.x - 0.5)) / 1000, grid.frequencyAt(point.y - 0.5)});
            }
            result.rings.push_back(std::move(ring));
        }
    }
    return result;
}

std::vector<RegionOutline> readOutlines(const std::filesystem::path& catalogue,
                                        const std::string& halfOrbit) {
    const SqliteDatabase database(catalogue, SqliteDatabase::Open::ReadOnly);
    if (catalogueformat::checkedVersion(database) < 2) {
        return {};
    }
    SqliteStatement select =
        database.prepare("SELECT region_id, outline FROM region_outlines WHERE file = ? ORDER BY fid");
    select.bind(1, halfOrbit);
    std::vector<RegionOutline> outlines;
    std::unordered_set<std::string> known;
    while (select.step()) {
        std::optional<std::vector<Ring>> rings = fromPath(select.text(1));
        if (!rings) {
            throw FileError(
                catalogue,
                fmt::format("table 'region_outlines': the outline of {} is no path", select.text(0)),
                catalogueformat::remedy);
        }
        if (known.insert(std::string(select.text(0))).second) {
            outlines.push_back({std::string(select.text(0)), std::move(*rings), {}});
        }
    }
    return outlines;
}

std::string toPath(const std::vector<Ring>& rings) {
    std::string path;
    for (const Ring& ring : rings) {
        path += fmt::format("M{} {}", std::lround(ring.front().x), std::lround(ring.front().y));
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const bool isHorizontal = ring[i].y == ring[i - 1].y;
            path += isHorizontal ? fmt::format("h{}", std::lround(ring[i].x - ring[i - 1].x))
                                 : fmt::format("v{}", std::lround(ring[i].y - ring[i - 1].y));
        }
        path += 'z';
    }
    return path;
}

std::optional<std::vector<Ring>> fromPath(std::string_view path) {
    PathReader reader(path);
    std::vector<Ring> rings;
    while (!reader.atEnd()) {
        std::optional<Ring> ring = reader.take('M') ? takeRing(reader) : std::nullopt;
        if (!ring) {
            return std::nullopt;
        }
        rings.push_back(std::move(*ring));
    }
    return rings;
}

} // namespace nucleoscope
