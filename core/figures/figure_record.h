#pragma once

#include "core/figures/figure_set.h"

#include <string>

namespace nucleoscope {

/// What figures were made of, so that they can be made again: one JSON document a figure, without dates.
class FigureRecord {
public:
    /// Reads the catalogue's file for its SHA-256. @throws FileError
    FigureRecord(const FilteredCatalogue& catalogue, const FigureSetOptions& options);

    std::string of(const NamedFigure& figure, FigureSize size) const;

    static constexpr int version = 1;

private:
    const FigureSetOptions& options_;
    std::string filter_; ///< JSON
    std::string sentence_;
    std::string hash_; ///< empty when there is no file
    std::size_t regions_ = 0;
};

} // namespace nucleoscope
