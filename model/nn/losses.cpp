#include "model/nn/losses.h"

namespace nucleoscope {
namespace {

constexpr double smallest = 1e-7;

constexpr std::initializer_list<int64_t> allButClass{0, 2, 3};

struct Truth {
    torch::Tensor classes; ///< [N, classes, H, W]: 1 where the target is the class.
    torch::Tensor counted; ///< [N, 1, H, W]: 0 where the pixel is ignored.
};

Truth truthOf(const torch::Tensor& target, const torch::Tensor& logits) {
    const auto labels = target.unsqueeze(1);
    const auto ignored = labels == ignoredPixel;
    const auto counted = ignored.logical_not().to(logits.dtype());
    return {torch::zeros_like(logits).scatter_(1, labels.masked_fill(ignored, 0), counted), counted};
}

torch::Tensor softDiceOf(const torch::Tensor& probabilities, const Truth& truth) {
    const auto shared = (probabilities * truth.classes).sum(allButClass);
    const auto both = (probabilities * truth.counted).sum(allButClass) + truth.classes.sum(allButClass);
    return 2 * shared / both.clamp_min(smallest);
}

} // namespace

torch::Tensor softDice(const torch::Tensor& logits, const torch::Tensor& target) {
    return softDiceOf(torch::softmax(logits, 1), truthOf(target, logits));
}

JointLoss jointLoss(const torch::Tensor& logits, const torch::Tensor& target, DiceTerm term) {
    const auto logProbabilities = torch::log_softmax(logits, 1);
    const Truth truth = truthOf(target, logits);
    const auto present = (truth.classes.sum(allButClass) > 0).to(logits.dtype());

    JointLoss loss;
    loss.crossEntropy = torch::nll_loss2d(logProbabilities, target, {}, at::Reduction::Mean, ignoredPixel);
    loss.dice = softDiceOf(logProbabilities.exp(), truth);
    const auto perClass = term == DiceTerm::LogDice ? -loss.dice.clamp_min(smallest).log() : 1 - loss.dice;
    loss.total = loss.crossEntropy + (perClass * present).mean();
    return loss;
}

} // namespace nucleoscope
