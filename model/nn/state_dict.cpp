#include "model/nn/state_dict.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace nucleoscope {
namespace {

void collect(const torch::nn::Module& module, const std::string& prefix, TensorDict& tensors) {
    for (const auto& entry : module.named_parameters(/*recurse=*/false)) {
        tensors.insert(prefix + entry.key(), entry.value().detach());
    }
    for (const auto& entry : module.named_buffers(/*recurse=*/false)) {
        tensors.insert(prefix + entry.key(), entry.value());
    }
    for (const auto& child : module.named_children()) {
        collect(*child.value(), prefix + child.key() + ".", tensors);
    }
}

StateDictMismatch compare(const TensorDict& own, const TensorDict& given) {
    StateDictMismatch mismatch;
    for (const auto& entry : own) {
        const auto* tensor = given.find(entry.key());
        if (tensor == nullptr) {
            mismatch.missing.push_back(entry.key());
        } else if (tensor->sizes() != entry.value().sizes()) {
            mismatch.misshaped.push_back(fmt::format("{} [{}] instead of [{}]", entry.key(),
                                                     fmt::join(tensor->sizes(), ", "),
                                                     fmt::join(entry.value().sizes(), ", ")));
        }
    }
    for (const auto& entry : given) {
        if (!own.contains(entry.key())) {
            mismatch.extra.push_back(entry.key());
        }
    }
    return mismatch;
}

std::string summary(const std::string& what, const std::vector<std::string>& names) {
    constexpr std::size_t shown = 3;
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names.size()));
    return fmt::format("{} {} ({}{})", names.size(), what, fmt::join(names.begin(), end, ", "),
                       names.size() > shown ? ", …" : "");
}

} // namespace

std::string StateDictMismatch::describe() const {
    std::vector<std::string> parts;
    if (!missing.empty()) {
        parts.push_back(summary("missing", missing));
    }
    if (!extra.empty()) {
        parts.push_back(summary("unknown", extra));
    }
    if (!misshaped.empty()) {
        parts.push_back(summary("of another shape", misshaped));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

TensorDict stateDict(const torch::nn::Module& module) {
    TensorDict tensors;
    collect(module, "", tensors);
    return tensors;
}

StateDictMismatch loadStateDict(torch::nn::Module& module, const TensorDict& tensors, bool allowPartial) {
    const torch::NoGradGuard noGradient;
    TensorDict own = stateDict(module);
    StateDictMismatch mismatch = compare(own, tensors);
    if (!allowPartial && !mismatch.empty()) {
        throw Error("the weights do not fit the network: tensors " + mismatch.describe());
    }
    for (auto& entry : own) {
        const auto* tensor = tensors.find(entry.key());
        if (tensor != nullptr && tensor->sizes() == entry.value().sizes()) {
            entry.value().copy_(*tensor);
        }
    }
    return mismatch;
}

int64_t parameterCount(const torch::nn::Module& module) {
    int64_t count = 0;
    for (const auto& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

} // namespace nucleoscope
