#include "app/workbench/main_window.h"

#include "app/workbench/actions.h"
#include "app/workbench/agreement_dialog.h"
#include "app/workbench/augmentation_dialog.h"
#include "app/workbench/catalogue_pane.h"
#include "app/workbench/command_palette.h"
#include "app/workbench/cursor_readout.h"
#include "app/workbench/detection_choices.h"
#include "app/workbench/detection_controller.h"
#include "app/workbench/detection_panel.h"
#include "app/workbench/figure_export.h"
#include "app/workbench/figure_set_dialog.h"
#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/half_orbit_loader.h"
#include "app/workbench/half_orbit_view.h"
#include "app/workbench/job_indicator.h"
#include "app/workbench/key_bindings.h"
#include "app/workbench/key_sheet.h"
#include "app/workbench/keys_dialog.h"
#include "app/workbench/label_exchange.h"
#include "app/workbench/label_flow.h"
#include "app/workbench/label_queue.h"
#include "app/workbench/label_region_list.h"
#include "app/workbench/label_state_bar.h"
#include "app/workbench/label_tools.h"
#include "app/workbench/language.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/model_workflow.h"
#include "app/workbench/page_stack.h"
#include "app/workbench/project_opening.h"
#include "app/workbench/quarantine_dialog.h"
#include "app/workbench/region_thumbnails.h"
#include "app/workbench/review_controller.h"
#include "app/workbench/review_page.h"
#include "app/workbench/run_chooser.h"
#include "app/workbench/run_difference_dialog.h"
#include "app/workbench/save_indicator.h"
#include "app/workbench/spectrum_commands.h"
#include "app/workbench/spectrum_display.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/thumbnails.h"
#include "app/workbench/training_panel.h"
#include "app/workbench/welcome_page.h"
#include "app/workbench/window_menus.h"
#include "core/error.h"
#include "widgets/catalogue_filter_bar.h"
#include "widgets/catalogue_table.h"
#include "widgets/contact_sheet.h"
#include "widgets/map_widget.h"
#include "widgets/track_map.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

const QString labellingPerspective = QStringLiteral("labelling"),
              cataloguePerspective = QStringLiteral("catalogue"),
              reviewPerspective = QStringLiteral("review");

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), actions_(new Actions(this)),
      keyBindings_(new KeyBindings(*actions_, settings_, this)), loader_(new HalfOrbitLoader(this)),
      detection_(new DetectionController(this)), messages_(new MessageBar), pages_(new PageStack),
      welcome_(new WelcomePage), labellingPage_(new QWidget), cataloguePane_(new CataloguePane(selection_)),
      spectrum_(new SpectrumPane(document_, selection_)),
      detectionChoices_(new DetectionChoices(workspace_, *spectrum_, *actions_->modelMask, this)),
      thumbnails_(
          new RegionThumbnails([this](const std::string& name) { return workspace_.fileOf(name); }, this)),
      reviewPage_(new ReviewPage(*actions_, selection_, *thumbnails_)),
      review_(new ReviewController(*actions_, workspace_, document_, selection_, *spectrum_, *reviewPage_)),
      agreement_(new AgreementDialog(this)), difference_(new RunDifferenceDialog(workspace_, this)),
      browser_(new HalfOrbitBrowser(workspace_.halfOrbits())), trainingPanel_(new TrainingPanel),
      models_(new ModelWorkflow(workspace_, *trainingPanel_, this)),
      browserDock_(new QDockWidget(tr("Half-orbits"))), trainingDock_(new QDockWidget(tr("Training"))),
      detectionDock_(new QDockWidget(tr("Detection options"))),
      regionsDock_(new QDockWidget(tr("Regions of the label"))),
      labelFlow_(new LabelFlow(*actions_, workspace_, document_, *spectrum_, this)),
      queue_(new LabelQueue(*actions_, workspace_, *browser_, settings_, this)),
      labelExchange_(new LabelExchange(*actions_, workspace_, document_, *spectrum_, *browser_, this)),
      display_(new SpectrumDisplay(spectrum_->view(), *actions_, settings_, this)),
      labelTools_(new LabelTools(*actions_, document_, *spectrum_, settings_, this)),
      commands_(new SpectrumCommands(spectrum_, *actions_, settings_, this)), readout_(new CursorReadout),
      saveState_(new SaveIndicator(document_)), jobIndicator_(new JobIndicator) {
    setAcceptDrops(true);
    setWindowIcon(QIcon(QStringLiteral(":/icons/nucleoscope.svg")));
    document_.setAuthor(qEnvironmentVariable("USER"));
    buildLayout();
    buildMenus();
    buildStatusBar();
    connectActions();
    connectWorkspace();
    connectLabels();
    connectJobs();
    connectReview();

    welcome_->setRecentProjects(settings_.recentProjects());
    resize(1280, 720);
    restoreGeometry(settings_.geometry());
    browser_->restoreLayout(QSettings());
    cataloguePane_->restoreLayout(settings_.layout(QStringLiteral("catalogue-pane")));
    reviewPage_->restoreLayout(settings_.layout(QStringLiteral("review-page")));
    updateTitle();
    updateActions();
}

