#pragma once

#include "core/labels/label_store.h"

#include <QString>

namespace nucleoscope {

/// "Done"
QString labelStateName(LabelState state);
/// One character for narrow columns; empty when nothing was started.
QString labelStateSymbol(LabelState state);

} // namespace nucleoscope
