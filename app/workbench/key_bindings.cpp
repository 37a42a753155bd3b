#include "app/workbench/key_bindings.h"

#include "app/workbench/actions.h"
#include "app/workbench/settings.h"

#include <algorithm>

namespace nucleoscope {

namespace {

QString settingOf(const QAction& action) {
    return QStringLiteral("keys/") + action.objectName();
}

/// Whether two commands can be meant at the same time.
bool meet(const QAction& a, const QAction& b) {
    const QString contextA = a.property(keyContext).toString(), contextB = b.property(keyContext).toString();
    return contextA.isEmpty() || contextB.isEmpty() || contextA == contextB;
}

/// The same, or one begins like the other.
bool clash(const QKeySequence& a, const QKeySequence& b) {
    return !a.isEmpty() && !b.isEmpty() &&
           (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

KeyBindings::KeyBindings(Actions& actions, Settings& settings, QObject* parent)
    : QObject(parent), actions_(actions), settings_(settings) {
    for (QAction* action : actions_.all()) {
        defaults_.insert(action, action->shortcuts());
        const QVariant chosen = settings_.value(settingOf(*action));
        if (!chosen.isValid())
            continue;
        Keys keys;
        for (const QString& text : chosen.toStringList())
            if (const QKeySequence key(text, QKeySequence::PortableText); !key.isEmpty())
                keys << key;
        apply(*action, keys);
    }
}

bool KeyBindings::isDefault(const QAction& action) const {
    return action.shortcuts() == defaults(action);
}

QList<QAction*> KeyBindings::conflicts(const QAction& action, const QKeySequence& key) const {
    QList<QAction*> found;
    for (QAction* other : actions_.all()) {
        const Keys keys = other->shortcuts();
        if (other != &action && meet(action, *other) &&
            std::any_of(keys.begin(), keys.end(),
                        [&](const QKeySequence& theirs) { return clash(theirs, key); }))
            found << other;
    }
    return found;
}

void KeyBindings::apply(QAction& action, const Keys& keys) {
    action.setShortcuts(keys);
    showKeysInToolTip(action);
}

void KeyBindings::set(QAction& action, const Keys& keys) {
    apply(action, keys);
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::PortableText);
    // An empty list is a choice too: no key.
    if (isDefault(action))
        settings_.remove(settingOf(action));
    else
        settings_.setValue(settingOf(action), texts);
    emit changed();
}

void KeyBindings::take(QAction& action, const QKeySequence& key, bool keepOthers) {
    for (QAction* other : conflicts(action, key)) {
        Keys left = other->shortcuts();
        left.removeIf([&](const QKeySequence& theirs) { return clash(theirs, key); });
        set(*other, left);
    }
    Keys keys = keepOthers ? action.shortcuts() : Keys();
    if (!keys.contains(key))
        keys << key;
    set(action, keys);
}

void KeyBindings::reset(QAction& action) {
    set(action, defaults(action));
}

void KeyBindings::resetAll() {
    for (QAction* action : actions_.all())
        reset(*action);
}

} // namespace nucleoscope
