#pragma once

#include "widgets/catalogue_model.h"

#include <QComboBox>

namespace nucleoscope {

/// "2022-03-01 04:05 · MODEL · 12 regions"
QString displayName(const RunRecord& run);

/// Which runs of the catalogue are shown: the latest of each half-orbit, all of them as one, or a single one.
/// Hidden while there is only one.
class RunChooser : public QComboBox {
    Q_OBJECT

public:
    explicit RunChooser(QWidget* parent = nullptr);

    /// The runs that can be chosen. The choice stays when it still is one.
    void setCatalogue(const CataloguePtr& catalogue);

signals:
    void runsChosen(const nucleoscope::RunChoice& choice);

private:
    std::vector<RunRecord> runs_; ///< the latest first
};

} // namespace nucleoscope
