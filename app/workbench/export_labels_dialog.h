#pragma once

#include "app/workbench/job_dialog.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace nucleoscope {

class FolderField;
class Workspace;

/// Writes the labels of the project for another program.
class ExportLabelsDialog : public JobDialog {
    Q_OBJECT

public:
    ExportLabelsDialog(Workspace& workspace, QWidget* parent);

protected:
    void run() override;
    bool isReady() const override;

private:
    void showLoss();

    Workspace& workspace_;
    QComboBox* format_;
    QCheckBox* finishedOnly_;
    FolderField* folder_;
    QLabel* loss_;
};

} // namespace nucleoscope
