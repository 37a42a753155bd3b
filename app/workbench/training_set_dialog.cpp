#include "app/workbench/training_set_dialog.h"

#include "app/workbench/folder_field.h"
#include "app/workbench/half_orbit_files.h"
#include "core/spectrum/color_map.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>

namespace nucleoscope {

namespace {

constexpr int largestSide = 8192, largestSeed = 1'000'000;

QSpinBox* makeSpin(int low, int high, int value, const QString& suffix = {}) {
    auto* box = new QSpinBox;
    box->setRange(low, high);
    box->setValue(value);
    box->setSuffix(suffix);
    return box;
}

} // namespace

TrainingSetDialog::TrainingSetDialog(Workspace& workspace, QWidget* parent)
    : JobDialog(tr("Export a training set"), tr("&Write"), parent), workspace_(workspace),
      folder_(new FolderField(tr("The folder for the training set"))), colors_(new QComboBox),
      width_(makeSpin(0, largestSide, 0)), height_(makeSpin(0, largestSide, 0)),
      validation_(makeSpin(0, 90, 20, QStringLiteral(" %"))), test_(makeSpin(0, 90, 0, QStringLiteral(" %"))),
      seed_(makeSpin(1, largestSeed, 1)),
      flatten_(new QCheckBox(tr("Less the background of each frequency"))) {
    for (const std::string& name : colorMapNames())
        colors_->addItem(QString::fromStdString(name));
    colors_->setCurrentText(QString::fromStdString(TrainingSetOptions().colorMap));
    for (QSpinBox* side : {width_, height_})
        side->setSpecialValueText(tr("as the spectrum"));
    auto* size = new QHBoxLayout;
    size->addWidget(width_, 1);
    size->addWidget(new QLabel(QStringLiteral("×")));
    size->addWidget(height_, 1);
    auto* note =
        new QLabel(tr("Done, verified and “nothing here” are written. Both half-orbits of an orbit go "
                      "into the same part."));
    note->setWordWrap(true);
    note->setEnabled(false);
    folder_->setPath(workspace_.project().folder() / "training-set");
    form()->addRow(tr("Folder"), folder_);
    form()->addRow(tr("Colours"), colors_);
    form()->addRow(QString(), flatten_);
    form()->addRow(tr("Size in pixels"), size);
    form()->addRow(tr("For validation"), validation_);
    form()->addRow(tr("For tests"), test_);
    form()->addRow(tr("Seed of the split"), seed_);
    form()->addRow(note);
    connect(folder_, &FolderField::changed, this, [this] { updateState(); });
    updateState();
}

bool TrainingSetDialog::isReady() const {
    return !folder_->path().empty();
}

TrainingSetOptions TrainingSetDialog::options() const {
    TrainingSetOptions options;
    options.colorMap = colors_->currentText().toStdString();
    options.width = width_->value();
    options.height = height_->value();
    options.flatten = flatten_->isChecked();
    options.validationFraction = validation_->value() / 100.0;
    options.testFraction = test_->value() / 100.0;
    options.seed = static_cast<std::uint64_t>(seed_->value());
    return options;
}

void TrainingSetDialog::run() {
    start([this, folder = folder_->path(), files = halfOrbitFiles(workspace_), labels = workspace_.labels(),
           options = options()](std::stop_token stop,
                                const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        const TrainingSetSummary summary = writeTrainingSet(
            folder, files, *labels, options,
            [&](std::size_t done, std::size_t total) {
                report(progressOf(tr("Writing pictures"), done, total));
            },
            stop);
        return [this, summary, folder] { showResult(summary, folder); };
    });
}

void TrainingSetDialog::showResult(const TrainingSetSummary& summary, const std::filesystem::path& folder) {
    const auto count = [&](TrainingPart part) {
        const auto found = summary.written.find(part);
        return static_cast<int>(found == summary.written.end() ? 0 : found->second);
    };
    QString text = tr("Written to %1: %2 to train, %3 to validate, %4 to test.")
                       .arg(QString::fromStdString(folder.string()))
                       .arg(count(TrainingPart::Train))
                       .arg(count(TrainingPart::Validation))
                       .arg(count(TrainingPart::Test));
    if (!summary.failures.empty())
        text += QLatin1Char(' ') +
                tr("%n could not be written: %1", nullptr, static_cast<int>(summary.failures.size()))
                    .arg(QString::fromStdString(summary.failures.front()));
    setStatus(text);
}

} // namespace nucleoscope
