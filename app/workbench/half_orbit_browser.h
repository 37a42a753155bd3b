#pragma once

#include "app/workbench/half_orbit_list_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace nucleoscope {

class HalfOrbitFilter;

/// The list of half-orbits with its filter; knows which one is current and what lies before and after it.
class HalfOrbitBrowser : public QWidget {
    Q_OBJECT

public:
    enum class Steps { All, WithRegions };

    explicit HalfOrbitBrowser(HalfOrbitListModel& model, QWidget* parent = nullptr);

    /// Empty when nothing is chosen.
    std::filesystem::path current() const;
    /// Makes `file` current and announces it; false when it is not in the list. A filter that hides it is
    /// cleared.
    bool choose(const std::filesystem::path& file);
    bool chooseName(const std::string& fileName);
    /// Goes `step` rows on in the order shown; false at the end of the list.
    bool move(int step, Steps steps = Steps::All);
    /// The files after and before the current one in the order shown, nearest first.
    std::vector<std::filesystem::path> neighbours() const;
    /// All files in the order shown, those filtered away left out.
    std::vector<std::filesystem::path> shown() const;
    /// Those of the selected rows.
    std::vector<std::filesystem::path> selected() const;

    QTableView* view() const { return view_; }
    void focusFilter();
    /// Says what is going on in place of the count, for example that the archive is being listed.
    void setBusy(const QString& text);

signals:
    void chosen(const std::filesystem::path& file);

private:
    bool chooseRow(int sourceRow);
    int currentRow() const; ///< in the order shown, -1 without one
    void updateCount();
    int widthOf(int column) const;

    HalfOrbitListModel& model_;
    HalfOrbitFilter* filter_;
    QLineEdit* text_;
    QComboBox* kind_;
    QLabel* count_;
    QTableView* view_;
};

} // namespace nucleoscope
