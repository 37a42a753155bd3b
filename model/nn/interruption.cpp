#include "model/nn/interruption.h"

#include "core/error.h"

namespace nucleoscope {
namespace {

thread_local std::stop_token interruption;

} // namespace

InterruptionScope::InterruptionScope(std::stop_token stop) {
    interruption = std::move(stop);
}

InterruptionScope::~InterruptionScope() {
    interruption = {};
}

void pollInterruption() {
    if (interruption.stop_requested()) {
        throw Cancelled();
    }
}

} // namespace nucleoscope
