#pragma once

#include "core/labels/mask.h"

namespace nucleoscope {

class Predictor;
struct NetworkInput;
enum class InputKind;

/// Anything that finds regions in what a network sees of a spectrum or picture, so that all are judged alike.
class Segmenter {
public:
    Segmenter() = default;
    Segmenter(const Segmenter&) = delete;
    Segmenter& operator=(const Segmenter&) = delete;
    virtual ~Segmenter() = default;

    virtual InputKind input() const = 0;
    virtual int imageSize() const = 0;
    /// The mask on the full grid of `input`.
    virtual LabelMask segment(const NetworkInput& input) const = 0;
};

/// A trained network; a region's pixels reach the threshold and one of them the seed probability. The
/// predictor must outlive it.
class NetworkSegmenter : public Segmenter {
public:
    NetworkSegmenter(const Predictor& predictor, double threshold, double seedProbability)
        : predictor_(predictor), threshold_(threshold), seedProbability_(seedProbability) {}
    /// As the model says.
    explicit NetworkSegmenter(const Predictor& predictor);
    InputKind input() const override;
    int imageSize() const override;
    LabelMask segment(const NetworkInput& input) const override;

private:
    const Predictor& predictor_;
    double threshold_, seedProbability_;
};

} // namespace nucleoscope
