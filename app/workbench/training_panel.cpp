#include "app/workbench/training_panel.h"

#include "app/workbench/scrolled_panel.h"
#include "app/workbench/theme.h"
#include "app/workbench/training_settings_form.h"
#include "widgets/mask_picture.h"
#include "widgets/picture_grid.h"
#include "widgets/training_curves.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>
#include <fstream>
#include <unistd.h>

namespace nucleoscope {

namespace {

std::filesystem::path pathOf(const QLineEdit* field) {
    return field->text().trimmed().toStdString();
}

/// A field for a folder with a button that looks for one.
QWidget* folderField(QLineEdit* field, const QString& title) {
    auto* row = new QWidget;
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    browse->setToolTip(title);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(field, 1);
    layout->addWidget(browse);
    QObject::connect(browse, &QToolButton::clicked, field, [field, title] {
        const QString folder = QFileDialog::getExistingDirectory(field, title, field->text());
        if (!folder.isEmpty())
            field->setText(folder);
    });
    return row;
}

constexpr int previewColumns = 3, longestLog = 5000;

/// Memory that the program holds now.
std::size_t residentBytes() {
    std::ifstream pages("/proc/self/statm");
    std::size_t total = 0, resident = 0;
    pages >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

QLabel* wrapped() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    return label;
}

} // namespace

TrainingPanel::TrainingPanel(QWidget* parent)
    : QWidget(parent), source_(new QComboBox), recipe_(new QComboBox), labelCount_(wrapped()),
      archive_(new QLineEdit), masks_(new QLineEdit), settings_(new TrainingSettingsForm),
      button_(new QPushButton), finish_(new QPushButton(tr("Finish"))), pause_(new QPushButton),
      variants_(new QPushButton(tr("Variants …"))), progress_(new QProgressBar), status_(wrapped()),
      machine_(wrapped()), model_(wrapped()), unfinishedText_(wrapped()), curves_(new TrainingCurves),
      previews_(new PictureGrid(previewColumns)), log_(new QPlainTextEdit) {
    source_->addItem(tr("The labels of this project"));
    source_->addItem(tr("An archive and a folder of masks"));
    folders_ = makeSourceFields();
    setup_ = makeRecipe();
    unfinished_ = makeUnfinished();

    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(model_);
    layout->addWidget(unfinished_);
    layout->addWidget(setup_);
    layout->addWidget(makeFold(tr("Settings"), settings_), 0, Qt::AlignLeft);
    layout->addWidget(settings_);
    layout->addWidget(makeButtons());
    layout->addWidget(makeRunView(), 1);
    showScrolled(content, this);

    model_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(model_, &QLabel::linkActivated, this, &TrainingPanel::libraryRequested);
    connect(source_, &QComboBox::currentIndexChanged, this, &TrainingPanel::updateSource);
    connect(recipe_, &QComboBox::currentIndexChanged, this, &TrainingPanel::takeRecipe);
    updateSource();
    takeRecipe();
    setUnfinished({});
    setRunning(false);
}

QWidget* TrainingPanel::makeRecipe() {
    recipe_->addItem(tr("Quick retrain, minutes"), QStringLiteral("quick"));
    recipe_->addItem(tr("Full training, hours"), QStringLiteral("default"));
    recipe_->addItem(tr("As published, days"), QStringLiteral("paper"));
    recipe_->setItemData(0, tr("Starts from the current model and compares the new one with it."),
                         Qt::ToolTipRole);
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Learn from"), source_);
    form->addRow(folders_);
    form->addRow(QString(), labelCount_);
    form->addRow(tr("Recipe"), recipe_);
    return box;
}

/// A button that folds `content` away; it is folded at first.
QToolButton* TrainingPanel::makeFold(const QString& text, QWidget* content) {
    auto* fold = new QToolButton;
    fold->setText(text);
    fold->setCheckable(true);
    fold->setAutoRaise(true);
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setArrowType(Qt::RightArrow);
    content->hide();
    connect(fold, &QToolButton::toggled, content, [fold, content](bool open) {
        fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        content->setVisible(open);
    });
    return fold;
}

QWidget* TrainingPanel::makeButtons() {
    button_->setMinimumHeight(34);
    finish_->setMinimumHeight(34);
    finish_->setToolTip(tr("Ends the training here: the model is that of the best epoch so far"));
    pause_->setMinimumHeight(34);
    variants_->setMinimumHeight(34);
    variants_->setToolTip(tr("Shows what the network is shown of the current half-orbit"));
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(button_, 1);
    layout->addWidget(pause_);
    layout->addWidget(finish_);
    layout->addWidget(variants_);
    connect(variants_, &QPushButton::clicked, this, &TrainingPanel::variantsRequested);
    connect(finish_, &QPushButton::clicked, this, [this] {
        finishing_ = true;
        button_->setFocus(); // else it goes on to what lies below, and the panel scrolls there
        finish_->setEnabled(false);
        emit finishRequested();
    });
    connect(pause_, &QPushButton::clicked, this, [this] { emit pauseRequested(!paused_); });
    connect(button_, &QPushButton::clicked, this, [this] {
        if (running_)
            emit cancelRequested();
        else
            emit trainRequested();
    });
    return row;
}

QWidget* TrainingPanel::makeUnfinished() {
    auto* resume = new QPushButton(tr("Go on"));
    auto* take = new QPushButton(tr("Take it"));
    take->setToolTip(tr("Learns no more: the model is that of its best epoch"));
    auto* abandon = new QPushButton(tr("Forget it"));
    auto* buttons = new QHBoxLayout;
    for (QPushButton* button : {resume, take, abandon})
        buttons->addWidget(button);
    buttons->addStretch();
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(unfinishedText_);
    layout->addLayout(buttons);
    connect(resume, &QPushButton::clicked, this, &TrainingPanel::resumeRequested);
    connect(take, &QPushButton::clicked, this, &TrainingPanel::takeRequested);
    connect(abandon, &QPushButton::clicked, this, &TrainingPanel::abandonRequested);
    return box;
}

QWidget* TrainingPanel::makeRunView() {
    progress_->setTextVisible(false);
    log_->setReadOnly(true);
    log_->setMaximumBlockCount(longestLog);
    log_->setMinimumHeight(120);
    auto* view = new QWidget;
    auto* layout = new QVBoxLayout(view);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(progress_);
    layout->addWidget(status_);
    layout->addWidget(machine_);
    layout->addWidget(previews_);
    layout->addWidget(curves_, 1);
    layout->addWidget(makeFold(tr("Log"), log_), 0, Qt::AlignLeft);
    layout->addWidget(log_);
    previews_->setToolTip(
        tr("Blue: labelled, orange: found. Half-orbits that the model does not learn from."));
    return view;
}

QWidget* TrainingPanel::makeSourceFields() {
    auto* box = new QWidget;
    auto* form = new QFormLayout(box);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("Archive"), folderField(archive_, tr("Choose the folder of the half-orbit files")));
    form->addRow(tr("Masks"),
                 folderField(masks_, tr("Choose the folder of the masks (NAME.png for NAME.h5)")));
    return box;
}

