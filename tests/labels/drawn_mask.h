#pragma once

#include "core/labels/mask.h"

#include <string>

namespace nucleoscope::test {

/// A mask from rows that are parted by blanks: '.' background, '#' nucleus, '?' unsure, digits that class.
inline LabelMask drawn(const std::string& picture) {
    LabelMask mask;
    int column = 0;
    for (const char c : picture + ' ') {
        if (c == ' ') {
            mask.width = column;
            mask.height += 1;
            column = 0;
            continue;
        }
        ++column;
        mask.pixels.push_back(c == '#'   ? LabelMask::nucleus
                              : c == '?' ? LabelMask::unsure
                              : c == '.' ? LabelMask::background
                                         : static_cast<std::uint8_t>(c - '0'));
    }
    return mask;
}

} // namespace nucleoscope::test
