#include "model/training/comparison.h"

#include "core/error.h"
#include "core/files.h"
#include "model/nn/multiply_adds.h"
#include "model/training/canny.h"
#include "model/training/comparison_picture.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Takes the time of every segmentation but the first, which also warms up.
class TimedSegmenter : public Segmenter {
public:
    explicit TimedSegmenter(const Segmenter& segmenter) : segmenter_(segmenter) {}
    InputKind input() const override { return segmenter_.input(); }
    int imageSize() const override { return segmenter_.imageSize(); }

    LabelMask segment(const NetworkInput& input) const override {
        const auto start = Clock::now();
        LabelMask mask = segmenter_.segment(input);
        if (calls_++ > 0) {
            seconds_ += std::chrono::duration<double>(Clock::now() - start).count();
        }
        return mask;
    }

    double secondsPerCall() const { return calls_ > 1 ? seconds_ / (calls_ - 1) : NAN; }

private:
    const Segmenter& segmenter_;
    mutable double seconds_ = 0;
    mutable int calls_ = 0;
};

/// FNV-1a of the names, to tell data apart.
std::uint64_t hashOf(const std::vector<LabelledSample>& samples) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const LabelledSample& sample : samples) {
        for (const char c : sample.source.filename().string() + "\n") {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        }
    }
    return hash;
}

/// What decides the models, whatever the architecture and the seed.
nlohmann::json describe(const std::vector<LabelledSample>& training, const TrainingOptions& options) {
    return {{"samples", training.size()},
            {"names", fmt::format("{:016x}", hashOf(training))},
            {"encoder", options.encoder},
            {"epochs", options.epochs},
            {"batch_size", options.batchSize},
            {"learning_rate", options.learningRate},
            {"image_size", options.imageSize},
            {"first_seed", options.seed},
            {"validation_fraction", options.validationFraction},
            {"restart_epochs", options.restartEpochs},
            {"temperature_epochs", options.temperatureEpochs},
            {"averaging", options.averaging},
            {"augmentation", options.augmentation},
            {"loss", options.loss},
            {"gradient_norm", options.gradientNorm},
            {"balanced", options.balanced},
            {"patience", options.patience},
            {"input", options.input},
            {"network_options", options.networkOptions}};
}

/// Writes what the folder holds, or makes sure that it holds the same.
void claimFolder(const fs::path& folder, const nlohmann::json& description) {
    constexpr const char* formatName = "nucleoscope-comparison";
    const fs::path file = folder / "comparison.json";
    const nlohmann::json content{{"format", formatName}, {"format_version", 1}, {"training", description}};
    if (!fs::exists(file)) {
        fs::create_directories(folder);
        writeFileAtomically(file, content.dump(2) + "\n");
        return;
    }
    if (nlohmann::json::parse(readFile(file), nullptr, /*allow_exceptions=*/false) != content) {
        throw FileError(file, "is of a comparison of other data or with other options",
                        "use the same, or another folder");
    }
}

void checkDisjoint(const std::vector<LabelledSample>& training, const std::vector<LabelledSample>& test) {
    std::set<fs::path> learned;
    for (const LabelledSample& sample : training) {
        learned.insert(fs::weakly_canonical(sample.source));
    }
    for (const LabelledSample& sample : test) {
        if (learned.count(fs::weakly_canonical(sample.source)) > 0) {
            throw FileError(sample.source, "is both in the data to learn from and in the data to test on");
        }
    }
}

class ComparisonRun {
public:
    ComparisonRun(const std::vector<LabelledSample>& training, const std::vector<LabelledSample>& test,
                  const ComparisonOptions& options,
                  const std::function<void(const ComparisonProgress&)>& progress, const std::stop_token& stop)
        : training_(training), test_(test), options_(options), report_(progress), stop_(stop),
          picture_(test, options.pictures) {}

    Comparison run() {
        for (const std::string& architecture : options_.architectures) {
            const int seeds = architecture == cannyName ? 1 : options_.seeds;
            for (int i = 0; i < seeds; ++i) {
                add(architecture, options_.training.seed + static_cast<std::uint64_t>(i));
            }
        }
        result_.conditions = conditions();
        return std::move(result_);
    }

    const ComparisonPicture& picture() const { return picture_; }

private:
    void add(const std::string& architecture, std::uint64_t seed) {
        progress_ = {fmt::format("{}, seed {}", architecture, seed), nullptr, 0, 0};
        try {
            result_.models.push_back(architecture == cannyName ? canny() : network(architecture, seed));
        } catch (const Error& error) {
            result_.failures.push_back(fmt::format("{}: {}", progress_.model, error.what()));
        }
    }

