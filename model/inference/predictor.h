#pragma once

#include "core/labels/mask.h"
#include "core/spectrum/spectrum_image.h"
#include "model/model_info.h"

#include <memory>

namespace nucleoscope {

struct NetworkInput;

/// A trained network ready to look at half-orbits. Several threads may call predict() at a time.
class Predictor {
public:
    /// `device`: auto, cpu, cuda or cuda:N. `threads` 0: one, the fastest for single half-orbits on a busy
    /// machine. @throws FileError for a file that is no model, Error for a device that is not there.
    explicit Predictor(const std::filesystem::path& model, const std::string& device = "auto",
                       int threads = 0);
    ~Predictor();
    Predictor(Predictor&&) noexcept;
    Predictor& operator=(Predictor&&) noexcept;

    /// Probability of the nucleus class on the full grid of `image`. It goes on across a lost row, which
    /// would cut a region in two, and is 0 where the network sees nothing at all.
    ProbabilityMap predict(const SpectrumImage& image) const;
    /// The same for an input that is made already, for example of a picture (model/data/network_input.h).
    ProbabilityMap predict(const NetworkInput& input) const;
    const ModelInfo& info() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace nucleoscope
