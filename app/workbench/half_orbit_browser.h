#pragma once

#include "app/workbench/half_orbit_outline.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QActionGroup;
class QHBoxLayout;
class QLabel;
class QMenu;
class QSettings;
class QSplitter;
class QToolButton;

namespace nucleoscope {

class HalfOrbitFilterBar;
class HalfOrbitView;
class Thumbnails;
class TrackMap;
struct ColorMap;

/// The half-orbits as a list or a tree with their filter, and a map of the current one below; knows which one
/// is current and what lies before and after it. A filter that hides the current one leaves it current.
class HalfOrbitBrowser : public QWidget {
    Q_OBJECT

public:
    enum class Steps { All, WithRegions, ToReview };

    explicit HalfOrbitBrowser(HalfOrbitListModel& model, QWidget* parent = nullptr);
    ~HalfOrbitBrowser() override;

    /// Empty when nothing is chosen.
    std::filesystem::path current() const { return current_; }
    /// Makes `file` current and announces it; false when it is not in the list. A filter that hides it is
    /// cleared.
    bool choose(const std::filesystem::path& file);
    bool chooseName(const std::string& fileName);
    /// Goes `step` rows on in the order shown; false at the end of the list.
    bool move(int step, Steps steps = Steps::All);
    /// The files around the current one in the order shown, nearest first; more of them where the last step
    /// led.
    std::vector<std::filesystem::path> neighbours() const;
    /// All files in the order shown, those filtered away left out.
    std::vector<std::filesystem::path> shown() const;
    /// Those of the selected rows.
    std::vector<std::filesystem::path> selected() const;

    HalfOrbitView* view() const { return view_; }
    HalfOrbitFilterBar* filterBar() const { return filter_; }
    TrackMap* map() const { return map_; }
    Thumbnails* thumbnails() const { return thumbnails_; }
    HalfOrbitOutline& outline() const { return *outline_; }
    void setGrouping(HalfOrbitOutline::Grouping grouping);
    void focusFilter();
    /// Forgets the current one: another project is open.
    void clear();
    /// Says what is going on in place of the count, for example that the archive is being listed.
    void setBusy(const QString& text);
    /// How many files are known from having been opened, of all.
    void setDetailsProgress(int done, int total);
    void setColorMap(const ColorMap& map);

    /// Columns, order, grouping, and what else was arranged.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);

signals:
    void chosen(const std::filesystem::path& file);
    void pauseRequested(bool paused);
    /// The list of what cannot be used.
    void quarantineRequested();

private:
    void buildMenu();
    void addColumnChoices(QMenu& menu);
    void buildFooter(QHBoxLayout& row);
    void applyFilter();
    void takeCurrent();
    void openTree();
    bool chooseRow(int sourceRow);
    int
    position() const; ///< of the current one in the order shown; when it is hidden, before where it would be
    bool isStop(int sourceRow, Steps steps) const;
    void updateCount();
    void updateOtherTracks();
    void requestThumbnails();
    int widthOf(int column) const;

    HalfOrbitListModel& model_;
    HalfOrbitOutline* outline_;
    Thumbnails* thumbnails_;
    HalfOrbitFilterBar* filter_;
    HalfOrbitView* view_;
    TrackMap* map_;
    QSplitter* splitter_;
    QLabel *count_, *details_;
    QToolButton *menu_, *pause_, *quarantine_;
    QActionGroup* groupings_ = nullptr;
    QAction *showThumbnails_ = nullptr, *showMap_ = nullptr;
    QTimer thumbnailTimer_;
    std::filesystem::path current_;
    int lastStep_ = 1;
    std::string colorMapName_;
};

} // namespace nucleoscope
