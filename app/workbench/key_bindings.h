#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace nucleoscope {

class Actions;
class Settings;

/// Which keys belong to which command: as the program has them at first, or as somebody chose. Choices are
/// kept in the settings at once.
class KeyBindings : public QObject {
    Q_OBJECT

public:
    using Keys = QList<QKeySequence>;

    /// Gives the commands the keys that were chosen before.
    KeyBindings(Actions& actions, Settings& settings, QObject* parent = nullptr);

    Actions& actions() const { return actions_; }
    Keys defaults(const QAction& action) const { return defaults_.value(&action); }
    bool isDefault(const QAction& action) const;
    /// Other commands that can be used at the same time and have the key, or one that begins alike.
    QList<QAction*> conflicts(const QAction& action, const QKeySequence& key) const;

    void set(QAction& action, const Keys& keys);
    /// The key is this command's alone: conflicting ones lose it.
    void take(QAction& action, const QKeySequence& key, bool keepOthers);
    void reset(QAction& action);
    void resetAll();

signals:
    void changed();

private:
    void apply(QAction& action, const Keys& keys);

    Actions& actions_;
    Settings& settings_;
    QHash<const QAction*, Keys> defaults_;
};

} // namespace nucleoscope