MainWindow::~MainWindow() {
    delete browser_; // it shows the workspace, which goes before the widgets
}

void MainWindow::buildLayout() {
    auto* labelling = new QVBoxLayout(labellingPage_);
    labelling->setContentsMargins(0, 0, 0, 0);
    labelling->setSpacing(0);
    labelling->addWidget(spectrum_, 1);
    labelling->addWidget(labelFlow_->bar());
    pages_->addWidget(welcome_);
    pages_->addWidget(labellingPage_);
    pages_->addWidget(cataloguePane_);
    pages_->addWidget(reviewPage_);

    auto* center = new QWidget;
    auto* layout = new QVBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(messages_);
    layout->addWidget(pages_, 1);
    setCentralWidget(center);

    browserDock_->setObjectName(QStringLiteral("browserDock"));
    browserDock_->setWidget(browser_);
    trainingDock_->setObjectName(QStringLiteral("trainingDock"));
    trainingDock_->setWidget(trainingPanel_);
    detectionDock_->setObjectName(QStringLiteral("detectionDock"));
    detectionDock_->setWidget(detectionChoices_->panel());
    regionsDock_->setObjectName(QStringLiteral("regionsDock"));
    regionsDock_->setWidget(labelTools_->regions());
    for (QDockWidget* dock : {browserDock_, trainingDock_, detectionDock_, regionsDock_})
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    addDockWidget(Qt::LeftDockWidgetArea, browserDock_);
    addDockWidget(Qt::RightDockWidgetArea, trainingDock_);
    addDockWidget(Qt::RightDockWidgetArea, detectionDock_);
    addDockWidget(Qt::RightDockWidgetArea, regionsDock_);
    tabifyDockWidget(trainingDock_, detectionDock_);
    tabifyDockWidget(detectionDock_, regionsDock_);
    resizeDocks({browserDock_, trainingDock_}, {375, 330}, Qt::Horizontal);
    browserDock_->hide();
    trainingDock_->hide();
    detectionDock_->hide();
    regionsDock_->hide();
}

void MainWindow::buildMenus() {
    menus_ = new WindowMenus(*this, *actions_, settings_,
                             {*labelTools_,
                              *display_,
                              *commands_,
                              {browserDock_->toggleViewAction(), trainingDock_->toggleViewAction(),
                               detectionDock_->toggleViewAction(), regionsDock_->toggleViewAction()}});
    // Later, because the entry that was chosen goes when another project opens.
    connect(
        menus_, &WindowMenus::recentProjectChosen, this,
        [this](const QString& folder) { openPath(folder.toStdString()); }, Qt::QueuedConnection);
    connect(menus_, &WindowMenus::themeChosen, this, &MainWindow::changeTheme);
    connect(menus_, &WindowMenus::languageChosen, this, &MainWindow::changeLanguage);
}

void MainWindow::buildStatusBar() {
    statusBar()->setSizeGripEnabled(false);
    // What jobs say needs its room; the numbers at the cursor give way, lest the window grow beyond the
    // screen.
    readout_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(readout_, 1);
    statusBar()->addPermanentWidget(models_->indicator());
    statusBar()->addPermanentWidget(jobIndicator_);
    statusBar()->addPermanentWidget(saveState_);
}

