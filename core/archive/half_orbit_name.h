#pragma once

#include "core/archive/half_orbit.h"

namespace nucleoscope {

/// The parts of a CSES file name such as CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000.h5.
struct HalfOrbitName {
    std::string payload = "EFD"; ///< EFD, HPM, …
    int band = 3;                ///< EFD: 1 ULF, 2 ELF, 3 VLF, 4 HF
    std::string level = "L02";
    std::string family = "A1";
    int orbit = 0;
    Direction direction = Direction::Ascending;
    UtcMs start = 0, end = 0;
    int version = 0;

    bool isVlf() const { return payload == "EFD" && band == 3; }

    /// Nothing when the name (without folder) does not follow the convention.
    static std::optional<HalfOrbitName> parse(std::string_view fileName);
    std::string toFileName() const;
};

} // namespace nucleoscope
