#pragma once

#include "core/detection/run_difference.h"
#include "widgets/catalogue_model.h"

#include <QColor>

#include <array>

namespace nucleoscope {

/// Which of two runs found a region.
enum class FoundIn { Both, OnlyA, OnlyB };

/// Told apart with any kind of colour vision, on a spectrum too.
QColor colorOf(FoundIn foundIn);
QString displayName(FoundIn foundIn);

/// What two runs found in the half-orbits that both read, a region (or a pair of the same one) a row.
class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Found,
        Time,
        Orbit,
        Direction,
        Frequency,
        MagneticLatitude,
        ProbabilityA,
        ProbabilityB,
        Overlap,
        ColumnCount
    };

    struct Row {
        FoundIn foundIn = FoundIn::Both;
        const Region *a = nullptr, *b = nullptr; ///< null where it was not found
        double overlap = 0;                      ///< of a pair

        const Region& region() const { return a ? *a : *b; }
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setDifference(CataloguePtr a, CataloguePtr b, const RunDifference& difference);
    void clear();
    void setShown(FoundIn foundIn, bool shown);

    const Row& row(int row) const {
        return rows_[static_cast<std::size_t>(shown_[static_cast<std::size_t>(row)])];
    }
    /// Everything that lies in a file, shown or not.
    std::vector<Row> rowsOf(const std::string& file) const;
    int count(FoundIn foundIn) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    void arrange();
    double sortKey(const Row& row) const;

    CataloguePtr a_, b_; ///< hold the regions
    std::vector<Row> rows_;
    std::vector<int> shown_; ///< indices of rows
    std::array<bool, 3> isShown_{true, true, true};
    int sortColumn_ = Time;
    Qt::SortOrder sortOrder_ = Qt::AscendingOrder;
};

} // namespace nucleoscope
