#pragma once

#include "core/geo/geographic_point.h"

#include <functional>
#include <vector>

namespace nucleoscope {

/// A smooth quantity of the places on a globe, known on a grid of 2°, and its contours.
class GlobeContours {
public:
    using Quantity = std::function<double(double latitude, double longitude)>;

    explicit GlobeContours(Quantity quantity);

    /// The closed lines where the quantity is `level`, as points where it crosses the grid, each to 1e-6 of
    /// its unit. Islands smaller than the grid are missed. (Marching squares; a saddle is cut as its middle
    /// says.)
    std::vector<std::vector<GeographicPoint>> at(double level) const;

private:
    double value(int row, int column) const;
    GeographicPoint crossing(int edge, double level) const;

    Quantity quantity_;
    std::vector<double> values_; ///< [row][column] from the south pole and −180° on
};

} // namespace nucleoscope
