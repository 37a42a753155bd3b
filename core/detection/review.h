#pragma once

#include "core/archive/utc.h"

#include <optional>
#include <string>
#include <string_view>

namespace nucleoscope {

/// What a reviewer says of a region.
enum class Verdict {
    Unreviewed, ///< also the entry that takes a verdict back
    Accepted,
    Rejected,
    Unsure,
    Corrected ///< a nucleus, and its mask has been painted anew
};

std::string_view toString(Verdict verdict); ///< "accepted" …
std::optional<Verdict> verdictFromString(std::string_view text);

struct Review {
    Verdict verdict = Verdict::Unreviewed;
    std::string comment;
    std::string reviewer; ///< a name as the reviewer writes it; may be empty
    UtcMs time = 0;

    bool operator==(const Review&) const = default;
};

/// One entry of the history of a catalogue: nothing in it is ever changed, the last entry of a region counts.
struct ReviewEntry {
    std::string region; ///< Region::id
    Review review;

    bool operator==(const ReviewEntry&) const = default;
};

} // namespace nucleoscope
