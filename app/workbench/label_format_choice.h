#pragma once

#include "core/labels/exchange/label_format.h"

#include <QString>

class QComboBox;

namespace nucleoscope {

/// The formats of other programs by the names that people know.
QComboBox* makeFormatChoice();
LabelFormat formatOf(const QComboBox& choice);
/// What is lost on the way, as a sentence; empty when nothing is.
QString lossText(LabelFormat format);

} // namespace nucleoscope
