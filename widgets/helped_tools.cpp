#include "widgets/helped_tools.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThreadPool>

namespace nucleoscope {

// ---- seed

bool SeedTool::pressElsewhere(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!pixel)
        return false;
    seed_ = Seed{*pixel, erases(mouse.modifiers)};
    grow();
    return true;
}

void SeedTool::grow() {
    if (const auto backdrop = canvas().backdrop().result())
        propose(
            grownFrom(backdrop->smoothRelative, seed_->pixel.row, seed_->pixel.column, options().tolerance),
            seed_->erasing);
}

void SeedTool::drag(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!seed_ || !pixel)
        return;
    seed_->pixel = *pixel;
    grow();
}

void SeedTool::release(const SpectrumMouse&) {
    finish();
}

void SeedTool::finish() {
    if (std::exchange(seed_, std::nullopt) && hasProposal())
        accept();
}

bool SeedTool::turn(double notches, Qt::KeyboardModifiers modifiers) {
    if (!seed_ && !(modifiers & Qt::ShiftModifier))
        return false;
    settings().turnTolerance(notches);
    return true;
}

void SeedTool::optionsChanged() {
    if (seed_)
        grow();
}

// ---- threshold

ThresholdTool::ThresholdTool(SpectrumCanvas& canvas, LabelToolSettings& settings)
    : ProposalTool(canvas, settings), lasso_(canvas, settings, [this](const LabelMask& inside, bool erasing) {
          inside_ = inside;
          erasing_ = erasing;
          look();
      }) {}

void ThresholdTool::look() {
    if (const auto backdrop = canvas().backdrop().result())
        propose(standingOut(inside_, *backdrop, options().threshold), erasing_);
}

bool ThresholdTool::pressElsewhere(const SpectrumMouse& mouse) {
    refuse();
    return lasso_.press(mouse);
}

bool ThresholdTool::wants(int key) const {
    return lasso_.wants(key) || ProposalTool::wants(key);
}

bool ThresholdTool::key(int key) {
    return lasso_.key(key) || ProposalTool::key(key);
}

bool ThresholdTool::turn(double notches, Qt::KeyboardModifiers modifiers) {
    if (!(modifiers & Qt::ShiftModifier))
        return false;
    settings().turnThreshold(notches);
    return true;
}

void ThresholdTool::finish() {
    if (lasso_.isUnderWay())
        lasso_.key(Qt::Key_Escape);
    refuse();
}

void ThresholdTool::optionsChanged() {
    if (hasProposal())
        look();
}

void ThresholdTool::draw(QPainter& painter, std::optional<QPointF> cursor) const {
    ProposalTool::draw(painter, cursor);
    lasso_.draw(painter, cursor);
}

// ---- nucleus

NucleusTool::NucleusTool(SpectrumCanvas& canvas, LabelToolSettings& settings)
    : ProposalTool(canvas, settings) {
    QObject::connect(&fitting_, &QFutureWatcherBase::finished, &fitting_, [this] { take(); });
}

bool NucleusTool::pressElsewhere(const SpectrumMouse& mouse) {
    const std::optional<GridPixel> pixel = pixelAt(mouse.place);
    if (!pixel)
        return false;
    refuse();
    click_ = mouse.place;
    erasing_ = erases(mouse.modifiers);
    const auto promise = std::make_shared<QPromise<std::optional<NucleusFit>>>();
    fitting_.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise, backdrop = canvas().backdrop(), pixel = *pixel] {
        const std::shared_ptr<const LabelBackdrop> seen = backdrop.result();
        promise->addResult(seen ? fitNucleus(seen->relative, {double(pixel.column), double(pixel.row)})
                                : std::nullopt);
        promise->finish();
    });
    canvas().updateCursorShape();
    repaintAll();
    return true;
}

void NucleusTool::take() {
    if (!click_)
        return; // refused meanwhile
    click_.reset();
    fit_ = fitting_.result();
    if (fit_)
        show();
    if (!hasProposal())
        canvas().tell(QCoreApplication::translate("nucleoscope::NucleusTool",
                                                  "Nothing stands out from its surroundings there."));
    canvas().updateCursorShape();
    repaintAll();
    if (std::exchange(acceptsWhenReady_, false) && hasProposal())
        accept();
}

void NucleusTool::show() {
    propose(pixelsOf(*fit_, mask().width, mask().height, options().nucleusLevel), erasing_);
}

void NucleusTool::refuse() {
    click_.reset();
    fit_.reset();
    acceptsWhenReady_ = false;
    ProposalTool::refuse();
}

void NucleusTool::finish() {
    refuse();
}

void NucleusTool::optionsChanged() {
    if (hasProposal() && fit_)
        show();
}

bool NucleusTool::wants(int key) const {
    return ProposalTool::wants(key) ||
           (isBusy() && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape));
}

bool NucleusTool::key(int key) {
    if (!isBusy())
        return ProposalTool::key(key);
    if (key == Qt::Key_Escape)
        refuse();
    else if (key == Qt::Key_Return || key == Qt::Key_Enter)
        acceptsWhenReady_ = true;
    else
        return false;
    return true;
}

bool NucleusTool::turn(double notches, Qt::KeyboardModifiers modifiers) {
    if (!(modifiers & Qt::ShiftModifier))
        return false;
    settings().turnNucleusLevel(notches);
    return true;
}

Qt::CursorShape NucleusTool::cursorShape() const {
    return isBusy() ? Qt::BusyCursor : ProposalTool::cursorShape();
}

void NucleusTool::draw(QPainter& painter, std::optional<QPointF> cursor) const {
    ProposalTool::draw(painter, cursor);
    if (!isBusy())
        return;
    constexpr double radius = 5;
    QPainterPath ring;
    ring.addEllipse(*click_, radius, radius);
    drawToolLine(painter, ring.toFillPolygon(), true);
}

} // namespace nucleoscope
