#pragma once

#include "app/workbench/theme.h"

#include <QSettings>
#include <QStringList>

#include <filesystem>

namespace nucleoscope {

/// What the window remembers from one start to the next.
class Settings {
public:
    QStringList recentProjects() const;
    void addRecentProject(const std::filesystem::path& folder);
    void removeRecentProject(const QString& folder);

    /// The half-orbit that was shown last in a project: a file name without folder.
    QString lastHalfOrbit(const std::filesystem::path& project) const;
    void setLastHalfOrbit(const std::filesystem::path& project, const QString& fileName);

    QString colorMap() const;
    void setColorMap(const QString& name);

    Theme theme() const;
    void setTheme(Theme theme);

    /// "en", "zh_CN", or empty: as the system.
    QString language() const;
    void setLanguage(const QString& language);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    QByteArray layout(const QString& perspective) const;
    void setLayout(const QString& perspective, const QByteArray& state);

    QVariant value(const QString& key, const QVariant& otherwise = {}) const {
        return store_.value(key, otherwise);
    }
    void setValue(const QString& key, const QVariant& value) { store_.setValue(key, value); }
    void remove(const QString& key) { store_.remove(key); }

private:
    QSettings store_;
};

} // namespace nucleoscope
