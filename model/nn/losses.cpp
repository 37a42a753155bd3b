#include "model/nn/losses.h"

#include "core/error.h"

#include <map>

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

/// What each class adds to the loss.
torch::Tensor diceLoss(const torch::Tensor& dice, DiceTerm term) {
    switch (term) {
    case DiceTerm::LogDice:
        return -dice.clamp_min(smallest).log();
    case DiceTerm::Printed:
        return -(1 - dice).clamp_min(smallest).log();
    case DiceTerm::Dice:
        break;
    }
    return 1 - dice;
}

} // namespace

DiceTerm diceTermNamed(const std::string& name) {
    static const std::map<std::string, DiceTerm> terms{
        {"log_dice", DiceTerm::LogDice}, {"dice", DiceTerm::Dice}, {"printed", DiceTerm::Printed}};
    const auto found = terms.find(name);
    if (found == terms.end()) {
        throw Error("unknown loss '" + name + "'; expected log_dice, dice or printed");
    }
    return found->second;
}

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
    loss.total = loss.crossEntropy + (diceLoss(loss.dice, term) * present).mean();
    return loss;
}

} // namespace nucleoscope
