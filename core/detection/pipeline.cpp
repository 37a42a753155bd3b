#include "core/detection/pipeline.h"

#include "core/archive/half_orbit_name.h"
#include "core/detection/region_finder.h"
#include "core/detection/region_outlines.h"
#include "core/error.h"
#include "core/spectrum/spectrum_hash.h"
#include "core/spectrum/spectrum_image.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <limits>
#include <set>
#include <unordered_set>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

struct ReadHalfOrbit {
    HalfOrbit halfOrbit;
    SpectrumImage image;
    std::string contentHash;
};

ReadHalfOrbit read(const fs::path& file) {
    HalfOrbitImages read = readHalfOrbitImages(file);
    SpectrumImage image = read.take();
    std::string contentHash = contentHashOf(image);
    return {std::move(read.halfOrbit), std::move(image), std::move(contentHash)};
}

/// Reads files in their order, each while the one before it is worked on: two half-orbits in memory at most.
class ReadAhead {
public:
    explicit ReadAhead(const std::vector<fs::path>& files) : files_(files) { start(); }

    /// The next half-orbit. @throws what reading it threw
    ReadHalfOrbit take() {
        std::future<ReadHalfOrbit> current = std::move(next_);
        current.wait();
        start();
        return current.get();
    }

private:
    void start() {
        if (position_ < files_.size()) {
            next_ = std::async(std::launch::async, read, files_[position_++]);
        }
    }

    const std::vector<fs::path>& files_;
    std::size_t position_ = 0;
    std::future<ReadHalfOrbit> next_;
};

/// What the search of one file comes to.
struct Finding {
    HalfOrbitRecord record;
    std::vector<Region> regions;
    std::vector<RegionOutline> outlines; ///< of the regions
    LabelMask mask;                      ///< empty when the file could not be used
};

/// A record from the name alone, for a file that cannot be read.
HalfOrbitRecord recordOf(const fs::path& file) {
    HalfOrbitRecord record;
    record.file = file.filename().string();
    if (const auto name = HalfOrbitName::parse(record.file)) {
        record.orbit = name->orbit;
        record.direction = name->direction;
        record.start = name->start;
        record.end = name->end;
    }
    return record;
}

HalfOrbitRecord recordOf(const HalfOrbit& halfOrbit) {
    HalfOrbitRecord record;
    record.file = halfOrbit.file.filename().string();
    record.orbit = halfOrbit.orbit;
    record.direction = halfOrbit.direction;
    record.start = halfOrbit.track.utc.front();
    record.end = halfOrbit.track.utc.back();
    record.rows = static_cast<int>(halfOrbit.rows());
    record.simulated = halfOrbit.simulated;
    record.track = trackLines(halfOrbit.track);
    return record;
}

/// The nuclei of `mask` that are in `regions`, so that a mask that is written shows what the catalogue has.
void keepOnly(const std::vector<PixelRegion>& regions, LabelMask& mask) {
    std::replace(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus, LabelMask::background);
    for (const PixelRegion& region : regions) {
        for (const auto& [row, column] : region.pixels) {
            mask.at(row, column) = LabelMask::nucleus;
        }
    }
}

Finding search(const ReadHalfOrbit& input, MaskSource& masks, const RegionOptions& options) {
    MaskedHalfOrbit masked = masks.maskOf(input.halfOrbit, input.image);
    const ProbabilityMap* probability = masked.probability ? &*masked.probability : nullptr;
    const SpectrumGrid grid(input.halfOrbit);
    const std::vector<PixelRegion> regions = findRegions(masked.mask, probability, options, grid);
    Finding finding;
    finding.regions.reserve(regions.size());
    for (const PixelRegion& region : regions) {
        finding.regions.push_back(measureRegion(region, input.halfOrbit, grid, input.image, probability));
        finding.outlines.push_back(outlineOf(region, finding.regions.back(), grid));
    }
    finding.record = recordOf(input.halfOrbit);
    finding.record.contentHash = input.contentHash;
    finding.record.regions = static_cast<int>(regions.size());
    keepOnly(regions, masked.mask);
    finding.mask = std::move(masked.mask);
    return finding;
}

/// The reason without the file's own path, so that the record does not depend on where the archive lies.
std::string reasonOf(const std::exception& error, const fs::path& file) {
    const auto* fileError = dynamic_cast<const FileError*>(&error);
    return fileError != nullptr && fileError->file() == file ? fileError->problem() : error.what();
}

/// Searches the next half-orbit of `reader`, which is `file`; a failure becomes a finding too.
Finding searchNext(ReadAhead& reader, const fs::path& file, MaskSource& masks, const RegionOptions& options,
                   std::vector<std::string>& failures) {
    try {
        return search(reader.take(), masks, options);
    } catch (const std::exception& error) {
        failures.emplace_back(error.what());
        Finding finding;
        finding.record = recordOf(file);
        finding.record.error = reasonOf(error, file);
        return finding;
    }
}

void stamp(Finding& finding, const RunRecord& run) {
    finding.record.model = run.model;
    finding.record.run = run.id;
    for (Region& region : finding.regions) {
        region.model = run.model;
        region.run = run.id;
    }
}

/// Where a catalogue that is gone on with holds other runs only, the settings have been mistaken.
void checkSameRun(const CatalogueWriter& writer, const fs::path& file, const RunRecord& run) {
    if (writer.done().empty() || writer.run(run.id) != nullptr) {
        return;
    }
    const RunRecord* other = writer.run(writer.done().front().run);
    throw FileError(file,
                    fmt::format("was begun with other settings (model {}, {}) than these (model {}, {})",
                                writer.done().front().model, other != nullptr ? other->settings : "unknown",
                                run.model, run.settings),
                    "resume with the same settings, or start anew without resuming");
}

