#include "app/cli/detection.h"

#include "app/cli/context.h"
#include "core/archive/listing.h"
#include "core/error.h"

#include <fmt/format.h>

namespace nucleoscope::cli {
namespace {

namespace fs = std::filesystem;

void report(const DetectionSummary& summary, const fs::path& catalogue, const Context& context) {
    if (summary.cancelled) {
        context.error(
            fmt::format("cancelled; what was found in {} half-orbits is kept in {}.partial: go on with "
                        "--resume",
                        summary.halfOrbits + summary.skipped, catalogue.string()));
        return;
    }
    context.message(fmt::format(
        "{}: {} regions found in {} half-orbits{} (run {})", catalogue.string(), summary.regions,
        summary.halfOrbits, summary.skipped > 0 ? fmt::format(", {} were done before", summary.skipped) : "",
        summary.run));
}

/// Lists what could not be used; the exit code that this makes.
ExitCode reportFailures(const std::vector<std::string>& failures, bool anyDone, const Context& context) {
    for (const std::string& failure : failures) {
        context.error(failure);
    }
    if (failures.empty()) {
        return Done;
    }
    context.error(fmt::format("{} of the inputs could not be used", failures.size()));
    return anyDone ? Partial : Failed;
}

} // namespace

FoundFiles findFiles(const std::vector<fs::path>& inputs, Context& context) {
    const ArchiveListing listing = listArchive(inputs, context.stopToken());
    for (const std::string& note : listing.notes) {
        context.message(note);
    }
    FoundFiles found{listing.files(), listing.problems};
    if (found.files.empty()) {
        reportFailures(found.problems, false, context);
        throw Error("there is no half-orbit file to search; name .h5 files or folders that hold them");
    }
    return found;
}

std::vector<fs::path> absolute(const std::vector<fs::path>& paths) {
    std::vector<fs::path> result;
    for (const fs::path& path : paths) {
        result.push_back(fs::absolute(path).lexically_normal());
    }
    return result;
}

DetectionSummary detectAndReport(const FoundFiles& found, MaskSource& masks, const DetectionOptions& options,
                                 Context& context) {
    const DetectionSummary summary = runDetection(
        found.files, masks, options,
        [&context](const DetectionProgress& progress) {
            context.progress("detect", progress.done, progress.total);
        },
        context.stopToken());

    std::vector<std::string> failures = found.problems;
    failures.insert(failures.end(), summary.failures.begin(), summary.failures.end());
    const bool anyDone = summary.halfOrbits + summary.skipped > 0 || found.files.empty();
    context.exitCode = reportFailures(failures, anyDone, context);
    if (anyDone) {
        report(summary, options.catalogue, context);
    }
    if (summary.cancelled) {
        context.exitCode = CancelledByUser;
    }
    return summary;
}

} // namespace nucleoscope::cli
