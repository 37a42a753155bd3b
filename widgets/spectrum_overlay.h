#pragma once

#include "core/labels/label_store.h"
#include "widgets/spectrum_geometry.h"
#include "widgets/spectrum_renderer.h"

#include <memory>

namespace nucleoscope {

/// What lies over a spectrum on its own pixels: the mask as a fill and an outline, and a model's probability.
class SpectrumOverlay {
public:
    void setMask(LabelMask mask);
    const LabelMask& mask() const { return mask_; }
    /// Null for none.
    void setProbability(std::shared_ptr<const ProbabilityMap> probability);
    const ProbabilityMap* probability() const { return probability_.get(); }

    void setColors(const LabelColors& colors);
    const LabelColors& colors() const { return colors_; }

    /// Sets pixels of the mask.
    void apply(const std::vector<LabelStore::PixelChange>& changes);
    /// Paints a brush's way from one place of the widget to another, piece by piece, so that it does not jump
    /// gaps.
    void paintSegment(const SpectrumGeometry& geometry, QPointF from, QPointF to, double diameter,
                      bool diameterOnScreen, std::uint8_t label, LabelHistory::Step& step);

    /// Draws what meets `area`, widget coordinates.
    void draw(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const;

    bool fillVisible = true, outlineVisible = true, probabilityVisible = false;

private:
    void recolor(std::uint32_t index);
    QRectF placeOfLabels(const SpectrumGeometry& geometry) const;
    void drawOutline(QPainter& painter, const SpectrumGeometry& geometry, const QRectF& area) const;
    void addOutline(const SpectrumGeometry& geometry, const SpectrumGeometry::Part& part,
                    QVector<QLineF>& lines) const;

    LabelMask mask_;
    QRect labelled_; ///< columns and rows around all labels; may be larger than they need
    QImage maskPicture_;
    std::shared_ptr<const ProbabilityMap> probability_;
    QImage probabilityPicture_;
    LabelColors colors_;
};

} // namespace nucleoscope
