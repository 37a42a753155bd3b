#pragma once

#include "core/labels/mask.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// What a pixel can be.
struct LabelClass {
    std::uint8_t value = 0; ///< in masks
    std::string name;
    std::string color; ///< "#rrggbb"

    bool operator==(const LabelClass&) const = default;
};

/// The classes of a project. Background, nucleus and unsure are always there with their values and names;
/// others (hiss, a transmitter, lightning …) get a value from 2 on, which they keep: a list only grows, so
/// that no mask changes its meaning.
class LabelClasses {
public:
    static constexpr std::size_t longestName = 60;

    LabelClasses(); ///< the three

    /// By value, unsure last.
    const std::vector<LabelClass>& all() const { return classes_; }
    /// Null when there is none.
    const LabelClass* find(std::uint8_t value) const;
    const LabelClass* find(std::string_view name) const;
    static bool isBuiltIn(std::uint8_t value);

    /// @param color empty: one that the others do not have. @return the value of the new class.
    /// @throws Error when the name is empty, too long or there already, the colour is none, or no value is
    /// left.
    std::uint8_t add(const std::string& name, const std::string& color = {});
    /// Another name or colour; the names of the three stay. @throws Error as add() does, and when there is no
    /// such class.
    void change(std::uint8_t value, const std::string& name, const std::string& color);

    /// Takes over the classes of another list that are not here, by name. @return for each value of the
    /// other list the value here; values that it does not name stay as they are.
    std::array<std::uint8_t, 256> take(const LabelClasses& others);
    /// Puts a class with a given value; a name or value that is there already is left as it is.
    void insert(const LabelClass& added);

    bool operator==(const LabelClasses&) const = default;

private:
    void check(const std::string& name, const std::string& color, const LabelClass* except) const;

    std::vector<LabelClass> classes_;
};

bool isColor(std::string_view text); ///< "#rrggbb"

/// The list of a file; the three when there is none. @throws FileError when it is damaged or newer.
LabelClasses readLabelClasses(const std::filesystem::path& file);
/// Whole or not at all. @throws FileError
void writeLabelClasses(const std::filesystem::path& file, const LabelClasses& classes);

} // namespace nucleoscope
