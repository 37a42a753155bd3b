#include "app/workbench/review_page.h"

#include "app/workbench/review_panel.h"
#include "widgets/contact_sheet.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace nucleoscope {

ReviewPage::ReviewPage(const Actions& actions, RegionSelection& selection, RegionPictures& pictures,
                       QWidget* parent)
    : QWidget(parent), sheet_(new ContactSheet(selection, pictures)), panel_(new ReviewPanel(actions)),
      right_(new QVBoxLayout), columns_(new QSplitter(Qt::Horizontal)) {
    right_->setContentsMargins(0, 0, 0, 0);
    right_->setSpacing(0);
    right_->addWidget(panel_);
    auto* right = new QWidget;
    right->setLayout(right_);
    columns_->addWidget(sheet_);
    columns_->addWidget(right);
    columns_->setChildrenCollapsible(false);
    columns_->setHandleWidth(5);
    columns_->setStretchFactor(1, 1);
    columns_->setSizes({400, 900});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(columns_);
}

void ReviewPage::setSpectrum(QWidget* spectrum) {
    right_->addWidget(spectrum, 1);
    spectrum->show();
}

QByteArray ReviewPage::saveLayout() const {
    return columns_->saveState();
}

void ReviewPage::restoreLayout(const QByteArray& state) {
    columns_->restoreState(state);
}

} // namespace nucleoscope
