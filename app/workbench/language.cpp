#include "app/workbench/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

namespace nucleoscope {

namespace {

const QString english = QStringLiteral("en"), chinese = QStringLiteral("zh_CN");

QString& current() {
    static QString language = english;
    return language;
}

QString systemLanguage() {
    const QLocale::Language language = QLocale::system().language();
    return language == QLocale::Chinese ? chinese : english;
}

/// Replaces what the application had from `translator` by the file NAME in `folder`, or by nothing.
void load(QCoreApplication& application, std::unique_ptr<QTranslator>& translator, const QString& name,
          const QString& folder) {
    if (translator)
        QCoreApplication::removeTranslator(translator.get());
    translator = std::make_unique<QTranslator>();
    if (translator->load(name, folder))
        application.installTranslator(translator.get());
}

} // namespace

QStringList availableLanguages() {
    return {english, chinese};
}

QString nativeName(const QString& language) {
    return language == chinese ? QStringLiteral("简体中文") : QStringLiteral("English");
}

QString installLanguage(QCoreApplication& application, const QString& language) {
    static std::unique_ptr<QTranslator> own, qt;
    current() = availableLanguages().contains(language) ? language : systemLanguage();
    // English has a file too: it gives the plural forms.
    load(application, own, QStringLiteral("nucleoscope_") + current(), QStringLiteral(":/i18n"));
    load(application, qt, QStringLiteral("qtbase_") + current(),
         QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    return current();
}

QString currentLanguage() {
    return current();
}

} // namespace nucleoscope
