#include "app/workbench/spectrum_display.h"

#include "app/workbench/actions.h"
#include "app/workbench/settings.h"
#include "widgets/spectrum_color_panel.h"

#include <QMenu>

#include <algorithm>

namespace nucleoscope {

namespace {

struct Switch {
    QString key;
    QAction* action;
    bool SpectrumViewOptions::*option;
};

QList<Switch> switchesOf(const Actions& a) {
    using Options = SpectrumViewOptions;
    return {{QStringLiteral("logarithmicFrequency"), a.logarithmicFrequency, &Options::logarithmicFrequency},
            {QStringLiteral("grid"), a.grid, &Options::grid},
            {QStringLiteral("secondaryGrid"), a.secondaryGrid, &Options::secondaryGrid},
            {QStringLiteral("daylight"), a.daylight, &Options::daylight},
            {QStringLiteral("magneticBand"), a.magneticBand, &Options::magneticBand},
            {QStringLiteral("burst"), a.burst, &Options::burst},
            {QStringLiteral("crosshair"), a.crosshair, &Options::crosshair},
            {QStringLiteral("keepsZoom"), a.keepZoom, &Options::keepsZoom}};
}

QString keyOf(const QString& name) {
    return QStringLiteral("spectrum/") + name;
}

QString keyOf(TickRow row) {
    switch (row) {
    case TickRow::Ut:
        return QStringLiteral("ut");
    case TickRow::Latitude:
        return QStringLiteral("latitude");
    case TickRow::Longitude:
        return QStringLiteral("longitude");
    case TickRow::MagneticLatitude:
        return QStringLiteral("magneticLatitude");
    case TickRow::MagneticLocalTime:
        return QStringLiteral("magneticLocalTime");
    case TickRow::LocalTime:
        return QStringLiteral("localTime");
    }
    return {};
}

bool hasRow(const SpectrumViewOptions& options, TickRow row) {
    return std::find(options.tickRows.begin(), options.tickRows.end(), row) != options.tickRows.end();
}

} // namespace

SpectrumDisplay::SpectrumDisplay(SpectrumView* view, Actions& actions, Settings& settings, QObject* parent)
    : QObject(parent), view_(view), actions_(actions), settings_(settings),
      panel_(new SpectrumColorPanel(view->colors(), view)) {
    restore();
    connectOptions();
    connectColors();
}

void SpectrumDisplay::connectOptions() {
    for (const Switch& choice : switchesOf(actions_)) {
        choice.action->setChecked(view_->options().*choice.option);
        connect(choice.action, &QAction::toggled, this,
                [this, option = choice.option](bool on) { setOption(option, on); });
    }
    connect(actions_.zoomBack, &QAction::triggered, view_, &SpectrumView::goBack);
    connect(actions_.zoomForward, &QAction::triggered, view_, &SpectrumView::goForward);
    const auto updateHistory = [this] {
        actions_.zoomBack->setEnabled(view_->navigator().canGoBack());
        actions_.zoomForward->setEnabled(view_->navigator().canGoForward());
    };
    connect(view_, &SpectrumView::historyChanged, this, updateHistory);
    updateHistory();
}

void SpectrumDisplay::connectColors() {
    SpectrumColors* colors = &view_->colors();
    actions_.flatten->setChecked(colors->isFlattened());
    connect(actions_.flatten, &QAction::toggled, view_, &SpectrumView::setFlattened);
    connect(actions_.colors, &QAction::triggered, this, [this] {
        const QRect plot = view_->plotRect();
        panel_->popUp(view_->mapToGlobal(plot.topRight() - QPoint(8, -8)));
    });
    connect(view_, &SpectrumView::colorPanelRequested, panel_, &SpectrumColorPanel::popUp);
    connect(colors, &SpectrumColors::changed, this, [this, colors] {
        actions_.flatten->setChecked(colors->isFlattened());
        rememberColors();
    });
}

void SpectrumDisplay::setOption(bool SpectrumViewOptions::*option, bool on) {
    SpectrumViewOptions options = view_->options();
    options.*option = on;
    view_->setOptions(options);
    rememberOptions();
}

void SpectrumDisplay::addTo(QMenu* menu) {
    menu->addActions({actions_.zoomBack, actions_.zoomForward, actions_.keepZoom});
    menu->addSeparator();
    menu->addActions({actions_.colors, actions_.flatten});
    menu->addSeparator();
    menu->addActions({actions_.logarithmicFrequency, actions_.crosshair});
    QMenu* marks = menu->addMenu(tr("&Marks and grid"));
    marks->addActions({actions_.daylight, actions_.magneticBand, actions_.burst});
    marks->addSeparator();
    marks->addActions({actions_.grid, actions_.secondaryGrid});
    addTickRows(menu->addMenu(tr("&Rows under the time axis")));
}

void SpectrumDisplay::addTickRows(QMenu* menu) {
    for (const TickRow row : allTickRows()) {
        QAction* action = menu->addAction(displayName(row));
        action->setCheckable(true);
        action->setChecked(hasRow(view_->options(), row));
        connect(action, &QAction::toggled, this, [this, row](bool on) {
            SpectrumViewOptions options = view_->options();
            std::vector<TickRow> rows;
            for (const TickRow other : allTickRows()) {
                if (other == row ? on : hasRow(options, other))
                    rows.push_back(other);
            }
            options.tickRows = rows;
            view_->setOptions(options);
            rememberOptions();
        });
    }
}

void SpectrumDisplay::restore() {
    SpectrumViewOptions options;
    for (const Switch& choice : switchesOf(actions_))
        options.*choice.option = settings_.value(keyOf(choice.key), options.*choice.option).toBool();
    if (const QVariant remembered = settings_.value(keyOf(QStringLiteral("tickRows")));
        remembered.isValid()) {
        const QStringList names = remembered.toStringList();
        options.tickRows.clear();
        for (const TickRow row : allTickRows()) {
            if (names.contains(keyOf(row)))
                options.tickRows.push_back(row);
        }
    }
    view_->setOptions(options);

    SpectrumColors& colors = view_->colors();
    if (const auto map = colorMap(settings_.colorMap().toStdString()))
        colors.setMap(*map);
    const QString quantity = settings_.value(keyOf(QStringLiteral("quantity"))).toString();
    if (const auto remembered = spectrumQuantityFromString(quantity.toStdString()))
        colors.setQuantity(*remembered);
    const double low =
        settings_.value(keyOf(QStringLiteral("lowPercentile")), colors.lowPercentile()).toDouble();
    const double high =
        settings_.value(keyOf(QStringLiteral("highPercentile")), colors.highPercentile()).toDouble();
    if (low >= 0 && low < high && high <= 1)
        colors.setPercentiles(low, high);
    if (settings_.value(keyOf(QStringLiteral("fixedRange"))).toBool()) {
        const double from = settings_.value(keyOf(QStringLiteral("rangeLow"))).toDouble();
        const double to = settings_.value(keyOf(QStringLiteral("rangeHigh"))).toDouble();
        colors.setFixed(true);
        if (from < to)
            colors.setRange({static_cast<float>(from), static_cast<float>(to)});
    }
}

void SpectrumDisplay::rememberOptions() const {
    const SpectrumViewOptions& options = view_->options();
    for (const Switch& choice : switchesOf(actions_))
        settings_.setValue(keyOf(choice.key), options.*choice.option);
    QStringList rows;
    for (const TickRow row : options.tickRows)
        rows << keyOf(row);
    settings_.setValue(keyOf(QStringLiteral("tickRows")), rows);
}

void SpectrumDisplay::rememberColors() const {
    const SpectrumColors& colors = view_->colors();
    settings_.setColorMap(QString::fromStdString(colors.scale().map.name));
    settings_.setValue(keyOf(QStringLiteral("quantity")),
                       QString::fromStdString(toString(colors.quantity())));
    settings_.setValue(keyOf(QStringLiteral("lowPercentile")), colors.lowPercentile());
    settings_.setValue(keyOf(QStringLiteral("highPercentile")), colors.highPercentile());
    settings_.setValue(keyOf(QStringLiteral("fixedRange")), colors.isFixed());
    if (colors.isFixed() && !colors.isFlattened()) {
        settings_.setValue(keyOf(QStringLiteral("rangeLow")), colors.range().low);
        settings_.setValue(keyOf(QStringLiteral("rangeHigh")), colors.range().high);
    }
}

} // namespace nucleoscope
