#pragma once

#include "core/labels/label_classes.h"
#include "core/labels/label_origins.h"
#include "widgets/spectrum_navigator.h"

#include <QTimer>
#include <QTreeWidget>

namespace nucleoscope {

class LabelDocument;
class SpectrumPane;

/// The name of a class in the user's language, where it is one of the three that are always there.
QString labelClassName(const LabelClass& item);

/// The regions of the label that is open, with their extents: a click zooms to one, Delete deletes it.
class LabelRegionList : public QTreeWidget {
    Q_OBJECT
public:
    LabelRegionList(LabelDocument& document, SpectrumPane& spectrum, QWidget* parent = nullptr);

    /// Reads the label anew, soon and once for many calls.
    void refresh() { timer_.start(); }
    const std::vector<LabelRegion>& regions() const { return regions_; }

signals:
    void zoomRequested(const nucleoscope::SpectrumBox& box);
    void deleteRequested(int row, int column);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Column { Class, Pixels, Start, Duration, Frequency, Origin, ColumnCount };

    void read();
    QTreeWidgetItem* itemOf(const LabelRegion& region) const;
    SpectrumBox boxOf(const LabelRegion& region) const;
    const LabelRegion* current() const;
    QString originText(const LabelRegion& region) const;

    LabelDocument& document_;
    SpectrumPane& spectrum_;
    std::vector<LabelRegion> regions_;
    QTimer timer_;
};

} // namespace nucleoscope
