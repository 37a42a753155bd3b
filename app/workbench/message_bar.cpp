#include "app/workbench/message_bar.h"

#include "app/workbench/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int noteMs = 8000;

QColor colorOf(MessageBar::Kind kind) {
    switch (kind) {
    case MessageBar::Kind::Note:
        return QColor(0x2f7dc4);
    case MessageBar::Kind::Warning:
        return QColor(0xc98a10);
    case MessageBar::Kind::Error:
        return QColor(0xc8373f);
    }
    return {};
}

QString iconOf(MessageBar::Kind kind) {
    switch (kind) {
    case MessageBar::Kind::Note:
        return QStringLiteral("info");
    case MessageBar::Kind::Warning:
        return QStringLiteral("warning");
    case MessageBar::Kind::Error:
        return QStringLiteral("error");
    }
    return {};
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), text_(new QLabel), close_(new QToolButton),
      timer_(new QTimer(this)) {
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setTextFormat(Qt::PlainText);
    close_->setAutoRaise(true);
    close_->setIcon(themedIcon(QStringLiteral("close")));
    close_->setToolTip(tr("Close this message"));
    timer_->setSingleShot(true);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->setSpacing(10);
    layout->addWidget(icon_);
    layout->addWidget(text_, 1);
    layout->addWidget(close_);
    hide();

    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(timer_, &QTimer::timeout, this, &QWidget::hide);
}

void MessageBar::showMessage(Kind kind, const QString& sentence) {
    kind_ = kind;
    text_->setText(sentence);
    icon_->setPixmap(themedIcon(iconOf(kind)).pixmap(20, 20));
    timer_->stop();
    if (kind == Kind::Note)
        timer_->start(noteMs);
    show();
    update();
}

QString MessageBar::message() const {
    return isHidden() ? QString() : text_->text();
}

void MessageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    QColor background = colorOf(kind_);
    painter.fillRect(0, 0, 4, height(), background);
    background.setAlphaF(isDarkTheme() ? 0.25F : 0.12F);
    painter.fillRect(4, 0, width() - 4, height(), background);
}

} // namespace nucleoscope
