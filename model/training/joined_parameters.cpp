#include "model/training/joined_parameters.h"

namespace nucleoscope {
namespace {

/// Values from the start of one parameter to that of the next: whole steps of 256 bytes, without which the
/// convolutions of a GPU find no kernel for some layouts.
int64_t placeOf(const torch::Tensor& parameter) {
    constexpr int64_t step = 64;
    return (parameter.numel() + step - 1) / step * step;
}

torch::Tensor partOf(const torch::Tensor& vector, const torch::Tensor& parameter, int64_t offset) {
    return vector.as_strided(parameter.sizes(), parameter.strides(), offset).detach();
}

} // namespace

JoinedParameters::JoinedParameters(torch::nn::Module& module) : parameters_(module.named_parameters()) {
    const torch::NoGradGuard noGradient;
    int64_t count = 0;
    for (const auto& parameter : parameters_) {
        TORCH_CHECK(parameter.value().is_non_overlapping_and_dense(), "parameter ", parameter.key(),
                    " has gaps in memory");
        count += placeOf(parameter.value());
    }
    const auto options = parameters_.front().value().options();
    values_ = torch::zeros({count}, options);
    forEach(values_, [this](const std::string& name, torch::Tensor part) {
        torch::Tensor& parameter = parameters_[name];
        part.copy_(parameter);
        parameter.set_data(part);
    });
    if (!parameters_.front().value().requires_grad()) {
        return;
    }
    values_.mutable_grad() = torch::zeros({count}, options);
    forEach(values_.grad(), [this](const std::string& name, torch::Tensor part) {
        parameters_[name].mutable_grad() = std::move(part);
    });
}

void JoinedParameters::clearGradients() {
    values_.mutable_grad().zero_();
}

torch::Tensor JoinedParameters::gradientNorm() const {
    return values_.grad().norm();
}

void JoinedParameters::forEach(
    const torch::Tensor& vector,
    const std::function<void(const std::string& name, torch::Tensor part)>& take) const {
    int64_t offset = 0;
    for (const auto& parameter : parameters_) {
        take(parameter.key(), partOf(vector, parameter.value(), offset));
        offset += placeOf(parameter.value());
    }
}

} // namespace nucleoscope
