#pragma once

#include <QString>

namespace nucleoscope {

/// How well the letters of `pattern` (blanks left out) are found in `text` in their order, whatever their
/// case: more for beginnings of words and for letters next to each other. Negative when they are not.
int fuzzyScore(const QString& pattern, const QString& text);

} // namespace nucleoscope
