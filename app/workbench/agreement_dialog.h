#pragma once

#include "widgets/catalogue_model.h"

#include <QDialog>

namespace nucleoscope {

class AgreementView;

/// Agreement of model and reviewer over the regions that the filter leaves, beside the window and kept up to
/// date while the review goes on.
class AgreementDialog : public QDialog {
    Q_OBJECT

public:
    explicit AgreementDialog(QWidget* parent);

    void setCatalogue(CataloguePtr catalogue);
    void setRegions(const std::vector<int>& regions);
    /// Verdicts are others now.
    void refresh();

signals:
    void thresholdChosen(double threshold);

protected:
    void showEvent(QShowEvent* event) override;

private:
    CataloguePtr catalogue_;
    std::vector<std::size_t> regions_;
    AgreementView* view_;
};

} // namespace nucleoscope
