#include "widgets/mask_picture.h"

namespace nucleoscope {

namespace {

class Region {
public:
    Region(const std::vector<std::uint8_t>& mask, int side) : mask_(mask), side_(side) {}

    bool has(int row, int column) const {
        return row >= 0 && column >= 0 && row < side_ && column < side_ &&
               mask_[static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) +
                     static_cast<std::size_t>(column)] == 1;
    }
    int neighbours(int row, int column) const {
        return has(row - 1, column) + has(row + 1, column) + has(row, column - 1) + has(row, column + 1);
    }

private:
    const std::vector<std::uint8_t>& mask_;
    int side_;
};

/// Sets the pixels of a picture for which `isMeant` (row, column) says so.
template <typename Condition>
void paint(QImage& picture, const QColor& color, const Condition& isMeant) {
    for (int row = 0; row < picture.height(); ++row)
        for (int column = 0; column < picture.width(); ++column)
            if (isMeant(row, column))
                picture.setPixelColor(column, row, color);
}

} // namespace

QImage maskPicture(const std::vector<std::uint8_t>& pixels, int side, const QList<MaskOutline>& outlines) {
    const bool coloured =
        pixels.size() == 3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    const QImage source(pixels.data(), side, side, coloured ? 3 * side : side,
                        coloured ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    QImage picture = source.convertToFormat(QImage::Format_RGB32); // a copy
    // A dark line around each, so that it is seen on any colour; all of them first.
    for (const MaskOutline& outline : outlines) {
        const Region region(outline.mask, side);
        paint(picture, Qt::black, [&region](int row, int column) {
            return !region.has(row, column) && region.neighbours(row, column) > 0;
        });
    }
    for (const MaskOutline& outline : outlines) {
        const Region region(outline.mask, side);
        paint(picture, outline.color, [&region](int row, int column) {
            return region.has(row, column) && region.neighbours(row, column) < 4;
        });
    }
    return picture;
}

QColor truthColor() {
    return {0x56, 0xc5, 0xff};
}

QColor foundColor() {
    return {0xff, 0xb0, 0x2e};
}

QColor otherFoundColor() {
    return {0xf0, 0x6a, 0xc0};
}

} // namespace nucleoscope
