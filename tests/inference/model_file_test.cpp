#include "core/error.h"
#include "model/inference/model_file.h"
#include "model/nn/safetensors.h"

#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;

class ModelFileTest : public QObject {
    Q_OBJECT

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    /// The model file again, with its metadata changed.
    std::filesystem::path
    changed(const std::function<void(std::map<std::string, std::string>&)>& change) const {
        TensorFile file = readSafetensors(path("model.safetensors"));
        change(file.metadata);
        writeSafetensors(path("changed.safetensors"), file);
        return path("changed.safetensors");
    }

    QTemporaryDir folder_;
    ModelInfo written_;

private Q_SLOTS:
    void initTestCase() {
        NetworkOptions options;
        options.architecture = "linknet";
        options.encoder = "mobilenetv3_small";
        ModelInfo info;
        info.imageSize = 64;
        info.input = "plain";
        info.threshold = 0.25;
        info.seedProbability = 0.8;
        written_ =
            writeModel(path("model.safetensors"), info, options, 12.5, stateDict(*makeNetwork(options)));
    }

    void aModelFileSaysFromWhichProbabilitiesARegionCounts() {
        const LoadedModel model = loadModel(path("model.safetensors"));
        QCOMPARE(model.info.id, written_.id);
        QCOMPARE(model.info.threshold, 0.25);
        QCOMPARE(model.info.seedProbability, 0.8);
        QCOMPARE(model.temperature, 12.5);
    }

    void aModelOfBeforeSeedsLeavesNoRegionOut() {
        const auto older = changed([](auto& metadata) { metadata.erase("seed_probability"); });
        QCOMPARE(loadModel(older).info.seedProbability, 0.0);
        QCOMPARE(readModelInfo(older).threshold, 0.25);
    }

    void aSeedThatIsNoProbabilityIsRefused() {
        const auto broken = changed([](auto& metadata) { metadata["seed_probability"] = "1.5"; });
        QVERIFY_EXCEPTION_THROWN(readModelInfo(broken), FileError);
    }
};

QTEST_APPLESS_MAIN(ModelFileTest)
#include "model_file_test.moc"
