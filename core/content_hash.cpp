#include "core/content_hash.h"

#include <fmt/format.h>

namespace nucleoscope {

void ContentHash::add(const void* bytes, std::size_t size) {
    const auto* values = static_cast<const unsigned char*>(bytes);
    for (std::size_t i = 0; i < size; ++i) {
        hash_ = (hash_ ^ values[i]) * 0x100000001b3;
    }
}

std::string ContentHash::hex() const {
    return fmt::format("{:016x}", hash_);
}

} // namespace nucleoscope
