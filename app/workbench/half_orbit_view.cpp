#include "app/workbench/half_orbit_view.h"

#include "app/workbench/half_orbit_outline.h"
#include "app/workbench/thumbnails.h"
#include "widgets/names.h"

#include <QBuffer>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace nucleoscope {

namespace {

constexpr int typingMs = 1500; ///< a pause this long ends a number
constexpr QSize pictureSize(72, 36);

/// Rows with the half-orbit's picture before the date.
class HalfOrbitDelegate : public QStyledItemDelegate {
public:
    HalfOrbitDelegate(const HalfOrbitView& view, const HalfOrbitOutline& outline,
                      const Thumbnails& thumbnails, QObject* parent)
        : QStyledItemDelegate(parent), view_(view), outline_(outline), thumbnails_(thumbnails) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        const int text = option.fontMetrics.height() + 8;
        return {size.width(), view_.areThumbnailsShown() ? pictureSize.height() + 4 : text};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const int row = view_.areThumbnailsShown() && index.column() == HalfOrbitListModel::Date
                            ? outline_.sourceRow(index)
                            : -1;
        if (row < 0)
            return;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = pictureSize;
        QIcon icon(picture(row));
        icon.addPixmap(icon.pixmap(pictureSize), QIcon::Selected); // not tinted
        option->icon = icon;
    }

private:
    QPixmap picture(int row) const {
        const qreal ratio = view_.devicePixelRatioF();
        QPixmap pixmap(pictureSize * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(view_.palette().color(QPalette::AlternateBase));
        const QImage image = thumbnails_.image(outline_.source().file(row));
        if (!image.isNull()) {
            QPainter painter(&pixmap);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(QRect({}, pictureSize), image);
        }
        return pixmap;
    }

    const HalfOrbitView& view_;
    const HalfOrbitOutline& outline_;
    const Thumbnails& thumbnails_;
};

QString asHtmlPicture(const QImage& image) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("<br><img width=\"%1\" height=\"%2\" src=\"data:image/png;base64,%3\">")
        .arg(2 * image.width())
        .arg(2 * image.height())
        .arg(QString::fromLatin1(bytes.toBase64()));
}

/// What is known of a half-orbit, a line each.
QStringList description(const HalfOrbitRow& row) {
    QStringList lines{QString::fromStdString(row.file.filename().string())};
    if (row.isQuarantined()) {
        lines << HalfOrbitView::tr("Cannot be used: %1").arg(QString::fromStdString(row.indexed->problem));
        return lines;
    }
    const HalfOrbitDetails* details = row.details();
    if (!details) {
        lines << HalfOrbitView::tr("Not opened yet");
        return lines;
    }
    lines << HalfOrbitView::tr("%1 – %2 UT")
                 .arg(displayTime(details->start), displayTime(details->end).mid(11));
    QStringList components;
    for (const Component component : details->components)
        components << QString::fromLatin1(toString(component).data()).toUpper();
    lines << HalfOrbitView::tr("%1 rows × %2 bins, %3")
                 .arg(details->rows)
                 .arg(details->bins)
                 .arg(components.join(QStringLiteral(" ")));
    if (details->simulated)
        lines << HalfOrbitView::tr("Simulated");
    if (details->gaps > 0)
        lines << HalfOrbitView::tr("%n gap(s), %1 s without data", nullptr, details->gaps)
                     .arg(details->gapSeconds, 0, 'f', 1);
    if (details->burstRows > 0)
        lines << HalfOrbitView::tr("%n burst row(s)", nullptr, details->burstRows);
    for (const std::string& warning : details->warnings)
        lines << QString::fromStdString(warning);
    return lines;
}

} // namespace

HalfOrbitView::HalfOrbitView(HalfOrbitOutline& outline, Thumbnails& thumbnails, QWidget* parent)
    : QTreeView(parent), outline_(outline), thumbnails_(thumbnails), typedLabel_(new QLabel(this)) {
    setModel(&outline_);
    setItemDelegate(new HalfOrbitDelegate(*this, outline_, thumbnails_, this));
    setUniformRowHeights(true);
    setRootIsDecorated(false);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setAlternatingRowColors(true);
    setIndentation(14);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    header()->setHighlightSections(false);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(true);
    sortByColumn(HalfOrbitListModel::Date, Qt::AscendingOrder);
    setSortingEnabled(true);

    typedLabel_->setObjectName(QStringLiteral("typedNumber"));
    typedLabel_->setAutoFillBackground(true);
    typedLabel_->setFrameShape(QFrame::StyledPanel);
    typedLabel_->setMargin(4);
    typedLabel_->hide();
    typedTimer_.setSingleShot(true);
    typedTimer_.setInterval(typingMs);
    connect(&typedTimer_, &QTimer::timeout, this, [this] {
        typed_.clear();
        typedLabel_->hide();
    });

    connect(&outline_, &QAbstractItemModel::layoutAboutToBeChanged, this, &HalfOrbitView::keepTopRow);
    connect(&outline_, &HalfOrbitOutline::changed, this, &HalfOrbitView::restoreTopRow);
    for (const auto& signal : {&QTreeView::expanded, &QTreeView::collapsed})
        connect(this, signal, this, &HalfOrbitView::sightChanged);
    connect(&thumbnails_, &Thumbnails::ready, this, [this](const std::filesystem::path& file) {
        if (thumbnailsShown_)
            viewport()->update();
        const int row = outline_.sourceRow(toolTipRow_);
        if (QToolTip::isVisible() && row >= 0 && outline_.source().file(row) == file)
            showToolTip(toolTipRow_);
    });
}

