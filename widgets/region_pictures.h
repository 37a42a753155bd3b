#pragma once

#include <QImage>
#include <QObject>

namespace nucleoscope {

/// Small spectra of regions, made when they are asked for.
class RegionPictures : public QObject {
    Q_OBJECT

public:
    static constexpr int width = 168, height = 104; ///< pixels

    using QObject::QObject;

    /// Null when it is not there yet: ready() says when it is worth asking again. Empty when it cannot be
    /// made.
    virtual const QImage* picture(int region) = 0;

signals:
    void ready(int region);
};

} // namespace nucleoscope
