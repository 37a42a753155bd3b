#pragma once

#include "core/archive/hdf5/object_header.h"

#include <optional>
#include <string>

namespace nucleoscope::hdf5 {

/// The text or integer of an attribute: a scalar or the first element of an array, of fixed or variable
/// length. Nothing when there is none of that name or it is of another type.
/// @throws Problem
std::optional<std::string> readAttribute(const File& file, const ObjectHeader& header, std::string_view name);

} // namespace nucleoscope::hdf5
