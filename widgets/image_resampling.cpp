#include "widgets/image_resampling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace nucleoscope {

namespace {

constexpr int whole = 256; ///< sum of weights
constexpr std::size_t channels = 4;

/// The mean of the lines from `begin` to `end`, both in lines of the original.
ImageTap meanTap(double begin, double end) {
    ImageTap tap{static_cast<int>(std::floor(begin)), {}};
    const double scale = whole / (end - begin);
    int given = 0;
    for (int line = tap.first; line < end; ++line) {
        const double until = std::min<double>(line + 1, end);
        const int upToHere = static_cast<int>(std::lround((until - begin) * scale));
        tap.weights.push_back(static_cast<std::uint16_t>(upToHere - given));
        given = upToHere;
    }
    return tap;
}

/// One line of the original's colours, channel by channel.
void mixLines(const QImage& image, const ImageTap& tap, int firstColumn, std::span<std::uint8_t> mixed) {
    thread_local std::vector<std::uint16_t> sums;
    sums.assign(mixed.size(), whole / 2);
    for (std::size_t i = 0; i < tap.weights.size(); ++i) {
        const uchar* line =
            image.constScanLine(tap.first + static_cast<int>(i)) + std::size_t(firstColumn) * channels;
        const std::uint16_t weight = tap.weights[i];
        for (std::size_t channel = 0; channel < mixed.size(); ++channel)
            sums[channel] = static_cast<std::uint16_t>(sums[channel] + line[channel] * weight);
    }
    for (std::size_t channel = 0; channel < mixed.size(); ++channel)
        mixed[channel] = static_cast<std::uint8_t>(sums[channel] / whole);
}

QRgb mixColumns(const QRgb* colors, const std::vector<std::uint16_t>& weights) {
    std::array<std::uint32_t, channels> sums;
    sums.fill(whole / 2);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        for (std::size_t channel = 0; channel < channels; ++channel)
            sums[channel] += ((colors[i] >> (8 * channel)) & 0xffU) * weights[i];
    }
    QRgb mixed = 0;
    for (std::size_t channel = 0; channel < channels; ++channel)
        mixed |= (sums[channel] / whole) << (8 * channel);
    return mixed;
}

/// Fills a line from one of the original that begins at `columns`' first.
class LineWriter {
public:
    explicit LineWriter(const std::vector<ImageTap>& columns) : columns_(columns) {
        offsets_.reserve(columns.size());
        for (const ImageTap& column : columns) {
            offsets_.push_back(column.first - columns.front().first);
            mixes_ = mixes_ || column.weights.size() > 1;
        }
    }

    void write(const QRgb* line, QRgb* result) const {
        for (std::size_t i = 0; i < offsets_.size(); ++i)
            result[i] = mixes_ ? mixColumns(line + offsets_[i], columns_[i].weights) : line[offsets_[i]];
    }

private:
    const std::vector<ImageTap>& columns_;
    std::vector<int> offsets_; ///< beside each other in memory: most of the time goes here
    bool mixes_ = false;
};

} // namespace

std::vector<ImageTap> imageTaps(int count, const std::function<double(int)>& edgeAt, int firstLine,
                                int lastLine, bool averages) {
    std::vector<ImageTap> taps(static_cast<std::size_t>(count));
    double begin = edgeAt(0);
    for (int i = 0; i < count; ++i) {
        const double end = edgeAt(i + 1);
        const double from = std::clamp<double>(begin, firstLine, lastLine + 1),
                     to = std::clamp<double>(end, firstLine, lastLine + 1);
        if (averages && end - begin > 1 && to > from) {
            taps[static_cast<std::size_t>(i)] = meanTap(from, to);
        } else {
            const int centre = static_cast<int>(std::floor((begin + end) / 2));
            taps[static_cast<std::size_t>(i)] = {std::clamp(centre, firstLine, lastLine), {whole}};
        }
        begin = end;
    }
    return taps;
}

std::vector<ImageTap> unchangedTaps(int firstLine, int lastLine) {
    std::vector<ImageTap> taps;
    for (int line = firstLine; line <= lastLine; ++line)
        taps.push_back({line, {whole}});
    return taps;
}

QImage resampled(const QImage& image, const std::vector<ImageTap>& columns,
                 const std::vector<ImageTap>& lines) {
    QImage result(static_cast<int>(columns.size()), static_cast<int>(lines.size()), image.format());
    if (result.isNull())
        return result;
    // Taps follow one another, so the first and the last reach furthest.
    const int firstColumn = columns.front().first,
              lastColumn = columns.back().first + static_cast<int>(columns.back().weights.size()) - 1;
    std::vector<QRgb> mixed(static_cast<std::size_t>(lastColumn - firstColumn + 1));
    const LineWriter writer(columns);
    for (int y = 0; y < result.height(); ++y) {
        const ImageTap& tap = lines[static_cast<std::size_t>(y)];
        auto* line = reinterpret_cast<QRgb*>(result.scanLine(y));
        if (y > 0 && tap == lines[static_cast<std::size_t>(y) - 1]) {
            std::copy_n(reinterpret_cast<const QRgb*>(result.constScanLine(y - 1)), result.width(), line);
        } else if (tap.weights.size() == 1) {
            writer.write(reinterpret_cast<const QRgb*>(image.constScanLine(tap.first)) + firstColumn, line);
        } else {
            mixLines(image, tap, firstColumn,
                     {reinterpret_cast<std::uint8_t*>(mixed.data()), mixed.size() * sizeof(QRgb)});
            writer.write(mixed.data(), line);
        }
    }
    return result;
}

} // namespace nucleoscope
