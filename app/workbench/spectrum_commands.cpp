#include "app/workbench/spectrum_commands.h"

#include "app/workbench/actions.h"
#include "app/workbench/settings.h"
#include "app/workbench/slice_panels.h"
#include "app/workbench/spectrum_exporter.h"
#include "app/workbench/spectrum_pane.h"
#include "core/error.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace nucleoscope {

namespace {

const QString slicesKey = QStringLiteral("spectrum/slices"),
              componentsKey = QStringLiteral("spectrum/components");

} // namespace

SpectrumCommands::SpectrumCommands(SpectrumPane* pane, Actions& actions, Settings& settings, QWidget* window)
    : QObject(window), pane_(pane), actions_(actions), settings_(settings),
      exporter_(new SpectrumExporter(settings, window)) {
    restore();
    connect(actions_.slices, &QAction::toggled, this, [this](bool shown) {
        pane_->setSlicesVisible(shown);
        settings_.setValue(slicesKey, shown);
    });
    connect(actions_.pinCursor, &QAction::triggered, this, [this] {
        actions_.slices->setChecked(true);
        pane_->pinCursor();
    });
    connect(actions_.unpinCursor, &QAction::triggered, pane_, &SpectrumPane::unpinCursor);
    connect(pane_->slices(), &SlicePanels::pinnedChanged, this,
            [this] { actions_.unpinCursor->setEnabled(pane_->slices()->isPinned()); });
    actions_.unpinCursor->setEnabled(false);
    for (QAction* action : actions_.components)
        connect(action, &QAction::toggled, this, [this, action] { chooseComponents(action); });
    connect(actions_.copyPicture, &QAction::triggered, this, &SpectrumCommands::copyPicture);
    connect(actions_.copyNumbers, &QAction::triggered, this, &SpectrumCommands::copyNumbers);
    connect(exporter_, &SpectrumExporter::done, this, &SpectrumCommands::done);
    connect(exporter_, &SpectrumExporter::failed, this, &SpectrumCommands::failed);
}

void SpectrumCommands::addTo(QMenu* menu) {
    QMenu* components = menu->addMenu(tr("C&omponents"));
    for (QAction* action : actions_.components)
        components->addAction(action);
    menu->addActions({actions_.slices, actions_.pinCursor, actions_.unpinCursor});
}

void SpectrumCommands::restore() {
    const QString remembered = settings_.value(componentsKey, QStringLiteral("z")).toString();
    std::vector<Component> components;
    for (const Component component : {Component::X, Component::Y, Component::Z}) {
        const bool isShown = remembered.contains(QLatin1Char(toString(component)[0]));
        actions_.components[static_cast<std::size_t>(component)]->setChecked(isShown);
        if (isShown)
            components.push_back(component);
    }
    if (components.empty()) {
        components.push_back(Component::Z);
        actions_.components[static_cast<std::size_t>(Component::Z)]->setChecked(true);
    }
    pane_->setComponents(std::move(components));
    const bool slices = settings_.value(slicesKey, false).toBool();
    actions_.slices->setChecked(slices);
    pane_->setSlicesVisible(slices);
}

void SpectrumCommands::chooseComponents(QAction* changed) {
    std::vector<Component> components;
    QString remembered;
    for (const Component component : {Component::X, Component::Y, Component::Z}) {
        if (actions_.components[static_cast<std::size_t>(component)]->isChecked()) {
            components.push_back(component);
            remembered += QLatin1Char(toString(component)[0]);
        }
    }
    if (components.empty()) {
        changed->setChecked(true); // one is always shown
        return;
    }
    if (components == pane_->components())
        return;
    settings_.setValue(componentsKey, remembered);
    pane_->setComponents(components);
    emit componentsChanged(components);
}

void SpectrumCommands::exportSeen() {
    try {
        const QString name = QString::fromStdString(pane_->scene().halfOrbit->halfOrbit.file.stem().string());
        exporter_->ask(pane_->scene(), name);
    } catch (const Error& error) {
        emit failed(QString::fromUtf8(error.what()));
    }
}

void SpectrumCommands::copyPicture() {
    if (!pane_->halfOrbit())
        return;
    QGuiApplication::clipboard()->setPixmap(pane_->picture());
    emit done(tr("The picture is in the clipboard."));
}

void SpectrumCommands::copyNumbers() {
    if (pane_->halfOrbit())
        exporter_->copyNumbers(pane_->scene());
}

} // namespace nucleoscope
