#include "core/error.h"
#include "core/files.h"
#include "model/training/canny.h"
#include "model/training/comparison.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int side = 64;

/// Dark noise with a bright disc, and its mask.
void drawPicture(const fs::path& folder, int number) {
    cv::Mat picture(side, side, CV_8UC3);
    cv::RNG random(static_cast<std::uint64_t>(number) + 1);
    random.fill(picture, cv::RNG::UNIFORM, 0, 40);
    cv::Mat mask = cv::Mat::zeros(side, side, CV_8U);
    cv::circle(mask, cv::Point(16 + number * 7 % 32, 16 + number * 13 % 32), 9, cv::Scalar(255), cv::FILLED);
    picture.setTo(cv::Scalar(220, 180, 60), mask);
    const std::string name = "picture" + std::to_string(number) + ".png";
    cv::imwrite((folder / "images" / name).string(), picture);
    cv::imwrite((folder / "masks" / name).string(), mask);
}

ComparedModel scored(const std::string& architecture, std::uint64_t seed, std::int64_t hits) {
    ComparedModel model;
    model.architecture = architecture;
    model.seed = seed;
    model.evaluation.confusion.counts = {{{900, 0}, {100 - hits, hits}}};
    model.evaluation.regions.truth = 4;
    model.evaluation.regions.found = 2;
    model.evaluation.regions.matched = 1;
    model.parameters = 1234;
    model.multiplyAdds = 2'500'000'000;
    model.secondsPerPicture = 0.0125;
    return model;
}

} // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    ComparisonOptions options() const {
        ComparisonOptions options;
        options.architectures = {"linknet", "canny", "pspnet"};
        options.training.encoder = "mobilenetv3_small";
        options.training.input = "picture";
        options.training.imageSize = side;
        options.training.epochs = 1;
        options.training.batchSize = 4;
        options.training.augmentation = "none";
        options.training.threads = 1;
        options.folder = path("comparison");
        options.pictures = 2;
        return options;
    }

    Comparison compareHeldOut(const ComparisonOptions& options, std::stop_token stop = {}) {
        const LabelledSplit split = holdOut(pairImagesWithMasks(path("images"), path("masks")), 0.25, 3);
        trainings_ = 0;
        return compare(
            split.training, split.held, options,
            [this](const ComparisonProgress& progress) {
                trainings_ += progress.training != nullptr && progress.training->phase == "training" ? 1 : 0;
            },
            std::move(stop));
    }

    QTemporaryDir folder_;
    int trainings_ = 0; ///< Reports of a training in the last comparison.