void MainWindow::connectActions() {
    connect(actions_->openProject, &QAction::triggered, this, &MainWindow::chooseProject);
    connect(actions_->openArchive, &QAction::triggered, this, &MainWindow::chooseArchive);
    connect(actions_->addArchive, &QAction::triggered, this, &MainWindow::chooseFurtherArchive);
    connect(actions_->exportFigure, &QAction::triggered, this, &MainWindow::exportCurrent);
    connect(commands_, &SpectrumCommands::done, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Note, sentence); });
    connect(commands_, &SpectrumCommands::failed, this, &MainWindow::showError);
    loader_->setComponents(spectrum_->components());
    connect(commands_, &SpectrumCommands::componentsChanged, this,
            [this](const std::vector<Component>& components) {
                loader_->setComponents(components);
                if (const std::filesystem::path current = browser_->current(); !current.empty())
                    loader_->request(current, browser_->neighbours());
            });
    connect(actions_->exportFigureSet, &QAction::triggered, this, &MainWindow::exportFigureSet);
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    const auto changeKeys = [this] { (new KeysDialog(*keyBindings_, this))->open(); };
    connect(actions_->changeKeys, &QAction::triggered, this, changeKeys);
    connect(actions_->keys, &QAction::triggered, this, [this, changeKeys] {
        auto* sheet = new KeySheet(*actions_, this);
        connect(sheet, &KeySheet::changeRequested, this, changeKeys);
        sheet->open();
    });
    connect(actions_->commandPalette, &QAction::triggered, this,
            [this] { (new CommandPalette(*menuBar(), settings_, this))->show(); });
    connect(actions_->about, &QAction::triggered, this, [this] {
        QMessageBox::about(
            this, tr("About Nucleoscope"),
            tr("Nucleoscope %1\n\nLabel, detect and map nucleus-shaped anomaly regions in the VLF "
               "spectra of CSES-01.\n\nFree software under the GNU General Public License, version 3 or "
               "later.")
                .arg(QStringLiteral(NUCLEOSCOPE_VERSION)));
    });

    connect(welcome_, &WelcomePage::openProjectRequested, this, &MainWindow::chooseProject);
    connect(welcome_, &WelcomePage::openArchiveRequested, this, &MainWindow::chooseArchive);
    connect(welcome_, &WelcomePage::projectChosen, this,
            [this](const QString& folder) { openPath(folder.toStdString()); });

    connect(actions_->previous, &QAction::triggered, this, [this] { browser_->move(-1); });
    connect(actions_->next, &QAction::triggered, this, [this] { browser_->move(1); });
    connect(actions_->previousDetected, &QAction::triggered, this,
            [this] { browser_->move(-1, HalfOrbitBrowser::Steps::WithRegions); });
    connect(actions_->nextDetected, &QAction::triggered, this,
            [this] { browser_->move(1, HalfOrbitBrowser::Steps::WithRegions); });
    connect(actions_->nextUnfinished, &QAction::triggered, queue_, &LabelQueue::showNext);
    connect(queue_, &LabelQueue::message, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Note, sentence); });
    connect(actions_->find, &QAction::triggered, this, [this] {
        browserDock_->show();
        browser_->focusFilter();
    });

    SpectrumView* view = spectrum_->view();
    connect(actions_->zoomIn, &QAction::triggered, view, &SpectrumView::zoomIn);
    connect(actions_->zoomOut, &QAction::triggered, view, &SpectrumView::zoomOut);
    connect(actions_->fit, &QAction::triggered, view, &SpectrumView::fit);
    connect(actions_->overlay, &QAction::toggled, view, &SpectrumView::setMaskVisible);
    connect(actions_->outline, &QAction::toggled, view, &SpectrumView::setOutlineVisible);
    connect(actions_->modelMask, &QAction::toggled, view, &SpectrumView::setProbabilityVisible);
    connect(spectrum_, &SpectrumPane::cursorMoved, readout_, &CursorReadout::showCursor);
    connect(labelTools_, &LabelTools::message, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Note, sentence); });
    const auto showNames = [this] { readout_->setLabelNames(labelTools_->classNames()); };
    connect(labelTools_, &LabelTools::classesChanged, readout_, showNames);
    showNames();
    const auto showQuantity = [this, view] { readout_->setQuantity(view->colors().quantity()); };
    connect(&view->colors(), &SpectrumColors::changed, readout_, showQuantity);
    showQuantity();

    connect(actions_->labelling, &QAction::triggered, this, [this] { setPerspective(labellingPerspective); });
    connect(actions_->catalogue, &QAction::triggered, this, [this] { setPerspective(cataloguePerspective); });
    connect(actions_->review, &QAction::triggered, this, [this] { setPerspective(reviewPerspective); });
    connect(cataloguePane_->runs(), &RunChooser::runsChosen, &workspace_, &Workspace::setRunChoice);
    connect(cataloguePane_, &CataloguePane::exportRequested, this, &MainWindow::exportFigure);
}

