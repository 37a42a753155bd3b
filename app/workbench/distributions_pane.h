#pragma once

#include "app/workbench/background_job.h"
#include "core/figures/distribution_figure.h"
#include "widgets/catalogue_model.h"

#include <QWidget>

#include <functional>
#include <memory>

class QComboBox;
class QTabWidget;

namespace nucleoscope {

class FigureWidget;
class RegionSelection;

/// The distributions of a catalogue as tabs, with what they have in common: how regions are told apart, what
/// a bar says, and how groups stand to each other. Only the tab that is shown is drawn.
class DistributionsPane : public QWidget {
    Q_OBJECT

public:
    struct Tab {
        FigureWidget* widget;
        QString name; ///< what its file may be called
    };

    explicit DistributionsPane(RegionSelection& selection, QWidget* parent = nullptr);

    /// Null: there is none. Where the satellite flew is found out in the background.
    void setCatalogue(CataloguePtr catalogue);
    void setFilter(const CatalogueFilter& filter);

    FigureWidget* frequency() const { return tabs_[0].widget; }
    FigureWidget* magneticLatitude() const { return tabs_[1].widget; }
    FigureWidget* seasons() const { return tabs_[2].widget; }
    std::vector<Tab> tabs() const { return {tabs_.begin(), tabs_.end()}; }

private:
    using Make = std::function<std::shared_ptr<const Figure>(const FilteredCatalogue&)>;
    struct MadeTab : Tab {
        Make make;
        bool isStale = true;
    };

    void addTab(RegionSelection& selection, const QString& title, const QString& name, Make make);
    QWidget* makeOptions();
    DistributionOptions options(RegionQuantity quantity) const;
    Arrangement arrangement() const;
    void findFlownTime();
    void drawAnew();
    void drawCurrent();

    CataloguePtr catalogue_;
    CatalogueFilter filter_;
    std::shared_ptr<const FlownTime> flown_;
    BackgroundJob flying_;
    std::vector<MadeTab> tabs_;
    QTabWidget* pages_;
    QComboBox *split_, *rate_, *arrangement_, *quantity_;
};

} // namespace nucleoscope
