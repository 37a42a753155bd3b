#pragma once

#include <gdal_priv.h>

namespace nucleoscope {

/// Adds the table `layer_styles`, from which QGIS takes how a layer looks: regions by season, tracks as thin
/// lines, outlines without filling. False when GDAL could not write it.
bool addCatalogueStyles(GDALDataset& dataset);

} // namespace nucleoscope
