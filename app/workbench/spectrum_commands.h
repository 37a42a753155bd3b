#pragma once

#include "core/archive/half_orbit.h"

#include <QObject>

#include <vector>

class QMenu;
class QWidget;

namespace nucleoscope {

class Actions;
class Settings;
class SpectrumExporter;
class SpectrumPane;

/// What the user can do with the spectra that are seen: choose components, cut slices, export, copy; between
/// the actions and the pane. Components and slices are remembered.
class SpectrumCommands : public QObject {
    Q_OBJECT
public:
    /// Pane, actions and settings must outlive it; `window` is the parent of dialogs.
    SpectrumCommands(SpectrumPane* pane, Actions& actions, Settings& settings, QWidget* window);

    /// The entries of the View menu.
    void addTo(QMenu* menu);
    /// Asks how to export what is seen.
    void exportSeen();
    SpectrumExporter& exporter() { return *exporter_; }

signals:
    /// The half-orbit that is shown is to be loaded with other components.
    void componentsChanged(const std::vector<nucleoscope::Component>& components);
    /// A sentence for the user.
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    void restore();
    void chooseComponents(QAction* changed);
    void copyPicture();
    void copyNumbers();

    SpectrumPane* pane_;
    Actions& actions_;
    Settings& settings_;
    SpectrumExporter* exporter_;
};

} // namespace nucleoscope
