#include "app/workbench/welcome_page.h"

#include "app/workbench/theme.h"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

QLabel* paragraph(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

QCommandLinkButton* choice(const QString& text, const QString& description, const QString& icon) {
    auto* button = new QCommandLinkButton(text, description);
    button->setIcon(themedIcon(icon));
    button->setIconSize(QSize(28, 28));
    button->setMinimumHeight(58);
    return button;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), recent_(new QVBoxLayout), recentBox_(new QWidget) {
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/icons/nucleoscope.svg")).pixmap(72, 72));
    auto* title = new QLabel(QStringLiteral("Nucleoscope"));
    QFont big = title->font();
    big.setPointSizeF(big.pointSizeF() * 2);
    big.setWeight(QFont::DemiBold);
    title->setFont(big);

    auto* openArchive =
        choice(tr("Open an archive folder …"),
               tr("CSES-01 VLF half-orbit files, in folders of any depth; they are never changed."),
               QStringLiteral("open-archive"));
    auto* openProject = choice(tr("Open a project …"), tr("A folder that Nucleoscope made before."),
                               QStringLiteral("open-project"));

    auto* recentTitle = new QLabel(tr("Recent projects"));
    recentTitle->setEnabled(false);
    recent_->setSpacing(0);
    auto* recentLayout = new QVBoxLayout(recentBox_);
    recentLayout->setContentsMargins(0, 12, 0, 0);
    recentLayout->addWidget(recentTitle);
    recentLayout->addLayout(recent_);

    auto* hint =
        paragraph(tr("You can also drop a project, a folder or half-orbit files anywhere on this window."));
    hint->setEnabled(false);

    auto* column = new QVBoxLayout;
    column->setSpacing(10);
    column->addWidget(picture);
    column->addWidget(title);
    column->addWidget(
        paragraph(tr("Label, detect and map nucleus-shaped anomaly regions in the VLF spectra of CSES-01.")));
    column->addSpacing(12);
    column->addWidget(openArchive);
    column->addWidget(openProject);
    column->addWidget(recentBox_);
    column->addSpacing(12);
    column->addWidget(hint);
    auto* content = new QWidget;
    content->setLayout(column);
    content->setFixedWidth(600);

    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(content, 0, Qt::AlignHCenter);
    layout->addStretch(3);

    connect(openArchive, &QAbstractButton::clicked, this, &WelcomePage::openArchiveRequested);
    connect(openProject, &QAbstractButton::clicked, this, &WelcomePage::openProjectRequested);
    setRecentProjects({});
}

void WelcomePage::setRecentProjects(const QStringList& folders) {
    while (QLayoutItem* item = recent_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QString& folder : folders) {
        auto* link =
            new QLabel(QStringLiteral("<a href=\"%1\">%2</a>&nbsp;&nbsp;<span style=\"color:gray\">%3</span>")
                           .arg(folder.toHtmlEscaped(), QFileInfo(folder).fileName().toHtmlEscaped(),
                                QFileInfo(folder).path().toHtmlEscaped()));
        link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        link->setMargin(3);
        connect(link, &QLabel::linkActivated, this, &WelcomePage::projectChosen);
        recent_->addWidget(link);
    }
    recentBox_->setVisible(!folders.isEmpty());
}

} // namespace nucleoscope
