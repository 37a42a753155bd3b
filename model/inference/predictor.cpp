#include "model/inference/predictor.h"

#include "model/data/batch.h"
#include "model/data/network_input.h"
#include "model/inference/model_file.h"
#include "model/nn/folding.h"
#include "model/nn/runtime.h"

namespace nucleoscope {

struct Predictor::Impl {
    LoadedModel model;
    torch::Device device = torch::kCPU;
    InputKind input = InputKind::Plain;

    ProbabilityMap probability(const NetworkInput& networkInput) {
        const torch::InferenceMode inference;
        const torch::Tensor image = toTensor(networkInput.channels).to(device);
        const torch::Tensor logits =
            model.network->forward(prefersChannelsLast(device) ? image : image.contiguous());
        const torch::Tensor probability =
            torch::softmax(logits, 1).select(1, 1).squeeze(0).contiguous().cpu();
        const int size = networkInput.geometry.size;
        cv::Mat map(size, size, CV_32F, probability.data_ptr<float>());
        map.setTo(0, networkInput.known == 0);
        return enlarge(map, networkInput.geometry);
    }
};

Predictor::Predictor(const std::filesystem::path& model, const std::string& device, int threads)
    : impl_(std::make_unique<Impl>()) {
    // On a machine that does anything else, the threads of one small picture wait for each other longer than
    // they compute.
    setThreads(threads > 0 ? threads : 1);
    impl_->device = selectDevice(device);
    impl_->model = loadModel(model);
    impl_->input = *inputKindFromString(impl_->model.info.input);
    impl_->model.network->to(impl_->device);
    if (prefersChannelsLast(impl_->device)) {
        useChannelsLast(*impl_->model.network);
    }
    foldForInference(*impl_->model.network);
}

Predictor::~Predictor() = default;
Predictor::Predictor(Predictor&&) noexcept = default;
Predictor& Predictor::operator=(Predictor&&) noexcept = default;

ProbabilityMap Predictor::predict(const SpectrumImage& image) const {
    return impl_->probability(makeNetworkInput(image, impl_->input, info().imageSize));
}

ProbabilityMap Predictor::predict(const NetworkInput& input) const {
    return impl_->probability(input);
}

const ModelInfo& Predictor::info() const {
    return impl_->model.info;
}

} // namespace nucleoscope
