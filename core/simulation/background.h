#pragma once

#include "core/archive/half_orbit.h"
#include "core/simulation/canvas.h"

namespace nucleoscope {

/// log10 of the amplitude (mV/m/√Hz) in the quietest conditions: a 1/f part over a white one, within the
/// response of the receiver, which rolls off outside its calibrated band of 1.8–20 kHz.
double quietFloorDex(double frequencyHz);

/// Fills the canvas with the broadband field along the track: floor and its slow drift, ground noise of
/// distant lightning, plasmaspheric hiss, chorus, auroral hiss, burst rows.
void paintBackground(const Track& track, bool night, RandomStream& random, Canvas& canvas);

/// Adds single strokes (vertical, at low latitudes mostly) and whistlers (vertical with a low cut-off, the
/// low frequencies a row later).
void paintLightning(const Track& track, bool night, RandomStream& random, Canvas& canvas);

/// What narrow lines add to the expected power of a pixel.
struct NarrowLine {
    std::size_t firstBin = 0;
    std::vector<float> binWeight;     ///< power profile across bins, peak 1
    std::vector<float> amplitudeRows; ///< amplitude by row, mV/m/√Hz; 0 where it is off
};

/// Ground transmitters and the constant-frequency interference of the spacecraft.
std::vector<NarrowLine> drawLines(const Track& track, bool night, RandomStream& random, const Canvas& canvas);

} // namespace nucleoscope
