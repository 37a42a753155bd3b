#pragma once

#include <torch/torch.h>

#include <string>

namespace nucleoscope {

/// How the Dice term joins the cross-entropy. LogDice: CE − mean log Dice, the reading of eq. 4 of Li et al.
/// 2024 that trains. Dice: CE + mean (1 − Dice). Printed: CE − mean log(1 − Dice), which is smallest at
/// Dice = 0 and does not train; it is there to show that.
enum class DiceTerm { LogDice, Dice, Printed };

/// "log_dice", "dice", "printed". @throws Error for another name, with those that are known.
DiceTerm diceTermNamed(const std::string& name);

/// The joint loss of a batch and its parts.
struct JointLoss {
    torch::Tensor total;        ///< Scalar, to be differentiated.
    torch::Tensor crossEntropy; ///< Scalar, mean over pixels.
    torch::Tensor dice;         ///< [classes], soft Dice over batch and pixels.
};

/// Class of pixels that count in no term (LabelMask::unsure).
inline constexpr int64_t ignoredPixel = 255;

/// Soft Dice of each class over batch and pixels: 2 Σ p t / max(Σ p + Σ t, 1e-7), p the softmax of the
/// logits.
/// @param logits [N, classes, H, W]; @param target [N, H, W], int64 class indices or ignoredPixel. @return
/// [classes].
torch::Tensor softDice(const torch::Tensor& logits, const torch::Tensor& target);

/// Cross-entropy and Dice together; a class that the target does not hold adds nothing to the Dice term.
JointLoss jointLoss(const torch::Tensor& logits, const torch::Tensor& target,
                    DiceTerm term = DiceTerm::LogDice);

} // namespace nucleoscope
