#include "core/archive/half_orbit.h"

namespace nucleoscope {

std::string_view toString(Direction direction) {
    return direction == Direction::Ascending ? "ascending" : "descending";
}

std::string_view toString(Component component) {
    constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
    return names[static_cast<std::size_t>(component)];
}

std::optional<Direction> directionFromString(std::string_view text) {
    for (const Direction direction : {Direction::Descending, Direction::Ascending}) {
        if (text == toString(direction)) {
            return direction;
        }
    }
    return std::nullopt;
}

std::optional<Component> componentFromString(std::string_view text) {
    for (const Component component : {Component::X, Component::Y, Component::Z}) {
        if (text == toString(component)) {
            return component;
        }
    }
    return std::nullopt;
}

} // namespace nucleoscope
