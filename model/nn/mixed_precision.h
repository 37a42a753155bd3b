#pragma once

namespace nucleoscope {

/// While it lives, a GPU computes with half the bits what LibTorch finds safe in them. bfloat16 has the range
/// of float32, so that gradients need no scaling. Does nothing when it is not `on`.
class MixedPrecision {
public:
    explicit MixedPrecision(bool on);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    bool on_;
};

} // namespace nucleoscope
