#include "model/training/learner.h"

#include "model/nn/mixed_precision.h"

#include <cmath>
#include <sstream>

namespace nucleoscope {
namespace {

constexpr int badStepsAllowed = 20;
constexpr std::size_t statisticsBatches = 16;

/// What the optimiser calls a parameter by; LibTorch 1.13 and 2.x differ.
template <typename States>
auto adamKey(const States&, const torch::Tensor& parameter) {
    using Key = typename States::key_type;
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream address;
        address << parameter.unsafeGetTensorImpl();
        return address.str();
    } else {
        return static_cast<Key>(parameter.unsafeGetTensorImpl());
    }
}

/// The optimiser's state of one parameter; null before its first step. An empty one that is made here would
/// pass for one that has begun.
template <typename States>
const torch::optim::AdamParamState* adamState(const States& states, const torch::Tensor& parameter) {
    const auto found = states.find(adamKey(states, parameter));
    return found == states.end() ? nullptr
                                 : static_cast<const torch::optim::AdamParamState*>(found->second.get());
}

template <typename Norm>
void startStatistics(torch::nn::Module& module) {
    if (auto* norm = dynamic_cast<Norm*>(&module)) {
        norm->reset_running_stats();
        using Momentum = std::decay_t<decltype(norm->options.momentum())>;
        norm->options.momentum(Momentum()); // none: the plain mean of all batches that follow
    }
}

std::vector<std::size_t> part(const std::vector<std::size_t>& indices, std::size_t first, int count) {
    const std::size_t last = std::min(first + static_cast<std::size_t>(count), indices.size());
    return {indices.begin() + static_cast<std::ptrdiff_t>(first),
            indices.begin() + static_cast<std::ptrdiff_t>(last)};
}

/// Adds prediction against target at probability 0.5.
void addToConfusion(const torch::Tensor& probability, const torch::Tensor& target,
                    ConfusionMatrix& confusion) {
    const torch::Tensor sure = target != LabelMask::unsure;
    const torch::Tensor pairs = (target * 2 + (probability >= 0.5).to(torch::kInt64)).masked_select(sure);
    const torch::Tensor counts = torch::bincount(pairs.cpu(), {}, 4);
    for (int i = 0; i < 4; ++i) {
        confusion.counts[i / 2][i % 2] += counts[i].item<std::int64_t>();
    }
}

void addPrefixed(TensorDict& all, const std::string& prefix, const TensorDict& tensors) {
    for (const auto& tensor : tensors) {
        all.insert(prefix + tensor.key(), tensor.value());
    }
}

TensorDict withPrefix(const TensorDict& all, const std::string& prefix) {
    TensorDict tensors;
    for (const auto& tensor : all) {
        if (tensor.key().rfind(prefix, 0) == 0) {
            tensors.insert(tensor.key().substr(prefix.size()), tensor.value());
        }
    }
    return tensors;
}

std::shared_ptr<NetworkImpl> withoutGradients(std::shared_ptr<NetworkImpl> network) {
    for (torch::Tensor& parameter : network->parameters()) {
        parameter.requires_grad_(false);
    }
    return network;
}

bool hasChannelsLast(const LearnerOptions& options, torch::Device device) {
    return options.channelsLast.value_or(prefersChannelsLast(device));
}

std::shared_ptr<NetworkImpl> makeOn(const LearnerOptions& options, torch::Device device) {
    std::shared_ptr<NetworkImpl> network = makeNetwork(options.network);
    network->to(device);
    if (hasChannelsLast(options, device)) {
        useChannelsLast(*network);
    }
    return network;
}

} // namespace

Learner::Learner(const LearnerOptions& options, torch::Device device, std::stop_token stop)
    : network_(makeOn(options, device)), average_(withoutGradients(makeOn(options, device))),
      weights_(*network_), means_(*average_), options_(options), device_(device), stop_(std::move(stop)) {
    optimizer_ = std::make_unique<torch::optim::Adam>(std::vector<torch::Tensor>{weights_.values()},
                                                      torch::optim::AdamOptions(1e-3));
    loadStateDict(*average_, stateDict(*network_));
    pollInBackward();
}

void Learner::pollInBackward() {
    for (torch::Tensor& parameter : network_->parameters()) {
        parameter.register_hook([this](const torch::Tensor&) { throwIfStopped(); });
    }
}

void Learner::throwIfStopped() const {
    if (stop_.stop_requested()) {
        throw Cancelled();
    }
}

void Learner::setTemperature(double temperature) {
    network_->setTemperature(temperature);
    average_->setTemperature(temperature);
}

double Learner::step(const Batch& batch, double learningRate) {
    throwIfStopped();
    static_cast<torch::optim::AdamOptions&>(optimizer_->param_groups().front().options()).lr(learningRate);
    network_->train();
    weights_.clearGradients();
    const torch::Tensor logits = logitsOf(batch.images);
    throwIfStopped();
    const torch::Tensor targets = batch.targets.to(device_, /*non_blocking=*/true);
    const torch::Tensor loss = jointLoss(logits, targets, options_.dice).total;
    loss.backward();
    const torch::Tensor norm = weights_.gradientNorm();
    // Both at once: each value that is asked for makes the host wait for the GPU.
    const torch::Tensor values = torch::stack({loss.detach(), norm}).to(torch::kCPU, torch::kFloat64);
    if (!std::isfinite(values[0].item<double>())) {
        throw LossNotFinite();
    }
    if (isUsable(values[1].item<double>())) {
        if (options_.gradientNorm > 0) {
            weights_.values().mutable_grad().mul_((options_.gradientNorm / (norm + 1e-6)).clamp_max(1));
        }
        optimizer_->step();
        updateAverage();
    }
    return values[0].item<double>();
}

