#include "model/data/split.h"

#include "core/error.h"
#include "model/data/random.h"

#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <tuple>

namespace nucleoscope {
namespace {

struct Group {
    std::string name, stratum;
    bool hasRegion = false;
};

std::vector<Group> groupsOf(const std::vector<PreparedSample>& samples) {
    std::map<std::string, Group> groups;
    for (const PreparedSample& sample : samples) {
        Group& group = groups[sample.group];
        group.name = sample.group;
        group.stratum = sample.stratum;
        group.hasRegion = group.hasRegion || sample.hasRegion;
    }
    std::vector<Group> all;
    for (const auto& [name, group] : groups) {
        all.push_back(group);
    }
    return all;
}

/// In an order in which every n-th of them has its share of every stratum: strata one after the other, each
/// shuffled.
std::vector<Group> inDrawingOrder(std::vector<Group> groups, SplitMix& random) {
    random.shuffle(groups);
    std::stable_sort(groups.begin(), groups.end(),
                     [](const Group& a, const Group& b) { return a.stratum < b.stratum; });
    return groups;
}

/// `share` of `count` places, evenly spaced from a random start.
std::set<std::size_t> evenPlaces(std::size_t share, std::size_t count, SplitMix& random) {
    std::set<std::size_t> places;
    const double start = random.uniform(0, 1);
    for (std::size_t i = 0; i < share; ++i) {
        places.insert(static_cast<std::size_t>((static_cast<double>(i) + start) * static_cast<double>(count) /
                                               static_cast<double>(share)));
    }
    return places;
}

/// A class of one stays in training, a larger one is in both.
std::size_t shareOf(std::size_t count, double fraction) {
    const auto wanted = static_cast<std::size_t>(std::lround(fraction * static_cast<double>(count)));
    return count < 2 ? 0 : std::clamp<std::size_t>(wanted, 1, count - 1);
}

class Drawing {
public:
    Drawing(const std::vector<Group>& groups, const SplitOptions& options)
        : options_(options), random_(options.seed) {
        for (const Group& group : groups) {
            if (options.held.count(group.name) > 0) {
                held_.insert(group.name);
                heldOfClass_[group.hasRegion] += 1;
            } else {
                classes_[group.hasRegion].push_back(group);
            }
        }
    }

    std::set<std::string> validation() {
        for (const bool hasRegion : {false, true}) {
            draw(hasRegion);
        }
        if (held_.empty()) { // one half-orbit with a region and one without
            held_.insert(classes_[0].front().name);
        }
        return held_;
    }

private:
    void draw(bool hasRegion) {
        const std::vector<Group> groups = inDrawingOrder(classes_[hasRegion], random_);
        for (const std::size_t place : placesOf(groups.size(), heldOfClass_[hasRegion])) {
            held_.insert(groups[place].name);
        }
    }

    std::set<std::size_t> placesOf(std::size_t count, std::size_t heldAlready) {
        if (options_.folds > 0) {
            std::set<std::size_t> places;
            // The second class goes on where the first ended, so that the folds are equally large.
            for (std::size_t place = 0; place < count; ++place, ++turn_) {
                if (turn_ % static_cast<std::size_t>(options_.folds) ==
                    static_cast<std::size_t>(options_.fold)) {
                    places.insert(place);
                }
            }
            return places;
        }
        const std::size_t share = shareOf(count + heldAlready, options_.validationFraction);
        return evenPlaces(std::min(share - std::min(share, heldAlready), count > 0 ? count - 1 : 0), count,
                          random_);
    }

