#include "app/workbench/model_workflow.h"

#include "app/workbench/model_choice_dialog.h"
#include "app/workbench/model_library_dialog.h"
#include "app/workbench/training_panel.h"
#include "app/workbench/workspace.h"
#include "model/inference/model_masks.h"

#include <QDate>
#include <QToolButton>

namespace nucleoscope {

ModelWorkflow::ModelWorkflow(Workspace& workspace, TrainingPanel& panel, QWidget* window)
    : QObject(window), workspace_(workspace), panel_(panel), window_(window), indicator_(new QToolButton) {
    indicator_->setAutoRaise(true);
    indicator_->setToolTip(tr("The model that detection uses; click for all models"));
    connect(indicator_, &QToolButton::clicked, this, &ModelWorkflow::showLibrary);
    connect(&comparing_, &BackgroundJob::failed, this, &ModelWorkflow::failed);
    connectPanel();
    refresh();
}

void ModelWorkflow::connectPanel() {
    connect(&panel_, &TrainingPanel::resumeRequested, this, &ModelWorkflow::resumeUnfinished);
    connect(&panel_, &TrainingPanel::takeRequested, this, &ModelWorkflow::takeUnfinished);
    connect(&panel_, &TrainingPanel::finishRequested, &training_, &TrainingController::finishEarly);
    connect(&panel_, &TrainingPanel::abandonRequested, this, &ModelWorkflow::abandonUnfinished);
    connect(&panel_, &TrainingPanel::libraryRequested, this, &ModelWorkflow::showLibrary);
    connect(&panel_, &TrainingPanel::pauseRequested, &training_, &TrainingController::setPaused);
    connect(&training_, &TrainingController::pausedChanged, &panel_, &TrainingPanel::setPaused);
    connect(&training_, &TrainingController::stepped, &panel_, &TrainingPanel::showStep);
    connect(&training_, &TrainingController::noted, &panel_, &TrainingPanel::showNote);
    connect(&training_, &TrainingController::finished, this, &ModelWorkflow::showOutcome);
    const BackgroundJob* job = &training_.job();
    connect(job, &BackgroundJob::started, this, [this] { panel_.setRunning(true); });
    connect(job, &BackgroundJob::ended, this, [this] {
        panel_.setRunning(false);
        updateUnfinished();
    });
    connect(job, &BackgroundJob::cancelled, this,
            [this] { panel_.showStatus(tr("Cancelled. The model is as it was.")); });
    connect(job, &BackgroundJob::failed, &panel_, &TrainingPanel::showStatus);
}

ModelLibrary ModelWorkflow::library() const {
    return ModelLibrary(workspace_.project().modelFolder());
}

std::optional<TrainingRequest> ModelWorkflow::request() const {
    TrainingRequest request;
    UnfinishedTraining& training = request.training;
    if (panel_.source() == TrainingPanel::Source::ProjectLabels) {
        if (workspace_.labelledHalfOrbits() == 0)
            return std::nullopt;
        training.project = workspace_.project().folder();
    } else {
        training.halfOrbits = {panel_.archiveFolder()};
        training.maskFolder = panel_.maskFolder();
    }
    training.options = panel_.options();
    request.rival = workspace_.modelFile();
    if (panel_.startsFromCurrentModel() && !request.rival.empty())
        training.options.initialModel = request.rival;
    const QString name = tr("model %1").arg(QDate::currentDate().toString(Qt::ISODate));
    training.out = library().fileOf(library().freeName(name.toStdString()));
    return request;
}

void ModelWorkflow::train() {
    if (const auto wanted = request())
        start(*wanted);
    else
        emit failed(
            tr("There is nothing to learn from yet: label some half-orbits with the brush (B) first."));
}

void ModelWorkflow::start(const TrainingRequest& request) {
    panel_.setUnfinished({});
    training_.start(request);
}

void ModelWorkflow::resumeUnfinished() {
    const auto unfinished = unfinishedTrainings(workspace_.project().modelFolder());
    if (!unfinished.empty() && !training_.isRunning())
        start({unfinished.front(), workspace_.modelFile()});
}

void ModelWorkflow::takeUnfinished() {
    if (training_.isRunning())
        return;
    resumeUnfinished();
    training_.finishEarly();
}

void ModelWorkflow::abandonUnfinished() {
    const auto unfinished = unfinishedTrainings(workspace_.project().modelFolder());
    if (!unfinished.empty())
        forgetUnfinishedTraining(unfinished.front().out);
    updateUnfinished();
}

void ModelWorkflow::showOutcome(const TrainingOutcome& outcome) {
    panel_.showResult(outcome.result);
    if (libraryDialog_)
        libraryDialog_->refresh();
    if (outcome.comparison) {
        offerChoice(*outcome.comparison);
        return;
    }
    use(outcome.result.model.file);
    emit message(tr("The new model is ready: %1. Detect with Ctrl+D.")
                     .arg(QString::fromStdString(outcome.result.model.id)));
}

void ModelWorkflow::offerChoice(const ModelComparison& comparison) {
    auto* dialog = new ModelChoiceDialog(comparison, window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, model = comparison.newer.model.file] { use(model); });
    connect(dialog, &QDialog::rejected, this, [this, model = comparison.older.model.file] {
        if (model.parent_path() == workspace_.project().modelFolder())
            use(model);
    });
    dialog->open();
}

