#pragma once

#include "core/detection/region.h"

#include <QString>

#include <string>

namespace nucleoscope {

// What the columns of CatalogueModel hold; `column` is a CatalogueModel::Column.

/// As the table shows it; empty where there is nothing.
QString regionText(const Region& region, int column);
/// What sorting goes by; −∞ where there is nothing. Meaningless for file and comment, which sort by text.
double regionSortKey(const Region& region, int column);
/// "f (kHz)", and what that means.
QString regionColumnTitle(int column);
QString regionColumnMeaning(int column);
/// Whether texts stand left, as numbers stand right.
bool isTextColumn(int column);

/// "accepted, A. Smith, 2022-03-01 04:05:06"; empty without a verdict.
QString reviewText(const Review& review);

/// All that a text filter looks into, in lower case: time, orbit, direction, season, file, comment.
std::string regionSearchText(const Region& region);

} // namespace nucleoscope
