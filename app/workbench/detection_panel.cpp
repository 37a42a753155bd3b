#include "app/workbench/detection_panel.h"

#include "app/workbench/scrolled_panel.h"
#include "model/model_info.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

QDoubleSpinBox* number(double low, double high, double step, int decimals, const QString& unit) {
    auto* box = new QDoubleSpinBox;
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setDecimals(decimals);
    box->setSuffix(unit);
    return box;
}

QLabel* wrapped(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

} // namespace

DetectionPanel::DetectionPanel(QWidget* parent)
    : QWidget(parent), modelThreshold_(ModelInfo().threshold),
      ownProbabilities_(new QCheckBox(tr("As the model says"))), threshold_(number(0.01, 0.99, 0.05, 2, {})),
      seed_(number(0, 0.99, 0.05, 2, {})), minPixels_(new QSpinBox),
      minSeconds_(number(0, 1000, 2, 1, tr(" s"))), minHz_(number(0, 25000, 50, 0, tr(" Hz"))),
      joinSeconds_(number(0, 600, 1, 1, tr(" s"))), fillHoles_(new QCheckBox(tr("Fill holes"))),
      previews_(new QCheckBox(tr("Show on this half-orbit"))), status_(wrapped({})) {
    minPixels_->setRange(1, 1000000);
    minPixels_->setSingleStep(50);
    minPixels_->setSuffix(tr(" px"));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Probabilities"), ownProbabilities_);
    addRow(form, tr("Threshold"), threshold_,
           tr("A pixel belongs to a region when its probability reaches this."));
    addRow(form, tr("Seed"), seed_,
           tr("A region counts only when its probability reaches this somewhere, so that a low threshold can "
              "follow a nucleus to its edge without finding more of them."));
    addRow(form, tr("Smallest area"), minPixels_, tr("Regions of fewer pixels are speckle."));
    addRow(form, tr("Shortest duration"), minSeconds_,
           tr("Regions that last less are left out; a column lasts 2.048 s."));
    addRow(form, tr("Smallest bandwidth"), minHz_, tr("Regions of a narrower band are left out."));
    addRow(form, tr("Join across gaps"), joinSeconds_,
           tr("Parts on both sides of lost rows are one region when no more time is lost between them."));
    addRow(form, {}, fillHoles_, tr("What a region encloses belongs to it."));

    auto* defaults = new QPushButton(tr("Defaults"));
    auto* detect = new QPushButton(tr("Detect"));
    detect->setMinimumHeight(34);
    auto* fields = new QWidget;
    auto* inner = new QVBoxLayout(fields);
    inner->setContentsMargins(10, 8, 10, 8);
    inner->addLayout(form);
    inner->addWidget(previews_);
    inner->addWidget(status_);
    inner->addWidget(detect);
    inner->addWidget(defaults, 0, Qt::AlignLeft);
    inner->addStretch(1);
    showScrolled(fields, this);

    setSettings({});
    for (QDoubleSpinBox* box : {threshold_, seed_, minSeconds_, minHz_, joinSeconds_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &DetectionPanel::edited);
    connect(minPixels_, &QSpinBox::valueChanged, this, &DetectionPanel::edited);
    connect(fillHoles_, &QCheckBox::toggled, this, &DetectionPanel::edited);
    connect(ownProbabilities_, &QCheckBox::toggled, this, [this] {
        showProbabilities();
        edited();
    });
    connect(previews_, &QCheckBox::toggled, this, &DetectionPanel::previewsChanged);
    connect(detect, &QPushButton::clicked, this, &DetectionPanel::detectRequested);
    connect(defaults, &QPushButton::clicked, this, [this] {
        setSettings({});
        edited();
    });
}

void DetectionPanel::addRow(QFormLayout* form, const QString& name, QWidget* field, const QString& meaning) {
    field->setToolTip(meaning);
    QLabel* explanation = wrapped(meaning);
    explanation->setEnabled(false);
    form->addRow(name, field);
    form->addRow(explanation);
}

DetectionSettings DetectionPanel::settings() const {
    DetectionSettings settings;
    if (!ownProbabilities_->isChecked()) {
        settings.threshold = threshold_->value();
        settings.regions.seedProbability = seed_->value();
    }
    settings.regions.minPixels = minPixels_->value();
    settings.regions.minSeconds = minSeconds_->value();
    settings.regions.minHz = minHz_->value();
    settings.regions.joinSeconds = joinSeconds_->value();
    settings.regions.fillHoles = fillHoles_->isChecked();
    return settings;
}

void DetectionPanel::setSettings(const DetectionSettings& settings) {
    const QSignalBlocker blocker(this);
    ownProbabilities_->setChecked(!settings.threshold);
    threshold_->setValue(settings.threshold.value_or(modelThreshold_));
    seed_->setValue(settings.regions.seedProbability);
    showProbabilities();
    minPixels_->setValue(settings.regions.minPixels);
    minSeconds_->setValue(settings.regions.minSeconds);
    minHz_->setValue(settings.regions.minHz);
    joinSeconds_->setValue(settings.regions.joinSeconds);
    fillHoles_->setChecked(settings.regions.fillHoles);
}

void DetectionPanel::setModelProbabilities(double threshold, double seed) {
    modelThreshold_ = threshold;
    modelSeed_ = seed;
    showProbabilities();
}

/// The model's, unless others are chosen; whoever begins to choose starts from them.
void DetectionPanel::showProbabilities() {
    const bool own = ownProbabilities_->isChecked();
    for (QDoubleSpinBox* box : {threshold_, seed_})
        box->setEnabled(!own);
    if (own) {
        const QSignalBlocker threshold(threshold_), seed(seed_);
        threshold_->setValue(modelThreshold_);
        seed_->setValue(modelSeed_);
    }
}

bool DetectionPanel::previews() const {
    return previews_->isChecked();
}

void DetectionPanel::showStatus(const QString& text) {
    status_->setText(text);
}

void DetectionPanel::edited() {
    emit settingsChanged(settings());
}

} // namespace nucleoscope
