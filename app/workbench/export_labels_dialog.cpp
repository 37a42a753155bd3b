#include "app/workbench/export_labels_dialog.h"

#include "app/workbench/folder_field.h"
#include "app/workbench/half_orbit_files.h"
#include "app/workbench/label_format_choice.h"
#include "core/labels/exchange/label_export.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>

namespace nucleoscope {

ExportLabelsDialog::ExportLabelsDialog(Workspace& workspace, QWidget* parent)
    : JobDialog(tr("Export labels"), tr("&Write"), parent), workspace_(workspace),
      format_(makeFormatChoice()),
      finishedOnly_(new QCheckBox(tr("Only those that are done, verified or “nothing here”"))),
      folder_(new FolderField(tr("The folder for the labels"))), loss_(new QLabel) {
    loss_->setWordWrap(true);
    loss_->setEnabled(false);
    folder_->setPath(workspace_.project().folder() / "exported-labels");
    form()->addRow(tr("Format"), format_);
    form()->addRow(QString(), loss_);
    form()->addRow(tr("Folder"), folder_);
    form()->addRow(QString(), finishedOnly_);
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportLabelsDialog::showLoss);
    connect(folder_, &FolderField::changed, this, [this] { updateState(); });
    showLoss();
    updateState();
}

void ExportLabelsDialog::showLoss() {
    const QString text = lossText(formatOf(*format_));
    loss_->setText(text.isEmpty() ? tr("Nothing is lost in this format.") : text);
}

bool ExportLabelsDialog::isReady() const {
    return !folder_->path().empty();
}

void ExportLabelsDialog::run() {
    start([this, format = formatOf(*format_), folder = folder_->path(), files = halfOrbitFiles(workspace_),
           labels = workspace_.labels(), finishedOnly = finishedOnly_->isChecked()](
              std::stop_token stop, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        std::vector<std::string> stems = labels->stems();
        if (finishedOnly)
            std::erase_if(stems, [&](const std::string& stem) { return !isFinished(labels->state(stem)); });
        const ExportSummary summary = exportLabels(
            format, folder, stems, files, *labels,
            [&](std::size_t done, std::size_t total) {
                report(progressOf(tr("Writing labels"), done, total));
            },
            stop);
        return [this, summary, folder] {
            QString text = tr("%n label(s) written to %1.", nullptr, static_cast<int>(summary.written))
                               .arg(QString::fromStdString(folder.string()));
            if (!summary.failures.empty())
                text += QLatin1Char(' ') +
                        tr("%n could not be written: %1", nullptr, static_cast<int>(summary.failures.size()))
                            .arg(QString::fromStdString(summary.failures.front()));
            setStatus(text);
        };
    });
}

} // namespace nucleoscope
