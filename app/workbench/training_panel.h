#pragma once

#include "app/workbench/training_controller.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace nucleoscope {

class TrainingCurves;

/// The training of a model: from what, for how long, one button, and the curves while it runs.
class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    enum class Source { ProjectLabels, ArchiveAndMasks };

    explicit TrainingPanel(QWidget* parent = nullptr);

    Source source() const;
    std::filesystem::path archiveFolder() const;
    std::filesystem::path maskFolder() const;
    /// What the user set; the rest is the trainer's default.
    TrainingOptions options() const;
    bool startsFromCurrentModel() const;

    /// How many half-orbits of the project have labels.
    void setLabelCount(int labelled);
    /// What detection uses now, in words.
    void setModelText(const QString& text);
    /// Without a model the weights can only be new.
    void setModelThere(bool there);
    void setRunning(bool running);
    void showStep(const TrainingStep& step);
    void showResult(const TrainingResult& result);
    void showStatus(const QString& text);

    TrainingCurves* curves() const { return curves_; }

signals:
    void trainRequested();
    void cancelRequested();

private:
    QWidget* makeSourceFields();
    void updateSource();

    QComboBox* source_;
    QLabel* labelCount_;
    QWidget* folders_;
    QLineEdit *archive_, *masks_;
    QComboBox *start_, *encoder_;
    QSpinBox* epochs_;
    QPushButton* button_;
    QProgressBar* progress_;
    QLabel *status_, *model_;
    TrainingCurves* curves_;
    bool running_ = false, modelThere_ = true;
};

} // namespace nucleoscope
