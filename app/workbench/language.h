#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace nucleoscope {

/// The languages that the window speaks: codes such as "zh_CN", English first.
QStringList availableLanguages();
/// What a language calls itself.
QString nativeName(const QString& language);

/// Makes the application speak `language`; empty or unknown: the system's, or English. Returns what was
/// taken.
QString installLanguage(QCoreApplication& application, const QString& language);
/// What installLanguage() took last.
QString currentLanguage();

} // namespace nucleoscope
