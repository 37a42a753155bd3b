#pragma once

#include "core/labels/label_store.h"
#include "widgets/label_tool_settings.h"
#include "widgets/spectrum_geometry.h"
#include "widgets/spectrum_renderer.h"

#include <array>
#include <map>
#include <memory>

namespace nucleoscope {

/// What lies over a spectrum on its own pixels: the mask as a fill and an outline, and a model's probability.
class SpectrumOverlay {
public:
    SpectrumOverlay() { updateFills(); }

    void setMask(LabelMask mask);
    const LabelMask& mask() const { return mask_; }
    /// Null for none.
    void setProbability(std::shared_ptr<const ProbabilityMap> probability);
    const ProbabilityMap* probability() const { return probability_.get(); }

    void setColors(const LabelColors& colors);
    const LabelColors& colors() const { return colors_; }

    /// Sets pixels of the mask. Answers with the columns and rows around them.
    QRect apply(const std::vector<LabelStore::PixelChange>& changes);
    QRect apply(const LabelHistory::Step& step);
    /// Paints a brush's way from one place of the widget to another, piece by piece, so that it does not jump
    /// gaps.
    void paintSegment(const SpectrumGeometry& geometry, QPointF from, QPointF to,
                      const LabelToolOptions& options, std::uint8_t label, const PaintRule& rule,
                      LabelHistory::Step& step);
    /// What pixels cover in the widget, with the pens of their outlines.
    static QRectF placeOf(const QRect& pixels, const SpectrumGeometry& geometry);

    /// Draws what meets `area`, widget coordinates.
    void draw(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const;

    bool fillVisible = true, outlineVisible = true, probabilityVisible = false;

private:
    using Lines = std::map<std::uint8_t, QVector<QLineF>>; ///< by label

    template <typename Changes, typename ValueOf>
    QRect setPixels(const Changes& changes, const ValueOf& valueOf);
    void updateFills();
    void drawOutline(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const;
    void addOutline(const SpectrumGeometry& geometry, const SpectrumGeometry::Part& part, Lines& lines) const;

    LabelMask mask_;
    QRect labelled_; ///< columns and rows around all labels; may be larger than they need
    QImage maskPicture_;
    std::shared_ptr<const ProbabilityMap> probability_;
    QImage probabilityPicture_;
    LabelColors colors_;
    std::array<QRgb, 256> fills_{};
    QRgb betweenHatches_ = 0;
};

} // namespace nucleoscope
