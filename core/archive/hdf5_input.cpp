#include "core/archive/hdf5_input.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

constexpr hsize_t mostElements = hsize_t{1} << 27; // of a dataset or a chunk
constexpr std::size_t longestText = 4096;
constexpr const char* copyAgain = "copy or download it again";

std::uint64_t littleEndian(const unsigned char* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = count; i-- > 0;) {
        value = value << 8 | bytes[i];
    }
    return value;
}

/// The size that the superblock says the file has (HDF5 File Format Specification, section II.A); nothing
/// when the superblock does not lie at the start or is of an unknown form.
std::optional<std::uint64_t> sizeBySuperblock(const fs::path& file) {
    std::array<unsigned char, 64> head{};
    std::ifstream(file, std::ios::binary).read(reinterpret_cast<char*>(head.data()), head.size());
    if (std::memcmp(head.data(), "\x89HDF\r\n\x1a\n", 8) != 0) {
        return std::nullopt;
    }
    const unsigned version = head[8];
    const std::size_t offsetBytes = version < 2 ? head[13] : head[9];
    if (version > 3 || (offsetBytes != 4 && offsetBytes != 8)) {
        return std::nullopt;
    }
    // Base address, then one other address, then the end of the file.
    const std::size_t firstAddress = version == 0 ? 24 : version == 1 ? 28 : 12;
    return littleEndian(&head[firstAddress + 2 * offsetBytes], offsetBytes);
}

/// IEEE floats and two's complement integers of whole bytes, of either byte order: damage can describe many
/// other types, and HDF5 would try to convert them.
bool isNumber(hid_t type) {
    if (H5Tget_class(type) == H5T_INTEGER) {
        const std::size_t bytes = H5Tget_size(type);
        const bool usual = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
        return usual && H5Tget_precision(type) == 8 * bytes && H5Tget_offset(type) == 0;
    }
    const std::array<hid_t, 5> floats{H5T_IEEE_F64LE, H5T_IEEE_F64BE, H5T_IEEE_F32LE, H5T_IEEE_F32BE,
                                      H5T_NATIVE_LDOUBLE};
    return std::any_of(floats.begin(), floats.end(),
                       [type](hid_t known) { return H5Tequal(type, known) > 0; });
}

/// HDF5 1.10 trusts the size and the filter mask that a chunk's index entry gives, and reads past the end of
/// what it has.
bool chunksAreSound(hid_t dataset, hid_t options, const Hdf5Input::Shape& shape, std::size_t elementBytes) {
    std::array<hsize_t, 2> chunk{1, 1};
    const int rank = H5Pget_chunk(options, 2, chunk.data());
    if (rank < 1 || rank > 2 || chunk[0] == 0 || chunk[1] == 0 || chunk[0] > mostElements ||
        chunk[1] > mostElements || chunk[0] * chunk[1] > mostElements) {
        return false;
    }
    const bool filtered = H5Pget_nfilters(options) != 0;
    const hsize_t chunkBytes = chunk[0] * chunk[1] * elementBytes;
    std::array<hsize_t, 2> at{};
    for (at[0] = 0; at[0] < shape.rows; at[0] += chunk[0]) {
        for (at[1] = 0; at[1] < shape.columns; at[1] += chunk[1]) {
            unsigned skippedFilters = 0;
            haddr_t address = HADDR_UNDEF;
            hsize_t bytes = 0;
            if (H5Dget_chunk_info_by_coord(dataset, at.data(), &skippedFilters, &address, &bytes) < 0) {
                return false;
            }
            const bool stored = address != HADDR_UNDEF;
            if (stored && (skippedFilters != 0 || (!filtered && bytes != chunkBytes))) {
                return false;
            }
        }
    }
    return true;
}

/// Plug-ins are code: a file must not choose what is loaded.
void forbidFilterPlugins() {
    H5PLset_loading_state(0);
}

} // namespace

