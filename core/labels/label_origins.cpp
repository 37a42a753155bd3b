#include "core/labels/label_origins.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <limits>
#include <map>

namespace nucleoscope {
namespace {

constexpr int eightNeighbours = 8;

/// Numbers of 8-connected components from 1, 0 outside.
cv::Mat componentsOf(const LabelMask& mask, std::uint8_t value) {
    const cv::Mat image(mask.height, mask.width, CV_8UC1, const_cast<std::uint8_t*>(mask.pixels.data()));
    cv::Mat numbers;
    cv::connectedComponents(image == value, numbers, eightNeighbours, CV_32S);
    return numbers;
}

std::vector<std::uint8_t> valuesIn(const LabelMask& mask) {
    std::array<bool, 256> occurs{};
    for (const std::uint8_t value : mask.pixels)
        occurs[value] = true;
    std::vector<std::uint8_t> values;
    for (std::size_t value = 1; value < occurs.size(); ++value)
        if (occurs[value])
            values.push_back(static_cast<std::uint8_t>(value));
    return values;
}

void addPixel(LabelRegion& region, int row, int column) {
    if (region.pixels++ == 0) {
        region.firstRow = region.top = row;
        region.firstColumn = region.left = region.right = column;
    }
    region.bottom = row;
    region.left = std::min(region.left, column);
    region.right = std::max(region.right, column);
}

} // namespace

std::uint8_t LabelOrigins::use(const Origin& origin, std::size_t pixels) {
    const auto same = [&](const Origin& other) {
        return other.name == origin.name && other.edited == origin.edited;
    };
    auto found = std::ranges::find_if(origins_, same);
    if (found == origins_.end()) {
        if (origins_.size() > std::numeric_limits<std::uint8_t>::max())
            return 0;
        found = origins_.insert(origins_.end(), origin);
    }
    const auto number = static_cast<std::uint8_t>(found - origins_.begin());
    if (number != 0 && layer_.empty())
        layer_.assign(pixels, 0);
    return number;
}

std::uint8_t LabelOrigins::use(std::string_view origin, std::size_t pixels) {
    return use(Origin{std::string(origin), false}, pixels);
}

void LabelOrigins::setAll(const LabelMask& mask, std::string_view origin) {
    std::ranges::fill(layer_, std::uint8_t{0});
    const std::uint8_t number = use(origin, mask.pixels.size());
    for (std::size_t i = 0; number != 0 && i < layer_.size(); ++i)
        layer_[i] = mask.pixels[i] != LabelMask::background ? number : 0;
}

LabelOrigins::LabelOrigins(const LabelMask& mask, const std::vector<LabelRegion>& regions) {
    std::map<std::uint8_t, cv::Mat> components;
    for (const LabelRegion& region : regions) {
        const bool isInside = region.firstRow >= 0 && region.firstRow < mask.height &&
                              region.firstColumn >= 0 && region.firstColumn < mask.width;
        if (!isInside || mask.at(region.firstRow, region.firstColumn) != region.value)
            continue; // the mask was changed by another program
        const std::uint8_t number = use(Origin{region.origin, region.edited}, mask.pixels.size());
        if (number == 0)
            continue;
        auto entry = components.find(region.value);
        if (entry == components.end())
            entry = components.emplace(region.value, componentsOf(mask, region.value)).first;
        const cv::Mat& numbers = entry->second;
        const int component = numbers.at<int>(region.firstRow, region.firstColumn);
        const int lastRow = std::min(region.bottom, mask.height - 1);
        for (int row = region.firstRow; row <= lastRow; ++row)
            for (int column = 0; column < mask.width; ++column)
                if (numbers.at<int>(row, column) == component)
                    layer_[std::size_t(row) * mask.width + column] = number;
    }
}

namespace {

/// The regions of one class, with what made them.
class RegionCensus {
public:
    explicit RegionCensus(std::uint8_t value) : value_(value) {}

    void add(std::size_t index, int row, int column, std::uint8_t number, bool isEdited) {
        if (index >= found_.size())
            found_.resize(index + 1);
        Found& found = found_[index];
        found.region.value = value_;
        addPixel(found.region, row, column);
        found.byHand = found.byHand || number == 0;
        if (number == 0)
            return;
        found.region.edited = found.region.edited || isEdited || (found.made != 0 && found.made != number);
        found.made = found.made == 0 ? number : found.made;
    }

    /// `nameOf`: of an origin's number.
    template <typename NameOf>
    void moveTo(std::vector<LabelRegion>& all, NameOf&& nameOf) {
        for (Found& found : found_) {
            if (found.made != 0) {
                found.region.origin = nameOf(found.made);
                found.region.edited = found.region.edited || found.byHand;
            }
            all.push_back(std::move(found.region));
        }
    }

private:
    struct Found {
        LabelRegion region;
        std::uint8_t made = 0; ///< number of what made it, if not the hand
        bool byHand = false;
    };
    std::uint8_t value_;
    std::vector<Found> found_;
};

} // namespace

bool LabelOrigins::isBesideErased(const LabelMask& mask, int row, int column) const {
    const std::uint8_t number = at(std::size_t(row) * mask.width + column);
    for (int r = std::max(row - 1, 0); r <= std::min(row + 1, mask.height - 1); ++r)
        for (int c = std::max(column - 1, 0); c <= std::min(column + 1, mask.width - 1); ++c)
            if (mask.at(r, c) == LabelMask::background && at(std::size_t(r) * mask.width + c) == number)
                return true;
    return false;
}

std::vector<LabelRegion> regionsOf(const LabelMask& mask, const LabelOrigins& origins) {
    std::vector<LabelRegion> all;
    for (const std::uint8_t value : valuesIn(mask)) {
        const cv::Mat numbers = componentsOf(mask, value);
        RegionCensus census(value);
        for (int row = 0; row < mask.height; ++row) {
            const int* line = numbers.ptr<int>(row);
            for (int column = 0; column < mask.width; ++column) {
                if (line[column] == 0)
                    continue;
                const std::uint8_t number = origins.at(std::size_t(row) * mask.width + column);
                const bool isEdited = number != 0 && (origins.origins_[number].edited ||
                                                      origins.isBesideErased(mask, row, column));
                census.add(static_cast<std::size_t>(line[column] - 1), row, column, number, isEdited);
            }
        }
        census.moveTo(all, [&](std::uint8_t number) { return origins.origins_[number].name; });
    }
    return all;
}

} // namespace nucleoscope
