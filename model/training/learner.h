#pragma once

#include "core/error.h"
#include "model/data/batch.h"
#include "model/nn/losses.h"
#include "model/nn/network.h"
#include "model/nn/state_dict.h"
#include "model/training/joined_parameters.h"
#include "model/training/metrics.h"

#include <optional>
#include <stop_token>
#include <utility>

namespace nucleoscope {

struct Validation {
    double loss = 0;
    ConfusionMatrix confusion;          ///< at probability 0.5, on the network's grid
    std::vector<cv::Mat> probabilities; ///< of the nucleus class, CV_32F, in the order of the samples
};

/// The loss of a batch is not a number: something in it, or the weights.
class LossNotFinite : public Error {
public:
    LossNotFinite() : Error("the loss is not a finite number") {}
};

struct LearnerOptions {
    NetworkOptions network;
    DiceTerm dice = DiceTerm::LogDice;
    double averaging = 0.99; ///< how much of the running mean stays at each step; 0: the weights themselves
    double gradientNorm = 5; ///< longer gradients are cut to this; 0: never
    bool mixedPrecision = false;      ///< forward pass in bfloat16; on a GPU only
    std::optional<bool> channelsLast; ///< the layout of maps and weights; nothing: what the device prefers
};

/// A network that learns: the weights that Adam moves, and their running mean, which becomes the model. All
/// calls throw Cancelled soon after a stop request, also from inside the backward pass.
class Learner {
public:
    Learner(const LearnerOptions& options, torch::Device device, std::stop_token stop);

    /// Goes on without mixed precision. @return whether it was on.
    bool useFloat32() { return std::exchange(options_.mixedPrecision, false); }
    /// Temperature of ODConv's attentions for what follows.
    void setTemperature(double temperature);
    /// One step of Adam on the joint loss, which is returned.
    /// @throws LossNotFinite, with the weights as they were before; Error when the gradient is not finite
    /// again and again. What LibTorch throws for want of memory leaves the weights as they were, too.
    double step(const Batch& batch, double learningRate);
    /// Gives the averaged network the batch-norm statistics of these samples: those that a running mean of
    /// the training steps collects belong to other weights.
    void collectStatistics(const std::vector<PreparedSample>& samples,
                           const std::vector<std::size_t>& indices, int batchSize);
    /// The averaged network in eval mode.
    Validation validate(const std::vector<PreparedSample>& samples, const std::vector<std::size_t>& indices,
                        int batchSize);

    /// The averaged network, as it goes into a model file.
    NetworkImpl& average() { return *average_; }
    /// Puts these weights into both networks. @throws Error when they do not fit.
    void startFrom(const TensorDict& weights);
    /// Everything that a later run needs to go on with the same numbers.
    TensorDict state();
    void restore(const TensorDict& state);

private:
    void pollInBackward();
    torch::Tensor logitsOf(const torch::Tensor& images);
    /// @throws Error after too many gradients in a row that are not finite
    bool isUsable(double gradientNorm);
    torch::Tensor onDevice(const torch::Tensor& images) const;
    void updateAverage();
    void addParts(TensorDict& all, const std::string& prefix, const torch::Tensor& vector) const;
    torch::Tensor joined(const TensorDict& all, const std::string& prefix) const;
    void throwIfStopped() const;

    std::shared_ptr<NetworkImpl> network_;
    std::shared_ptr<NetworkImpl> average_;
    JoinedParameters weights_; ///< of network_
    JoinedParameters means_;   ///< of average_
    std::unique_ptr<torch::optim::Adam> optimizer_;
    LearnerOptions options_;
    torch::Device device_;
    std::int64_t steps_ = 0;
    int badSteps_ = 0;
    std::stop_token stop_;
};

} // namespace nucleoscope
