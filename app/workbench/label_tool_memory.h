#pragma once

#include "widgets/label_tool_settings.h"

namespace nucleoscope {

class Settings;

/// How tools label, from one start to the next. What is not remembered is as in `otherwise`. The label that
/// is painted and the limit to a range of power are of the moment and begin anew.
LabelToolOptions rememberedToolOptions(const Settings& settings, LabelToolOptions otherwise);
void rememberToolOptions(Settings& settings, const LabelToolOptions& options);
double rememberedLabelOpacity(const Settings& settings, double otherwise);
void rememberLabelOpacity(Settings& settings, double opacity);

} // namespace nucleoscope
