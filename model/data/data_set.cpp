#include "model/data/data_set.h"

#include "core/archive/half_orbit_name.h"
#include "core/error.h"
#include "core/spectrum/spectrum_image.h"
#include "core/statistics/season.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
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

PreparedSample prepare(const LabelledSample& sample, InputKind kind, int size) {
    const LoadedSample loaded = loadSample(sample, kind, size);
    PreparedSample prepared;
    describe(sample, prepared);
    prepared.geometry = loaded.input.geometry;
    loaded.input.channels.convertTo(prepared.input, CV_16F);
    prepared.simulated = loaded.simulated;
    prepared.target = reduceMask(loaded.truth, prepared.geometry);
    prepared.hasRegion = cv::countNonZero(prepared.target == LabelMask::nucleus) > 0;
    return prepared;
}

} // namespace

bool namesItsClasses(const std::filesystem::path& mask) {
    return std::filesystem::exists(mask.parent_path() / "classes.json");
}

void describe(const LabelledSample& sample, PreparedSample& prepared) {
    prepared.name = sample.source.filename().string();
    prepared.group = sample.source.stem().string();
    if (const auto name = HalfOrbitName::parse(prepared.name)) {
        const std::string direction(toString(name->direction));
        prepared.group = std::to_string(name->orbit) + direction;
        prepared.stratum = std::string(toString(seasonOf(name->start))) + ' ' + direction;
    }
}

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

} // namespace nucleoscope
