#pragma once

#include "core/labels/label_store.h"

#include <QObject>

namespace nucleoscope {

class Actions;
class LabelDocument;
class LabelStateBar;
class SpectrumPane;
class Workspace;

/// How a label goes from not started to done: its states, notes and keys, and what the list shows of it.
class LabelFlow : public QObject {
    Q_OBJECT

public:
    LabelFlow(Actions& actions, Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
              QObject* parent);

    /// To be put below the spectrum.
    LabelStateBar* bar() const { return bar_; }
    /// Done, or "nothing here" when there is no nucleus; the next one is asked for.
    void finish();
    void updateActions(bool isPaintable);

signals:
    void nextRequested();
    /// The list shows another state.
    void listChanged();

private:
    void set(LabelState state, bool checked);
    void showInList();

    Actions& actions_;
    Workspace& workspace_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    LabelStateBar* bar_;
};

} // namespace nucleoscope
