#include "model/nn/network_options.h"

#include "core/error.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string_view>
#include <utility>

namespace nucleoscope {
namespace {

using Metadata = std::map<std::string, std::string>;

template <typename Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<ODConvPlacement, 3> placementNames{{{ODConvPlacement::None, "none"},
                                                    {ODConvPlacement::Depthwise, "depthwise"},
                                                    {ODConvPlacement::All, "all"}}};
constexpr Names<AttentionNorm, 3> normNames{
    {{AttentionNorm::Batch, "batch"}, {AttentionNorm::Group, "group"}, {AttentionNorm::None, "none"}}};
constexpr Names<AttentionInit, 2> attentionInitNames{
    {{AttentionInit::FanOut, "fan_out"}, {AttentionInit::FanIn, "fan_in"}}};
constexpr Names<SdiInit, 2> sdiInitNames{{{SdiInit::Published, "published"}, {SdiInit::NearOne, "near_one"}}};

template <typename Enum, std::size_t N>
std::string nameOf(const Names<Enum, N>& names, Enum value) {
    for (const auto& [candidate, name] : names) {
        if (candidate == value) {
            return std::string(name);
        }
    }
    throw Error("a network option has a value that no name stands for");
}

[[noreturn]] void refuse(const std::string& key, const std::string& text, const std::string& expected) {
    throw Error(fmt::format("'{}' is '{}', expected {}", key, text, expected));
}

template <typename Enum, std::size_t N>
void read(const Metadata& metadata, const std::string& key, const Names<Enum, N>& names, Enum& value) {
    const auto found = metadata.find(key);
    if (found == metadata.end()) {
        return;
    }
    std::string expected;
    for (const auto& [candidate, name] : names) {
        if (name == found->second) {
            value = candidate;
            return;
        }
        expected += (expected.empty() ? "" : " or ") + std::string(name);
    }
    refuse(key, found->second, expected);
}

template <typename Number>
void read(const Metadata& metadata, const std::string& key, Number smallest, Number largest, Number& value) {
    const auto found = metadata.find(key);
    if (found == metadata.end()) {
        return;
    }
    const std::string& text = found->second;
    Number number{};
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = status == std::errc{} && end == text.data() + text.size();
    if (!whole || !(number >= smallest && number <= largest)) {
        refuse(key, text, fmt::format("a number from {} to {}", smallest, largest));
    }
    value = number;
}

void read(const Metadata& metadata, const std::string& key, std::string& value) {
    if (const auto found = metadata.find(key); found != metadata.end()) {
        value = found->second;
    }
}

} // namespace

bool ImageSides::admit(std::int64_t height, std::int64_t width) const {
    const auto good = [this](std::int64_t side) { return side >= smallest && side % divisor == 0; };
    return good(height) && good(width);
}

std::string ImageSides::describe() const {
    return fmt::format("height and width must be multiples of {}{}", divisor,
                       smallest > divisor ? fmt::format(", at least {}", smallest) : "");
}

std::map<std::string, std::string> toMetadata(const NetworkOptions& options) {
    return {{"architecture", options.architecture},
            {"encoder", options.encoder},
            {"classes", std::to_string(options.classes)},
            {"odconv_placement", nameOf(placementNames, options.odconvPlacement)},
            {"odconv_kernels", std::to_string(options.odconvKernels)},
            {"attention_norm", nameOf(normNames, options.attentionNorm)},
            {"attention_init", nameOf(attentionInitNames, options.attentionInit)},
            {"sdi_init", nameOf(sdiInitNames, options.sdiInit)},
            {"initial_temperature", fmt::format("{}", options.initialTemperature)}};
}

NetworkOptions fromMetadata(const std::map<std::string, std::string>& metadata) {
    NetworkOptions options;
    read(metadata, "architecture", options.architecture);
    read(metadata, "encoder", options.encoder);
    read(metadata, "classes", 2, 255, options.classes);
    read(metadata, "odconv_placement", placementNames, options.odconvPlacement);
    read(metadata, "odconv_kernels", 1, 16, options.odconvKernels);
    read(metadata, "attention_norm", normNames, options.attentionNorm);
    read(metadata, "attention_init", attentionInitNames, options.attentionInit);
    read(metadata, "sdi_init", sdiInitNames, options.sdiInit);
    read(metadata, "initial_temperature", 1.0, 1000.0, options.initialTemperature);
    return options;
}

} // namespace nucleoscope
