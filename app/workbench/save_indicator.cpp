#include "app/workbench/save_indicator.h"

#include "app/workbench/label_document.h"

namespace nucleoscope {

SaveIndicator::SaveIndicator(LabelDocument& document, QWidget* parent)
    : QToolButton(parent), document_(document) {
    setObjectName(QStringLiteral("saveIndicator"));
    setAutoRaise(true);
    setFocusPolicy(Qt::NoFocus);
    connect(&document_, &LabelDocument::saveStateChanged, this, &SaveIndicator::update);
    connect(&document_, &LabelDocument::saved, this, &SaveIndicator::update);
    connect(&document_, &LabelDocument::detailsChanged, this, &SaveIndicator::update);
    connect(this, &QToolButton::clicked, this, [this] {
        if (document_.saveState() == LabelDocument::SaveState::Failed)
            emit failed(document_.saveError());
        document_.save();
    });
    update();
}

void SaveIndicator::update() {
    const LabelDocument::SaveState state = document_.saveState();
    const bool hasFailed = state == LabelDocument::SaveState::Failed;
    QPalette colors = palette();
    colors.setColor(QPalette::ButtonText, hasFailed ? QColor(200, 30, 30)
                                          : parentWidget()
                                              ? parentWidget()->palette().color(QPalette::ButtonText)
                                              : QPalette().color(QPalette::ButtonText));
    setPalette(colors);
    QFont bold = font();
    bold.setBold(hasFailed);
    setFont(bold);
    if (hasFailed) {
        setText(tr("Labels not saved!"));
        setToolTip(document_.saveError());
        emit failed(document_.saveError());
    } else if (document_.isReadOnly()) {
        setText(tr("Labels are only shown"));
        setToolTip(tr("Another window has the project open, or its folder cannot be written."));
    } else if (state == LabelDocument::SaveState::Dirty) {
        setText(tr("Saving …"));
        setToolTip({});
    } else {
        const QDateTime time = document_.lastSaved();
        setText(time.isValid() ? tr("Labels saved %1").arg(time.toString(QStringLiteral("HH:mm:ss")))
                               : QString());
        setToolTip(tr("Every stroke goes to the disk at once; nothing needs to be saved by hand."));
    }
    setVisible(!text().isEmpty());
}

} // namespace nucleoscope
