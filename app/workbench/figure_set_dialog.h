#pragma once

#include "app/workbench/background_job.h"
#include "core/figures/figure_set.h"
#include "widgets/catalogue_model.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace nucleoscope {

/// Writes all figures of a catalogue at once, with their numbers, records and captions, into a folder.
class FigureSetDialog : public QDialog {
    Q_OBJECT

public:
    /// `filter`: of which regions. The dialog works on a copy of the catalogue.
    FigureSetDialog(const CataloguePtr& catalogue, CatalogueFilter filter,
                    const std::filesystem::path& catalogueFile, QWidget* parent);

    void setFolder(const QString& folder);
    bool isRunning() const { return job_.isRunning(); }

public slots:
    void start();
    void reject() override;

private:
    QWidget* makeFolderField();
    FigureSetOptions options() const;
    void updateState();

    std::shared_ptr<const Catalogue> catalogue_;
    CatalogueFilter filter_;
    std::filesystem::path catalogueFile_;
    BackgroundJob job_;
    QComboBox *choice_, *preset_, *language_, *palette_, *rate_;
    QList<QCheckBox*> formats_;
    QLineEdit* folder_;
    QProgressBar* progress_;
    QLabel* status_;
    QPushButton* write_;
};

} // namespace nucleoscope
