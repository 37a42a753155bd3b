#include "app/workbench/half_orbit_filter.h"

#include <algorithm>

namespace nucleoscope {

namespace {

using Filter = HalfOrbitFilter;

bool accepts(Filter::Labels wanted, const LabelSummary& label) {
    const LabelState state = label.state;
    switch (wanted) {
    case Filter::Labels::Any:
        return true;
    case Filter::Labels::Labelled:
        return state != LabelState::NotStarted;
    case Filter::Labels::NotLabelled:
        return state == LabelState::NotStarted;
    case Filter::Labels::Begun:
        return state == LabelState::InProgress;
    case Filter::Labels::Done:
        return state == LabelState::Done;
    case Filter::Labels::NothingHere:
        return state == LabelState::NothingHere;
    case Filter::Labels::Verified:
        return state == LabelState::Verified;
    case Filter::Labels::Flagged:
        return state == LabelState::Flagged;
    case Filter::Labels::WithNotes:
        return !label.notes.empty();
    }
    return true;
}

bool accepts(Filter::Detections wanted, int regions) {
    switch (wanted) {
    case Filter::Detections::Any:
        return true;
    case Filter::Detections::Some:
        return regions > 0;
    case Filter::Detections::None:
        return regions == 0;
    case Filter::Detections::NotLookedAt:
        return regions < 0;
    }
    return true;
}

bool accepts(Filter::Review wanted, const HalfOrbitRow& row) {
    switch (wanted) {
    case Filter::Review::Any:
        return true;
    case Filter::Review::Done:
        return row.regions > 0 && !row.hasUnreviewed();
    case Filter::Review::Open:
        return row.hasUnreviewed();
    }
    return true;
}

bool covers(const DegreeRange& latitude, Hemisphere hemisphere) {
    return hemisphere == Hemisphere::North ? latitude.high >= 0 : latitude.low < 0;
}

} // namespace

bool HalfOrbitFilter::asksForDetails() const {
    return hemisphere || magneticLatitude || withGaps || withBursts || withWarnings || quarantined;
}

HalfOrbitMatcher::HalfOrbitMatcher(const HalfOrbitFilter& filter)
    : filter_(filter), asksForContent_(filter.hemisphere || filter.magneticLatitude || filter.withGaps ||
                                       filter.withBursts || filter.withWarnings) {
    for (const QString& word : filter.text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words_.push_back(' ' + word.toStdString());
}

bool HalfOrbitMatcher::matches(const HalfOrbitRow& row) const {
    return matchesName(row) && matchesWork(row) && matchesContent(row) && matchesText(row);
}

bool HalfOrbitMatcher::matchesText(const HalfOrbitRow& row) const {
    return std::all_of(words_.begin(), words_.end(), [&](const std::string& word) {
        return row.searchKey.find(word) != std::string::npos;
    });
}

bool HalfOrbitMatcher::matchesName(const HalfOrbitRow& row) const {
    if (filter_.direction && row.direction != filter_.direction)
        return false;
    return filter_.seasons == 0 ||
           (row.start && (filter_.seasons >> static_cast<unsigned>(seasonOf(*row.start)) & 1U) != 0);
}

bool HalfOrbitMatcher::matchesWork(const HalfOrbitRow& row) const {
    return accepts(filter_.labels, row.label) && accepts(filter_.detections, row.regions) &&
           accepts(filter_.review, row) && (!filter_.quarantined || row.isQuarantined());
}

bool HalfOrbitMatcher::matchesContent(const HalfOrbitRow& row) const {
    if (!asksForContent_)
        return true;
    const HalfOrbitDetails* details = row.details();
    if (!details)
        return false;
    const auto& range = filter_.magneticLatitude;
    return (!filter_.hemisphere || covers(details->latitude, *filter_.hemisphere)) &&
           (!range || details->magneticLatitude.overlaps(range->first, range->second)) &&
           (!filter_.withGaps || details->gaps > 0) && (!filter_.withBursts || details->burstParts > 0) &&
           (!filter_.withWarnings || !details->warnings.empty());
}

} // namespace nucleoscope
