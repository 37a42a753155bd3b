#pragma once

#include "widgets/spectrum_colors.h"

#include <qcustomplot.h>

#include <optional>

namespace nucleoscope {

/// The colour bar of a spectrum, in the quantity that is shown. A drag carries the value under the mouse
/// along: in its upper or lower part by moving that end of the range, in its middle by moving both. The wheel
/// widens and narrows the range. Double clicks, which make it automatic again, are for the view.
class SpectrumColorBar : public QObject {
    Q_OBJECT
public:
    /// `colors` must outlive it; the plot owns the element.
    SpectrumColorBar(QCustomPlot* plot, SpectrumColors& colors);

    QCPColorScale* element() const { return element_; }
    void setVisible(bool visible); ///< its room stays
    void applyTheme(const QFont& font, const QColor& ink, const QColor& line);
    void updateColors();

    /// With room for the numbers.
    bool contains(QPointF place) const;
    bool press(QPointF place);
    void drag(QPointF place);
    void release() { drag_.reset(); }
    bool isDragged() const { return drag_.has_value(); }
    void turn(double notches);
    Qt::CursorShape cursorShape(QPointF place) const;
    /// What the mouse does to it, in a sentence.
    static QString help();

private:
    enum class Part { Low, Middle, High };
    struct Drag {
        Part part;
        double from;
        SpectrumColors::Range range;
    };

    QRect barRect() const { return element_->axis()->axisRect()->rect(); }
    Part partAt(double y) const;
    QString label() const;

    SpectrumColors& colors_;
    QCPColorScale* element_;
    std::optional<Drag> drag_;
};

} // namespace nucleoscope
