#include "core/error.h"
#include "core/files.h"
#include "model/inference/model_library.h"
#include "model/training/model_comparison.h"
#include "model/training/trainer.h"
#include "tests/training/drawn_pictures.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int side = test::pictureSide;
const auto silent = [](const TrainingProgress&) {};

} // namespace

class ModelLibraryTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }
    std::vector<LabelledSample> samples() const { return pairImagesWithMasks(path("images"), path("masks")); }
    ModelLibrary library() const { return ModelLibrary(path("models")); }

    static TrainingOptions options(int epochs) {
        TrainingOptions options;
        options.architecture = "linknet";
        options.encoder = "mobilenetv3_small";
        options.input = "picture";
        options.imageSize = side;
        options.epochs = epochs;
        options.batchSize = 4;
        options.averaging = 0.5;
        options.threads = 1;
        return options;
    }

    QTemporaryDir folder_;
    std::vector<std::string> heldOut_;

private slots:
    void initTestCase() {
        for (const char* name : {"images", "masks", "models"}) {
            fs::create_directory(path(name));
        }
        for (int number = 0; number < 16; ++number) {
            test::drawPicture(path(""), number, 3);
        }
        heldOut_ = train(samples(), path("models/model.safetensors"), options(1), silent, {}).heldOut;
    }

    void aFolderHasItsModelsAndTheUsualOneIsInUse() {
        const auto entries = library().entries();
        QCOMPARE(entries.size(), std::size_t(1));
        QCOMPARE(entries[0].name, std::string("model"));
        QCOMPARE(entries[0].info.architecture, std::string("linknet"));
        QVERIFY(entries[0].current);
        QVERIFY(ModelLibrary(path("nowhere")).entries().empty());
        QVERIFY(ModelLibrary(path("nowhere")).current().empty());
    }

    void aModelKnowsWhatItWasTrainedFromAndOn() {
        TrainingOptions further = options(8);
        further.initialModel = path("models/model.safetensors");
        further.seed = 99; // another split, were the old one not kept
        const TrainingResult result =
            train(samples(), path("models/better.safetensors"), further, silent, {});
        QCOMPARE(result.heldOut, heldOut_);
        const ModelInfo info = readModelInfo(path("models/better.safetensors"));
        QCOMPARE(info.provenance.at("trained_from"), library().entries()[1].info.id);
        QVERIFY(info.provenance.at("trained_on").find("samples of") != std::string::npos);
        QCOMPARE(heldOutHalfOrbits(info), std::set<std::string>(heldOut_.begin(), heldOut_.end()));
        QCOMPARE(info.learnedHalfOrbits->size(), samples().size() - heldOut_.size());
        for (const std::string& name : heldOut_) {
            QVERIFY(!mayHaveLearnedFrom(info, name));
        }
        QVERIFY(mayHaveLearnedFrom(info, *info.learnedHalfOrbits->begin()));
    }

    void aModelMayHaveLearnedFromAllThatItDoesNotDeny() {
        ModelInfo info;
        QVERIFY(mayHaveLearnedFrom(info, "28281ascending"));
        info.provenance["validation_half_orbits"] = "28281ascending, 28282descending";
        QVERIFY(!mayHaveLearnedFrom(info, "28281ascending"));
        QVERIFY(mayHaveLearnedFrom(info, "28283ascending"));
        info.learnedHalfOrbits = {"28282ascending"};
        QVERIFY(mayHaveLearnedFrom(info, "28282ascending"));
        QVERIFY(!mayHaveLearnedFrom(info, "28283ascending")); // labelled since
    }

    void twoModelsAreComparedOnWhatNeitherHasLearned() {
        const auto held = samplesOfHalfOrbits(samples(), heldOut_);
        QCOMPARE(held.size(), heldOut_.size());
        const ModelComparison comparison =
            compareModels(path("models/model.safetensors"), path("models/better.safetensors"), held, {},
                          [](std::size_t, std::size_t) {}, {});
        QCOMPARE(comparison.samples, held.size());
        QVERIFY(comparison.fairness.isFair());
        QCOMPARE(comparison.fairness.held, static_cast<int>(held.size()));
        QVERIFY(comparison.newerIsBetter());
        QVERIFY(comparison.newer.evaluation.confusion.meanIou() >
                comparison.older.evaluation.confusion.meanIou());
        const ModelDifference& first = comparison.largest.front();
        QVERIFY(first.pixels > 0 && first.side == side);
        for (const auto* plane : {&first.picture, &first.truth, &first.older, &first.newer}) {
            QCOMPARE(plane->size(), std::size_t(side * side));
        }
        QVERIFY(first.older != first.newer);
        const ModelComparison withAll =
            compareModels(path("models/model.safetensors"), path("models/better.safetensors"), samples(), {},
                          [](std::size_t, std::size_t) {}, {});
        QVERIFY(withAll.newer.evaluation.regions.truth > comparison.newer.evaluation.regions.truth);
    }

    void aModelIsChosenRenamedAndDeleted() {
        ModelLibrary models = library();
        models.setCurrent("better");
        QCOMPARE(models.current(), path("models/better.safetensors"));
        models.rename("better", "best of all");
        QCOMPARE(models.current(), path("models/best of all.safetensors"));
        QVERIFY(fs::exists(path("models/best of all.safetensors.history.csv")));
        QVERIFY_EXCEPTION_THROWN(models.remove("best of all"), FileError);
        QVERIFY_EXCEPTION_THROWN(models.rename("best of all", "model"), FileError);
        QVERIFY_EXCEPTION_THROWN(models.rename("best of all", "../model2"), FileError);
        QVERIFY_EXCEPTION_THROWN(models.setCurrent("none"), FileError);
        models.exportTo("model", path("exported.safetensors"));
        models.remove("model");
        QVERIFY(!fs::exists(path("models/model.safetensors.history.csv")));
        QCOMPARE(models.importFile(path("exported.safetensors")), std::string("exported"));
        QCOMPARE(models.importFile(path("exported.safetensors")), std::string("exported 2"));
        QCOMPARE(readFile(path("models/exported 2.safetensors")), readFile(path("exported.safetensors")));
        QCOMPARE(models.entries().size(), std::size_t(3));
    }

    void whatIsNoModelIsShownAsSuchAndNotTaken() {
        writeFileAtomically(path("models/broken.safetensors"), "nothing");
        const auto entries = library().entries();
        const auto broken = std::find_if(entries.begin(), entries.end(),
                                         [](const auto& entry) { return entry.name == "broken"; });
        QVERIFY(broken != entries.end() && !broken->problem.empty());
        QVERIFY_EXCEPTION_THROWN(library().setCurrent("broken"), FileError);
        QVERIFY_EXCEPTION_THROWN(library().importFile(path("models/broken.safetensors")), FileError);
        QCOMPARE(library().current(), path("models/best of all.safetensors"));
    }
};

QTEST_GUILESS_MAIN(ModelLibraryTest)
#include "model_library_test.moc"
