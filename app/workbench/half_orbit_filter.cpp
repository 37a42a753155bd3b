#include "app/workbench/half_orbit_filter.h"

#include "app/workbench/half_orbit_list_model.h"

namespace nucleoscope {

void HalfOrbitFilter::setText(const QString& text) {
    text_ = text.trimmed();
    invalidateFilter();
}

void HalfOrbitFilter::setKind(Kind kind) {
    kind_ = kind;
    invalidateFilter();
}

bool HalfOrbitFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const auto& model = static_cast<const HalfOrbitListModel&>(*sourceModel());
    const bool labelled = model.labelState(row) != LabelState::NotStarted;
    if ((kind_ == Kind::WithRegions && model.regionCount(row) <= 0) ||
        (kind_ == Kind::Labelled && !labelled) || (kind_ == Kind::NotLabelled && labelled))
        return false;
    if (text_.isEmpty())
        return true;
    // Every word must match: "2022-03 17", "spring 25".
    for (const QString& word : text_.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        bool matches = false;
        for (const int column :
             {HalfOrbitListModel::Time, HalfOrbitListModel::Orbit, HalfOrbitListModel::SeasonColumn})
            matches = matches || model.data(model.index(row, column), Qt::DisplayRole)
                                     .toString()
                                     .startsWith(word, Qt::CaseInsensitive);
        if (!matches)
            return false;
    }
    return true;
}

} // namespace nucleoscope
