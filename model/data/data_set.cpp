#include "model/data/data_set.h"

#include "core/archive/half_orbit_name.h"
#include "core/error.h"
#include "core/spectrum/spectrum_image.h"
#include "model/data/random.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace nucleoscope {
namespace {

cv::Mat readPicture(const std::filesystem::path& file, cv::ImreadModes mode) {
    if (!std::filesystem::is_regular_file(file)) {
        throw FileError(file, "there is no such file");
    }
    cv::Mat picture;
    try {
        picture = cv::imread(file.string(), mode);
    } catch (const cv::Exception&) {
        // too large or damaged: the same sentence as for a file that no decoder takes
    }
    if (picture.empty()) {
        throw FileError(file, "cannot be read as a picture", "PNG, JPEG and TIFF are understood");
    }
    return picture;
}

/// Beside masks that this program has written lies a list of their classes; in others anything that is not 0
/// is a region.
bool namesItsClasses(const std::filesystem::path& mask) {
    return std::filesystem::exists(mask.parent_path() / "classes.json");
}

std::uint8_t truthOf(std::uint8_t value, bool hasClasses) {
    const bool isNucleus = hasClasses ? value == LabelMask::nucleus : value != 0;
    return isNucleus                                  ? LabelMask::nucleus
           : hasClasses && value == LabelMask::unsure ? LabelMask::unsure
                                                      : LabelMask::background;
}

LoadedSample loadPicture(const LabelledSample& sample, int size) {
    cv::Mat picture = readPicture(sample.source, cv::IMREAD_COLOR);
    cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
    const cv::Mat mask = readPicture(sample.mask, cv::IMREAD_GRAYSCALE);
    if (mask.size() != picture.size()) {
        throw FileError(sample.mask, "has another size than its picture", "a mask has one pixel per pixel");
    }
    LoadedSample loaded{makeNetworkInput(picture, size), LabelMask(mask.cols, mask.rows), false};
    const bool hasClasses = namesItsClasses(sample.mask);
    for (int row = 0; row < mask.rows; ++row) {
        for (int column = 0; column < mask.cols; ++column) {
            loaded.truth.at(row, column) = truthOf(mask.at<std::uint8_t>(row, column), hasClasses);
        }
    }
    return loaded;
}

LoadedSample loadHalfOrbit(const LabelledSample& sample, InputKind kind, int size) {
    HalfOrbitImages read = readHalfOrbitImages(sample.source);
    const SpectrumImage image = read.take();
    return {makeNetworkInput(image, kind, size), readMask(sample.mask, image.width, image.height),
            read.halfOrbit.simulated};
}

std::string groupOf(const LabelledSample& sample) {
    const auto name = HalfOrbitName::parse(sample.source.filename().string());
    return name ? std::to_string(name->orbit) + std::string(toString(name->direction))
                : sample.source.stem().string();
}

PreparedSample prepare(const LabelledSample& sample, InputKind kind, int size) {
    const LoadedSample loaded = loadSample(sample, kind, size);
    PreparedSample prepared;
    prepared.group = groupOf(sample);
    prepared.geometry = loaded.input.geometry;
    loaded.input.channels.convertTo(prepared.input, CV_16F);
    prepared.simulated = loaded.simulated;
    prepared.target = reduceMask(loaded.truth, prepared.geometry);
    prepared.hasRegion = cv::countNonZero(prepared.target == LabelMask::nucleus) > 0;
    return prepared;
}

} // namespace

LoadedSample loadSample(const LabelledSample& sample, InputKind kind, int size) {
    if (!sample.isPicture()) {
        return loadHalfOrbit(sample, kind, size);
    }
    if (kind != InputKind::Picture) {
        throw Error(sample.source.string() +
                    ": is a picture, but the network takes spectra; use the input 'picture'");
    }
    return loadPicture(sample, size);
}

DataSet prepareDataSet(const std::vector<LabelledSample>& samples, InputKind kind, int size, int threads,
                       const std::function<void(std::size_t, std::size_t)>& progress, std::stop_token stop) {
    std::vector<std::optional<PreparedSample>> prepared(samples.size());
    std::vector<std::string> problems(samples.size());
    std::atomic<std::size_t> next{0}, done{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < samples.size() && !stop.stop_requested(); i = next++) {
            try {
                prepared[i] = prepare(samples[i], kind, size);
            } catch (const std::exception& error) {
                problems[i] = error.what();
            }
            ++done;
        }
    };
    {
        std::vector<std::jthread> workers;
        const std::size_t count =
            threads > 0 ? static_cast<std::size_t>(threads) : std::thread::hardware_concurrency();
        for (std::size_t i = 0; i < std::clamp<std::size_t>(count, 1, 16); ++i) {
            workers.emplace_back(work);
        }
        while (done < samples.size() && !stop.stop_requested()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            progress(done, samples.size());
        }
    }
    if (stop.stop_requested()) {
        throw Cancelled();
    }
    DataSet set;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (prepared[i]) {
            set.samples.push_back(std::move(*prepared[i]));
        } else {
            set.failures.push_back(problems[i]);
        }
    }
    if (set.samples.empty()) {
        throw Error(set.failures.empty()
                        ? std::string("there is nothing to train on; label some half-orbits first")
                        : "none of the samples can be used; the first: " + set.failures.front());
    }
    return set;
}

DataSplit splitByHalfOrbit(const std::vector<PreparedSample>& samples, double validationFraction,
                           std::uint64_t seed) {
    std::map<std::string, bool> groups; // name → has a region
    for (const PreparedSample& sample : samples) {
        groups[sample.group] = groups[sample.group] || sample.hasRegion;
    }
    if (groups.size() < 2) {
        throw Error(
            "training needs at least two labelled half-orbits, one to learn from and one to check with");
    }
    std::array<std::vector<std::string>, 2> strata; // without, with a region
    for (const auto& [name, hasRegion] : groups) {
        strata[hasRegion].push_back(name);
    }
    SplitMix random(seed);
    std::map<std::string, bool> inValidation;
    for (std::vector<std::string>& names : strata) {
        random.shuffle(names);
        // A stratum of one stays in training, a larger one is in both.
        const auto wanted =
            static_cast<std::size_t>(std::lround(validationFraction * static_cast<double>(names.size())));
        const std::size_t share = names.size() < 2 ? 0 : std::clamp<std::size_t>(wanted, 1, names.size() - 1);
        for (std::size_t i = 0; i < share; ++i) {
            inValidation[names[i]] = true;
        }
    }
    if (inValidation.empty()) { // one half-orbit with a region and one without
        inValidation[strata[0].front()] = true;
    }
    DataSplit split;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        (inValidation.count(samples[i].group) > 0 ? split.validation : split.training).push_back(i);
    }
    return split;
}

LabelledSplit holdOut(const std::vector<LabelledSample>& samples, double fraction, std::uint64_t seed) {
    std::vector<PreparedSample> described(samples.size());
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const cv::Mat mask = readPicture(samples[i].mask, cv::IMREAD_GRAYSCALE);
        described[i].group = groupOf(samples[i]);
        const bool isAnyRegion = samples[i].isPicture() && !namesItsClasses(samples[i].mask);
        described[i].hasRegion =
            cv::countNonZero(isAnyRegion ? mask : cv::Mat(mask == LabelMask::nucleus)) > 0;
    }
    const DataSplit split = splitByHalfOrbit(described, fraction, seed);
    LabelledSplit result;
    for (const std::size_t i : split.training) {
        result.training.push_back(samples[i]);
    }
    for (const std::size_t i : split.validation) {
        result.held.push_back(samples[i]);
    }
    return result;
}

} // namespace nucleoscope
