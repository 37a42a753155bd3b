#pragma once

#include <QAction>
#include <QObject>

#include <array>

class QActionGroup;

namespace nucleoscope {

/// The text of an action without the marks of menus: "Open project" for "&Open project …" and
/// "打开项目(&O)…".
QString plainText(const QAction& action);
/// Writes text and keys anew into the tool tip.
void showKeysInToolTip(QAction& action);

/// Property of an action: the perspective that it belongs to, when its key may mean something else in
/// another one.
inline constexpr const char* keyContext = "keyContext";

/// Every command of the window with its text, icon and keys, in one place: menus, tool bar and key sheet take
/// them from here.
class Actions : public QObject {
    Q_OBJECT

public:
    explicit Actions(QObject* parent);

    QAction *openProject, *openArchive, *addArchive, *save, *exportFigure, *exportFigureSet, *quit;
    QAction *copyPicture, *copyNumbers;
    QAction *importLabels, *exportLabels, *exportTrainingSet, *compareLabels;
    QAction *undo, *redo;
    QAction *inspect, *brush, *eraser, *lasso, *polygon, *rectangle, *ellipse, *bucket, *pick, *pickRange,
        *region, *nucleus, *seed, *threshold, *modelRegion; ///< tools; they exclude each other
    QAction *smallerBrush, *largerBrush, *limitPower, *invertPower;
    QAction *takeModel, *smoothRegion, *growRegion, *shrinkRegion, *fillHoles, *removeSmall, *hideLabels;
    std::array<QAction*, 9> classKeys; ///< by place in the list of what can be painted
    QAction *labelInProgress, *labelDone, *labelNothingHere, *labelVerified, *labelFlagged; ///< states
    QAction *labelNotes, *labelFinish;
    QAction *zoomIn, *zoomOut, *fit, *zoomBack, *zoomForward, *keepZoom;
    QAction *overlay, *outline, *modelMask, *flatten, *colors;
    QAction *logarithmicFrequency, *crosshair, *grid, *secondaryGrid, *daylight, *magneticBand, *burst;
    QAction *previous, *next, *previousDetected, *nextDetected, *nextUnfinished, *find;
    QAction *queueInOrder, *queueLeastSure, *queueRandom,
        *queueShuffle; ///< what comes next; three exclude each other
    QAction *previousRegion, *nextRegion, *previousReviewed, *nextReviewed, *nextToReview, *accept, *reject,
        *unsure, *correct,
        *agreement; ///< of a review
    QAction *train, *detectSelected, *detectAll, *cancel;
    QAction *slices, *pinCursor, *unpinCursor;
    std::array<QAction*, 3> components;      ///< by Component, checked when shown
    QAction *labelling, *catalogue, *review; ///< the perspectives; they exclude each other
    QAction *keys, *changeKeys, *commandPalette, *about;

    /// Every command that has a name for the settings (QObject::objectName()).
    QList<QAction*> all() const;

    /// A group of commands that the key sheet shows together.
    struct Section {
        QString title;
        QList<QAction*> actions;
    };
    QList<Section> sections() const;

    /// Draws the icons anew, for another palette.
    void updateIcons();

private:
    QAction* add(const QString& text, const QString& icon, const QList<QKeySequence>& keys = {});
    void nameAll();
    void makeFileActions();
    void makeLabelActions();
    void makeToolActions();
    void makeViewActions();
    void makeBrowseActions();
    void makeReviewActions();
    void makeJobActions();
};

} // namespace nucleoscope
