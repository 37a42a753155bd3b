#pragma once

#include "core/spectrum/quantity.h"
#include "widgets/spectrum_renderer.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace nucleoscope {

/// The colours of a spectrum: the map, the quantity that is shown, and the range of values that the map
/// spans. All values are log10 of the amplitude (or of its ratio to the median of its frequency) whatever
/// quantity is shown; SpectrumQuantity converts them.
///
/// The range is automatic, by percentiles of each half-orbit, until one is set. One that is set holds for
/// this half-orbit, or, when the range is fixed, for all. The flattened view has a range of its own.
class SpectrumColors : public QObject {
    Q_OBJECT
public:
    struct Range {
        float low = 0, high = 1;
        bool operator==(const Range&) const = default;
    };

    SpectrumColors();

    void setImage(std::shared_ptr<const SpectrumImage> image);
    const std::shared_ptr<const SpectrumImage>& image() const { return image_; }
    /// The image or the flattened one; null when there is none.
    std::shared_ptr<const SpectrumImage> shown() const;
    /// One pixel of the picture for each of the image; null when there is none.
    QImage render() const;

    const ColorScale& scale() const { return scale_; }
    Range range() const { return {scale_.low, scale_.high}; }
    /// Relative in the flattened view.
    SpectrumQuantity quantity() const;
    bool isFlattened() const { return flat_; }
    bool isAutomatic() const { return !set_[flat_]; }
    bool isFixed() const { return fixed_; }
    double lowPercentile() const { return lowPercentile_; }   ///< 0–1
    double highPercentile() const { return highPercentile_; } ///< 0–1

    void setMap(const ColorMap& map);
    void setQuantity(SpectrumQuantity quantity);
    void setFlattened(bool flattened);
    /// Makes the range automatic, between these fractions (0–1) of the pixels.
    void setPercentiles(double low, double high);
    void setRange(Range range);
    void setAutomatic();
    /// The automatic range of this image by itself.
    Range ownRange();
    /// The automatic range when several images are shown side by side, so that a colour means the same in
    /// all; until there is another image, or nothing.
    void setCommonRange(std::optional<Range> range);
    /// Keeps the range for other half-orbits.
    void setFixed(bool fixed);

signals:
    /// Anything that colours, colour bar or its unit depend on.
    void changed();
    void rangeChanged(float low, float high);

private:
    void update();
    void findAutomatic();

    std::shared_ptr<const SpectrumImage> image_;
    std::shared_ptr<const SpectrumImage> flatImage_; ///< made when first shown
    /// By percentiles, of the image and of the flattened one; found when first shown.
    std::array<std::optional<Range>, 2> automatic_;
    std::array<std::optional<Range>, 2> set_;
    std::optional<Range> common_;
    ColorScale scale_;
    SpectrumQuantity quantity_;
    double lowPercentile_ = 0.02, highPercentile_ = 0.995;
    bool flat_ = false, fixed_ = false;
};

} // namespace nucleoscope
