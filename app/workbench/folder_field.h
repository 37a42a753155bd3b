#pragma once

#include <QWidget>

#include <filesystem>

class QLineEdit;

namespace nucleoscope {

/// A line with a path and a button to look for one.
class FolderField : public QWidget {
    Q_OBJECT

public:
    /// `title`: of the window in which it is looked for.
    explicit FolderField(const QString& title, QWidget* parent = nullptr);

    std::filesystem::path path() const; ///< empty when nothing is written
    void setPath(const std::filesystem::path& path);

signals:
    void changed();

private:
    QLineEdit* line_;
};

} // namespace nucleoscope
