#include "model/training/variant_pictures.h"

#include "model/data/augmentation.h"
#include "model/data/network_input.h"

#include <opencv2/imgproc.hpp>

namespace nucleoscope {
namespace {

std::vector<std::uint8_t> bytesOf(const cv::Mat& picture) {
    const cv::Mat whole = picture.isContinuous() ? picture : picture.clone();
    return {whole.data, whole.data + whole.total() * whole.elemSize()};
}

/// Grey with the range of the original, so that a change of gain is seen.
class GreyScale {
public:
    explicit GreyScale(const cv::Mat& channels) {
        cv::Mat level;
        cv::extractChannel(channels, level, 1);
        cv::minMaxLoc(level, &low_, &high_);
    }
    cv::Mat operator()(const cv::Mat& channels) const {
        cv::Mat level, grey, rgb;
        cv::extractChannel(channels, level, 1);
        const double scale = 255 / std::max(high_ - low_, 1e-9);
        level.convertTo(grey, CV_8U, scale, -low_ * scale);
        cv::cvtColor(grey, rgb, cv::COLOR_GRAY2RGB);
        return rgb;
    }

private:
    double low_ = 0, high_ = 1;
};

} // namespace

std::vector<VariantPicture> variantPictures(const SpectrumImage& image, const LabelMask& mask,
                                            const std::string& augmentation, int size, int count,
                                            std::uint64_t seed) {
    const Augmentation kind = augmentationNamed(augmentation);
    const bool coloured = kind == Augmentation::Paper;
    const NetworkInput input =
        makeNetworkInput(image, coloured ? InputKind::Picture : InputKind::Plain, size);
    const cv::Mat target =
        mask.pixels.empty() ? cv::Mat(cv::Mat::zeros(size, size, CV_8U)) : reduceMask(mask, input.geometry);
    const GreyScale grey(input.channels);
    const auto pictureFrom = [&](const cv::Mat& channels, const cv::Mat& classes) {
        return VariantPicture{size, bytesOf(coloured ? pictureOf(channels) : grey(channels)),
                              bytesOf(classes)};
    };
    std::vector<VariantPicture> pictures{pictureFrom(input.channels, target)};
    for (int i = 0; i < count; ++i) {
        cv::Mat channels = input.channels.clone(), classes = target.clone();
        augment(kind, channels, classes, seed + static_cast<std::uint64_t>(i));
        pictures.push_back(pictureFrom(channels, classes));
    }
    return pictures;
}

} // namespace nucleoscope
