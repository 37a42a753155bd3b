#include "core/detection/catalogue_geometry.h"

#include <cmath>

namespace nucleoscope::cataloguegeometry {
namespace {

constexpr double tolerancePixels = 0.75;

/// Scales the coordinates of a geometry.
class Scale : public OGRDefaultGeometryVisitor {
public:
    Scale(double x, double y) : x_(x), y_(y) {}
    using OGRDefaultGeometryVisitor::visit;
    void visit(OGRPoint* point) override {
        point->setX(point->getX() * x_);
        point->setY(point->getY() * y_);
    }

private:
    double x_, y_;
};

std::unique_ptr<OGRPolygon> polygonOf(const Ring& ring) {
    auto line = std::make_unique<OGRLinearRing>();
    for (const OutlinePoint& point : ring) {
        line->addPoint(point.x / rowSeconds, point.y / nominalBinHz);
    }
    line->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(line.release());
    return polygon;
}

} // namespace

OGRSpatialReference wgs84() {
    OGRSpatialReference reference;
    reference.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    reference.importFromEPSG(4326);
    return reference;
}

OGRSpatialReference timeAndFrequency() {
    OGRSpatialReference reference;
    reference.SetLocalCS("UTC (seconds since 1970) and frequency (Hz)");
    return reference;
}

std::unique_ptr<OGRGeometry> toGeometry(const std::vector<TrackLine>& track) {
    if (track.empty()) {
        return nullptr;
    }
    auto lines = std::make_unique<OGRMultiLineString>();
    for (const TrackLine& piece : track) {
        auto line = std::make_unique<OGRLineString>();
        for (const TrackPoint& point : piece) {
            line->addPoint(point.longitude, point.latitude, point.altitudeKm,
                           static_cast<double>(point.utc) / 1000);
        }
        lines->addGeometryDirectly(line.release());
    }
    return lines;
}

std::vector<TrackLine> trackOf(const OGRGeometry* geometry) {
    std::vector<TrackLine> track;
    if (geometry == nullptr || wkbFlatten(geometry->getGeometryType()) != wkbMultiLineString) {
        return track;
    }
    for (const OGRLineString* line : *geometry->toMultiLineString()) {
        TrackLine& piece = track.emplace_back();
        for (int i = 0; i < line->getNumPoints(); ++i) {
            piece.push_back(
                {std::llround(line->getM(i) * 1000), line->getY(i), line->getX(i), line->getZ(i)});
        }
    }
    return track;
}

std::unique_ptr<OGRGeometry> toGeometry(const RegionOutline& outline) {
    std::vector<OGRGeometry*> rings;
    for (const Ring& ring : outline.utcHz) {
        rings.push_back(polygonOf(ring).release());
    }
    if (rings.empty()) {
        return nullptr;
    }
    // Takes the rings over and finds which are holes of which.
    std::unique_ptr<OGRGeometry> shape{
        OGRGeometryFactory::organizePolygons(rings.data(), static_cast<int>(rings.size()), nullptr, nullptr)};
    if (!shape->IsValid()) { // pixels that meet at a corner only
        shape.reset(shape->MakeValid());
    }
    if (shape) {
        shape.reset(shape->SimplifyPreserveTopology(tolerancePixels));
    }
    if (!shape) {
        return nullptr;
    }
    shape.reset(OGRGeometryFactory::forceToMultiPolygon(shape.release()));
    Scale scale(rowSeconds, nominalBinHz);
    shape->accept(&scale);
    return shape;
}

} // namespace nucleoscope::cataloguegeometry
