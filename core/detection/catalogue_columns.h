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
    int since = 1; ///< the version of the format that brought it
};

/// The columns of the layers of a catalogue, in their order: names and units that others read.
const std::vector<CatalogueColumn<Region>>& regionColumns();
const std::vector<CatalogueColumn<HalfOrbitRecord>>& halfOrbitColumns();
const std::vector<CatalogueColumn<RunRecord>>& runColumns();
const std::vector<CatalogueColumn<ModelRecord>>& modelColumns();

} // namespace nucleoscope
