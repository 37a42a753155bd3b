#pragma once

#include "widgets/spectrum_view.h"

#include <QObject>

class QMenu;

namespace nucleoscope {

class Actions;
class Settings;
class SpectrumColorPanel;

/// How spectra are shown, as the user chose it and as it is remembered: between the actions, the colour panel
/// and a view.
class SpectrumDisplay : public QObject {
    Q_OBJECT
public:
    /// View, actions and settings must outlive it. Restores what was remembered.
    SpectrumDisplay(SpectrumView* view, Actions& actions, Settings& settings, QObject* parent = nullptr);

    /// The entries of the View menu.
    void addTo(QMenu* menu);

private:
    void connectOptions();
    void connectColors();
    void addTickRows(QMenu* menu);
    /// Changes one option and remembers them all.
    void setOption(bool SpectrumViewOptions::*option, bool on);
    void restore();
    void rememberOptions() const;
    void rememberColors() const;

    SpectrumView* view_;
    Actions& actions_;
    Settings& settings_;
    SpectrumColorPanel* panel_;
};

} // namespace nucleoscope
