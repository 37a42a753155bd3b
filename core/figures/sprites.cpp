#include "core/figures/sprites.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <thread>

namespace nucleoscope {
namespace {

/// `over` on `under`, both premultiplied: red and blue, and green, side by side in one word.
std::uint32_t blend(std::uint32_t over, std::uint32_t under) {
    const std::uint32_t rest = 256 - (over >> 24) - (over >> 31);
    const std::uint32_t redBlue = ((under & 0xff00ff) * rest >> 8) & 0xff00ff;
    const std::uint32_t alphaGreen = ((under >> 8) & 0xff00ff) * rest & 0xff00ff00;
    return over + (redBlue | alphaGreen);
}

} // namespace

std::optional<RasterCanvas> RasterCanvas::of(const Painter& painter) {
    cairo_surface_t* surface = cairo_get_target(painter.canvas());
    if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) {
        return std::nullopt;
    }
    const cairo_format_t format = cairo_image_surface_get_format(surface);
    cairo_matrix_t matrix;
    cairo_get_matrix(painter.canvas(), &matrix);
    const bool isUpright = matrix.xy == 0 && matrix.yx == 0 && matrix.xx == matrix.yy && matrix.xx > 0;
    if ((format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32) || !isUpright) {
        return std::nullopt;
    }
    return RasterCanvas(painter);
}

RasterCanvas::RasterCanvas(const Painter& painter) : painter_(&painter) {
    cairo_surface_t* surface = cairo_get_target(painter.canvas());
    cairo_surface_flush(surface);
    data_ = cairo_image_surface_get_data(surface);
    stride_ = cairo_image_surface_get_stride(surface);
    right_ = cairo_image_surface_get_width(surface);
    bottom_ = cairo_image_surface_get_height(surface);
    double x = 1;
    double y = 0;
    cairo_user_to_device(painter.canvas(), &originX_, &originY_);
    cairo_user_to_device_distance(painter.canvas(), &x, &y);
    double deviceX = 1;
    double deviceY = 1;
    double offsetX = 0;
    double offsetY = 0;
    cairo_surface_get_device_scale(surface, &deviceX, &deviceY);
    cairo_surface_get_device_offset(surface, &offsetX, &offsetY);
    scale_ = x * deviceX;
    originX_ = originX_ * deviceX + offsetX;
    originY_ = originY_ * deviceY + offsetY;
}

RasterCanvas::RasterCanvas(RasterCanvas&& other) noexcept
    : painter_(std::exchange(other.painter_, nullptr)), data_(other.data_), stride_(other.stride_),
      scale_(other.scale_), originX_(other.originX_), originY_(other.originY_), left_(other.left_),
      top_(other.top_), right_(other.right_), bottom_(other.bottom_) {}

RasterCanvas::~RasterCanvas() {
    if (painter_ != nullptr) {
        cairo_surface_mark_dirty(cairo_get_target(painter_->canvas()));
    }
}

Sprite RasterCanvas::makeSprite(double reach,
                                const std::function<void(const Painter&, double, double)>& draw) const {
    Sprite sprite;
    sprite.size = 2 * static_cast<int>(std::ceil(reach * scale_)) + 1;
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, sprite.size, sprite.size);
    cairo_t* canvas = cairo_create(surface);
    {
        const double middle = sprite.size / 2.0;
        cairo_scale(canvas, scale_, scale_);
        draw(Painter(canvas, painter_->style()), middle / scale_, middle / scale_);
    }
    cairo_surface_flush(surface);
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
    const auto size = static_cast<std::size_t>(sprite.size);
    sprite.pixels.resize(size * size);
    for (std::size_t row = 0; row < size; ++row) {
        std::memcpy(&sprite.pixels[row * size], rows + static_cast<std::ptrdiff_t>(row) * stride, 4 * size);
    }
    cairo_destroy(canvas);
    cairo_surface_destroy(surface);
    return sprite;
}

void RasterCanvas::setClip(const FigureBox& box) {
    const auto pixel = [&](double value, double origin) {
        return static_cast<int>(std::lround(origin + scale_ * value));
    };
    left_ = std::max(left_, pixel(box.x, originX_));
    top_ = std::max(top_, pixel(box.y, originY_));
    right_ = std::min(right_, pixel(box.right(), originX_));
    bottom_ = std::min(bottom_, pixel(box.bottom(), originY_));
}

void RasterCanvas::put(const std::vector<Placed>& placed) {
    // A thread costs as much as some hundred sprites.
    constexpr std::size_t perThread = 4000;
    const auto most = static_cast<std::size_t>(std::max(1U, std::thread::hardware_concurrency()));
    const auto bands = static_cast<int>(std::clamp<std::size_t>(placed.size() / perThread, 1, most));
    const auto edge = [&](int band) { return top_ + (bottom_ - top_) * band / bands; };
    const auto drawBand = [&](int band) {
        for (const Placed& each : placed) {
            put(each, edge(band), edge(band + 1));
        }
    };
    std::vector<std::jthread> others;
    for (int band = 1; band < bands; ++band) {
        others.emplace_back(drawBand, band);
    }
    drawBand(0);
}

void RasterCanvas::put(const Placed& placed, int top, int bottom) {
    const Sprite& sprite = *placed.sprite;
    const int startX = static_cast<int>(std::floor(originX_ + scale_ * placed.x)) - sprite.size / 2;
    const int startY = static_cast<int>(std::floor(originY_ + scale_ * placed.y)) - sprite.size / 2;
    const int fromX = std::max(startX, left_);
    const int toX = std::min(startX + sprite.size, right_);
    const int fromY = std::max(startY, top);
    const int toY = std::min(startY + sprite.size, bottom);
    for (int row = fromY; row < toY; ++row) {
        auto* target = reinterpret_cast<std::uint32_t*>(data_ + row * stride_);
        const std::uint32_t* source = &sprite.pixels[static_cast<std::size_t>((row - startY) * sprite.size)];
        for (int column = fromX; column < toX; ++column) {
            const std::uint32_t over = source[column - startX];
            if (over != 0) {
                target[column] = blend(over, target[column]);
            }
        }
    }
}

} // namespace nucleoscope
