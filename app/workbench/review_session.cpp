#include "app/workbench/review_session.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace nucleoscope {

namespace {

UtcMs now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

/// By run; those of masks that no model made have none.
std::map<std::string, double> thresholdsOf(const Catalogue& catalogue) {
    std::map<std::string, double> thresholds;
    for (const RunRecord& run : catalogue.runs)
        thresholds.emplace(run.id, run.threshold);
    return thresholds;
}

constexpr double usualThreshold = 0.5; ///< of a run that is not recorded

/// How far the model was from the other answer; regions without a probability come last.
double certainty(const Region& region, double threshold) {
    const double distance = std::abs(region.probabilityMean - threshold);
    return std::isnan(distance) ? std::numeric_limits<double>::infinity() : distance;
}

bool isReviewed(const Region& region) {
    return region.review.verdict != Verdict::Unreviewed;
}

} // namespace

void ReviewSession::setCatalogue(std::shared_ptr<Catalogue> catalogue) {
    const Region* before = currentRegion();
    const std::string id = before ? before->id : std::string();
    catalogue_ = std::move(catalogue);
    steps_.clear();
    regions_.resize(catalogue_ ? catalogue_->regions.size() : 0);
    std::iota(regions_.begin(), regions_.end(), 0);
    current_ = -1;
    arrange();
    if (id.empty() || !catalogue_)
        return;
    const auto same = std::ranges::find(catalogue_->regions, id, &Region::id);
    if (same != catalogue_->regions.end())
        setCurrent(static_cast<int>(same - catalogue_->regions.begin()));
}

void ReviewSession::setRegions(std::vector<int> regions) {
    if (regions == regions_)
        return;
    regions_ = std::move(regions);
    arrange();
}

void ReviewSession::setOrder(Order order) {
    if (order == order_)
        return;
    order_ = order;
    arrange();
}

void ReviewSession::arrange() {
    inOrder_ = regions_; // a catalogue is sorted by time
    if (order_ == Order::MostUncertainFirst && catalogue_) {
        const std::map<std::string, double> thresholds = thresholdsOf(*catalogue_);
        std::ranges::stable_sort(inOrder_, {}, [&](int index) {
            const auto found = thresholds.find(region(index).run);
            const bool isKnown = found != thresholds.end() && !std::isnan(found->second);
            return certainty(region(index), isKnown ? found->second : usualThreshold);
        });
    }
    places_.assign(catalogue_ ? catalogue_->regions.size() : 0, -1);
    for (std::size_t place = 0; place < inOrder_.size(); ++place)
        places_[static_cast<std::size_t>(inOrder_[place])] = static_cast<int>(place);
    emit progressChanged();
}

const Region* ReviewSession::currentRegion() const {
    return current_ >= 0 ? &region(current_) : nullptr;
}

ReviewSession::Progress ReviewSession::progress() const {
    const auto reviewed =
        std::ranges::count_if(regions_, [this](int index) { return isReviewed(region(index)); });
    return {static_cast<int>(reviewed), static_cast<int>(regions_.size())};
}

std::vector<std::string> ReviewSession::filesAhead(std::size_t count) const {
    std::vector<std::string> files;
    const std::string here = current_ >= 0 ? region(current_).file : std::string();
    const auto from = static_cast<std::size_t>(placeInOrder(current_) + 1);
    for (std::size_t place = from; place < inOrder_.size() && files.size() < count; ++place) {
        const Region& next = region(inOrder_[place]);
        if (!isReviewed(next) && next.file != here && std::ranges::find(files, next.file) == files.end())
            files.push_back(next.file);
    }
    return files;
}

int ReviewSession::placeInOrder(int region) const {
    return region >= 0 ? places_[static_cast<std::size_t>(region)] : -1;
}

void ReviewSession::setCurrent(int region) {
    if (region == current_)
        return;
    current_ = region;
    emit currentChanged(current_);
}

void ReviewSession::goTo(int region) {
    if (catalogue_ && region >= 0 && region < static_cast<int>(catalogue_->regions.size()))
        setCurrent(region);
}

bool ReviewSession::move(int step) {
    const int place = placeInOrder(current_) + (current_ < 0 && step < 0 ? 0 : step);
    if (place < 0 || place >= static_cast<int>(inOrder_.size()))
        return false;
    setCurrent(inOrder_[static_cast<std::size_t>(place)]);
    return true;
}

bool ReviewSession::moveHalfOrbit(int step) {
    const int from = placeInOrder(current_);
    if (from < 0)
        return move(step);
    const auto fileAt = [this](int place) -> const std::string& {
        return region(inOrder_[static_cast<std::size_t>(place)]).file;
    };
    const int count = static_cast<int>(inOrder_.size());
    int place = from;
    while (place >= 0 && place < count && fileAt(place) == fileAt(from))
        place += step;
    if (place < 0 || place >= count)
        return false;
    while (step < 0 && place > 0 && fileAt(place - 1) == fileAt(place))
        --place;
    setCurrent(inOrder_[static_cast<std::size_t>(place)]);
    return true;
}

bool ReviewSession::moveToUnreviewed() {
    const std::size_t count = inOrder_.size(), first = static_cast<std::size_t>(placeInOrder(current_) + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const int candidate = inOrder_[(first + i) % count];
        if (candidate != current_ && !isReviewed(region(candidate))) {
            setCurrent(candidate);
            return true;
        }
    }
    return false;
}

void ReviewSession::decide(Verdict verdict) {
    if (current_ < 0)
        return;
    decide(std::vector<int>{current_}, verdict);
    if (advances_ && !moveToUnreviewed() && isReviewed(region(current_)))
        emit finished();
}

void ReviewSession::decide(const std::vector<int>& regions, Verdict verdict) {
    Step step{current_, {}};
    const UtcMs time = now();
    for (const int index : regions) {
        Review& review = region(index).review;
        step.before.emplace_back(index, review);
        review.verdict = verdict;
        review.reviewer = reviewer_;
        review.time = time;
    }
    apply(std::move(step), regions);
}

void ReviewSession::setComment(const QString& comment) {
    if (current_ < 0)
        return;
    Review& review = region(current_).review;
    const std::string text = comment.trimmed().toStdString();
    if (text == review.comment)
        return;
    Step step{current_, {{current_, review}}};
    review.comment = text;
    review.reviewer = reviewer_;
    review.time = now();
    apply(std::move(step), {current_});
}

void ReviewSession::apply(Step step, const std::vector<int>& regions) {
    if (step.before.empty())
        return;
    steps_.push_back(std::move(step));
    emit decided(regions);
    emit progressChanged();
}

void ReviewSession::undo() {
    if (steps_.empty())
        return;
    const Step step = std::move(steps_.back());
    steps_.pop_back();
    std::vector<int> regions;
    for (const auto& [index, review] : step.before) {
        region(index).review = review;
        regions.push_back(index);
    }
    emit decided(regions);
    emit progressChanged();
    if (step.current >= 0)
        setCurrent(step.current);
}

} // namespace nucleoscope
