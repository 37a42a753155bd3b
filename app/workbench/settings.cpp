#include "app/workbench/settings.h"

namespace nucleoscope {

namespace {

constexpr int maxRecent = 8;

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

} // namespace

QStringList Settings::recentProjects() const {
    return store_.value(QStringLiteral("recentProjects")).toStringList();
}

void Settings::addRecentProject(const std::filesystem::path& folder) {
    QStringList recent = recentProjects();
    recent.removeAll(textOf(folder));
    recent.prepend(textOf(folder));
    while (recent.size() > maxRecent)
        recent.removeLast();
    store_.setValue(QStringLiteral("recentProjects"), recent);
}

void Settings::removeRecentProject(const QString& folder) {
    QStringList recent = recentProjects();
    recent.removeAll(folder);
    store_.setValue(QStringLiteral("recentProjects"), recent);
}

// One map under one key, because a path is no good key: it holds the separator of groups.
QString Settings::lastHalfOrbit(const std::filesystem::path& project) const {
    return store_.value(QStringLiteral("lastHalfOrbits")).toMap().value(textOf(project)).toString();
}

void Settings::setLastHalfOrbit(const std::filesystem::path& project, const QString& fileName) {
    QVariantMap last = store_.value(QStringLiteral("lastHalfOrbits")).toMap();
    last[textOf(project)] = fileName;
    store_.setValue(QStringLiteral("lastHalfOrbits"), last);
}

QString Settings::colorMap() const {
    return store_.value(QStringLiteral("colorMap"), QStringLiteral("viridis")).toString();
}

void Settings::setColorMap(const QString& name) {
    store_.setValue(QStringLiteral("colorMap"), name);
}

Theme Settings::theme() const {
    return themeFromString(store_.value(QStringLiteral("theme")).toString());
}

void Settings::setTheme(Theme theme) {
    store_.setValue(QStringLiteral("theme"), toString(theme));
}

QString Settings::language() const {
    return store_.value(QStringLiteral("language")).toString();
}

void Settings::setLanguage(const QString& language) {
    store_.setValue(QStringLiteral("language"), language);
}

QByteArray Settings::geometry() const {
    return store_.value(QStringLiteral("geometry")).toByteArray();
}

void Settings::setGeometry(const QByteArray& geometry) {
    store_.setValue(QStringLiteral("geometry"), geometry);
}

QByteArray Settings::layout(const QString& perspective) const {
    return store_.value(QStringLiteral("layout/") + perspective).toByteArray();
}

void Settings::setLayout(const QString& perspective, const QByteArray& state) {
    store_.setValue(QStringLiteral("layout/") + perspective, state);
}

} // namespace nucleoscope
