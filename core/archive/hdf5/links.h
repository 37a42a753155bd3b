#pragma once

#include "core/archive/hdf5/object_header.h"

#include <map>
#include <string>

namespace nucleoscope::hdf5 {

/// Where the name of an object leads: the address of its header, or `noAddress` for a link to another place.
using Links = std::map<std::string, std::uint64_t, std::less<>>;

/// All links of the group with this header.
/// @throws Problem
Links readLinks(const File& file, const ObjectHeader& group);

} // namespace nucleoscope::hdf5
