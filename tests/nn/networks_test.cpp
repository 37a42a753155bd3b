#include "core/error.h"
#include "model/nn/atrous_pooling.h"
#include "model/nn/attention_upsample.h"
#include "model/nn/channel_attention.h"
#include "model/nn/folding.h"
#include "model/nn/losses.h"
#include "model/nn/mobilenetv3_block.h"
#include "model/nn/multiply_adds.h"
#include "model/nn/multiscale_fusion.h"
#include "model/nn/narrow_convolution.h"
#include "model/nn/network.h"
#include "model/nn/odconv.h"
#include "model/nn/position_attention.h"
#include "model/nn/pyramid_attention.h"
#include "model/nn/pyramid_pooling.h"
#include "model/nn/runtime.h"
#include "model/nn/scse.h"
#include "model/nn/sdi.h"
#include "model/nn/spatial_attention.h"
#include "model/nn/state_dict.h"
#include "model/nn/weight_import.h"
#include "model/nn/winograd_convolution.h"
#include "tests/nn/reference.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <functional>

using namespace nucleoscope;

namespace {

/// LibTorch's hardswish and hardsigmoid on a GPU take 1/6 as a float32 number.
double float64Tolerance() {
    return reference::device().is_cuda() ? 5e-5 : 1e-5;
}

constexpr double float32Tolerance = 1e-4;
constexpr double rounding =
    1e-13; ///< Gradients below are zero but for rounding: of biases before a batch norm.

/// A block of the reference: how it is built and how it is run.
struct Block {
    std::shared_ptr<torch::nn::Module> module;
    std::function<torch::Tensor(const std::vector<torch::Tensor>&)> run;
};

template <typename Holder>
Block unary(Holder holder) {
    return {holder.ptr(),
            [holder](const std::vector<torch::Tensor>& inputs) mutable { return holder(inputs[0]); }};
}

template <typename Holder>
Block binary(Holder holder) {
    return {holder.ptr(), [holder](const std::vector<torch::Tensor>& inputs) mutable {
                return holder(inputs[0], inputs[1]);
            }};
}

Block odconv(int64_t in, int64_t out, int64_t kernel, int64_t stride, int64_t groups, int64_t kernels) {
    const auto geometry =
        ConvolutionOptions(in, out, kernel).stride(stride).groups(groups).padding(Padding::Symmetric);
    return unary(ODConv2d(ODConv2dOptions(geometry).kernelCount(kernels)));
}

Block invertedResidual(int64_t kernel, int64_t in, int64_t expanded, int64_t out, int64_t squeezed,
                       bool hardSwish, int64_t stride) {
    using Kind = MobileNetV3BlockOptions::Kind;
    const auto options = MobileNetV3BlockOptions(Kind::InvertedResidual, in, out)
                             .kernelSize(kernel)
                             .stride(stride)
                             .expandedChannels(expanded)
                             .squeezedChannels(squeezed)
                             .hardSwish(hardSwish);
    return unary(MobileNetV3Block(options, EncoderConvolutions()));
}

Block infusion() {
    Sdi sdi(SdiOptions(32, 4));
    return {sdi.ptr(), [sdi](const std::vector<torch::Tensor>& inputs) mutable {
                return sdi(inputs, inputs[2].size(2), inputs[2].size(3));
            }};
}

Block blockNamed(const std::string& name) {
    static const std::map<std::string, std::function<Block()>> known{
        {"aspp-32", [] { return unary(AtrousPooling(AtrousPoolingOptions(32))); }},
        {"asppsep-32", [] { return unary(AtrousPooling(AtrousPoolingOptions(32).separable(true))); }},
        {"fpa-32", [] { return unary(PyramidAttention(32, 32)); }},
        {"gau-112-32", [] { return binary(AttentionUpsample(112, 32)); }},
        {"mfab-64-40-32", [] { return binary(MultiscaleFusion(MultiscaleFusionOptions(64, 40, 32))); }},
        {"pab-64", [] { return unary(PositionAttention(64)); }},
        {"psp-40", [] { return unary(PyramidPooling(40)); }},
        {"ca-64", [] { return unary(ChannelAttention(64)); }},
        {"sa", [] { return unary(SpatialAttention()); }},
        {"scse-64", [] { return unary(Scse(64)); }},
        {"sdi-32-64-32-16-8", infusion},
        {"mbconv-2-0", [] { return invertedResidual(5, 24, 72, 40, 24, false, 2); }},
        {"mbconv-5-1", [] { return invertedResidual(5, 160, 960, 160, 240, true, 1); }},
        {"odconv-16-32-3-1-1-4", [] { return odconv(16, 32, 3, 1, 1, 4); }},
        {"odconv-24-24-5-2-24-4", [] { return odconv(24, 24, 5, 2, 24, 4); }},
        {"odconv-40-64-1-1-1-1", [] { return odconv(40, 64, 1, 1, 1, 1); }},
        {"odconv-40-64-1-1-1-4", [] { return odconv(40, 64, 1, 1, 1, 4); }},
    };
    return known.at(name)();
}

nlohmann::ordered_json namesAndShapes(const torch::nn::Module& module) {
    auto json = nlohmann::ordered_json::object();
    for (const auto& entry : stateDict(module)) {
        json[entry.key()] = entry.value().sizes().vec();
    }
    return json;
}

std::vector<torch::Tensor> inputsOf(const TensorFile& expected) {
    std::vector<torch::Tensor> inputs;
    for (const auto& shape : nlohmann::json::parse(expected.metadata.at("inputs"))) {
        inputs.push_back(
            reference::input("input." + std::to_string(inputs.size()), shape.get<std::vector<int64_t>>()));
    }
    return inputs;
}

std::string errorOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// The part of a block's output that its file holds.
torch::Tensor cut(torch::Tensor output) {
    constexpr int64_t largest = 200'000;
    constexpr int64_t channels = 64;
    if (output.numel() > largest) {
        output = output.slice(2, 0, output.size(2), 2).slice(3, 0, output.size(3), 2);
    }
    return output.numel() > largest ? output.slice(1, 0, channels) : output;
}

torch::Tensor everyFourth(const torch::Tensor& logits) {
    using torch::indexing::None;
    using torch::indexing::Slice;
    return logits.index({Slice(), Slice(), Slice(None, None, 4), Slice(None, None, 4)});
}

} // namespace

class NetworksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { useFullPrecision(); }
    void blockGivesReferenceOutputs_data();
    void blockGivesReferenceOutputs();
    void channelsLastGivesTheSameOutput();
    void networkGivesReferenceNumbers_data();
    void networkGivesReferenceNumbers();
    void parameterCountIsThatOfThePublishedNetwork_data();
    void parameterCountIsThatOfThePublishedNetwork();
    void multiplyAddsAreThoseOfTheTable_data();
    void multiplyAddsAreThoseOfTheTable();
    void everyArchitectureTakesTheSidesThatItNames_data();
    void everyArchitectureTakesTheSidesThatItNames();
    void sizeThatIsNotTakenIsRefused();
    void foldedNetworkGivesTheSameOutput_data();
    void foldedNetworkGivesTheSameOutput();
    void winogradGivesWhatTheDirectConvolutionGives_data();
    void winogradGivesWhatTheDirectConvolutionGives();
    void winogradIsChosenWhereItSaves();
    void narrowConvolutionGivesWhatTheDirectOneGives();
    void encoderOfTimmGoesIntoAnyNetwork();
    void plainKernelGoesIntoEveryCandidate();
    void everyOptionBuildsANetworkThatTrains_data();
    void everyOptionBuildsANetworkThatTrains();
    void sdiNearOneStartsNearOne();
    void temperatureFallsToOne();
    void ignoredPixelsCountInNoTerm();
    void absentClassAddsNothingToTheDiceTerm();
    void diceTermIsOneMinusDiceOnRequest();
    void metadataKeepsEveryOption();
    void metadataWithUnknownValueIsRefused();
    void unknownNamesAreRefusedWithTheKnownOnes();
    void weightsThatDoNotFitAreNamed();
    void partialLoadTakesWhatFits();
};

