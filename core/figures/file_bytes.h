#pragma once

#include <string>

namespace nucleoscope {

// What cairo's own output leaves to be done.

/// Blanks the date in a PDF that cairo wrote, so that the same figure is the same file.
void removeCreationDate(std::string& pdf);
/// Numbers the surfaces in an SVG that cairo wrote from 1 on: cairo counts those of the whole process.
void renumberSurfaces(std::string& svg);
/// Says in a PNG how many pixels an inch has (chunk pHYs), so that programs place it in its size.
void addResolution(std::string& png, double dotsPerInch);

} // namespace nucleoscope
