#include "model/nn/safetensors.h"

#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <set>
#include <string_view>
#include <utility>

// Layout: https://github.com/huggingface/safetensors, "Format": u64 length of the header, JSON header, data;
// all little endian.

namespace nucleoscope {
namespace {

static_assert(std::endian::native == std::endian::little, "safetensors are little endian");

constexpr std::uint64_t maxHeaderBytes = 100'000'000;
constexpr std::size_t maxRank = 16;
constexpr std::size_t headerAlignment = 8;

constexpr std::array<std::pair<std::string_view, torch::ScalarType>, 10> typeNames{{
    {"F64", torch::kFloat64},
    {"F32", torch::kFloat32},
    {"F16", torch::kFloat16},
    {"BF16", torch::kBFloat16},
    {"I64", torch::kInt64},
    {"I32", torch::kInt32},
    {"I16", torch::kInt16},
    {"I8", torch::kInt8},
    {"U8", torch::kUInt8},
    {"BOOL", torch::kBool},
}};

/// Turns a header into entries, with every claim it makes checked against the format and the size of the
/// file.
class HeaderParser {
public:
    HeaderParser(std::filesystem::path file, std::uint64_t dataBytes)
        : file_(std::move(file)), dataBytes_(dataBytes) {}

    SafetensorsHeader parse(const std::string& text) const {
        SafetensorsHeader header;
        const nlohmann::json json = parseJson(text);
        for (const auto& [name, value] : json.items()) {
            if (name == "__metadata__") {
                header.metadata = metadataOf(value);
            } else {
                header.tensors.push_back(entryOf(name, value));
            }
        }
        checkLayout(header.tensors);
        return header;
    }

private:
    [[noreturn]] void refuse(const std::string& problem) const {
        throw FileError(file_, "not a valid safetensors file: " + problem);
    }

    nlohmann::json parseJson(const std::string& text) const {
        std::set<std::string> names;
        const auto check = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
            constexpr int deepest = 3; // header, tensor, shape
            if (depth > deepest) {
                refuse("its header is nested too deeply");
            }
            if (event == nlohmann::json::parse_event_t::key && depth == 1 &&
                !names.insert(parsed.get<std::string>()).second) {
                refuse(fmt::format("its header names '{}' twice", parsed.get<std::string>()));
            }
            return true;
        };
        try {
            auto json = nlohmann::json::parse(text, check);
            if (!json.is_object()) {
                refuse("its header is not a JSON object");
            }
            return json;
        } catch (const nlohmann::json::exception&) {
            refuse("its header is not JSON");
        }
    }

    std::map<std::string, std::string> metadataOf(const nlohmann::json& json) const {
        if (!json.is_object()) {
            refuse("__metadata__ is not a map of strings");
        }
        std::map<std::string, std::string> metadata;
        for (const auto& [key, value] : json.items()) {
            if (!value.is_string()) {
                refuse(fmt::format("__metadata__ '{}' is not a string", key));
            }
            metadata[key] = value.get<std::string>();
        }
        return metadata;
    }

    TensorEntry entryOf(const std::string& name, const nlohmann::json& json) const {
        const bool complete = json.is_object() && json.size() == 3 && json.contains("dtype") &&
                              json.at("dtype").is_string() && json.contains("shape") &&
                              json.at("shape").is_array() && json.contains("data_offsets") &&
                              json.at("data_offsets").is_array() && json.at("data_offsets").size() == 2;
        if (!complete) {
            refuse(fmt::format("tensor '{}' is not described by dtype, shape and data_offsets", name));
        }
        TensorEntry entry;
        entry.name = name;
        entry.type = typeOf(name, json.at("dtype").get<std::string>());
        entry.shape = shapeOf(name, json.at("shape"));
        entry.begin = numberOf(name, json.at("data_offsets").at(0));
        entry.end = numberOf(name, json.at("data_offsets").at(1));
        if (entry.begin > entry.end || entry.end > dataBytes_) {
            refuse(fmt::format("tensor '{}' lies outside the file", name));
        }
        if (bytesOf(entry) != entry.end - entry.begin) {
            refuse(fmt::format("tensor '{}' has {} bytes, but its shape and type need another number", name,
                               entry.end - entry.begin));
        }
        return entry;
    }

    torch::ScalarType typeOf(const std::string& name, const std::string& typeName) const {
        for (const auto& [known, type] : typeNames) {
            if (known == typeName) {
                return type;
            }
        }
        refuse(fmt::format("tensor '{}' has the type '{}', which is not supported", name, typeName));
    }

    std::uint64_t numberOf(const std::string& name, const nlohmann::json& json) const {
        if (!json.is_number_unsigned()) {
            refuse(
                fmt::format("tensor '{}' has a shape or an offset that is not a whole number from 0", name));
        }
        return json.get<std::uint64_t>();
    }

    std::vector<int64_t> shapeOf(const std::string& name, const nlohmann::json& json) const {
        if (json.size() > maxRank) {
            refuse(fmt::format("tensor '{}' has {} dimensions, more than {}", name, json.size(), maxRank));
        }
        std::vector<int64_t> shape;
        for (const auto& side : json) {
            const std::uint64_t number = numberOf(name, side);
            if (number > static_cast<std::uint64_t>(std::numeric_limits<int64_t>::max())) {
                refuse(fmt::format("tensor '{}' has a side of {}", name, number));
            }
            shape.push_back(static_cast<int64_t>(number));
        }
        return shape;
    }

