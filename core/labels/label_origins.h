#pragma once

#include "core/labels/mask.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// What made a label that nobody else made.
inline constexpr std::string_view manualOrigin = "manual";

/// An 8-connected region of one class of a label.
struct LabelRegion {
    std::uint8_t value = LabelMask::nucleus;
    int pixels = 0;
    int left = 0, top = 0, right = 0, bottom = 0; ///< inclusive
    int firstRow = 0, firstColumn = 0; ///< its first pixel in scan order, which no other region has
    std::string origin{manualOrigin};  ///< "manual", "review", "imported", or the id of a model
    bool edited = false;               ///< something else made it, and a hand went over it
};

/// What made each pixel of a label, so that its regions can say what made them. A label that was painted by
/// hand takes no memory. What is erased keeps its origin, by which a region is known to be edited.
class LabelOrigins {
public:
    LabelOrigins() = default;
    /// As regionsOf() told them.
    LabelOrigins(const LabelMask& mask, const std::vector<LabelRegion>& regions);

    /// The number of an origin, for set(). `pixels`: of the mask.
    std::uint8_t use(std::string_view origin, std::size_t pixels);
    void set(std::uint32_t pixel, std::uint8_t number) {
        if (!layer_.empty())
            layer_[pixel] = number;
    }
    /// Everything that is labelled was made by `origin`.
    void setAll(const LabelMask& mask, std::string_view origin);

private:
    friend std::vector<LabelRegion> regionsOf(const LabelMask& mask, const LabelOrigins& origins);

    struct Origin {
        std::string name{manualOrigin};
        bool edited = false;
    };
    std::uint8_t use(const Origin& origin, std::size_t pixels);
    /// Something that was made together with this pixel has been erased beside it.
    bool isBesideErased(const LabelMask& mask, int row, int column) const;
    std::uint8_t at(std::size_t pixel) const { return layer_.empty() ? 0 : layer_[pixel]; }

    std::vector<Origin> origins_{Origin()}; ///< by number; 0 is the hand
    std::vector<std::uint8_t> layer_;       ///< number by pixel; empty: 0 everywhere
};

/// The regions of all classes but the background, class by class in scan order.
std::vector<LabelRegion> regionsOf(const LabelMask& mask, const LabelOrigins& origins = {});

} // namespace nucleoscope