void NetworksTest::blockGivesReferenceOutputs_data() {
    QTest::addColumn<std::string>("name");
    for (const char* name :
         {"aspp-32", "asppsep-32", "ca-64", "fpa-32", "gau-112-32", "mbconv-2-0", "mbconv-5-1",
          "mfab-64-40-32", "odconv-16-32-3-1-1-4", "odconv-24-24-5-2-24-4", "odconv-40-64-1-1-1-1",
          "odconv-40-64-1-1-1-4", "pab-64", "psp-40", "sa", "scse-64", "sdi-32-64-32-16-8"}) {
        QTest::newRow(name) << std::string(name);
    }
}

void NetworksTest::blockGivesReferenceOutputs() {
    QFETCH(std::string, name);
    const TensorFile expected = reference::read(name);
    Block block = blockNamed(name);
    const auto tensors = nlohmann::ordered_json::parse(expected.metadata.at("tensors"));
    QCOMPARE(namesAndShapes(*block.module).dump(), tensors.dump());

    const char* prefixNearOne = name.starts_with("sdi") || name.starts_with("aspp") ? "convs." : "";
    reference::fill(*block.module, prefixNearOne);
    block.module->to(reference::device(), torch::kFloat64);
    const auto inputs = inputsOf(expected);
    const torch::NoGradGuard noGradient;
    for (const auto& entry : expected.tensors) {
        reference::fill(*block.module, prefixNearOne);
        block.module->train(entry.key().starts_with("train"));
        disableDropout(*block.module);
        setODConvTemperature(*block.module, entry.key().ends_with(".t30") ? 30 : 1);
        const auto output = cut(block.run(inputs)).slice(0, 0, 1);
        QCOMPARE(output.sizes().vec(), entry.value().sizes().vec());
        const double difference = reference::difference(output, entry.value());
        QVERIFY2(difference < float64Tolerance(),
                 qPrintable(QString("%1: %2").arg(entry.key().c_str()).arg(difference)));
    }
}

void NetworksTest::channelsLastGivesTheSameOutput() {
    for (const char* name : {"odconv-24-24-5-2-24-4", "odconv-40-64-1-1-1-4"}) {
        Block block = blockNamed(name);
        block.module->eval();
        block.module->to(reference::device());
        const auto x = inputsOf(reference::read(name))[0].to(torch::kFloat32);
        const torch::NoGradGuard noGradient;
        const auto expected = block.run({x});
        const auto actual = block.run({x.contiguous(torch::MemoryFormat::ChannelsLast)});
        QVERIFY(reference::difference(actual, expected) < 1e-5);
    }
}

void NetworksTest::networkGivesReferenceNumbers_data() {
    QTest::addColumn<std::string>("architecture");
    for (const std::string& architecture : architectureNames()) {
        QTest::newRow(architecture.c_str()) << architecture;
    }
}

