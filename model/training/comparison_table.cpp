#include "model/training/comparison.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cmath>
#include <numeric>

namespace nucleoscope {
namespace {

using Models = std::vector<const ComparedModel*>;

double meanOfKnown(const std::array<double, 2>& values) {
    if (std::isnan(values[0])) {
        return values[1];
    }
    return std::isnan(values[1]) ? values[0] : (values[0] + values[1]) / 2;
}

/// A column that differs from seed to seed.
struct Score {
    const char* name;   ///< in the CSV
    const char* header; ///< in the Markdown
    int digits;
    double (*of)(const ComparedModel&);
};

constexpr double milli = 1e-3;

constexpr std::array<Score, 9> scores{
    {{"miou", "mIoU", 4, [](const ComparedModel& m) { return m.evaluation.confusion.meanIou(); }},
     {"mpa", "mPA", 4, [](const ComparedModel& m) { return m.evaluation.confusion.pixelAccuracy(); }},
     {"class_accuracy", "class accuracy", 4,
      [](const ComparedModel& m) { return meanOfKnown(m.evaluation.confusion.classAccuracy()); }},
     {"class_precision", "class precision", 4,
      [](const ComparedModel& m) { return meanOfKnown(m.evaluation.confusion.classPrecision()); }},
     {"region_iou", "region IoU", 4, [](const ComparedModel& m) { return m.evaluation.confusion.iou()[1]; }},
     {"region_precision", "precision", 3,
      [](const ComparedModel& m) { return m.evaluation.regions.precision(); }},
     {"region_recall", "recall", 3, [](const ComparedModel& m) { return m.evaluation.regions.recall(); }},
     {"region_f1", "F1", 3, [](const ComparedModel& m) { return m.evaluation.regions.f1(); }},
     {"ms_per_picture", "ms a picture", 1,
      [](const ComparedModel& m) { return m.secondsPerPicture / milli; }}}};

struct Spread {
    double mean = 0;
    double deviation = NAN; ///< of the sample; NaN for one value
};

Spread spreadOf(const Models& models, const Score& score) {
    const auto count = static_cast<double>(models.size());
    Spread spread;
    for (const ComparedModel* model : models) {
        spread.mean += score.of(*model) / count;
    }
    if (models.size() > 1) {
        double squares = 0;
        for (const ComparedModel* model : models) {
            squares += std::pow(score.of(*model) - spread.mean, 2);
        }
        spread.deviation = std::sqrt(squares / (count - 1));
    }
    return spread;
}

/// The trainings of each architecture, in the order of the comparison.
std::vector<Models> byArchitecture(const Comparison& comparison) {
    std::vector<Models> groups;
    for (const ComparedModel& model : comparison.models) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Models& group) {
            return group.front()->architecture == model.architecture;
        });
        if (same == groups.end()) {
            groups.push_back({&model});
        } else {
            same->push_back(&model);
        }
    }
    return groups;
}

std::string csvNumber(double value) {
    return std::isfinite(value) ? fmt::format("{:.6g}", value) : "";
}

std::string csvCount(std::int64_t value) {
    return value > 0 ? std::to_string(value) : "";
}

std::string markdownNumber(const Spread& spread, int digits) {
    if (!std::isfinite(spread.mean)) {
        return "–";
    }
    return fmt::format("{:.{}f}", spread.mean, digits) +
           (std::isfinite(spread.deviation) ? fmt::format(" ± {:.{}f}", spread.deviation, digits) : "");
}

double giga(std::int64_t value) {
    return static_cast<double>(value) * 1e-9;
}

} // namespace

std::string comparisonCsv(const Comparison& comparison) {
    std::string text = "architecture,trainings";
    for (const Score& score : scores) {
        text += fmt::format(",{0}_mean,{0}_sd", score.name);
    }
    text += ",parameters,multiply_adds\n";
    for (const Models& models : byArchitecture(comparison)) {
        text += fmt::format("{},{}", models.front()->architecture, models.size());
        for (const Score& score : scores) {
            const Spread spread = spreadOf(models, score);
            text += fmt::format(",{},{}", csvNumber(spread.mean), csvNumber(spread.deviation));
        }
        text += fmt::format(",{},{}\n", csvCount(models.front()->parameters),
                            csvCount(models.front()->multiplyAdds));
    }
    return text;
}

std::string comparisonRunsCsv(const Comparison& comparison) {
    std::string text = "architecture,seed";
    for (const Score& score : scores) {
        text += fmt::format(",{}", score.name);
    }
    text += ",training_seconds,note\n";
    for (const ComparedModel& model : comparison.models) {
        text += fmt::format("{},{}", model.architecture, model.seed);
        for (const Score& score : scores) {
            text += fmt::format(",{}", csvNumber(score.of(model)));
        }
        text += fmt::format(",{:.0f},\"{}\"\n", model.trainingSeconds, model.note);
    }
    return text;
}

std::string comparisonMarkdown(const Comparison& comparison) {
    std::string text = "| architecture |", rule = "|---|";
    for (const Score& score : scores) {
        text += fmt::format(" {} |", score.header);
        rule += "---|";
    }
    text += " parameters | GMAC |\n" + rule + "---|---|\n";
    for (const Models& models : byArchitecture(comparison)) {
        text += fmt::format("| {} |", models.front()->architecture);
        for (const Score& score : scores) {
            text += fmt::format(" {} |", markdownNumber(spreadOf(models, score), score.digits));
        }
        const bool network = models.front()->parameters > 0;
        text += network ? fmt::format(" {} | {:.3f} |\n", models.front()->parameters,
                                      giga(models.front()->multiplyAdds))
                        : " – | – |\n";
    }
    text += fmt::format("\n{}.\n\n", comparison.conditions);
    text += "mIoU: eq. 5 of Li et al. (2024), one confusion matrix over the test set. mPA: their eq. 6, "
            "which is the "
            "overall pixel accuracy. Class accuracy and class precision: means of the two classes. "
            "Precision, recall "
            "and F1 count regions; one is found when its mask and the true one overlap with IoU ≥ 0.3. ms a "
            "picture: "
            "from the network's input to the mask on the full grid, one picture at a time. GMAC: "
            "multiply-adds of "
            "convolutions and matrix products. ±: standard deviation over the seeds.\n";
    for (const ComparedModel& model : comparison.models) {
        if (model.architecture == cannyName) {
            text += fmt::format("\nCanny learns nothing; {}.\n", model.note);
        }
    }
    return text;
}

} // namespace nucleoscope
