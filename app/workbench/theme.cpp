#include "app/workbench/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace nucleoscope {

namespace {

struct Colors {
    QColor window, base, alternate, button, text, faint, accent, onAccent, border, link;
};

const Colors light{QColor(0xf3f4f6), QColor(0xffffff), QColor(0xf6f8fa), QColor(0xfafbfc), QColor(0x1b2430),
                   QColor(0x8a94a3), QColor(0x1f6fb8), QColor(0xffffff), QColor(0xcfd5dd), QColor(0x1a5fa0)};
const Colors dark{QColor(0x22262c), QColor(0x191c21), QColor(0x1f2328), QColor(0x2c3138), QColor(0xdde2e9),
                  QColor(0x7c8695), QColor(0x3f8fd8), QColor(0xffffff), QColor(0x3a414b), QColor(0x74b4ee)};

QPalette toPalette(const Colors& colors) {
    QPalette palette(colors.button, colors.window);
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.alternate);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.button);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.faint);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.link);
    palette.setColor(QPalette::Mid, colors.border);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.faint);
    return palette;
}

bool systemIsDark() {
    // Before the first palette of our own, the application has the desktop's.
    static const bool isDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return isDark;
}

QPixmap render(QByteArray svg, const QColor& color, int size) {
    svg.replace("#000", color.name().toLatin1());
    QSvgRenderer renderer(svg);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

void applyTheme(QApplication& application, Theme theme) {
    const bool toDark = theme == Theme::Dark || (theme == Theme::System && systemIsDark());
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(toPalette(toDark ? dark : light));
    QFile sheet(QStringLiteral(":/workbench.qss"));
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

bool isDarkTheme() {
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

QString toString(Theme theme) {
    return theme == Theme::Light  ? QStringLiteral("light")
           : theme == Theme::Dark ? QStringLiteral("dark")
                                  : QStringLiteral("system");
}

Theme themeFromString(const QString& text) {
    if (text == QLatin1String("light"))
        return Theme::Light;
    return text == QLatin1String("dark") ? Theme::Dark : Theme::System;
}

QIcon themedIcon(const QString& name) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    const QPalette palette = QApplication::palette();
    QIcon icon;
    for (const int size : {16, 20, 24, 32, 48, 64}) {
        icon.addPixmap(render(svg, palette.color(QPalette::ButtonText), size));
        icon.addPixmap(render(svg, palette.color(QPalette::Disabled, QPalette::ButtonText), size),
                       QIcon::Disabled);
        icon.addPixmap(render(svg, palette.color(QPalette::Link), size), QIcon::Normal, QIcon::On);
    }
    return icon;
}

QIcon swatchIcon(const QColor& color) {
    constexpr int side = 14;
    QPixmap pixmap(side, side);
    pixmap.fill(color);
    QPainter painter(&pixmap);
    painter.setPen(QColor(0, 0, 0, 120));
    painter.drawRect(0, 0, side - 1, side - 1);
    return pixmap;
}

} // namespace nucleoscope
