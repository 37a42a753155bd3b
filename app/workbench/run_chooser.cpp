#include "app/workbench/run_chooser.h"

#include "widgets/names.h"

#include <QSignalBlocker>

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr int latest = 0, everyRun = 1, firstRun = 2;

} // namespace

QString displayName(const RunRecord& run) {
    return RunChooser::tr("%1 · %2 · %n region(s)", nullptr, run.regions)
        .arg(displayTime(run.started).left(16), QString::fromStdString(run.model));
}

RunChooser::RunChooser(QWidget* parent) : QComboBox(parent) {
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(18);
    setToolTip(tr("Which detections are shown"));
    connect(this, &QComboBox::activated, this, [this](int index) {
        if (index == latest)
            emit runsChosen({});
        else if (index == everyRun)
            emit runsChosen({RunChoice::Show::Union, {}});
        else
            emit runsChosen(RunChoice::of(runs_[static_cast<std::size_t>(index - firstRun)].id));
    });
    setCatalogue(nullptr);
}

void RunChooser::setCatalogue(const CataloguePtr& catalogue) {
    const QString chosen = currentData().toString();
    const int kind = currentIndex();
    runs_ = catalogue ? catalogue->runs : std::vector<RunRecord>();
    std::reverse(runs_.begin(), runs_.end());
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("Latest detection of each half-orbit"));
    addItem(tr("All detections together"));
    for (const RunRecord& run : runs_) {
        addItem(displayName(run), QString::fromStdString(run.id));
        setItemData(count() - 1, QString::fromStdString(run.id + ": " + run.settings), Qt::ToolTipRole);
    }
    setCurrentIndex(!catalogue         ? latest
                    : kind == everyRun ? everyRun
                                       : std::max(chosen.isEmpty() ? latest : findData(chosen), latest));
    setVisible(runs_.size() > 1);
}

} // namespace nucleoscope
