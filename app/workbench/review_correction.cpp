#include "app/workbench/review_correction.h"

#include "app/workbench/actions.h"
#include "app/workbench/label_document.h"
#include "app/workbench/review_labels.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/workspace.h"

#include <algorithm>

namespace nucleoscope {

namespace {

bool isEmpty(const LabelMask& mask) {
    return std::ranges::all_of(mask.pixels, [](auto label) { return label == LabelMask::background; });
}

} // namespace

ReviewCorrection::ReviewCorrection(Actions& actions, Workspace& workspace, LabelDocument& document,
                                   SpectrumPane& spectrum, QObject* parent)
    : QObject(parent), actions_(actions), workspace_(workspace), document_(document), spectrum_(spectrum) {
    connect(&adopting_, &BackgroundJob::failed, this, [this](const QString& sentence) {
        emit warning(sentence);
        emit ended();
    });
}

/// Into an empty label goes all that is known, so that training looks at no region without a verdict; into
/// one that was painted only the region to correct.
std::map<std::string, Verdict> ReviewCorrection::verdictsToAdopt(int region) const {
    const Catalogue& catalogue = *workspace_.catalogue();
    const Region& corrected = catalogue.regions[static_cast<std::size_t>(region)];
    std::map<std::string, Verdict> verdicts;
    if (isEmpty(document_.mask()))
        for (const Region& other : catalogue.regions)
            if (other.file == corrected.file)
                verdicts.emplace(other.id, other.review.verdict);
    if (corrected.review.verdict != Verdict::Corrected || isEmpty(document_.mask()))
        verdicts[corrected.id] = Verdict::Accepted;
    return verdicts;
}

void ReviewCorrection::begin(int region) {
    const std::string name = workspace_.catalogue()->regions[static_cast<std::size_t>(region)].file;
    const std::string stem = std::filesystem::path(name).stem().string();
    if (!document_.isOpen() || document_.stem() != stem) {
        emit warning(tr("The half-orbit of this region is not there yet; try again when it is shown."));
        emit ended();
        return;
    }
    spectrum_.stack()->finishStroke();
    adopting_.start([this, region, name, stem, verdicts = verdictsToAdopt(region), label = document_.mask(),
                     catalogue = workspace_.project().catalogueFile()](
                        std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        LabelMask mask =
            labelFromReview(label, reviewedRegions(catalogue, name, verdicts), ExistingLabel::Merge);
        return [this, region, stem, mask = std::move(mask)] { take(region, stem, mask); };
    });
}

void ReviewCorrection::take(int region, const std::string& stem, const LabelMask& mask) {
    if (document_.stem() != stem)
        return; // another half-orbit is shown by now
    document_.replaceMask(mask, isEmpty(document_.mask()) ? std::string(reviewOrigin) : document_.origin());
    adopted_ = document_.mask();
    region_ = region;
    actions_.brush->trigger();
    emit begun();
}

Verdict ReviewCorrection::keep() {
    spectrum_.stack()->finishStroke();
    const bool painted = document_.mask() != adopted_;
    document_.save();
    end();
    return painted ? Verdict::Corrected : Verdict::Accepted;
}

void ReviewCorrection::end() {
    if (!isActive())
        return;
    region_ = -1;
    adopted_ = {};
    actions_.inspect->trigger();
    emit ended();
}

} // namespace nucleoscope
