#include "widgets/contact_sheet.h"

#include "widgets/region_pictures.h"
#include "widgets/region_selection.h"
#include "widgets/region_selection_link.h"
#include "widgets/region_values.h"
#include "widgets/verdict_style.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

constexpr int gap = 6, markSize = 20;

/// What a sheet may be sorted by.
constexpr CatalogueModel::Column sortProperties[] = {
    CatalogueModel::Time,      CatalogueModel::Probability,  CatalogueModel::Frequency,
    CatalogueModel::Area,      CatalogueModel::Duration,     CatalogueModel::Peak,
    CatalogueModel::Contrast,  CatalogueModel::Latitude,     CatalogueModel::MagneticLatitude,
    CatalogueModel::LocalTime, CatalogueModel::SeasonColumn, CatalogueModel::ReviewColumn};

class PictureDelegate : public QStyledItemDelegate {
public:
    PictureDelegate(const RegionSelection& selection, const CatalogueModel& model, RegionPictures& pictures,
                    QObject* parent)
        : QStyledItemDelegate(parent), selection_(selection), model_(model), pictures_(pictures) {}

    static QSize cell(const QFontMetrics& metrics) {
        return {RegionPictures::width + 3 * gap, RegionPictures::height + 2 * metrics.height() + 4 * gap};
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
        return cell(option.fontMetrics);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const int number = model_.regionAt(index.row());
        const Region& region = model_.catalogue()->regions[static_cast<std::size_t>(number)];
        const QRect card = option.rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
        const QRect picture(card.x() + gap, card.y() + gap, RegionPictures::width, RegionPictures::height);
        const bool isSelected = selection_.contains(number);
        const QPalette& palette = option.palette;
        painter->fillRect(card, isSelected ? palette.highlight() : palette.window());
        drawPicture(*painter, picture, number, palette);
        drawVerdict(*painter, picture, region.review.verdict);

        painter->setPen(palette.color(isSelected ? QPalette::HighlightedText : QPalette::WindowText));
        const int lineHeight = option.fontMetrics.height();
        QRect line(picture.x(), picture.bottom() + gap, picture.width(), lineHeight);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          regionText(region, CatalogueModel::Time).left(minutesLength));
        line.translate(0, lineHeight);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          ContactSheet::tr("%1 kHz").arg(regionText(region, CatalogueModel::Frequency)));
        painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                          regionText(region, CatalogueModel::Probability));
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(palette.color(QPalette::WindowText));
            painter->drawRect(card.adjusted(0, 0, -1, -1));
        }
    }

private:
    static constexpr int minutesLength = 16; ///< of "2022-03-01 04:05"

    void drawPicture(QPainter& painter, const QRect& place, int region, const QPalette& palette) const {
        const QImage* picture = pictures_.picture(region);
        if (picture && !picture->isNull()) {
            painter.drawImage(place, *picture);
            return;
        }
        painter.fillRect(place, palette.base());
        painter.setPen(palette.color(QPalette::PlaceholderText));
        painter.drawText(place, Qt::AlignCenter, picture ? ContactSheet::tr("no file") : QStringLiteral("…"));
    }

    static void drawVerdict(QPainter& painter, const QRect& picture, Verdict verdict) {
        if (verdict == Verdict::Unreviewed)
            return;
        const QRect mark(picture.right() - markSize - 2, picture.y() + 3, markSize, markSize);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::white);
        painter.setBrush(verdictColor(verdict));
        painter.drawEllipse(mark);
        QFont bold = painter.font();
        bold.setBold(true);
        painter.setFont(bold);
        painter.drawText(mark, Qt::AlignCenter, verdictMark(verdict));
        painter.restore();
    }

    const RegionSelection& selection_;
    const CatalogueModel& model_;
    RegionPictures& pictures_;
};

} // namespace

ContactSheet::ContactSheet(RegionSelection& selection, RegionPictures& pictures, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(new CatalogueModel(this)), view_(new QListView),
      property_(new QComboBox), descending_(new QToolButton), count_(new QLabel) {
    view_->setModel(model_);
    view_->setItemDelegate(new PictureDelegate(selection, *model_, pictures, this));
    view_->setFlow(QListView::LeftToRight);
    view_->setWrapping(true);
    view_->setResizeMode(QListView::Adjust);
    view_->setUniformItemSizes(true);
    view_->setGridSize(PictureDelegate::cell(view_->fontMetrics()));
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    new RegionSelectionLink(selection, *model_, *view_);

    auto* top = new QWidget;
    buildTop(top);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(top);
    layout->addWidget(view_, 1);

    connect(&pictures, &RegionPictures::ready, this, &ContactSheet::drawAnew);
    connect(&selection_, &RegionSelection::changed, this, &ContactSheet::updateCount);
    connect(model_, &CatalogueModel::modelReset, this, &ContactSheet::updateCount);
    updateCount();
}

void ContactSheet::buildTop(QWidget* top) {
    for (const CatalogueModel::Column property : sortProperties)
        property_->addItem(regionColumnTitle(property), static_cast<int>(property));
    property_->setToolTip(tr("What the regions are sorted by"));
    descending_->setCheckable(true);
    descending_->setAutoRaise(true);
    descending_->setArrowType(Qt::UpArrow);
    descending_->setToolTip(tr("Largest or latest first"));
    count_->setEnabled(false);

    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->addWidget(property_);
    layout->addWidget(descending_);
    layout->addWidget(count_, 1);
    const std::pair<Verdict, QString> decisions[] = {{Verdict::Accepted, tr("Accept the selected regions")},
                                                     {Verdict::Rejected, tr("Reject the selected regions")},
                                                     {Verdict::Unsure, tr("Unsure of the selected regions")}};
    for (const auto& [verdict, meaning] : decisions) {
        auto* button = new QToolButton;
        button->setText(verdictMark(verdict));
        button->setToolTip(meaning);
        button->setAccessibleName(meaning);
        connect(button, &QToolButton::clicked, this,
                [this, verdict = verdict] { emit decisionRequested(verdict); });
        layout->addWidget(button);
        decisions_.append(button);
    }
    connect(property_, &QComboBox::currentIndexChanged, this, &ContactSheet::sort);
    connect(descending_, &QToolButton::toggled, this, &ContactSheet::sort);
}

void ContactSheet::setCatalogue(CataloguePtr catalogue) {
    model_->setCatalogue(std::move(catalogue));
}

void ContactSheet::sort() {
    descending_->setArrowType(descending_->isChecked() ? Qt::DownArrow : Qt::UpArrow);
    model_->sort(property_->currentData().toInt(),
                 descending_->isChecked() ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void ContactSheet::updateCount() {
    const int selected = static_cast<int>(selection_.regions().size());
    count_->setText(selected > 1 ? tr("%n selected", nullptr, selected)
                                 : tr("%n region(s)", nullptr, model_->rowCount()));
    for (QToolButton* button : decisions_)
        button->setEnabled(selected > 0);
}

void ContactSheet::drawAnew(int region) {
    if (const int row = model_->rowOf(region); row >= 0)
        view_->update(model_->index(row, 0));
}

} // namespace nucleoscope
