#include "app/workbench/training_panel.h"

#include "app/workbench/theme.h"
#include "widgets/training_curves.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

std::filesystem::path pathOf(const QLineEdit* field) {
    return field->text().trimmed().toStdString();
}

/// A field for a folder with a button that looks for one.
QWidget* folderField(QLineEdit* field, const QString& title) {
    auto* row = new QWidget;
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    browse->setToolTip(title);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field, 1);
    layout->addWidget(browse);
    QObject::connect(browse, &QToolButton::clicked, field, [field, title] {
        const QString folder = QFileDialog::getExistingDirectory(field, title, field->text());
        if (!folder.isEmpty())
            field->setText(folder);
    });
    return row;
}

QLabel* wrapped() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

TrainingPanel::TrainingPanel(QWidget* parent)
    : QWidget(parent), source_(new QComboBox), labelCount_(wrapped()), archive_(new QLineEdit),
      masks_(new QLineEdit), start_(new QComboBox), encoder_(new QComboBox), epochs_(new QSpinBox),
      button_(new QPushButton), progress_(new QProgressBar), status_(wrapped()), model_(wrapped()),
      curves_(new TrainingCurves) {
    source_->addItem(tr("The labels of this project"));
    source_->addItem(tr("An archive and a folder of masks"));
    start_->addItem(tr("the current model"));
    start_->addItem(tr("new weights"));
    encoder_->addItem(tr("MobileNetV3 large"), QStringLiteral("mobilenetv3_large"));
    encoder_->addItem(tr("MobileNetV3 small"), QStringLiteral("mobilenetv3_small"));
    epochs_->setRange(1, 1000);
    epochs_->setValue(TrainingOptions().epochs);
    progress_->setTextVisible(false);
    progress_->hide();
    button_->setMinimumHeight(34);
    folders_ = makeSourceFields();

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Learn from"), source_);
    form->addRow(folders_);
    form->addRow(QString(), labelCount_);
    form->addRow(tr("Start from"), start_);
    form->addRow(tr("Encoder"), encoder_);
    form->addRow(tr("Epochs"), epochs_);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(model_);
    layout->addLayout(form);
    layout->addWidget(button_);
    layout->addWidget(progress_);
    layout->addWidget(status_);
    layout->addWidget(curves_, 1);

    connect(source_, &QComboBox::currentIndexChanged, this, &TrainingPanel::updateSource);
    connect(start_, &QComboBox::currentIndexChanged, this,
            [this] { encoder_->setEnabled(!startsFromCurrentModel()); });
    connect(button_, &QPushButton::clicked, this, [this] {
        if (running_)
            emit cancelRequested();
        else
            emit trainRequested();
    });
    updateSource();
    encoder_->setEnabled(false);
    setRunning(false);
}

QWidget* TrainingPanel::makeSourceFields() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Archive"), folderField(archive_, tr("Choose the folder of the half-orbit files")));
    form->addRow(tr("Masks"),
                 folderField(masks_, tr("Choose the folder of the masks (NAME.png for NAME.h5)")));
    return box;
}

TrainingPanel::Source TrainingPanel::source() const {
    return source_->currentIndex() == 0 ? Source::ProjectLabels : Source::ArchiveAndMasks;
}

std::filesystem::path TrainingPanel::archiveFolder() const {
    return pathOf(archive_);
}

std::filesystem::path TrainingPanel::maskFolder() const {
    return pathOf(masks_);
}

TrainingOptions TrainingPanel::options() const {
    TrainingOptions options;
    options.encoder = encoder_->currentData().toString().toStdString();
    options.epochs = epochs_->value();
    options.threads = std::max(1, QThread::idealThreadCount() - 1); // one stays for the window
    return options;
}

bool TrainingPanel::startsFromCurrentModel() const {
    return start_->currentIndex() == 0;
}

void TrainingPanel::setLabelCount(int labelled) {
    labelCount_->setText(tr("%n labelled half-orbit(s)", nullptr, labelled));
}

void TrainingPanel::setModelThere(bool there) {
    start_->setCurrentIndex(there ? 0 : 1);
    modelThere_ = there;
    start_->setEnabled(there && !running_);
}

void TrainingPanel::setModelText(const QString& text) {
    model_->setText(text);
}

void TrainingPanel::setRunning(bool running) {
    running_ = running;
    button_->setText(running ? tr("Cancel (Esc)") : tr("Train (Ctrl+T)"));
    button_->setIcon(themedIcon(running ? QStringLiteral("cancel") : QStringLiteral("train")));
    progress_->setVisible(running);
    progress_->setRange(0, 0);
    for (QWidget* field : {static_cast<QWidget*>(source_), folders_, static_cast<QWidget*>(epochs_)})
        field->setEnabled(!running);
    start_->setEnabled(!running && modelThere_);
    encoder_->setEnabled(!running && !startsFromCurrentModel());
    if (running) {
        curves_->clear();
        curves_->setEpochs(epochs_->value());
    }
}

void TrainingPanel::showStep(const TrainingStep& step) {
    if (step.epochs > 0) {
        curves_->setEpochs(step.epochs);
        progress_->setRange(0, step.epochs * 1000);
        const int within = step.steps > 0 ? 1000 * step.step / step.steps : 0;
        progress_->setValue(std::max(0, step.epoch - 1) * 1000 + within);
    }
    for (std::size_t i = static_cast<std::size_t>(curves_->epochs()); i < step.history.size(); ++i) {
        const EpochRecord& record = step.history[i];
        curves_->addEpoch(record.epoch, record.trainingLoss, record.validationLoss, record.validationMeanIou,
                          record.validationRegionIou);
    }
    if (step.steps > 0 && step.step > 0 && step.epoch > 0)
        curves_->setRunningLoss(step.epoch - 1 + static_cast<double>(step.step) / step.steps, step.loss);
    const QString left = timeLeftText(step.secondsLeft);
    status_->setText(left.isEmpty() ? step.phase : step.phase + QStringLiteral(" · ") + left);
}

void TrainingPanel::showResult(const TrainingResult& result) {
    const auto best =
        std::find_if(result.history.begin(), result.history.end(),
                     [&](const EpochRecord& record) { return record.epoch == result.bestEpoch; });
    if (best == result.history.end())
        return;
    showStatus(tr("Done. Best epoch %1: mean IoU %2, region IoU %3 on the validation half-orbits.")
                   .arg(result.bestEpoch)
                   .arg(best->validationMeanIou, 0, 'f', 3)
                   .arg(best->validationRegionIou, 0, 'f', 3));
}

void TrainingPanel::showStatus(const QString& text) {
    status_->setText(text);
}

void TrainingPanel::updateSource() {
    const bool labels = source() == Source::ProjectLabels;
    labelCount_->setVisible(labels);
    folders_->setVisible(!labels);
}

} // namespace nucleoscope
