#include "app/workbench/spectrum_stack.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace nucleoscope {

namespace {

/// Those of `asked` that are there, from the top; of none, the first that is.
std::vector<Component> shownComponents(const LoadedHalfOrbit& halfOrbit,
                                       const std::vector<Component>& asked) {
    std::vector<Component> shown;
    for (const Component component : {Component::X, Component::Y, Component::Z})
        if (halfOrbit.image(component) && std::find(asked.begin(), asked.end(), component) != asked.end())
            shown.push_back(component);
    for (const Component component : {Component::Z, Component::X, Component::Y})
        if (shown.empty() && halfOrbit.image(component))
            shown.push_back(component);
    return shown;
}

QString tagOf(Component component) {
    return QStringLiteral("E") + QString::fromStdString(std::string(toString(component)));
}

/// Makes `to` what `from` is, and touches nothing that is so already: every change draws the picture anew.
void copyColors(const SpectrumColors& from, SpectrumColors& to) {
    if (to.scale().map.name != from.scale().map.name)
        to.setMap(from.scale().map);
    if (to.quantity() != from.quantity())
        to.setQuantity(from.quantity());
    to.setFlattened(from.isFlattened());
    if (to.lowPercentile() != from.lowPercentile() || to.highPercentile() != from.highPercentile())
        to.setPercentiles(from.lowPercentile(), from.highPercentile());
    if (from.isAutomatic()) {
        if (!to.isAutomatic())
            to.setAutomatic();
    } else if (to.isAutomatic() || to.range() != from.range()) {
        to.setRange(from.range());
    }
}

} // namespace

SpectrumStack::SpectrumStack(QWidget* parent) : QWidget(parent) {
    addView();
    panes_ = {{main(), Component::Z}};
    setFocusProxy(main());
    setMinimumSize(main()->minimumSize());
    main()->setMinimumSize(0, 0);
    colorBar_ = new StackColorBar(main()->colors(), this);
    colorBar_->hide();
    connect(colorBar_, &StackColorBar::colorPanelRequested, main(), &SpectrumView::colorPanelRequested);
}

void SpectrumStack::addView() {
    auto* view = new SpectrumView(this);
    if (!views_.empty())
        view->setMinimumSize(0, 0); // several have to do with the room of one
    if (!views_.empty()) {
        view->setTool(main()->tool());
        view->setToolOptions(main()->toolOptions());
    }
    views_.push_back(view);
    connectView(view);
}

void SpectrumStack::connectView(SpectrumView* view) {
    connect(view, &SpectrumView::strokeFinished, this,
            [this, view](const LabelHistory::Step& step, bool byModel) { takeStroke(view, step, byModel); });
    connect(view, &SpectrumView::toolMessage, this, &SpectrumStack::toolMessage);
    connect(view, &SpectrumView::toolChanged, this, [this, view] { shareTools(view); });
    connect(view, &SpectrumView::toolOptionsChanged, this, [this, view] { shareTools(view); });
    connect(view, &SpectrumView::highlightClicked, this, &SpectrumStack::highlightClicked);
    connect(view, &SpectrumView::placeClicked, this, &SpectrumStack::placeClicked);
    connect(view, &SpectrumView::cursorMoved, this,
            [this, view](const CursorInfo& info) { followCursor(view, info); });
    connect(view, &SpectrumView::visibleRangeChanged, this,
            [this, view](const SpectrumRange& range) { followRange(view, range); });
    connect(view, &SpectrumView::plotRectChanged, this, [this] {
        placeViews();
        emit plotRectChanged();
    });
    if (view != main())
        return;
    connect(&view->colors(), &SpectrumColors::changed, this, &SpectrumStack::shareColors);
    connect(view, &SpectrumView::optionsChanged, this, &SpectrumStack::shareLooks);
    connect(view, &SpectrumView::overlaysChanged, this, &SpectrumStack::shareLooks);
}