void MainWindow::connectWorkspace() {
    connect(&workspace_, &Workspace::opened, this, &MainWindow::showOpenProject);
    connect(&workspace_, &Workspace::listed, this, &MainWindow::showListed);
    connect(&workspace_, &Workspace::catalogueChanged, this, &MainWindow::showCatalogue);
    connect(&workspace_, &Workspace::warning, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Warning, sentence); });
    connect(browser_, &HalfOrbitBrowser::chosen, this, &MainWindow::showHalfOrbit);
    connect(browser_, &HalfOrbitBrowser::pauseRequested, &workspace_.monitor(), &ArchiveMonitor::setPaused);
    connect(browser_, &HalfOrbitBrowser::quarantineRequested, this, &MainWindow::showQuarantine);
    connect(&workspace_.monitor(), &ArchiveMonitor::indexed, browser_,
            [this](const std::vector<IndexedFilePtr>&, int done, int total) {
                browser_->setDetailsProgress(done, total);
            });
    connect(&workspace_.monitor(), &ArchiveMonitor::complete, browser_,
            [this] { browser_->setDetailsProgress(0, 0); });
    connect(&workspace_, &Workspace::labelStatesRead, this,
            [this] { trainingPanel_->setLabelCount(workspace_.labelledHalfOrbits()); });
    SpectrumColors& colors = spectrum_->view()->colors();
    connect(&colors, &SpectrumColors::changed, browser_,
            [this, &colors] { browser_->setColorMap(colors.scale().map); });
    browser_->setColorMap(colors.scale().map);
    connect(spectrum_->view(), &SpectrumView::cursorMoved, browser_, [this](const CursorInfo& info) {
        using Place = std::optional<GeographicPoint>;
        browser_->map()->setCursor(info.inside ? Place({info.position.latitude, info.position.longitude})
                                               : Place());
    });
    connect(&selection_, &RegionSelection::showRequested, this, &MainWindow::showRegion);
    connect(loader_, &HalfOrbitLoader::loaded, this, [this](const LoadedHalfOrbitPtr& halfOrbit) {
        spectrum_->showHalfOrbit(halfOrbit);
        browser_->map()->setTrack(halfOrbit->halfOrbit.track);
        if (const auto& image = halfOrbit->image(Component::Z))
            browser_->thumbnails()->offer(halfOrbit->halfOrbit.file, image);
        detectionChoices_->refresh();
        updateTitle();
        updateActions();
    });
    connect(loader_, &HalfOrbitLoader::failed, this,
            [this](const std::filesystem::path&, const QString& sentence) {
                spectrum_->showNothing(sentence);
                browser_->map()->clear();
                updateTitle();
                updateActions();
                showError(sentence);
            });
}

void MainWindow::connectLabels() {
    connect(actions_->save, &QAction::triggered, this, [this] {
        spectrum_->stack()->finishStroke();
        document_.save();
    });
    connect(actions_->undo, &QAction::triggered, this,
            [this] { review_->undoesVerdicts() ? review_->undo() : spectrum_->undo(); });
    connect(actions_->redo, &QAction::triggered, spectrum_, &SpectrumPane::redo);
    connect(labelFlow_, &LabelFlow::nextRequested, queue_, &LabelQueue::showNext);
    connect(labelFlow_, &LabelFlow::listChanged, this,
            [this] { trainingPanel_->setLabelCount(workspace_.labelledHalfOrbits()); });
    connect(labelExchange_, &LabelExchange::warning, this, &MainWindow::showError);
    connect(labelExchange_, &LabelExchange::imported, this,
            [this] { trainingPanel_->setLabelCount(workspace_.labelledHalfOrbits()); });
    connect(&workspace_, &Workspace::strokesFound, this, &MainWindow::showFoundStrokes);
    connect(spectrum_, &SpectrumPane::warning, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Warning, sentence); });
    connect(&document_, &LabelDocument::historyChanged, this, &MainWindow::updateActions);
    connect(&document_, &LabelDocument::stateChanged, this, &MainWindow::updateActions);
    connect(saveState_, &SaveIndicator::failed, this, &MainWindow::showError);
}

void MainWindow::connectJobs() {
    for (const BackgroundJob* job : std::initializer_list<const BackgroundJob*>{
             &models_->training().job(), &detection_->job(), &review_->labelling(), &queue_->job()}) {
        jobIndicator_->watch(*job);
        connect(job, &BackgroundJob::started, this, &MainWindow::updateActions);
        connect(job, &BackgroundJob::ended, this, &MainWindow::updateActions);
        connect(job, &BackgroundJob::failed, this, &MainWindow::showError);
    }
    connect(jobIndicator_, &JobIndicator::cancelRequested, this, &MainWindow::cancelJob);
    connect(actions_->cancel, &QAction::triggered, this, &MainWindow::cancelJob);
    connect(actions_->train, &QAction::triggered, this, &MainWindow::train);
    connect(actions_->detectSelected, &QAction::triggered, this, [this] { detect(browser_->selected()); });
    connect(actions_->detectAll, &QAction::triggered, this, [this] { detect(browser_->shown()); });

    connect(trainingPanel_, &TrainingPanel::trainRequested, this, &MainWindow::train);
    connect(trainingPanel_, &TrainingPanel::cancelRequested, this, &MainWindow::cancelJob);
    connect(trainingPanel_, &TrainingPanel::variantsRequested, this, &MainWindow::showVariants);
    connect(models_, &ModelWorkflow::currentModelChanged, detectionChoices_, &DetectionChoices::modelChanged);
    connect(models_, &ModelWorkflow::failed, this, &MainWindow::showError);
    connect(models_, &ModelWorkflow::message, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Note, sentence); });
    connect(detection_, &DetectionController::halfOrbitSearched, this,
            [this](const QString& file, int regions) {
                workspace_.halfOrbits().setRegionCount(
                    std::filesystem::path(file.toStdString()).stem().string(), regions);
            });
    connect(detectionChoices_->panel(), &DetectionPanel::detectRequested, this,
            [this] { detect(browser_->selected()); });
    connect(detection_, &DetectionController::finished, this, &MainWindow::showDetected);
}

