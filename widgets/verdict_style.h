#pragma once

#include "core/detection/review.h"

#include <QColor>
#include <QString>

namespace nucleoscope {

QString displayName(Verdict verdict);
/// One character, told apart without colour: ✓ ✗ ? ✎; empty for Unreviewed.
QString verdictMark(Verdict verdict);
/// Readable on light and dark backgrounds; invalid for Unreviewed.
QColor verdictColor(Verdict verdict);

} // namespace nucleoscope
