#pragma once

#include "core/archive/utc.h"
#include "core/statistics/catalogue_filter.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QDateEdit;
class QDoubleSpinBox;

namespace nucleoscope {

// What the filter bar's buttons unfold: small editors of one condition. Setting a value says nothing; only
// the user's changes emit edited().

/// Two ends of a range, each of which may be open.
class RangeEditor : public QWidget {
    Q_OBJECT

public:
    struct Scale {
        double low = 0, high = 1, step = 0.1;
        int decimals = 1;
        QString unit;      ///< with the space before it
        double factor = 1; ///< of the filter's value for one of the editor
    };

    explicit RangeEditor(const Scale& scale, QWidget* parent = nullptr);

    ValueRange range() const; ///< in the filter's unit
    void setRange(const ValueRange& range);

signals:
    void edited();

private:
    Scale scale_;
    QDoubleSpinBox *low_, *high_;
};

/// Any number of a few choices; none of them means all.
class ChoiceEditor : public QWidget {
    Q_OBJECT

public:
    explicit ChoiceEditor(const QStringList& choices, QWidget* parent = nullptr);

    std::vector<int> chosen() const; ///< ascending
    void setChosen(const std::vector<int>& chosen);

signals:
    void edited();

private:
    std::vector<QCheckBox*> boxes_;
};

/// Days from … to, both included, each of which may be open.
class DayRangeEditor : public QWidget {
    Q_OBJECT

public:
    explicit DayRangeEditor(QWidget* parent = nullptr);

    /// The days that are proposed when an end is not open any more.
    void setProposal(UtcMs first, UtcMs last);
    std::optional<UtcMs> from() const;
    std::optional<UtcMs> to() const; ///< the beginning of the day after the last one
    void setRange(std::optional<UtcMs> from, std::optional<UtcMs> to);

signals:
    void edited();

private:
    QCheckBox *hasFirst_, *hasLast_;
    QDateEdit *first_, *last_;
};

} // namespace nucleoscope
