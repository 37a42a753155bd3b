#pragma once

#include "app/workbench/background_job.h"
#include "app/workbench/half_orbit_loader.h"
#include "core/detection/run_choice.h"
#include "widgets/difference_model.h"

#include <QDialog>

#include <array>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QTableView;
class QToolButton;

namespace nucleoscope {

class SpectrumView;
class Workspace;

/// Two runs of the catalogue, or a run and another catalogue, side by side: what only one of them found and
/// what both did, as a table and drawn over the spectrum of the half-orbit that is chosen in it. Catalogues
/// are read and compared in the background.
class RunDifferenceDialog : public QDialog {
    Q_OBJECT

public:
    RunDifferenceDialog(const Workspace& workspace, QWidget* parent);

    /// The runs that can be chosen are others now. What is compared stays where it can.
    void updateRuns();
    void addCatalogue(const std::filesystem::path& file);

    QComboBox* chooser(int side) const { return choosers_[static_cast<std::size_t>(side)]; }
    QToolButton* filter(FoundIn foundIn) const { return filters_[static_cast<std::size_t>(foundIn)]; }
    QTableView* table() const { return table_; }
    DifferenceModel& model() const { return *model_; }
    SpectrumView* spectrum() const { return spectrum_; }

signals:
    /// To be opened in the window: the name of a half-orbit's file.
    void halfOrbitRequested(const std::string& fileName);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Side {
        std::filesystem::path catalogue;
        RunChoice choice;
        QString name;

        bool operator==(const Side& other) const {
            return catalogue == other.catalogue && choice.runs == other.choice.runs;
        }
    };

    QWidget* makeHead();
    QWidget* makeFilters();
    void connectParts();
    const Side* side(int index) const;
    void compare();
    void clear(const QString& why);
    void showDifference(const CataloguePtr& a, const CataloguePtr& b, const RunDifference& difference);
    void showRow(int row);
    void showHalfOrbit(const LoadedHalfOrbitPtr& halfOrbit);
    void markRegions();

    const Workspace& workspace_;
    std::vector<Side> sides_;
    std::vector<std::filesystem::path> otherCatalogues_;
    std::array<QComboBox*, 2> choosers_;
    std::array<QToolButton*, 3> filters_; ///< by FoundIn
    QDoubleSpinBox* overlap_;
    QLabel *summary_, *place_;
    DifferenceModel* model_;
    QTableView* table_;
    SpectrumView* spectrum_;
    HalfOrbitLoader* loader_;
    BackgroundJob* job_;
    std::optional<DifferenceModel::Row> chosen_;
};

} // namespace nucleoscope
