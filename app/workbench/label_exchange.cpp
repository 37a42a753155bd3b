#include "app/workbench/label_exchange.h"

#include "app/workbench/actions.h"
#include "app/workbench/export_labels_dialog.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/import_labels_dialog.h"
#include "app/workbench/label_comparison_dialog.h"
#include "app/workbench/label_document.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/training_set_dialog.h"
#include "app/workbench/workspace.h"

namespace nucleoscope {

LabelExchange::LabelExchange(Actions& actions, Workspace& workspace, LabelDocument& document,
                             SpectrumPane& spectrum, HalfOrbitBrowser& browser, QWidget* window)
    : QObject(window), actions_(actions), workspace_(workspace), document_(document), spectrum_(spectrum),
      window_(window), comparison_(new LabelComparisonDialog(workspace, document, spectrum, window)) {
    connect(actions.importLabels, &QAction::triggered, this, &LabelExchange::importLabels);
    connect(actions.exportLabels, &QAction::triggered, this, &LabelExchange::exportLabels);
    connect(actions.exportTrainingSet, &QAction::triggered, this, &LabelExchange::exportTrainingSet);
    connect(actions.compareLabels, &QAction::triggered, comparison_, &QWidget::show);
    connect(comparison_, &LabelComparisonDialog::halfOrbitChosen, &browser, &HalfOrbitBrowser::chooseName);
    connect(&workspace, &Workspace::opened, comparison_, &LabelComparisonDialog::reset);
}

bool LabelExchange::saveFirst() {
    spectrum_.stack()->finishStroke();
    if (document_.saveAndWait())
        return true;
    emit warning(document_.saveError());
    return false;
}

void LabelExchange::importLabels() {
    if (!saveFirst())
        return;
    auto* dialog = new ImportLabelsDialog(workspace_, document_, window_);
    connect(dialog, &ImportLabelsDialog::imported, this, &LabelExchange::imported);
    dialog->open();
}

void LabelExchange::exportLabels() {
    if (saveFirst())
        (new ExportLabelsDialog(workspace_, window_))->open();
}

void LabelExchange::exportTrainingSet() {
    if (saveFirst())
        (new TrainingSetDialog(workspace_, window_))->open();
}

void LabelExchange::updateActions(bool isOpen, bool mayWrite) {
    actions_.importLabels->setEnabled(isOpen && mayWrite);
    for (QAction* action : {actions_.exportLabels, actions_.exportTrainingSet, actions_.compareLabels})
        action->setEnabled(isOpen);
}

} // namespace nucleoscope
