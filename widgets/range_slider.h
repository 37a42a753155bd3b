#pragma once

#include <QWidget>

namespace nucleoscope {

/// A slider with two handles: the ends of a range within limits. What lies inside is filled, or, inverted,
/// what lies outside.
class RangeSlider : public QWidget {
    Q_OBJECT
public:
    explicit RangeSlider(QWidget* parent = nullptr);

    void setLimits(double low, double high);
    void setRange(double low, double high);
    void setInverted(bool inverted);
    double low() const { return low_; }
    double high() const { return high_; }
    QSize sizeHint() const override { return {150, 22}; }
    QSize minimumSizeHint() const override { return {90, 22}; }

signals:
    /// The user moves an end, or, between them, both.
    void rangeChanged(double low, double high);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Held { None, Low, High, Both };

    double placeOf(double value) const; ///< pixels
    double valueAt(double place) const;

    double lowest_ = 0, highest_ = 1, low_ = 0, high_ = 1;
    bool inverted_ = false;
    Held held_ = Held::None;
    double grabbed_ = 0; ///< value under the mouse when both ends were taken
};

} // namespace nucleoscope