void SpectrumStack::forOthers(const SpectrumView* than, const std::function<void(SpectrumView&)>& act) {
    for (const Pane& pane : panes_)
        if (pane.view != than)
            act(*pane.view);
}

void SpectrumStack::setHalfOrbit(const LoadedHalfOrbitPtr& halfOrbit,
                                 const std::vector<Component>& components) {
    const bool isSame = halfOrbit_ && halfOrbit_->halfOrbit.file == halfOrbit->halfOrbit.file;
    const SpectrumRange range = main()->visibleRange();
    const std::vector<Component> shown = shownComponents(*halfOrbit, components);
    halfOrbit_ = halfOrbit;
    while (views_.size() < shown.size())
        addView();
    {
        const QScopedValueRollback guard(isSharing_, true);
        panes_.clear();
        for (std::size_t i = 0; i < shown.size(); ++i) {
            SpectrumView* view = views_[shown.size() - 1 - i];
            panes_.push_back({view, shown[i]});
            view->setHalfOrbit({halfOrbit, &halfOrbit->halfOrbit}, halfOrbit->image(shown[i]));
            view->setTag(shown.size() > 1 || shown[i] != Component::Z ? tagOf(shown[i]) : QString());
        }
        arrange();
    }
    shareLooks();
    if (isSame)
        main()->setVisibleRange(range);
    followRange(main(), main()->visibleRange());
}

bool SpectrumStack::isShowing(const LoadedHalfOrbit& halfOrbit,
                              const std::vector<Component>& components) const {
    const std::vector<Component> wanted = shownComponents(halfOrbit, components);
    return halfOrbit_ && std::equal(panes_.begin(), panes_.end(), wanted.begin(), wanted.end(),
                                    [&](const Pane& pane, Component component) {
                                        return pane.component == component &&
                                               pane.view->colors().image() == halfOrbit.image(component);
                                    });
}

void SpectrumStack::clear() {
    halfOrbit_.reset();
    panes_ = {{main(), Component::Z}};
    main()->clear();
    arrange();
}

/// Only the uppermost has a title, only the lowest tick rows.
void SpectrumStack::arrange() {
    for (SpectrumView* view : views_) {
        const bool isShown =
            std::any_of(panes_.begin(), panes_.end(), [view](const Pane& pane) { return pane.view == view; });
        view->setVisible(isShown);
        if (isShown)
            view->setStackPlace(view == panes_.front().view, view == panes_.back().view);
    }
    placeViews();
    emit plotRectChanged();
}

/// All plots are equally high, whatever lies above and below them.
void SpectrumStack::placeViews() {
    const auto count = static_cast<int>(panes_.size());
    const auto bare = [](const SpectrumView& view) {
        return std::clamp(view.height() - view.plotRect().height(), 0, view.height());
    };
    int left = height();
    for (const Pane& pane : panes_)
        left -= count > 1 ? bare(*pane.view) : 0;
    int y = 0;
    for (int i = 0; i < count; ++i) {
        SpectrumView& view = *panes_[static_cast<std::size_t>(i)].view;
        const bool isLast = i == count - 1;
        const int viewHeight = isLast ? height() - y : std::max(bare(view) + left / count, 40);
        view.setGeometry(0, y, width(), viewHeight);
        y += viewHeight;
    }
    placeColorBar();
}

void SpectrumStack::placeColorBar() {
    colorBar_->setVisible(panes_.size() > 1 && main()->options().colorBar);
    const QRect plots = plotRect();
    const int left = plots.right() + 1, top = plots.top() - StackColorBar::endRoom;
    colorBar_->setGeometry(left, top, width() - left, plots.height() + 2 * StackColorBar::endRoom);
    colorBar_->raise();
}

void SpectrumStack::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeViews();
}

/// Tool and options of any view are everyone's.
void SpectrumStack::shareTools(SpectrumView* from) {
    for (SpectrumView* view : views_) {
        if (view == from)
            continue;
        view->setTool(from->tool());
        view->setToolOptions(from->toolOptions());
    }
}

