#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/spectrum_scene.h"

#include <QObject>

class QWidget;

namespace nucleoscope {

class Settings;

/// Writes and copies what is seen of the spectra, in the background.
class SpectrumExporter : public QObject {
    Q_OBJECT
public:
    /// `window`: the parent of the dialogs.
    SpectrumExporter(Settings& settings, QWidget* window);

    /// Asks how and where to, then writes.
    void ask(SpectrumScene scene, const QString& suggestedName);
    void write(SpectrumScene scene, const SpectrumExportOptions& options, const std::filesystem::path& file,
               FigureLanguage language);
    /// The numbers as a table that spreadsheets paste.
    void copyNumbers(SpectrumScene scene);

    const BackgroundJob& job() const { return job_; }

signals:
    /// A sentence about what was done.
    void done(const QString& sentence);
    void failed(const QString& sentence);

private:
    Settings& settings_;
    QWidget* window_;
    BackgroundJob job_;
};

} // namespace nucleoscope
