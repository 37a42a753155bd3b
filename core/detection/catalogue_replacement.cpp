#include "core/detection/catalogue_replacement.h"

#include "core/detection/catalogue_format.h"
#include "core/detection/review_history.h"
#include "core/error.h"
#include "core/files.h"

#include <optional>

namespace nucleoscope {

void checkCatalogueTarget(const std::filesystem::path& file) {
    if (file.extension() != ".gpkg") {
        throw FileError(file, "is no name for a GeoPackage", "let it end in .gpkg");
    }
    catalogueformat::refuseNewer(file);
}

void replaceCatalogue(const std::filesystem::path& file, const std::vector<ReviewEntry>& reviews,
                      const std::function<void(const std::filesystem::path& temporary)>& write) {
    std::optional<ReviewLock> lock; // until the new file has the name of the old one
    writeFileAtomically(file, [&](const std::filesystem::path& temporary) {
        write(temporary);
        syncFile(temporary); // what takes long is done before anybody has to wait
        lock.emplace(file);
        appendReviews(temporary, mergeReviews({lock->history(), reviews}));
    });
}

} // namespace nucleoscope