void SpectrumStack::shareLooks() {
    if (isSharing_)
        return;
    forOthers(main(), [this](SpectrumView& other) {
        other.setOptions(main()->options());
        other.setLabelColors(main()->labelColors());
        other.setMaskVisible(main()->isMaskVisible());
        other.setOutlineVisible(main()->isOutlineVisible());
        other.setProbabilityVisible(main()->isProbabilityVisible());
    });
    shareColors();
    placeColorBar();
}

void SpectrumStack::shareColors() {
    if (isSharing_)
        return;
    {
        const QScopedValueRollback guard(isSharing_, true);
        SpectrumColors& colors = main()->colors();
        forOthers(main(), [&colors](SpectrumView& other) { copyColors(colors, other.colors()); });
        std::optional<SpectrumColors::Range> common;
        if (panes_.size() > 1 && colors.isAutomatic()) {
            common = colors.ownRange();
            forOthers(main(), [&common](SpectrumView& other) {
                const SpectrumColors::Range own = other.colors().ownRange();
                common = {std::min(common->low, own.low), std::max(common->high, own.high)};
            });
        }
        for (const Pane& pane : panes_)
            pane.view->colors().setCommonRange(common);
    }
    emit looksChanged();
}

void SpectrumStack::followRange(SpectrumView* from, const SpectrumRange& range) {
    if (isSharing_)
        return;
    {
        const QScopedValueRollback guard(isSharing_, true);
        forOthers(from, [&range](SpectrumView& other) { other.setVisibleRange(range); });
    }
    emit visibleRangeChanged(range);
}

void SpectrumStack::followCursor(SpectrumView* from, const CursorInfo& info) {
    std::optional<SpectrumPlace> place;
    if (info.inside)
        place = SpectrumPlace{from->geometry().secondsOf(info.utc), info.frequencyHz / 1000};
    forOthers(from, [&place](SpectrumView& other) { other.setMarker(place); });
    for (const Pane& pane : panes_)
        if (pane.view == from)
            emit cursorMoved(pane, info);
}

void SpectrumStack::takeStroke(SpectrumView* from, const LabelHistory::Step& step, bool byModel) {
    std::vector<LabelStore::PixelChange> changes;
    changes.reserve(step.size());
    for (const LabelHistory::Change& change : step)
        changes.push_back({change.index, change.after});
    forOthers(from, [&changes](SpectrumView& other) { other.applyChanges(changes); });
    emit strokeFinished(step, byModel);
}

void SpectrumStack::setMask(const LabelMask& mask) {
    for (const Pane& pane : panes_)
        pane.view->setMask(mask);
}

void SpectrumStack::applyChanges(const std::vector<LabelStore::PixelChange>& changes) {
    for (const Pane& pane : panes_)
        pane.view->applyChanges(changes);
}

void SpectrumStack::setProbability(const std::shared_ptr<const ProbabilityMap>& probability) {
    for (const Pane& pane : panes_)
        pane.view->setProbability(probability);
}

void SpectrumStack::setHighlights(const std::vector<SpectrumHighlight>& highlights) {
    for (const Pane& pane : panes_)
        pane.view->setHighlights(highlights);
}

void SpectrumStack::setPinned(std::optional<SpectrumPlace> place) {
    for (const Pane& pane : panes_)
        pane.view->setPinned(place);
}

void SpectrumStack::finishStroke() {
    for (const Pane& pane : panes_)
        pane.view->finishStroke();
}

QRect SpectrumStack::plotRect() const {
    const SpectrumView &top = *panes_.front().view, &bottom = *panes_.back().view;
    const QRect upper = top.plotRect().translated(top.pos()),
                lower = bottom.plotRect().translated(bottom.pos());
    return upper.united(lower);
}

} // namespace nucleoscope
