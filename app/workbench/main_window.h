#pragma once

#include "app/workbench/label_document.h"
#include "app/workbench/settings.h"
#include "app/workbench/workspace.h"
#include "widgets/region_selection.h"

#include <QMainWindow>

class QComboBox;
class QDockWidget;
class QStackedWidget;

namespace nucleoscope {

class Actions;
class AgreementDialog;
class RunDifferenceDialog;
class CataloguePane;
class CursorReadout;
class DetectionController;
class DetectionChoices;
class FigureWidget;
class HalfOrbitBrowser;
class HalfOrbitLoader;
class JobIndicator;
class KeyBindings;
class LabelExchange;
class LabelFlow;
class LabelQueue;
class MessageBar;
class ModelWorkflow;
class SpectrumCommands;
class SpectrumDisplay;
class LabelTools;
class RegionThumbnails;
class SaveIndicator;
class ReviewController;
class ReviewPage;
class SpectrumPane;
class TrainingPanel;
class WelcomePage;
class WindowMenus;
struct DetectionSummary;

/// The window: where things are, menus and keys, and what is connected with what. The work is done elsewhere.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a project, or an archive folder or half-orbit file by way of a project of its own. A failure is
    /// said in the message bar, and what was open stays open.
    void openPath(const std::filesystem::path& path);
    /// Opens what was open at the last end, when it is still there.
    void resume();

    Workspace& workspace() { return workspace_; }
    LabelDocument& document() { return document_; }
    RegionSelection& selection() { return selection_; }
    Actions& actions() { return *actions_; }
    HalfOrbitBrowser& browser() { return *browser_; }
    LabelExchange& labelExchange() { return *labelExchange_; }
    SpectrumPane& spectrum() { return *spectrum_; }
    CataloguePane& cataloguePane() { return *cataloguePane_; }
    ReviewPage& reviewPage() { return *reviewPage_; }
    ReviewController& review() { return *review_; }
    TrainingPanel& trainingPanel() { return *trainingPanel_; }
    ModelWorkflow& models() { return *models_; }
    MessageBar& messages() { return *messages_; }
    /// Writes the figure of the view that is in use (or the spectrum) to `file`; an error goes to the message
    /// bar.
    bool exportTo(const FigureWidget* figure, const std::filesystem::path& file);

signals:
    /// The language was changed: the window is to be made anew.
    void languageChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildLayout();
    void buildMenus();
    void buildStatusBar();
    void connectActions();
    void connectWorkspace();
    void connectLabels();
    void connectJobs();
    void connectReview();

    void chooseProject();
    void chooseArchive();
    void chooseFurtherArchive();
    void showOpenProject();
    void showListed();
    void showFoundStrokes(const QStringList& stems);
    void showQuarantine();
    void showHalfOrbit(const std::filesystem::path& file);
    void showRegion(int region);
    void showCatalogue();
    void setPerspective(const QString& name);
    void changeTheme(Theme theme);
    void changeLanguage(const QString& language);

    void train();
    void showVariants();
    void detect(std::vector<std::filesystem::path> files);
    void cancelJob();
    bool isJobRunning() const;
    void showDetected(const DetectionSummary& summary);
    void useThreshold(double threshold);
    void exportFigure(const FigureWidget* figure, const QString& name);
    void exportCurrent();
    void exportFigureSet();

    void updateTitle();
    void updateActions();
    void showError(const QString& sentence);
    void saveSession();
    bool mayClose();

    Settings settings_;
    Workspace workspace_;
    LabelDocument document_;
    RegionSelection selection_;

    Actions* actions_;
    KeyBindings* keyBindings_;
    HalfOrbitLoader* loader_;
    DetectionController* detection_;

    MessageBar* messages_;
    QStackedWidget* pages_;
    WelcomePage* welcome_;
    QWidget* labellingPage_;
    CataloguePane* cataloguePane_;
    SpectrumPane* spectrum_;
    DetectionChoices* detectionChoices_;
    RegionThumbnails* thumbnails_;
    ReviewPage* reviewPage_;
    ReviewController* review_;
    AgreementDialog* agreement_;
    RunDifferenceDialog* difference_;
    HalfOrbitBrowser* browser_;
    TrainingPanel* trainingPanel_;
    ModelWorkflow* models_;
    QDockWidget *browserDock_, *trainingDock_, *detectionDock_, *regionsDock_;
    LabelFlow* labelFlow_;
    LabelQueue* queue_;
    LabelExchange* labelExchange_;
    SpectrumDisplay* display_;
    LabelTools* labelTools_;
    SpectrumCommands* commands_;
    CursorReadout* readout_;
    SaveIndicator* saveState_;
    JobIndicator* jobIndicator_;
    WindowMenus* menus_ = nullptr;
    QString perspective_ = QStringLiteral("labelling");
    std::filesystem::path fileToShow_; ///< once the archive is listed
};

} // namespace nucleoscope
