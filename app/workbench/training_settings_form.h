#pragma once

#include "model/training/training_options.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace nucleoscope {

/// What can be set of a training beyond its recipe. A recipe fills in the fields; each may be changed then.
class TrainingSettingsForm : public QWidget {
    Q_OBJECT

public:
    explicit TrainingSettingsForm(QWidget* parent = nullptr);

    /// Every field as in these options.
    void setOptions(const TrainingOptions& options);
    /// The options last set, with what the fields say.
    TrainingOptions options() const;
    bool startsFromCurrentModel() const;
    void setStartsFromCurrentModel(bool starts);
    /// Without a model the weights can only be new.
    void setModelThere(bool there);

private:
    void addNetworkFields(QFormLayout* form);
    void addScheduleFields(QFormLayout* form);
    void addSampleFields(QFormLayout* form);
    void updateEnabled();

    TrainingOptions options_;
    QComboBox *start_, *architecture_, *encoder_, *augmentation_, *input_;
    QSpinBox *epochs_, *batchSize_, *imageSize_, *patience_, *seed_, *validation_;
    QDoubleSpinBox* learningRate_;
    QCheckBox* balanced_;
};

} // namespace nucleoscope