void MainWindow::connectReview() {
    connect(review_, &ReviewController::message, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Note, sentence); });
    connect(review_, &ReviewController::warning, this,
            [this](const QString& sentence) { messages_->showMessage(MessageBar::Kind::Warning, sentence); });
    connect(review_, &ReviewController::decided, cataloguePane_, &CataloguePane::showReviews);
    connect(review_, &ReviewController::decided, &reviewPage_->sheet()->model(),
            &CatalogueModel::showReviews);
    connect(cataloguePane_, &CataloguePane::shownRegionsChanged, this,
            [this](const std::vector<int>& regions) {
                reviewPage_->sheet()->model().setShown(regions);
                review_->setRegions(regions);
                agreement_->setRegions(regions);
            });
    connect(review_, &ReviewController::decided, agreement_, &AgreementDialog::refresh);
    connect(actions_->agreement, &QAction::triggered, agreement_, &QWidget::show);
    connect(agreement_, &AgreementDialog::thresholdChosen, this, &MainWindow::useThreshold);
    connect(cataloguePane_, &CataloguePane::differenceRequested, difference_, &QWidget::show);
    connect(difference_, &RunDifferenceDialog::halfOrbitRequested, browser_, &HalfOrbitBrowser::chooseName);
    const SpectrumColors& colors = spectrum_->view()->colors();
    connect(&colors, &SpectrumColors::changed, thumbnails_,
            [this, &colors] { thumbnails_->setColorMap(colors.scale().map); });
    thumbnails_->setColorMap(colors.scale().map);
    connect(review_, &ReviewController::stateChanged, this, &MainWindow::updateActions);
    connect(actions_->correct, &QAction::toggled, this,
            [this](bool on) { spectrum_->setLabelling(on || perspective_ == labellingPerspective); });
    connect(review_, &ReviewController::labelsWritten, this,
            [this] { trainingPanel_->setLabelCount(workspace_.labelledHalfOrbits()); });
}

void MainWindow::openPath(const std::filesystem::path& path) {
    if (isJobRunning()) {
        showError(
            tr("A job is running in this project; wait for it or cancel it (Esc) before you open another."));
        return;
    }
    try {
        bool created = false;
        Project project = openProjectOrArchive(path, defaultProjectsFolder(), &created);
        spectrum_->showNothing();
        loader_->abandon();
        if (!document_.setStore(nullptr)) {
            showError(document_.saveError());
            return;
        }
        fileToShow_ = path.extension() == ".h5" ? std::filesystem::absolute(path) : std::filesystem::path();
        workspace_.open(std::move(project));
        if (created)
            messages_->showMessage(MessageBar::Kind::Note,
                                   tr("Labels and results for this archive go into the project %1.")
                                       .arg(textOf(workspace_.project().folder())));
    } catch (const std::exception& error) {
        settings_.removeRecentProject(textOf(path));
        welcome_->setRecentProjects(settings_.recentProjects());
        showError(QString::fromUtf8(error.what()));
    }
}

void MainWindow::resume() {
    const QStringList recent = settings_.recentProjects();
    if (!recent.isEmpty())
        openPath(recent.first().toStdString());
}

void MainWindow::chooseProject() {
    const QString folder =
        QFileDialog::getExistingDirectory(this, tr("Open a project"), textOf(defaultProjectsFolder()));
    if (!folder.isEmpty())
        openPath(folder.toStdString());
}

void MainWindow::chooseArchive() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open a folder of half-orbit files"));
    if (!folder.isEmpty())
        openPath(folder.toStdString());
}

void MainWindow::chooseFurtherArchive() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Add a folder of half-orbit files"));
    if (folder.isEmpty())
        return;
    try {
        workspace_.addArchive(folder.toStdString());
    } catch (const Error& error) {
        showError(QString::fromUtf8(error.what()));
    }
}

