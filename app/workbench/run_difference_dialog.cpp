#include "app/workbench/run_difference_dialog.h"

#include "app/workbench/run_chooser.h"
#include "app/workbench/theme.h"
#include "app/workbench/workspace.h"
#include "widgets/region_values.h"
#include "widgets/spectrum_view.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

constexpr std::array foundIns{FoundIn::Both, FoundIn::OnlyA, FoundIn::OnlyB};

QString probabilityText(const QString& side, const Region& region) {
    const QString probability = regionText(region, CatalogueModel::Probability);
    return probability.isEmpty() ? side : side + QLatin1Char(' ') + probability;
}

/// A box where it was found by one, two where by both; of two the upper one's tag speaks for both.
std::vector<SpectrumHighlight> highlightsOf(const DifferenceModel::Row& row, bool selected) {
    const QString a = row.a ? probabilityText(QStringLiteral("A"), *row.a) : QString();
    const QString b = row.b ? probabilityText(QStringLiteral("B"), *row.b) : QString();
    std::vector<SpectrumHighlight> highlights;
    if (row.a)
        highlights.push_back({boxOf(*row.a), row.b ? QString() : a, selected, colorOf(FoundIn::OnlyA)});
    if (row.b)
        highlights.push_back(
            {boxOf(*row.b), row.a ? a + QStringLiteral(" · ") + b : b, selected, colorOf(FoundIn::OnlyB)});
    return highlights;
}

} // namespace

RunDifferenceDialog::RunDifferenceDialog(const Workspace& workspace, QWidget* parent)
    : QDialog(parent), workspace_(workspace), overlap_(new QDoubleSpinBox), summary_(new QLabel),
      place_(new QLabel), model_(new DifferenceModel(this)), table_(new QTableView),
      spectrum_(new SpectrumView), loader_(new HalfOrbitLoader(this)), job_(new BackgroundJob(this)) {
    setWindowTitle(tr("Difference of two runs"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(makeHead());
    layout->addWidget(makeFilters());
    summary_->setWordWrap(true);
    layout->addWidget(summary_);

    table_->setModel(model_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setSortingEnabled(true);
    table_->sortByColumn(DifferenceModel::Time, Qt::AscendingOrder);
    table_->setAlternatingRowColors(true);
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setStretchLastSection(true);
    auto* lower = new QWidget;
    auto* lowerLayout = new QVBoxLayout(lower);
    lowerLayout->setContentsMargins(0, 0, 0, 0);
    lowerLayout->addWidget(place_);
    lowerLayout->addWidget(spectrum_, 1);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->addWidget(table_);
    parts->addWidget(lower);
    parts->setSizes({300, 400});
    parts->setChildrenCollapsible(false);
    layout->addWidget(parts, 1);
    resize(980, 700);
    connectParts();
}

QWidget* RunDifferenceDialog::makeHead() {
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    const std::array names{tr("&A:"), tr("&B:")};
    for (std::size_t i = 0; i < choosers_.size(); ++i) {
        choosers_[i] = new QComboBox;
        choosers_[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        auto* label = new QLabel(names[i]);
        label->setBuddy(choosers_[i]);
        layout->addWidget(label);
        layout->addWidget(choosers_[i], 1);
    }
    auto* other = new QPushButton(tr("&Other catalogue …"));
    connect(other, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Compare with another catalogue"), {},
                                                          tr("Catalogues (*.gpkg)"));
        if (!file.isEmpty())
            addCatalogue(file.toStdString());
    });
    layout->addWidget(other);
    return head;
}

QWidget* RunDifferenceDialog::makeFilters() {
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const FoundIn foundIn : foundIns) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(swatchIcon(colorOf(foundIn)));
        connect(button, &QToolButton::toggled, this,
                [this, foundIn](bool on) { model_->setShown(foundIn, on); });
        filters_[static_cast<std::size_t>(foundIn)] = button;
        layout->addWidget(button);
    }
    layout->addStretch(1);
    overlap_->setRange(0.01, 1);
    overlap_->setSingleStep(0.05);
    overlap_->setValue(sameRegionOverlap);
    auto* label = new QLabel(tr("The &same from an overlap of"));
    label->setToolTip(tr("Intersection over union of the two boxes in time and frequency"));
    label->setBuddy(overlap_);
    layout->addWidget(label);
    layout->addWidget(overlap_);
    return bar;
}

void RunDifferenceDialog::connectParts() {
    for (QComboBox* chooser : choosers_)
        connect(chooser, &QComboBox::activated, this, &RunDifferenceDialog::compare);
    connect(overlap_, &QDoubleSpinBox::valueChanged, this, &RunDifferenceDialog::compare);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { showRow(now.row()); });
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        emit halfOrbitRequested(model_->row(index.row()).region().file);
    });
    connect(loader_, &HalfOrbitLoader::loaded, this, &RunDifferenceDialog::showHalfOrbit);
    connect(loader_, &HalfOrbitLoader::failed, this,
            [this](const std::filesystem::path&, const QString& sentence) { place_->setText(sentence); });
    connect(job_, &BackgroundJob::failed, this, [this](const QString& sentence) { clear(sentence); });
}

void RunDifferenceDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    updateRuns();
}

