#pragma once

#include "core/figures/spectrum_figure.h"
#include "widgets/slice_panel.h"
#include "widgets/slice_readout.h"
#include "widgets/spectrum_view.h"

#include <QObject>

#include <optional>

namespace nucleoscope {

/// The lines through the spectrum at the cursor and at a pinned one: what the panels beside the spectrum and
/// the numbers in their corner show. Whoever lays the three widgets out owns them.
class SlicePanels : public QObject {
    Q_OBJECT
public:
    explicit SlicePanels(QObject* parent = nullptr);

    SlicePanel* spectrum() const { return spectrum_; } ///< all frequencies of a time
    SlicePanel* series() const { return series_; }     ///< all times of a frequency
    SliceReadout* readout() const { return readout_; }

    /// Nothing is computed or drawn while they are hidden.
    void setVisible(bool visible);
    bool isVisible() const { return visible_; }

    /// The cursor is in a view. Where there is no value (outside, in a gap) the last lines stay.
    void follow(const SpectrumView& view, Component component, const CursorInfo& cursor);
    /// Another half-orbit: no lines, no pinned cursor.
    void clear(const SpectrumView& view);
    /// Other colours, quantity or background: the same places anew.
    void update(const SpectrumView& view);

    /// Keeps the cursor where it is now, to compare. False when there is none.
    bool pin();
    void unpin();
    bool isPinned() const { return pinned_.has_value(); }

    /// The cursors as a figure draws them, the moving one first.
    std::vector<SpectrumCursor> cursors() const;

signals:
    void pinnedChanged(std::optional<nucleoscope::SpectrumPlace> place);

private:
    struct Place {
        const SpectrumView* view = nullptr;
        Component component = Component::Z;
        int column = 0, row = 0;
        SpectrumPlace place;
        SlicePoint point;
    };

    void show(SlicePanel::Cursor cursor, Place& place);
    void showNumbers();

    SlicePanel* spectrum_;
    SlicePanel* series_;
    SliceReadout* readout_;
    std::optional<Place> moving_, pinned_;
    SpectrumQuantity quantity_;
    bool visible_ = false;
};

} // namespace nucleoscope