Hdf5Input::Hdf5Input(const fs::path& file) : path_(file) {
    forbidFilterPlugins();
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status)) {
        throw FileError(file, "does not exist", "check the path");
    }
    if (fs::is_directory(status)) {
        throw FileError(file, "is a folder, a half-orbit file was expected");
    }
    bytes_ = fs::file_size(file, error);
    if (error || !std::ifstream(file, std::ios::binary)) {
        throw FileError(file, fmt::format("cannot be read: {}", std::generic_category().message(errno)),
                        "check its permissions");
    }
    if (bytes_ == 0) {
        throw FileError(file, "is empty (0 bytes)", copyAgain);
    }
    if (const std::optional<std::uint64_t> expected = sizeBySuperblock(file);
        expected && *expected > bytes_) {
        throw FileError(file, fmt::format("is truncated: it has {} of {} bytes", bytes_, *expected),
                        copyAgain);
    }
    if (H5Fis_hdf5(file.c_str()) <= 0) {
        throw FileError(file, "is not an HDF5 file", "choose a CSES-01 EFD VLF level-2 file");
    }
    handle_ = Hdf5Handle(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose);
    if (!handle_.valid()) {
        throw FileError(file, "cannot be opened by HDF5: it is damaged", copyAgain);
    }
}

std::vector<std::string> Hdf5Input::names() const {
    constexpr hsize_t most = 256;
    std::vector<std::string> result;
    H5G_info_t info{};
    if (H5Gget_info(handle_.get(), &info) < 0) {
        return result;
    }
    std::array<char, 128> name{};
    for (hsize_t i = 0; i < std::min(info.nlinks, most); ++i) {
        if (H5Lget_name_by_idx(handle_.get(), ".", H5_INDEX_NAME, H5_ITER_INC, i, name.data(), name.size(),
                               H5P_DEFAULT) > 0) {
            result.emplace_back(name.data());
        }
    }
    return result;
}

bool Hdf5Input::has(const char* name) const {
    return H5Lexists(handle_.get(), name, H5P_DEFAULT) > 0;
}

Hdf5Handle Hdf5Input::openDataset(const char* name) const {
    H5L_info_t link{};
    if (H5Lget_info(handle_.get(), name, &link, H5P_DEFAULT) < 0) {
        throw FileError(path_, fmt::format("{} cannot be found: the file is damaged", name), copyAgain);
    }
    if (link.type != H5L_TYPE_HARD) {
        throw FileError(path_,
                        fmt::format("{} is a link to another place, data in the file were expected", name));
    }
    Hdf5Handle dataset(H5Dopen2(handle_.get(), name, H5P_DEFAULT), H5Dclose);
    if (!dataset.valid()) {
        throw FileError(path_, fmt::format("{} is no dataset or is damaged", name), copyAgain);
    }
    return dataset;
}

Hdf5Input::Shape Hdf5Input::shape(const char* name) const {
    const Hdf5Handle dataset = openDataset(name);
    const Hdf5Handle type(H5Dget_type(dataset.get()), H5Tclose);
    if (!type.valid() || !isNumber(type.get())) {
        throw FileError(path_, fmt::format("{} holds no numbers of a usual type", name));
    }
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    const int rank = space.valid() ? H5Sget_simple_extent_ndims(space.get()) : -1;
    if (rank != 1 && rank != 2) {
        throw FileError(path_, fmt::format("{} has rank {}, rank 1 or 2 was expected", name, rank));
    }
    std::array<hsize_t, 2> dimensions{0, 1};
    H5Sget_simple_extent_dims(space.get(), dimensions.data(), nullptr);
    if (dimensions[0] > mostElements || dimensions[1] > mostElements ||
        dimensions[0] * dimensions[1] > mostElements) {
        throw FileError(path_, fmt::format("{} claims {} × {} elements", name, dimensions[0], dimensions[1]));
    }
    const Shape result{static_cast<std::size_t>(dimensions[0]), static_cast<std::size_t>(dimensions[1])};
    checkStorage(dataset.get(), name, result);
    return result;
}

