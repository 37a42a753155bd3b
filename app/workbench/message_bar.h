#pragma once

#include <QFrame>

class QLabel;
class QTimer;
class QToolButton;

namespace nucleoscope {

/// One sentence above the content that stops nobody: an error stays until it is closed, a note goes by
/// itself.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Note, Warning, Error };

    explicit MessageBar(QWidget* parent = nullptr);

    void showMessage(Kind kind, const QString& sentence);
    QString message() const; ///< empty when nothing is shown

private:
    void paintEvent(QPaintEvent* event) override;

    Kind kind_ = Kind::Note;
    QLabel* icon_;
    QLabel* text_;
    QToolButton* close_;
    QTimer* timer_;
};

} // namespace nucleoscope
