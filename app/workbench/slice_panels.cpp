#include "app/workbench/slice_panels.h"

#include <cmath>

namespace nucleoscope {

namespace {

QString nameOf(Component component) {
    return QStringLiteral("E") + QString::fromStdString(std::string(toString(component)));
}

} // namespace

SlicePanels::SlicePanels(QObject* parent)
    : QObject(parent), spectrum_(new SlicePanel(SlicePanel::Kind::Spectrum)),
      series_(new SlicePanel(SlicePanel::Kind::Series)), readout_(new SliceReadout) {
    setVisible(false);
}

void SlicePanels::setVisible(bool visible) {
    visible_ = visible;
    for (QWidget* widget : std::initializer_list<QWidget*>{spectrum_, series_, readout_})
        widget->setVisible(visible);
    if (!visible)
        unpin();
    else if (moving_)
        update(*moving_->view);
}

void SlicePanels::follow(const SpectrumView& view, Component component, const CursorInfo& cursor) {
    if (!cursor.inside)
        return;
    moving_ = Place{&view, component, cursor.column, cursor.row, {}, {}};
    if (visible_) {
        show(SlicePanel::Cursor::Moving, *moving_);
        showNumbers();
    }
}

void SlicePanels::show(SlicePanel::Cursor cursor, Place& place) {
    const std::shared_ptr<const SpectrumImage> image = place.view->colors().shown();
    const SpectrumGeometry& geometry = place.view->geometry();
    if (!image || place.column >= image->width || place.row >= image->height)
        return;
    const SpectrumGrid& grid = geometry.grid();
    place.place = {geometry.timeline().secondsAt(place.column), grid.frequencyAt(place.row) / 1000};
    place.point = {grid.utcAt(place.column), grid.frequencyAt(place.row), image->at(place.row, place.column)};
    const QString time = QString::fromStdString(toIso8601(place.point.utc).substr(11, 8));
    spectrum_->setLine(cursor, spectrumOfColumn(*image, grid, place.column), place.place.kiloHertz,
                       nameOf(place.component) + QLatin1Char(' ') + time);
    series_->setLine(cursor, seriesOfRow(*image, geometry.timeline(), place.row), place.place.seconds,
                     nameOf(place.component) +
                         QStringLiteral(" %1 kHz").arg(place.place.kiloHertz, 0, 'f', 3));
}

void SlicePanels::clear(const SpectrumView& view) {
    moving_.reset();
    unpin();
    update(view);
}

void SlicePanels::update(const SpectrumView& view) {
    quantity_ = view.colors().quantity();
    if (!visible_)
        return;
    const auto& utc = view.grid().track().utc;
    for (SlicePanel* panel : {spectrum_, series_}) {
        panel->begin(utc.empty() ? 0 : utc.front(), view.colorScale().low, view.colorScale().high);
        panel->setQuantity(quantity_);
    }
    if (pinned_)
        show(SlicePanel::Cursor::Pinned, *pinned_);
    if (moving_)
        show(SlicePanel::Cursor::Moving, *moving_);
    showNumbers();
}

bool SlicePanels::pin() {
    if (!moving_ || !visible_)
        return false;
    pinned_ = moving_;
    show(SlicePanel::Cursor::Pinned, *pinned_);
    showNumbers();
    emit pinnedChanged(pinned_->place);
    return true;
}

void SlicePanels::unpin() {
    if (!pinned_)
        return;
    pinned_.reset();
    spectrum_->clearLine(SlicePanel::Cursor::Pinned);
    series_->clearLine(SlicePanel::Cursor::Pinned);
    showNumbers();
    emit pinnedChanged(std::nullopt);
}

void SlicePanels::showNumbers() {
    const auto point = [](const std::optional<Place>& place) {
        return place ? std::optional(place->point) : std::nullopt;
    };
    readout_->setPoints(point(moving_), point(pinned_), quantity_);
}

std::vector<SpectrumCursor> SlicePanels::cursors() const {
    std::vector<SpectrumCursor> cursors;
    for (const auto& place : {moving_, pinned_})
        if (visible_ && place)
            cursors.push_back({place->place.seconds, place->place.kiloHertz * 1000, place->component});
    return cursors;
}

} // namespace nucleoscope
