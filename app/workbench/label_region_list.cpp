#include "app/workbench/label_region_list.h"

#include "app/workbench/label_document.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/theme.h"
#include "widgets/names.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <cmath>

namespace nucleoscope {

namespace {

constexpr int refreshMs = 150;

/// Sorts numbers as numbers.
class RegionItem : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem& other) const override {
        const int column = treeWidget() ? treeWidget()->sortColumn() : 0;
        const QVariant mine = data(column, Qt::UserRole + 1), others = other.data(column, Qt::UserRole + 1);
        return mine.isValid() && others.isValid() ? mine.toDouble() < others.toDouble()
                                                  : QTreeWidgetItem::operator<(other);
    }
    void setNumber(int column, double number, const QString& text) {
        setText(column, text);
        setData(column, Qt::UserRole + 1, number);
        setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
};

} // namespace

QString labelClassName(const LabelClass& item) {
    if (item.value == LabelMask::background)
        return LabelRegionList::tr("background");
    if (item.value == LabelMask::nucleus)
        return LabelRegionList::tr("nucleus");
    return item.value == LabelMask::unsure ? LabelRegionList::tr("unsure")
                                           : QString::fromStdString(item.name);
}

LabelRegionList::LabelRegionList(LabelDocument& document, SpectrumPane& spectrum, QWidget* parent)
    : QTreeWidget(parent), document_(document), spectrum_(spectrum) {
    setObjectName(QStringLiteral("labelRegions"));
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Class"), tr("Pixels"), tr("From, UT"), tr("Seconds"), tr("kHz"), tr("Made by")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    setSortingEnabled(true);
    sortByColumn(Start, Qt::AscendingOrder);
    setToolTip(tr("Click to zoom to a region, Delete to delete it"));
    timer_.setSingleShot(true);
    timer_.setInterval(refreshMs);
    connect(&timer_, &QTimer::timeout, this, &LabelRegionList::read);
    connect(&document_, &LabelDocument::historyChanged, this, &LabelRegionList::refresh);
    connect(&document_, &LabelDocument::detailsChanged, this, &LabelRegionList::refresh);
    connect(this, &QTreeWidget::itemClicked, this, [this] {
        if (const LabelRegion* region = current())
            emit zoomRequested(boxOf(*region));
    });
}

const LabelRegion* LabelRegionList::current() const {
    const int index = currentItem() ? currentItem()->data(0, Qt::UserRole).toInt() : -1;
    return index >= 0 && index < static_cast<int>(regions_.size())
               ? &regions_[static_cast<std::size_t>(index)]
               : nullptr;
}

SpectrumBox LabelRegionList::boxOf(const LabelRegion& region) const {
    const SpectrumGrid& grid = spectrum_.view()->grid();
    return {grid.utcAt(region.left), grid.utcAt(region.right), grid.frequencyAt(region.bottom),
            grid.frequencyAt(region.top)};
}

QString LabelRegionList::originText(const LabelRegion& region) const {
    QString origin = QString::fromStdString(region.origin);
    if (region.origin == manualOrigin)
        return tr("hand");
    if (origin == QLatin1String("review"))
        origin = tr("review");
    else if (origin == QLatin1String("imported"))
        origin = tr("imported");
    //: what made a region, and a hand went over it
    return region.edited ? tr("%1, edited").arg(origin) : origin;
}

QTreeWidgetItem* LabelRegionList::itemOf(const LabelRegion& region) const {
    auto* item = new RegionItem;
    const LabelClasses classes = document_.classes();
    const LabelClass* kind = classes.find(region.value);
    item->setText(Class, kind ? labelClassName(*kind) : QString::number(region.value));
    item->setIcon(Class, swatchIcon(spectrum_.view()->labelColors().color(region.value)));
    const SpectrumBox box = boxOf(region);
    item->setNumber(Pixels, region.pixels, locale().toString(region.pixels));
    item->setNumber(Start, static_cast<double>(box.utcStart), displayTime(box.utcStart).mid(11));
    const double seconds = static_cast<double>(box.utcEnd - box.utcStart) / 1000 + rowSeconds;
    item->setNumber(Duration, seconds, QString::number(seconds, 'f', 0));
    item->setNumber(Frequency, box.frequencyLowHz,
                    QStringLiteral("%1–%2")
                        .arg(box.frequencyLowHz / 1000, 0, 'f', 2)
                        .arg(box.frequencyHighHz / 1000, 0, 'f', 2));
    item->setText(Origin, originText(region));
    return item;
}

void LabelRegionList::read() {
    if (!isVisible())
        return; // showEvent() reads
    const int chosen = currentItem() ? indexOfTopLevelItem(currentItem()) : -1;
    regions_ = regionsOf(document_.mask(), document_.label().origins);
    setSortingEnabled(false);
    clear();
    const bool fits = document_.mask().width == spectrum_.view()->grid().width();
    for (std::size_t i = 0; fits && i < regions_.size(); ++i) {
        QTreeWidgetItem* item = itemOf(regions_[i]);
        item->setData(0, Qt::UserRole, static_cast<int>(i));
        addTopLevelItem(item);
    }
    setSortingEnabled(true);
    for (int column = 0; column < Origin; ++column)
        resizeColumnToContents(column);
    if (chosen >= 0 && topLevelItemCount() > 0)
        setCurrentItem(topLevelItem(std::min(chosen, topLevelItemCount() - 1)));
}

void LabelRegionList::showEvent(QShowEvent* event) {
    QTreeWidget::showEvent(event);
    read();
}

bool LabelRegionList::event(QEvent* event) {
    // Delete may be a command's key too.
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete && current()) {
        event->accept();
        return true;
    }
    return QTreeWidget::event(event);
}

void LabelRegionList::keyPressEvent(QKeyEvent* event) {
    const LabelRegion* region = current();
    if (region && event->key() == Qt::Key_Delete)
        emit deleteRequested(region->firstRow, region->firstColumn);
    else if (region && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit zoomRequested(boxOf(*region));
    else
        QTreeWidget::keyPressEvent(event);
}

} // namespace nucleoscope
