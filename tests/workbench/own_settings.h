#pragma once

#include "app/workbench/language.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

namespace nucleoscope::test {

/// The window as at its first start, in English: settings and home lie in `folder`, not in the user's.
inline void useOwnSettings(const QString& folder) {
    QStandardPaths::setTestModeEnabled(true);
    installLanguage(*qApp, QStringLiteral("en"));
    QCoreApplication::setOrganizationName(QStringLiteral("NucleoscopeTest"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder + QStringLiteral("/settings"));
    qputenv("HOME", folder.toUtf8()); // projects for archives are made there
}

} // namespace nucleoscope::test
