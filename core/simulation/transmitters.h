#pragma once

#include <span>
#include <string_view>

namespace nucleoscope {

/// A ground station whose carrier reaches the satellite above it and at the other end of its field line.
struct Transmitter {
    std::string_view name;
    double frequencyHz;
    double latitude, longitude; ///< degrees
    double kilowatts;           ///< radiated, roughly
};

/// Military VLF transmitters and the three Alpha (RSDN-20) stations between 10 and 25 kHz.
std::span<const Transmitter> transmitters();

/// Where a transmitter is received: an e-folding distance of 420 km around the site and, weaker, around its
/// conjugate point, and a faint tail that the Earth-ionosphere waveguide carries further. By day the
/// ionosphere takes most of it.
class TransmitterFootprint {
public:
    TransmitterFootprint(const Transmitter& transmitter, double decimalYear);

    /// Amplitude of the carrier at a satellite position as a multiple of the quiet floor.
    double overFloor(double latitude, double longitude, bool night) const;

private:
    double latitude_, longitude_;
    double conjugateLatitude_, conjugateLongitude_;
    double strength_;
};

} // namespace nucleoscope