void MainWindow::showOpenProject() {
    const Project& project = workspace_.project();
    settings_.addRecentProject(project.folder());
    document_.setStore(workspace_.labels());
    document_.setReadOnly(!workspace_.mayWriteLabels());
    loader_->setMaskFolder(project.maskFolder());
    menus_->setRecentProjects(settings_.recentProjects());
    browser_->clear();
    queue_->reset();
    browser_->thumbnails()->setFolder(project.cacheFolder() / "thumbnails");
    browser_->setBusy(tr("Listing the archive …"));
    models_->refresh();
    setPerspective(perspective_);
    updateTitle();
    updateActions();
}

void MainWindow::showListed() {
    browser_->setBusy({});
    trainingPanel_->setLabelCount(workspace_.labelledHalfOrbits());
    if (workspace_.halfOrbits().rowCount() == 0) {
        spectrum_->showNothing(tr("No half-orbit files (*.h5) were found in %1.")
                                   .arg(textOf(workspace_.project().archives().empty()
                                                   ? workspace_.project().folder()
                                                   : workspace_.project().archives().front())));
        return;
    }
    const QString last = settings_.lastHalfOrbit(workspace_.project().folder());
    const bool found =
        (!fileToShow_.empty() && browser_->choose(fileToShow_)) || browser_->chooseName(last.toStdString());
    if (!found)
        browser_->move(1);
    browser_->view()->setFocus();
    updateActions();
}

void MainWindow::showFoundStrokes(const QStringList& stems) {
    messages_->showMessage(
        MessageBar::Kind::Warning,
        tr("The program ended last time before everything was saved. Strokes in %n half-orbit(s) are there "
           "again when you open them; Undo takes them away: %1",
           nullptr, static_cast<int>(stems.size()))
            .arg(stems.mid(0, 3).join(QStringLiteral(", ")) +
                 (stems.size() > 3 ? QStringLiteral(" …") : QString())));
}

void MainWindow::showQuarantine() {
    auto* dialog = new QuarantineDialog(workspace_.halfOrbits(), workspace_.archiveProblems(),
                                        workspace_.archiveNotes(), this);
    connect(dialog, &QuarantineDialog::chosen, browser_, &HalfOrbitBrowser::choose);
    dialog->open();
}

void MainWindow::showHalfOrbit(const std::filesystem::path& file) {
    spectrum_->stack()->finishStroke();
    fileToShow_ = file;
    settings_.setLastHalfOrbit(workspace_.project().folder(), textOf(file.filename()));
    loader_->request(file, review_->isActive() ? review_->filesAhead() : browser_->neighbours());
}

void MainWindow::showRegion(int region) {
    const Region& wanted = workspace_.catalogue()->regions[static_cast<std::size_t>(region)];
    spectrum_->showRegion(region);
    if (!browser_->chooseName(wanted.file))
        messages_->showMessage(MessageBar::Kind::Warning,
                               tr("%1 is in the catalogue, but not in the archive of this project.")
                                   .arg(QString::fromStdString(wanted.file)));
}

void MainWindow::showCatalogue() {
    thumbnails_->setCatalogue(workspace_.catalogue(), workspace_.project().catalogueFile());
    reviewPage_->sheet()->setCatalogue(workspace_.catalogue());
    spectrum_->setCatalogue(workspace_.catalogue());
    agreement_->setCatalogue(workspace_.catalogue());
    difference_->updateRuns();
    cataloguePane_->setCatalogue(workspace_.catalogue(), workspace_.isSimulated()); // tells what is shown
    updateActions();
}

void MainWindow::setPerspective(const QString& name) {
    if (!workspace_.isOpen()) {
        pages_->setCurrentWidget(welcome_);
        return;
    }
    if (pages_->currentWidget() != welcome_)
        settings_.setLayout(perspective_, saveState());
    perspective_ = name;
    const bool isCatalogue = name == cataloguePerspective;
    const bool isReview = name == reviewPerspective;
    (isReview ? actions_->review : isCatalogue ? actions_->catalogue : actions_->labelling)->setChecked(true);
    if (isReview) {
        reviewPage_->setSpectrum(spectrum_);
        pages_->setCurrentWidget(reviewPage_);
        reviewPage_->sheet()->view()->setFocus();
    } else if (isCatalogue) {
        cataloguePane_->setSpectrum(spectrum_);
        pages_->setCurrentWidget(cataloguePane_);
    } else {
        static_cast<QVBoxLayout*>(labellingPage_->layout())->insertWidget(0, spectrum_, 1);
        spectrum_->show();
        pages_->setCurrentWidget(labellingPage_);
    }
    // The table of regions takes the list's role there; the room goes to the map.
    if (!restoreState(settings_.layout(perspective_)))
        browserDock_->setVisible(!isCatalogue && !isReview);
    spectrum_->setLabelling(!isCatalogue && (!isReview || actions_->correct->isChecked()));
    review_->setOffered(isReview || isCatalogue);
    review_->setActive(isReview);
    updateActions();
}

