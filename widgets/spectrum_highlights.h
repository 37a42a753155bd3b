#pragma once

#include "core/detection/region.h"
#include "widgets/spectrum_geometry.h"
#include "widgets/spectrum_navigator.h"

#include <QPainter>
#include <QString>

#include <vector>

namespace nucleoscope {

/// A region to point at: its box with a short text.
struct SpectrumHighlight {
    SpectrumBox box;
    QString label;
    bool selected = false;
    QColor color = Qt::white; ///< white ones turn yellow when selected
};

SpectrumBox boxOf(const Region& region);

/// A word on a ground of its own colour, kept inside `bounds`.
void drawTag(QPainter& painter, QPointF bottomLeft, const QString& text, const QColor& fill,
             const QColor& ink, const QRectF& bounds);

/// The boxes of regions over a spectrum.
class SpectrumHighlights {
public:
    explicit SpectrumHighlights(const SpectrumGeometry& geometry) : geometry_(geometry) {}

    void set(std::vector<SpectrumHighlight> highlights) { highlights_ = std::move(highlights); }
    /// Index of the one on top under a place; −1 for none.
    int at(QPointF place) const;
    void draw(QPainter& painter, const QRectF& plot) const;

private:
    QRectF rectOf(const SpectrumBox& box) const;

    const SpectrumGeometry& geometry_;
    std::vector<SpectrumHighlight> highlights_;
};

} // namespace nucleoscope