TrainingPanel::Source TrainingPanel::source() const {
    return source_->currentIndex() == 0 ? Source::ProjectLabels : Source::ArchiveAndMasks;
}

std::filesystem::path TrainingPanel::archiveFolder() const {
    return pathOf(archive_);
}

std::filesystem::path TrainingPanel::maskFolder() const {
    return pathOf(masks_);
}

TrainingOptions TrainingPanel::options() const {
    TrainingOptions options = settings_->options();
    options.threads = std::max(1, QThread::idealThreadCount() - 1); // one stays for the window
    return options;
}

bool TrainingPanel::startsFromCurrentModel() const {
    return settings_->startsFromCurrentModel();
}

void TrainingPanel::takeRecipe() {
    const QString recipe = recipe_->currentData().toString();
    settings_->setOptions(trainingPreset(recipe.toStdString()));
    settings_->setStartsFromCurrentModel(recipe == QLatin1String("quick"));
}

void TrainingPanel::setLabelCount(int labelled) {
    labelCount_->setText(tr("%n labelled half-orbit(s)", nullptr, labelled));
}

void TrainingPanel::setModelThere(bool there) {
    settings_->setModelThere(there);
    settings_->setStartsFromCurrentModel(there && recipe_->currentData() == QLatin1String("quick"));
}

void TrainingPanel::setModelText(const QString& text) {
    model_->setText(text + QStringLiteral(" <a href=\"library\">") + tr("Models …") + QStringLiteral("</a>"));
}

void TrainingPanel::setUnfinished(const QString& name) {
    unfinishedText_->setText(tr("The training of %1 was not finished.").arg(name));
    unfinished_->setVisible(!name.isEmpty());
}

void TrainingPanel::setRunning(bool running) {
    running_ = running;
    button_->setText(running ? tr("Cancel (Esc)") : tr("Train (Ctrl+T)"));
    button_->setIcon(themedIcon(running ? QStringLiteral("cancel") : QStringLiteral("train")));
    pause_->setVisible(running);
    finish_->setVisible(running);
    variants_->setVisible(!running); // a small screen is too narrow for all four
    finish_->setEnabled(false);
    finishing_ = false;
    progress_->setVisible(running);
    progress_->setRange(0, 0);
    setup_->setEnabled(!running);
    settings_->setEnabled(!running);
    unfinished_->setEnabled(!running);
    setPaused(false);
    if (running) {
        curves_->clear();
        curves_->setEpochs(settings_->options().epochs);
        previews_->setItems({});
        log_->clear();
    } else {
        machine_->hide();
    }
}