/// The files that the run has not searched yet.
std::vector<fs::path> withoutDone(const std::vector<fs::path>& files, const CatalogueWriter& writer,
                                  const std::string& run) {
    std::unordered_set<std::string> done;
    for (const HalfOrbitRecord& record : writer.done()) {
        if (record.run == run) {
            done.insert(record.file);
        }
    }
    std::vector<fs::path> result;
    std::copy_if(files.begin(), files.end(), std::back_inserter(result),
                 [&done](const fs::path& file) { return !done.contains(file.filename().string()); });
    return result;
}

/// A catalogue knows half-orbits by their file's name alone, so of files with one name only the first is
/// searched.
std::vector<fs::path> withoutNamesakes(const std::vector<fs::path>& files,
                                       std::vector<std::string>& failures) {
    std::unordered_set<std::string> names;
    std::vector<fs::path> result;
    for (const fs::path& file : files) {
        if (names.insert(file.filename().string()).second) {
            result.push_back(file);
        } else {
            failures.push_back(
                FileError(file, "another file of this name was given", "search it by itself").what());
        }
    }
    return result;
}

std::vector<fs::path> foldersOf(const std::vector<fs::path>& files) {
    std::set<fs::path> folders;
    for (const fs::path& file : files) {
        folders.insert(fs::absolute(file).parent_path());
    }
    return {folders.begin(), folders.end()};
}

UtcMs now() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void makeFolder(const fs::path& folder) {
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure) {
        throw FileError(folder, fmt::format("cannot be made ({})", failure.message()),
                        "choose another folder");
    }
}

} // namespace

// ---- masks ----

ModelRecord MaskSource::modelRecord() const {
    ModelRecord record;
    record.id = model();
    return record;
}

double MaskSource::threshold() const {
    return std::numeric_limits<double>::quiet_NaN();
}

StoredMasks::StoredMasks(fs::path folder) : folder_(std::move(folder)) {
    std::error_code failure;
    const fs::directory_iterator entries(folder_, failure);
    if (failure) {
        throw FileError(folder_, fmt::format("cannot be read ({})", failure.message()),
                        "name the folder that has a NAME.png for each NAME.h5");
    }
}

MaskedHalfOrbit StoredMasks::maskOf(const HalfOrbit& halfOrbit, const SpectrumImage& image) {
    const fs::path file = folder_ / halfOrbit.file.filename().replace_extension(".png");
    return {readMask(file, image.width, image.height), std::nullopt};
}

// ---- the pipeline ----

RunRecord describeRun(const MaskSource& masks, const DetectionOptions& options) {
    RunRecord run;
    run.model = masks.model();
    run.weightsHash = masks.modelRecord().weightsHash;
    run.settings = fmt::format("{}, {}", masks.settings(), describe(options.regions));
    run.id = runId(run.model, run.weightsHash, run.settings);
    run.threshold = masks.threshold();
    run.options = options.regions;
    run.masksFrom = masks.origin();
    run.inputs = options.inputs;
    run.command = options.command;
    run.software = "Nucleoscope " NUCLEOSCOPE_VERSION;
    return run;
}

DetectionSummary runDetection(const std::vector<fs::path>& files, MaskSource& masks,
                              const DetectionOptions& options,
                              const std::function<void(const DetectionProgress&)>& progress,
                              const std::stop_token& stop) {
    using Start = CatalogueWriter::Start;
    RunRecord run = describeRun(masks, options);
    run.started = now();
    if (run.inputs.empty()) {
        run.inputs = foldersOf(files);
    }
    DetectionSummary summary;
    summary.run = run.id;
    CatalogueWriter writer(options.catalogue, options.start);
    std::vector<fs::path> toDo = withoutNamesakes(files, summary.failures);
    const std::size_t total = toDo.size();
    if (options.start == Start::Resume) {
        checkSameRun(writer, options.catalogue, run);
        toDo = withoutDone(toDo, writer, run.id);
    }
    summary.skipped = total - toDo.size();
    if (!options.maskFolder.empty()) {
        makeFolder(options.maskFolder);
    }
    if (const RunRecord* begun = writer.run(run.id)) {
        run = mergedRun(*begun, run);
    }
    writer.put(run, masks.modelRecord());

    ReadAhead reader(toDo);
    for (std::size_t i = 0; i < toDo.size() && !summary.cancelled; ++i) {
        Finding finding = searchNext(reader, toDo[i], masks, options.regions, summary.failures);
        stamp(finding, run);
        if (finding.record.error.empty()) {
            if (!options.maskFolder.empty()) {
                writeMask(options.maskFolder / toDo[i].filename().replace_extension(".png"), finding.mask);
            }
            ++summary.halfOrbits;
            summary.regions += finding.regions.size();
        }
        writer.add(finding.record, finding.regions, finding.outlines);
        if (progress) {
            progress({summary.skipped + i + 1, total, finding.record, finding.regions});
        }
        summary.cancelled = stop.stop_requested() && i + 1 < toDo.size();
    }

    const bool allFailed = !summary.failures.empty() && summary.halfOrbits + summary.skipped == 0;
    if (!allFailed && (!summary.cancelled || options.start == Start::Update)) {
        run.finished = now();
        writer.put(run, masks.modelRecord());
        writer.finish();
    }
    return summary;
}

std::vector<fs::path> shardOf(const std::vector<fs::path>& files, int index, int count) {
    std::vector<fs::path> shard;
    for (std::size_t i = static_cast<std::size_t>(index) - 1; i < files.size();
         i += static_cast<std::size_t>(count)) {
        shard.push_back(files[i]);
    }
    return shard;
}

} // namespace nucleoscope
