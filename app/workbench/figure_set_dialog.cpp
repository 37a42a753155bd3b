#include "app/workbench/figure_set_dialog.h"

#include "app/workbench/figure_export.h"
#include "core/figures/filter_text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

constexpr FigureChoice choices[] = {FigureChoice::Li, FigureChoice::All};
constexpr FigurePreset presets[] = {FigurePreset::Page, FigurePreset::OneColumn, FigurePreset::TwoColumns,
                                    FigurePreset::Slide};
constexpr FigureLanguage languages[] = {FigureLanguage::English, FigureLanguage::SimplifiedChinese};
constexpr SeasonPalette palettes[] = {SeasonPalette::Safe, SeasonPalette::Vivid, SeasonPalette::Contrast};
constexpr Rate rates[] = {Rate::Count, Rate::PerHour, Rate::PerHalfOrbit, Rate::ShareOfHalfOrbits};
constexpr FigureFormat formats[] = {FigureFormat::Pdf, FigureFormat::Svg, FigureFormat::Png};

QComboBox* choiceOf(const QStringList& texts) {
    auto* box = new QComboBox;
    box->addItems(texts);
    return box;
}

} // namespace

FigureSetDialog::FigureSetDialog(const CataloguePtr& catalogue, CatalogueFilter filter,
                                 const std::filesystem::path& catalogueFile, QWidget* parent)
    : QDialog(parent), catalogue_(std::make_shared<const Catalogue>(*catalogue)), filter_(std::move(filter)),
      catalogueFile_(catalogueFile),
      choice_(choiceOf({tr("The five of Li et al. (2024)"), tr("These and every other distribution")})),
      preset_(choiceOf({tr("Journal page"), tr("One column"), tr("Two columns"), tr("Slide")})),
      language_(choiceOf({QStringLiteral("English"), QStringLiteral("简体中文")})),
      palette_(choiceOf(
          {tr("For any kind of colour vision"), tr("Green, red, amber, blue"), tr("Dark to light")})),
      rate_(choiceOf({tr("Regions"), tr("Per hour"), tr("Per half-orbit"), tr("Share of half-orbits")})),
      folder_(new QLineEdit), progress_(new QProgressBar), status_(new QLabel), write_(nullptr) {
    setWindowTitle(tr("Export the figure set"));
    language_->setCurrentIndex(figureLanguage() == FigureLanguage::English ? 0 : 1);
    auto* formatRow = new QHBoxLayout;
    for (const FigureFormat format : formats) {
        auto* box = new QCheckBox(QString::fromStdString(std::string(toString(format))).toUpper());
        box->setChecked(true);
        connect(box, &QCheckBox::toggled, this, &FigureSetDialog::updateState);
        formatRow->addWidget(box);
        formats_.append(box);
    }
    formatRow->addStretch(1);
    status_->setWordWrap(true);
    status_->setText(QString::fromStdString(filterSentence(filter_, figureLanguage())));
    progress_->setTextVisible(false);
    progress_->hide();

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Figures"), choice_);
    form->addRow(tr("Size"), preset_);
    form->addRow(tr("Language"), language_);
    form->addRow(tr("Colours of the seasons"), palette_);
    form->addRow(tr("Distributions show"), rate_);
    form->addRow(tr("Formats"), formatRow);
    form->addRow(tr("Folder"), makeFolderField());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    write_ = buttons->addButton(tr("Write"), QDialogButtonBox::ActionRole);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(status_);
    layout->addWidget(progress_);
    layout->addWidget(buttons);
    setMinimumWidth(460);

    connect(buttons, &QDialogButtonBox::rejected, this, &FigureSetDialog::reject);
    connect(write_, &QPushButton::clicked, this, &FigureSetDialog::start);
    connect(folder_, &QLineEdit::textChanged, this, &FigureSetDialog::updateState);
    connect(&job_, &BackgroundJob::progressed, this, [this](const JobProgress& progress) {
        progress_->setValue(static_cast<int>(progress.fraction * 1000));
        status_->setText(progress.text);
    });
    connect(&job_, &BackgroundJob::failed, status_, &QLabel::setText);
    connect(&job_, &BackgroundJob::cancelled, this,
            [this] { status_->setText(tr("Cancelled; what was written is kept.")); });
    connect(&job_, &BackgroundJob::ended, this, &FigureSetDialog::updateState);
    updateState();
}

QWidget* FigureSetDialog::makeFolderField() {
    auto* row = new QWidget;
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(folder_, 1);
    layout->addWidget(browse);
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("The folder for the figures"), folder_->text());
        if (!folder.isEmpty())
            folder_->setText(folder);
    });
    return row;
}

void FigureSetDialog::setFolder(const QString& folder) {
    folder_->setText(folder);
}

FigureSetOptions FigureSetDialog::options() const {
    FigureSetOptions options;
    options.choice = choices[choice_->currentIndex()];
    options.preset = presets[preset_->currentIndex()];
    options.language = languages[language_->currentIndex()];
    options.palette = palettes[palette_->currentIndex()];
    options.rate = rates[rate_->currentIndex()];
    options.formats.clear();
    for (int i = 0; i < formats_.size(); ++i)
        if (formats_[i]->isChecked())
            options.formats.push_back(formats[i]);
    options.software = "nucleoscope " NUCLEOSCOPE_VERSION;
    options.catalogueFile = catalogueFile_;
    return options;
}

void FigureSetDialog::start() {
    job_.start([this, catalogue = catalogue_, filter = filter_, options = options(),
                folder = std::filesystem::path(folder_->text().trimmed().toStdString())](
                   std::stop_token stop, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        writeFigureSet(
            FilteredCatalogue(*catalogue, filter), options, folder,
            [&report](std::size_t done, std::size_t total) {
                report({tr("Writing, %1 of %n file(s)", nullptr, static_cast<int>(total)).arg(done),
                        static_cast<double>(done) / static_cast<double>(total)});
            },
            stop);
        return [this, folder] {
            status_->setText(tr("Written: %1").arg(QString::fromStdString(folder.string())));
        };
    });
    updateState();
}

void FigureSetDialog::updateState() {
    const bool running = job_.isRunning();
    progress_->setRange(0, 1000);
    progress_->setVisible(running);
    const bool anyFormat =
        std::any_of(formats_.begin(), formats_.end(), [](const QCheckBox* box) { return box->isChecked(); });
    if (write_)
        write_->setEnabled(!running && anyFormat && !folder_->text().trimmed().isEmpty());
}

void FigureSetDialog::reject() {
    if (job_.isRunning())
        job_.cancel();
    else
        QDialog::reject();
}

} // namespace nucleoscope
