// A training that is killed and resumed writes the same weights, bit for bit, as one that ran through; and
// what was poisoned in between keeps the last good weights.

#include "core/error.h"
#include "core/files.h"
#include "model/training/trainer.h"
#include "tests/training/drawn_pictures.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <cstring>
#include <limits>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr int side = test::pictureSide;
constexpr std::size_t lengthBytes = 8, largestFile = 1U << 30;

std::uint64_t headerLength(const std::string& file) {
    std::uint64_t length = 0;
    std::memcpy(&length, file.data(), lengthBytes);
    return length;
}

/// The tensors alone: the header holds dates.
std::string weightsOf(const fs::path& model) {
    const std::string content = readFile(model, largestFile);
    return content.substr(lengthBytes + headerLength(content));
}

/// Makes one weight of a safetensors file not a number.
void poison(const fs::path& file, const std::string& tensor) {
    std::string content = readFile(file, largestFile);
    const std::uint64_t length = headerLength(content);
    const auto header = nlohmann::json::parse(content.substr(lengthBytes, length));
    const auto begin = header.at(tensor).at("data_offsets").at(0).get<std::uint64_t>();
    const float nan = std::numeric_limits<float>::quiet_NaN();
    std::memcpy(content.data() + lengthBytes + length + begin, &nan, sizeof nan);
    writeFileAtomically(file, content);
}

} // namespace

class ResumeTest : public QObject {
    Q_OBJECT

private:
    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    QStringList arguments(const char* out) const {
        const auto text = [this](const char* name) { return QString::fromStdString(path(name).string()); };
        return {"train",
                "--images",
                text("images"),
                "--masks",
                text("masks"),
                "--out",
                text(out),
                "--arch",
                "odm_unet",
                "--encoder",
                "mobilenetv3_small",
                "--epochs",
                "3",
                "--batch-size",
                "4",
                "--image-size",
                "64",
                "--threads",
                "1",
                "--device",
                "cpu"};
    }

    QTemporaryDir folder_;

private slots:
    void initTestCase() {
        fs::create_directory(path("images"));
        fs::create_directory(path("masks"));
        for (int number = 0; number < 12; ++number) {
            test::drawPicture(path(""), number, 3);
        }
    }

    void aKilledTrainingGoesOnToTheSameWeights() {
        QProcess whole;
        whole.start(NUCLEOSCOPE_CLI, arguments("whole.safetensors"));
        QVERIFY(whole.waitForFinished(-1));
        QCOMPARE(whole.exitCode(), 0);

        QProcess killed;
        killed.start(NUCLEOSCOPE_CLI, arguments("killed.safetensors"));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(path("killed.safetensors.checkpoint")), 600000);
        killed.kill();
        QVERIFY(killed.waitForFinished(-1));
        QCOMPARE(killed.exitStatus(), QProcess::CrashExit);
        QVERIFY(!fs::exists(path("killed.safetensors")));

        QProcess resumed;
        resumed.start(NUCLEOSCOPE_CLI, arguments("killed.safetensors") + QStringList{"--resume"});
        QVERIFY(resumed.waitForFinished(-1));
        QCOMPARE(resumed.exitCode(), 0);
        QVERIFY(weightsOf(path("killed.safetensors")) == weightsOf(path("whole.safetensors")));
    }

    void aKilledTrainingCanBeFinishedWithItsBestEpoch() {
        QProcess killed;
        killed.start(NUCLEOSCOPE_CLI, arguments("short.safetensors"));
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(path("short.safetensors.checkpoint")), 600000);
        killed.kill();
        QVERIFY(killed.waitForFinished(-1));

        QProcess finished;
        finished.start(NUCLEOSCOPE_CLI, arguments("short.safetensors") + QStringList{"--finish"});
        QVERIFY(finished.waitForFinished(-1));
        QCOMPARE(finished.exitCode(), 0);
        QVERIFY(std::stoi(readModelInfo(path("short.safetensors")).provenance.at("epochs")) < 3);

        finished.start(NUCLEOSCOPE_CLI, arguments("short.safetensors") + QStringList{"--finish"});
        QVERIFY(finished.waitForFinished(-1));
        QCOMPARE(finished.exitCode(), 1);
        QVERIFY(
            finished.readAllStandardError().contains("short.safetensors.checkpoint: there is no such file"));
    }

    void aLossThatIsNoNumberKeepsTheLastGoodWeightsAndNamesTheBatch() {
        TrainingOptions options;
        options.architecture = "linknet";
        options.encoder = "mobilenetv3_small";
        options.input = "picture";
        options.imageSize = side;
        options.epochs = 4;
        options.batchSize = 4;
        options.threads = 1;
        const auto samples = pairImagesWithMasks(path("images"), path("masks"));
        const fs::path out = path("poisoned.safetensors");
        std::stop_source stop;
        const auto stopInSecond = [&stop](const TrainingProgress& progress) {
            if (progress.epoch == 2) {
                stop.request_stop();
            }
        };
        QVERIFY_EXCEPTION_THROWN(train(samples, out, options, stopInSecond, stop.get_token()), Cancelled);
        poison(fs::path(out).concat(".checkpoint"), "learner.network.segmentation_head.0.bias");

        options.resume = true;
        const TrainingResult result = train(samples, out, options, [](const TrainingProgress&) {}, {});
        QVERIFY2(result.problem.find("in batch 1 of epoch 2 (picture") != std::string::npos,
                 result.problem.c_str());
        QCOMPARE(result.bestEpoch, 1);
        QCOMPARE(readModelInfo(out).provenance.at("problem"), result.problem);
        QCOMPARE(readModelInfo(out).metrics.at("validation_loss"), result.history[0].validationLoss);
    }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
