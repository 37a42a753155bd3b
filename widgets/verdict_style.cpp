#include "widgets/verdict_style.h"

#include <QCoreApplication>

namespace nucleoscope {

namespace {

struct VerdictNames {
    Q_DECLARE_TR_FUNCTIONS(VerdictNames)
};

} // namespace

QString displayName(Verdict verdict) {
    switch (verdict) {
    case Verdict::Unreviewed:
        return VerdictNames::tr("not reviewed");
    case Verdict::Accepted:
        return VerdictNames::tr("accepted");
    case Verdict::Rejected:
        return VerdictNames::tr("rejected");
    case Verdict::Unsure:
        return VerdictNames::tr("unsure");
    case Verdict::Corrected:
        return VerdictNames::tr("corrected");
    }
    return {};
}

QString verdictMark(Verdict verdict) {
    switch (verdict) {
    case Verdict::Unreviewed:
        return {};
    case Verdict::Accepted:
        return QStringLiteral("✓");
    case Verdict::Rejected:
        return QStringLiteral("✗");
    case Verdict::Unsure:
        return QStringLiteral("?");
    case Verdict::Corrected:
        return QStringLiteral("✎");
    }
    return {};
}

QColor verdictColor(Verdict verdict) {
    switch (verdict) {
    case Verdict::Unreviewed:
        return {};
    case Verdict::Accepted:
        return {0x1f, 0x8f, 0x5f};
    case Verdict::Rejected:
        return {0xc8, 0x4a, 0x2c};
    case Verdict::Unsure:
        return {0xb0, 0x7d, 0x10};
    case Verdict::Corrected:
        return {0x2f, 0x7f, 0xc4};
    }
    return {};
}

} // namespace nucleoscope
