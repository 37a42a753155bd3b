#include "core/detection/region_options.h"

#include "core/error.h"

#include <fmt/format.h>

namespace nucleoscope {

std::string describe(const RegionOptions& options) {
    std::string text = fmt::format("at least {} pixels", options.minPixels);
    if (options.minSeconds > 0) {
        text += fmt::format(" and {} s", options.minSeconds);
    }
    if (options.minHz > 0) {
        text += fmt::format(" and {} Hz", options.minHz);
    }
    if (options.seedProbability > 0) {
        text += fmt::format(", somewhere of probability {}", options.seedProbability);
    }
    text += fmt::format(", parts up to {} s apart joined", options.joinSeconds);
    return options.fillHoles ? text + ", holes filled" : text;
}

void check(const RegionOptions& options) {
    if (!(options.seedProbability >= 0 && options.seedProbability <= 1)) {
        throw Error(fmt::format("the seed probability {} is not between 0 and 1", options.seedProbability));
    }
    if (options.minPixels < 1 || !(options.minSeconds >= 0) || !(options.minHz >= 0) ||
        !(options.joinSeconds >= 0)) {
        throw Error(
            "the smallest area, duration and bandwidth of a region and the time to join across cannot be "
            "negative");
    }
}

} // namespace nucleoscope
