#include "core/labels/label_comparison.h"

#include "core/archive/project.h"
#include "core/error.h"

#include <fmt/format.h>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <limits>
#include <set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr int eightNeighbours = 8;

bool isUnsure(const std::pair<std::uint8_t, std::uint8_t>& values) {
    return values.first == LabelMask::unsure || values.second == LabelMask::unsure;
}

void requireSameGrid(const LabelMask& first, const LabelMask& second) {
    if (first.width != second.width || first.height != second.height)
        throw Error(fmt::format("the labels are on different grids, {}×{} and {}×{} pixels", first.width,
                                first.height, second.width, second.height));
}

LabelComparison compareOne(const LabelStore& first, const LabelStore& second, const std::string& stem,
                           LabelClasses& classes) {
    const auto a = loadForComparison(first, stem, classes), b = loadForComparison(second, stem, classes);
    if (!a || !b)
        throw Error(stem + ": one of the labels has strokes that were never saved; open it in the window");
    LabelComparison comparison{stem, a->state, b->state, a->author, b->author, {}};
    try {
        comparison.agreement.add(a->mask, b->mask);
    } catch (const Error& error) {
        throw Error(stem + ": " + error.what());
    }
    return comparison;
}

} // namespace

void LabelAgreement::add(const LabelMask& first, const LabelMask& second) {
    requireSameGrid(first, second);
    std::vector<std::int64_t> counts(256 * 256);
    for (std::size_t i = 0; i < first.pixels.size(); ++i)
        ++counts[std::size_t{first.pixels[i]} << 8 | second.pixels[i]];
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0)
            pixels[{static_cast<std::uint8_t>(i >> 8), static_cast<std::uint8_t>(i & 255)}] += counts[i];
}

void LabelAgreement::add(const LabelAgreement& other) {
    for (const auto& [values, count] : other.pixels)
        pixels[values] += count;
}

double LabelAgreement::iou(std::uint8_t value) const {
    std::int64_t both = 0, either = 0;
    for (const auto& [values, count] : pixels) {
        if (isUnsure(values))
            continue;
        both += values.first == value && values.second == value ? count : 0;
        either += values.first == value || values.second == value ? count : 0;
    }
    return either > 0 ? static_cast<double>(both) / static_cast<double>(either) : undefined;
}

double LabelAgreement::kappa() const {
    std::map<std::uint8_t, double> ofFirst, ofSecond;
    double all = 0, same = 0;
    for (const auto& [values, count] : pixels) {
        if (isUnsure(values))
            continue;
        const auto n = static_cast<double>(count);
        all += n;
        same += values.first == values.second ? n : 0;
        ofFirst[values.first] += n;
        ofSecond[values.second] += n;
    }
    double byChance = 0;
    for (const auto& [value, n] : ofFirst)
        byChance += n / all * (ofSecond[value] / all);
    return all > 0 && byChance < 1 ? (same / all - byChance) / (1 - byChance) : undefined;
}

std::int64_t LabelAgreement::onlyFirst(std::uint8_t value) const {
    std::int64_t count = 0;
    for (const auto& [values, n] : pixels)
        count += values.first == value && values.second != value && !isUnsure(values) ? n : 0;
    return count;
}

std::int64_t LabelAgreement::onlySecond(std::uint8_t value) const {
    std::int64_t count = 0;
    for (const auto& [values, n] : pixels)
        count += values.second == value && values.first != value && !isUnsure(values) ? n : 0;
    return count;
}

fs::path labelFolderOf(const fs::path& projectOrFolder) {
    if (fs::exists(projectOrFolder / "project.json"))
        return Project::open(projectOrFolder).labelFolder();
    if (!fs::is_directory(projectOrFolder))
        throw FileError(projectOrFolder, "is no folder of labels",
                        "give a project, or a folder of masks NAME.png");
    return projectOrFolder;
}

std::optional<Label> loadForComparison(const LabelStore& store, const std::string& stem,
                                       LabelClasses& classes) {
    if (!fs::exists(store.maskFile(stem)))
        return std::nullopt;
    const LabelMask mask = readMask(store.maskFile(stem));
    std::optional<Label> label = store.load(stem, mask.width, mask.height);
    const auto values = classes.take(store.classes());
    for (std::uint8_t& pixel : label->mask.pixels)
        pixel = values[pixel];
    return label;
}

LabelSetComparison compareLabelSets(const LabelStore& first, const LabelStore& second,
                                    const std::function<void(std::size_t, std::size_t)>& progress,
                                    const std::stop_token& stop) {
    LabelSetComparison result;
    result.classes = first.classes();
    const std::vector<std::string> ofFirst = first.stems(), ofSecond = second.stems();
    std::vector<std::string> common;
    std::ranges::set_intersection(ofFirst, ofSecond, std::back_inserter(common));
    std::ranges::set_difference(ofFirst, ofSecond, std::back_inserter(result.onlyFirst));
    std::ranges::set_difference(ofSecond, ofFirst, std::back_inserter(result.onlySecond));
    for (std::size_t i = 0; i < common.size(); ++i) {
        if (stop.stop_requested())
            throw Cancelled();
        try {
            result.both.push_back(compareOne(first, second, common[i], result.classes));
            result.total.add(result.both.back().agreement);
        } catch (const Error& error) {
            result.failures.emplace_back(error.what());
        }
        progress(i + 1, common.size());
    }
    return result;
}

std::vector<LabelDifference> differencesOf(const LabelMask& first, const LabelMask& second, int minPixels) {
    requireSameGrid(first, second);
    std::set<std::pair<std::uint8_t, std::uint8_t>> kinds;
    for (std::size_t i = 0; i < first.pixels.size(); ++i)
        if (first.pixels[i] != second.pixels[i])
            kinds.emplace(first.pixels[i], second.pixels[i]);
    std::vector<LabelDifference> differences;
    for (const auto& [mine, theirs] : kinds) {
        cv::Mat differs = cv::Mat::zeros(first.height, first.width, CV_8U);
        for (std::size_t i = 0; i < first.pixels.size(); ++i)
            if (first.pixels[i] == mine && second.pixels[i] == theirs)
                differs.data[i] = 1;
        cv::Mat numbers, boxes, centres;
        const int count =
            cv::connectedComponentsWithStats(differs, numbers, boxes, centres, eightNeighbours, CV_32S);
        std::vector<LabelDifference> patches(static_cast<std::size_t>(count) - 1);
        for (int n = 1; n < count; ++n) {
            LabelDifference& patch = patches[static_cast<std::size_t>(n) - 1];
            patch.first = mine;
            patch.second = theirs;
            patch.left = boxes.at<int>(n, cv::CC_STAT_LEFT);
            patch.top = boxes.at<int>(n, cv::CC_STAT_TOP);
            patch.right = patch.left + boxes.at<int>(n, cv::CC_STAT_WIDTH) - 1;
            patch.bottom = patch.top + boxes.at<int>(n, cv::CC_STAT_HEIGHT) - 1;
        }
        const int* number = numbers.ptr<int>();
        for (std::size_t i = 0; i < first.pixels.size(); ++i)
            if (number[i] > 0)
                patches[static_cast<std::size_t>(number[i]) - 1].pixels.push_back(
                    static_cast<std::uint32_t>(i));
        std::ranges::move(patches, std::back_inserter(differences));
    }
    std::erase_if(differences, [minPixels](const LabelDifference& patch) {
        return patch.pixels.size() < static_cast<std::size_t>(minPixels);
    });
    std::ranges::stable_sort(differences, std::greater(),
                             [](const LabelDifference& patch) { return patch.pixels.size(); });
    return differences;
}

} // namespace nucleoscope
