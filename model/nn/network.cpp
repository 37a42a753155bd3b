#include "model/nn/network.h"

#include "core/error.h"
#include "model/nn/baselines.h"
#include "model/nn/odm_unet.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

namespace nucleoscope {
namespace {

struct Architecture {
    const char* name;
    std::shared_ptr<NetworkImpl> (*make)(const NetworkOptions&);
    ImageSides sides;
};

std::shared_ptr<NetworkImpl> makeOdmUnet(const NetworkOptions& options) {
    return std::make_shared<OdmUnetImpl>(options);
}

/// The sides divide by the deepest stride; PAN halves its deepest map three times more.
constexpr std::array<Architecture, 10> architectures{{{"odm_unet", makeOdmUnet, {32, 32}},
                                                      {"unet", makeUnet, {32, 32}},
                                                      {"unetplusplus", makeUnetPlusPlus, {32, 32}},
                                                      {"manet", makeManet, {32, 32}},
                                                      {"linknet", makeLinknet, {32, 32}},
                                                      {"fpn", makeFpn, {32, 32}},
                                                      {"pspnet", makePspnet, {8, 8}},
                                                      {"pan", makePan, {16, 128}},
                                                      {"deeplabv3", makeDeepLabV3, {8, 8}},
                                                      {"deeplabv3plus", makeDeepLabV3Plus, {16, 16}}}};

const Architecture& architectureNamed(const std::string& name) {
    const auto* found = std::find_if(architectures.begin(), architectures.end(),
                                     [&](const Architecture& known) { return known.name == name; });
    if (found == architectures.end()) {
        throw Error(fmt::format("unknown architecture '{}'; this version knows {}", name,
                                fmt::join(architectureNames(), ", ")));
    }
    return *found;
}

} // namespace

void NetworkImpl::setTemperature(double /*temperature*/) {}

std::vector<std::string> architectureNames() {
    std::vector<std::string> names;
    for (const Architecture& architecture : architectures) {
        names.emplace_back(architecture.name);
    }
    return names;
}

ImageSides imageSides(const std::string& architecture) {
    return architectureNamed(architecture).sides;
}

std::shared_ptr<NetworkImpl> makeNetwork(const NetworkOptions& options) {
    return architectureNamed(options.architecture).make(options);
}

void disableDropout(torch::nn::Module& module) {
    for (const auto& child : module.modules()) {
        if (child->as<torch::nn::DropoutImpl>() != nullptr ||
            child->as<torch::nn::Dropout2dImpl>() != nullptr) {
            child->eval();
        }
    }
}

bool prefersChannelsLast(const torch::Device& device) {
    return device.is_cpu();
}

void useChannelsLast(torch::nn::Module& module) {
    const torch::NoGradGuard noGradient;
    for (auto& parameter : module.parameters()) {
        if (parameter.dim() == 4) {
            parameter.set_data(parameter.contiguous(torch::MemoryFormat::ChannelsLast));
        }
    }
}

} // namespace nucleoscope
