#pragma once

#include "core/detection/catalogue.h"

#include <ogrsf_frmts.h>

#include <functional>

namespace nucleoscope {

/// One column of a layer: its name and type, and how it goes into a feature and comes out of it.
template <typename Row>
struct CatalogueColumn {
    std::string name;
    OGRFieldType type = OFTString;
    OGRFieldSubType subtype = OFSTNone;
    std::function<void(OGRFeature&, int field, const Row&)> write;
    /// False when the field holds nothing that can be meant; a missing value is NaN, 0 or empty.
    std::function<bool(const OGRFeature&, int field, Row&)> read;
};

/// The columns of the layers `regions` and `half_orbits`, in their order: names and units that others read.
const std::vector<CatalogueColumn<Region>>& regionColumns();
const std::vector<CatalogueColumn<HalfOrbitRecord>>& halfOrbitColumns();

} // namespace nucleoscope
