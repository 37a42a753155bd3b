#pragma once

#include "core/labels/label_backdrop.h"
#include "core/labels/label_history.h"
#include "core/labels/paint_rule.h"
#include "core/spectrum/spectrum_image.h"
#include "widgets/spectrum_geometry.h"

#include <QFuture>
#include <QPainter>

#include <memory>
#include <optional>

namespace nucleoscope {

class SpectrumNavigator;
class SpectrumOverlay;

/// A press, a move or a release of the mouse over a spectrum.
struct SpectrumMouse {
    QPointF place;                         ///< in the widget
    Qt::MouseButton button = Qt::NoButton; ///< that began the drag
    Qt::KeyboardModifiers modifiers;
    bool isDoubleClick = false;
};

/// What a tool may use of the view that it works on.
class SpectrumCanvas {
public:
    virtual const SpectrumGeometry& geometry() const = 0;
    /// Null when there is none.
    virtual const SpectrumImage* image() const = 0;
    /// Holds the mask, which is empty when nothing can be painted.
    virtual SpectrumOverlay& overlay() = 0;
    virtual SpectrumNavigator& navigator() = 0;
    virtual QRect plotRect() const = 0;
    virtual void repaint(const QRectF& area) = 0;
    /// What the helped tools look at; comes a little later than the half-orbit. Holds null when there is
    /// none.
    virtual QFuture<std::shared_ptr<const LabelBackdrop>> backdrop() = 0;
    /// The power as it is shown, its background subtracted or not, as means over a few pixels. Null when
    /// there is none.
    virtual const SpectrumImage* power() = 0;
    /// Where the tools may leave a mark.
    virtual PaintRule paintRule() = 0;
    /// Tells the world of one act of painting, which the overlay's mask holds already. `byModel`: what was
    /// painted is what a model found.
    virtual void report(const LabelHistory::Step& step, bool byModel = false) = 0;
    /// A sentence for the user.
    virtual void tell(const QString& sentence) = 0;
    /// Takes the tool again that was in use before this one, which has done its one thing.
    virtual void useFormerTool() = 0;
    virtual void updateCursorShape() = 0;

protected:
    ~SpectrumCanvas() = default;
};

/// What the mouse does over the plot of a spectrum: one class for each tool. A tool has the mouse from a
/// press that it takes until that button is released; an act of several clicks lives on between them.
class SpectrumTool {
public:
    explicit SpectrumTool(SpectrumCanvas& canvas) : canvas_(canvas) {}
    virtual ~SpectrumTool() = default;
    SpectrumTool(const SpectrumTool&) = delete;
    SpectrumTool& operator=(const SpectrumTool&) = delete;

    /// A button went down inside the plot, with nothing under way. False: not one of this tool's buttons.
    virtual bool press(const SpectrumMouse& mouse) = 0;
    /// The button is held.
    virtual void drag(const SpectrumMouse&) {}
    /// The button came up.
    virtual void release(const SpectrumMouse&) {}
    /// The mouse moves, or leaves the widget, with no button held.
    virtual void hover(std::optional<SpectrumMouse>) {}
    /// A key went down. False: it is not for this tool.
    virtual bool key(int /*Qt::Key*/) { return false; }
    /// Whether key() takes this key now, although a command of the window may have it too.
    virtual bool wants(int /*Qt::Key*/) const { return false; }
    /// It is this tool's turn, until finish() before another's.
    virtual void begin() {}
    /// The options that the tools share are others now.
    virtual void optionsChanged() {}
    /// Ends at once what is under way, as if the button were released: before undo, saving, another tool or
    /// half-orbit.
    virtual void finish() {}
    /// A turn of the wheel inside the plot. False: it zooms.
    virtual bool turn(double /*notches*/, Qt::KeyboardModifiers) { return false; }

    /// The mask changes until finish().
    virtual bool isPainting() const { return false; }
    virtual Qt::CursorShape cursorShape() const { return Qt::ArrowCursor; }
    /// Draws what belongs to the tool over all else, clipped to the plot.
    virtual void draw(QPainter&, std::optional<QPointF> /*cursor*/) const {}
    /// What draw() covers around the cursor, to be painted anew when the cursor moves.
    virtual QRectF cursorArea(QPointF /*cursor*/) const { return {}; }

protected:
    SpectrumCanvas& canvas() const { return canvas_; }

private:
    SpectrumCanvas& canvas_;
};

} // namespace nucleoscope