void HalfOrbitView::setThumbnailsShown(bool shown) {
    if (shown == thumbnailsShown_)
        return;
    thumbnailsShown_ = shown;
    scheduleDelayedItemsLayout();
    emit sightChanged();
}

std::vector<std::filesystem::path> HalfOrbitView::filesInSight() const {
    std::vector<std::filesystem::path> files;
    const int bottom = 2 * viewport()->height(); // a page ahead
    for (QModelIndex index = indexAt(QPoint(1, 1)); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() > bottom)
            break;
        if (const int row = outline_.sourceRow(index); row >= 0)
            files.push_back(outline_.source().file(row));
    }
    return files;
}

// Rows that come or go above must not move what is in sight.

void HalfOrbitView::keepTopRow() {
    const QModelIndex top = verticalScrollBar()->value() > 0 ? indexAt(QPoint(1, 1)) : QModelIndex();
    topRow_ = top.siblingAtColumn(0);
}

void HalfOrbitView::restoreTopRow() {
    if (topRow_.isValid())
        scrollTo(topRow_, PositionAtTop);
    topRow_ = QPersistentModelIndex();
    emit sightChanged();
}

bool HalfOrbitView::event(QEvent* event) {
    // Digits are for the list while it has the focus, whatever else they are keys of.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isDigit = key->text().size() == 1 && key->text().front().isDigit();
        const bool endsTyping =
            !typed_.isEmpty() && (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Backspace);
        if (isDigit || endsTyping) {
            event->accept();
            return true;
        }
    }
    return QTreeView::event(event);
}

void HalfOrbitView::keyPressEvent(QKeyEvent* event) {
    if (!typed_.isEmpty() && (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backspace)) {
        typed_ = event->key() == Qt::Key_Backspace ? typed_.chopped(1) : QString();
        showTyped();
        if (!typed_.isEmpty())
            jumpTo(typed_);
        return;
    }
    QTreeView::keyPressEvent(event);
}

void HalfOrbitView::keyboardSearch(const QString& text) {
    if (text.size() != 1 || !text.front().isDigit())
        return; // letters are keys of the window
    typed_ += text;
    showTyped();
    jumpTo(typed_);
}

void HalfOrbitView::showTyped() {
    typedTimer_.start();
    typedLabel_->setVisible(!typed_.isEmpty());
    typedLabel_->setText(tr("Orbit %1").arg(typed_));
    typedLabel_->adjustSize();
    typedLabel_->move(viewport()->geometry().bottomRight() -
                      QPoint(typedLabel_->width() + 6, typedLabel_->height() + 6));
}

/// To the orbit of just this number, or else the first whose number begins with it.
void HalfOrbitView::jumpTo(const QString& digits) {
    const std::string prefix = digits.toStdString();
    int found = -1;
    for (const int row : outline_.shown()) {
        const std::optional<int>& orbit = outline_.source().row(row).orbit;
        const std::string number = orbit ? std::to_string(*orbit) : std::string();
        if (number == prefix) {
            found = row;
            break;
        }
        if (found < 0 && number.starts_with(prefix))
            found = row;
    }
    if (found >= 0)
        setCurrentIndex(outline_.indexOf(found));
}

void HalfOrbitView::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    emit sightChanged();
}

void HalfOrbitView::scrollContentsBy(int dx, int dy) {
    QTreeView::scrollContentsBy(dx, dy);
    if (dy != 0)
        emit sightChanged();
}

bool HalfOrbitView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QTreeView::viewportEvent(event);
    showToolTip(indexAt(static_cast<QHelpEvent*>(event)->pos()));
    return true;
}

void HalfOrbitView::showToolTip(const QModelIndex& index) {
    const int row = outline_.sourceRow(index);
    toolTipRow_ = index;
    if (row < 0) {
        QToolTip::hideText();
        return;
    }
    const HalfOrbitRow& halfOrbit = outline_.source().row(row);
    QStringList lines = description(halfOrbit);
    const QString ofColumn = index.data(Qt::ToolTipRole).toString();
    if (!ofColumn.isEmpty() && !halfOrbit.isQuarantined())
        lines.insert(1, ofColumn);
    lines.removeDuplicates();
    // Of rich text Qt breaks long lines, as warnings are; a name stays whole.
    QString html = QStringLiteral("<nobr>%1</nobr><br>").arg(lines.first().toHtmlEscaped()) +
                   lines.mid(1)
                       .join(QLatin1Char('\n'))
                       .toHtmlEscaped()
                       .replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    const QImage image = thumbnails_.image(halfOrbit.file);
    if (!image.isNull())
        html += asHtmlPicture(image);
    else if (!thumbnailsShown_ && !halfOrbit.isQuarantined())
        thumbnails_.want({halfOrbit.file}); // it is added when it is there
    QToolTip::showText(QCursor::pos(), QStringLiteral("<p>%1</p>").arg(html), viewport(), visualRect(index));
}

} // namespace nucleoscope
