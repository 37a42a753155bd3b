#pragma once

#include "model/nn/safetensors.h"

#include <torch/torch.h>

#include <string>
#include <vector>

namespace nucleoscope::reference {

/// The device that is tested: the CPU, or what the environment variable NUCLEOSCOPE_TEST_DEVICE names, for
/// example cuda.
torch::Device device();

/// A file of tests/data/reference; its README gives the formulas.
TensorFile read(const std::string& name);

/// Gives every tensor of the module the value that the formulas give to its name.
/// @param nearOne prefix of the tensors that the formulas put near one: those of factors of a product.
void fill(torch::nn::Module& module, const std::string& nearOne);

/// Input `name` of that shape, float64, on device().
torch::Tensor input(const std::string& name, const std::vector<int64_t>& shape);

/// Target [N, H, W], int64, on device().
torch::Tensor target(const std::vector<int64_t>& shape);

/// Largest absolute difference over the largest absolute value of `expected`.
double difference(const torch::Tensor& actual, const torch::Tensor& expected);

} // namespace nucleoscope::reference
