#pragma once

#include <QWidget>

class QSplitter;
class QVBoxLayout;

namespace nucleoscope {

class Actions;
class ContactSheet;
class RegionPictures;
class RegionSelection;
class ReviewPanel;

/// The perspective for a review: the contact sheet left, the panel above the spectrum right.
class ReviewPage : public QWidget {
    Q_OBJECT

public:
    ReviewPage(const Actions& actions, RegionSelection& selection, RegionPictures& pictures,
               QWidget* parent = nullptr);

    ContactSheet* sheet() const { return sheet_; }
    ReviewPanel* panel() const { return panel_; }
    /// Takes the spectrum into its place until it is put elsewhere.
    void setSpectrum(QWidget* spectrum);

    QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& state);

private:
    ContactSheet* sheet_;
    ReviewPanel* panel_;
    QVBoxLayout* right_;
    QSplitter* columns_;
};

} // namespace nucleoscope
