#pragma once

#include <QImage>

#include <functional>
#include <vector>

namespace nucleoscope {

/// What one line (or column) of a resampled image is made of: `weights.size()` lines of the original from
/// `first` on.
struct ImageTap {
    int first = 0;
    std::vector<std::uint16_t> weights; ///< sum to 256

    bool operator==(const ImageTap&) const = default;
};

/// Taps for `count` lines beside each other. `edgeAt(i)` is where line i begins in the original, where line r
/// reaches from r to r + 1; it never falls. What lies outside of `firstLine` … `lastLine` counts as the
/// nearest of them. A line that covers more than one of the original is their mean, weighted by what is
/// covered, if `averages`; otherwise it is the one under its centre.
std::vector<ImageTap> imageTaps(int count, const std::function<double(int)>& edgeAt, int firstLine,
                                int lastLine, bool averages);
/// Each line as it is.
std::vector<ImageTap> unchangedTaps(int firstLine, int lastLine);

/// The image (32-bit colours) with columns.size() columns and lines.size() lines.
QImage resampled(const QImage& image, const std::vector<ImageTap>& columns,
                 const std::vector<ImageTap>& lines);

} // namespace nucleoscope
