#include "core/labels/outline.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace nucleoscope {
namespace {

/// Clockwise on the screen, so that a step more is a turn to the right.
enum Heading { East, South, West, North };
constexpr std::array<std::pair<int, int>, 4> steps{{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}}; // x, y

constexpr Heading turned(Heading heading, int quarters) {
    return static_cast<Heading>((heading + quarters + 4) % 4);
}

/// The edges between a region and what is not of it, each leading from one corner of a pixel to the next with
/// the region at its right.
class EdgeMap {
public:
    EdgeMap(const cv::Mat& regions, int region, const cv::Rect& box)
        : box_(box), leaving_(std::size_t(box.width + 1) * (box.height + 1), 0) {
        for (int row = box.y; row < box.y + box.height; ++row) {
            for (int column = box.x; column < box.x + box.width; ++column) {
                if (regions.at<int>(row, column) == region) {
                    addEdgesOf(row, column, regions, region);
                }
            }
        }
    }

    /// The rings in scan order, so that the outer one comes first.
    std::vector<Ring> rings() {
        std::vector<Ring> rings;
        for (int y = box_.y; y <= box_.y + box_.height; ++y) {
            for (int x = box_.x; x <= box_.x + box_.width; ++x) {
                while ((at(x, y) & bit(East)) != 0) {
                    rings.push_back(follow(x, y));
                }
            }
        }
        return rings;
    }

private:
    static constexpr std::uint8_t bit(Heading heading) { return static_cast<std::uint8_t>(1U << heading); }

    std::uint8_t& at(int x, int y) {
        return leaving_[std::size_t(y - box_.y) * (box_.width + 1) + (x - box_.x)];
    }

    void addEdgesOf(int row, int column, const cv::Mat& regions, int region) {
        const auto isOutside = [&](int r, int c) {
            return r < 0 || c < 0 || r >= regions.rows || c >= regions.cols ||
                   regions.at<int>(r, c) != region;
        };
        if (isOutside(row - 1, column)) {
            at(column, row) |= bit(East);
        }
        if (isOutside(row, column + 1)) {
            at(column + 1, row) |= bit(South);
        }
        if (isOutside(row + 1, column)) {
            at(column + 1, row + 1) |= bit(West);
        }
        if (isOutside(row, column - 1)) {
            at(column, row + 1) |= bit(North);
        }
    }

    /// To the left where there is a choice: pixels that meet at a corner are of one region.
    Heading next(int x, int y, Heading heading) {
        for (const int quarters : {-1, 0, 1}) {
            if ((at(x, y) & bit(turned(heading, quarters))) != 0) {
                return turned(heading, quarters);
            }
        }
        return heading;
    }

    Ring follow(const int startX, const int startY) {
        Ring ring;
        int x = startX;
        int y = startY;
        Heading heading = East;
        do {
            x += steps[heading].first;
            y += steps[heading].second;
            const Heading then = next(x, y, heading);
            at(x, y) &= static_cast<std::uint8_t>(~bit(then));
            if (then != heading) {
                ring.push_back({static_cast<double>(x), static_cast<double>(y)});
            }
            heading = then;
        } while (x != startX || y != startY || heading != East);
        return ring;
    }

    cv::Rect box_;
    std::vector<std::uint8_t> leaving_; ///< at each corner, the headings of the edges that begin there
};

/// Positive for a ring that is clockwise on the screen.
double signedArea(const Ring& ring) {
    double area = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const OutlinePoint& from = ring[i];
        const OutlinePoint& to = ring[(i + 1) % ring.size()];
        area += from.x * to.y - to.x * from.y;
    }
    return area / 2;
}

struct Crossing {
    double x = 0;
    int turn = 0; ///< 1 where the ring comes from above, −1 from below
};

