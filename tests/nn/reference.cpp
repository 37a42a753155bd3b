#include "tests/nn/reference.h"

#include "model/nn/runtime.h"
#include "model/nn/state_dict.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace nucleoscope::reference {
namespace {

std::uint64_t fnv(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    return hash;
}

/// The series u(name, 0), u(name, 1), … in [0, 1).
class Series {
public:
    explicit Series(std::string_view name) : seed_(fnv(name)) {}

    double operator[](std::uint64_t i) const {
        std::uint64_t z = seed_ + (i + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return static_cast<double>(z >> 40) / (1 << 24);
    }

private:
    std::uint64_t seed_;
};

/// scale · u + offset for a tensor of that name.
struct Formula {
    double scale = 0;
    double offset = 0;
};

Formula plainFormulaOf(const std::string& name, const torch::Tensor& tensor) {
    if (name.ends_with("num_batches_tracked")) {
        return {};
    }
    if (name.ends_with("running_var") || (name.ends_with("weight") && tensor.dim() == 1)) {
        return {0.5, 0.75};
    }
    if (name.ends_with("weight")) {
        auto fan = static_cast<double>(tensor.numel() / tensor.size(0));
        if (tensor.dim() == 5) {
            fan /= static_cast<double>(tensor.size(1));
        }
        const double bound = std::sqrt(6 / fan);
        return {2 * bound, -bound};
    }
    return {0.2, -0.1};
}

Formula formulaOf(const std::string& name, const torch::Tensor& tensor, const std::string& nearOne) {
    const Formula plain = plainFormulaOf(name, tensor);
    if (nearOne.empty() || !name.starts_with(nearOne) || name.ends_with("num_batches_tracked")) {
        return plain;
    }
    return name.ends_with("weight") ? Formula{0.1 * plain.scale, 0.1 * plain.offset}
                                    : Formula{plain.scale, plain.offset + 1};
}

} // namespace

torch::Device device() {
    const char* name = std::getenv("NUCLEOSCOPE_TEST_DEVICE");
    return selectDevice(name != nullptr ? name : "cpu");
}

TensorFile read(const std::string& name) {
    return readSafetensors(std::string(NUCLEOSCOPE_TEST_DATA) + "/reference/" + name + ".safetensors");
}

void fill(torch::nn::Module& module, const std::string& nearOne) {
    const torch::NoGradGuard noGradient;
    for (auto& entry : stateDict(module)) {
        auto& tensor = entry.value();
        const Series u(entry.key());
        const Formula formula = formulaOf(entry.key(), tensor, nearOne);
        auto values = torch::empty(tensor.sizes(), torch::kFloat32);
        auto* value = values.data_ptr<float>();
        for (int64_t i = 0; i < values.numel(); ++i) {
            value[i] = static_cast<float>(formula.scale * u[i] + formula.offset);
        }
        tensor.copy_(values);
    }
}

torch::Tensor input(const std::string& name, const std::vector<int64_t>& shape) {
    const Series u(name);
    const Series scale(name + ".scale");
    const Series offset(name + ".offset");
    auto values = torch::empty(shape, torch::kFloat32);
    auto* value = values.data_ptr<float>();
    const int64_t pixels = shape[2] * shape[3];
    for (int64_t i = 0; i < values.numel(); ++i) {
        const int64_t j = i / pixels;
        value[i] = static_cast<float>((2 * u[i] - 1) * (0.3 + 1.5 * scale[j]) + 4 * offset[j] - 2);
    }
    return values.to(device(), torch::kFloat64);
}

torch::Tensor target(const std::vector<int64_t>& shape) {
    const Series u("target");
    auto values = torch::zeros(shape, torch::kInt64);
    auto* value = values.data_ptr<int64_t>();
    for (int64_t i = 0; i < values.numel(); ++i) {
        value[i] = u[i] < 0.2 ? 1 : 0;
    }
    return values.to(device());
}

double difference(const torch::Tensor& actual, const torch::Tensor& expected) {
    const auto reference = expected.to(torch::kCPU, torch::kFloat64);
    return ((actual.detach().to(torch::kCPU, torch::kFloat64) - reference).abs().max() /
            reference.abs().max())
        .item<double>();
}

} // namespace nucleoscope::reference
