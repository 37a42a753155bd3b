#pragma once

#include <torch/torch.h>

namespace nucleoscope {

/// How the Dice term joins the cross-entropy. LogDice: CE − mean log Dice, the reading of eq. 4 of Li et al.
/// 2024 that trains (as printed, CE − log(1 − Dice) is smallest at Dice = 0). Dice: CE + mean (1 − Dice).
enum class DiceTerm { LogDice, Dice };

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