    ComparedModel canny() {
        progress_.model = cannyName;
        const TrainingOptions& options = options_.training;
        const InputKind kind = *inputKindFromString(options.input);
        const DataSet data = prepareDataSet(
            training_, kind, options.imageSize, options.threads,
            [this](std::size_t done, std::size_t total) { reportTest(done, total); }, stop_);
        const CannyOptions chosen = fitCanny(data.samples, kind, stop_);
        ComparedModel model;
        model.architecture = cannyName;
        model.note = chosen.describe() + "; chosen on the data to learn from by the IoU of the region class";
        test(CannySegmenter(chosen, kind, options.imageSize), model);
        return model;
    }

    ComparedModel network(const std::string& architecture, std::uint64_t seed) {
        const fs::path file = options_.folder / fmt::format("{}-seed{}.safetensors", architecture, seed);
        if (!fs::exists(file)) {
            trainTo(file, architecture, seed);
        }
        const Predictor predictor(file, options_.training.device, options_.training.threads);
        const ModelInfo& info = predictor.info();
        ComparedModel model;
        model.architecture = architecture;
        model.seed = seed;
        model.parameters = info.parameters;
        model.multiplyAdds = multiplyAdds(info);
        model.trainingSeconds = std::stod(info.provenance.at("training_seconds"));
        model.note = fmt::format("best epoch {} of {}", info.provenance.at("best_epoch"),
                                 info.provenance.at("epochs"));
        test(NetworkSegmenter(predictor), model);
        return model;
    }

    void trainTo(const fs::path& file, const std::string& architecture, std::uint64_t seed) {
        TrainingOptions options = options_.training;
        options.architecture = architecture;
        options.seed = seed;
        options.splitSeed = options_.training.seed;
        options.resume = true;
        train(
            training_, file, options,
            [this](const TrainingProgress& training) {
                progress_.training = &training;
                report_(progress_);
                progress_.training = nullptr;
            },
            stop_);
    }

    void test(const Segmenter& segmenter, ComparedModel& model) {
        const TimedSegmenter timed(segmenter);
        model.evaluation = evaluate(
            timed, test_, options_.evaluation,
            [this](std::size_t done, std::size_t total) { reportTest(done, total); }, stop_);
        model.secondsPerPicture = timed.secondsPerCall();
        const bool firstSeed =
            std::none_of(result_.models.begin(), result_.models.end(),
                         [&](const auto& other) { return other.architecture == model.architecture; });
        if (firstSeed) {
            picture_.addColumn(model.architecture, segmenter);
        }
    }

    void reportTest(std::size_t done, std::size_t total) {
        progress_.done = done;
        progress_.total = total;
        report_(progress_);
    }

    std::string conditions() const {
        const TrainingOptions& options = options_.training;
        return fmt::format(
            "{} samples to learn from ({:.0f} % of the half-orbits to validate with), {} to test on; "
            "encoder {}, {} × {} pixels, input {}, {} epochs, batch {}, {}; {}",
            training_.size(), 100 * options.validationFraction, test_.size(), options.encoder,
            options.imageSize, options.imageSize, options.input, options.epochs, options.batchSize,
            options_.seeds > 1 ? fmt::format("seeds {} to {}", options.seed,
                                             options.seed + std::uint64_t(options_.seeds) - 1)
                               : fmt::format("seed {}", options.seed),
            options.threads > 0 ? fmt::format("{} threads", options.threads)
                                : "all threads to train, one to test");
    }

    const std::vector<LabelledSample>& training_;
    const std::vector<LabelledSample>& test_;
    const ComparisonOptions& options_;
    const std::function<void(const ComparisonProgress&)>& report_;
    std::stop_token stop_;
    ComparisonPicture picture_;
    ComparisonProgress progress_;
    Comparison result_;
};

} // namespace

Comparison compare(const std::vector<LabelledSample>& training, const std::vector<LabelledSample>& test,
                   const ComparisonOptions& options,
                   const std::function<void(const ComparisonProgress&)>& progress,
                   const std::stop_token& stop) {
    checkDisjoint(training, test);
    claimFolder(options.folder, describe(training, options.training));
    ComparisonRun run(training, test, options, progress, stop);
    Comparison result = run.run();
    if (result.models.empty()) {
        throw Error("nothing could be compared; the first: " + result.failures.front());
    }
    writeFileAtomically(options.folder / "table.csv", comparisonCsv(result));
    writeFileAtomically(options.folder / "runs.csv", comparisonRunsCsv(result));
    writeFileAtomically(options.folder / "table.md", comparisonMarkdown(result));
    run.picture().write(options.folder / "pictures.png");
    return result;
}

} // namespace nucleoscope
