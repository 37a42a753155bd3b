#include "widgets/region_selection.h"

#include <algorithm>

namespace nucleoscope {

bool RegionSelection::contains(int region) const {
    return std::binary_search(regions_.begin(), regions_.end(), region);
}

void RegionSelection::select(std::vector<int> regions) {
    std::sort(regions.begin(), regions.end());
    regions.erase(std::unique(regions.begin(), regions.end()), regions.end());
    if (regions == regions_)
        return;
    regions_ = std::move(regions);
    emit changed();
}

void RegionSelection::toggle(int region) {
    std::vector<int> regions = regions_;
    const auto place = std::lower_bound(regions.begin(), regions.end(), region);
    if (place != regions.end() && *place == region)
        regions.erase(place);
    else
        regions.insert(place, region);
    select(std::move(regions));
}

void RegionSelection::show(int region) {
    if (!contains(region))
        select({region});
    emit showRequested(region);
}

} // namespace nucleoscope
