#pragma once

#include "core/simulation/canvas.h"
#include "core/simulation/scene.h"

namespace nucleoscope {

/// Adds what resembles a nucleus and is none.
void paint(const LookAlike& lookAlike, Canvas& canvas);

} // namespace nucleoscope