void RunDifferenceDialog::updateRuns() {
    if (!isVisible())
        return; // showEvent() comes here
    std::array<std::optional<Side>, 2> before;
    for (int i = 0; i < 2; ++i)
        if (const Side* chosen = side(i))
            before[static_cast<std::size_t>(i)] = *chosen;
    sides_.clear();
    if (workspace_.isOpen() && workspace_.catalogue()) {
        const std::vector<RunRecord>& runs = workspace_.catalogue()->runs;
        for (auto run = runs.rbegin(); run != runs.rend(); ++run)
            sides_.push_back(
                {workspace_.project().catalogueFile(), RunChoice::of(run->id), displayName(*run)});
    }
    for (const std::filesystem::path& file : otherCatalogues_)
        sides_.push_back({file, {}, QString::fromStdString(file.string())});
    for (std::size_t i = 0; i < choosers_.size(); ++i) {
        choosers_[i]->clear();
        for (const Side& each : sides_)
            choosers_[i]->addItem(each.name);
        // At first the latest run against the one before it.
        const auto same = before[i] ? std::find(sides_.begin(), sides_.end(), *before[i]) : sides_.end();
        const auto index =
            same != sides_.end() ? same - sides_.begin() : (i == 0 && sides_.size() > 1 ? 1 : 0);
        choosers_[i]->setCurrentIndex(sides_.empty() ? -1 : static_cast<int>(index));
    }
    compare();
}

void RunDifferenceDialog::addCatalogue(const std::filesystem::path& file) {
    if (std::find(otherCatalogues_.begin(), otherCatalogues_.end(), file) == otherCatalogues_.end())
        otherCatalogues_.push_back(file);
    updateRuns();
    chooser(1)->setCurrentIndex(chooser(1)->findText(QString::fromStdString(file.string())));
    compare();
}

const RunDifferenceDialog::Side* RunDifferenceDialog::side(int index) const {
    const int chosen = chooser(index)->currentIndex();
    return chosen >= 0 && chosen < static_cast<int>(sides_.size()) ? &sides_[static_cast<std::size_t>(chosen)]
                                                                   : nullptr;
}

void RunDifferenceDialog::compare() {
    const Side *a = side(0), *b = side(1);
    if (!a || !b || *a == *b) {
        job_->cancel();
        clear(tr("Choose two runs, or another catalogue to compare with."));
        return;
    }
    summary_->setText(tr("Reading …"));
    job_->start([this, a = *a, b = *b, overlap = overlap_->value()](
                    std::stop_token, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        const auto first = std::make_shared<const Catalogue>(readCatalogue(a.catalogue, a.choice));
        const auto second = std::make_shared<const Catalogue>(readCatalogue(b.catalogue, b.choice));
        return [this, first, second, difference = differenceOf(*first, *second, overlap)] {
            showDifference(first, second, difference);
        };
    });
}

void RunDifferenceDialog::clear(const QString& why) {
    chosen_.reset();
    model_->clear();
    spectrum_->clear();
    place_->clear();
    summary_->setText(why);
    for (const FoundIn foundIn : foundIns)
        filter(foundIn)->setText(displayName(foundIn));
}

void RunDifferenceDialog::showDifference(const CataloguePtr& a, const CataloguePtr& b,
                                         const RunDifference& difference) {
    chosen_.reset(); // it points into the catalogues that go
    model_->setDifference(a, b, difference);
    for (const FoundIn foundIn : foundIns)
        filter(foundIn)->setText(tr("%1: %2").arg(displayName(foundIn)).arg(model_->count(foundIn)));
    QString text = tr("%n half-orbit(s) that both read.", nullptr, static_cast<int>(difference.halfOrbits));
    if (const auto left = difference.notComparedA.size() + difference.notComparedB.size(); left > 0)
        text += QLatin1Char(' ') + tr("%n region(s) in half-orbits that only one read are left out.", nullptr,
                                      static_cast<int>(left));
    summary_->setText(text);
    table_->resizeColumnsToContents();
    if (model_->rowCount() > 0)
        table_->setCurrentIndex(model_->index(0, 0));
}

void RunDifferenceDialog::showRow(int row) {
    chosen_.reset();
    if (row < 0 || row >= model_->rowCount())
        return;
    chosen_ = model_->row(row);
    const std::string& file = chosen_->region().file;
    place_->setText(QString::fromStdString(file));
    const std::filesystem::path path = workspace_.fileOf(file);
    if (path.empty()) {
        loader_->abandon();
        spectrum_->clear();
        place_->setText(tr("%1 is not in the archive of this project.").arg(QString::fromStdString(file)));
        return;
    }
    loader_->request(path);
}

void RunDifferenceDialog::showHalfOrbit(const LoadedHalfOrbitPtr& halfOrbit) {
    const auto image = std::find_if(halfOrbit->images.rbegin(), halfOrbit->images.rend(),
                                    [](const auto& each) { return each != nullptr; }); // Z, if it is there
    spectrum_->setHalfOrbit({halfOrbit, &halfOrbit->halfOrbit}, *image);
    markRegions();
}

void RunDifferenceDialog::markRegions() {
    if (!chosen_)
        return;
    std::vector<SpectrumHighlight> highlights;
    for (const DifferenceModel::Row& row : model_->rowsOf(chosen_->region().file)) {
        const auto added = highlightsOf(row, &row.region() == &chosen_->region());
        highlights.insert(highlights.end(), added.begin(), added.end());
    }
    spectrum_->setHighlights(highlights);
}

} // namespace nucleoscope
