#include "app/workbench/spectrum_pane.h"

#include "app/workbench/figure_export.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/spectrum_figure.h"
#include "widgets/region_selection.h"

#include <QLabel>
#include <QStackedLayout>

#include <cmath>

namespace nucleoscope {

SpectrumPane::SpectrumPane(LabelDocument& document, RegionSelection& selection, QWidget* parent)
    : QWidget(parent), document_(document), selection_(selection), view_(new SpectrumView),
      nothing_(new QLabel) {
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    nothing_->setMargin(32);
    nothing_->setEnabled(false);
    auto* stack = new QStackedLayout(this);
    stack->addWidget(nothing_);
    stack->addWidget(view_);

    connect(view_, &SpectrumView::strokeFinished, &document_, &LabelDocument::addStroke);
    connect(&document_, &LabelDocument::changed, view_, &SpectrumView::applyChanges);
    connect(view_, &SpectrumView::highlightClicked, this, [this](int index) {
        if (index >= 0 && index < static_cast<int>(highlighted_.size()))
            selection_.select({highlighted_[static_cast<std::size_t>(index)]});
    });
    connect(&selection_, &RegionSelection::changed, this, &SpectrumPane::updateHighlights);
    showNothing();
}

void SpectrumPane::showHalfOrbit(LoadedHalfOrbitPtr halfOrbit) {
    if (halfOrbit_ && halfOrbit_->halfOrbit.file == halfOrbit->halfOrbit.file) {
        // Only the model's mask can be new: zoom and history stay.
        halfOrbit_ = std::move(halfOrbit);
        view_->setProbability(halfOrbit_->modelMask);
        return;
    }
    view_->finishStroke();
    halfOrbit_ = std::move(halfOrbit);
    view_->setHalfOrbit({halfOrbit_, &halfOrbit_->halfOrbit}, {halfOrbit_, &halfOrbit_->image});
    view_->setProbability(halfOrbit_->modelMask);
    openLabel();
    updateHighlights();
    zoomToPending();
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(view_);
    if (!halfOrbit_->modelMaskProblem.isEmpty())
        emit warning(halfOrbit_->modelMaskProblem);
}

void SpectrumPane::openLabel() {
    try {
        document_.open(halfOrbit_->halfOrbit.file.stem().string(), halfOrbit_->image.width,
                       halfOrbit_->image.height);
        view_->setMask(document_.mask());
    } catch (const Error& error) {
        // Without a label nothing can be painted, so that the damaged one is not overwritten.
        view_->setMask({});
        emit warning(QString::fromUtf8(error.what()));
    }
}

void SpectrumPane::showNothing(const QString& why) {
    view_->finishStroke();
    document_.close();
    halfOrbit_.reset();
    highlighted_.clear();
    view_->clear();
    nothing_->setText(why.isEmpty() ? tr("Choose a half-orbit in the list.") : why);
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(nothing_);
}

void SpectrumPane::setCatalogue(CataloguePtr catalogue) {
    catalogue_ = std::move(catalogue);
    pendingRegion_ = -1;
    updateHighlights();
}

void SpectrumPane::showRegion(int region) {
    pendingRegion_ = region;
    zoomToPending();
}

bool SpectrumPane::isOfShown(const Region& region) const {
    return halfOrbit_ && region.file == halfOrbit_->halfOrbit.file.filename().string();
}

void SpectrumPane::updateHighlights() {
    highlighted_.clear();
    std::vector<SpectrumHighlight> highlights;
    const int count = catalogue_ ? static_cast<int>(catalogue_->regions.size()) : 0;
    for (int i = 0; i < count; ++i) {
        const Region& region = catalogue_->regions[static_cast<std::size_t>(i)];
        if (!isOfShown(region))
            continue;
        highlighted_.push_back(i);
        highlights.push_back({{region.utcStart, region.utcEnd, region.frequencyLowHz, region.frequencyHighHz},
                              std::isfinite(region.probabilityMean)
                                  ? QString::number(region.probabilityMean, 'f', 2)
                                  : QString(),
                              selection_.contains(i)});
    }
    view_->setHighlights(std::move(highlights));
}

void SpectrumPane::zoomToPending() {
    if (pendingRegion_ < 0 || !catalogue_)
        return;
    const Region& region = catalogue_->regions[static_cast<std::size_t>(pendingRegion_)];
    if (!isOfShown(region))
        return;
    pendingRegion_ = -1;
    view_->zoomTo({region.utcStart, region.utcEnd, region.frequencyLowHz, region.frequencyHighHz});
}

void SpectrumPane::undo() {
    view_->finishStroke();
    document_.undo();
}

void SpectrumPane::redo() {
    view_->finishStroke();
    document_.redo();
}

void SpectrumPane::exportFigure(const std::filesystem::path& file, FigureLanguage language) const {
    if (!halfOrbit_)
        throw Error(tr("There is no spectrum to export; choose a half-orbit first.").toStdString());
    FigureStyle style = FigureStyle::light();
    style.language = language;
    const bool withLabel = !document_.mask().pixels.empty() && view_->isOutlineVisible();
    const SpectrumFigure figure{.halfOrbit = halfOrbit_->halfOrbit,
                                .panels = {{Component::Z, &halfOrbit_->image}},
                                .colors = view_->colorScale().map,
                                .low = view_->colorScale().low,
                                .high = view_->colorScale().high,
                                .mask = withLabel ? &document_.mask() : nullptr,
                                .maskFill = view_->isMaskVisible()};
    constexpr FigureSize size{720, 420};
    writeFigure(file, formatOf(file), size,
                [&](cairo_t* canvas) { drawSpectrumFigure(canvas, size, style, figure); });
}

} // namespace nucleoscope
