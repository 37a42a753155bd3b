#pragma once

#include "app/workbench/training_controller.h"
#include "model/inference/model_library.h"

#include <QPointer>

class QToolButton;

namespace nucleoscope {

class ModelLibraryDialog;
class TrainingPanel;
class Workspace;

/// From labels to a model in use: trains, compares the new model with the one in use, asks which to keep, and
/// lists the project's models.
class ModelWorkflow : public QObject {
    Q_OBJECT

public:
    /// `window`: the parent of dialogs.
    ModelWorkflow(Workspace& workspace, TrainingPanel& panel, QWidget* window);

    TrainingController& training() { return training_; }
    /// Says which model is in use, always in sight; a click lists the models.
    QToolButton* indicator() const { return indicator_; }

    /// Trains as the panel says. The labels must be saved.
    void train();
    /// Goes on with a training that was not finished.
    void resumeUnfinished();
    void showLibrary();
    /// Another project is open now.
    void refresh();

signals:
    void currentModelChanged();
    void message(const QString& sentence);
    void failed(const QString& sentence);

private:
    ModelLibrary library() const;
    void connectPanel();
    std::optional<TrainingRequest> request() const;
    void start(const TrainingRequest& request);
    void showOutcome(const TrainingOutcome& outcome);
    void offerChoice(const ModelComparison& comparison);
    void compare(const std::filesystem::path& older, const std::filesystem::path& newer);
    void takeUnfinished();
    void abandonUnfinished();
    void use(const std::filesystem::path& model);
    void updateModelText();
    void updateUnfinished();

    Workspace& workspace_;
    TrainingPanel& panel_;
    QWidget* window_;
    TrainingController training_;
    BackgroundJob comparing_;
    QToolButton* indicator_;
    QPointer<ModelLibraryDialog> libraryDialog_;
};

} // namespace nucleoscope