/// Where the rings cross the line through the centres of a row, ascending.
std::vector<Crossing> crossings(std::span<const Ring> rings, double y) {
    std::vector<Crossing> places;
    for (const Ring& ring : rings) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const OutlinePoint& from = ring[i];
            const OutlinePoint& to = ring[(i + 1) % ring.size()];
            if ((from.y <= y) != (to.y <= y)) {
                places.push_back(
                    {from.x + (y - from.y) / (to.y - from.y) * (to.x - from.x), from.y <= y ? 1 : -1});
            }
        }
    }
    std::sort(places.begin(), places.end(), [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
    return places;
}

/// The first pixel whose centre is not before `x`, within 0 … `count`.
int firstPixelFrom(double x, int count) {
    return static_cast<int>(std::clamp(std::ceil(x - 0.5), 0.0, static_cast<double>(count)));
}

std::pair<double, double> verticalExtent(std::span<const Ring> rings) {
    double low = 0;
    double high = 0;
    bool first = true;
    for (const Ring& ring : rings) {
        for (const OutlinePoint& point : ring) {
            low = first ? point.y : std::min(low, point.y);
            high = first ? point.y : std::max(high, point.y);
            first = false;
        }
    }
    return {low, high};
}

} // namespace

double ringArea(const Ring& ring) {
    return std::abs(signedArea(ring));
}

std::vector<Ring> Outline::rings() const {
    std::vector<Ring> all{outer};
    all.insert(all.end(), holes.begin(), holes.end());
    return all;
}

Ring Outline::joined() const {
    Ring line = outer;
    for (const Ring& hole : holes) {
        const OutlinePoint target = hole.front();
        const auto nearest = std::min_element(line.begin(), line.end(),
                                              [target](const OutlinePoint& a, const OutlinePoint& b) {
                                                  return std::hypot(a.x - target.x, a.y - target.y) <
                                                         std::hypot(b.x - target.x, b.y - target.y);
                                              });
        Ring cut = hole;
        cut.push_back(target);
        cut.push_back(*nearest);
        line.insert(nearest + 1, cut.begin(), cut.end());
    }
    return line;
}

std::vector<Outline> traceOutlines(const LabelMask& mask, std::uint8_t label) {
    if (mask.pixels.empty()) {
        return {};
    }
    const cv::Mat pixels(mask.height, mask.width, CV_8U, const_cast<std::uint8_t*>(mask.pixels.data()));
    cv::Mat regions, boxes, centroids;
    const int count = cv::connectedComponentsWithStats(pixels == label, regions, boxes, centroids, 8, CV_32S);
    std::vector<Outline> outlines;
    for (int region = 1; region < count; ++region) {
        const cv::Rect box(boxes.at<int>(region, cv::CC_STAT_LEFT), boxes.at<int>(region, cv::CC_STAT_TOP),
                           boxes.at<int>(region, cv::CC_STAT_WIDTH),
                           boxes.at<int>(region, cv::CC_STAT_HEIGHT));
        Outline& outline = outlines.emplace_back();
        for (Ring& ring : EdgeMap(regions, region, box).rings()) {
            if (signedArea(ring) > 0) {
                outline.outer = std::move(ring);
            } else {
                outline.holes.push_back(std::move(ring));
            }
        }
    }
    // The order of OpenCV's labels is its own affair.
    std::sort(outlines.begin(), outlines.end(), [](const Outline& a, const Outline& b) {
        const auto top = [](const OutlinePoint& p, const OutlinePoint& q) {
            return std::pair(p.y, p.x) < std::pair(q.y, q.x);
        };
        return top(*std::min_element(a.outer.begin(), a.outer.end(), top),
                   *std::min_element(b.outer.begin(), b.outer.end(), top));
    });
    return outlines;
}

void fillRings(LabelMask& mask, std::span<const Ring> rings, std::uint8_t label, FillRule rule) {
    const auto [top, bottom] = verticalExtent(rings);
    for (int row = firstPixelFrom(top, mask.height); row < firstPixelFrom(bottom, mask.height); ++row) {
        const std::vector<Crossing> places = crossings(rings, row + 0.5);
        int turns = 0;
        for (std::size_t i = 0; i + 1 < places.size(); ++i) {
            turns += rule == FillRule::Winding ? places[i].turn : 1;
            if (rule == FillRule::Winding ? turns == 0 : turns % 2 == 0) {
                continue;
            }
            const int first = firstPixelFrom(places[i].x, mask.width);
            const int end = firstPixelFrom(places[i + 1].x, mask.width);
            for (int column = first; column < end; ++column) {
                mask.at(row, column) = label;
            }
        }
    }
}

} // namespace nucleoscope