void NetworksTest::networkGivesReferenceNumbers() {
    QFETCH(std::string, architecture);
    const TensorFile expected = reference::read(architecture);
    const auto metadataNumber = [&](const char* key) { return std::stoll(expected.metadata.at(key)); };
    const int64_t samples = metadataNumber("batch");
    const int64_t height = metadataNumber("height");
    const int64_t width = metadataNumber("width");

    NetworkOptions options;
    options.architecture = architecture;
    const auto network = makeNetwork(options);
    const auto tensors = nlohmann::ordered_json::parse(expected.metadata.at("tensors"));
    QCOMPARE(namesAndShapes(*network).dump(), tensors.dump());
    reference::fill(*network, "sdi.");
    network->to(reference::device());
    const auto images = reference::input("input", {samples, 3, height, width});

    network->eval();
    {
        const torch::NoGradGuard noGradient;
        const auto logits = network->forward(images.slice(0, 0, 1).to(torch::kFloat32));
        const double rough = reference::difference(logits, expected.tensors["eval"]);
        QVERIFY2(rough < float32Tolerance, qPrintable(QString::number(rough)));
        network->to(torch::kFloat64);
        const auto exact = network->forward(images.slice(0, 0, 1));
        const double fine = reference::difference(exact, expected.tensors["eval"]);
        QVERIFY2(fine < float64Tolerance(), qPrintable(QString::number(fine)));
    }

    network->train();
    disableDropout(*network);
    network->setTemperature(30);
    const auto logits = network->forward(images);
    const double trainDifference = reference::difference(everyFourth(logits), expected.tensors["train"]);
    QVERIFY2(trainDifference < float64Tolerance(), qPrintable(QString::number(trainDifference)));
    const JointLoss loss = jointLoss(logits, reference::target({samples, height, width}));
    const auto relative = [](double actual, double wanted) {
        return std::abs(actual - wanted) / std::abs(wanted);
    };
    QVERIFY(relative(loss.crossEntropy.item<double>(), std::stod(expected.metadata.at("cross_entropy"))) <
            1e-7);
    QVERIFY(relative(loss.total.item<double>(), std::stod(expected.metadata.at("total"))) < 1e-7);
    const auto dice = nlohmann::json::parse(expected.metadata.at("dice"));
    for (int64_t c = 0; c < 2; ++c) {
        QVERIFY(relative(loss.dice[c].item<double>(), dice.at(static_cast<std::size_t>(c)).get<double>()) <
                1e-7);
    }

    loss.total.backward();
    const auto norms = nlohmann::json::parse(expected.metadata.at("gradient_norms"));
    QCOMPARE(network->named_parameters().size(), norms.size());
    for (const auto& entry : network->named_parameters()) {
        const auto& norm = norms.at(entry.key());
        QCOMPARE(entry.value().grad().defined(), !norm.is_null());
        if (norm.is_null()) {
            continue;
        }
        const double actual = entry.value().grad().norm().item<double>();
        const double wanted = norm.get<double>();
        QVERIFY2(relative(actual, wanted) < float64Tolerance() || std::max(actual, wanted) < rounding,
                 qPrintable(QString("%1: %2, not %3").arg(entry.key().c_str()).arg(actual).arg(wanted)));
    }
}

void NetworksTest::parameterCountIsThatOfThePublishedNetwork_data() {
    QTest::addColumn<NetworkOptions>("options");
    QTest::addColumn<qint64>("count");
    NetworkOptions odm;
    QTest::newRow("ODM_Unet") << odm << qint64(10'116'122);
    odm.odconvPlacement = ODConvPlacement::Depthwise;
    QTest::newRow("ODConv in depthwise only") << odm << qint64(5'480'246);
    odm.odconvPlacement = ODConvPlacement::None;
    QTest::newRow("no ODConv") << odm << qint64(4'778'045);
    odm = {};
    odm.odconvKernels = 1;
    QTest::newRow("one kernel") << odm << qint64(5'807'310);
    odm = {};
    odm.encoder = "mobilenetv3_small";
    QTest::newRow("ODM_Unet, small encoder") << odm << qint64(4'350'310);
    const auto baseline = [](const char* architecture, qint64 count) {
        NetworkOptions options;
        options.architecture = architecture;
        QTest::newRow(architecture) << options << count;
    };
    baseline("unet", 6'685'970);
    baseline("deeplabv3", 11'020'594);
    baseline("pspnet", 3'024'824);
    baseline("linknet", 4'173'090);
    baseline("fpn", 4'887'858);
    baseline("deeplabv3plus", 4'708'610);
    baseline("unetplusplus", 6'917'490);
    baseline("pan", 3'135'673);
    baseline("manet", 30'320'968);
}

void NetworksTest::parameterCountIsThatOfThePublishedNetwork() {
    QFETCH(NetworkOptions, options);
    QFETCH(qint64, count);
    QCOMPARE(qint64(parameterCount(*makeNetwork(options))), count);
}

void NetworksTest::multiplyAddsAreThoseOfTheTable_data() {
    QTest::addColumn<std::string>("architecture");
    QTest::addColumn<double>("large");
    QTest::addColumn<double>("small");
    const auto row = [](const char* architecture, double large, double small) {
        QTest::newRow(architecture) << std::string(architecture) << large << small;
    };
    row("odm_unet", 3.592, 3.381);
    row("unet", 3.073, 2.563);
    row("deeplabv3", 9.511, 5.644);
    row("pspnet", 0.145, 0.056);
    row("linknet", 0.390, 0.122);
    row("fpn", 2.283, 2.052);
    row("deeplabv3plus", 1.156, 0.728);
    row("unetplusplus", 4.217, 3.443);
    row("pan", 0.521, 0.175);
    row("manet", 3.920, 2.530);
}

