// What the view does with labels: its tools, and what is done to its mask.

#include "core/error.h"
#include "widgets/brush_tool.h"
#include "widgets/encircling_tools.h"
#include "widgets/helped_tools.h"
#include "widgets/navigation_tools.h"
#include "widgets/region_tools.h"
#include "widgets/spectrum_view.h"

#include <QPromise>
#include <QThreadPool>

namespace nucleoscope {

void SpectrumView::makeTools() {
    SpectrumCanvas& canvas = *this;
    pan_ = std::make_unique<PanTool>(canvas);
    tools_[Tool::Inspect] = std::make_unique<InspectTool>(canvas, [this](QPointF place) {
        if (const int index = highlights_.at(place); index >= 0)
            emit highlightClicked(index);
        else
            emit placeClicked({xAxis->pixelToCoord(place.x()), yAxis->pixelToCoord(place.y())});
    });
    tools_[Tool::Brush] = std::make_unique<BrushTool>(canvas, settings_, BrushTool::Mode::Paint);
    tools_[Tool::Eraser] = std::make_unique<BrushTool>(canvas, settings_, BrushTool::Mode::Erase);
    tools_[Tool::Lasso] = std::make_unique<LassoTool>(canvas, settings_);
    tools_[Tool::Polygon] = std::make_unique<PolygonTool>(canvas, settings_);
    tools_[Tool::Rectangle] = std::make_unique<BoxTool>(canvas, settings_, BoxTool::Shape::Rectangle);
    tools_[Tool::Ellipse] = std::make_unique<BoxTool>(canvas, settings_, BoxTool::Shape::Ellipse);
    tools_[Tool::Bucket] = std::make_unique<BucketTool>(canvas, settings_);
    tools_[Tool::Pick] = std::make_unique<PickTool>(canvas, settings_);
    tools_[Tool::PickRange] = std::make_unique<PickRangeTool>(canvas, settings_);
    auto region = std::make_unique<RegionTool>(canvas, settings_);
    regionTool_ = region.get();
    tools_[Tool::Region] = std::move(region);
    tools_[Tool::Seed] = std::make_unique<SeedTool>(canvas, settings_);
    tools_[Tool::Threshold] = std::make_unique<ThresholdTool>(canvas, settings_);
    tools_[Tool::Nucleus] = std::make_unique<NucleusTool>(canvas, settings_);
    tools_[Tool::Model] = std::make_unique<ModelTool>(canvas, settings_);
}

// ---- the mask

void SpectrumView::setMask(LabelMask mask) {
    if (!mask.pixels.empty() &&
        (mask.width != geometry_.grid().width() || mask.height != geometry_.grid().height()))
        throw Error("the mask is not on the grid of the half-orbit");
    finishStroke();
    overlay_.setMask(std::move(mask));
    updateMouseShape();
    update();
    reportCursor();
}

void SpectrumView::applyChanges(const std::vector<LabelStore::PixelChange>& changes) {
    finishStroke();
    const QRect changed = overlay_.apply(changes);
    update(SpectrumOverlay::placeOf(changed, geometry_).toAlignedRect());
    reportCursor();
}

void SpectrumView::act(const LabelHistory::Step& step, bool byModel) {
    if (step.empty())
        return;
    const QRect changed = overlay_.apply(step);
    update(SpectrumOverlay::placeOf(changed, geometry_).toAlignedRect());
    reportCursor();
    emit strokeFinished(step, byModel);
}

void SpectrumView::operate(MaskOperation operation) {
    if (mask().pixels.empty())
        return;
    const LabelToolOptions& options = toolOptions();
    const int pixels =
        operation == MaskOperation::RemoveSmall ? options.smallestRegion : options.operationPixels;
    const LabelMask* chosen = tool_ == Tool::Region ? regionTool_->chosen() : nullptr;
    std::uint8_t label = options.label;
    if (chosen)
        for (std::size_t i = 0; i < chosen->pixels.size(); ++i)
            if (chosen->pixels[i] != LabelMask::background)
                label = mask().pixels[i];
    const LabelHistory::Step step = operationStep(mask(), operation, pixels, label, chosen);
    finishStroke();
    act(step, false);
}

void SpectrumView::takeModelMask() {
    finishStroke();
    if (overlay_.probability() && !mask().pixels.empty())
        act(paintStep(mask(), toMask(*overlay_.probability(), 0.5), toolOptions().label), true);
}

void SpectrumView::deleteRegionAt(int row, int column) {
    finishStroke();
    if (row < 0 || column < 0 || row >= mask().height || column >= mask().width ||
        mask().at(row, column) == LabelMask::background)
        return;
    act(paintStep(mask(), regionAt(mask(), row, column), LabelMask::background), false);
}

void SpectrumView::setLabelColors(const LabelColors& colors) {
    if (colors == overlay_.colors())
        return;
    overlay_.setColors(colors);
    update(plotRect());
    emit overlaysChanged();
}

// ---- what the helped tools look at

QFuture<std::shared_ptr<const LabelBackdrop>> SpectrumView::backdrop() {
    if (!backdrop_) {
        const auto promise = std::make_shared<QPromise<std::shared_ptr<const LabelBackdrop>>>();
        backdrop_ = promise->future();
        promise->start();
        QThreadPool::globalInstance()->start([promise, image = colors_.image()] {
            promise->addResult(image && image->width > 0
                                   ? std::make_shared<const LabelBackdrop>(makeLabelBackdrop(*image))
                                   : nullptr);
            promise->finish();
        });
    }
    return *backdrop_;
}

const SpectrumImage* SpectrumView::power() {
    const std::shared_ptr<const LabelBackdrop> seen = backdrop().result();
    if (!seen)
        return nullptr;
    return isFlattened() ? &seen->smoothRelative : &seen->smooth; // kept by backdrop_
}

PaintRule SpectrumView::paintRule() {
    if (!toolOptions().limitsPower)
        return {};
    return {power(), toolOptions().power};
}

// ---- tools

void SpectrumView::setTool(Tool tool) {
    if (tool_ == tool)
        return;
    finishStroke();
    if (tool_ != Tool::Pick && tool_ != Tool::PickRange)
        formerTool_ = tool_;
    tool_ = tool;
    activeTool().begin();
    updateMouseShape();
    update(plotRect());
    emit toolChanged(tool);
}

void SpectrumView::setBrushDiameter(double pixels) {
    settings_.setBrushDiameter(pixels);
}

void SpectrumView::growBrush() {
    settings_.growBrush();
}

void SpectrumView::shrinkBrush() {
    settings_.shrinkBrush();
}

void SpectrumView::setBrushUnit(BrushUnit unit) {
    LabelToolOptions options = toolOptions();
    options.brushUnit = unit;
    setToolOptions(options);
}

void SpectrumView::setPaintLabel(std::uint8_t label) {
    LabelToolOptions options = toolOptions();
    options.label = label;
    setToolOptions(options);
}

void SpectrumView::finishStroke() {
    activeTool().finish();
}

} // namespace nucleoscope
