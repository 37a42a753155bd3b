#include "app/workbench/spectrum_pane.h"

#include "app/workbench/figure_export.h"
#include "app/workbench/slice_panels.h"
#include "core/error.h"
#include "core/figures/export.h"
#include "core/figures/painter.h"
#include "widgets/region_selection.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace nucleoscope {

namespace {

constexpr int spectrumWidth = 220, seriesHeight = 140; ///< of the slices

FigureColor figureColor(const QColor& color) {
    return {color.redF(), color.greenF(), color.blueF(), color.alphaF()};
}

SpectrumTickRow figureRow(TickRow row) {
    switch (row) {
    case TickRow::Ut:
        return SpectrumTickRow::Ut;
    case TickRow::Latitude:
        return SpectrumTickRow::Latitude;
    case TickRow::Longitude:
        return SpectrumTickRow::Longitude;
    case TickRow::MagneticLatitude:
        return SpectrumTickRow::MagneticLatitude;
    case TickRow::MagneticLocalTime:
        return SpectrumTickRow::MagneticLocalTime;
    case TickRow::LocalTime:
        break;
    }
    return SpectrumTickRow::LocalTime;
}

} // namespace

SpectrumPane::SpectrumPane(LabelDocument& document, RegionSelection& selection, QWidget* parent)
    : QWidget(parent), document_(document), selection_(selection), stack_(new SpectrumStack),
      slices_(new SlicePanels(this)), content_(new QWidget), nothing_(new QLabel), missing_(new QLabel) {
    layOut();
    connectParts();
    showNothing();
}

void SpectrumPane::layOut() {
    nothing_->setAlignment(Qt::AlignCenter);
    nothing_->setWordWrap(true);
    nothing_->setMargin(32);
    nothing_->setEnabled(false);
    missing_->setContentsMargins(8, 3, 8, 3);
    missing_->hide();
    slices_->spectrum()->setFixedWidth(spectrumWidth);
    slices_->series()->setFixedHeight(seriesHeight);

    auto* grid = new QGridLayout(content_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    // The first row and the first column are for the tool bars.
    grid->addWidget(missing_, 1, 1, 1, 2);
    grid->addWidget(stack_, 2, 1);
    grid->addWidget(slices_->spectrum(), 2, 2);
    grid->addWidget(slices_->series(), 3, 1);
    grid->addWidget(slices_->readout(), 3, 2);
    grid->setRowStretch(2, 1);
    grid->setColumnStretch(1, 1);

    auto* stack = new QStackedLayout(this);
    stack->addWidget(nothing_);
    stack->addWidget(content_);
}

void SpectrumPane::connectParts() {
    connect(stack_, &SpectrumStack::strokeFinished, this, &SpectrumPane::takeStroke);
    connect(&document_, &LabelDocument::changed, stack_, &SpectrumStack::applyChanges);
    connect(&document_, &LabelDocument::warning, this, &SpectrumPane::warning);
    connect(stack_, &SpectrumStack::highlightClicked, this, [this](int index) {
        if (showsDifferences_)
            emit differenceClicked(index);
        else if (index >= 0 && index < static_cast<int>(highlighted_.size()))
            selection_.select({highlighted_[static_cast<std::size_t>(index)]});
    });
    connect(&selection_, &RegionSelection::changed, this, &SpectrumPane::updateHighlights);

    connect(stack_, &SpectrumStack::cursorMoved, this,
            [this](const SpectrumStack::Pane& pane, const CursorInfo& info) {
                slices_->follow(*pane.view, pane.component, info);
                emit cursorMoved(info);
            });
    connect(stack_, &SpectrumStack::placeClicked, slices_, &SlicePanels::pin);
    connect(slices_, &SlicePanels::pinnedChanged, stack_, &SpectrumStack::setPinned);
    connect(stack_, &SpectrumStack::looksChanged, this, [this] {
        slices_->update(*view());
        alignSlices();
    });
    connect(stack_, &SpectrumStack::visibleRangeChanged, this, &SpectrumPane::alignSlices);
    connect(stack_, &SpectrumStack::plotRectChanged, this, &SpectrumPane::alignSlices);
}

/// The slices' axes lie in line with those of the spectra and show the same part.
void SpectrumPane::alignSlices() {
    if (!slices_->isVisible())
        return;
    const SpectrumRange range = view()->visibleRange();
    const QRect plot = stack_->plotRect();
    slices_->series()->setShown({range.startSeconds, range.endSeconds});
    slices_->series()->setSpan(plot.left(), plot.right());
    slices_->spectrum()->setShown({range.lowKiloHertz, range.highKiloHertz},
                                  view()->options().logarithmicFrequency);
    slices_->spectrum()->setSpan(plot.top(), plot.bottom());
    slices_->spectrum()->setNumbered(stack_->panes().size() > 1);
}

void SpectrumPane::setSlicesVisible(bool visible) {
    wantsSlices_ = visible;
    showSlices();
}

/// Where they would leave little of the spectrum, as beside a map, they wait for more room.
void SpectrumPane::showSlices() {
    const bool hasRoom = width() >= 3 * spectrumWidth && height() >= 3 * seriesHeight;
    if (slices_->isVisible() == (wantsSlices_ && hasRoom))
        return;
    slices_->setVisible(wantsSlices_ && hasRoom);
    if (slices_->isVisible())
        slices_->update(*view());
    alignSlices();
}

void SpectrumPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    showSlices();
}

