#include "model/training/segmenter.h"

#include "model/data/network_input.h"
#include "model/inference/predictor.h"

namespace nucleoscope {

InputKind NetworkSegmenter::input() const {
    return *inputKindFromString(predictor_.info().input);
}

int NetworkSegmenter::imageSize() const {
    return predictor_.info().imageSize;
}

LabelMask NetworkSegmenter::segment(const NetworkInput& input) const {
    return toMask(predictor_.predict(input), threshold_);
}

} // namespace nucleoscope
