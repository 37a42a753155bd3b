#include "model/training/segmenter.h"

#include "core/detection/region_finder.h"
#include "model/data/network_input.h"
#include "model/inference/predictor.h"

namespace nucleoscope {

NetworkSegmenter::NetworkSegmenter(const Predictor& predictor)
    : NetworkSegmenter(predictor, predictor.info().threshold, predictor.info().seedProbability) {}

InputKind NetworkSegmenter::input() const {
    return *inputKindFromString(predictor_.info().input);
}

int NetworkSegmenter::imageSize() const {
    return predictor_.info().imageSize;
}

LabelMask NetworkSegmenter::segment(const NetworkInput& input) const {
    return toMask(predictor_.predict(input), threshold_, seedProbability_);
}

} // namespace nucleoscope
