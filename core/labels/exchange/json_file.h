#pragma once

#include "core/error.h"
#include "core/files.h"
#include "core/labels/outline.h"

#include <nlohmann/json.hpp>

#include <string>

namespace nucleoscope {

/// Parses a JSON file and hands it to `use`; whatever in it is not as `use` expects becomes a FileError.
/// @param expected what the file should be, for the message: "a labelme file".
template <typename Use>
auto useJson(const std::filesystem::path& file, const std::string& expected, Use&& use) {
    constexpr std::size_t mostBytes = std::size_t{256} << 20;
    try {
        return use(nlohmann::json::parse(readFile(file, mostBytes)));
    } catch (const nlohmann::json::exception& error) {
        throw FileError(file, std::string("is not ") + expected + " (" + error.what() + ")",
                        "export it again");
    }
}

/// Points [[x, y], …].
inline Ring ringFromPoints(const nlohmann::json& points) {
    Ring ring;
    for (const nlohmann::json& point : points) {
        ring.push_back({point.at(0).get<double>(), point.at(1).get<double>()});
    }
    return ring;
}

} // namespace nucleoscope