void MainWindow::changeTheme(Theme theme) {
    settings_.setTheme(theme);
    applyTheme(*qApp, theme);
    actions_->updateIcons();
}

void MainWindow::changeLanguage(const QString& language) {
    settings_.setLanguage(language);
    if (isJobRunning() || !document_.saveAndWait()) {
        messages_->showMessage(MessageBar::Kind::Note, tr("The language changes at the next start."));
        return;
    }
    saveSession();
    emit languageChanged();
}

void MainWindow::train() {
    trainingDock_->show();
    if (isJobRunning() || !workspace_.isOpen())
        return;
    spectrum_->stack()->finishStroke();
    if (!document_.saveAndWait()) {
        showError(document_.saveError());
        return;
    }
    models_->train();
}

void MainWindow::showVariants() {
    const LoadedHalfOrbitPtr& shown = spectrum_->halfOrbit();
    if (!shown) {
        showError(tr("No half-orbit is shown: choose one first."));
        return;
    }
    for (const auto& image : shown->images)
        if (image) {
            (new AugmentationDialog(*image, document_.mask(), this))->show();
            return;
        }
}

void MainWindow::detect(std::vector<std::filesystem::path> files) {
    if (isJobRunning() || !workspace_.isOpen() || files.empty())
        return;
    if (workspace_.modelFile().empty()) {
        showError(tr("There is no model: train one with Ctrl+T first."));
        return;
    }
    const Project& project = workspace_.project();
    detection_->start({std::move(files), workspace_.modelFile(), project.catalogueFile(),
                       project.maskFolder(), detectionChoices_->settings()});
}

void MainWindow::cancelJob() {
    models_->training().cancel();
    detection_->cancel();
    review_->labelling().cancel();
    queue_->cancel();
}

bool MainWindow::isJobRunning() const {
    return models_->training().isRunning() || detection_->isRunning() || review_->labelling().isRunning() ||
           queue_->isRunning();
}

void MainWindow::showDetected(const DetectionSummary& summary) {
    loader_->clearCache();
    if (const std::filesystem::path current = browser_->current(); !current.empty())
        loader_->request(current, browser_->neighbours());
    workspace_.reloadCatalogue();
    QString text = tr("%n region(s)", nullptr, static_cast<int>(summary.regions)) + QStringLiteral(" · ") +
                   tr("%n half-orbit(s)", nullptr, static_cast<int>(summary.halfOrbits));
    if (!workspace_.hasOwnModel())
        text += QStringLiteral(" · ") + tr("sample model, trained on simulated data");
    if (summary.cancelled)
        text = tr("Cancelled; what was found so far is kept:") + QLatin1Char(' ') + text;
    if (!summary.failures.empty())
        text += QStringLiteral(" · ") +
                tr("%n file(s) could not be used", nullptr, static_cast<int>(summary.failures.size())) +
                QStringLiteral(": ") + QString::fromStdString(summary.failures.front());
    messages_->showMessage(summary.failures.empty() ? MessageBar::Kind::Note : MessageBar::Kind::Warning,
                           text);
}

void MainWindow::useThreshold(double threshold) {
    // A filter, not the threshold of the next detection: that is one of pixels, and would cut the edges off.
    CatalogueFilter filter = cataloguePane_->filterBar()->filter();
    filter.probability.low = threshold;
    cataloguePane_->filterBar()->setFilter(filter);
    messages_->showMessage(
        MessageBar::Kind::Note,
        tr("Map, tables and figures now show regions of a mean probability from %1 on. The filter "
           "above the map takes it back.")
            .arg(threshold, 0, 'f', 2));
}

void MainWindow::exportFigure(const FigureWidget* figure, const QString& name) {
    const QString project = QString::fromStdString(workspace_.project().name());
    const QString suggested = figure ? project + QLatin1Char('-') + name : textOf(browser_->current().stem());
    const std::filesystem::path file = askForFigureFile(this, suggested);
    if (!file.empty())
        exportTo(figure, file);
}

