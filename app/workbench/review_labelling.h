#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/review_labels.h"

class QWidget;

namespace nucleoscope {

class LabelDocument;
class SpectrumPane;
class Workspace;

/// Makes the labels of half-orbits that are reviewed to the end, after asking what is to become of labels
/// that are there.
class ReviewLabelling : public QObject {
    Q_OBJECT

public:
    /// `window`: where questions are asked.
    ReviewLabelling(Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum, QWidget* window);

    void start();
    BackgroundJob& job() { return job_; }

signals:
    void message(const QString& sentence);
    void warning(const QString& sentence);
    void written();

private:
    using HalfOrbits = std::vector<ReviewedHalfOrbit>;

    void ask(const HalfOrbits& halfOrbits, int own);
    void write(const HalfOrbits& halfOrbits, std::optional<ExistingLabel> own);
    void takeOpen(const std::vector<ReviewedRegion>& regions, std::optional<ExistingLabel> own,
                  ReviewLabelSummary& summary);
    void show(const ReviewLabelSummary& summary);

    Workspace& workspace_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    QWidget* window_;
    BackgroundJob job_;
};

} // namespace nucleoscope
