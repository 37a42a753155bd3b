#include "widgets/names.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <cmath>

namespace nucleoscope {

namespace {

struct Names {
    Q_DECLARE_TR_FUNCTIONS(Names)
};

QString degreesWithLetter(double degrees, int decimals, const QString& positive, const QString& negative) {
    if (!std::isfinite(degrees))
        return {};
    return QStringLiteral("%1° %2")
        .arg(std::abs(degrees), 0, 'f', decimals)
        .arg(degrees < 0 ? negative : positive);
}

} // namespace

QString displayName(Direction direction) {
    return direction == Direction::Ascending ? Names::tr("ascending") : Names::tr("descending");
}

QString displayName(Season season) {
    switch (season) {
    case Season::Spring:
        return Names::tr("spring");
    case Season::Summer:
        return Names::tr("summer");
    case Season::Autumn:
        return Names::tr("autumn");
    case Season::Winter:
        return Names::tr("winter");
    }
    return {};
}

QString displayName(Hemisphere hemisphere) {
    return hemisphere == Hemisphere::North ? Names::tr("north") : Names::tr("south");
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