void MainWindow::exportFigureSet() {
    const Project& project = workspace_.project();
    auto* dialog = new FigureSetDialog(workspace_.catalogue(), cataloguePane_->filterBar()->filter(),
                                       project.catalogueFile(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFolder(textOf(project.folder() / "figures"));
    dialog->open();
}

bool MainWindow::exportTo(const FigureWidget* figure, const std::filesystem::path& file) {
    try {
        if (figure) {
            if (!figure->figure())
                throw Error(tr("There is no catalogue to export; detect regions first.").toStdString());
            const bool isMap = qobject_cast<const MapWidget*>(figure) != nullptr;
            nucleoscope::exportFigure(*figure->figure(), file, isMap ? mapPaperSize : chartPaperSize,
                                      figureLanguage());
        } else {
            spectrum_->exportFigure(file, figureLanguage());
        }
    } catch (const std::exception& error) {
        showError(QString::fromUtf8(error.what()));
        return false;
    }
    messages_->showMessage(MessageBar::Kind::Note, tr("Written: %1").arg(textOf(file)));
    return true;
}

void MainWindow::exportCurrent() {
    if (perspective_ == cataloguePerspective && workspace_.catalogue()) {
        const CataloguePane::NamedFigure current = cataloguePane_->figureAtMouse();
        exportFigure(current.figure, current.name);
    } else {
        commands_->exportSeen();
    }
}

void MainWindow::updateTitle() {
    QString title = QStringLiteral("Nucleoscope");
    if (workspace_.isOpen())
        title = QString::fromStdString(workspace_.project().name()) + QStringLiteral(" — ") + title;
    if (const LoadedHalfOrbitPtr& shown = spectrum_->halfOrbit()) {
        const QString simulated = shown->halfOrbit.simulated ? tr(" (simulated)") : QString();
        title = textOf(shown->halfOrbit.file.stem()) + simulated + QStringLiteral(" — ") + title;
    }
    setWindowTitle(title);
}

void MainWindow::updateActions() {
    const bool isOpen = workspace_.isOpen(), isShown = spectrum_->halfOrbit() != nullptr;
    const bool isPaintable = isShown && document_.isOpen() && !document_.isReadOnly(), idle = !isJobRunning();
    const auto enable = [](std::initializer_list<QAction*> actions, bool enabled) {
        for (QAction* action : actions)
            action->setEnabled(enabled);
    };
    Actions& a = *actions_;
    enable({a.addArchive, a.find, a.previous, a.next, a.labelling, a.catalogue, a.review}, isOpen);
    enable({a.previousDetected, a.nextDetected, a.exportFigureSet}, isOpen && workspace_.catalogue());
    // Elsewhere the key is another command's.
    a.nextUnfinished->setEnabled(isOpen && perspective_ == labellingPerspective);
    enable({a.queueInOrder, a.queueLeastSure, a.queueRandom, a.queueShuffle},
           isOpen && perspective_ == labellingPerspective);
    enable({a.zoomIn, a.zoomOut, a.fit, a.overlay, a.outline, a.modelMask, a.flatten, a.colors,
            a.exportFigure, a.copyPicture, a.copyNumbers, a.slices, a.pinCursor, a.inspect},
           isShown);
    labelTools_->setEnabled(isPaintable);
    a.save->setEnabled(isPaintable);
    labelFlow_->updateActions(isPaintable);
    labelExchange_->updateActions(isOpen, !document_.isReadOnly());
    a.undo->setEnabled(review_->undoesVerdicts() ? review_->canUndo() : document_.canUndo());
    a.redo->setEnabled(document_.canRedo());
    enable({a.train, a.detectSelected, a.detectAll}, isOpen && idle);
    a.cancel->setEnabled(!idle);
}

void MainWindow::showError(const QString& sentence) {
    messages_->showMessage(MessageBar::Kind::Error, sentence);
}

void MainWindow::saveSession() {
    settings_.setGeometry(saveGeometry());
    if (workspace_.isOpen())
        settings_.setLayout(perspective_, saveState());
    QSettings layout;
    browser_->saveLayout(layout);
    settings_.setLayout(QStringLiteral("catalogue-pane"), cataloguePane_->saveLayout());
    settings_.setLayout(QStringLiteral("review-page"), reviewPage_->saveLayout());
    settings_.setValue(QStringLiteral("perspective"), perspective_);
}

bool MainWindow::mayClose() {
    if (isJobRunning() && QMessageBox::question(this, tr("A job is running"),
                                                tr("Cancel the job and quit?")) != QMessageBox::Yes)
        return false;
    spectrum_->stack()->finishStroke();
    if (!review_->saveAndWait() &&
        QMessageBox::warning(this, tr("Verdicts are not saved"),
                             tr("%1\n\nQuit and lose these verdicts?").arg(review_->error()),
                             QMessageBox::Discard | QMessageBox::Cancel) != QMessageBox::Discard)
        return false;
    return document_.saveAndWait() ||
           QMessageBox::warning(this, tr("Labels are not saved"),
                                tr("%1\n\nQuit and lose these strokes?").arg(document_.saveError()),
                                QMessageBox::Discard | QMessageBox::Cancel) == QMessageBox::Discard;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose()) {
        event->ignore();
        return;
    }
    saveSession();
    cancelJob();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    openPath(event->mimeData()->urls().first().toLocalFile().toStdString());
}

} // namespace nucleoscope
