#include "core/labels/exchange/label_export.h"

#include "core/archive/reader.h"
#include "core/error.h"

namespace nucleoscope {
namespace {

void exportOne(LabelWriter& writer, const std::string& stem, const HalfOrbitFiles& halfOrbits,
               const LabelStore& store) {
    const auto file = halfOrbits.find(stem);
    if (file == halfOrbits.end())
        throw FileError(store.maskFile(stem), "its half-orbit is not in the project",
                        "add its archive to the project");
    const SpectrumGrid grid(readHalfOrbit(file->second, {}));
    writer.write(stem, store.load(stem, grid.width(), grid.height()).value().mask, grid);
}

} // namespace

ExportSummary exportLabels(LabelFormat format, const std::filesystem::path& folder,
                           const std::vector<std::string>& stems, const HalfOrbitFiles& halfOrbits,
                           const LabelStore& store,
                           const std::function<void(std::size_t, std::size_t)>& progress,
                           const std::stop_token& stop) {
    const auto writer = createLabels(format, folder);
    writer->setClasses(store.classes());
    ExportSummary summary;
    std::size_t done = 0;
    for (const std::string& stem : stems) {
        if (stop.stop_requested())
            throw Cancelled();
        try {
            exportOne(*writer, stem, halfOrbits, store);
            ++summary.written;
        } catch (const Error& error) {
            summary.failures.emplace_back(error.what());
        }
        progress(++done, stems.size());
    }
    writer->finish();
    return summary;
}

} // namespace nucleoscope
