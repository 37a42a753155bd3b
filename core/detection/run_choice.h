#pragma once

#include <string>
#include <vector>

namespace nucleoscope {

struct Catalogue;

/// What of the runs of a catalogue is shown.
struct RunChoice {
    enum class Show {
        Latest,    ///< each half-orbit as the run that was used last has it, of those that could read it
        Union,     ///< what any run found; of regions that are the same (RunDifference) the later run's
        Everything ///< all rows: a half-orbit and its regions come once a run
    };
    Show show = Show::Latest;
    std::vector<std::string> runs = {}; ///< only of these; empty: of all

    static RunChoice of(const std::string& run) { return {Show::Latest, {run}}; }
    static RunChoice everything() { return {Show::Everything, {}}; }
};

/// `catalogue`, read with RunChoice::everything(), with only the regions and half-orbits of the choice. Runs,
/// models and reviews stay. Runs that it does not have are passed over.
Catalogue chosenRuns(Catalogue catalogue, const RunChoice& choice);

} // namespace nucleoscope
