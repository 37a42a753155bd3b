#include "widgets/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <cmath>

namespace nucleoscope {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Names", text);
}

QString degreesWithLetter(double degrees, int decimals, const QString& positive, const QString& negative) {
    if (!std::isfinite(degrees))
        return {};
    return QStringLiteral("%1° %2")
        .arg(std::abs(degrees), 0, 'f', decimals)
        .arg(degrees < 0 ? negative : positive);
}

} // namespace

QString displayName(Direction direction) {
    return direction == Direction::Ascending ? tr(QT_TRANSLATE_NOOP("Names", "ascending"))
                                             : tr(QT_TRANSLATE_NOOP("Names", "descending"));
}

QString displayName(Season season) {
    switch (season) {
    case Season::Spring:
        return tr(QT_TRANSLATE_NOOP("Names", "spring"));
    case Season::Summer:
        return tr(QT_TRANSLATE_NOOP("Names", "summer"));
    case Season::Autumn:
        return tr(QT_TRANSLATE_NOOP("Names", "autumn"));
    case Season::Winter:
        return tr(QT_TRANSLATE_NOOP("Names", "winter"));
    }
    return {};
}

QString displayName(Hemisphere hemisphere) {
    return hemisphere == Hemisphere::North ? tr(QT_TRANSLATE_NOOP("Names", "north"))
                                           : tr(QT_TRANSLATE_NOOP("Names", "south"));
}

QString displayTime(UtcMs time) {
    return QDateTime::fromMSecsSinceEpoch(time, QTimeZone::utc())
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString displayLatitude(double degrees, int decimals) {
    return degreesWithLetter(degrees, decimals, QStringLiteral("N"), QStringLiteral("S"));
}

QString displayLongitude(double degrees, int decimals) {
    return degreesWithLetter(degrees, decimals, QStringLiteral("E"), QStringLiteral("W"));
}

} // namespace nucleoscope
