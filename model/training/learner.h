#pragma once

#include "model/data/batch.h"
#include "model/nn/network.h"
#include "model/nn/state_dict.h"
#include "model/training/metrics.h"

#include <stop_token>

namespace nucleoscope {

struct Validation {
    double loss = 0;
    ConfusionMatrix confusion;          ///< at probability 0.5, on the network's grid
    std::vector<cv::Mat> probabilities; ///< of the nucleus class, CV_32F, in the order of the samples
};

/// A network that learns: the weights that Adam moves, and their running mean, which becomes the model. All
/// calls throw Cancelled soon after a stop request, also from inside the backward pass.
class Learner {
public:
    /// `averaging`: how much of the running mean stays at each step; 0 uses the weights themselves.
    Learner(const NetworkOptions& options, torch::Device device, double averaging, std::stop_token stop);

    /// Temperature of ODConv's attentions for what follows.
    void setTemperature(double temperature);
    /// One step of Adam on the joint loss, which is returned. @throws Error when it is not finite again and
    /// again.
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
    void updateAverage();
    void throwIfStopped() const;

    std::shared_ptr<NetworkImpl> network_;
    std::shared_ptr<NetworkImpl> average_;
    std::unique_ptr<torch::optim::Adam> optimizer_;
    torch::Device device_;
    double averaging_;
    std::int64_t steps_ = 0;
    int badSteps_ = 0;
    std::stop_token stop_;
};

} // namespace nucleoscope
