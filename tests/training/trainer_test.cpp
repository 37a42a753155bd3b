#include "core/error.h"
#include "core/files.h"
#include "model/data/network_input.h"
#include "model/inference/predictor.h"
#include "model/training/evaluation.h"
#include "model/training/trainer.h"
#include "tests/training/drawn_pictures.h"

#include <QTemporaryDir>
#include <QTest>
#include <c10/util/Exception.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>
#include <utility>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int side = test::pictureSide;
const auto silent = [](const TrainingProgress&) {};

} // namespace

class TrainerTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
    std::vector<LabelledSample> samples() const { return pairImagesWithMasks(path("images"), path("masks")); }

    static TrainingOptions options(int epochs) {
        TrainingOptions options;
        options.architecture = "unet";
        options.encoder = "mobilenetv3_small";
        options.input = "picture";
        options.imageSize = side;
        options.epochs = epochs;
        options.batchSize = 4;
        options.validationFraction = 0.25;
        options.averaging = 0.5;
        options.augmentation = "none";
        options.threads = 1;
        return options;
    }

    static std::string refusal(const fs::path& model) {
        try {
            const Predictor predictor(model);
        } catch (const FileError& error) {
            return error.what();
        }
        return {};
    }

    QTemporaryDir folder_;

private slots:
    void initTestCase() {
        fs::create_directory(path("images"));
        fs::create_directory(path("masks"));
        for (int number = 0; number < 16; ++number) {
            test::drawPicture(path(""), number, 4);
        }
    }

    void aTrainingLowersTheLossAndWritesAModelThatFinds() {
        const TrainingResult result = train(samples(), path("model.safetensors"), options(12), silent, {});
        QCOMPARE(result.history.size(), std::size_t(12));
        QVERIFY(result.history.back().trainingLoss < 0.5 * result.history.front().trainingLoss);
        QVERIFY(fs::exists(path("model.safetensors.history.csv")));
        QVERIFY(!fs::exists(path("model.safetensors.checkpoint")));

        const ModelInfo info = readModelInfo(path("model.safetensors"));
        QCOMPARE(info.id, result.model.id);
        QCOMPARE(info.architecture, std::string("unet"));
        QCOMPARE(info.imageSize, side);
        QVERIFY(!info.trainedOnSimulation);

        const Predictor predictor(path("model.safetensors"), "cpu", 1);
        const Evaluation evaluation = evaluate(predictor, samples(), {}, [](std::size_t, std::size_t) {}, {});
        QCOMPARE(evaluation.samples, std::size_t(16));
        QVERIFY(evaluation.confusion.iou()[1] > 0.7);
    }

    void aModelSaysTheSameAgainAfterLoading() {
        const Predictor first(path("model.safetensors"), "cpu", 1),
            second(path("model.safetensors"), "cpu", 1);
        const cv::Mat picture = cv::imread(path("images/picture1.png").string());
        const NetworkInput input = makeNetworkInput(picture, side);
        const ProbabilityMap one = first.predict(input), other = second.predict(input);
        QCOMPARE(one.probability, other.probability);
        QCOMPARE(one.width, side);
    }

    void aLostRowDoesNotCutARegionButAWideGapDoes() {
        const Predictor predictor(path("model.safetensors"), "cpu", 1);
        SpectrumImage image{1000, 64, std::vector<float>(64000, -5.0F)};
        for (int row = 0; row < image.height; ++row) {
            for (int column = 0; column < image.width; ++column) {
                if (column == 300 || (column >= 600 && column < 680)) {
                    image.log10Amplitude[std::size_t(row) * 1000 + std::size_t(column)] =
                        std::numeric_limits<float>::quiet_NaN();
                }
            }
        }
        const ProbabilityMap map = predictor.predict(image);
        QCOMPARE(map.width, 1000);
        QVERIFY(map.at(20, 300) > 0.0F);
        QCOMPARE(map.at(20, 640), 0.0F);
    }

    void goingOnGivesTheNumbersOfOneRun() {
        const TrainingResult whole = train(samples(), path("whole.safetensors"), options(4), silent, {});
        std::stop_source stop;
        const auto stopInThird = [&stop](const TrainingProgress& progress) {
            if (progress.epoch == 3 && progress.phase == "training") {
                stop.request_stop();
            }
        };
        QVERIFY_EXCEPTION_THROWN(
            train(samples(), path("parts.safetensors"), options(4), stopInThird, stop.get_token()),
            Cancelled);
        QVERIFY(!fs::exists(path("parts.safetensors")));
        TrainingOptions resumed = options(4);
        resumed.resume = true;
        const TrainingResult parts = train(samples(), path("parts.safetensors"), resumed, silent, {});
        QCOMPARE(parts.history.size(), std::size_t(4));
        for (std::size_t epoch = 0; epoch < 4; ++epoch) {
            QCOMPARE(parts.history[epoch].trainingLoss, whole.history[epoch].trainingLoss);
            QCOMPARE(parts.history[epoch].validationMeanIou, whole.history[epoch].validationMeanIou);
        }
    }

    void aCheckpointOfAnotherTrainingIsRefused() {
        std::stop_source stop;
        const auto stopInSecond = [&stop](const TrainingProgress& progress) {
            if (progress.epoch == 2) {
                stop.request_stop();
            }
        };
        const fs::path out = path("other.safetensors");
        QVERIFY_EXCEPTION_THROWN(train(samples(), out, options(3), stopInSecond, stop.get_token()),
                                 Cancelled);
        TrainingOptions changed = options(3);
        changed.resume = true;
        changed.seed = 2;
        QVERIFY_EXCEPTION_THROWN(train(samples(), out, changed, silent, {}), FileError);
    }

    void cancelLeavesTheOldModel() {
        const std::string before = readFile(path("model.safetensors"));
        std::stop_source stop;
        const auto stopAtOnce = [&stop](const TrainingProgress& progress) {
            if (progress.phase == "training") {
                stop.request_stop();
            }
        };
        QVERIFY_EXCEPTION_THROWN(
            train(samples(), path("model.safetensors"), options(2), stopAtOnce, stop.get_token()), Cancelled);
        QCOMPARE(readFile(path("model.safetensors")), before);
    }

    void aTrainingStartsFromAnotherModel() {
        TrainingOptions started = options(1);
        started.initialModel = path("model.safetensors");
        started.learningRate = 1e-5;
        const TrainingResult result = train(samples(), path("started.safetensors"), started, silent, {});
        const TrainingResult fresh = train(samples(), path("fresh.safetensors"), options(1), silent, {});
        QVERIFY(result.history[0].trainingLoss < 0.5 * fresh.history[0].trainingLoss);
    }

    void itGoesOnWithTheInitialModelsImageSizeUnlessAnotherIsChosen() {
        TrainingOptions larger = options(1);
        larger.initialModel = path("model.safetensors");
        larger.imageSize = 2 * side;
        QCOMPARE(train(samples(), path("same.safetensors"), larger, silent, {}).model.imageSize, side);
        larger.imageSizeIsChosen = true;
        const TrainingResult result = train(samples(), path("larger.safetensors"), larger, silent, {});
        QCOMPARE(result.model.imageSize, 2 * side);
        QCOMPARE(Predictor(path("larger.safetensors"), "cpu", 1).info().imageSize, 2 * side);
    }

    void tooLittleGpuMemoryHalvesTheBatch() {
        TrainingOptions tight = options(2);
        tight.batchSize = 8;
        tight.beforeStep = [](int, int step, int batchSize) {
            if (batchSize > 2 && step > 1) {
                throw std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB");
            }
        };
        std::vector<std::string> notes;
        std::vector<int> steps;
        const TrainingResult result =
            train(samples(), path("tight.safetensors"), tight,
                  [&](const TrainingProgress& progress) {
                      if (!progress.note.empty()) {
                          notes.push_back(progress.note);
                      }
                      if (progress.phase == "training" && progress.step == progress.steps) {
                          steps.push_back(progress.steps);
                      }
                  },
                  {});
        QCOMPARE(result.history.size(), std::size_t(2));
        QCOMPARE(notes.size(), std::size_t(2)); // to 4, to 2
        QVERIFY(notes.back().find("halved to 2") != std::string::npos);
        QCOMPARE(steps.front(), 1 + 2); // 12 samples: one batch of 8, two of 2
        QCOMPARE(steps.back(), 6);
        tight.beforeStep = [](int, int, int) { throw std::runtime_error("CUDA out of memory"); };
        QVERIFY_EXCEPTION_THROWN(train(samples(), path("tight.safetensors"), tight, silent, {}),
                                 std::runtime_error);
    }

    void aGpuWithoutMixedPrecisionGoesOnInFloat32() {
        TrainingOptions mixed = options(1);
        mixed.mixedPrecision = true;
        bool failed = false;
        mixed.beforeStep = [&failed](int, int, int) {
            TORCH_CHECK(std::exchange(failed, true), "unable to find an engine");
        };
        std::vector<std::string> notes;
        const TrainingResult result = train(samples(), path("mixed.safetensors"), mixed,
                                            [&](const TrainingProgress& progress) {
                                                if (!progress.note.empty()) {
                                                    notes.push_back(progress.note);
                                                }
                                            },
                                            {});
        QCOMPARE(result.history.size(), std::size_t(1));
        QCOMPARE(notes.size(), std::size_t(1));
        QVERIFY(notes.front().find("float32 from here on") != std::string::npos);
        mixed.beforeStep = [](int, int, int) { TORCH_CHECK(false, "broken"); };
        QVERIFY_EXCEPTION_THROWN(train(samples(), path("mixed.safetensors"), mixed, silent, {}), c10::Error);
    }

    void aTrainingThatIsToldEnoughEndsWithItsBestEpoch() {
        std::stop_source enough;
        TrainingOptions early = options(50);
        early.enough = enough.get_token();
        const TrainingResult result = train(samples(), path("early.safetensors"), early,
                                            [&enough](const TrainingProgress& progress) {
                                                if (progress.epoch == 3) {
                                                    enough.request_stop();
                                                }
                                            },
                                            {});
        QCOMPARE(result.history.size(), std::size_t(2));
        QVERIFY(result.problem.empty());
        QCOMPARE(readModelInfo(path("early.safetensors")).provenance.at("epochs"), std::string("2"));
        QVERIFY(!fs::exists(path("early.safetensors.checkpoint")));
    }

    void aTrainingStopsWhenItGetsNoBetter() {
        TrainingOptions patient = options(40);
        patient.initialModel = path("model.safetensors");
        patient.learningRate = 1e-12; // nothing moves
        patient.patience = 2;
        const TrainingResult result = train(samples(), path("patient.safetensors"), patient, silent, {});
        QCOMPARE(int(result.history.size()), result.bestEpoch + 2);
        QVERIFY(result.history.size() < 10);
    }

    void threeValidationPicturesAreShownAfterEachEpoch() {
        std::vector<TrainingPreview> last;
        std::string device;
        train(samples(), path("shown.safetensors"), options(2),
              [&](const TrainingProgress& progress) {
                  device = progress.device;
                  if (progress.previews != nullptr) {
                      last = *progress.previews;
                  }
              },
              {});
        QCOMPARE(device, std::string("cpu, 1 thread"));
        QCOMPARE(last.size(), std::size_t(3));
        for (const TrainingPreview& preview : last) {
            QCOMPARE(preview.side, side);
            QCOMPARE(preview.picture.size(), std::size_t(side * side));
            QCOMPARE(preview.probability.size(), std::size_t(side * side));
            QVERIFY(std::count(preview.truth.begin(), preview.truth.end(), 1) > 0);
            QVERIFY(preview.name.starts_with("picture"));
        }
    }

    void thePaperRecipeIsAsPublished() {
        const TrainingOptions paper = trainingPreset("paper");
        QCOMPARE(paper.epochs, 1200);
        QCOMPARE(paper.batchSize, 16);
        QCOMPARE(paper.restartEpochs, 20);
        QCOMPARE(paper.learningRate, 1e-3);
        QCOMPARE(paper.augmentation, std::string("paper"));
        for (const std::string& name : trainingPresetNames()) {
            checkTrainingOptions(trainingPreset(name));
        }
        QVERIFY_EXCEPTION_THROWN(trainingPreset("fast"), Error);
        TrainingOptions wrong = options(1);
        wrong.input = "plain";
        wrong.augmentation = "paper";
        QVERIFY_EXCEPTION_THROWN(train(samples(), path("wrong.safetensors"), wrong, silent, {}), Error);
        TrainingOptions printed = options(1);
        printed.loss = "printed";
        QCOMPARE(trainingOptionWarnings(printed).size(), std::size_t(1));
        QVERIFY(trainingOptionWarnings(options(1)).empty());
    }

    void thePaperAugmentationsGiveTheSameNumbersWithAnyThreads() {
        std::vector<double> losses;
        for (const int loaders : {0, 1, 3}) {
            TrainingOptions augmented = options(1);
            augmented.augmentation = "paper";
            augmented.loaderThreads = loaders;
            losses.push_back(train(samples(), path("augmented.safetensors"), augmented, silent, {})
                                 .history[0]
                                 .trainingLoss);
        }
        QCOMPARE(losses[1], losses[0]);
        QCOMPARE(losses[2], losses[0]);
        const TrainingResult plain = train(samples(), path("augmented.safetensors"), options(1), silent, {});
        QVERIFY(plain.history[0].trainingLoss != losses[0]);
    }

    void filesThatAreNoModelAreRefusedInASentence() {
        const std::string model = readFile(path("model.safetensors"));
        writeFileAtomically(path("cut.safetensors"), std::string_view(model).substr(0, model.size() / 2));
        QVERIFY(refusal(path("cut.safetensors")).find("cut.safetensors: ") != std::string::npos);
        writeFileAtomically(path("long.safetensors"), model + "more");
        QVERIFY(refusal(path("long.safetensors")).find("long.safetensors: ") != std::string::npos);
        // one float of the weights of another program
        const std::string header = R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
        std::string foreign(8, '\0');
        foreign[0] = static_cast<char>(header.size());
        writeFileAtomically(path("foreign.safetensors"), foreign + header + "1234");
        QVERIFY(refusal(path("foreign.safetensors")).find("is no Nucleoscope model") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(readModelInfo(path("foreign.safetensors")), FileError);
        QVERIFY(!refusal(path("absent.safetensors")).empty());
    }

    void aFolderThatIsNotThereIsRefusedAtOnce() {
        bool began = false;
        const auto note = [&began](const TrainingProgress&) { began = true; };
        QVERIFY_EXCEPTION_THROWN(train(samples(), path("no/where.safetensors"), options(1), note, {}),
                                 FileError);
        QVERIFY(!began);
    }

    void samplesThatFailAreNamedAndPassedOver() {
        std::vector<LabelledSample> some = samples();
        some.push_back({path("images/none.png"), path("masks/picture0.png")});
        std::vector<std::string> warnings;
        const auto collect = [&warnings](const TrainingProgress& progress) {
            if (!progress.warning.empty()) {
                warnings.push_back(progress.warning);
            }
        };
        train(some, path("warned.safetensors"), options(1), collect, {});
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY(warnings.front().find("none.png") != std::string::npos);
        QVERIFY_EXCEPTION_THROWN(train({some.back()}, path("warned.safetensors"), options(1), silent, {}),
                                 Error);
    }
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"
