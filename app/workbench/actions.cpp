#include "app/workbench/actions.h"

#include "app/workbench/theme.h"

#include <QActionGroup>
#include <QRegularExpression>

namespace nucleoscope {

QString plainText(const QAction& action) {
    static const QRegularExpression marks(QStringLiteral("\\(&.\\)|&| ?…"));
    return action.text().remove(marks);
}

void showKeysInToolTip(QAction& action) {
    const QString text = plainText(action);
    const QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
    action.setToolTip(keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys));
}

Actions::Actions(QObject* parent) : QObject(parent) {
    makeFileActions();
    makeLabelActions();
    makeToolActions();
    makeViewActions();
    makeBrowseActions();
    makeReviewActions();
    makeJobActions();
    keys = add(tr("&Keys"), QStringLiteral("keys"), {Qt::Key_F1});
    changeKeys = add(tr("&Change keys …"), {});
    commandPalette = add(tr("&Search for a command …"), {}, {Qt::CTRL | Qt::Key_K});
    about = add(tr("&About Nucleoscope"), {});
    nameAll();
}

QList<QAction*> Actions::all() const {
    QList<QAction*> actions = findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly);
    actions.removeIf([](const QAction* action) { return action->objectName().isEmpty(); });
    return actions;
}

QAction* Actions::add(const QString& text, const QString& icon, const QList<QKeySequence>& shortcuts) {
    auto* action = new QAction(text, this);
    action->setShortcuts(shortcuts);
    action->setProperty("icon", icon);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setIconText(plainText(*action));
    showKeysInToolTip(*action);
    return action;
}

