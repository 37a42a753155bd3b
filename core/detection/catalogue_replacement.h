#pragma once

#include "core/detection/review.h"

#include <filesystem>
#include <functional>
#include <vector>

namespace nucleoscope {

/// Whether a catalogue may be written to `file`. @throws FileError when the name is none of a GeoPackage or
/// the file there is a newer program's catalogue.
void checkCatalogueTarget(const std::filesystem::path& file);

/// Replaces `file` by what `write` makes, with the reviews that `file` has by then and `reviews`.
/// @throws FileError; `file` is then as it was
void replaceCatalogue(const std::filesystem::path& file, const std::vector<ReviewEntry>& reviews,
                      const std::function<void(const std::filesystem::path& temporary)>& write);

} // namespace nucleoscope