void NetworksTest::multiplyAddsAreThoseOfTheTable() {
    QFETCH(std::string, architecture);
    NetworkOptions options;
    options.architecture = architecture;
    QFETCH(double, large);
    QFETCH(double, small);
    for (const auto& [encoder, wanted] :
         {std::pair("mobilenetv3_large", large), std::pair("mobilenetv3_small", small)}) {
        options.encoder = encoder;
        const auto counted = static_cast<double>(multiplyAdds(options, 256, 256));
        QCOMPARE(std::round(counted / 1e6) / 1e3, wanted);
    }
}

void NetworksTest::everyArchitectureTakesTheSidesThatItNames_data() {
    networkGivesReferenceNumbers_data();
}

void NetworksTest::everyArchitectureTakesTheSidesThatItNames() {
    QFETCH(std::string, architecture);
    NetworkOptions options;
    options.architecture = architecture;
    options.encoder = "mobilenetv3_small";
    const ImageSides sides = imageSides(architecture);
    QVERIFY(!sides.admit(sides.smallest - sides.divisor, sides.smallest));
    QVERIFY(!sides.admit(sides.smallest, sides.smallest + 1));
    const auto network = makeNetwork(options);
    network->eval();
    const torch::InferenceMode inference;
    for (const auto& [height, width] :
         {std::pair(0, 0), std::pair(sides.divisor, 0), std::pair(sides.divisor, 3 * sides.divisor)}) {
        const auto image = torch::zeros({2, 3, sides.smallest + height, sides.smallest + width});
        QVERIFY(sides.admit(image.size(2), image.size(3)));
        QCOMPARE(network->forward(image).sizes().vec(),
                 (std::vector<int64_t>{2, 2, image.size(2), image.size(3)}));
    }
}

void NetworksTest::sizeThatIsNotTakenIsRefused() {
    NetworkOptions options;
    options.architecture = "pan";
    QCOMPARE(errorOf([&] { multiplyAdds(options, 96, 128); }),
             std::string("pan takes no image of 96 × 128 pixels: height and width must be multiples of 16, "
                         "at least 128"));
}

void NetworksTest::foldedNetworkGivesTheSameOutput_data() {
    networkGivesReferenceNumbers_data();
}

void NetworksTest::foldedNetworkGivesTheSameOutput() {
    QFETCH(std::string, architecture);
    NetworkOptions options;
    options.architecture = architecture;
    options.encoder = "mobilenetv3_small";
    const auto network = makeNetwork(options);
    const auto folded = makeNetwork(options);
    for (const auto& each : {network, folded}) {
        reference::fill(*each, "sdi.");
        each->to(reference::device());
        each->eval();
    }
    useChannelsLast(*folded);
    foldForInference(*folded);
    const torch::InferenceMode inference;
    // The weights are prepared for the first size; others must do as well.
    for (const auto& shape : {std::vector<int64_t>{1, 3, 128, 160}, std::vector<int64_t>{2, 3, 160, 128}}) {
        const auto image = reference::input("input", shape).to(torch::kFloat32);
        const auto expected = network->forward(image);
        const auto actual = folded->forward(image.contiguous(torch::MemoryFormat::ChannelsLast));
        const double difference = reference::difference(actual, expected);
        QVERIFY2(difference < float32Tolerance, qPrintable(QString::number(difference)));
    }
}

void NetworksTest::winogradGivesWhatTheDirectConvolutionGives_data() {
    QTest::addColumn<std::vector<int64_t>>("shape");
    QTest::addColumn<bool>("biased");
    QTest::addColumn<bool>("active");
    QTest::newRow("whole tiles") << std::vector<int64_t>{1, 24, 16, 16} << true << true;
    QTest::newRow("tiles stand over") << std::vector<int64_t>{2, 24, 17, 23} << true << false;
    QTest::newRow("smaller than a tile") << std::vector<int64_t>{3, 24, 1, 3} << false << true;
    QTest::newRow("more tiles than at a time") << std::vector<int64_t>{2, 24, 50, 66} << true << true;
    QTest::newRow("no bias, no ReLU") << std::vector<int64_t>{1, 24, 9, 8} << false << false;
}

