#pragma once

#include <QLayout>
#include <QList>

namespace nucleoscope {

/// Puts its widgets side by side and goes on in a new line where the width ends. It owns its items.
class FlowLayout : public QLayout {
public:
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;
    void setGeometry(const QRect& rectangle) override;

private:
    /// The height that the items take in `rectangle`; places them when `place`.
    int arrange(const QRect& rectangle, bool place) const;

    QList<QLayoutItem*> items_;
};

} // namespace nucleoscope
