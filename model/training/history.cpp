#include "model/training/history.h"

#include "core/files.h"

#include <fmt/format.h>

namespace nucleoscope {

void writeHistory(const std::filesystem::path& file, const std::vector<EpochRecord>& history) {
    std::string text = "epoch,learning_rate,training_loss,validation_loss,validation_miou,validation_region_"
                       "iou,seconds,waiting_seconds\n";
    for (const EpochRecord& record : history) {
        text += fmt::format("{},{:.6g},{:.6f},{:.6f},{:.6f},{:.6f},{:.1f},{:.2f}\n", record.epoch,
                            record.learningRate, record.trainingLoss, record.validationLoss,
                            record.validationMeanIou, record.validationRegionIou, record.seconds,
                            record.waitingSeconds);
    }
    writeFileAtomically(file, text);
}

} // namespace nucleoscope
