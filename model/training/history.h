#pragma once

#include "model/training/trainer.h"

namespace nucleoscope {

/// The curves as CSV, one line an epoch. Written whole or not at all. @throws FileError
void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history);

} // namespace nucleoscope
