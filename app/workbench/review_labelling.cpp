#include "app/workbench/review_labelling.h"

#include "app/workbench/label_document.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/workspace.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace nucleoscope {

ReviewLabelling::ReviewLabelling(Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
                                 QWidget* window)
    : QObject(window), workspace_(workspace), document_(document), spectrum_(spectrum), window_(window) {}

void ReviewLabelling::start() {
    if (job_.isRunning() || !workspace_.catalogue())
        return;
    HalfOrbits halfOrbits = fullyReviewed(
        *workspace_.catalogue(), [this](const std::string& name) { return workspace_.fileOf(name); });
    if (halfOrbits.empty()) {
        emit message(tr("No half-orbit is reviewed to the end yet: every region of it needs a verdict."));
        return;
    }
    spectrum_.stack()->finishStroke();
    if (!document_.saveAndWait()) {
        emit warning(document_.saveError());
        return;
    }
    job_.start([this, halfOrbits = std::move(halfOrbits), labels = workspace_.labels()](
                   std::stop_token, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        report({tr("Looking for labels that are there")});
        const int own = countOwnLabels(halfOrbits, *labels);
        return [this, halfOrbits, own] {
            // After this job has ended: the next one is the same object's.
            QMetaObject::invokeMethod(
                this, [this, halfOrbits, own] { ask(halfOrbits, own); }, Qt::QueuedConnection);
        };
    });
}

void ReviewLabelling::ask(const HalfOrbits& halfOrbits, int own) {
    if (own == 0) {
        write(halfOrbits, ExistingLabel::Merge);
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("Use reviewed regions as labels"),
        tr("%n half-orbit(s) are reviewed to the end.", nullptr, static_cast<int>(halfOrbits.size())) +
            QLatin1Char(' ') + tr("%n of them have labels that were painted by hand.", nullptr, own) +
            QStringLiteral("\n\n") +
            tr("Merge adds the accepted regions to them. Replace leaves only what the review says. Keep "
               "leaves "
               "these half-orbits as they are."),
        QMessageBox::Cancel, window_);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* merge = box->addButton(tr("&Merge"), QMessageBox::AcceptRole);
    QPushButton* replace = box->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    QPushButton* keep = box->addButton(tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(merge);
    connect(box, &QMessageBox::buttonClicked, this, [=, this](QAbstractButton* chosen) {
        if (chosen == merge)
            write(halfOrbits, ExistingLabel::Merge);
        else if (chosen == replace)
            write(halfOrbits, ExistingLabel::Replace);
        else if (chosen == keep)
            write(halfOrbits, std::nullopt);
    });
    box->open();
}

void ReviewLabelling::write(const HalfOrbits& halfOrbits, std::optional<ExistingLabel> own) {
    // The label that is open is written by the document.
    HalfOrbits others = halfOrbits;
    const auto open = std::ranges::find(others, document_.stem(), &ReviewedHalfOrbit::stem);
    std::optional<ReviewedHalfOrbit> openOne;
    if (open != others.end()) {
        openOne = *open;
        others.erase(open);
    }
    job_.start([this, others = std::move(others), openOne, own, labels = workspace_.labels(),
                catalogue = workspace_.project().catalogueFile(),
                author = qEnvironmentVariable("USER").toStdString()](
                   std::stop_token stop, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        const auto progress = [&](std::size_t done) {
            report({tr("Writing labels, %1 of %n", nullptr, static_cast<int>(others.size())).arg(done),
                    static_cast<double>(done) / static_cast<double>(others.size())});
        };
        ReviewLabelSummary summary =
            writeReviewLabels(others, catalogue, *labels, own, author, progress, stop);
        std::vector<ReviewedRegion> regionsOfOpen;
        if (openOne)
            regionsOfOpen = reviewedRegions(catalogue, openOne->file.filename().string(), openOne->verdicts);
        return [this, summary = std::move(summary), regionsOfOpen, openOne, own]() mutable {
            if (openOne && document_.stem() == openOne->stem())
                takeOpen(regionsOfOpen, own, summary);
            show(summary);
        };
    });
}

void ReviewLabelling::takeOpen(const std::vector<ReviewedRegion>& regions, std::optional<ExistingLabel> own,
                               ReviewLabelSummary& summary) {
    const bool untouched = document_.state() == LabelState::NotStarted,
               ofReview = document_.origin() == reviewOrigin;
    if (!own && !untouched && !ofReview) {
        ++summary.kept;
        return;
    }
    const ExistingLabel existing = untouched || ofReview ? ExistingLabel::Replace : *own;
    const LabelMask mask = labelFromReview(document_.mask(), regions, existing);
    document_.replaceMask(mask, existing == ExistingLabel::Replace ? std::string(reviewOrigin)
                                                                   : document_.origin());
    const bool hasNuclei = std::ranges::find(mask.pixels, LabelMask::nucleus) != mask.pixels.end();
    document_.setState(hasNuclei ? LabelState::Done : LabelState::NothingHere);
    document_.save();
    summary.written.emplace(document_.stem(), document_.state());
}

void ReviewLabelling::show(const ReviewLabelSummary& summary) {
    for (const auto& [stem, state] : summary.written)
        workspace_.halfOrbits().setLabelState(stem, state);
    QString text = tr("%n half-orbit(s) have their labels from the review.", nullptr,
                      static_cast<int>(summary.written.size()));
    if (summary.kept > 0)
        text += QLatin1Char(' ') + tr("%n kept the label that they had.", nullptr, summary.kept);
    text += QLatin1Char(' ') + tr("Train with Ctrl+T.");
    if (summary.failures.empty())
        emit message(text);
    else
        emit warning(text + QLatin1Char(' ') + QString::fromStdString(summary.failures.front()));
    emit written();
}

} // namespace nucleoscope