bool Learner::isUsable(double gradientNorm) {
    if (std::isfinite(gradientNorm)) {
        badSteps_ = 0;
        return true;
    }
    if (++badSteps_ > badStepsAllowed) {
        throw Error("the training diverges: its gradient is not finite; use a lower learning rate");
    }
    return false;
}

torch::Tensor Learner::logitsOf(const torch::Tensor& images) {
    const MixedPrecision precision(options_.mixedPrecision && device_.is_cuda());
    return network_->forward(onDevice(images)).to(torch::kFloat32);
}

torch::Tensor Learner::onDevice(const torch::Tensor& images) const {
    const torch::Tensor there = images.to(device_, /*non_blocking=*/true);
    return hasChannelsLast(options_, device_) ? there : there.contiguous();
}

void Learner::updateAverage() {
    ++steps_;
    // A young mean forgets its random start: Tarvainen & Valpola (2017).
    const double kept =
        std::min(options_.averaging, static_cast<double>(steps_) / static_cast<double>(steps_ + 10));
    const torch::NoGradGuard noGradient;
    means_.values().lerp_(weights_.values(), 1 - kept);
}

void Learner::collectStatistics(const std::vector<PreparedSample>& samples,
                                const std::vector<std::size_t>& indices, int batchSize) {
    const torch::NoGradGuard noGradient;
    average_->train();
    for (const auto& module : average_->modules()) {
        startStatistics<torch::nn::BatchNorm1dImpl>(*module);
        startStatistics<torch::nn::BatchNorm2dImpl>(*module);
    }
    std::size_t batches = 0;
    for (std::size_t i = 0; i < indices.size() && batches < statisticsBatches; i += batchSize, ++batches) {
        throwIfStopped();
        average_->forward(onDevice(makeBatch(samples, part(indices, i, batchSize)).images));
    }
}

Validation Learner::validate(const std::vector<PreparedSample>& samples,
                             const std::vector<std::size_t>& indices, int batchSize) {
    const torch::NoGradGuard noGradient;
    average_->eval();
    Validation result;
    for (std::size_t i = 0; i < indices.size(); i += batchSize) {
        throwIfStopped();
        const std::vector<std::size_t> members = part(indices, i, batchSize);
        const Batch batch = makeBatch(samples, members);
        const torch::Tensor targets = batch.targets.to(device_);
        const torch::Tensor logits = average_->forward(onDevice(batch.images));
        result.loss += jointLoss(logits, targets).total.item<double>() * static_cast<double>(members.size());
        const torch::Tensor probability = torch::softmax(logits, 1).select(1, 1).contiguous();
        addToConfusion(probability, targets, result.confusion);
        const torch::Tensor onHost = probability.cpu();
        for (std::size_t k = 0; k < members.size(); ++k) {
            const int size = static_cast<int>(onHost.size(1));
            result.probabilities.push_back(
                cv::Mat(size, size, CV_32F, onHost[static_cast<std::int64_t>(k)].data_ptr<float>()).clone());
        }
    }
    result.loss /= static_cast<double>(indices.size());
    return result;
}

void Learner::startFrom(const TensorDict& weights) {
    loadStateDict(*network_, weights);
    loadStateDict(*average_, weights);
}

void Learner::addParts(TensorDict& all, const std::string& prefix, const torch::Tensor& vector) const {
    weights_.forEach(
        vector, [&](const std::string& name, const torch::Tensor& part) { all.insert(prefix + name, part); });
}

torch::Tensor Learner::joined(const TensorDict& all, const std::string& prefix) const {
    const torch::Tensor vector = torch::zeros_like(weights_.values());
    weights_.forEach(vector,
                     [&](const std::string& name, torch::Tensor part) { part.copy_(all[prefix + name]); });
    return vector;
}

TensorDict Learner::state() {
    TensorDict all;
    addPrefixed(all, "network.", stateDict(*network_));
    addPrefixed(all, "average.", stateDict(*average_));
    if (const auto* adam = adamState(optimizer_->state(), weights_.values())) {
        addParts(all, "adam.mean.", adam->exp_avg());
        addParts(all, "adam.square.", adam->exp_avg_sq());
        all.insert("adam.step", torch::tensor(adam->step(), torch::kInt64));
    }
    all.insert("steps", torch::tensor(steps_, torch::kInt64));
    return all;
}

void Learner::restore(const TensorDict& state) {
    loadStateDict(*network_, withPrefix(state, "network."));
    loadStateDict(*average_, withPrefix(state, "average."));
    if (const torch::Tensor* step = state.find("adam.step")) {
        auto adam = std::make_unique<torch::optim::AdamParamState>();
        adam->exp_avg(joined(state, "adam.mean."));
        adam->exp_avg_sq(joined(state, "adam.square."));
        adam->step(step->item<std::int64_t>());
        auto& states = optimizer_->state();
        states[adamKey(states, weights_.values())] = std::move(adam);
    }
    steps_ = state["steps"].item<std::int64_t>();
    if (steps_ > 0 && !state.contains("adam.step")) {
        throw Error("the optimiser's state is missing");
    }
}

} // namespace nucleoscope
