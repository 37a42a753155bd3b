#include "core/geo/coastline.h"

#include "core/error.h"

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <string>

extern "C" {
extern const unsigned char nucleoscope_land_110m_begin[], nucleoscope_land_110m_end[];
extern const unsigned char nucleoscope_land_50m_begin[], nucleoscope_land_50m_end[];
}

namespace nucleoscope {
namespace {

using Ring = std::vector<GeographicPoint>; ///< not closed: the last point joins the first

/// Of a polar map: a little beyond its edge.
constexpr double polarCutLatitude = polarEdgeLatitude - 10;

/// Nearer to a pole than this, a shore is only where a map was cut.
constexpr double poleLatitude = 89.99;

/// Longitudes that run on across ±180° instead of jumping. Returns by how much the last step misses the first
/// point: 0, or ±360 when the ring goes round a pole.
double unwrap(Ring& ring) {
    double offset = 0;
    double previous = ring.front().longitude;
    for (GeographicPoint& point : ring) {
        const double step = point.longitude - previous;
        previous = point.longitude;
        if (std::abs(step) > 180) {
            offset -= std::copysign(360, step);
        }
        point.longitude += offset;
    }
    const double closing = ring.front().longitude - ring.back().longitude;
    return std::abs(closing) > 180 ? -std::copysign(360, closing) : 0;
}

/// Leads a ring that goes round a pole on to its own start one turn later and back along the pole.
void closeOverPole(Ring& ring, double turn) {
    const double pole = ring.front().latitude < 0 ? -90 : 90;
    const double start = ring.front().longitude;
    ring.push_back({ring.front().latitude, start + turn});
    ring.push_back({pole, start + turn});
    ring.push_back({pole, start});
}

/// The part of the ring on one side of a meridian (Sutherland–Hodgman for one edge).
Ring clip(const Ring& ring, double meridian, bool keepEast) {
    const auto isInside = [&](const GeographicPoint& point) {
        return keepEast ? point.longitude >= meridian : point.longitude <= meridian;
    };
    Ring result;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeographicPoint& from = ring[i];
        const GeographicPoint& to = ring[(i + 1) % ring.size()];
        if (isInside(from)) {
            result.push_back(from);
        }
        if (isInside(from) != isInside(to)) {
            const double fraction = (meridian - from.longitude) / (to.longitude - from.longitude);
            result.push_back({from.latitude + fraction * (to.latitude - from.latitude), meridian});
        }
    }
    return result;
}

bool isCut(const GeographicPoint& a, const GeographicPoint& b) {
    const bool alongEdge = std::abs(a.longitude) == 180 && a.longitude == b.longitude;
    const bool alongPole = std::abs(a.latitude) > poleLatitude && std::abs(b.latitude) > poleLatitude;
    return alongEdge || alongPole;
}

void addLine(MapLine line, std::vector<MapLine>& lines) {
    if (line.points.size() > 1) {
        updateBounds(line);
        lines.push_back(std::move(line));
    }
}

void addRing(const Ring& ring, MapProjection projection, Coastline& coast) {
    MapLine land;
    MapLine shore;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const GeographicPoint& from = ring[i];
        const GeographicPoint& to = ring[(i + 1) % ring.size()];
        land.points.push_back(project(projection, from.latitude, from.longitude));
        if (isCut(from, to)) {
            addLine(std::move(shore), coast.shore);
            shore = {};
            continue;
        }
        if (shore.points.empty()) {
            shore.points.push_back(land.points.back());
        }
        shore.points.push_back(project(projection, to.latitude, to.longitude));
    }
    land.points.push_back(land.points.front());
    addLine(std::move(land), coast.land);
    addLine(std::move(shore), coast.shore);
}

