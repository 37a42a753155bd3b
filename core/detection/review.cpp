#include "core/detection/review.h"

#include <array>
#include <utility>

namespace nucleoscope {
namespace {

constexpr std::array<std::pair<Verdict, std::string_view>, 5> names{{{Verdict::Unreviewed, "unreviewed"},
                                                                     {Verdict::Accepted, "accepted"},
                                                                     {Verdict::Rejected, "rejected"},
                                                                     {Verdict::Unsure, "unsure"},
                                                                     {Verdict::Corrected, "corrected"}}};

} // namespace

std::string_view toString(Verdict verdict) {
    return names[static_cast<std::size_t>(verdict)].second;
}

std::optional<Verdict> verdictFromString(std::string_view text) {
    for (const auto& [verdict, name] : names) {
        if (name == text) {
            return verdict;
        }
    }
    return std::nullopt;
}

} // namespace nucleoscope
