#pragma once

#include "core/figures/export.h"

#include <QString>

#include <functional>

class QWidget;

namespace nucleoscope {

/// The format that a file's extension asks for. @throws Error when it is none of PDF, SVG, PNG.
FigureFormat formatOf(const std::filesystem::path& file);

/// Asks where a figure goes, beginning with `suggestedName` (no extension) where the last one went. Empty
/// when the user changed his mind; otherwise the extension is one of the formats'.
std::filesystem::path askForFigureFile(QWidget* parent, const QString& suggestedName);

/// A figure of a catalogue as it lies in print. @throws FileError
void exportFigure(const Figure& figure, const std::filesystem::path& file, FigureSize points,
                  FigureLanguage language);

/// The language of figures that goes with the window's.
FigureLanguage figureLanguage();

} // namespace nucleoscope