private slots:
    void initTestCase() {
        fs::create_directory(path("images"));
        fs::create_directory(path("masks"));
        for (int number = 0; number < 16; ++number) {
            drawPicture(path(""), number);
        }
    }

    void heldOutSamplesAreNoOthers() {
        const auto samples = pairImagesWithMasks(path("images"), path("masks"));
        const LabelledSplit split = holdOut(samples, 0.25, 3);
        QCOMPARE(split.held.size(), std::size_t(4));
        QCOMPARE(split.training.size(), std::size_t(12));
        for (const LabelledSample& held : split.held) {
            QVERIFY(std::none_of(split.training.begin(), split.training.end(),
                                 [&](const auto& other) { return other.source == held.source; }));
        }
        QCOMPARE(holdOut(samples, 0.25, 3).held.front().source, split.held.front().source);
    }

    void everyArchitectureIsTrainedTestedAndDrawn() {
        const Comparison comparison = compareHeldOut(options());
        QVERIFY(comparison.failures.empty());
        QCOMPARE(comparison.models.size(), std::size_t(3));
        QVERIFY(trainings_ > 0);
        QCOMPARE(comparison.models[0].architecture, std::string("linknet"));
        QVERIFY(comparison.models[0].parameters > 0 && comparison.models[0].multiplyAdds > 0);
        QVERIFY(comparison.models[0].secondsPerPicture > 0);
        for (const ComparedModel& model : comparison.models) {
            QCOMPARE(model.evaluation.samples, std::size_t(4));
        }
        // A bright disc on a dark ground is what edges find.
        QVERIFY(comparison.models[1].evaluation.confusion.iou()[1] > 0.8);
        QVERIFY(readFile(path("comparison/table.md")).find("| canny |") != std::string::npos);
        const QImage picture(QString::fromStdString(path("comparison/pictures.png").string()));
        QCOMPARE(picture.size(), QSize(5 * 262 + 6, 24 + 2 * 262));
    }

    void finishedModelsAreNotTrainedAgain() {
        ComparisonOptions more = options();
        const auto before = fs::last_write_time(path("comparison/linknet-seed1.safetensors"));
        const Comparison again = compareHeldOut(more);
        QCOMPARE(trainings_, 0);
        QCOMPARE(again.models.size(), std::size_t(3));
        more.seeds = 2;
        more.architectures = {"linknet"};
        const Comparison seeds = compareHeldOut(more);
        QVERIFY(trainings_ > 0);
        QCOMPARE(seeds.models.size(), std::size_t(2));
        QVERIFY(fs::last_write_time(path("comparison/linknet-seed1.safetensors")) == before);
        QVERIFY(fs::exists(path("comparison/linknet-seed2.safetensors")));
    }

    void otherOptionsNeedAnotherFolder() {
        ComparisonOptions other = options();
        other.training.epochs = 2;
        QVERIFY_EXCEPTION_THROWN(compareHeldOut(other), FileError);
    }

    void sampleToLearnFromIsNotTestedOn() {
        const auto samples = pairImagesWithMasks(path("images"), path("masks"));
        QVERIFY_EXCEPTION_THROWN(compare(samples, samples, options(), [](const ComparisonProgress&) {}, {}),
                                 FileError);
    }

    void architectureThatDoesNotFitIsSaidAndTheOthersGoOn() {
        ComparisonOptions mixed = options();
        mixed.architectures = {"pan", "linknet"};
        const Comparison comparison = compareHeldOut(mixed);
        QCOMPARE(comparison.models.size(), std::size_t(1));
        QCOMPARE(comparison.failures.size(), std::size_t(1));
        QVERIFY(comparison.failures.front().find("at least 128") != std::string::npos);
    }

    void cancelEndsIt() {
        ComparisonOptions fresh = options();
        fresh.folder = path("cancelled");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_EXCEPTION_THROWN(compareHeldOut(fresh, stop.get_token()), Cancelled);
    }

    void tableGivesMeanAndSpreadOverSeeds() {
        Comparison comparison;
        comparison.models = {scored("unet", 1, 40), scored("unet", 2, 60), scored("canny", 1, 50)};
        comparison.models[2].parameters = 0;
        comparison.models[2].multiplyAdds = 0;
        comparison.conditions = "conditions";
        // IoU of the region class 0.4 and 0.6, of the background 900/960 and 900/940.
        const double first = (0.4 + 900.0 / 960) / 2, second = (0.6 + 900.0 / 940) / 2;
        const QString csv = QString::fromStdString(comparisonCsv(comparison));
        const QStringList header = csv.section('\n', 0, 0).split(',');
        const QStringList unet = csv.section('\n', 1, 1).split(',');
        const QStringList canny = csv.section('\n', 2, 2).split(',');
        const auto value = [&](const QStringList& row, const char* column) {
            return row.at(header.indexOf(column));
        };
        QCOMPARE(header.size(), unet.size());
        QCOMPARE(value(unet, "trainings"), QString("2"));
        QVERIFY(std::abs(value(unet, "miou_mean").toDouble() - (first + second) / 2) < 1e-6);
        QVERIFY(std::abs(value(unet, "miou_sd").toDouble() - (second - first) / std::sqrt(2.0)) < 1e-6);
        QVERIFY(std::abs(value(unet, "mpa_mean").toDouble() - 0.95) < 1e-6);
        QCOMPARE(value(unet, "region_precision_mean"), QString("0.5"));
        QCOMPARE(value(unet, "region_recall_mean"), QString("0.25"));
        QCOMPARE(value(unet, "ms_per_picture_mean"), QString("12.5"));
        QCOMPARE(value(unet, "parameters"), QString("1234"));
        QVERIFY(value(canny, "miou_sd").isEmpty() && value(canny, "parameters").isEmpty());
        const std::string markdown = comparisonMarkdown(comparison);
        QVERIFY(markdown.find("| 0.5000 ± 0.1414 |") != std::string::npos);
        QVERIFY(markdown.find("| 1234 | 2.500 |") != std::string::npos);
    }

    void edgesAreFilledAndSmallOnesLeftOut() {
        cv::Mat picture(side, side, CV_8UC3, cv::Scalar::all(20));
        cv::circle(picture, cv::Point(20, 20), 10, cv::Scalar::all(230), cv::FILLED);
        cv::circle(picture, cv::Point(50, 50), 2, cv::Scalar::all(230), cv::FILLED);
        const cv::Mat channels = makeNetworkInput(picture, side).channels;
        const cv::Mat found = fillEdges(channels, InputKind::Picture, {1, 100, 3, 48});
        QCOMPARE(found.at<std::uint8_t>(20, 20), std::uint8_t(1));
        QCOMPARE(found.at<std::uint8_t>(50, 50), std::uint8_t(0));
        QCOMPARE(found.at<std::uint8_t>(5, 55), std::uint8_t(0));
        const double area = cv::countNonZero(found);
        QVERIFY(area > 0.9 * CV_PI * 100 && area < 1.5 * CV_PI * 100);
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
