#include "core/geo/globe_contours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace nucleoscope {
namespace {

constexpr double step = 2;
constexpr int rows = 91;     ///< pole to pole
constexpr int columns = 180; ///< round the globe: the last one's neighbour is the first

int wrapped(int column) {
    return column % columns;
}

// The edges of the grid have numbers: from a node to the east even ones, to the north odd ones.
int eastward(int row, int column) {
    return 2 * (row * columns + wrapped(column));
}
int northward(int row, int column) {
    return eastward(row, column) + 1;
}

GeographicPoint nodeAt(int row, int column) {
    return {-90 + step * row, -180 + step * column};
}

/// Where `function`, which changes its sign between 0 and 1, is 0 (the Illinois method).
template <typename Function>
double findZero(Function function, double atLow, double atHigh) {
    double low = 0;
    double high = 1;
    double middle = low;
    int side = 0;
    for (int i = 0; i < 60; ++i) {
        middle = (low * atHigh - high * atLow) / (atHigh - atLow);
        const double at = function(middle);
        if (std::abs(at) < 1e-7) {
            break;
        }
        if ((at < 0) == (atHigh < 0)) {
            high = middle;
            atHigh = at;
            atLow = side == -1 ? atLow / 2 : atLow;
            side = -1;
        } else {
            low = middle;
            atLow = at;
            atHigh = side == 1 ? atHigh / 2 : atHigh;
            side = 1;
        }
    }
    return middle;
}

/// Which edges a contour connects: each edge that it crosses has two neighbours.
using Links = std::map<int, std::array<int, 2>>;
constexpr int nothing = -1;

void link(Links& links, int from, int to) {
    for (const auto& [edge, other] : {std::pair{from, to}, std::pair{to, from}}) {
        auto& neighbours = links.try_emplace(edge, std::array{nothing, nothing}).first->second;
        neighbours[neighbours[0] == nothing ? 0 : 1] = other;
    }
}

/// Takes a closed line of edges out of `links`.
std::vector<int> takeLoop(Links& links) {
    std::vector<int> loop;
    int edge = links.begin()->first;
    int previous = nothing;
    while (true) {
        const auto found = links.find(edge);
        if (found == links.end()) {
            return loop;
        }
        const auto [a, b] = found->second;
        loop.push_back(edge);
        links.erase(found);
        const int next = a != previous ? a : b;
        previous = std::exchange(edge, next);
    }
}

} // namespace

GlobeContours::GlobeContours(Quantity quantity) : quantity_(std::move(quantity)) {
    values_.reserve(static_cast<std::size_t>(rows * columns));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            // A pole is one place, so it has one value.
            const GeographicPoint node = nodeAt(row, row == 0 || row == rows - 1 ? 0 : column);
            values_.push_back(quantity_(node.latitude, node.longitude));
        }
    }
}

double GlobeContours::value(int row, int column) const {
    return values_[static_cast<std::size_t>(row * columns + wrapped(column))];
}

GeographicPoint GlobeContours::crossing(int edge, double level) const {
    const int row = edge / 2 / columns;
    const int column = edge / 2 % columns;
    const bool isNorthward = edge % 2 == 1;
    const GeographicPoint from = nodeAt(row, column);
    const auto place = [&](double fraction) {
        return GeographicPoint{from.latitude + (isNorthward ? step * fraction : 0),
                               from.longitude + (isNorthward ? 0 : step * fraction)};
    };
    const double atStart = value(row, column) - level;
    const double atEnd = (isNorthward ? value(row + 1, column) : value(row, column + 1)) - level;
    const auto excess = [&](double fraction) {
        const GeographicPoint at = place(fraction);
        return quantity_(at.latitude, at.longitude) - level;
    };
    return place(findZero(excess, atStart, atEnd));
}

std::vector<std::vector<GeographicPoint>> GlobeContours::at(double level) const {
    Links links;
    for (int row = 0; row + 1 < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const std::array corners{value(row, column), value(row, column + 1), value(row + 1, column + 1),
                                     value(row + 1, column)};
            // Round the cell, as the corners: each edge starts at the corner of its number.
            const std::array edges{eastward(row, column), northward(row, column + 1),
                                   eastward(row + 1, column), northward(row, column)};
            std::vector<std::size_t> crossed;
            for (std::size_t i = 0; i < 4; ++i) {
                if ((corners[i] < level) != (corners[(i + 1) % 4] < level)) {
                    crossed.push_back(i);
                }
            }
            if (crossed.size() == 2) {
                link(links, edges[crossed[0]], edges[crossed[1]]);
            } else if (crossed.size() == 4) {
                const double middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
                // Corner 0 belongs to the middle: the lines cut off the corners 1 and 3.
                const bool cutsOffOdd = (corners[0] < level) == (middle < level);
                link(links, edges[0], edges[cutsOffOdd ? 1 : 3]);
                link(links, edges[2], edges[cutsOffOdd ? 3 : 1]);
            }
        }
    }
    std::vector<std::vector<GeographicPoint>> lines;
    while (!links.empty()) {
        std::vector<GeographicPoint> line;
        for (const int edge : takeLoop(links)) {
            line.push_back(crossing(edge, level));
        }
        line.push_back(line.front());
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace nucleoscope
