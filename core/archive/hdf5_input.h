#pragma once

#include "core/archive/hdf5_handle.h"
#include "core/error.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace nucleoscope {

/// An HDF5 file that may be damaged or made to harm, opened for reading. Only numeric datasets in the root
/// group, stored in the file itself, are read; ranks, classes and sizes are checked before anything is
/// allocated. Use it inside an Hdf5Session.
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

    /// Names in the root group, in alphabetical order, at most 256.
    std::vector<std::string> names() const;
    bool has(const char* name) const;
    /// @throws FileError when the dataset is not numeric, not of rank 1 or 2, or not stored in the file.
    Shape shape(const char* name) const;

    /// All elements, converted to T from whatever numeric type the file has. `shape` is that of shape().
    /// @throws FileError when the data cannot be read.
    std::vector<double> readDoubles(const char* name, const Shape& shape) const;
    std::vector<std::int64_t> readIntegers(const char* name, const Shape& shape) const;

    /// A text or integer attribute of the root group (scalar, or the first element of an array); nothing when
    /// absent.
    std::optional<std::string> rootAttribute(const char* name) const;

private:
    Hdf5Handle openDataset(const char* name) const;
    void checkStorage(hid_t dataset, const char* name, const Shape& shape) const;
    template <class T>
    std::vector<T> read(const char* name, const Shape& shape, hid_t memoryType) const;

    std::filesystem::path path_;
    std::uintmax_t bytes_ = 0;
    Hdf5Handle handle_;
};

} // namespace nucleoscope
