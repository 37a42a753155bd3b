#pragma once

#include "app/workbench/job_dialog.h"
#include "core/labels/exchange/training_set.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace nucleoscope {

class FolderField;
class Workspace;

/// Writes finished labels as pictures and masks for use elsewhere, split by orbit.
class TrainingSetDialog : public JobDialog {
    Q_OBJECT

public:
    TrainingSetDialog(Workspace& workspace, QWidget* parent);

protected:
    void run() override;
    bool isReady() const override;

private:
    TrainingSetOptions options() const;
    void showResult(const TrainingSetSummary& summary, const std::filesystem::path& folder);

    Workspace& workspace_;
    FolderField* folder_;
    QComboBox* colors_;
    QSpinBox *width_, *height_, *validation_, *test_, *seed_;
    QCheckBox* flatten_;
};

} // namespace nucleoscope
