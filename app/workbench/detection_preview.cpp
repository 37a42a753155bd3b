#include "app/workbench/detection_preview.h"

#include "core/detection/region_finder.h"
#include "core/spectrum/grid.h"
#include "model/inference/predictor.h"

namespace nucleoscope {

namespace {

std::shared_ptr<const ProbabilityMap> maskOf(const std::vector<PixelRegion>& regions,
                                             const ProbabilityMap& grid) {
    auto mask = std::make_shared<ProbabilityMap>();
    mask->width = grid.width;
    mask->height = grid.height;
    mask->probability.assign(grid.probability.size(), 0.0F);
    for (const PixelRegion& region : regions)
        for (const auto& [row, column] : region.pixels)
            mask->probability[std::size_t(row) * grid.width + column] = 1.0F;
    return mask;
}

std::filesystem::file_time_type timeOf(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::last_write_time(file, ignored);
}

} // namespace

DetectionPreview::DetectionPreview(QObject* parent) : QObject(parent) {
    connect(&job_, &BackgroundJob::failed, this, &DetectionPreview::failed);
}

DetectionPreview::Answer DetectionPreview::ask(const LoadedHalfOrbitPtr& halfOrbit,
                                               const std::filesystem::path& model) {
    const Predictor predictor(model);
    return {halfOrbit,
            model,
            timeOf(model),
            predictor.info().threshold,
            predictor.info().seedProbability,
            std::make_shared<const ProbabilityMap>(predictor.predict(*halfOrbit->image(Component::Z)))};
}

void DetectionPreview::show(LoadedHalfOrbitPtr halfOrbit, const std::filesystem::path& model,
                            const DetectionSettings& settings) {
    if (!halfOrbit || !halfOrbit->image(Component::Z) || model.empty()) {
        job_.cancel();
        return;
    }
    const bool isKnown = answer_.probability && answer_.halfOrbit == halfOrbit && answer_.model == model &&
                         answer_.modelTime == timeOf(model);
    if (!isKnown)
        emit working();
    job_.start([this, halfOrbit = std::move(halfOrbit), model, settings,
                known = isKnown ? std::optional(answer_) : std::nullopt](
                   std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        const Answer answer = known ? *known : ask(halfOrbit, model);
        const double threshold = settings.threshold.value_or(answer.ownThreshold);
        const std::vector<PixelRegion> regions =
            findRegions(toMask(*answer.probability, threshold), answer.probability.get(),
                        settings.regionsWith(answer.ownSeed), SpectrumGrid(halfOrbit->halfOrbit));
        return [this, answer, mask = maskOf(regions, *answer.probability),
                count = static_cast<int>(regions.size()), threshold] {
            answer_ = answer;
            emit ready(mask, count, threshold);
        };
    });
}

} // namespace nucleoscope
