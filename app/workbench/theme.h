#pragma once

#include <QIcon>
#include <QString>

class QApplication;

namespace nucleoscope {

enum class Theme { System, Light, Dark };

/// Fusion with a palette of our own. System follows what the desktop used before the first call.
void applyTheme(QApplication& application, Theme theme);
bool isDarkTheme();

QString toString(Theme theme); ///< "system", "light", "dark"
Theme themeFromString(const QString& text);

/// An icon of resources/icons in the colours of the current palette; a toggled one is drawn in the highlight
/// colour.
QIcon themedIcon(const QString& name);
/// A square of a colour with an edge, for lists and legends.
QIcon swatchIcon(const QColor& color);

} // namespace nucleoscope
