#pragma once

#include <QLabel>
#include <QTimer>
#include <QTreeView>

#include <filesystem>
#include <vector>

namespace nucleoscope {

class HalfOrbitOutline;
class Thumbnails;

/// The list or tree of half-orbits: digits typed into it jump to an orbit number, Home and End to the first
/// and the last, a tool tip shows the picture of a half-orbit, and so do the rows when they are asked to.
class HalfOrbitView : public QTreeView {
    Q_OBJECT

public:
    HalfOrbitView(HalfOrbitOutline& outline, Thumbnails& thumbnails, QWidget* parent = nullptr);

    void setThumbnailsShown(bool shown);
    bool areThumbnailsShown() const { return thumbnailsShown_; }
    /// Files of the rows that can be seen, and of a page below them.
    std::vector<std::filesystem::path> filesInSight() const;
    void keyboardSearch(const QString& text) override;

signals:
    /// Other rows can be seen.
    void sightChanged();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void jumpTo(const QString& digits);
    void showTyped();
    void showToolTip(const QModelIndex& index);
    void keepTopRow();
    void restoreTopRow();

    HalfOrbitOutline& outline_;
    Thumbnails& thumbnails_;
    bool thumbnailsShown_ = false;
    QString typed_;
    QLabel* typedLabel_;
    QTimer typedTimer_;
    QPersistentModelIndex toolTipRow_; ///< what the tool tip is about
    QPersistentModelIndex topRow_;     ///< while the outline changes
};

} // namespace nucleoscope
