#pragma once

#include <QToolButton>

namespace nucleoscope {

class LabelDocument;

/// In the status bar: whether the labels are on the disk, and since when. A save that failed stays to be
/// seen until one goes well; a click says why and tries again.
class SaveIndicator : public QToolButton {
    Q_OBJECT

public:
    explicit SaveIndicator(LabelDocument& document, QWidget* parent = nullptr);

signals:
    void failed(const QString& sentence);

private:
    void update();

    LabelDocument& document_;
};

} // namespace nucleoscope
