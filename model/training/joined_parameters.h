#pragma once

#include <torch/torch.h>

#include <functional>

namespace nucleoscope {

/// The parameters of a module laid end to end in one tensor, and their gradients in another: an optimiser
/// then takes a few operations a step instead of ten for each of hundreds of parameters, which on a GPU cost
/// more time than what they compute. The module goes on to use its parameters, which share the memory.
class JoinedParameters {
public:
    /// The module must stay on its device from here on. There are gradients only where the parameters require
    /// them.
    explicit JoinedParameters(torch::nn::Module& module);

    /// [all], with zeros in the gaps between parameters; its gradient is that of the parameters.
    torch::Tensor& values() { return values_; }
    const torch::Tensor& values() const { return values_; }
    void clearGradients();
    /// Euclidean norm of all gradients, a tensor of one value.
    torch::Tensor gradientNorm() const;
    /// The part of `vector` [all] that belongs to each parameter, in the parameter's shape.
    void forEach(const torch::Tensor& vector,
                 const std::function<void(const std::string& name, torch::Tensor part)>& take) const;

private:
    torch::OrderedDict<std::string, torch::Tensor> parameters_;
    torch::Tensor values_;
};

} // namespace nucleoscope