    const SplitOptions& options_;
    SplitMix random_;
    std::array<std::vector<Group>, 2> classes_; ///< without and with a region, what is not held already
    std::array<std::size_t, 2> heldOfClass_{};
    std::set<std::string> held_;
    std::size_t turn_ = 0;
};

std::string twice(const PreparedSample& sample, const PreparedSample& other) {
    return fmt::format("{} and {} are of the same half-orbit: it counts twice in whatever it is used for",
                       other.name, sample.name);
}

std::size_t regionsIn(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& indices) {
    return static_cast<std::size_t>(std::count_if(
        indices.begin(), indices.end(), [&](std::size_t index) { return samples[index].hasRegion; }));
}

} // namespace

DataSplit splitByHalfOrbit(const std::vector<PreparedSample>& samples, const SplitOptions& options) {
    const std::vector<Group> groups = groupsOf(samples);
    if (groups.size() < 2) {
        throw Error(
            "training needs at least two labelled half-orbits, one to learn from and one to check with");
    }
    if (options.folds > 0 && groups.size() < static_cast<std::size_t>(options.folds)) {
        throw Error(fmt::format("{} half-orbits do not make {} folds", groups.size(), options.folds));
    }
    const std::set<std::string> validation = Drawing(groups, options).validation();
    DataSplit split;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        (validation.count(samples[i].group) > 0 ? split.validation : split.training).push_back(i);
    }
    return split;
}

std::vector<std::string> halfOrbitsOf(const std::vector<PreparedSample>& samples,
                                      const std::vector<std::size_t>& indices) {
    std::set<std::string> names;
    for (const std::size_t index : indices) {
        names.insert(samples[index].group);
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> splitWarnings(const std::vector<PreparedSample>& samples, const DataSplit& split) {
    std::vector<std::string> warnings;
    std::map<std::string, const PreparedSample*> seen;
    for (const PreparedSample& sample : samples) {
        const auto [place, isNew] = seen.emplace(sample.group, &sample);
        if (!isNew) {
            warnings.push_back(twice(sample, *place->second));
        }
    }
    const std::size_t learned = regionsIn(samples, split.training);
    if (learned == 0) {
        warnings.emplace_back("no half-orbit to learn from holds a region: the model will find nothing");
    } else if (learned == split.training.size()) {
        warnings.emplace_back("every half-orbit to learn from holds a region: label some without any too, or "
                              "the model will find regions everywhere");
    }
    if (regionsIn(samples, split.validation) == 0) {
        warnings.emplace_back("no half-orbit to check with holds a region: the scores tell nothing of what "
                              "the model finds");
    }
    return warnings;
}

LabelledSplit holdOut(const std::vector<LabelledSample>& samples, double fraction, std::uint64_t seed) {
    std::vector<PreparedSample> described(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        describe(samples[i], described[i]);
        const cv::Mat mask = cv::imread(samples[i].mask.string(), cv::IMREAD_GRAYSCALE);
        if (mask.empty()) {
            throw FileError(samples[i].mask, "cannot be read as a picture");
        }
        const bool isAnyRegion = samples[i].isPicture() && !namesItsClasses(samples[i].mask);
        described[i].hasRegion =
            cv::countNonZero(isAnyRegion ? mask : cv::Mat(mask == LabelMask::nucleus)) > 0;
    }
    SplitOptions options;
    options.validationFraction = fraction;
    options.seed = seed;
    const DataSplit split = splitByHalfOrbit(described, options);
    LabelledSplit result;
    for (const std::size_t i : split.training) {
        result.training.push_back(samples[i]);
    }
    for (const std::size_t i : split.validation) {
        result.held.push_back(samples[i]);
    }
    return result;
}

std::vector<LabelledSample> samplesOfHalfOrbits(const std::vector<LabelledSample>& samples,
                                                const std::vector<std::string>& halfOrbits) {
    const std::set<std::string> wanted(halfOrbits.begin(), halfOrbits.end());
    std::vector<LabelledSample> found;
    for (const LabelledSample& sample : samples) {
        PreparedSample described;
        describe(sample, described);
        if (wanted.count(described.group) > 0) {
            found.push_back(sample);
        }
    }
    return found;
}

} // namespace nucleoscope
