#pragma once

#include "core/figures/figure.h"
#include "core/statistics/catalogue_filter.h"

#include <string>

namespace nucleoscope {

/// What the filter leaves as one sentence of plain text, for captions: "Regions of spring and winter, north,
/// 2–6.2 kHz." or "All regions.".
std::string filterSentence(const CatalogueFilter& filter, FigureLanguage language);

} // namespace nucleoscope