/// Cuts the ring at ±180° and moves every part into the world.
void addCylindricalRing(Ring ring, MapProjection projection, Coastline& coast) {
    const double turn = unwrap(ring);
    if (turn != 0) {
        closeOverPole(ring, turn);
    }
    const auto [west, east] = std::ranges::minmax(ring, {}, &GeographicPoint::longitude);
    for (const double shift : {-360.0, 0.0, 360.0}) {
        if (east.longitude + shift <= -180 || west.longitude + shift >= 180) {
            continue;
        }
        Ring shifted = ring;
        for (GeographicPoint& point : shifted) {
            point.longitude += shift;
        }
        const Ring part = clip(clip(shifted, -180, true), 180, false);
        if (part.size() > 2) {
            addRing(part, projection, coast);
        }
    }
}

/// Draws what lies beyond the edge together there: it is clipped away with the rest outside the circle.
void addPolarRing(Ring ring, MapProjection projection, Coastline& coast) {
    const double side = projection == MapProjection::NorthPolar ? 1 : -1;
    bool isSeen = false;
    for (GeographicPoint& point : ring) {
        isSeen = isSeen || side * point.latitude > polarCutLatitude;
        point.latitude = side * std::max(side * point.latitude, polarCutLatitude);
    }
    if (isSeen) {
        addRing(ring, projection, coast);
    }
}

void addPolygon(const OGRPolygon& polygon, std::vector<Ring>& rings) {
    for (const OGRLinearRing* source : polygon) {
        Ring ring;
        // GDAL repeats the first point at the end.
        for (int i = 0; i + 1 < source->getNumPoints(); ++i) {
            ring.push_back({source->getY(i), source->getX(i)});
        }
        if (ring.size() > 2) {
            rings.push_back(std::move(ring));
        }
    }
}

std::vector<Ring> readTopology(const unsigned char* begin, const unsigned char* end,
                               const std::string& name) {
    GDALAllRegister();
    const std::string path = "/vsimem/nucleoscope/" + name + ".json";
    // GDAL only reads it, though its interface asks for a pointer to bytes that it may write.
    VSILFILE* memory = VSIFileFromMemBuffer(path.c_str(), const_cast<GByte*>(begin),
                                            static_cast<vsi_l_offset>(end - begin), FALSE);
    if (memory != nullptr) {
        VSIFCloseL(memory);
    }
    const char* const drivers[] = {"TopoJSON", nullptr};
    const GDALDatasetUniquePtr dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR, drivers));
    if (dataset == nullptr || dataset->GetLayerCount() == 0) {
        throw Error("The coastlines cannot be read: GDAL has no TopoJSON driver; install a complete GDAL.");
    }
    std::vector<Ring> rings;
    for (const auto& feature : dataset->GetLayer(0)) {
        const OGRGeometry* geometry = feature->GetGeometryRef();
        if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbMultiPolygon) {
            continue;
        }
        for (const OGRPolygon* polygon : *geometry->toMultiPolygon()) {
            addPolygon(*polygon, rings);
        }
    }
    VSIUnlink(path.c_str());
    return rings;
}

const std::vector<Ring>& landRings(CoastlineDetail detail) {
    if (detail == CoastlineDetail::Coarse) {
        static const std::vector<Ring> coarse =
            readTopology(nucleoscope_land_110m_begin, nucleoscope_land_110m_end, "land-110m");
        return coarse;
    }
    static const std::vector<Ring> fine =
        readTopology(nucleoscope_land_50m_begin, nucleoscope_land_50m_end, "land-50m");
    return fine;
}

Coastline makeCoastline(CoastlineDetail detail, MapProjection projection) {
    Coastline coast;
    for (const Ring& ring : landRings(detail)) {
        if (isPolar(projection)) {
            addPolarRing(ring, projection, coast);
        } else {
            addCylindricalRing(ring, projection, coast);
        }
    }
    return coast;
}

} // namespace

const Coastline& coastline(CoastlineDetail detail, MapProjection projection) {
    struct Kept {
        std::once_flag made;
        Coastline coast;
    };
    static Kept kept[2][4];
    Kept& one = kept[static_cast<std::size_t>(detail)][static_cast<std::size_t>(projection)];
    std::call_once(one.made, [&] { one.coast = makeCoastline(detail, projection); });
    return one.coast;
}

} // namespace nucleoscope
