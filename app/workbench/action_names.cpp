#include "app/workbench/actions.h"

namespace nucleoscope {

/// The names by which settings know the commands, whatever the language. A command without one cannot be
/// given other keys; a name that was once published stays.
void Actions::nameAll() {
    const std::pair<const char*, QAction*> names[] = {
        {"openProject", openProject},
        {"openArchive", openArchive},
        {"addArchive", addArchive},
        {"save", save},
        {"exportFigure", exportFigure},
        {"exportFigureSet", exportFigureSet},
        {"quit", quit},
        {"copyPicture", copyPicture},
        {"copyNumbers", copyNumbers},
        {"undo", undo},
        {"redo", redo},
        {"inspect", inspect},
        {"brush", brush},
        {"eraser", eraser},
        {"smallerBrush", smallerBrush},
        {"largerBrush", largerBrush},
        {"labelFinish", labelFinish},
        {"labelInProgress", labelInProgress},
        {"labelDone", labelDone},
        {"labelNothingHere", labelNothingHere},
        {"labelVerified", labelVerified},
        {"labelFlagged", labelFlagged},
        {"labelNotes", labelNotes},
        {"zoomIn", zoomIn},
        {"zoomOut", zoomOut},
        {"fit", fit},
        {"zoomBack", zoomBack},
        {"zoomForward", zoomForward},
        {"keepZoom", keepZoom},
        {"overlay", overlay},
        {"outline", outline},
        {"modelMask", modelMask},
        {"flatten", flatten},
        {"colors", colors},
        {"logarithmicFrequency", logarithmicFrequency},
        {"crosshair", crosshair},
        {"grid", grid},
        {"secondaryGrid", secondaryGrid},
        {"daylight", daylight},
        {"magneticBand", magneticBand},
        {"burst", burst},
        {"previous", previous},
        {"next", next},
        {"previousDetected", previousDetected},
        {"nextDetected", nextDetected},
        {"nextUnfinished", nextUnfinished},
        {"queueInOrder", queueInOrder},
        {"queueLeastSure", queueLeastSure},
        {"queueRandom", queueRandom},
        {"queueShuffle", queueShuffle},
        {"find", find},
        {"previousRegion", previousRegion},
        {"nextRegion", nextRegion},
        {"nextToReview", nextToReview},
        {"accept", accept},
        {"reject", reject},
        {"unsure", unsure},
        {"correct", correct},
        {"agreement", agreement},
        {"train", train},
        {"detectSelected", detectSelected},
        {"detectAll", detectAll},
        {"cancel", cancel},
        {"slices", slices},
        {"pinCursor", pinCursor},
        {"unpinCursor", unpinCursor},
        {"componentX", components[0]},
        {"componentY", components[1]},
        {"componentZ", components[2]},
        {"labelling", labelling},
        {"catalogue", catalogue},
        {"review", review},
        {"keys", keys},
        {"changeKeys", changeKeys},
        {"commandPalette", commandPalette},
        {"about", about},
    };
    for (const auto& [name, action] : names)
        action->setObjectName(QLatin1String(name));
    // Keys that mean one thing while labelling and another in a review.
    for (QAction* action : {previousRegion, nextRegion, nextToReview, accept, reject, unsure, correct})
        action->setProperty(keyContext, QStringLiteral("review"));
    nextUnfinished->setProperty(keyContext, QStringLiteral("labelling"));
}

} // namespace nucleoscope