void NetworksTest::winogradGivesWhatTheDirectConvolutionGives() {
    QFETCH(std::vector<int64_t>, shape);
    QFETCH(bool, biased);
    QFETCH(bool, active);
    const torch::InferenceMode inference;
    torch::manual_seed(1);
    const auto weight = torch::randn({20, shape[1], 3, 3});
    const auto bias = biased ? torch::randn({20}) : torch::Tensor();
    const auto x = torch::randn(shape).contiguous(torch::MemoryFormat::ChannelsLast);
    auto expected = torch::conv2d(x, weight, bias, 1, 1);
    if (active) {
        expected = torch::relu(expected);
    }
    const double difference = reference::difference(WinogradConvolution(weight, bias, active)(x), expected);
    QVERIFY2(difference < 2e-5, qPrintable(QString::number(difference)));
}

void NetworksTest::winogradIsChosenWhereItSaves() {
    QVERIFY(WinogradConvolution::pays(96, 32, torch::empty({1, 96, 128, 128})));
    QVERIFY(!WinogradConvolution::pays(16, 16, torch::empty({1, 16, 256, 256})));
    QVERIFY(!WinogradConvolution::pays(960, 960, torch::empty({1, 960, 8, 8})));
}

void NetworksTest::narrowConvolutionGivesWhatTheDirectOneGives() {
    const torch::InferenceMode inference;
    torch::manual_seed(1);
    const auto weight = torch::randn({2, 16, 3, 3}), bias = torch::randn({2});
    for (const auto& shape : {std::vector<int64_t>{2, 16, 19, 32}, std::vector<int64_t>{1, 16, 1, 1}}) {
        const auto x = torch::randn(shape);
        const double difference =
            reference::difference(NarrowConvolution(weight, bias)(x), torch::conv2d(x, weight, bias, 1, 1));
        QVERIFY2(difference < 1e-6, qPrintable(QString::number(difference)));
    }
}

namespace {

/// The state dict of a network's encoder as timm names it, with a classifier.
TensorDict encoderOfTimm(const torch::nn::Module& network) {
    const std::string prefix = "encoder.model.";
    TensorDict weights;
    for (const auto& entry : stateDict(network)) {
        if (entry.key().starts_with(prefix)) {
            weights.insert(entry.key().substr(prefix.size()), entry.value());
        }
    }
    weights.insert("classifier.weight", torch::zeros({1000, 1280}));
    weights.insert("classifier.bias", torch::zeros({1000}));
    return weights;
}

std::shared_ptr<NetworkImpl> smallNetwork(const std::string& architecture) {
    NetworkOptions options;
    options.architecture = architecture;
    options.encoder = "mobilenetv3_small";
    return makeNetwork(options);
}

} // namespace

void NetworksTest::encoderOfTimmGoesIntoAnyNetwork() {
    const auto source = smallNetwork("unet");
    const TensorDict weights = encoderOfTimm(*source);
    const auto target = smallNetwork("fpn");
    const std::string refusal = errorOf([&] { importWeights(*target, weights, false); });
    QVERIFY2(refusal.find("missing (decoder.p5.weight") != std::string::npos, refusal.c_str());
    const auto notes = importWeights(*target, weights, true);
    QCOMPARE(notes.size(), std::size_t(3));
    QVERIFY(notes[1].find("classifier is left out (2 tensors") != std::string::npos);
    QVERIFY(notes[2].find("missing (decoder.p5.weight") != std::string::npos);
    for (const char* name : {"encoder.model.conv_stem.weight", "encoder.model.blocks.2.1.bn2.running_var"}) {
        QVERIFY(torch::equal(stateDict(*target)[name], stateDict(*source)[name]));
    }
}

void NetworksTest::plainKernelGoesIntoEveryCandidate() {
    const TensorDict weights = encoderOfTimm(*smallNetwork("unet"));
    const auto target = smallNetwork("odm_unet");
    const auto notes = importWeights(*target, weights, true);
    QVERIFY(notes[2].find("plain kernels went into every candidate") != std::string::npos);
    const auto candidates = stateDict(*target)["encoder.model.blocks.1.0.conv_dw.weight"];
    QCOMPARE(candidates.size(0), int64_t(4));
    for (int64_t i = 0; i < 4; ++i) {
        QVERIFY(torch::equal(candidates[i], weights["blocks.1.0.conv_dw.weight"]));
    }
}

