#pragma once

#include "app/workbench/half_orbit_filter.h"

#include <QWidget>

#include <array>

class QAction;
class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace nucleoscope {

/// Where a HalfOrbitFilter is made: a line to search in, choices that unfold below it, and a chip for each
/// choice that is active, also while they are folded away.
class HalfOrbitFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit HalfOrbitFilterBar(QWidget* parent = nullptr);

    HalfOrbitFilter filter() const;
    void setFilter(const HalfOrbitFilter& filter);
    void clear() { setFilter({}); }
    void setUnfolded(bool unfolded);
    bool isUnfolded() const;
    void focusText();
    /// At the end of the search line's row.
    void addTool(QWidget* tool);

signals:
    void changed();

private:
    struct Chip {
        QString text;
        HalfOrbitFilter without; ///< what is left when it is removed
    };

    QWidget* makeChoices();
    QWidget* makeSeasons();
    QWidget* makeMagneticLatitude();
    QToolButton* makeContentMenu();
    void announce();
    void updateContentText();
    void showChips();
    QList<Chip> chips() const;

    QLineEdit* text_;
    QToolButton *unfold_, *content_;
    QWidget *choices_, *chips_;
    QHBoxLayout* top_;
    std::array<QToolButton*, 4> seasons_{};
    QComboBox *direction_, *hemisphere_, *labels_, *detections_, *review_;
    QCheckBox* byMagneticLatitude_;
    QDoubleSpinBox *fromMagneticLatitude_, *toMagneticLatitude_;
    QAction *withGaps_, *withBursts_, *withWarnings_, *quarantined_;
    bool isSetting_ = false;
};

} // namespace nucleoscope
