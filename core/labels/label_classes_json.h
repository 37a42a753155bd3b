#pragma once

#include "core/labels/label_classes.h"

#include <nlohmann/json_fwd.hpp>

namespace nucleoscope {

/// A list of {"id", "name", "color"}, as sidecars and the project's list have it.
nlohmann::json toJson(const LabelClasses& classes);
/// @throws nlohmann::json::exception when it is no such list.
LabelClasses labelClassesFromJson(const nlohmann::json& list);

} // namespace nucleoscope