void ModelWorkflow::compare(const std::filesystem::path& older, const std::filesystem::path& newer) {
    const bool hasLabels = workspace_.labelledHalfOrbits() > 0;
    if (!hasLabels && panel_.source() == TrainingPanel::Source::ProjectLabels) {
        emit failed(tr("There are no labels to compare the models with."));
        return;
    }
    UnfinishedTraining source;
    if (panel_.source() == TrainingPanel::Source::ProjectLabels) {
        source.project = workspace_.project().folder();
    } else {
        source.halfOrbits = {panel_.archiveFolder()};
        source.maskFolder = panel_.maskFolder();
    }
    panel_.showStatus(tr("Comparing two models …"));
    comparing_.start([this, older, newer, source](std::stop_token stop,
                                                  const BackgroundJob::Report&) -> BackgroundJob::Finish {
        const auto all = samplesOf(source, stop);
        const auto held = heldOutHalfOrbits(readModelInfo(newer));
        auto samples = samplesOfHalfOrbits(all, {held.begin(), held.end()});
        EvaluationOptions evaluation;
        evaluation.minPixels = ModelMasks::speckle;
        ModelComparison comparison = compareModels(
            older, newer, samples.empty() ? all : samples, evaluation, [](std::size_t, std::size_t) {}, stop);
        comparison.fairness.newerMayKnow = samples.empty();
        return [this, comparison = std::move(comparison)] {
            panel_.showStatus({});
            offerChoice(comparison);
        };
    });
}

void ModelWorkflow::use(const std::filesystem::path& model) {
    try {
        library().setCurrent(model.stem().string());
    } catch (const std::exception& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
    if (libraryDialog_)
        libraryDialog_->refresh();
    updateModelText();
    emit currentModelChanged();
}

void ModelWorkflow::showLibrary() {
    if (!workspace_.isOpen())
        return;
    if (!libraryDialog_) {
        libraryDialog_ = new ModelLibraryDialog(library(), window_);
        libraryDialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(libraryDialog_, &ModelLibraryDialog::compareRequested, this, &ModelWorkflow::compare);
        connect(libraryDialog_, &ModelLibraryDialog::currentChanged, this, [this] {
            updateModelText();
            emit currentModelChanged();
        });
    }
    libraryDialog_->show();
    libraryDialog_->raise();
}

void ModelWorkflow::refresh() {
    if (libraryDialog_)
        libraryDialog_->close();
    updateModelText();
    updateUnfinished();
    emit currentModelChanged();
}

void ModelWorkflow::updateModelText() {
    const std::filesystem::path model = workspace_.modelFile();
    const bool there = !model.empty();
    QString name = tr("none");
    QString text = tr("There is no model yet.");
    if (workspace_.hasOwnModel()) {
        name = QString::fromStdString(model.stem().string());
        text = tr("Model in use: %1.").arg(name);
    } else if (there) {
        name = tr("sample model");
        text = tr("Model in use: the sample model, trained on simulated data.");
    }
    panel_.setModelThere(there);
    panel_.setModelText(text);
    indicator_->setText(tr("Model: %1").arg(name));
    indicator_->setVisible(workspace_.isOpen());
}

void ModelWorkflow::updateUnfinished() {
    if (!workspace_.isOpen() || training_.isRunning()) {
        panel_.setUnfinished({});
        return;
    }
    const auto unfinished = unfinishedTrainings(workspace_.project().modelFolder());
    panel_.setUnfinished(unfinished.empty() ? QString()
                                            : QString::fromStdString(unfinished.front().out.stem().string()));
}

} // namespace nucleoscope
