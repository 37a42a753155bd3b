#include "app/workbench/augmentation_dialog.h"

#include "model/training/variant_pictures.h"
#include "widgets/mask_picture.h"
#include "widgets/picture_grid.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

constexpr int columns = 4, variants = 7, pictureSize = 256;

} // namespace

AugmentationDialog::AugmentationDialog(SpectrumImage image, LabelMask mask, QWidget* parent)
    : QDialog(parent), image_(std::move(image)), mask_(std::move(mask)), kind_(new QComboBox),
      status_(new QLabel), pictures_(new PictureGrid(columns)) {
    setWindowTitle(tr("Variants for training"));
    setObjectName(QStringLiteral("variants"));
    setAttribute(Qt::WA_DeleteOnClose);
    kind_->addItem(tr("Of spectra: shift, stretch, gain, noise"), QStringLiteral("spectrum"));
    kind_->addItem(tr("As published: eleven operations on the picture"), QStringLiteral("paper"));
    auto* others = new QPushButton(tr("Others"));
    others->setAutoDefault(false);
    auto* row = new QHBoxLayout;
    row->addWidget(kind_);
    row->addWidget(others);
    row->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(row);
    layout->addWidget(pictures_, 1);
    layout->addWidget(status_);
    resize(900, 560);
    connect(kind_, &QComboBox::currentIndexChanged, this, &AugmentationDialog::make);
    connect(others, &QPushButton::clicked, this, [this] {
        seed_ += variants;
        make();
    });
    connect(&job_, &BackgroundJob::failed, status_, &QLabel::setText);
    make();
}

void AugmentationDialog::make() {
    status_->setText(tr("The first picture is the half-orbit as it is; labelled regions are outlined."));
    job_.start([this, image = image_, mask = mask_, kind = kind_->currentData().toString().toStdString(),
                seed = seed_](std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        const auto made = variantPictures(image, mask, kind, pictureSize, variants, seed);
        QList<PictureGrid::Item> items;
        for (const VariantPicture& variant : made)
            items.append({maskPicture(variant.rgb, variant.side, {{variant.mask, truthColor()}}),
                          items.isEmpty() ? tr("as it is") : tr("variant %1").arg(items.size())});
        return [this, items] { pictures_->setItems(items); };
    });
}

} // namespace nucleoscope
