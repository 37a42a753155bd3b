#pragma once

#include "core/error.h"

#include <QString>

namespace nucleoscope::test {

/// The sentence of what `function` throws, which must be a `Thrown`; empty when it throws nothing.
template <typename Thrown = Error, typename Function>
QString errorOf(Function&& function) {
    try {
        function();
    } catch (const Thrown& error) {
        return QString::fromStdString(error.what());
    }
    return {};
}

} // namespace nucleoscope::test
