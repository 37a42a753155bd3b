#include "widgets/catalogue_model.h"

#include "widgets/names.h"

#include <cmath>

namespace nucleoscope {

namespace {

QString number(double value, int decimals) {
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : QString();
}

QString display(const Region& region, int column) {
    switch (column) {
    case CatalogueModel::Time:
        return displayTime(region.utcCenter);
    case CatalogueModel::Orbit:
        return QString::number(region.orbit);
    case CatalogueModel::DirectionColumn:
        return displayName(region.direction);
    case CatalogueModel::SeasonColumn:
        return displayName(region.season);
    case CatalogueModel::Frequency:
        return number(region.frequencyCenterHz / 1000, 2);
    case CatalogueModel::FrequencyRange:
        return QStringLiteral("%1–%2").arg(number(region.frequencyLowHz / 1000, 2),
                                           number(region.frequencyHighHz / 1000, 2));
    case CatalogueModel::Latitude:
        return displayLatitude(region.position.latitude);
    case CatalogueModel::Longitude:
        return displayLongitude(region.position.longitude);
    case CatalogueModel::MagneticLatitude:
        return number(region.position.magneticLatitude, 2);
    case CatalogueModel::MagneticLongitude:
        return number(region.position.magneticLongitude, 2);
    case CatalogueModel::LocalTime:
        return number(region.localTimeHours, 1);
    case CatalogueModel::Duration:
        return number(static_cast<double>(region.utcEnd - region.utcStart) / 1000, 0);
    case CatalogueModel::Area:
        return QString::number(region.areaPixels);
    case CatalogueModel::Peak:
        return number(region.powerPeak, 2);
    case CatalogueModel::Probability:
        return number(region.probabilityMean, 2);
    case CatalogueModel::File:
        return QString::fromStdString(region.file);
    default:
        return {};
    }
}

QVariant sortValue(const Region& region, int column) {
    switch (column) {
    case CatalogueModel::Time:
        return QVariant::fromValue<qint64>(region.utcCenter);
    case CatalogueModel::Orbit:
        return region.orbit;
    case CatalogueModel::SeasonColumn:
        return static_cast<int>(region.season);
    case CatalogueModel::Frequency:
        return region.frequencyCenterHz;
    case CatalogueModel::FrequencyRange:
        return region.frequencyLowHz;
    case CatalogueModel::Latitude:
        return region.position.latitude;
    case CatalogueModel::Longitude:
        return region.position.longitude;
    case CatalogueModel::MagneticLatitude:
        return region.position.magneticLatitude;
    case CatalogueModel::MagneticLongitude:
        return region.position.magneticLongitude;
    case CatalogueModel::LocalTime:
        return region.localTimeHours;
    case CatalogueModel::Duration:
        return QVariant::fromValue<qint64>(region.utcEnd - region.utcStart);
    case CatalogueModel::Area:
        return region.areaPixels;
    case CatalogueModel::Peak:
        return region.powerPeak;
    case CatalogueModel::Probability:
        return std::isfinite(region.probabilityMean) ? region.probabilityMean : -1.0;
    default:
        return display(region, column);
    }
}

bool isText(int column) {
    return column == CatalogueModel::Time || column == CatalogueModel::DirectionColumn ||
           column == CatalogueModel::SeasonColumn || column == CatalogueModel::File;
}

} // namespace

void CatalogueModel::setCatalogue(CataloguePtr catalogue) {
    beginResetModel();
    catalogue_ = std::move(catalogue);
    endResetModel();
}

const Region* CatalogueModel::region(int row) const {
    if (!catalogue_ || row < 0 || row >= rowCount())
        return nullptr;
    return &catalogue_->regions[static_cast<std::size_t>(row)];
}

int CatalogueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !catalogue_ ? 0 : static_cast<int>(catalogue_->regions.size());
}

int CatalogueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CatalogueModel::data(const QModelIndex& index, int role) const {
    const Region* found = region(index.row());
    if (!found)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return display(*found, index.column());
    case Qt::UserRole:
        return sortValue(*found, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant CatalogueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool toolTip = role == Qt::ToolTipRole;
    switch (section) {
    case Time:
        return toolTip ? tr("Time of the centre, UTC") : tr("UTC");
    case Orbit:
        return tr("Orbit");
    case DirectionColumn:
        return tr("Direction");
    case SeasonColumn:
        return tr("Season");
    case Frequency:
        return toolTip ? tr("Frequency of the centre, kHz") : tr("f (kHz)");
    case FrequencyRange:
        return toolTip ? tr("Lowest and highest frequency, kHz") : tr("f range (kHz)");
    case Latitude:
        return toolTip ? tr("Geographic latitude of the centre") : tr("LAT");
    case Longitude:
        return toolTip ? tr("Geographic longitude of the centre") : tr("LON");
    case MagneticLatitude:
        return toolTip ? tr("Centred-dipole latitude of the centre, degrees") : tr("MLAT (°)");
    case MagneticLongitude:
        return toolTip ? tr("Centred-dipole longitude of the centre, degrees") : tr("MLON (°)");
    case LocalTime:
        return toolTip ? tr("Local time of the centre, hours") : tr("LT (h)");
    case Duration:
        return toolTip ? tr("From the first to the last column, seconds") : tr("Duration (s)");
    case Area:
        return toolTip ? tr("Area in pixels of the spectrum") : tr("Area (px)");
    case Peak:
        return toolTip ? tr("Highest value, log₁₀ of mV/m/√Hz") : tr("Peak (log₁₀)");
    case Probability:
        return toolTip ? tr("Mean probability that the model gave") : tr("Probability");
    case File:
        return tr("File");
    default:
        return {};
    }
}

} // namespace nucleoscope
