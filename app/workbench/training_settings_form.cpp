#include "app/workbench/training_settings_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSpinBox>

namespace nucleoscope {

namespace {

constexpr double percent = 100;

QSpinBox* whole(int low, int high, int step = 1) {
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setSingleStep(step);
    return box;
}

void choose(QComboBox* box, const std::string& data) {
    box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(data))));
}

std::string chosen(const QComboBox* box) {
    return box->currentData().toString().toStdString();
}

} // namespace

TrainingSettingsForm::TrainingSettingsForm(QWidget* parent)
    : QWidget(parent), start_(new QComboBox), architecture_(new QComboBox), encoder_(new QComboBox),
      augmentation_(new QComboBox), input_(new QComboBox), epochs_(whole(1, 10000)),
      batchSize_(whole(2, 256)), imageSize_(whole(64, 1024, 32)), patience_(whole(0, 1000)),
      seed_(whole(1, 1000000)), validation_(whole(5, 50, 5)), learningRate_(new QDoubleSpinBox),
      balanced_(new QCheckBox(tr("As many with a region as without"))) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addNetworkFields(form);
    addScheduleFields(form);
    addSampleFields(form);
    setOptions({});
    connect(start_, &QComboBox::currentIndexChanged, this, &TrainingSettingsForm::updateEnabled);
    updateEnabled();
}

void TrainingSettingsForm::addNetworkFields(QFormLayout* form) {
    start_->addItem(tr("the current model"));
    start_->addItem(tr("new weights"));
    for (const std::string& name : architectureNames())
        architecture_->addItem(QString::fromStdString(name), QString::fromStdString(name));
    encoder_->addItem(tr("MobileNetV3 large"), QStringLiteral("mobilenetv3_large"));
    encoder_->addItem(tr("MobileNetV3 small"), QStringLiteral("mobilenetv3_small"));
    input_->addItem(tr("Log power less its background"), QStringLiteral("plain"));
    input_->addItem(tr("Coloured picture"), QStringLiteral("picture"));
    imageSize_->setSuffix(tr(" px"));
    form->addRow(tr("Start from"), start_);
    form->addRow(tr("Architecture"), architecture_);
    form->addRow(tr("Encoder"), encoder_);
    form->addRow(tr("Input"), input_);
    form->addRow(tr("Image size"), imageSize_);
}

void TrainingSettingsForm::addScheduleFields(QFormLayout* form) {
    learningRate_->setDecimals(6);
    learningRate_->setRange(1e-6, 1);
    learningRate_->setSingleStep(1e-4);
    patience_->setSpecialValueText(tr("never"));
    patience_->setToolTip(tr("After so many epochs without a better mean IoU the training ends."));
    form->addRow(tr("Epochs"), epochs_);
    form->addRow(tr("Stop early after"), patience_);
    form->addRow(tr("Batch"), batchSize_);
    form->addRow(tr("Learning rate"), learningRate_);
    form->addRow(tr("Seed"), seed_);
}

void TrainingSettingsForm::addSampleFields(QFormLayout* form) {
    augmentation_->addItem(tr("As it suits the input"), QStringLiteral("auto"));
    augmentation_->addItem(tr("None"), QStringLiteral("none"));
    augmentation_->addItem(tr("Of spectra"), QStringLiteral("spectrum"));
    augmentation_->addItem(tr("As published, for pictures"), QStringLiteral("paper"));
    validation_->setSuffix(tr(" %"));
    validation_->setToolTip(tr("Half-orbits that the model does not learn from: they tell how good it is."));
    form->addRow(tr("Variants"), augmentation_);
    form->addRow(tr("Samples"), balanced_);
    form->addRow(tr("For checking"), validation_);
}

void TrainingSettingsForm::setOptions(const TrainingOptions& options) {
    options_ = options;
    choose(architecture_, options.architecture);
    choose(encoder_, options.encoder);
    choose(input_, options.input);
    choose(augmentation_, options.augmentation);
    imageSize_->setValue(options.imageSize);
    epochs_->setValue(options.epochs);
    patience_->setValue(options.patience);
    batchSize_->setValue(options.batchSize);
    learningRate_->setValue(options.learningRate);
    seed_->setValue(static_cast<int>(options.seed));
    balanced_->setChecked(options.balanced);
    validation_->setValue(qRound(options.validationFraction * percent));
}

TrainingOptions TrainingSettingsForm::options() const {
    TrainingOptions options = options_;
    options.architecture = chosen(architecture_);
    options.encoder = chosen(encoder_);
    options.input = chosen(input_);
    options.augmentation = chosen(augmentation_);
    options.imageSize = imageSize_->value();
    options.epochs = epochs_->value();
    options.patience = patience_->value();
    options.batchSize = batchSize_->value();
    options.learningRate = learningRate_->value();
    options.seed = static_cast<std::uint64_t>(seed_->value());
    options.balanced = balanced_->isChecked();
    options.validationFraction = validation_->value() / percent;
    return options;
}

bool TrainingSettingsForm::startsFromCurrentModel() const {
    return start_->isEnabled() && start_->currentIndex() == 0;
}

void TrainingSettingsForm::setStartsFromCurrentModel(bool starts) {
    start_->setCurrentIndex(starts && start_->isEnabled() ? 0 : 1);
}

void TrainingSettingsForm::setModelThere(bool there) {
    start_->setEnabled(there);
    if (!there)
        start_->setCurrentIndex(1);
    updateEnabled();
}

void TrainingSettingsForm::updateEnabled() {
    // A model brings its network and what it sees along.
    for (QWidget* field : {static_cast<QWidget*>(architecture_), static_cast<QWidget*>(encoder_),
                           static_cast<QWidget*>(input_), static_cast<QWidget*>(imageSize_)})
        field->setEnabled(!startsFromCurrentModel());
}

} // namespace nucleoscope
