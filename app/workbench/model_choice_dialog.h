#pragma once

#include "model/training/model_comparison.h"

#include <QDialog>

namespace nucleoscope {

/// Old model or new one: the numbers of both on the same half-orbits, a proposal, and pictures of where they
/// find different things. Accepted: the new one.
class ModelChoiceDialog : public QDialog {
    Q_OBJECT

public:
    ModelChoiceDialog(const ModelComparison& comparison, QWidget* parent);

private:
    QWidget* makeTable(const ModelComparison& comparison);
    QWidget* makePictures(const ModelComparison& comparison);
};

} // namespace nucleoscope
