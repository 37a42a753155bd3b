#include "model/nn/network.h"
#include "model/nn/safetensors.h"
#include "model/nn/state_dict.h"
#include "tests/nn/reference.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace nucleoscope;
namespace fs = std::filesystem;

/// Runs `nucleoscope-cli forward` as a user would.
class ForwardCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void evalGivesReferenceLogits();
    void trainModeGivesReferenceLogits();
    void badInputIsRefused_data();
    void badInputIsRefused();
    void weightsOfAnotherNetworkAreRefused();
    void unknownArchitectureIsWrongUsage();

private:
    int forward(const QStringList& more);
    QString path(const char* name) const { return folder_.filePath(name); }
    void writeInput(const torch::Tensor& input) const;

    QTemporaryDir folder_;
    QByteArray messages_;
};

void ForwardCommandTest::initTestCase() {
    const auto network = makeNetwork({});
    reference::fill(*network, "sdi.");
    writeSafetensors(path("weights.safetensors").toStdString(), {stateDict(*network), {}});
}

void ForwardCommandTest::writeInput(const torch::Tensor& input) const {
    TensorFile file;
    file.tensors.insert("input", input);
    writeSafetensors(path("input.safetensors").toStdString(), file);
}

int ForwardCommandTest::forward(const QStringList& more) {
    fs::remove(path("output.safetensors").toStdString());
    QProcess process;
    process.start(NUCLEOSCOPE_CLI,
                  QStringList{"forward", "--arch", "odm_unet", "--encoder", "mobilenetv3_large", "--weights",
                              path("weights.safetensors"), "--input", path("input.safetensors"), "--output",
                              path("output.safetensors"), "--device", "cpu"} +
                      more);
    process.waitForFinished(-1);
    messages_ = process.readAllStandardError();
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void ForwardCommandTest::evalGivesReferenceLogits() {
    writeInput(reference::input("input", {4, 3, 128, 160}).slice(0, 0, 1).to(torch::kFloat32));
    QVERIFY2(forward({}) == 0, messages_);
    const auto output = readSafetensors(path("output.safetensors").toStdString()).tensors["output"];
    const auto expected = reference::read("odm_unet").tensors["eval"];
    QCOMPARE(output.scalar_type(), torch::kFloat32);
    QCOMPARE(output.sizes().vec(), expected.sizes().vec());
    QVERIFY(reference::difference(output, expected) < 1e-4);
}

void ForwardCommandTest::trainModeGivesReferenceLogits() {
    writeInput(reference::input("input", {4, 3, 128, 160}));
    QVERIFY2(forward({"--train-mode", "--quiet"}) == 0, messages_);
    QVERIFY2(messages_.isEmpty(), messages_);
    const auto output = readSafetensors(path("output.safetensors").toStdString()).tensors["output"];
    QCOMPARE(output.scalar_type(), torch::kFloat64);
    const auto sampled = output.slice(2, 0, 128, 4).slice(3, 0, 160, 4);
    QVERIFY(reference::difference(sampled, reference::read("odm_unet").tensors["train"]) < 1e-5);
}

void ForwardCommandTest::badInputIsRefused_data() {
    QTest::addColumn<std::vector<int64_t>>("shape");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("problem");
    using Shape = std::vector<int64_t>;
    QTest::newRow("height") << Shape{1, 3, 100, 64} << QStringList()
                            << QByteArray("for odm_unet height and width must be multiples of 32");
    QTest::newRow("width") << Shape{1, 3, 64, 0} << QStringList() << QByteArray("multiples of 32");
    QTest::newRow("no sample") << Shape{0, 3, 64, 64} << QStringList() << QByteArray("N at least 1");
    QTest::newRow("one channel") << Shape{1, 1, 64, 64} << QStringList() << QByteArray("[N, 3, H, W]");
    QTest::newRow("rank") << Shape{3, 64, 64} << QStringList() << QByteArray("[N, 3, H, W]");
    QTest::newRow("one sample in train mode")
        << Shape{1, 3, 64, 64} << QStringList{"--train-mode"} << QByteArray("at least 2 samples");
}

void ForwardCommandTest::badInputIsRefused() {
    QFETCH(std::vector<int64_t>, shape);
    QFETCH(QStringList, options);
    QFETCH(QByteArray, problem);
    writeInput(torch::zeros(shape));
    QCOMPARE(forward(options), 1);
    QVERIFY2(messages_.contains(problem) && messages_.contains("input.safetensors"), messages_);
    QCOMPARE(messages_.trimmed().count('\n'), 0);
    QVERIFY(!fs::exists(path("output.safetensors").toStdString()));
}

void ForwardCommandTest::weightsOfAnotherNetworkAreRefused() {
    writeInput(torch::zeros({1, 3, 32, 64}));
    QCOMPARE(forward({"--arch", "unet"}), 2); // given twice
    QProcess process;
    process.start(NUCLEOSCOPE_CLI, {"forward", "--arch", "unet", "--encoder", "mobilenetv3_large",
                                    "--weights", path("weights.safetensors"), "--input",
                                    path("input.safetensors"), "--output", path("output.safetensors")});
    process.waitForFinished(-1);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(
        process.readAllStandardError().contains("weights.safetensors: the weights do not fit the network"));
}

void ForwardCommandTest::unknownArchitectureIsWrongUsage() {
    QProcess process;
    process.start(NUCLEOSCOPE_CLI, {"forward", "--arch", "segnet", "--encoder", "mobilenetv3_large",
                                    "--weights", "w", "--input", "x", "--output", "y"});
    process.waitForFinished(-1);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().contains("odm_unet"));
}

QTEST_GUILESS_MAIN(ForwardCommandTest)
#include "forward_command_test.moc"
