#include "widgets/map_options_bar.h"

#include "core/figures/quantity_text.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr MapProjection projections[] = {MapProjection::Miller, MapProjection::PlateCarree,
                                         MapProjection::NorthPolar, MapProjection::SouthPolar};
constexpr MagneticLines magneticLines[] = {MagneticLines::Dipole, MagneticLines::Dip, MagneticLines::None};

QAction* addCheck(QMenu* menu, const QString& text) {
    QAction* action = menu->addAction(text);
    action->setCheckable(true);
    return action;
}

} // namespace

MapOptionsBar::MapOptionsBar(FigureLanguage language, QWidget* parent)
    : QWidget(parent), projection_(new QComboBox), coloring_(new QComboBox), lines_(new QComboBox) {
    projection_->addItems({tr("Miller"), tr("Plate carrée"), tr("North pole"), tr("South pole")});
    projection_->setToolTip(tr("Projection"));
    coloring_->addItems({tr("Colour: season"), tr("Colour: direction")});
    for (const RegionQuantity quantity : allRegionQuantities())
        coloring_->addItem(tr("Colour: %1").arg(QString::fromStdString(quantityName(quantity, language))));
    coloring_->setToolTip(tr("What the points are coloured by"));
    lines_->addItems({tr("Dipole latitude"), tr("Dip latitude"), tr("No lines")});
    lines_->setToolTip(tr("Lines of magnetic latitude"));

    auto* more = new QToolButton;
    more->setText(tr("More"));
    more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(more);
    density_ = addCheck(menu, tr("Density in place of points"));
    sizeByArea_ = addCheck(menu, tr("Size of the points by area"));
    poles_ = addCheck(menu, tr("Magnetic poles"));
    night_ = addCheck(menu, tr("Night at the time of the selected region"));
    tracks_ = addCheck(menu, tr("Ground tracks of the selected regions"));
    more->setMenu(menu);

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    for (QComboBox* box : {projection_, coloring_, lines_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
        row->addWidget(box, 1);
        connect(box, &QComboBox::currentIndexChanged, this, &MapOptionsBar::read);
    }
    row->addWidget(more);
    for (QAction* action : {density_, sizeByArea_, poles_, night_, tracks_})
        connect(action, &QAction::toggled, this, &MapOptionsBar::read);
}

bool MapOptionsBar::showsNight() const {
    return night_->isChecked();
}

bool MapOptionsBar::showsTracks() const {
    return tracks_->isChecked();
}

void MapOptionsBar::read() {
    options_.projection = projections[projection_->currentIndex()];
    options_.lines = magneticLines[lines_->currentIndex()];
    switch (coloring_->currentIndex()) {
    case 0:
        options_.coloring = PointColoring::Season;
        break;
    case 1:
        options_.coloring = PointColoring::Direction;
        break;
    default:
        options_.coloring = PointColoring::Quantity;
        options_.quantity = allRegionQuantities()[static_cast<std::size_t>(coloring_->currentIndex() - 2)];
    }
    options_.poles = poles_->isChecked();
    options_.sizeByArea = sizeByArea_->isChecked();
    options_.density = density_->isChecked();
    emit optionsChanged();
}

} // namespace nucleoscope
