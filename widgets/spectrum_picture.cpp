#include "widgets/spectrum_picture.h"

namespace nucleoscope {

SpectrumPicture::SpectrumPicture(QCPAxis* time, QCPAxis* frequency, const SpectrumGeometry& geometry)
    : QCPAbstractPlottable(time, frequency), geometry_(geometry) {
    setAntialiased(false); // would shift it by half a pixel, and blend the seams between pieces
}

void SpectrumPicture::draw(QCPPainter* painter) {
    if (!image_.isNull())
        geometry_.drawImage(*painter, image_, clipRect(), true);
}

void SpectrumPicture::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    painter->drawImage(rect, image_);
}

double SpectrumPicture::selectTest(const QPointF&, bool, QVariant*) const {
    return -1; // never selected
}

QCPRange SpectrumPicture::getKeyRange(bool& found, QCP::SignDomain) const {
    found = !geometry_.empty();
    return geometry_.fullTime();
}

QCPRange SpectrumPicture::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
    found = !geometry_.empty();
    return geometry_.fullFrequency();
}

} // namespace nucleoscope