void NetworksTest::everyOptionBuildsANetworkThatTrains_data() {
    QTest::addColumn<NetworkOptions>("options");
    NetworkOptions options;
    options.encoder = "mobilenetv3_small";
    QTest::newRow("published") << options;
    options.attentionNorm = AttentionNorm::Group;
    options.attentionInit = AttentionInit::FanIn;
    options.sdiInit = SdiInit::NearOne;
    QTest::newRow("group norm, fan-in, near one") << options;
    options.attentionNorm = AttentionNorm::None;
    options.odconvPlacement = ODConvPlacement::Depthwise;
    options.odconvKernels = 1;
    QTest::newRow("no norm, depthwise, one kernel") << options;
    options.classes = 3;
    QTest::newRow("three classes") << options;
    options.architecture = "unet";
    QTest::newRow("U-Net") << options;
}

void NetworksTest::everyOptionBuildsANetworkThatTrains() {
    QFETCH(NetworkOptions, options);
    torch::manual_seed(5);
    const auto network = makeNetwork(options);
    useChannelsLast(*network);
    network->setTemperature(options.initialTemperature);
    torch::optim::Adam optimizer(network->parameters(), torch::optim::AdamOptions(2e-3));
    const auto image = torch::randn({2, 3, 64, 32});
    const auto target = (image.select(1, 0) > 1).to(torch::kInt64);
    double first = 0;
    double last = 0;
    for (int step = 0; step < 6; ++step) {
        const auto logits = network->forward(image);
        QCOMPARE(logits.sizes().vec(), (std::vector<int64_t>{2, options.classes, 64, 32}));
        const auto loss = jointLoss(logits, target).total;
        last = loss.item<double>();
        first = step == 0 ? last : first;
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
    }
    QVERIFY2(last < first, qPrintable(QString("%1 after %2").arg(last).arg(first)));
}

void NetworksTest::sdiNearOneStartsNearOne() {
    torch::manual_seed(3);
    Sdi sdi(SdiOptions(32, 5).init(SdiInit::NearOne));
    const std::vector<torch::Tensor> maps(5, torch::zeros({1, 32, 8, 8}));
    QVERIFY(torch::equal(sdi(maps, 8, 8), torch::ones({1, 32, 8, 8})));
}

void NetworksTest::temperatureFallsToOne() {
    QCOMPARE(annealedTemperature(30, 0, 100), 30.0);
    QCOMPARE(annealedTemperature(30, 50, 100), 15.5);
    QCOMPARE(annealedTemperature(30, 100, 100), 1.0);
    QCOMPARE(annealedTemperature(30, 5000, 100), 1.0);
    QCOMPARE(annealedTemperature(30, 0, 0), 1.0);
}

void NetworksTest::ignoredPixelsCountInNoTerm() {
    torch::manual_seed(1);
    const auto logits = torch::randn({1, 2, 4, 6}, torch::kFloat64);
    auto target = (torch::rand({1, 4, 6}) < 0.5).to(torch::kInt64);
    const auto kept = jointLoss(logits.slice(3, 0, 4), target.slice(2, 0, 4));
    target.slice(2, 4, 6).fill_(ignoredPixel);
    const auto whole = jointLoss(logits, target);
    QVERIFY(torch::allclose(whole.total, kept.total, 1e-12));
    QVERIFY(torch::allclose(whole.crossEntropy, kept.crossEntropy, 1e-12));
    QVERIFY(torch::allclose(softDice(logits, target), kept.dice, 1e-12));
}

void NetworksTest::absentClassAddsNothingToTheDiceTerm() {
    const auto logits = torch::randn({2, 2, 8, 8}, torch::kFloat64);
    const auto loss = jointLoss(logits, torch::zeros({2, 8, 8}, torch::kInt64));
    const auto expected = loss.crossEntropy - loss.dice[0].log() / 2;
    QVERIFY(torch::allclose(loss.total, expected, 1e-12));
}

