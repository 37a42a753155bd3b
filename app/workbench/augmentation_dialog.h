#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/half_orbit_loader.h"
#include "core/labels/mask.h"

#include <QDialog>

class QComboBox;
class QLabel;

namespace nucleoscope {

class PictureGrid;

/// What a training shows the network of a half-orbit: the picture as it is, and variants of it with their
/// masks.
class AugmentationDialog : public QDialog {
    Q_OBJECT

public:
    AugmentationDialog(SpectrumImage image, LabelMask mask, QWidget* parent);

    PictureGrid* pictures() const { return pictures_; }

private:
    void make();

    SpectrumImage image_;
    LabelMask mask_;
    QComboBox* kind_;
    QLabel* status_;
    PictureGrid* pictures_;
    std::uint64_t seed_ = 1;
    BackgroundJob job_;
};

} // namespace nucleoscope
