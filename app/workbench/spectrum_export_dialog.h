#pragma once

#include "app/workbench/spectrum_scene.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace nucleoscope {

class Settings;

/// Asks what kind of file the visible part of the spectra becomes, how large, and with what. It remembers the
/// answers.
class SpectrumExportDialog : public QDialog {
    Q_OBJECT
public:
    explicit SpectrumExportDialog(Settings& settings, QWidget* parent = nullptr);

    SpectrumExportOptions options() const;
    void setOptions(const SpectrumExportOptions& options);

    /// What was answered last.
    static SpectrumExportOptions remembered(const Settings& settings);

    void accept() override;

private:
    void build();
    void updateState();
    void takePixels();

    Settings& settings_;
    QComboBox* kind_;
    QDoubleSpinBox *width_, *height_; ///< mm
    QSpinBox *dotsPerInch_, *widthPixels_, *heightPixels_;
    QComboBox* background_;
    QCheckBox *title_, *tickRows_, *lanes_, *colorBar_, *fill_, *outline_, *modelMask_, *marks_, *slices_;
    QWidget *size_, *contents_;
    QLabel* note_;
};

} // namespace nucleoscope
