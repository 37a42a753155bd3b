#include "model/inference/model_library.h"

#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

constexpr const char* extension = ".safetensors";
constexpr const char* formatName = "nucleoscope-current-model";
constexpr const char* usualName = "model";
/// Files that lie beside a model and belong to it.
constexpr std::array<const char*, 2> companions{".history.csv", ".checkpoint"};

fs::path companionOf(const fs::path& model, const char* ending) {
    return fs::path(model).concat(ending);
}

void copyWhole(const fs::path& from, const fs::path& to) {
    writeFileAtomically(to, [&](const fs::path& temporary) {
        std::error_code problem;
        fs::copy_file(from, temporary, fs::copy_options::overwrite_existing, problem);
        if (problem) {
            throw FileError(from, "cannot be copied to " + to.string() + " (" + problem.message() + ")");
        }
    });
}

void move(const fs::path& from, const fs::path& to) {
    std::error_code problem;
    fs::rename(from, to, problem);
    if (problem) {
        throw FileError(from, "cannot be renamed (" + problem.message() + ")");
    }
}

} // namespace

ModelLibrary::ModelLibrary(fs::path folder) : folder_(std::move(folder)) {}

std::vector<ModelLibrary::Entry> ModelLibrary::entries() const {
    const fs::path used = current();
    std::vector<Entry> all;
    std::error_code none;
    for (const fs::directory_entry& file : fs::directory_iterator(folder_, none)) {
        if (file.path().extension() != extension) {
            continue;
        }
        Entry entry;
        entry.name = file.path().stem().string();
        entry.info.file = file.path();
        entry.current = file.path() == used;
        try {
            entry.info = readModelInfo(file.path());
        } catch (const Error& error) {
            entry.problem = error.what();
        }
        all.push_back(std::move(entry));
    }
    std::sort(all.begin(), all.end(), [](const Entry& a, const Entry& b) { return a.name < b.name; });
    return all;
}

fs::path ModelLibrary::current() const {
    std::string name = usualName;
    const fs::path choice = folder_ / "current.json";
    if (fs::exists(choice)) {
        const auto content = nlohmann::json::parse(readFile(choice), nullptr, /*allow_exceptions=*/false);
        if (content.is_object() && content.value("format", "") == formatName) {
            name = content.value("model", name);
        }
    }
    const fs::path file = fileOf(name);
    return fs::is_regular_file(file) ? file : fs::path();
}

void ModelLibrary::setCurrent(const std::string& name) {
    requireModel(name);
    readModelInfo(fileOf(name));
    writeCurrent(name);
}

void ModelLibrary::writeCurrent(const std::string& name) const {
    const nlohmann::json content{{"format", formatName}, {"format_version", 1}, {"model", name}};
    writeFileAtomically(folder_ / "current.json", content.dump(2) + "\n");
}

fs::path ModelLibrary::fileOf(const std::string& name) const {
    return folder_ / (name + extension);
}

std::string ModelLibrary::freeName(const std::string& wish) const {
    std::string name = wish;
    for (int number = 2; fs::exists(fileOf(name)); ++number) {
        name = fmt::format("{} {}", wish, number);
    }
    return name;
}

void ModelLibrary::checkName(const std::string& name) const {
    if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos) {
        throw FileError(folder_, "'" + name + "' is no name for a model", "use letters, digits and spaces");
    }
    if (fs::exists(fileOf(name))) {
        throw FileError(fileOf(name), "is there already", "choose another name");
    }
}

void ModelLibrary::requireModel(const std::string& name) const {
    if (!fs::is_regular_file(fileOf(name))) {
        throw FileError(fileOf(name), "there is no such model");
    }
}

void ModelLibrary::rename(const std::string& name, const std::string& newName) {
    requireModel(name);
    checkName(newName);
    const bool used = current() == fileOf(name);
    move(fileOf(name), fileOf(newName));
    for (const char* ending : companions) {
        if (fs::exists(companionOf(fileOf(name), ending))) {
            move(companionOf(fileOf(name), ending), companionOf(fileOf(newName), ending));
        }
    }
    if (used) {
        writeCurrent(newName);
    }
}

void ModelLibrary::remove(const std::string& name) {
    requireModel(name);
    if (current() == fileOf(name)) {
        throw FileError(fileOf(name), "is the model in use", "use another one first");
    }
    std::error_code problem;
    fs::remove(fileOf(name), problem);
    if (problem) {
        throw FileError(fileOf(name), "cannot be deleted (" + problem.message() + ")");
    }
    for (const char* ending : companions) {
        fs::remove(companionOf(fileOf(name), ending), problem);
    }
}

std::string ModelLibrary::importFile(const fs::path& file) {
    readModelInfo(file);
    fs::create_directories(folder_);
    const std::string name = freeName(file.stem().string());
    copyWhole(file, fileOf(name));
    return name;
}

void ModelLibrary::exportTo(const std::string& name, const fs::path& file) const {
    requireModel(name);
    copyWhole(fileOf(name), file);
}

} // namespace nucleoscope