void SpectrumPane::setToolBars(QWidget* strip, QWidget* row) {
    toolStrip_ = strip;
    toolRow_ = row;
    auto* grid = static_cast<QGridLayout*>(content_->layout());
    grid->addWidget(strip, 1, 0, 3, 1);
    grid->addWidget(row, 0, 0, 1, 3);
}

void SpectrumPane::setLabelling(bool on) {
    for (QWidget* bar : {toolStrip_, toolRow_})
        if (bar)
            bar->setVisible(on);
}

void SpectrumPane::pinCursor() {
    slices_->pin();
}

void SpectrumPane::unpinCursor() {
    slices_->unpin();
}

void SpectrumPane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && slices_->isPinned())
        unpinCursor();
    else
        QWidget::keyPressEvent(event);
}

void SpectrumPane::setComponents(std::vector<Component> components) {
    components_ = std::move(components);
}

void SpectrumPane::showHalfOrbit(LoadedHalfOrbitPtr halfOrbit) {
    const bool isSame = halfOrbit_ && halfOrbit_->halfOrbit.file == halfOrbit->halfOrbit.file;
    stack_->finishStroke();
    halfOrbit_ = std::move(halfOrbit);
    if (isSame && stack_->isShowing(*halfOrbit_, components_)) {
        // Only the model's mask can be new: zoom and history stay.
        if (!showsDifferences_)
            stack_->setProbability(halfOrbit_->modelMask);
        return;
    }
    endDifferences();
    stack_->setHalfOrbit(halfOrbit_, components_);
    slices_->clear(*view());
    stack_->setProbability(halfOrbit_->modelMask);
    if (isSame)
        stack_->setMask(document_.mask());
    else
        openLabel();
    updateHighlights();
    showMissingComponents();
    zoomToPending();
    static_cast<QStackedLayout*>(layout())->setCurrentWidget(content_);
    alignSlices();
    if (!halfOrbit_->modelMaskProblem.isEmpty())
        emit warning(halfOrbit_->modelMaskProblem);
}

/// What was asked for and the file does not have.
void SpectrumPane::showMissingComponents() {
    QStringList missing;
    for (const Component component : components_)
        if (!halfOrbit_->image(component))
            missing << QString::fromStdString(std::string(toString(component))).toUpper();
    missing_->setVisible(!missing.isEmpty());
    //: %1 is X, Y or Z, or several of them
    missing_->setText(tr("This file has no component %1.").arg(missing.join(QStringLiteral(", "))));
}

void SpectrumPane::openLabel() {
    try {
        document_.open(halfOrbit_->halfOrbit.file.stem().string(),
                       static_cast<int>(halfOrbit_->halfOrbit.rows()),
                       static_cast<int>(halfOrbit_->halfOrbit.bins()), halfOrbit_->identity);
        stack_->setMask(document_.mask());
    } catch (const Error& error) {
        // Without a label nothing can be painted, so that the damaged one is not overwritten.
        stack_->setMask({});
        emit warning(QString::fromUtf8(error.what()));
    }
}

