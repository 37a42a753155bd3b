#include "core/archive/product.h"

#include <fmt/format.h>

namespace nucleoscope {
namespace {

struct Payload {
    std::string_view code, instrument;
};

constexpr Payload payloads[] = {
    {"EFD", "electric field detector"},
    {"SCM", "search-coil magnetometer"},
    {"HPM", "high-precision magnetometer"},
    {"LAP", "Langmuir probe"},
    {"PAP", "plasma analyser"},
    {"HEP", "high-energy particle package"},
};

constexpr std::array<std::string_view, 5> efdBands{"", "ULF", "ELF", "VLF", "HF"};

struct DatasetPrefix {
    std::string_view prefix, product;
};

constexpr DatasetPrefix datasetPrefixes[] = {
    {"A111", "EFD ULF data (electric field detector)"},  {"A121", "EFD ELF data (electric field detector)"},
    {"A141", "EFD HF data (electric field detector)"},   {"A22", "HPM data (high-precision magnetometer)"},
    {"B_FGM", "HPM data (high-precision magnetometer)"},
};

std::string bandOf(const HalfOrbitName& name) {
    const bool known =
        name.payload == "EFD" && name.band >= 1 && name.band < static_cast<int>(efdBands.size());
    return known ? std::string(efdBands[static_cast<std::size_t>(name.band)]) : std::to_string(name.band);
}

} // namespace

std::string productOf(const HalfOrbitName& name) {
    return fmt::format("{} {} {}", name.payload, bandOf(name), name.level);
}

std::string describeOtherProduct(const std::optional<HalfOrbitName>& name,
                                 const std::vector<std::string>& datasets) {
    if (name && !name->isVlf()) {
        const auto payload = std::find_if(std::begin(payloads), std::end(payloads),
                                          [&](const Payload& p) { return p.code == name->payload; });
        const std::string code = name->payload == "EFD" ? "EFD " + bandOf(*name) : name->payload;
        return payload == std::end(payloads) ? fmt::format("{} data", code)
                                             : fmt::format("{} data ({})", code, payload->instrument);
    }
    for (const auto& [prefix, product] : datasetPrefixes) {
        if (std::any_of(datasets.begin(), datasets.end(),
                        [p = prefix](const std::string& dataset) { return dataset.starts_with(p); })) {
            return std::string(product);
        }
    }
    return {};
}

} // namespace nucleoscope
