#include "widgets/mask_picture.h"

namespace nucleoscope {

namespace {

bool isEdge(const std::vector<std::uint8_t>& mask, int side, int row, int column) {
    const auto inside = [&](int r, int c) {
        return r >= 0 && c >= 0 && r < side && c < side &&
               mask[static_cast<std::size_t>(r) * static_cast<std::size_t>(side) +
                    static_cast<std::size_t>(c)] == 1;
    };
    return inside(row, column) && !(inside(row - 1, column) && inside(row + 1, column) &&
                                    inside(row, column - 1) && inside(row, column + 1));
}

} // namespace

QImage maskPicture(const std::vector<std::uint8_t>& pixels, int side, const QList<MaskOutline>& outlines) {
    const bool coloured =
        pixels.size() == 3 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    const QImage source(pixels.data(), side, side, coloured ? 3 * side : side,
                        coloured ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    QImage picture = source.convertToFormat(QImage::Format_RGB32); // a copy
    for (const MaskOutline& outline : outlines)
        for (int row = 0; row < side; ++row)
            for (int column = 0; column < side; ++column)
                if (isEdge(outline.mask, side, row, column))
                    picture.setPixelColor(column, row, outline.color);
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
