#pragma once

#include "widgets/spectrum_view.h"

#include <QObject>

#include <map>
#include <vector>

class QMenu;

namespace nucleoscope {

class Actions;
class LabelDocument;
class LabelOptionsBar;
class LabelRegionList;
class LabelToolBar;
class Settings;
class SpectrumPane;

/// The tools that label: between their actions, their bars, the list of regions, and the spectrum. Their
/// options are remembered.
class LabelTools : public QObject {
    Q_OBJECT
public:
    /// All must outlive it.
    LabelTools(Actions& actions, LabelDocument& document, SpectrumPane& spectrum, Settings& settings,
               QObject* parent = nullptr);

    /// The entries of the Label menu.
    void addTo(QMenu* menu);
    LabelToolBar* toolBar() const { return toolBar_; }
    LabelOptionsBar* optionsBar() const { return optionsBar_; }
    LabelRegionList* regions() const { return regions_; }
    /// Of all classes, the background too.
    std::map<std::uint8_t, QString> classNames() const;
    /// Whether anything can be painted.
    void setEnabled(bool enabled);

signals:
    /// A sentence for the user.
    void message(const QString& sentence);
    void classesChanged();

private:
    std::vector<std::pair<QAction*, SpectrumToolKind>> kinds() const;
    void connectTools();
    void connectOperations();
    void connectOptions();
    void connectRegions();
    void showTool();
    void showClasses();
    void chooseClass(std::size_t index);
    void addClass(const QString& name);
    void recolorClass(std::uint8_t value);
    void renameClass(std::uint8_t value);
    void changeClass(std::uint8_t value, const std::string& name, const std::string& color);
    void hide(bool hidden);
    void setOption(bool LabelToolOptions::*option, bool on);
    void restore();
    void remember() const;

    Actions& actions_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    Settings& settings_;
    LabelToolBar* toolBar_;
    LabelOptionsBar* optionsBar_;
    LabelRegionList* regions_;
};

} // namespace nucleoscope