void NetworksTest::diceTermIsOneMinusDiceOnRequest() {
    // p = 1/2 everywhere, a quarter of the pixels in class 1: Dice = 2·(t/2)/(1/2 + t) for the share t of the
    // class.
    const auto logits = torch::zeros({1, 2, 2, 2}, torch::kFloat64);
    const auto target = torch::tensor({1, 0, 0, 0}, torch::kInt64).view({1, 2, 2});
    const auto loss = jointLoss(logits, target, DiceTerm::Dice);
    QCOMPARE(loss.crossEntropy.item<double>(), std::log(2.0));
    QCOMPARE(loss.dice[0].item<double>(), 0.75 / 1.25);
    QCOMPARE(loss.dice[1].item<double>(), 0.25 / 0.75);
    QCOMPARE(loss.total.item<double>(), std::log(2.0) + ((1 - 0.6) + (1 - 1.0 / 3)) / 2);
}

void NetworksTest::metadataKeepsEveryOption() {
    NetworkOptions options;
    options.architecture = "unet";
    options.encoder = "mobilenetv3_small";
    options.classes = 3;
    options.odconvPlacement = ODConvPlacement::Depthwise;
    options.odconvKernels = 2;
    options.attentionNorm = AttentionNorm::Group;
    options.attentionInit = AttentionInit::FanIn;
    options.sdiInit = SdiInit::NearOne;
    options.initialTemperature = 12.5;
    QVERIFY(fromMetadata(toMetadata(options)) == options);
    QVERIFY(fromMetadata({{"title", "another program's"}}) == NetworkOptions());
}

void NetworksTest::metadataWithUnknownValueIsRefused() {
    QCOMPARE(errorOf([] {
                 fromMetadata({{"attention_norm", "layer"}});
             }),
             std::string("'attention_norm' is 'layer', expected batch or group or none"));
    QCOMPARE(errorOf([] {
                 fromMetadata({{"odconv_kernels", "4000"}});
             }),
             std::string("'odconv_kernels' is '4000', expected a number from 1 to 16"));
    QVERIFY(!errorOf([] { fromMetadata({{"initial_temperature", "nan"}}); }).empty());
    QVERIFY(!errorOf([] { fromMetadata({{"classes", "2x"}}); }).empty());
}

void NetworksTest::unknownNamesAreRefusedWithTheKnownOnes() {
    NetworkOptions options;
    options.architecture = "segnet";
    QCOMPARE(
        errorOf([&] { makeNetwork(options); }),
        std::string("unknown architecture 'segnet'; this version knows odm_unet, unet, unetplusplus, manet, "
                    "linknet, fpn, pspnet, pan, deeplabv3, deeplabv3plus"));
    options = {};
    options.encoder = "resnet34";
    QCOMPARE(
        errorOf([&] { makeNetwork(options); }),
        std::string("unknown encoder 'resnet34'; this version knows mobilenetv3_large, mobilenetv3_small"));
}

void NetworksTest::weightsThatDoNotFitAreNamed() {
    Scse scse(64);
    TensorDict tensors = stateDict(*scse);
    TensorDict others;
    for (const auto& entry : tensors) {
        if (entry.key() != "sSE.0.bias") {
            others.insert(entry.key(), entry.value());
        }
    }
    others["cSE.1.bias"] = torch::zeros({5});
    others.insert("head.weight", torch::zeros({1}));
    QCOMPARE(
        errorOf([&] { loadStateDict(*scse, others); }),
        std::string(
            "the weights do not fit the network: tensors 1 missing (sSE.0.bias), 1 unknown (head.weight), "
            "1 of another shape (cSE.1.bias [5] instead of [4])"));
}

void NetworksTest::partialLoadTakesWhatFits() {
    Scse scse(64);
    TensorDict tensors;
    tensors.insert("sSE.0.bias", torch::full({1}, 7, torch::kFloat64));
    const auto mismatch = loadStateDict(*scse, tensors, true);
    QCOMPARE(mismatch.missing.size(), std::size_t(5));
    QVERIFY(mismatch.extra.empty() && mismatch.misshaped.empty());
    QCOMPARE(stateDict(*scse)["sSE.0.bias"].item<float>(), 7.0F);
}

QTEST_GUILESS_MAIN(NetworksTest)
#include "networks_test.moc"
