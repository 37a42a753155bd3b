#include "app/workbench/detection_controller.h"

#include "model/inference/model_masks.h"

#include <QElapsedTimer>

namespace nucleoscope {

DetectionController::DetectionController(QObject* parent) : QObject(parent) {}

void DetectionController::start(const DetectionRequest& request) {
    job_.start([this, request](std::stop_token stop,
                               const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        report({tr("Loading the model")});
        ModelMasks masks(Predictor(request.model), request.settings.threshold);
        DetectionOptions options;
        options.catalogue = request.catalogue;
        options.maskFolder = request.maskFolder;
        options.regions = request.settings.regionsWith(masks.info().seedProbability);
        options.start = CatalogueWriter::Start::Update;

        QElapsedTimer clock;
        clock.start();
        const auto onHalfOrbit = [&](const DetectionProgress& progress) {
            emit halfOrbitSearched(QString::fromStdString(progress.record.file), progress.record.regions);
            const double fraction =
                progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total)
                                   : 1;
            const double secondsLeft = static_cast<double>(clock.elapsed()) / 1000 * (1 / fraction - 1);
            report({tr("Detecting, %1 of %n half-orbit(s)", nullptr, static_cast<int>(progress.total))
                        .arg(progress.done),
                    fraction, secondsLeft});
        };
        report({tr("Detecting"), 0});
        DetectionSummary summary = runDetection(request.files, masks, options, onHalfOrbit, stop);
        return [this, summary = std::move(summary)] { emit finished(summary); };
    });
}

} // namespace nucleoscope