void SpectrumPane::showNothing(const QString& why) {
    stack_->finishStroke();
    showsDifferences_ = false;
    document_.close();
    halfOrbit_.reset();
    highlighted_.clear();
    stack_->clear();
    slices_->clear(*view());
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

/// What a model found carries its name, as far as the catalogue tells.
void SpectrumPane::takeStroke(const LabelHistory::Step& step, bool byModel) {
    if (!byModel) {
        document_.addStroke(step);
        return;
    }
    std::string model = "model";
    if (catalogue_)
        for (const Region& region : catalogue_->regions)
            if (isOfShown(region) && !region.model.empty())
                model = region.model;
    document_.applyStep(step, model);
}

bool SpectrumPane::isOfShown(const Region& region) const {
    return halfOrbit_ && region.file == halfOrbit_->halfOrbit.file.filename().string();
}

void SpectrumPane::showDifferences(std::shared_ptr<const ProbabilityMap> other,
                                   std::vector<SpectrumHighlight> boxes) {
    if (!halfOrbit_)
        return;
    if (!std::exchange(showsDifferences_, true))
        showedModelMask_ = view()->isProbabilityVisible();
    highlights_ = std::move(boxes);
    stack_->setProbability(std::move(other));
    stack_->setHighlights(highlights_);
    view()->setProbabilityVisible(true);
}

void SpectrumPane::endDifferences() {
    if (!std::exchange(showsDifferences_, false))
        return;
    view()->setProbabilityVisible(showedModelMask_);
    if (halfOrbit_)
        stack_->setProbability(halfOrbit_->modelMask);
    updateHighlights();
}

void SpectrumPane::updateHighlights() {
    if (showsDifferences_)
        return;
    highlighted_.clear();
    highlights_.clear();
    const int count = catalogue_ ? static_cast<int>(catalogue_->regions.size()) : 0;
    for (int i = 0; i < count; ++i) {
        const Region& region = catalogue_->regions[static_cast<std::size_t>(i)];
        if (!isOfShown(region))
            continue;
        highlighted_.push_back(i);
        highlights_.push_back({boxOf(region),
                               std::isfinite(region.probabilityMean)
                                   ? QString::number(region.probabilityMean, 'f', 2)
                                   : QString(),
                               selection_.contains(i)});
    }
    stack_->setHighlights(highlights_);
}

void SpectrumPane::zoomToPending() {
    if (pendingRegion_ < 0 || !catalogue_)
        return;
    const Region& region = catalogue_->regions[static_cast<std::size_t>(pendingRegion_)];
    if (!isOfShown(region))
        return;
    pendingRegion_ = -1;
    view()->zoomTo(boxOf(region));
}

void SpectrumPane::undo() {
    stack_->finishStroke();
    document_.undo();
}

void SpectrumPane::redo() {
    stack_->finishStroke();
    document_.redo();
}

SpectrumScene SpectrumPane::scene() const {
    if (!halfOrbit_)
        throw Error(tr("There is no spectrum to export; choose a half-orbit first.").toStdString());
    SpectrumScene scene;
    scene.halfOrbit = halfOrbit_;
    for (const SpectrumStack::Pane& pane : stack_->panes())
        scene.panels.push_back({pane.component, pane.view->colors().shown()});
    const SpectrumRange range = view()->visibleRange();
    scene.window = {range.startSeconds, range.endSeconds, range.lowKiloHertz * 1000,
                    range.highKiloHertz * 1000};
    scene.colors = view()->colorScale().map;
    scene.low = view()->colorScale().low;
    scene.high = view()->colorScale().high;
    scene.quantity = view()->colors().quantity();

    const SpectrumViewOptions& options = view()->options();
    scene.logFrequency = options.logarithmicFrequency;
    scene.grid = options.grid;
    scene.secondaryGrid = options.secondaryGrid;
    scene.daylight = options.daylight;
    scene.magneticBand = options.magneticBand;
    scene.burst = options.burst;
    for (const TickRow row : options.tickRows)
        scene.tickRows.push_back(figureRow(row));

    scene.mask = view()->mask();
    scene.maskFill = view()->isMaskVisible();
    scene.maskOutline = view()->isOutlineVisible();
    const LabelColors& colors = view()->labelColors();
    scene.maskColor = figureColor(colors.line(LabelMask::nucleus));
    scene.maskFillColor = withAlpha(figureColor(colors.color(LabelMask::nucleus)), colors.opacity());
    scene.unsureFillColor = withAlpha(figureColor(colors.color(LabelMask::unsure)), colors.opacity());
    if (view()->isProbabilityVisible())
        scene.probability = halfOrbit_->modelMask;
    scene.marks = marks();
    scene.cursors = slices_->cursors();
    scene.slices = slices_->isVisible();
    return scene;
}

std::vector<SpectrumMark> SpectrumPane::marks() const {
    const SpectrumGrid& grid = view()->grid();
    const SpectrumTimeline& timeline = view()->geometry().timeline();
    std::vector<SpectrumMark> marks;
    for (const SpectrumHighlight& highlight : highlights_) {
        const SpectrumBox& box = highlight.box;
        // From the edges of the outer pixels, whose centres the box names.
        marks.push_back({{timeline.secondsAt(grid.columnAt(box.utcStart) - 0.5),
                          timeline.secondsAt(grid.columnAt(box.utcEnd) + 0.5),
                          grid.frequencyAt(grid.rowAt(box.frequencyLowHz) + 0.5),
                          grid.frequencyAt(grid.rowAt(box.frequencyHighHz) - 0.5)},
                         highlight.label.toStdString(),
                         highlight.selected});
    }
    return marks;
}

QPixmap SpectrumPane::picture() const {
    return content_->grab();
}

void SpectrumPane::exportFigure(const std::filesystem::path& file, FigureLanguage language) const {
    SpectrumExportOptions options;
    const FigureFormat format = formatOf(file);
    options.kind = format == FigureFormat::Pdf   ? SpectrumFileKind::Pdf
                   : format == FigureFormat::Svg ? SpectrumFileKind::Svg
                                                 : SpectrumFileKind::Png;
    writeScene(scene(), options, file, language);
}

} // namespace nucleoscope
