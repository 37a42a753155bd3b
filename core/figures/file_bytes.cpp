#include "core/figures/file_bytes.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace nucleoscope {
namespace {

void appendBigEndian(std::string& bytes, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) {
        bytes.push_back(static_cast<char>(value >> shift & 255));
    }
}

} // namespace

void removeCreationDate(std::string& pdf) {
    // The dictionary lies at the end, as plain text. Blanks keep the places of the objects.
    const std::size_t start = pdf.rfind("/CreationDate (");
    if (start != std::string::npos) {
        const std::size_t end = pdf.find(')', start);
        std::fill(pdf.begin() + static_cast<std::ptrdiff_t>(start),
                  pdf.begin() + static_cast<std::ptrdiff_t>(end) + 1, ' ');
    }
}

void renumberSurfaces(std::string& svg) {
    constexpr std::string_view name = "surface";
    std::vector<std::string> numbers; // as they come
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = svg.find(name); at != std::string::npos; at = svg.find(name, at + 1)) {
        const std::size_t start = at + name.size();
        const std::size_t end = std::min(svg.find_first_not_of("0123456789", start), svg.size());
        const std::string number = svg.substr(start, end - start);
        const bool isName = !number.empty() && at > 0 && (svg[at - 1] == '"' || svg[at - 1] == '#');
        if (!isName) {
            continue;
        }
        auto found = std::ranges::find(numbers, number);
        if (found == numbers.end()) {
            numbers.push_back(number);
            found = numbers.end() - 1;
        }
        result.append(svg, copied, start - copied);
        result += std::to_string(found - numbers.begin() + 1);
        copied = end;
    }
    svg = result.append(svg, copied);
}

void addResolution(std::string& png, double dotsPerInch) {
    constexpr std::size_t afterHeader = 8 + 12 + 13; // signature, and the chunk IHDR with its 13 bytes
    constexpr double inch = 0.0254;
    const auto perMeter = static_cast<std::uint32_t>(std::lround(dotsPerInch / inch));
    std::string chunk = "pHYs";
    appendBigEndian(chunk, perMeter);
    appendBigEndian(chunk, perMeter);
    chunk.push_back(1); // the unit is the metre
    std::string whole;
    appendBigEndian(whole, static_cast<std::uint32_t>(chunk.size() - 4));
    whole += chunk;
    appendBigEndian(whole, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(chunk.data()),
                                                            static_cast<uInt>(chunk.size()))));
    png.insert(std::min(afterHeader, png.size()), whole);
}

} // namespace nucleoscope