void Actions::makeFileActions() {
    openProject = add(tr("&Open project …"), QStringLiteral("open-project"), {QKeySequence::Open});
    openArchive =
        add(tr("Open &archive folder …"), QStringLiteral("open-archive"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
    addArchive = add(tr("A&dd an archive folder to the project …"), {});
    save = add(tr("&Save labels"), QStringLiteral("save"), {QKeySequence::Save});
    exportFigure = add(tr("&Export figure …"), QStringLiteral("export"), {Qt::CTRL | Qt::Key_E});
    copyPicture = add(tr("&Copy the picture"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_C});
    copyNumbers = add(tr("Copy the &numbers"), {}, {Qt::CTRL | Qt::ALT | Qt::Key_C});
    exportFigureSet = add(tr("Export the figure se&t …"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_E});
    importLabels = add(tr("&Import labels …"), {});
    exportLabels = add(tr("E&xport labels …"), {});
    exportTrainingSet = add(tr("Export a trainin&g set …"), {});
    compareLabels = add(tr("Compare &labels …"), {});
    quit = add(tr("&Quit"), {}, {QKeySequence::Quit});
}

void Actions::makeLabelActions() {
    undo = add(tr("&Undo"), QStringLiteral("undo"), {Qt::CTRL | Qt::Key_Z});
    redo = add(tr("&Redo"), QStringLiteral("redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    labelInProgress = add(tr("In &progress"), {}, {Qt::Key_F2});
    labelDone = add(tr("&Done"), {}, {Qt::Key_F3});
    labelNothingHere = add(tr("&Nothing here"), {}, {Qt::Key_F4});
    labelVerified = add(tr("&Verified"), {}, {Qt::Key_F5});
    labelFlagged = add(tr("&Flagged"), {}, {Qt::Key_F6});
    for (QAction* state : {labelInProgress, labelDone, labelNothingHere, labelVerified, labelFlagged})
        state->setCheckable(true);
    labelNotes = add(tr("No&tes"), {}, {Qt::Key_F7});
    labelFinish = add(tr("Done, and the ne&xt"), {}, {Qt::CTRL | Qt::Key_Return});
}

void Actions::makeViewActions() {
    zoomIn = add(tr("Zoom &in"), {}, {QKeySequence::ZoomIn});
    zoomOut = add(tr("Zoom &out"), {}, {QKeySequence::ZoomOut});
    fit = add(tr("&Whole half-orbit"), QStringLiteral("fit"), {Qt::CTRL | Qt::Key_0});
    overlay = add(tr("Label &fill"), QStringLiteral("overlay"), {Qt::Key_X});
    outline = add(tr("Label out&line"), QStringLiteral("outline"), {Qt::Key_Z});
    modelMask = add(tr("&Model's mask"), QStringLiteral("model-mask"), {Qt::Key_V});
    flatten = add(tr("&Subtract the background of each frequency"), {}, {Qt::SHIFT | Qt::Key_B});
    colors = add(tr("&Colours …"), QStringLiteral("colors"), {Qt::Key_M});
    zoomBack = add(tr("Zoom &back"), {}, {Qt::ALT | Qt::Key_Left, Qt::Key_Backspace});
    zoomForward = add(tr("Zoom f&orward"), {}, {Qt::ALT | Qt::Key_Right, Qt::SHIFT | Qt::Key_Backspace});
    keepZoom = add(tr("&Keep the zoom for other half-orbits"), {});
    logarithmicFrequency = add(tr("&Logarithmic frequency"), {}, {Qt::SHIFT | Qt::Key_L});
    crosshair = add(tr("C&ross-hair"), {}, {Qt::SHIFT | Qt::Key_C});
    daylight = add(tr("&Day and night"), {});
    magneticBand = add(tr("&Magnetic latitudes of nuclei"), {});
    burst = add(tr("&Burst rows"), {});
    grid = add(tr("&Grid"), {}, {Qt::SHIFT | Qt::Key_G});
    secondaryGrid = add(tr("&Secondary grid"), {});
    for (QAction* action : {overlay, outline, modelMask, flatten, keepZoom, logarithmicFrequency, crosshair,
                            daylight, magneticBand, burst, grid, secondaryGrid})
        action->setCheckable(true);
    overlay->setChecked(true);
    outline->setChecked(true);

    slices = add(tr("Sl&ices at the cursor"), {}, {Qt::SHIFT | Qt::Key_S});
    slices->setCheckable(true);
    pinCursor = add(tr("&Pin the cursor"), {}, {Qt::Key_P});
    unpinCursor = add(tr("&Unpin the cursor"), {}, {Qt::SHIFT | Qt::Key_P});
    const std::array names{tr("&X component"), tr("&Y component"), tr("&Z component")};
    for (std::size_t i = 0; i < components.size(); ++i) {
        components[i] = add(names[i], {});
        components[i]->setCheckable(true);
    }

    labelling = add(tr("&Labelling"), QStringLiteral("labelling"), {Qt::CTRL | Qt::Key_1});
    catalogue = add(tr("&Catalogue"), QStringLiteral("catalogue"), {Qt::CTRL | Qt::Key_2});
    review = add(tr("&Review"), QStringLiteral("review"), {Qt::CTRL | Qt::Key_3});
    auto* perspectives = new QActionGroup(this);
    for (QAction* action : {labelling, catalogue, review}) {
        action->setCheckable(true);
        perspectives->addAction(action);
    }
    labelling->setChecked(true);
}

void Actions::makeBrowseActions() {
    previous = add(tr("&Previous half-orbit"), QStringLiteral("previous"), {Qt::Key_A, Qt::Key_PageUp});
    next = add(tr("&Next half-orbit"), QStringLiteral("next"), {Qt::Key_D, Qt::Key_PageDown});
    previousDetected = add(tr("P&revious with detections"), QStringLiteral("previous-detection"),
                           {Qt::SHIFT | Qt::Key_A, Qt::SHIFT | Qt::Key_PageUp});
    nextDetected = add(tr("N&ext with detections"), QStringLiteral("next-detection"),
                       {Qt::SHIFT | Qt::Key_D, Qt::SHIFT | Qt::Key_PageDown});
    nextUnfinished = add(tr("Next to &label or review"), QStringLiteral("next-unfinished"), {Qt::Key_N});
    queueInOrder = add(tr("Queue: in the order of the &list"), {});
    queueLeastSure = add(tr("Queue: where the model is least &sure"), {});
    queueRandom = add(tr("Queue: a &random sample by season and direction"), {});
    queueShuffle = add(tr("An&other random sample"), {});
    auto* queues = new QActionGroup(this);
    for (QAction* queue : {queueInOrder, queueLeastSure, queueRandom}) {
        queue->setCheckable(true);
        queues->addAction(queue);
    }
    queueInOrder->setChecked(true);
    find = add(tr("&Find a half-orbit"), {}, {QKeySequence::Find});
}

void Actions::makeReviewActions() {
    previousRegion = add(tr("&Previous region"), QStringLiteral("previous"), {Qt::Key_Comma});
    nextRegion = add(tr("&Next region"), QStringLiteral("next"), {Qt::Key_Period});
    previousReviewed = add(tr("Previous half-orbit &with regions"), QStringLiteral("previous-detection"),
                           {Qt::CTRL | Qt::Key_Comma});
    nextReviewed = add(tr("Next half-orbit with re&gions"), QStringLiteral("next-detection"),
                       {Qt::CTRL | Qt::Key_Period});
    nextToReview = add(tr("Next to &review"), QStringLiteral("next-detection"), {Qt::Key_N});
    accept = add(tr("&Accept"), {}, {Qt::Key_Return, Qt::Key_Enter});
    reject = add(tr("Re&ject"), {}, {Qt::Key_Delete});
    unsure = add(tr("&Unsure"), {}, {Qt::Key_U});
    correct = add(tr("&Correct"), {}, {Qt::Key_C});
    correct->setCheckable(true);
    agreement = add(tr("A&greement of model and reviewer …"), {});
}

void Actions::makeJobActions() {
    train = add(tr("&Train"), QStringLiteral("train"), {Qt::CTRL | Qt::Key_T});
    detectSelected =
        add(tr("&Detect in the selected half-orbits"), QStringLiteral("detect"), {Qt::CTRL | Qt::Key_D});
    detectAll = add(tr("Detect in &all half-orbits of the list"), {}, {Qt::CTRL | Qt::SHIFT | Qt::Key_D});
    cancel = add(tr("&Cancel the job"), QStringLiteral("cancel"), {Qt::Key_Escape});
    train->setIconText(tr("Train"));
    detectSelected->setIconText(tr("Detect"));
}

QList<Actions::Section> Actions::sections() const {
    return {
        {tr("Browse"), {previous, next, previousDetected, nextDetected, nextUnfinished, find}},
        {tr("Label"),
         {undo, redo, save, labelFinish, labelInProgress, labelDone, labelNothingHere, labelVerified,
          labelFlagged, labelNotes, hideLabels}},
        {tr("Tools"),
         {inspect, brush, eraser, smallerBrush, largerBrush, lasso, polygon, rectangle, ellipse, bucket, pick,
          region, smoothRegion, growRegion, shrinkRegion, fillHoles, removeSmall}},
        {tr("Helped labelling"),
         {nucleus, seed, threshold, modelRegion, takeModel, limitPower, invertPower, pickRange}},
        {tr("View"),
         {zoomIn, zoomOut, fit, zoomBack, zoomForward, overlay, outline, modelMask, flatten, colors,
          logarithmicFrequency, crosshair, slices, pinCursor, unpinCursor, grid, labelling, catalogue,
          review}},
        {tr("Review"),
         {nextToReview, previousRegion, nextRegion, previousReviewed, nextReviewed, accept, reject, unsure,
          correct}},
        {tr("Jobs"), {train, detectSelected, detectAll, cancel}},
        {tr("Files"),
         {openProject, openArchive, exportFigure, exportFigureSet, copyPicture, copyNumbers, commandPalette,
          keys, quit}},
    };
}

void Actions::updateIcons() {
    for (QObject* child : children())
        if (auto* action = qobject_cast<QAction*>(child))
            if (const QString icon = action->property("icon").toString(); !icon.isEmpty())
                action->setIcon(themedIcon(icon));
}

} // namespace nucleoscope