void TrainingPanel::setPaused(bool paused) {
    paused_ = paused;
    pause_->setText(paused ? tr("Resume") : tr("Pause"));
    pause_->setIcon(themedIcon(paused ? QStringLiteral("train") : QStringLiteral("pause")));
    if (paused)
        showStatus(tr("Paused"));
}

void TrainingPanel::showStep(const TrainingStep& step) {
    if (step.epochs > 0) {
        curves_->setEpochs(step.epochs);
        progress_->setRange(0, step.epochs * 1000);
        const int within = step.steps > 0 ? 1000 * step.step / step.steps : 0;
        progress_->setValue(std::max(0, step.epoch - 1) * 1000 + within);
    }
    for (std::size_t i = static_cast<std::size_t>(curves_->epochs()); i < step.history.size(); ++i) {
        const EpochRecord& record = step.history[i];
        curves_->addEpoch(record.epoch, record.trainingLoss, record.validationLoss, record.validationMeanIou,
                          record.validationRegionIou, record.learningRate);
        showNote(tr("Epoch %1: loss %2, validation loss %3, mean IoU %4, %5 s")
                     .arg(record.epoch)
                     .arg(record.trainingLoss, 0, 'f', 4)
                     .arg(record.validationLoss, 0, 'f', 4)
                     .arg(record.validationMeanIou, 0, 'f', 4)
                     .arg(record.seconds, 0, 'f', 0));
    }
    finish_->setEnabled(!step.history.empty() && !finishing_);
    if (!step.previews.empty())
        showPreviews(step.previews);
    if (!step.device.isEmpty())
        showMemory(step.device);
    if (step.steps > 0 && step.step > 0 && step.epoch > 0)
        curves_->setRunningLoss(step.epoch - 1 + static_cast<double>(step.step) / step.steps, step.loss);
    const QString left = timeLeftText(step.secondsLeft);
    if (!paused_)
        status_->setText(left.isEmpty() ? step.phase : step.phase + QStringLiteral(" · ") + left);
}

void TrainingPanel::showResult(const TrainingResult& result) {
    const auto best =
        std::find_if(result.history.begin(), result.history.end(),
                     [&](const EpochRecord& record) { return record.epoch == result.bestEpoch; });
    if (best == result.history.end())
        return;
    if (!result.problem.empty()) {
        showStatus(QString::fromStdString(result.problem));
        return;
    }
    showStatus(tr("Done. Best epoch %1: mean IoU %2, region IoU %3 on the validation half-orbits.")
                   .arg(result.bestEpoch)
                   .arg(best->validationMeanIou, 0, 'f', 3)
                   .arg(best->validationRegionIou, 0, 'f', 3));
}

void TrainingPanel::showPreviews(const std::vector<TrainingPreview>& previews) {
    QList<PictureGrid::Item> items;
    for (const TrainingPreview& preview : previews) {
        std::vector<std::uint8_t> found(preview.probability.size());
        std::transform(preview.probability.begin(), preview.probability.end(), found.begin(),
                       [](float probability) { return static_cast<std::uint8_t>(probability >= 0.5F); });
        const QImage picture = maskPicture(preview.picture, preview.side,
                                           {{preview.truth, truthColor()}, {found, foundColor()}});
        // Without a region in either there is nothing to overlap.
        const QString overlap =
            std::isnan(preview.regionIou) ? QStringLiteral("–") : QString::number(preview.regionIou, 'f', 2);
        items.append({picture, tr("IoU %1").arg(overlap)});
    }
    previews_->setItems(items);
}

void TrainingPanel::showMemory(const QString& device) {
    constexpr double gibi = 1024.0 * 1024 * 1024;
    const double bytes = static_cast<double>(residentBytes());
    machine_->setText(tr("%1 · %2 GiB of memory").arg(device).arg(bytes / gibi, 0, 'f', 1));
    machine_->show();
}

void TrainingPanel::showNote(const QString& sentence) {
    log_->appendPlainText(sentence);
}

void TrainingPanel::showStatus(const QString& text) {
    status_->setText(text);
}

void TrainingPanel::updateSource() {
    const bool labels = source() == Source::ProjectLabels;
    labelCount_->setVisible(labels);
    folders_->setVisible(!labels);
}

} // namespace nucleoscope
