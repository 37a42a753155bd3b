#include "app/workbench/agreement_dialog.h"

#include "widgets/agreement_view.h"

#include <QVBoxLayout>

namespace nucleoscope {

AgreementDialog::AgreementDialog(QWidget* parent) : QDialog(parent), view_(new AgreementView) {
    setWindowTitle(tr("Agreement of model and reviewer"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(view_);
    resize(820, 600);
    connect(view_, &AgreementView::thresholdChosen, this, &AgreementDialog::thresholdChosen);
}

void AgreementDialog::setCatalogue(CataloguePtr catalogue) {
    catalogue_ = std::move(catalogue);
    regions_.clear();
    refresh();
}

void AgreementDialog::setRegions(const std::vector<int>& regions) {
    regions_.assign(regions.begin(), regions.end());
    refresh();
}

void AgreementDialog::refresh() {
    if (isVisible())
        view_->setAgreement(catalogue_ ? computeAgreement(*catalogue_, regions_) : Agreement());
}

void AgreementDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    refresh();
}

} // namespace nucleoscope
