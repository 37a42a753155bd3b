#pragma once

#include "app/workbench/training_controller.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace nucleoscope {

class PictureGrid;
class TrainingCurves;
class TrainingSettingsForm;

/// The training of a model: from what, by which recipe, one button; while it runs the curves, what the
/// network finds in three half-orbits by now, the time left, and a log.
class TrainingPanel : public QWidget {
    Q_OBJECT

public:
    enum class Source { ProjectLabels, ArchiveAndMasks };

    explicit TrainingPanel(QWidget* parent = nullptr);

    Source source() const;
    std::filesystem::path archiveFolder() const;
    std::filesystem::path maskFolder() const;
    /// What the user set; the rest is the recipe's.
    TrainingOptions options() const;
    bool startsFromCurrentModel() const;

    /// How many half-orbits of the project have labels.
    void setLabelCount(int labelled);
    /// What detection uses now, in words.
    void setModelText(const QString& text);
    /// Without a model the weights can only be new.
    void setModelThere(bool there);
    /// There is a training to go on with; its name, or nothing.
    void setUnfinished(const QString& name);
    void setRunning(bool running);
    void setPaused(bool paused);
    void showStep(const TrainingStep& step);
    void showNote(const QString& sentence);
    void showResult(const TrainingResult& result);
    void showStatus(const QString& text);

    TrainingCurves* curves() const { return curves_; }
    TrainingSettingsForm* settings() const { return settings_; }
    PictureGrid* previews() const { return previews_; }

signals:
    void trainRequested();
    void resumeRequested();
    void takeRequested();    ///< the model of what the unfinished training has learned
    void abandonRequested(); ///< of the unfinished training
    void cancelRequested();
    void finishRequested(); ///< now, with the best epoch so far
    void pauseRequested(bool paused);
    void variantsRequested();
    void libraryRequested();

private:
    QWidget* makeSourceFields();
    QWidget* makeRecipe();
    QWidget* makeButtons();
    QWidget* makeUnfinished();
    QWidget* makeRunView();
    QToolButton* makeFold(const QString& text, QWidget* content);
    void takeRecipe();
    void updateSource();
    void showPreviews(const std::vector<TrainingPreview>& previews);
    void showMemory(const QString& device);

    QComboBox *source_, *recipe_;
    QLabel* labelCount_;
    QWidget *folders_, *setup_, *unfinished_;
    QLineEdit *archive_, *masks_;
    TrainingSettingsForm* settings_;
    QPushButton *button_, *finish_, *pause_, *variants_;
    QProgressBar* progress_;
    QLabel *status_, *machine_, *model_, *unfinishedText_;
    TrainingCurves* curves_;
    PictureGrid* previews_;
    QPlainTextEdit* log_;
    bool running_ = false, paused_ = false, finishing_ = false;
};

} // namespace nucleoscope
