#include "widgets/spectrum_colors.h"

namespace nucleoscope {

namespace {

constexpr float leastSpan = 1e-3F; ///< between the ends of the range, log10

} // namespace

SpectrumColors::SpectrumColors() {
    scale_.map = colorMap("viridis").value();
}

void SpectrumColors::setImage(std::shared_ptr<const SpectrumImage> image) {
    image_ = std::move(image);
    flatImage_.reset();
    automatic_ = {};
    common_.reset();
    if (!fixed_)
        set_ = {};
    update();
}

std::shared_ptr<const SpectrumImage> SpectrumColors::shown() const {
    return flat_ && flatImage_ ? flatImage_ : image_;
}

QImage SpectrumColors::render() const {
    const auto image = shown();
    return image && image->width > 0 ? renderSpectrum(*image, scale_) : QImage();
}

SpectrumQuantity SpectrumColors::quantity() const {
    SpectrumQuantity quantity = quantity_;
    quantity.relative = flat_;
    return quantity;
}

/// Makes the flattened image and finds the range of percentiles, where they are needed and not known yet.
void SpectrumColors::findAutomatic() {
    const bool hasPixels = image_ && image_->width > 0;
    if (hasPixels && flat_ && !flatImage_)
        flatImage_ = std::make_shared<SpectrumImage>(flattened(*image_));
    auto& automatic = automatic_[flat_];
    if (hasPixels && !automatic) {
        const auto [low, high] = percentiles(*shown(), lowPercentile_, highPercentile_);
        automatic = Range{low, std::max(high, low + leastSpan)};
    }
}

SpectrumColors::Range SpectrumColors::ownRange() {
    findAutomatic();
    return automatic_[flat_].value_or(range());
}

void SpectrumColors::setCommonRange(std::optional<Range> range) {
    if (common_ == range)
        return;
    common_ = range;
    update();
}

void SpectrumColors::update() {
    const bool hasPixels = image_ && image_->width > 0;
    if (hasPixels && flat_ && !flatImage_)
        flatImage_ = std::make_shared<SpectrumImage>(flattened(*image_));
    if (!set_[flat_] && !common_)
        findAutomatic();
    const auto& automatic = common_ ? common_ : automatic_[flat_];
    if (fixed_ && !set_[flat_])
        set_[flat_] = automatic;
    const Range before = range();
    const Range now = set_[flat_] ? *set_[flat_] : automatic.value_or(before);
    scale_.low = now.low;
    scale_.high = now.high;
    emit changed();
    if (now != before)
        emit rangeChanged(now.low, now.high);
}

void SpectrumColors::setMap(const ColorMap& map) {
    scale_.map = map;
    emit changed();
}

void SpectrumColors::setQuantity(SpectrumQuantity quantity) {
    quantity_ = quantity;
    emit changed();
}

void SpectrumColors::setFlattened(bool flattened) {
    if (flat_ == flattened)
        return;
    flat_ = flattened;
    update();
}

void SpectrumColors::setPercentiles(double low, double high) {
    lowPercentile_ = low;
    highPercentile_ = high;
    automatic_ = {};
    set_ = {};
    update();
}

void SpectrumColors::setRange(Range range) {
    set_[flat_] = Range{range.low, std::max(range.high, range.low + leastSpan)};
    update();
}

void SpectrumColors::setAutomatic() {
    set_[flat_].reset();
    update();
}

void SpectrumColors::setFixed(bool fixed) {
    if (fixed_ == fixed)
        return;
    fixed_ = fixed;
    update();
}

} // namespace nucleoscope
