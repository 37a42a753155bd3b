#include "model/nn/decoder.h"

#include <functional>

namespace nucleoscope {
namespace {

void initializeConvolutions(torch::nn::Module& module, const std::function<void(torch::Tensor&)>& start) {
    for (const auto& child : module.modules(/*include_self=*/false)) {
        if (auto* convolution = child->as<torch::nn::Conv2dImpl>()) {
            start(convolution->weight);
            if (convolution->bias.defined()) {
                torch::nn::init::zeros_(convolution->bias);
            }
        }
    }
}

} // namespace

void initializeDecoder(torch::nn::Module& decoder) {
    initializeConvolutions(decoder, [](torch::Tensor& weight) {
        torch::nn::init::kaiming_uniform_(weight, 0, torch::kFanIn, torch::kReLU);
    });
}

void initializeHead(torch::nn::Module& head) {
    initializeConvolutions(head, [](torch::Tensor& weight) { torch::nn::init::xavier_uniform_(weight); });
}

} // namespace nucleoscope
