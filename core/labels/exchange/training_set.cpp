#include "core/labels/exchange/training_set.h"

#include "core/archive/half_orbit_name.h"
#include "core/error.h"
#include "core/files.h"
#include "core/simulation/random.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace nucleoscope {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* listName = "data_set.json";
constexpr std::array<TrainingPart, 3> parts{TrainingPart::Train, TrainingPart::Validation,
                                            TrainingPart::Test};
constexpr std::uint64_t splitPurpose = 0x73706c6974; // "split"

std::string orbitOf(const std::string& stem) {
    const auto name = HalfOrbitName::parse(stem + ".h5");
    return name ? std::to_string(name->orbit) : stem;
}

cv::Mat pictureOf(const SpectrumImage& image, const ColorMap& colors, const TrainingSetOptions& options) {
    const auto [low, high] = percentiles(image, options.lowPercentile, options.highPercentile);
    cv::Mat picture(image.height, image.width, CV_8UC3);
    for (int row = 0; row < image.height; ++row)
        for (int column = 0; column < image.width; ++column) {
            const Rgb color = colors.at(image.at(row, column), low, high);
            picture.at<cv::Vec3b>(row, column) = {color.blue, color.green, color.red};
        }
    return picture;
}

cv::Mat matOf(const LabelMask& mask) {
    return cv::Mat(mask.height, mask.width, CV_8UC1, const_cast<std::uint8_t*>(mask.pixels.data())).clone();
}

/// A mask keeps whole classes, a picture is averaged.
void resizeTo(cv::Mat& picture, cv::Mat& mask, const TrainingSetOptions& options) {
    const cv::Size size(options.width > 0 ? options.width : picture.cols,
                        options.height > 0 ? options.height : picture.rows);
    if (size == picture.size())
        return;
    const bool isSmaller = size.width < picture.cols || size.height < picture.rows;
    cv::resize(picture, picture, size, 0, 0, isSmaller ? cv::INTER_AREA : cv::INTER_LINEAR);
    cv::resize(mask, mask, size, 0, 0, cv::INTER_NEAREST_EXACT);
}

void writePng(const fs::path& file, const cv::Mat& image) {
    std::vector<unsigned char> bytes;
    if (!cv::imencode(".png", image, bytes))
        throw FileError(file, "cannot be written as PNG");
    writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

void makeFolders(const fs::path& folder, const LabelClasses& classes) {
    if (fs::exists(folder / listName))
        throw FileError(folder, "holds a training set already", "choose another folder or remove it");
    std::error_code error;
    for (const TrainingPart part : parts)
        for (const char* kind : {"images", "masks"}) {
            fs::create_directories(folder / nameOf(part) / kind, error);
            if (error)
                throw FileError(folder, "cannot be made: " + error.message(),
                                "check the folder and its permissions");
        }
    for (const TrainingPart part : parts)
        writeLabelClasses(folder / nameOf(part) / "masks" / "classes.json", classes);
}

std::vector<std::string> finishedStems(const HalfOrbitFiles& halfOrbits, const LabelStore& store) {
    std::vector<std::string> stems;
    for (const std::string& stem : store.stems())
        if (halfOrbits.contains(stem) && isFinished(store.state(stem)))
            stems.push_back(stem);
    if (stems.empty())
        throw FileError(store.folder(), "holds no finished label",
                        "set half-orbits to done, verified or nothing here first");
    return stems;
}

void checkOptions(const TrainingSetOptions& options) {
    const double held = options.validationFraction + options.testFraction;
    if (!(options.validationFraction >= 0) || !(options.testFraction >= 0) || !(held < 1))
        throw Error("the parts for validation and test are not between 0 and 1 together");
    if (!colorMap(options.colorMap))
        throw Error("there is no colour map '" + options.colorMap + "'");
}

void writeOne(const fs::path& folder, const fs::path& file, const std::string& stem, const LabelStore& store,
              const TrainingSetOptions& options) {
    SpectrumImage image = readHalfOrbitImages(file).take();
    if (options.flatten)
        image = flattened(image);
    cv::Mat mask = matOf(store.load(stem, image.width, image.height).value().mask);
    cv::Mat picture = pictureOf(image, *colorMap(options.colorMap), options);
    resizeTo(picture, mask, options);
    // The mask first: a picture always has its mask.
    writePng(folder / "masks" / (stem + ".png"), mask);
    writePng(folder / "images" / (stem + ".png"), picture);
}

} // namespace

std::string_view nameOf(TrainingPart part) {
    constexpr std::array<std::string_view, 3> names{"train", "validation", "test"};
    return names[static_cast<std::size_t>(part)];
}

std::map<std::string, TrainingPart> splitByOrbit(const std::vector<std::string>& stems,
                                                 const TrainingSetOptions& options) {
    std::map<std::string, std::vector<std::string>> byOrbit;
    for (const std::string& stem : stems)
        byOrbit[orbitOf(stem)].push_back(stem);
    std::vector<std::string> orbits;
    for (const auto& [orbit, members] : byOrbit)
        orbits.push_back(orbit);
    RandomStream random(options.seed, 0, splitPurpose);
    random.shuffle(orbits);

    const auto share = [&](double fraction) {
        return static_cast<std::size_t>(std::lround(fraction * static_cast<double>(orbits.size())));
    };
    const std::size_t mostHeld = orbits.size() - std::min<std::size_t>(orbits.size(), 1);
    const std::size_t test = std::min(share(options.testFraction), mostHeld);
    const std::size_t held = std::min(test + share(options.validationFraction), mostHeld);
    std::map<std::string, TrainingPart> result;
    for (std::size_t i = 0; i < orbits.size(); ++i)
        for (const std::string& stem : byOrbit[orbits[i]])
            result[stem] = i < test   ? TrainingPart::Test
                           : i < held ? TrainingPart::Validation
                                      : TrainingPart::Train;
    return result;
}

TrainingSetSummary writeTrainingSet(const fs::path& folder, const HalfOrbitFiles& halfOrbits,
                                    const LabelStore& store, const TrainingSetOptions& options,
                                    const std::function<void(std::size_t, std::size_t)>& progress,
                                    const std::stop_token& stop) {
    checkOptions(options);
    const std::map<std::string, TrainingPart> split = splitByOrbit(finishedStems(halfOrbits, store), options);
    makeFolders(folder, store.classes());
    TrainingSetSummary summary;
    json list = json::array();
    std::size_t done = 0;
    for (const auto& [stem, part] : split) {
        if (stop.stop_requested())
            throw Cancelled();
        try {
            const fs::path& file = halfOrbits.at(stem);
            writeOne(folder / nameOf(part), file, stem, store, options);
            list.push_back({{"name", stem},
                            {"part", nameOf(part)},
                            {"file", file.filename().string()},
                            {"state", nameOf(store.state(stem))}});
            ++summary.written[part];
        } catch (const Error& error) {
            summary.failures.emplace_back(error.what());
        }
        progress(++done, split.size());
    }
    const json content{{"format", "Nucleoscope training set"},
                       {"version", 1},
                       {"color_map", options.colorMap},
                       {"percentiles", {options.lowPercentile, options.highPercentile}},
                       {"flattened", options.flatten},
                       {"width", options.width},
                       {"height", options.height},
                       {"split", {{"by", "orbit"}, {"seed", options.seed}}},
                       {"half_orbits", list}};
    writeFileAtomically(folder / listName,
                        content.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
    return summary;
}

} // namespace nucleoscope
