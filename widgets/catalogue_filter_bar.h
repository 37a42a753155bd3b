#pragma once

#include "core/figures/figure.h"
#include "core/statistics/catalogue_filter.h"
#include "widgets/catalogue_model.h"

#include <QWidget>

#include <functional>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace nucleoscope {

class ChoiceEditor;
class DayRangeEditor;
class RangeEditor;

/// Edits one CatalogueFilter: a button for each condition, which unfolds its editor and stands out when the
/// condition is set, the filter as a sentence, and a button that clears all.
class CatalogueFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit CatalogueFilterBar(QWidget* parent = nullptr);

    /// The days and the runs that can be chosen. The filter stays.
    void setCatalogue(const CataloguePtr& catalogue);
    void setLanguage(FigureLanguage language); ///< of the sentence
    const CatalogueFilter& filter() const { return filter_; }
    void setFilter(const CatalogueFilter& filter);
    QString sentence() const; ///< empty while nothing is filtered

signals:
    void filterChanged(const nucleoscope::CatalogueFilter& filter);

private:
    struct Condition {
        QToolButton* button;
        std::function<bool(const CatalogueFilter&)> isSet;
    };

    void addCondition(QHBoxLayout* row, const QString& name, QWidget* editor,
                      std::function<bool(const CatalogueFilter&)> isSet);
    void readEditors();
    void showFilter();

    CatalogueFilter filter_;
    FigureLanguage language_ = FigureLanguage::English;
    DayRangeEditor* days_;
    ChoiceEditor *seasons_, *verdicts_;
    QComboBox *seasonRule_, *direction_, *hemisphere_, *run_;
    RangeEditor *frequency_, *magneticLatitude_, *probability_;
    QCheckBox* bothHemispheres_;
    std::vector<Condition> conditions_;
    QToolButton* clear_;
    QLabel* sentence_;
};

} // namespace nucleoscope
