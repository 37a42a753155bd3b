#include "model/data/batch.h"

#include "model/data/random.h"

#include <cstring>

namespace nucleoscope {
namespace {

/// One value of many: a good seed for each sample of each epoch.
std::uint64_t mixed(std::uint64_t seed, std::size_t index) {
    return SplitMix(seed ^ SplitMix(index).next()).next();
}

} // namespace

Batch makeBatch(const std::vector<PreparedSample>& samples, std::span<const std::size_t> indices,
                const Variants& variants) {
    const auto count = static_cast<std::int64_t>(indices.size());
    const std::int64_t size = samples[indices.front()].geometry.size;
    torch::Tensor images = torch::empty({count, size, size, 3}, torch::kFloat32);
    torch::Tensor targets = torch::empty({count, size, size}, torch::kUInt8);
    const std::size_t pixels = static_cast<std::size_t>(size) * size;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const PreparedSample& sample = samples[indices[i]];
        cv::Mat input;
        sample.input.convertTo(input, CV_32F);
        cv::Mat target = sample.target;
        augment(variants.kind, input, target, mixed(variants.seed, indices[i]));
        std::memcpy(images.data_ptr<float>() + i * pixels * 3, input.ptr<float>(),
                    pixels * 3 * sizeof(float));
        std::memcpy(targets.data_ptr<std::uint8_t>() + i * pixels, target.ptr(), pixels);
    }
    return {images.permute({0, 3, 1, 2}), targets.to(torch::kInt64)};
}

torch::Tensor toTensor(const cv::Mat& channels) {
    torch::Tensor tensor = torch::empty({1, channels.rows, channels.cols, 3}, torch::kFloat32);
    std::memcpy(tensor.data_ptr<float>(), channels.ptr<float>(), channels.total() * channels.elemSize());
    return tensor.permute({0, 3, 1, 2});
}

} // namespace nucleoscope
