#pragma once

#include "widgets/spectrum_geometry.h"

#include <qcustomplot.h>

namespace nucleoscope {

/// The coloured spectrum as a plottable. The colours are there already, so that zoom and pan only draw an
/// image.
class SpectrumPicture : public QCPAbstractPlottable {
    Q_OBJECT
public:
    SpectrumPicture(QCPAxis* time, QCPAxis* frequency, const SpectrumGeometry& geometry);

    void setImage(QImage image) { image_ = std::move(image); }

    double selectTest(const QPointF& place, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain, const QCPRange& keyRange) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    const SpectrumGeometry& geometry_;
    QImage image_;
};

} // namespace nucleoscope
