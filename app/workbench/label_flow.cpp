#include "app/workbench/label_flow.h"

#include "app/workbench/actions.h"
#include "app/workbench/label_document.h"
#include "app/workbench/label_state_bar.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/workspace.h"

#include <algorithm>

namespace nucleoscope {

LabelFlow::LabelFlow(Actions& actions, Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
                     QObject* parent)
    : QObject(parent), actions_(actions), workspace_(workspace), document_(document), spectrum_(spectrum),
      bar_(new LabelStateBar(actions, document)) {
    const std::pair<QAction*, LabelState> states[] = {{actions.labelInProgress, LabelState::InProgress},
                                                      {actions.labelDone, LabelState::Done},
                                                      {actions.labelNothingHere, LabelState::NothingHere},
                                                      {actions.labelVerified, LabelState::Verified},
                                                      {actions.labelFlagged, LabelState::Flagged}};
    for (const auto& [action, state] : states)
        connect(action, &QAction::triggered, this,
                [this, state = state](bool checked) { set(state, checked); });
    connect(actions.labelNotes, &QAction::triggered, bar_, &LabelStateBar::focusNotes);
    connect(actions.labelFinish, &QAction::triggered, this, &LabelFlow::finish);
    connect(&document, &LabelDocument::stateChanged, this, &LabelFlow::showInList);
    connect(&document, &LabelDocument::detailsChanged, this, &LabelFlow::showInList);
}

void LabelFlow::set(LabelState state, bool checked) {
    spectrum_.stack()->finishStroke();
    document_.setState(checked ? state : LabelState::InProgress);
}

void LabelFlow::finish() {
    spectrum_.stack()->finishStroke();
    const auto& pixels = document_.mask().pixels;
    const bool hasNuclei = std::ranges::find(pixels, LabelMask::nucleus) != pixels.end();
    document_.setState(hasNuclei ? LabelState::Done : LabelState::NothingHere);
    emit nextRequested();
}

void LabelFlow::showInList() {
    if (!document_.isOpen())
        return;
    const Label& label = document_.label();
    workspace_.halfOrbits().setLabel(document_.stem(),
                                     {label.state, label.author, label.modified, label.notes, false});
    emit listChanged();
}

void LabelFlow::updateActions(bool isPaintable) {
    for (QAction* action :
         {actions_.labelInProgress, actions_.labelDone, actions_.labelNothingHere, actions_.labelVerified,
          actions_.labelFlagged, actions_.labelNotes, actions_.labelFinish})
        action->setEnabled(isPaintable);
}

} // namespace nucleoscope
