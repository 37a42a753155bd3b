#pragma once

#include <QDialog>

class QTreeWidget;

namespace nucleoscope {

class HalfOrbitListModel;
struct ArchiveListing;

/// What of the archive cannot be used, and why: files in quarantine, folders out of reach, and twins that
/// were left out. Ctrl+C copies the selected lines.
class QuarantineDialog : public QDialog {
    Q_OBJECT

public:
    QuarantineDialog(const HalfOrbitListModel& halfOrbits, const std::vector<std::string>& problems,
                     const std::vector<std::string>& notes, QWidget* parent);

signals:
    /// A file was double-clicked.
    void chosen(const std::filesystem::path& file);

private:
    void copySelected() const;

    QTreeWidget* list_;
};

} // namespace nucleoscope
