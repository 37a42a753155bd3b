#pragma once

#include "core/archive/hdf5/dataset.h"
#include "core/archive/hdf5/links.h"
#include "core/error.h"

#include <map>
#include <optional>

namespace nucleoscope {

/// An HDF5 file that may be damaged or made to harm, opened for reading: the numeric datasets in its root
/// group, as far as they are stored in the file itself. Ranks, classes and sizes are checked before anything
/// is allocated, and the HDF5 library takes no part (core/archive/hdf5/file.h says why), so that any number
/// of threads may read at once, each with an input of its own.
class Hdf5Input {
public:
    /// Dimensions of a dataset; rank 1 counts as one column.
    struct Shape {
        std::size_t rows = 0, columns = 1;
        std::size_t size() const { return rows * columns; }
    };

    /// @throws FileError when there is no such file, it is empty, not HDF5, truncated or cannot be opened.
    explicit Hdf5Input(const std::filesystem::path& file);

    const std::filesystem::path& file() const { return path_; }

    /// Names in the root group, in alphabetical order.
    std::vector<std::string> names() const;
    bool has(std::string_view name) const { return links_.contains(name); }
    /// @throws FileError when the dataset is not numeric, not of rank 1 or 2, or not stored in the file.
    Shape shape(const std::string& name);

    /// All elements, converted from whatever numeric type the file has.
    /// @throws FileError when the data cannot be read.
    std::vector<double> readDoubles(const std::string& name);
    std::vector<std::int64_t> readIntegers(const std::string& name);
    /// The rows as doubles, part by part, with little memory (see hdf5::visitRows(): from two threads at
    /// once).
    /// @throws FileError when the data cannot be read; some rows may have been taken then.
    void visitRows(const std::string& name, const hdf5::TakeRows& take);

    /// A text or integer attribute of the root group (scalar, or the first element of an array); nothing when
    /// absent or unreadable.
    std::optional<std::string> rootAttribute(std::string_view name) const;

private:
    const hdf5::Dataset& dataset(const std::string& name);

    std::filesystem::path path_;
    std::optional<hdf5::File> file_;
    std::optional<hdf5::ObjectHeader> root_;
    hdf5::Links links_;
    std::map<std::string, hdf5::Dataset> datasets_; ///< those looked at so far
};

} // namespace nucleoscope
