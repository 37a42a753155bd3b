#include "core/figures/filter_text.h"

#include "core/figures/text.h"

#include <fmt/format.h>

#include <cmath>

namespace nucleoscope {
namespace {

class Sentence {
public:
    explicit Sentence(FigureLanguage language) : language_(language) {}

    void add(std::string english, std::string chinese) {
        parts_.push_back(isChinese() ? std::move(chinese) : std::move(english));
    }
    bool isChinese() const { return language_ == FigureLanguage::SimplifiedChinese; }
    FigureLanguage language() const { return language_; }
    std::string join(const std::string& between) const {
        return fmt::format("{}", fmt::join(parts_, between));
    }
    bool isEmpty() const { return parts_.empty(); }

private:
    FigureLanguage language_;
    std::vector<std::string> parts_;
};

/// "2022-03-01", or with the time of day where there is one.
std::string momentText(UtcMs time) {
    const std::string text = toIso8601(time);
    return secondsOfDay(time) == 0 ? text.substr(0, 10)
                                   : text.substr(0, 10) + " " + text.substr(11, 8) + " UT";
}

std::string number(double value) {
    return (value < 0 ? "−" : "") + fmt::format("{:g}", std::abs(value));
}

/// "2–6.2 kHz", "≥ 2 kHz", "≤ 6.2 kHz".
std::string rangeText(const ValueRange& range, double unit, const std::string& suffix) {
    const std::string low = number(range.low / unit);
    const std::string high = number(range.high / unit);
    if (std::isinf(range.high)) {
        return "≥ " + low + suffix;
    }
    if (std::isinf(range.low)) {
        return "≤ " + high + suffix;
    }
    return range.low < 0 || range.high < 0 ? fmt::format("{}…{}{}", low, high, suffix)
                                           : fmt::format("{}–{}{}", low, high, suffix);
}

void addTime(const CatalogueFilter& filter, Sentence& sentence) {
    if (filter.from && filter.to) {
        sentence.add(fmt::format("from {} until before {}", momentText(*filter.from), momentText(*filter.to)),
                     fmt::format("{} 起、{} 之前", momentText(*filter.from), momentText(*filter.to)));
    } else if (filter.from) {
        sentence.add("from " + momentText(*filter.from) + " on", momentText(*filter.from) + " 起");
    } else if (filter.to) {
        sentence.add("before " + momentText(*filter.to), momentText(*filter.to) + " 之前");
    }
}

void addSeasons(const CatalogueFilter& filter, Sentence& sentence) {
    std::string english;
    std::string chinese;
    for (std::size_t i = 0; i < filter.seasons.size(); ++i) {
        const bool last = i + 1 == filter.seasons.size();
        english += i == 0 ? "" : last ? " and " : ", ";
        english += toString(filter.seasons[i]);
        chinese += (i == 0 ? "" : "、") + figureText(filter.seasons[i], FigureLanguage::SimplifiedChinese);
    }
    if (!filter.seasons.empty()) {
        sentence.add(std::move(english), std::move(chinese));
    }
}

void addPlace(const CatalogueFilter& filter, Sentence& sentence) {
    if (filter.direction) {
        const bool ascending = *filter.direction == Direction::Ascending;
        sentence.add(ascending ? "ascending half-orbits" : "descending half-orbits",
                     ascending ? "升轨" : "降轨");
    }
    if (filter.hemisphere) {
        const bool north = *filter.hemisphere == Hemisphere::North;
        sentence.add(north ? "northern hemisphere" : "southern hemisphere", north ? "北半球" : "南半球");
    }
    if (!filter.frequencyHz.isAll()) {
        const std::string text = rangeText(filter.frequencyHz, 1000, " kHz");
        sentence.add("centre frequency " + text, "中心频率 " + text);
    }
    if (!filter.magneticLatitude.isAll()) {
        const std::string text = rangeText(filter.magneticLatitude, 1, "°");
        sentence.add((filter.bothHemispheres ? "|magnetic latitude| " : "magnetic latitude ") + text,
                     (filter.bothHemispheres ? "磁纬绝对值 " : "磁纬 ") + text);
    }
}

const char* chineseName(Verdict verdict) {
    switch (verdict) {
    case Verdict::Accepted:
        return "已接受";
    case Verdict::Rejected:
        return "已拒绝";
    case Verdict::Unsure:
        return "不确定";
    case Verdict::Corrected:
        return "已修正";
    case Verdict::Unreviewed:
        break;
    }
    return "未审核";
}

void addVerdicts(const CatalogueFilter& filter, Sentence& sentence) {
    std::string english;
    std::string chinese;
    for (std::size_t i = 0; i < filter.verdicts.size(); ++i) {
        english += i == 0 ? "" : " or ";
        english += toString(filter.verdicts[i]);
        chinese += i == 0 ? "" : "或";
        chinese += chineseName(filter.verdicts[i]);
    }
    if (!filter.verdicts.empty()) {
        sentence.add(std::move(english), std::move(chinese));
    }
}

void addOrigin(const CatalogueFilter& filter, Sentence& sentence) {
    if (!filter.probability.isAll()) {
        const std::string text = rangeText(filter.probability, 1, "");
        sentence.add("mean probability " + text, "平均概率 " + text);
    }
    addVerdicts(filter, sentence);
    if (!filter.run.empty()) {
        sentence.add("run " + filter.run, "运行 " + filter.run);
    }
    if (!filter.file.empty()) {
        sentence.add("half-orbit " + filter.file, "半轨 " + filter.file);
    }
}

} // namespace

std::string filterSentence(const CatalogueFilter& filter, FigureLanguage language) {
    Sentence sentence(language);
    addTime(filter, sentence);
    addSeasons(filter, sentence);
    addPlace(filter, sentence);
    addOrigin(filter, sentence);
    const bool local = filter.seasonRule == SeasonRule::Local;
    if (sentence.isChinese()) {
        return (sentence.isEmpty() ? "全部区域。" : "仅含以下区域：" + sentence.join("；") + "。") +
               (local ? "季节按区域所在半球划分。" : "");
    }
    return (sentence.isEmpty() ? "All regions." : "Regions of: " + sentence.join(", ") + ".") +
           (local ? " Seasons are those of the region's own hemisphere." : "");
}

} // namespace nucleoscope
