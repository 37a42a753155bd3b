#pragma once

#include <QImage>
#include <QWidget>

namespace nucleoscope {

/// Square pictures side by side with a line of text below each, as large as the width allows.
class PictureGrid : public QWidget {
    Q_OBJECT

public:
    struct Item {
        QImage picture;
        QString caption;
    };

    explicit PictureGrid(int columns, QWidget* parent = nullptr);

    void setItems(QList<Item> items);
    const QList<Item>& items() const { return items_; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    int sideFor(int width) const;

    int columns_;
    QList<Item> items_;
};

} // namespace nucleoscope
