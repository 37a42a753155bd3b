#pragma once

#include <QWidget>

class QVBoxLayout;

namespace nucleoscope {

/// What the window shows while no project is open: how to begin, and what was open before.
class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    void setRecentProjects(const QStringList& folders);

signals:
    void openProjectRequested();
    void openArchiveRequested();
    void projectChosen(const QString& folder);

private:
    QVBoxLayout* recent_;
    QWidget* recentBox_;
};

} // namespace nucleoscope
