#pragma once

#include "app/workbench/background_job.h"
#include "core/detection/review.h"
#include "core/labels/mask.h"

#include <map>

namespace nucleoscope {

class Actions;
class LabelDocument;
class SpectrumPane;
class Workspace;
struct ReviewedRegion;

/// Painting a region's mask anew: what the model found there becomes part of the half-orbit's label, one step
/// to undo, and the brush is taken.
class ReviewCorrection : public QObject {
    Q_OBJECT

public:
    ReviewCorrection(Actions& actions, Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
                     QObject* parent = nullptr);

    /// Begins with a region of the half-orbit that is shown.
    void begin(int region);
    /// Ends and saves. What was painted, or else only adopted: the verdict that is meant.
    Verdict keep();
    /// Ends; what was painted stays in the label.
    void end();
    int region() const { return region_; } ///< -1: nothing is being corrected
    bool isActive() const { return region_ >= 0; }

signals:
    void begun();
    void ended();
    void warning(const QString& sentence);

private:
    std::map<std::string, Verdict> verdictsToAdopt(int region) const;
    void take(int region, const std::string& stem, const LabelMask& mask);

    Actions& actions_;
    Workspace& workspace_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    BackgroundJob adopting_;
    int region_ = -1;
    LabelMask adopted_;
};

} // namespace nucleoscope