    std::uint64_t bytesOf(const TensorEntry& entry) const {
        std::uint64_t bytes = torch::elementSize(entry.type);
        for (const int64_t side : entry.shape) {
            if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(side), &bytes)) {
                refuse(fmt::format("tensor '{}' has a shape that is too large", entry.name));
            }
        }
        return bytes;
    }

    void checkLayout(std::vector<TensorEntry>& entries) const {
        std::sort(entries.begin(), entries.end(), [](const TensorEntry& a, const TensorEntry& b) {
            return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
        });
        std::uint64_t used = 0;
        for (const TensorEntry& entry : entries) {
            if (entry.begin != used) {
                refuse(
                    fmt::format("the bytes of tensor '{}' {}", entry.name,
                                entry.begin < used ? "overlap those of another" : "leave a gap before them"));
            }
            used = entry.end;
        }
        if (used != dataBytes_) {
            refuse(fmt::format("{} bytes at its end belong to no tensor", dataBytes_ - used));
        }
    }

    std::filesystem::path file_;
    std::uint64_t dataBytes_;
};

std::ifstream openToRead(const std::filesystem::path& file) {
    if (std::filesystem::is_directory(file)) {
        throw FileError(file, "is a folder, not a safetensors file");
    }
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw FileError(file, std::filesystem::exists(file) ? "cannot be opened" : "does not exist");
    }
    return stream;
}

void readBytes(std::ifstream& stream, const std::filesystem::path& file, void* bytes, std::uint64_t count) {
    stream.read(static_cast<char*>(bytes), static_cast<std::streamsize>(count));
    if (!stream) {
        throw FileError(file, "cannot be read to its end");
    }
}

SafetensorsHeader readHeader(std::ifstream& stream, const std::filesystem::path& file) {
    stream.seekg(0, std::ios::end);
    const auto fileBytes = static_cast<std::uint64_t>(stream.tellg());
    stream.seekg(0);
    std::uint64_t headerBytes = 0;
    if (fileBytes < sizeof headerBytes) {
        throw FileError(file, "not a safetensors file: too short");
    }
    readBytes(stream, file, &headerBytes, sizeof headerBytes);
    if (headerBytes > maxHeaderBytes || headerBytes > fileBytes - sizeof headerBytes) {
        throw FileError(file, "not a safetensors file, or cut off: its header does not fit");
    }
    std::string text(headerBytes, '\0');
    readBytes(stream, file, text.data(), headerBytes);
    const std::uint64_t dataOffset = sizeof headerBytes + headerBytes;
    SafetensorsHeader header = HeaderParser(file, fileBytes - dataOffset).parse(text);
    header.dataOffset = dataOffset;
    return header;
}

std::string_view nameOf(const std::string& tensor, torch::ScalarType type) {
    for (const auto& [name, known] : typeNames) {
        if (known == type) {
            return name;
        }
    }
    throw Error(fmt::format("tensor '{}' has a type that safetensors cannot hold", tensor));
}

std::string headerOf(const TensorFile& content) {
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!content.metadata.empty()) {
        header["__metadata__"] = content.metadata;
    }
    std::uint64_t offset = 0;
    for (const auto& entry : content.tensors) {
        const auto& tensor = entry.value();
        const std::uint64_t end = offset + tensor.nbytes();
        header[entry.key()] = {{"dtype", nameOf(entry.key(), tensor.scalar_type())},
                               {"shape", tensor.sizes().vec()},
                               {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + headerAlignment - 1) / headerAlignment * headerAlignment, ' ');
    return text;
}

} // namespace

SafetensorsHeader readSafetensorsHeader(const std::filesystem::path& file) {
    auto stream = openToRead(file);
    return readHeader(stream, file);
}

TensorFile readSafetensors(const std::filesystem::path& file) {
    auto stream = openToRead(file);
    SafetensorsHeader header = readHeader(stream, file);
    TensorFile content;
    content.metadata = std::move(header.metadata);
    content.tensors.reserve(header.tensors.size());
    for (const TensorEntry& entry : header.tensors) {
        auto tensor = torch::empty(entry.shape, entry.type);
        readBytes(stream, file, tensor.data_ptr(), entry.end - entry.begin);
        content.tensors.insert(entry.name, tensor);
    }
    return content;
}

void writeSafetensors(const std::filesystem::path& file, const TensorFile& content) {
    const std::string header = headerOf(content);
    writeFileAtomically(file, [&](const std::filesystem::path& temporary) {
        std::ofstream stream(temporary, std::ios::binary);
        const std::uint64_t headerBytes = header.size();
        stream.write(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
        stream.write(header.data(), static_cast<std::streamsize>(header.size()));
        for (const auto& entry : content.tensors) {
            const auto tensor = entry.value().detach().to(torch::kCPU).contiguous();
            stream.write(static_cast<const char*>(tensor.data_ptr()),
                         static_cast<std::streamsize>(tensor.nbytes()));
        }
        stream.close();
        if (!stream) {
            throw FileError(file, "cannot be written", "check the space and the rights of its folder");
        }
    });
}

} // namespace nucleoscope
