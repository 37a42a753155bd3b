#include "app/workbench/label_state_names.h"

#include <QCoreApplication>

namespace nucleoscope {

QString labelStateName(LabelState state) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("LabelStateNames", text); };
    switch (state) {
    case LabelState::NotStarted:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Not labelled"));
    case LabelState::InProgress:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Label begun"));
    case LabelState::Done:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Label done"));
    case LabelState::NothingHere:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Nothing here"));
    case LabelState::Verified:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Verified"));
    case LabelState::Flagged:
        return tr(QT_TRANSLATE_NOOP("LabelStateNames", "Flagged"));
    }
    return {};
}

QString labelStateSymbol(LabelState state) {
    switch (state) {
    case LabelState::NotStarted:
        return {};
    case LabelState::InProgress:
        return QStringLiteral("◐");
    case LabelState::Done:
        return QStringLiteral("●");
    case LabelState::NothingHere:
        return QStringLiteral("○");
    case LabelState::Verified:
        return QStringLiteral("✓");
    case LabelState::Flagged:
        return QStringLiteral("⚑");
    }
    return {};
}

} // namespace nucleoscope
