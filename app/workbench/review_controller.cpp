#include "app/workbench/review_controller.h"

#include "app/workbench/actions.h"
#include "app/workbench/review_page.h"
#include "app/workbench/review_panel.h"
#include "app/workbench/workspace.h"
#include "widgets/contact_sheet.h"
#include "widgets/region_selection.h"

namespace nucleoscope {

ReviewController::ReviewController(Actions& actions, Workspace& workspace, LabelDocument& document,
                                   RegionSelection& selection, SpectrumPane& spectrum, ReviewPage& page)
    : QObject(&page), actions_(actions), workspace_(workspace), selection_(selection), page_(page),
      correction_(actions, workspace, document, spectrum), labelling_(workspace, document, spectrum, &page) {
    session_.setReviewer(qEnvironmentVariable("USER"));
    connectActions();
    connectPage();
    connect(&workspace_, &Workspace::catalogueChanged, this, &ReviewController::takeCatalogue);
    connect(&selection_, &RegionSelection::showRequested, this, [this](int region) {
        if (active_)
            session_.goTo(region);
    });
    connect(&session_, &ReviewSession::currentChanged, this, &ReviewController::showCurrent);
    connect(&session_, &ReviewSession::decided, this, &ReviewController::store);
    connect(&session_, &ReviewSession::finished, this,
            [this] { emit message(tr("Every region has a verdict now.")); });
    connect(&writer_, &ReviewWriter::stateChanged, this, [this] {
        if (!writer_.error().isEmpty())
            emit warning(writer_.error());
    });
    connect(&correction_, &ReviewCorrection::begun, this, &ReviewController::updateActions);
    connect(&correction_, &ReviewCorrection::ended, this, &ReviewController::updateActions);
    connect(&correction_, &ReviewCorrection::warning, this, &ReviewController::warning);
    connect(&labelling_, &ReviewLabelling::message, this, &ReviewController::message);
    connect(&labelling_, &ReviewLabelling::warning, this, &ReviewController::warning);
    connect(&labelling_, &ReviewLabelling::written, this, &ReviewController::labelsWritten);
    updateActions();
}

void ReviewController::connectActions() {
    const std::pair<QAction*, Verdict> verdicts[] = {{actions_.accept, Verdict::Accepted},
                                                     {actions_.reject, Verdict::Rejected},
                                                     {actions_.unsure, Verdict::Unsure}};
    for (const auto& [action, verdict] : verdicts)
        connect(action, &QAction::triggered, this, [this, verdict = verdict] { decide(verdict); });
    connect(actions_.correct, &QAction::triggered, this, [this](bool on) {
        if (on && session_.current() >= 0)
            correction_.begin(session_.current());
        else
            keepCorrection();
    });
    connect(actions_.previousRegion, &QAction::triggered, this, [this] { session_.move(-1); });
    connect(actions_.nextRegion, &QAction::triggered, this, [this] { session_.move(1); });
    connect(actions_.previousReviewed, &QAction::triggered, this, [this] { session_.moveHalfOrbit(-1); });
    connect(actions_.nextReviewed, &QAction::triggered, this, [this] { session_.moveHalfOrbit(1); });
    connect(actions_.nextToReview, &QAction::triggered, this, &ReviewController::startReview);
    // In the page only, so that Enter and Delete are verdicts nowhere else.
    for (QAction* action :
         {actions_.accept, actions_.reject, actions_.unsure, actions_.correct, actions_.previousRegion,
          actions_.nextRegion, actions_.previousReviewed, actions_.nextReviewed}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        page_.addAction(action);
    }
}

void ReviewController::connectPage() {
    ReviewPanel* panel = page_.panel();
    panel->setAdvances(session_.advances());
    connect(panel, &ReviewPanel::orderChosen, &session_, &ReviewSession::setOrder);
    connect(panel, &ReviewPanel::advancesChosen, &session_, &ReviewSession::setAdvances);
    connect(panel, &ReviewPanel::commentGiven, &session_, &ReviewSession::setComment);
    connect(panel, &ReviewPanel::labelsRequested, &labelling_, &ReviewLabelling::start);
    connect(page_.sheet(), &ContactSheet::decisionRequested, this, &ReviewController::decide);
    connect(&session_, &ReviewSession::progressChanged, this,
            [this, panel] { panel->showProgress(session_.progress()); });
}

void ReviewController::takeCatalogue() {
    correction_.end();
    if (workspace_.isOpen())
        writer_.setFile(workspace_.project().catalogueFile());
    session_.setCatalogue(workspace_.catalogueUnderReview());
    countReviews();
    page_.panel()->showRegion(session_.currentRegion());
    updateActions();
}

void ReviewController::setActive(bool active) {
    if (active == active_)
        return;
    active_ = active;
    if (!active)
        correction_.end();
    else if (!selection_.isEmpty())
        session_.goTo(selection_.regions().front());
    updateActions();
}

void ReviewController::setOffered(bool offered) {
    offered_ = offered;
    updateActions();
}

void ReviewController::setRegions(std::vector<int> regions) {
    session_.setRegions(std::move(regions));
}

void ReviewController::startReview() {
    const bool wasActive = active_;
    actions_.review->trigger();
    const Region* chosen = session_.currentRegion();
    if (!wasActive && chosen && chosen->review.verdict == Verdict::Unreviewed)
        return; // the region that was selected elsewhere
    if (!session_.moveToUnreviewed() && session_.progress().total > 0)
        emit message(tr("Every other region has a verdict."));
}

void ReviewController::showCurrent(int region) {
    if (region != correction_.region())
        correction_.end();
    page_.panel()->showRegion(session_.currentRegion());
    if (active_ && region >= 0) {
        if (!selection_.contains(region))
            selection_.select({region});
        selection_.show(region);
    }
    updateActions();
}

void ReviewController::decide(Verdict verdict) {
    if (correction_.isActive() && verdict == Verdict::Accepted)
        keepCorrection();
    else if (selection_.regions().size() > 1)
        decideMany(verdict);
    else
        session_.decide(verdict);
}

void ReviewController::decideMany(Verdict verdict) {
    session_.decide(selection_.regions(), verdict);
    if (session_.advances())
        session_.moveToUnreviewed();
}

std::vector<std::filesystem::path> ReviewController::filesAhead() const {
    constexpr std::size_t files = 3;
    std::vector<std::filesystem::path> ahead;
    for (const std::string& name : session_.filesAhead(files))
        if (std::filesystem::path file = workspace_.fileOf(name); !file.empty())
            ahead.push_back(std::move(file));
    return ahead;
}

void ReviewController::keepCorrection() {
    if (!correction_.isActive())
        return;
    session_.goTo(correction_.region());
    session_.decide(correction_.keep());
}

void ReviewController::store(const std::vector<int>& regions) {
    std::vector<ReviewEntry> entries;
    for (const int index : regions) {
        const Region& region = workspace_.catalogue()->regions[static_cast<std::size_t>(index)];
        entries.push_back({region.id, region.review});
    }
    writer_.write(std::move(entries));
    if (regions.size() == 1)
        countReviewsOf(workspace_.catalogue()->regions[static_cast<std::size_t>(regions.front())].file);
    else
        countReviews();
    page_.panel()->showRegion(session_.currentRegion());
    emit decided(regions);
    updateActions();
}

void ReviewController::countReviews() {
    // A catalogue is sorted by time, so the regions of a half-orbit lie close together.
    std::map<std::string, ReviewCount> counts;
    static const std::vector<Region> none;
    const CataloguePtr catalogue = workspace_.catalogue();
    const std::string* file = nullptr;
    ReviewCount* count = nullptr;
    for (const Region& region : catalogue ? catalogue->regions : none) {
        if (!file || *file != region.file) {
            file = &region.file;
            count = &counts[std::filesystem::path(region.file).stem().string()];
        }
        ++count->total;
        count->reviewed += region.review.verdict == Verdict::Unreviewed ? 0 : 1;
    }
    workspace_.halfOrbits().setReviewStates(std::move(counts));
}

void ReviewController::countReviewsOf(const std::string& fileName) {
    ReviewCount count;
    for (const Region& region : workspace_.catalogue()->regions)
        if (region.file == fileName) {
            ++count.total;
            count.reviewed += region.review.verdict == Verdict::Unreviewed ? 0 : 1;
        }
    workspace_.halfOrbits().setReviewState(std::filesystem::path(fileName).stem().string(), count);
}

void ReviewController::updateActions() {
    const bool hasRegion = active_ && session_.current() >= 0;
    for (QAction* action : {actions_.accept, actions_.reject, actions_.unsure, actions_.correct})
        action->setEnabled(hasRegion);
    actions_.correct->setChecked(correction_.isActive());
    for (QAction* action :
         {actions_.previousRegion, actions_.nextRegion, actions_.previousReviewed, actions_.nextReviewed})
        action->setEnabled(active_ && session_.progress().total > 0);
    actions_.nextToReview->setEnabled(offered_ && session_.progress().total > 0);
    page_.panel()->setCorrecting(correction_.isActive());
    emit stateChanged();
}

} // namespace nucleoscope
