#pragma once

#include "app/workbench/review_correction.h"
#include "app/workbench/review_labelling.h"
#include "app/workbench/review_session.h"
#include "app/workbench/review_writer.h"

#include <QObject>

namespace nucleoscope {

class Actions;
class LabelDocument;
class RegionSelection;
class ReviewPage;
class SpectrumPane;
class Workspace;

/// Connects a review with the window: keys and buttons become verdicts, verdicts go into the catalogue, the
/// region at hand is selected and shown.
class ReviewController : public QObject {
    Q_OBJECT

public:
    ReviewController(Actions& actions, Workspace& workspace, LabelDocument& document,
                     RegionSelection& selection, SpectrumPane& spectrum, ReviewPage& page);

    ReviewSession& session() { return session_; }
    BackgroundJob& labelling() { return labelling_.job(); } ///< makes labels of reviewed half-orbits

    /// While it is, keys are for the review.
    void setActive(bool active);
    bool isActive() const { return active_; }
    /// Whether N may begin a review: where labels are painted it goes to what is to be labelled.
    void setOffered(bool offered);
    /// Only these regions are to be reviewed (ascending).
    void setRegions(std::vector<int> regions);

    /// The half-orbits that come next, to be read ahead.
    std::vector<std::filesystem::path> filesAhead() const;

    /// Whether Ctrl+Z means a verdict, not a stroke.
    bool undoesVerdicts() const { return active_ && !correction_.isActive(); }
    bool canUndo() const { return session_.canUndo(); }
    void undo() { session_.undo(); }
    /// Writes all verdicts and waits. False when some cannot be written: error() says why.
    bool saveAndWait() { return writer_.saveAndWait(); }
    const QString& error() const { return writer_.error(); }

signals:
    void message(const QString& sentence);
    void warning(const QString& sentence);
    /// These regions have other verdicts or comments now.
    void decided(const std::vector<int>& regions);
    /// What can be done now has changed.
    void stateChanged();
    /// Labels of half-orbits were written.
    void labelsWritten();

private:
    void connectActions();
    void connectPage();
    void takeCatalogue();
    void startReview();
    void showCurrent(int region);
    void decide(Verdict verdict);
    void decideMany(Verdict verdict);
    void keepCorrection();
    void store(const std::vector<int>& regions);
    /// Tells the list of half-orbits how far each is.
    void countReviews();
    void countReviewsOf(const std::string& fileName);
    void updateActions();

    Actions& actions_;
    Workspace& workspace_;
    RegionSelection& selection_;
    ReviewPage& page_;
    ReviewSession session_;
    ReviewWriter writer_;
    ReviewCorrection correction_;
    ReviewLabelling labelling_;
    bool active_ = false, offered_ = false;
};

} // namespace nucleoscope
