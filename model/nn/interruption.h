#pragma once

#include <stop_token>

namespace nucleoscope {

/// While it lives, the forward passes of this thread's networks can be stopped between two layers: a batch
/// may take seconds, a cancel may not. Scopes do not nest.
class InterruptionScope {
public:
    explicit InterruptionScope(std::stop_token stop);
    ~InterruptionScope();
    InterruptionScope(const InterruptionScope&) = delete;
    InterruptionScope& operator=(const InterruptionScope&) = delete;
};

/// Called by the networks between layers. @throws Cancelled when a scope is open and its stop token says so.
void pollInterruption();

} // namespace nucleoscope
