#include "widgets/track_map.h"

#include "core/archive/half_orbit_details.h"
#include "core/error.h"
#include "core/geo/coastline.h"
#include "core/geo/isolines.h"
#include "widgets/mixed_color.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>
#include <QThreadPool>

#include <cmath>

namespace nucleoscope {

namespace {

constexpr double northEdge = 80, southEdge = -72;
constexpr double bandFrom = 58, bandTo = 80; // dipole latitude

std::vector<GeographicPoint> positionsOf(const Track& track, std::size_t first, std::size_t last) {
    std::vector<GeographicPoint> positions;
    for (std::size_t row = first; row <= last && row < track.rows(); ++row)
        positions.push_back({track.latitude[row], track.longitude[row]});
    return positions;
}

void append(std::vector<MapLine>& lines, const std::vector<MapLine>& more) {
    lines.insert(lines.end(), more.begin(), more.end());
}

} // namespace

TrackMap::TrackMap(QWidget* parent) : QWidget(parent) {
    setToolTip(tr("Ground track of the half-orbit, burst parts in orange; shaded: 58–80° dipole latitude"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMinimumSize(120, 60);
    loadCoastline();
}

/// The first use of the coastlines takes longer than a frame: another thread waits for them.
void TrackMap::loadCoastline() {
    QThreadPool::globalInstance()->start(
        [map = QPointer<TrackMap>(this), context = QPointer<QObject>(QCoreApplication::instance())] {
            try {
                coastline(CoastlineDetail::Coarse, MapProjection::Miller);
            } catch (const Error&) { // a track on an empty map is better than none
                return;
            }
            if (!context)
                return;
            QMetaObject::invokeMethod(context, [map] {
                if (!map)
                    return;
                map->isCoastlineReady_ = true;
                map->background_ = QPixmap();
                map->update();
            });
        });
}

void TrackMap::setTrack(const Track& track) {
    track_ = bursts_ = {};
    if (track.rows() > 0) {
        track_ = projectLine(MapProjection::Miller, positionsOf(track, 0, track.rows() - 1));
        const double year = std::floor(decimalYear(track.utc.front()));
        if (year != year_)
            background_ = QPixmap();
        year_ = year;
    }
    for (const auto& [first, last] : burstParts(track))
        append(bursts_,
               projectLine(MapProjection::Miller, positionsOf(track, first, std::max(last, first + 1))));
    cursor_.reset();
    update();
}

void TrackMap::setOtherTracks(const std::vector<std::vector<GeographicPoint>>& tracks) {
    others_.clear();
    for (const auto& track : tracks)
        append(others_, projectLine(MapProjection::Miller, track));
    update();
}

void TrackMap::setCursor(std::optional<GeographicPoint> position) {
    const bool isKnown = position && std::isfinite(position->latitude) && std::isfinite(position->longitude);
    cursor_ = isKnown ? position : std::nullopt;
    update();
}

void TrackMap::clear() {
    track_.clear();
    bursts_.clear();
    cursor_.reset();
    update();
}

int TrackMap::heightForWidth(int width) const {
    const double height =
        project(MapProjection::Miller, northEdge, 0).y - project(MapProjection::Miller, southEdge, 0).y;
    return static_cast<int>(std::ceil(width * height / (2 * M_PI)));
}

QSize TrackMap::sizeHint() const {
    constexpr int width = 300;
    return {width, heightForWidth(width)};
}

/// The map to scale, in the middle.
QRectF TrackMap::mapRectangle() const {
    const double aspect =
        2 * M_PI /
        (project(MapProjection::Miller, northEdge, 0).y - project(MapProjection::Miller, southEdge, 0).y);
    const double width = std::min<double>(this->width(), height() * aspect);
    return {(this->width() - width) / 2, (height() - width / aspect) / 2, width, width / aspect};
}

QPointF TrackMap::toWidget(MapPoint point) const {
    const QRectF map = mapRectangle();
    const double scale = map.width() / (2 * M_PI);
    return {map.left() + (point.x + M_PI) * scale,
            map.top() + (project(MapProjection::Miller, northEdge, 0).y - point.y) * scale};
}

QPointF TrackMap::toWidget(GeographicPoint position) const {
    return toWidget(project(MapProjection::Miller, position.latitude, position.longitude));
}

QPolygonF TrackMap::polygonOf(const MapLine& line) const {
    QPolygonF polygon;
    polygon.reserve(static_cast<qsizetype>(line.points.size()));
    for (const MapPoint& point : line.points)
        polygon << toWidget(point);
    return polygon;
}

QColor TrackMap::trackColor() const {
    return palette().color(QPalette::Highlight);
}

QColor TrackMap::burstColor() const {
    return QColor(0xe8, 0x7a, 0x10);
}

void TrackMap::drawBackground() {
    background_ = QPixmap(size() * devicePixelRatioF());
    background_.setDevicePixelRatio(devicePixelRatioF());
    background_.fill(Qt::transparent);
    const QColor sea = palette().color(QPalette::Base), ink = palette().color(QPalette::Text);
    QPainter painter(&background_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(mapRectangle());
    painter.fillRect(mapRectangle(), sea);
    if (isCoastlineReady_) {
        QPainterPath land;
        for (const MapLine& ring : coastline(CoastlineDetail::Coarse, MapProjection::Miller).land)
            land.addPolygon(polygonOf(ring));
        painter.fillPath(land, mixed(sea, ink, 0.16));
    }
    drawMagneticBand(painter);
    painter.setPen(QPen(mixed(sea, ink, 0.3), 1, Qt::DotLine));
    painter.drawLine(toWidget(GeographicPoint{0, -180}), toWidget(GeographicPoint{0, 180}));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(mapRectangle().adjusted(0, 0, -1, -1));
}

/// Between two lines of magnetic latitude, each from west to east.
void TrackMap::drawMagneticBand(QPainter& painter) const {
    QColor shade = trackColor();
    shade.setAlphaF(0.13F);
    for (const double sign : {1.0, -1.0}) {
        QPainterPath band;
        for (const double latitude : {bandFrom, bandTo})
            for (const MapLine& line :
                 projectLine(MapProjection::Miller, dipoleIsoline(sign * latitude, year_))) {
                QPolygonF polygon = polygonOf(line);
                // Closed along the edge of the map: the even-odd rule leaves what lies between the two.
                const double edge = sign > 0 ? mapRectangle().top() - 1 : mapRectangle().bottom() + 1;
                if (!polygon.isClosed()) {
                    const QPointF first = polygon.first(), last = polygon.last();
                    polygon << QPointF(last.x(), edge) << QPointF(first.x(), edge);
                }
                band.addPolygon(polygon);
                band.closeSubpath();
            }
        painter.fillPath(band, shade);
    }
}

void TrackMap::drawArrow(QPainter& painter) const {
    if (track_.empty() || track_.back().points.size() < 2)
        return;
    const std::vector<MapPoint>& points = track_.back().points;
    const QPointF end = toWidget(points.back());
    constexpr std::size_t back = 20; // rows: one alone is too short to tell a direction
    const QPointF before = toWidget(points[points.size() - std::min(points.size(), back)]);
    painter.save();
    painter.translate(end);
    painter.rotate(std::atan2(end.y() - before.y(), end.x() - before.x()) * 180 / M_PI);
    painter.setPen(Qt::NoPen);
    painter.setBrush(trackColor());
    painter.drawPolygon(QPolygonF{QPointF(5, 0), QPointF(-4, -4), QPointF(-4, 4)});
    painter.restore();
}

void TrackMap::paintEvent(QPaintEvent*) {
    if (background_.isNull() || background_.deviceIndependentSize().toSize() != size())
        drawBackground();
    QPainter painter(this);
    painter.drawPixmap(0, 0, background_);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(mapRectangle());
    const auto draw = [&](const std::vector<MapLine>& lines, const QColor& color, double width) {
        painter.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        for (const MapLine& line : lines)
            painter.drawPolyline(polygonOf(line));
    };
    QColor faint = trackColor();
    faint.setAlphaF(0.45F);
    draw(others_, faint, 1);
    draw(track_, trackColor(), 1.8);
    draw(bursts_, burstColor(), 3.5);
    drawArrow(painter);
    if (cursor_) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1.5));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawEllipse(toWidget(*cursor_), 4, 4);
    }
}

void TrackMap::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        background_ = QPixmap();
    QWidget::changeEvent(event);
}

} // namespace nucleoscope
