#pragma once

#include "core/archive/half_orbit.h"
#include "core/figures/figure.h"

#include <string>

namespace nucleoscope {

/// The words of the figures.
enum class FigureText {
    MapTitle,
    JointTitle,
    SeasonTitle,
    Simulated,
    NoRegions,
    NumberOfRegions,
    RegionsPerHour,
    RegionsPerHalfOrbit,
    ShareOfHalfOrbits,
    CenterFrequency,
    Frequency,
    MagneticLatitude,
    MagneticLatitudeLines,
    DipLatitudeLines,
    NightSide,
    RegionsPerCell,
    MillerProjection,
    PlateCarreeProjection,
    NorthPolarProjection,
    SouthPolarProjection,
    Bandwidth,
    Duration,
    MagneticLongitude,
    GeographicLatitude,
    GeographicLongitude,
    Altitude,
    LocalTime,
    Month,
    Size,
    PowerPeak,
    PowerMean,
    Contrast,
    Probability,
    Spring,
    Summer,
    Autumn,
    Winter,
    North,
    South,
    Total,
    NorthShort,
    SouthShort,
    Orbit,
    Ascending,
    Descending,
    UtRow,
    LatitudeRow,
    LongitudeRow,
    MagneticLatitudeRow,
    AmplitudeDensity,
    PowerDensity,
    RatioToBackground,
    MagneticLocalTimeRow,
    LocalTimeRow,
    Day,
    Twilight,
    Night,
    Burst,
};

std::string figureText(FigureText text, FigureLanguage language);
std::string figureText(Season season, FigureLanguage language);
std::string figureText(Direction direction, FigureLanguage language);

/// A number as figures show it: `decimals` digits, a true minus sign.
std::string figureNumber(double value, int decimals = 0);
/// "30°N", "0°", "180°".
std::string latitudeText(double degrees, int decimals = 0);
std::string longitudeText(double degrees, int decimals = 0);
/// "2021-11-03".
std::string dateText(UtcMs time);

} // namespace nucleoscope
