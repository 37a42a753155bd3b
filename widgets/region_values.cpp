#include "widgets/region_values.h"

#include "widgets/catalogue_model.h"
#include "widgets/names.h"
#include "widgets/verdict_style.h"

#include <cmath>
#include <limits>

namespace nucleoscope {

namespace {

struct RegionValues {
    Q_DECLARE_TR_FUNCTIONS(RegionValues)
};

QString number(double value, int decimals) {
    return std::isfinite(value) ? QString::number(value, 'f', decimals) : QString();
}

} // namespace

QString regionText(const Region& region, int column) {
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
    case CatalogueModel::Contrast:
        return number(region.contrastDex, 2);
    case CatalogueModel::Probability:
        return number(region.probabilityMean, 2);
    case CatalogueModel::ReviewColumn:
        return region.review.verdict == Verdict::Unreviewed
                   ? QString()
                   : verdictMark(region.review.verdict) + QLatin1Char(' ') +
                         displayName(region.review.verdict);
    case CatalogueModel::Comment:
        return QString::fromStdString(region.review.comment);
    case CatalogueModel::File:
        return QString::fromStdString(region.file);
    default:
        return {};
    }
}

double regionSortKey(const Region& region, int column) {
    const auto value = [&]() -> double {
        switch (column) {
        case CatalogueModel::Time:
            return static_cast<double>(region.utcCenter);
        case CatalogueModel::Orbit:
            return region.orbit;
        case CatalogueModel::DirectionColumn:
            return static_cast<double>(region.direction);
        case CatalogueModel::SeasonColumn:
            return static_cast<double>(region.season);
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
            return static_cast<double>(region.utcEnd - region.utcStart);
        case CatalogueModel::Area:
            return region.areaPixels;
        case CatalogueModel::Peak:
            return region.powerPeak;
        case CatalogueModel::Contrast:
            return region.contrastDex;
        case CatalogueModel::Probability:
            return region.probabilityMean;
        case CatalogueModel::ReviewColumn:
            return static_cast<double>(region.review.verdict);
        default:
            return 0;
        }
    }();
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
}

QString regionColumnTitle(int column) {
    switch (column) {
    case CatalogueModel::Time:
        return RegionValues::tr("UTC");
    case CatalogueModel::Orbit:
        return RegionValues::tr("Orbit");
    case CatalogueModel::DirectionColumn:
        return RegionValues::tr("Direction");
    case CatalogueModel::SeasonColumn:
        return RegionValues::tr("Season");
    case CatalogueModel::Frequency:
        return RegionValues::tr("f (kHz)");
    case CatalogueModel::FrequencyRange:
        return RegionValues::tr("f range (kHz)");
    case CatalogueModel::Latitude:
        return RegionValues::tr("LAT");
    case CatalogueModel::Longitude:
        return RegionValues::tr("LON");
    case CatalogueModel::MagneticLatitude:
        return RegionValues::tr("MLAT (°)");
    case CatalogueModel::MagneticLongitude:
        return RegionValues::tr("MLON (°)");
    case CatalogueModel::LocalTime:
        return RegionValues::tr("LT (h)");
    case CatalogueModel::Duration:
        return RegionValues::tr("Duration (s)");
    case CatalogueModel::Area:
        return RegionValues::tr("Area (px)");
    case CatalogueModel::Peak:
        return RegionValues::tr("Peak (log₁₀)");
    case CatalogueModel::Contrast:
        return RegionValues::tr("Contrast (dex)");
    case CatalogueModel::Probability:
        return RegionValues::tr("Probability");
    case CatalogueModel::ReviewColumn:
        return RegionValues::tr("Review");
    case CatalogueModel::Comment:
        return RegionValues::tr("Comment");
    case CatalogueModel::File:
        return RegionValues::tr("File");
    default:
        return {};
    }
}

QString regionColumnMeaning(int column) {
    switch (column) {
    case CatalogueModel::Time:
        return RegionValues::tr("Time of the centre, UTC");
    case CatalogueModel::Frequency:
        return RegionValues::tr("Frequency of the centre, kHz");
    case CatalogueModel::FrequencyRange:
        return RegionValues::tr("Lowest and highest frequency, kHz");
    case CatalogueModel::Latitude:
        return RegionValues::tr("Geographic latitude of the centre");
    case CatalogueModel::Longitude:
        return RegionValues::tr("Geographic longitude of the centre");
    case CatalogueModel::MagneticLatitude:
        return RegionValues::tr("Centred-dipole latitude of the centre, degrees");
    case CatalogueModel::MagneticLongitude:
        return RegionValues::tr("Centred-dipole longitude of the centre, degrees");
    case CatalogueModel::LocalTime:
        return RegionValues::tr("Local time of the centre, hours");
    case CatalogueModel::Duration:
        return RegionValues::tr("From the first to the last column, seconds");
    case CatalogueModel::Area:
        return RegionValues::tr("Area in pixels of the spectrum");
    case CatalogueModel::Peak:
        return RegionValues::tr("Highest value, log₁₀ of mV/m/√Hz");
    case CatalogueModel::Contrast:
        return RegionValues::tr("Mean excess over the median of each frequency, dex");
    case CatalogueModel::Probability:
        return RegionValues::tr("Mean probability that the model gave");
    default:
        return regionColumnTitle(column);
    }
}

bool isTextColumn(int column) {
    return column == CatalogueModel::ReviewColumn || column == CatalogueModel::Comment ||
           column == CatalogueModel::Time || column == CatalogueModel::DirectionColumn ||
           column == CatalogueModel::SeasonColumn || column == CatalogueModel::File;
}

QString reviewText(const Review& review) {
    if (review.verdict == Verdict::Unreviewed)
        return {};
    QStringList parts{displayName(review.verdict)};
    if (!review.reviewer.empty())
        parts += QString::fromStdString(review.reviewer);
    parts += displayTime(review.time);
    return parts.join(QStringLiteral(", "));
}

std::string regionSearchText(const Region& region) {
    // Made for all regions of a catalogue at once: without QDateTime, which is slow.
    std::string text = toIso8601(region.utcCenter);
    constexpr std::size_t dayLength = 10, secondsLength = 19;
    text[dayLength] = ' ';
    text.resize(secondsLength);
    text += '\n';
    text += std::to_string(region.orbit);
    for (const QString& word : {displayName(region.direction), displayName(region.season)})
        text += '\n' + word.toLower().toStdString();
    for (const std::string* mixed : {&region.file, &region.review.comment}) {
        text += '\n';
        for (const char c : *mixed)
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

} // namespace nucleoscope
