#include "model/nn/network.h"

#include "core/error.h"
#include "model/nn/odm_unet.h"
#include "model/nn/unet.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>

namespace nucleoscope {
namespace {

using Builder = std::function<std::shared_ptr<NetworkImpl>(const NetworkOptions&)>;

const std::map<std::string, Builder>& builders() {
    static const std::map<std::string, Builder> known{
        {"odm_unet", [](const NetworkOptions& options) { return std::make_shared<OdmUnetImpl>(options); }},
        {"unet", [](const NetworkOptions& options) { return std::make_shared<UnetImpl>(options); }},
    };
    return known;
}

} // namespace

void NetworkImpl::setTemperature(double /*temperature*/) {}

std::vector<std::string> architectureNames() {
    std::vector<std::string> names;
    for (const auto& [name, builder] : builders()) {
        names.push_back(name);
    }
    return names;
}

std::shared_ptr<NetworkImpl> makeNetwork(const NetworkOptions& options) {
    const auto builder = builders().find(options.architecture);
    if (builder == builders().end()) {
        throw Error(fmt::format("unknown architecture '{}'; this version knows {}", options.architecture,
                                fmt::join(architectureNames(), ", ")));
    }
    return builder->second(options);
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
