#include "app/workbench/spectrum_export_dialog.h"

#include "app/workbench/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cmath>

namespace nucleoscope {

namespace {

constexpr double mmPerInch = 25.4;
constexpr int mostPixels = 32000; // of a side; cairo's pictures end there

QString key(const char* name) {
    return QStringLiteral("export/") + QLatin1String(name);
}

int pixelsOf(double mm, double dotsPerInch) {
    return static_cast<int>(std::lround(mm / mmPerInch * dotsPerInch));
}

} // namespace

SpectrumExportDialog::SpectrumExportDialog(Settings& settings, QWidget* parent)
    : QDialog(parent), settings_(settings), kind_(new QComboBox), width_(new QDoubleSpinBox),
      height_(new QDoubleSpinBox), dotsPerInch_(new QSpinBox), widthPixels_(new QSpinBox),
      heightPixels_(new QSpinBox), background_(new QComboBox), title_(new QCheckBox(tr("&Title"))),
      tickRows_(new QCheckBox(tr("Time and &position rows"))),
      lanes_(new QCheckBox(tr("&Daylight, magnetic band, burst"))),
      colorBar_(new QCheckBox(tr("&Colour bar"))), fill_(new QCheckBox(tr("Label &fill"))),
      outline_(new QCheckBox(tr("Label &outline"))), modelMask_(new QCheckBox(tr("&Model's mask"))),
      marks_(new QCheckBox(tr("&Boxes of the detections"))), slices_(new QCheckBox(tr("&Slices"))),
      size_(new QGroupBox(tr("Size"))), contents_(new QGroupBox(tr("With, as far as it is on the screen"))),
      note_(new QLabel) {
    setWindowTitle(tr("Export what is seen"));
    build();
    setOptions(remembered(settings_));
}

void SpectrumExportDialog::build() {
    const std::pair<SpectrumFileKind, QString> kinds[] = {
        {SpectrumFileKind::Pdf, tr("PDF, for print")},
        {SpectrumFileKind::Svg, tr("SVG, to edit")},
        {SpectrumFileKind::Png, tr("PNG, for slides and the web")},
        {SpectrumFileKind::CsvMatrix, tr("Numbers as CSV, a line for each time")},
        {SpectrumFileKind::CsvLong, tr("Numbers as CSV, a line for each number")},
        {SpectrumFileKind::Hdf5, tr("Numbers as HDF5")},
    };
    for (const auto& [kind, text] : kinds)
        kind_->addItem(text, static_cast<int>(kind));
    background_->addItem(tr("White"));
    background_->addItem(tr("Dark"));
    for (QDoubleSpinBox* box : {width_, height_}) {
        box->setRange(30, 1200);
        box->setDecimals(1);
        box->setSuffix(tr(" mm"));
    }
    dotsPerInch_->setRange(30, 2400);
    for (QSpinBox* box : {widthPixels_, heightPixels_}) {
        box->setRange(100, mostPixels);
        box->setSuffix(tr(" px"));
    }

    auto* sizeForm = new QFormLayout(size_);
    const auto pair = [](QWidget* first, QWidget* second) {
        auto* row = new QHBoxLayout;
        row->addWidget(first);
        row->addWidget(new QLabel(QStringLiteral("×")));
        row->addWidget(second);
        row->addStretch();
        return row;
    };
    sizeForm->addRow(tr("Page:"), pair(width_, height_));
    sizeForm->addRow(tr("Dots per inch:"), dotsPerInch_);
    sizeForm->addRow(tr("Picture:"), pair(widthPixels_, heightPixels_));
    sizeForm->addRow(tr("Background:"), background_);

    auto* contents = new QGridLayout(contents_);
    int index = 0;
    for (QCheckBox* box :
         {title_, fill_, tickRows_, outline_, lanes_, modelMask_, colorBar_, marks_, slices_}) {
        contents->addWidget(box, index / 2, index % 2);
        ++index;
    }

    note_->setWordWrap(true);
    note_->setText(tr("The numbers are those of the visible part and of the quantity that is shown, "
                      "without the background when that is subtracted."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Save)->setText(tr("Choose the file …"));
    auto* kindForm = new QFormLayout;
    kindForm->addRow(tr("&File:"), kind_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(kindForm);
    layout->addWidget(size_);
    layout->addWidget(contents_);
    layout->addWidget(note_);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(kind_, &QComboBox::currentIndexChanged, this, &SpectrumExportDialog::updateState);
    for (QDoubleSpinBox* box : {width_, height_})
        connect(box, &QDoubleSpinBox::valueChanged, this, &SpectrumExportDialog::updateState);
    connect(dotsPerInch_, &QSpinBox::valueChanged, this, &SpectrumExportDialog::updateState);
    for (QSpinBox* box : {widthPixels_, heightPixels_})
        connect(box, &QSpinBox::valueChanged, this, &SpectrumExportDialog::takePixels);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// What the kind of file asks for, and the pixels that go with page and resolution.
void SpectrumExportDialog::updateState() {
    const SpectrumExportOptions chosen = options();
    const bool isPng = chosen.kind == SpectrumFileKind::Png;
    size_->setVisible(chosen.isPicture());
    contents_->setVisible(chosen.isPicture());
    note_->setVisible(!chosen.isPicture());
    for (QWidget* widget : std::initializer_list<QWidget*>{dotsPerInch_, widthPixels_, heightPixels_})
        widget->setEnabled(isPng);
    const QSignalBlocker first(widthPixels_), second(heightPixels_);
    widthPixels_->setValue(pixelsOf(width_->value(), dotsPerInch_->value()));
    heightPixels_->setValue(pixelsOf(height_->value(), dotsPerInch_->value()));
}

/// The page that has these pixels at the resolution.
void SpectrumExportDialog::takePixels() {
    const QSignalBlocker first(width_), second(height_);
    width_->setValue(widthPixels_->value() * mmPerInch / dotsPerInch_->value());
    height_->setValue(heightPixels_->value() * mmPerInch / dotsPerInch_->value());
}

SpectrumExportOptions SpectrumExportDialog::options() const {
    SpectrumExportOptions options;
    options.kind = static_cast<SpectrumFileKind>(kind_->currentData().toInt());
    options.widthMm = width_->value();
    options.heightMm = height_->value();
    options.dotsPerInch = dotsPerInch_->value();
    if (options.kind == SpectrumFileKind::Png) {
        // A page is rounded to tenths of a millimetre; the pixels hold.
        options.widthMm = widthPixels_->value() * mmPerInch / options.dotsPerInch;
        options.heightMm = heightPixels_->value() * mmPerInch / options.dotsPerInch;
    }
    options.dark = background_->currentIndex() == 1;
    options.title = title_->isChecked();
    options.tickRows = tickRows_->isChecked();
    options.lanes = lanes_->isChecked();
    options.colorBar = colorBar_->isChecked();
    options.fill = fill_->isChecked();
    options.outline = outline_->isChecked();
    options.modelMask = modelMask_->isChecked();
    options.marks = marks_->isChecked();
    options.slices = slices_->isChecked();
    return options;
}

void SpectrumExportDialog::setOptions(const SpectrumExportOptions& options) {
    {
        const QSignalBlocker first(width_), second(height_), third(dotsPerInch_);
        width_->setValue(options.widthMm);
        height_->setValue(options.heightMm);
        dotsPerInch_->setValue(static_cast<int>(std::lround(options.dotsPerInch)));
    }
    kind_->setCurrentIndex(kind_->findData(static_cast<int>(options.kind)));
    background_->setCurrentIndex(options.dark ? 1 : 0);
    title_->setChecked(options.title);
    tickRows_->setChecked(options.tickRows);
    lanes_->setChecked(options.lanes);
    colorBar_->setChecked(options.colorBar);
    fill_->setChecked(options.fill);
    outline_->setChecked(options.outline);
    modelMask_->setChecked(options.modelMask);
    marks_->setChecked(options.marks);
    slices_->setChecked(options.slices);
    updateState();
}

SpectrumExportOptions SpectrumExportDialog::remembered(const Settings& settings) {
    SpectrumExportOptions options;
    const auto read = [&settings](const char* name, auto& value) {
        using Value = std::remove_reference_t<decltype(value)>;
        value = settings.value(key(name), QVariant::fromValue(value)).template value<Value>();
    };
    const int kind = settings.value(key("kind"), 0).toInt();
    options.kind =
        static_cast<SpectrumFileKind>(std::clamp(kind, 0, static_cast<int>(SpectrumFileKind::Hdf5)));
    read("widthMm", options.widthMm);
    read("heightMm", options.heightMm);
    read("dotsPerInch", options.dotsPerInch);
    read("dark", options.dark);
    read("title", options.title);
    read("tickRows", options.tickRows);
    read("lanes", options.lanes);
    read("colorBar", options.colorBar);
    read("fill", options.fill);
    read("outline", options.outline);
    read("modelMask", options.modelMask);
    read("marks", options.marks);
    read("slices", options.slices);
    return options;
}

void SpectrumExportDialog::accept() {
    const SpectrumExportOptions chosen = options();
    const auto write = [this](const char* name, const QVariant& value) {
        settings_.setValue(key(name), value);
    };
    write("kind", static_cast<int>(chosen.kind));
    write("widthMm", chosen.widthMm);
    write("heightMm", chosen.heightMm);
    write("dotsPerInch", chosen.dotsPerInch);
    write("dark", chosen.dark);
    write("title", chosen.title);
    write("tickRows", chosen.tickRows);
    write("lanes", chosen.lanes);
    write("colorBar", chosen.colorBar);
    write("fill", chosen.fill);
    write("outline", chosen.outline);
    write("modelMask", chosen.modelMask);
    write("marks", chosen.marks);
    write("slices", chosen.slices);
    QDialog::accept();
}

} // namespace nucleoscope
