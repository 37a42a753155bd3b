#pragma once

#include <QSortFilterProxyModel>

namespace nucleoscope {

/// Half-orbits whose orbit or date begins with a text, and of one kind.
class HalfOrbitFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Kind { All, WithRegions, Labelled, NotLabelled };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setText(const QString& text);
    void setKind(Kind kind);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    QString text_;
    Kind kind_ = Kind::All;
};

} // namespace nucleoscope
