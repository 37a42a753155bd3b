#include "core/labels/label_classes.h"

#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_classes_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>

namespace nucleoscope {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int listVersion = 1;
constexpr int firstOther = 2, lastOther = 254;
constexpr std::size_t longestList = 1u << 20;
/// Apart from each other, from the nucleus' and from the colour maps.
constexpr std::array<std::string_view, 8> palette{"#ffb000", "#00c8ff", "#7cff4f", "#c77dff",
                                                  "#ff6b3d", "#5b8cff", "#ffe14d", "#00e0a4"};

/// Background first, unsure (255) last.
bool before(const LabelClass& a, const LabelClass& b) {
    return a.value < b.value;
}

} // namespace

bool isColor(std::string_view text) {
    return text.size() == 7 && text.front() == '#' &&
           text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

LabelClasses::LabelClasses()
    : classes_{{LabelMask::background, "background", "#000000"},
               {LabelMask::nucleus, "nucleus", "#ff0080"},
               {LabelMask::unsure, "unsure", "#ffffff"}} {}

const LabelClass* LabelClasses::find(std::uint8_t value) const {
    const auto found = std::ranges::find(classes_, value, &LabelClass::value);
    return found == classes_.end() ? nullptr : &*found;
}

const LabelClass* LabelClasses::find(std::string_view name) const {
    const auto found = std::ranges::find(classes_, name, &LabelClass::name);
    return found == classes_.end() ? nullptr : &*found;
}

bool LabelClasses::isBuiltIn(std::uint8_t value) {
    return value == LabelMask::background || value == LabelMask::nucleus || value == LabelMask::unsure;
}

void LabelClasses::check(const std::string& name, const std::string& color, const LabelClass* except) const {
    if (name.find_first_not_of(" \t") == std::string::npos)
        throw Error("a class needs a name");
    if (name.size() > longestName)
        throw Error(fmt::format("the name of a class has at most {} letters", longestName));
    const LabelClass* same = find(name);
    if (same && same != except)
        throw Error(fmt::format("there is a class \"{}\" already", name));
    if (!isColor(color))
        throw Error(fmt::format("\"{}\" is no colour like #ff8800", color));
}

std::uint8_t LabelClasses::add(const std::string& name, const std::string& color) {
    int value = firstOther;
    while (value <= lastOther && find(static_cast<std::uint8_t>(value)))
        ++value;
    if (value > lastOther)
        throw Error("there are as many classes as there can be");
    LabelClass added{static_cast<std::uint8_t>(value), name, color};
    if (color.empty())
        added.color = palette[static_cast<std::size_t>(value - firstOther) % palette.size()];
    check(added.name, added.color, nullptr);
    insert(added);
    return added.value;
}

void LabelClasses::change(std::uint8_t value, const std::string& name, const std::string& color) {
    const auto found = std::ranges::find(classes_, value, &LabelClass::value);
    if (found == classes_.end())
        throw Error(fmt::format("there is no class {}", value));
    if (isBuiltIn(value) && name != found->name)
        throw Error(fmt::format("the class \"{}\" keeps its name", found->name));
    check(name, color, &*found);
    found->name = name;
    found->color = color;
}

void LabelClasses::insert(const LabelClass& added) {
    if (find(added.value) || find(added.name))
        return;
    classes_.insert(std::ranges::upper_bound(classes_, added, before), added);
}

std::array<std::uint8_t, 256> LabelClasses::take(const LabelClasses& others) {
    std::array<std::uint8_t, 256> valueHere{};
    std::iota(valueHere.begin(), valueHere.end(), std::uint8_t{0});
    for (const LabelClass& other : others.all()) {
        const LabelClass* here = find(other.name);
        if (!here && !find(other.value)) {
            insert(other);
            here = find(other.name);
        }
        valueHere[other.value] = here ? here->value : add(other.name, other.color);
    }
    return valueHere;
}

json toJson(const LabelClasses& classes) {
    json list = json::array();
    for (const LabelClass& one : classes.all())
        list.push_back({{"id", one.value}, {"name", one.name}, {"color", one.color}});
    return list;
}

LabelClasses labelClassesFromJson(const json& list) {
    LabelClasses classes;
    for (const json& entry : list) {
        LabelClass one{entry.at("id").get<std::uint8_t>(), entry.at("name").get<std::string>(),
                       entry.at("color").get<std::string>()};
        if (!isColor(one.color))
            one.color = palette.front();
        one.name.resize(std::min(one.name.size(), LabelClasses::longestName));
        if (const LabelClass* there = classes.find(one.value); there && there->name == one.name)
            classes.change(one.value, one.name, one.color);
        classes.insert(one);
    }
    return classes;
}

LabelClasses readLabelClasses(const fs::path& file) {
    if (!fs::exists(file))
        return {};
    try {
        const json content = json::parse(readFile(file, longestList));
        if (content.at("version").get<int>() > listVersion)
            throw FileError(file,
                            fmt::format("has version {}, this program reads up to {}",
                                        content.at("version").get<int>(), listVersion),
                            "open it with a newer version of the program");
        return labelClassesFromJson(content.at("classes"));
    } catch (const json::exception&) {
        throw FileError(file, "is damaged: a list of classes was expected",
                        "restore it, or remove it: the labels name their classes themselves");
    }
}

void writeLabelClasses(const fs::path& file, const LabelClasses& classes) {
    const json content{
        {"format", "Nucleoscope classes"}, {"version", listVersion}, {"classes", toJson(classes)}};
    writeFileAtomically(file, content.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace nucleoscope
