#pragma once

#include "core/figures/map_figure.h"

#include <QWidget>

class QAction;
class QComboBox;
class QToolButton;

namespace nucleoscope {

/// How a map is drawn: projection, colours, and what is drawn on it.
class MapOptionsBar : public QWidget {
    Q_OBJECT

public:
    explicit MapOptionsBar(FigureLanguage language, QWidget* parent = nullptr);

    /// All but `season` and `night`, which are not chosen here.
    const MapOptions& options() const { return options_; }
    bool showsNight() const;  ///< at the time of what is selected
    bool showsTracks() const; ///< of what is selected

signals:
    void optionsChanged();

private:
    void read();

    MapOptions options_;
    QComboBox *projection_, *coloring_, *lines_;
    QAction *poles_, *night_, *tracks_, *sizeByArea_, *density_;
};

} // namespace nucleoscope