void Hdf5Input::checkStorage(hid_t dataset, const char* name, const Shape& shape) const {
    const Hdf5Handle options(H5Dget_create_plist(dataset), H5Pclose);
    const H5D_layout_t layout = options.valid() ? H5Pget_layout(options.get()) : H5D_LAYOUT_ERROR;
    if (layout == H5D_VIRTUAL || (layout == H5D_CONTIGUOUS && H5Pget_external_count(options.get()) != 0)) {
        throw FileError(path_,
                        fmt::format("{} is stored in another file, data in the file were expected", name));
    }
    const hsize_t stored = H5Dget_storage_size(dataset);
    const Hdf5Handle type(H5Dget_type(dataset), H5Tclose);
    // Chunks may be compressed, or left out where nothing was written; anything else is there element by
    // element.
    const hsize_t needed =
        layout == H5D_CHUNKED ? std::min<hsize_t>(shape.size(), 1) : shape.size() * H5Tget_size(type.get());
    const bool impossible = layout == H5D_LAYOUT_ERROR || stored > bytes_ || stored < needed;
    if (impossible) {
        throw FileError(path_,
                        fmt::format("{} has {} elements but {} bytes: it was never written or is damaged",
                                    name, shape.size(), stored),
                        copyAgain);
    }
    if (layout == H5D_CHUNKED && !chunksAreSound(dataset, options.get(), shape, H5Tget_size(type.get()))) {
        throw FileError(path_, fmt::format("{} is stored in damaged chunks", name), copyAgain);
    }
}

template <class T>
std::vector<T> Hdf5Input::read(const char* name, const Shape& shape, hid_t memoryType) const {
    const Hdf5Handle dataset = openDataset(name);
    std::vector<T> values(shape.size());
    if (H5Dread(dataset.get(), memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0) {
        throw FileError(path_, fmt::format("{} cannot be read: the file is damaged", name), copyAgain);
    }
    return values;
}

std::vector<double> Hdf5Input::readDoubles(const char* name, const Shape& shape) const {
    return read<double>(name, shape, H5T_NATIVE_DOUBLE);
}

std::vector<std::int64_t> Hdf5Input::readIntegers(const char* name, const Shape& shape) const {
    return read<std::int64_t>(name, shape, H5T_NATIVE_INT64);
}

std::optional<std::string> Hdf5Input::rootAttribute(const char* name) const {
    if (H5Aexists(handle_.get(), name) <= 0) {
        return std::nullopt;
    }
    const Hdf5Handle attribute(H5Aopen(handle_.get(), name, H5P_DEFAULT), H5Aclose);
    const Hdf5Handle type(attribute.valid() ? H5Aget_type(attribute.get()) : H5I_INVALID_HID, H5Tclose);
    const Hdf5Handle space(attribute.valid() ? H5Aget_space(attribute.get()) : H5I_INVALID_HID, H5Sclose);
    if (!type.valid() || !space.valid() || H5Sget_simple_extent_npoints(space.get()) != 1) {
        return std::nullopt;
    }
    if (H5Tget_class(type.get()) == H5T_INTEGER) {
        std::int64_t value = 0;
        return H5Aread(attribute.get(), H5T_NATIVE_INT64, &value) < 0 ? std::nullopt
                                                                      : std::optional(std::to_string(value));
    }
    if (H5Tget_class(type.get()) != H5T_STRING) {
        return std::nullopt;
    }
    if (H5Tis_variable_str(type.get()) > 0) {
        char* text = nullptr;
        if (H5Aread(attribute.get(), type.get(), static_cast<void*>(&text)) < 0 || text == nullptr) {
            return std::nullopt;
        }
        std::string result(text, strnlen(text, longestText));
        H5free_memory(text);
        return result;
    }
    const std::size_t size = H5Tget_size(type.get());
    if (size == 0 || size > longestText) {
        return std::nullopt;
    }
    std::string result(size, '\0');
    if (H5Aread(attribute.get(), type.get(), result.data()) < 0) {
        return std::nullopt;
    }
    result.resize(strnlen(result.data(), result.size()));
    return result;
}

} // namespace nucleoscope
