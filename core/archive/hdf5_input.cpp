#include "core/archive/hdf5_input.h"

#include "core/archive/hdf5/attribute.h"

#include <fmt/format.h>

#include <system_error>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

/// What `work` returns, its problems told as those of `subject` (a dataset; empty for the file itself).
template <class Work>
decltype(auto) told(const fs::path& file, const std::string& subject, const Work& work) {
    try {
        return work();
    } catch (const hdf5::Problem& problem) {
        throw FileError(file,
                        subject.empty() ? problem.what() : fmt::format("{} {}", subject, problem.what()),
                        problem.remedy());
    }
}

} // namespace

Hdf5Input::Hdf5Input(const fs::path& file) : path_(file) {
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (!fs::exists(status)) {
        throw FileError(file, "does not exist", "check the path");
    }
    if (fs::is_directory(status)) {
        throw FileError(file, "is a folder, a half-orbit file was expected");
    }
    if (fs::is_regular_file(status) && fs::file_size(file, error) == 0) {
        throw FileError(file, "is empty (0 bytes)", "copy or download it again");
    }
    told(path_, {}, [this] {
        file_.emplace(path_);
        root_.emplace(*file_, file_->rootHeader());
        links_ = hdf5::readLinks(*file_, *root_);
    });
}

std::vector<std::string> Hdf5Input::names() const {
    std::vector<std::string> result;
    for (const auto& [name, header] : links_) {
        result.push_back(name);
    }
    return result;
}

const hdf5::Dataset& Hdf5Input::dataset(const std::string& name) {
    const auto known = datasets_.find(name);
    if (known != datasets_.end()) {
        return known->second;
    }
    const auto link = links_.find(name);
    if (link == links_.end()) {
        throw FileError(path_, fmt::format("{} is missing", name));
    }
    if (link->second == hdf5::noAddress) {
        throw FileError(path_,
                        fmt::format("{} is a link to another place, data in the file were expected", name));
    }
    return told(path_, name, [&]() -> const hdf5::Dataset& {
        return datasets_.emplace(name, hdf5::describeDataset(*file_, link->second)).first->second;
    });
}

Hdf5Input::Shape Hdf5Input::shape(const std::string& name) {
    const hdf5::Dataset& found = dataset(name);
    return {static_cast<std::size_t>(found.rows()), static_cast<std::size_t>(found.columns())};
}

std::vector<double> Hdf5Input::readDoubles(const std::string& name) {
    const Shape size = shape(name);
    std::vector<double> values(size.size());
    visitRows(name, [&](std::size_t first, std::size_t rows, const double* part) {
        std::copy_n(part, rows * size.columns, values.data() + first * size.columns);
    });
    return values;
}

std::vector<std::int64_t> Hdf5Input::readIntegers(const std::string& name) {
    const hdf5::Dataset& found = dataset(name);
    return told(path_, name, [&] { return hdf5::readIntegers(*file_, found); });
}

void Hdf5Input::visitRows(const std::string& name, const hdf5::TakeRows& take) {
    const hdf5::Dataset& found = dataset(name);
    told(path_, name, [&] { hdf5::visitRows(*file_, found, take); });
}

std::optional<std::string> Hdf5Input::rootAttribute(std::string_view name) const {
    try {
        return hdf5::readAttribute(*file_, *root_, name);
    } catch (const hdf5::Problem&) {
        return std::nullopt;
    }
}

} // namespace nucleoscope
