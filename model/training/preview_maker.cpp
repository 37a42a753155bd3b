#include "model/training/preview_maker.h"

#include "model/training/metrics.h"

#include <algorithm>
#include <numeric>

namespace nucleoscope {
namespace {

constexpr std::size_t shown = 3;

std::vector<std::uint8_t> bytesOf(const cv::Mat& plane) {
    const cv::Mat whole = plane.isContinuous() ? plane : plane.clone();
    return {whole.data, whole.data + whole.total()};
}

double regionIouOf(const TrainingPreview& preview) {
    LabelMask truth(preview.side, preview.side), found(preview.side, preview.side);
    truth.pixels = preview.truth;
    for (std::size_t i = 0; i < preview.probability.size(); ++i) {
        found.pixels[i] = preview.probability[i] >= 0.5F ? LabelMask::nucleus : LabelMask::background;
    }
    ConfusionMatrix confusion;
    confusion.add(truth, found);
    return confusion.iou()[1];
}

} // namespace

PreviewMaker::PreviewMaker(const std::vector<PreparedSample>& samples,
                           const std::vector<std::size_t>& validation) {
    std::vector<std::pair<int, std::size_t>> places; // size of the region, place
    for (std::size_t place = 0; place < validation.size(); ++place) {
        places.emplace_back(-cv::countNonZero(samples[validation[place]].target == LabelMask::nucleus),
                            place);
    }
    std::sort(places.begin(), places.end());
    places.resize(std::min(places.size(), shown));
    for (const auto& [size, place] : places) {
        const PreparedSample& sample = samples[validation[place]];
        chosen_.push_back({place,
                           {sample.name,
                            sample.geometry.size,
                            bytesOf(greyOf(sample.input)),
                            bytesOf(sample.target),
                            {},
                            0}});
    }
}

std::vector<TrainingPreview> PreviewMaker::of(const std::vector<cv::Mat>& probabilities) const {
    std::vector<TrainingPreview> previews;
    for (const Chosen& chosen : chosen_) {
        TrainingPreview preview = chosen.preview;
        const cv::Mat& map = probabilities[chosen.place];
        preview.probability.assign(map.ptr<float>(), map.ptr<float>() + map.total());
        preview.regionIou = regionIouOf(preview);
        previews.push_back(std::move(preview));
    }
    return previews;
}

} // namespace nucleoscope
