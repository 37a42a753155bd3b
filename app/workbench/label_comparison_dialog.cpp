#include "app/workbench/label_comparison_dialog.h"

#include "app/workbench/folder_field.h"
#include "app/workbench/label_document.h"
#include "app/workbench/label_state_names.h"
#include "app/workbench/spectrum_pane.h"
#include "app/workbench/workspace.h"
#include "core/archive/half_orbit_name.h"
#include "core/error.h"
#include "widgets/names.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <cmath>
#include <set>

namespace nucleoscope {

namespace {

using namespace std::chrono_literals;

constexpr int smallestPatch = 3; ///< pixels; smaller ones nobody meant
constexpr int mostShown = 300;   ///< patches
constexpr int stemRole = Qt::UserRole;
enum HalfOrbitColumn { Name, Iou, OnlyOurs, OnlyTheirs, OurState, TheirState };
enum PatchColumn { Number, Pixels, Ours, Theirs };

QString numberText(double value) {
    return std::isfinite(value) ? QString::number(value, 'f', 3) : QStringLiteral("–");
}

/// "2022-02-01 16:14  22199 ↓"
QString shortName(const std::string& stem) {
    constexpr int minuteLength = 16;
    const auto name = HalfOrbitName::parse(stem + ".h5");
    if (!name)
        return QString::fromStdString(stem);
    return QStringLiteral("%1  %2 %3")
        .arg(displayTime(name->start).left(minuteLength), QString::number(name->orbit),
             name->direction == Direction::Ascending ? QStringLiteral("↑") : QStringLiteral("↓"));
}

/// Sorted as numbers, not as texts.
class NumberRow : public QTreeWidgetItem {
public:
    using QTreeWidgetItem::QTreeWidgetItem;
    bool operator<(const QTreeWidgetItem& other) const override {
        const int column = treeWidget()->sortColumn();
        bool isNumber = false, otherIsNumber = false;
        const double mine = text(column).toDouble(&isNumber),
                     theirs = other.text(column).toDouble(&otherIsNumber);
        return isNumber && otherIsNumber ? mine < theirs : text(column) < other.text(column);
    }
};

QTreeWidget* makeList(const char* name, const QStringList& headers) {
    auto* list = new QTreeWidget;
    list->setObjectName(QLatin1String(name));
    list->setHeaderLabels(headers);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    return list;
}

} // namespace

LabelComparisonDialog::LabelComparisonDialog(Workspace& workspace, LabelDocument& document,
                                             SpectrumPane& spectrum, QWidget* parent)
    : QDialog(parent), workspace_(workspace), document_(document), spectrum_(spectrum),
      folder_(new FolderField(tr("The project or folder with the other labels"))),
      compare_(new QPushButton(tr("&Compare"))), takeSelected_(new QPushButton(tr("&Take theirs"))),
      takeAll_(new QPushButton(tr("Take &all of theirs"))),
      halfOrbits_(makeList("comparedHalfOrbits", {tr("Half-orbit"), tr("IoU"), tr("Only ours"),
                                                  tr("Only theirs"), tr("Ours"), tr("Theirs")})),
      list_(makeList("differences", {tr("No."), tr("Pixels"), tr("Ours"), tr("Theirs")})),
      agreement_(new QTableWidget), status_(new QLabel) {
    setWindowTitle(tr("Compare labels"));
    halfOrbits_->setSortingEnabled(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    status_->setWordWrap(true);
    compare_->setObjectName(QStringLiteral("compareLabels"));
    compare_->setDefault(true);
    auto* top = new QHBoxLayout;
    top->addWidget(new QLabel(tr("Other labels (a project, or a folder of masks):")));
    top->addWidget(folder_, 1);
    top->addWidget(compare_);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(makeLists(), 1);
    layout->addWidget(makeDifferences());
    layout->addWidget(status_);
    resize(820, 560);

    updateTimer_.setSingleShot(true);
    updateTimer_.setInterval(300ms);
    connect(&updateTimer_, &QTimer::timeout, this, &LabelComparisonDialog::updateDifferences);
    connect(compare_, &QPushButton::clicked, this, &LabelComparisonDialog::compare);
    connect(&comparing_, &BackgroundJob::failed, status_, &QLabel::setText);
    connect(&reading_, &BackgroundJob::failed, status_, &QLabel::setText);
    connect(&comparing_, &BackgroundJob::ended, this, &LabelComparisonDialog::updateButtons);
    connect(halfOrbits_, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* row) {
        emit halfOrbitChosen(row->data(Name, stemRole).toString().toStdString() + ".h5");
    });
    connect(&document_, &LabelDocument::detailsChanged, this, &LabelComparisonDialog::readTheirs);
    connect(&document_, &LabelDocument::historyChanged, &updateTimer_, qOverload<>(&QTimer::start));
    connect(&spectrum_, &SpectrumPane::differenceClicked, this, [this](int index) {
        if (QTreeWidgetItem* row = list_->topLevelItem(index))
            list_->setCurrentItem(row);
    });
    updateButtons();
    folder_->setFocus();
}

QWidget* LabelComparisonDialog::makeLists() {
    agreement_->setObjectName(QStringLiteral("agreement"));
    agreement_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new QLabel(tr("Pixels by class, ours down, theirs across:")));
    column->addWidget(agreement_);
    auto* splitter = new QSplitter;
    splitter->addWidget(halfOrbits_);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    return splitter;
}

QWidget* LabelComparisonDialog::makeDifferences() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* buttons = new QVBoxLayout;
    takeSelected_->setObjectName(QStringLiteral("takeTheirs"));
    takeAll_->setObjectName(QStringLiteral("takeAllTheirs"));
    auto* hint =
        new QLabel(tr("Patches in which the labels of the half-orbit on the screen differ; theirs are "
                      "orange on the spectrum. What is not taken stays ours."));
    hint->setWordWrap(true);
    hint->setEnabled(false);
    buttons->addWidget(hint);
    buttons->addWidget(takeSelected_);
    buttons->addWidget(takeAll_);
    buttons->addStretch(1);
    row->addWidget(list_, 3);
    row->addLayout(buttons, 2);
    box->setMaximumHeight(190);
    connect(takeSelected_, &QPushButton::clicked, this, [this] { takeTheirs(false); });
    connect(takeAll_, &QPushButton::clicked, this, [this] { takeTheirs(true); });
    connect(list_, &QTreeWidget::itemSelectionChanged, this, [this] {
        showDifferences();
        updateButtons();
    });
    return box;
}

void LabelComparisonDialog::setOther(const std::filesystem::path& projectOrFolder) {
    folder_->setPath(projectOrFolder);
}

void LabelComparisonDialog::reset() {
    comparing_.cancel();
    others_.reset();
    halfOrbits_->clear();
    agreement_->clear();
    readTheirs();
}

// ---- the sets

void LabelComparisonDialog::compare() {
    if (comparing_.isRunning() || folder_->path().empty() || !workspace_.isOpen())
        return;
    spectrum_.stack()->finishStroke();
    document_.saveAndWait();
    comparing_.start([this, ours = workspace_.labels(), folder = folder_->path()](
                         std::stop_token stop, const BackgroundJob::Report&) -> BackgroundJob::Finish {
        const auto theirs = std::make_shared<const LabelStore>(labelFolderOf(folder));
        LabelSetComparison comparison = compareLabelSets(
            *ours, *theirs, [](std::size_t, std::size_t) {}, stop);
        return [this, theirs, comparison = std::move(comparison)] {
            others_ = theirs;
            classes_ = comparison.classes;
            showComparison(comparison);
            theirStem_.clear();
            readTheirs();
        };
    });
    status_->setText(tr("Comparing …"));
    updateButtons();
}

void LabelComparisonDialog::showComparison(const LabelSetComparison& comparison) {
    halfOrbits_->clear();
    for (const LabelComparison& one : comparison.both) {
        auto* row = new NumberRow(halfOrbits_);
        row->setText(Name, shortName(one.stem));
        row->setData(Name, stemRole, QString::fromStdString(one.stem));
        row->setText(Iou, numberText(one.agreement.iou()));
        row->setText(OnlyOurs, QString::number(one.agreement.onlyFirst()));
        row->setText(OnlyTheirs, QString::number(one.agreement.onlySecond()));
        row->setText(OurState, labelStateName(one.firstState));
        row->setText(TheirState, labelStateName(one.secondState));
        row->setToolTip(Name,
                        QStringLiteral("%1\n%2 · %3")
                            .arg(QString::fromStdString(one.stem), QString::fromStdString(one.firstAuthor),
                                 QString::fromStdString(one.secondAuthor)));
    }
    halfOrbits_->sortByColumn(Iou, Qt::AscendingOrder); // the least agreed first
    for (int column = Name; column <= TheirState; ++column)
        halfOrbits_->resizeColumnToContents(column);
    showAgreement(comparison);
    QString text =
        tr("%n half-orbit(s) in both: IoU %1, kappa %2.", nullptr, static_cast<int>(comparison.both.size()))
            .arg(numberText(comparison.total.iou()), numberText(comparison.total.kappa()));
    text += QLatin1Char(' ') + tr("Only ours: %1, only theirs: %2.")
                                   .arg(comparison.onlyFirst.size())
                                   .arg(comparison.onlySecond.size());
    if (!comparison.failures.empty())
        text += QLatin1Char(' ') + QString::fromStdString(comparison.failures.front());
    status_->setText(text);
}

void LabelComparisonDialog::showAgreement(const LabelSetComparison& comparison) {
    std::set<std::uint8_t> values;
    for (const auto& [pair, pixels] : comparison.total.pixels) {
        values.insert(pair.first);
        values.insert(pair.second);
    }
    const std::vector<std::uint8_t> order(values.begin(), values.end());
    QStringList names;
    for (const std::uint8_t value : order)
        names << className(value);
    const int count = static_cast<int>(order.size());
    agreement_->setRowCount(count);
    agreement_->setColumnCount(count);
    agreement_->setVerticalHeaderLabels(names);
    agreement_->setHorizontalHeaderLabels(names);
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < count; ++column) {
            const auto found = comparison.total.pixels.find(
                {order[static_cast<std::size_t>(row)], order[static_cast<std::size_t>(column)]});
            const qint64 pixels = found == comparison.total.pixels.end() ? 0 : found->second;
            auto* cell = new QTableWidgetItem(QString::number(pixels));
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            agreement_->setItem(row, column, cell);
        }
    agreement_->resizeColumnsToContents();
}

QString LabelComparisonDialog::className(std::uint8_t value) const {
    const LabelClass* known = classes_.find(value);
    return known ? QString::fromStdString(known->name) : QString::number(value);
}

// ---- the half-orbit on the screen

void LabelComparisonDialog::readTheirs() {
    const bool wanted = others_ && document_.isOpen() && isVisible();
    if (wanted && document_.stem() == theirStem_)
        return;
    theirs_ = {};
    theirStem_ = wanted ? document_.stem() : std::string();
    updateDifferences();
    if (!wanted)
        return;
    reading_.start([this, store = others_, stem = theirStem_, classes = classes_](
                       std::stop_token, const BackgroundJob::Report&) mutable -> BackgroundJob::Finish {
        std::optional<Label> label;
        if (store->has(stem))
            label = loadForComparison(*store, stem, classes);
        return [this, stem, mask = label ? std::move(label->mask) : LabelMask()] {
            if (stem != theirStem_)
                return;
            theirs_ = mask;
            updateDifferences();
        };
    });
}

void LabelComparisonDialog::updateDifferences() {
    differences_.clear();
    const bool canCompare = !theirs_.pixels.empty() && document_.isOpen() && document_.stem() == theirStem_;
    if (canCompare) {
        try {
            differences_ = differencesOf(document_.mask(), theirs_, smallestPatch);
        } catch (const Error& error) {
            status_->setText(QString::fromUtf8(error.what()));
        }
    }
    const QSignalBlocker blocker(list_);
    list_->clear();
    for (std::size_t i = 0; i < differences_.size() && i < mostShown; ++i) {
        const LabelDifference& patch = differences_[i];
        auto* row = new QTreeWidgetItem(list_);
        row->setText(Number, QString::number(i + 1));
        row->setText(Pixels, QString::number(patch.pixels.size()));
        row->setText(Ours, className(patch.first));
        row->setText(Theirs, className(patch.second));
    }
    showDifferences();
    updateButtons();
}

/// Theirs as the model's mask is shown, and a box around each patch.
void LabelComparisonDialog::showDifferences() {
    if (theirs_.pixels.empty() || !isVisible()) {
        spectrum_.endDifferences();
        return;
    }
    auto shown = std::make_shared<ProbabilityMap>();
    shown->width = theirs_.width;
    shown->height = theirs_.height;
    shown->probability.reserve(theirs_.pixels.size());
    for (const std::uint8_t pixel : theirs_.pixels)
        shown->probability.push_back(pixel == LabelMask::background ? 0.0F : 1.0F);
    const SpectrumGrid& grid = spectrum_.view()->grid();
    std::vector<SpectrumHighlight> boxes;
    for (std::size_t i = 0; i < differences_.size() && i < mostShown; ++i) {
        const LabelDifference& patch = differences_[i];
        boxes.push_back({{grid.utcAt(patch.left), grid.utcAt(patch.right), grid.frequencyAt(patch.bottom),
                          grid.frequencyAt(patch.top)},
                         QString::number(i + 1),
                         list_->topLevelItem(static_cast<int>(i))->isSelected()});
    }
    spectrum_.showDifferences(shown, std::move(boxes));
}

void LabelComparisonDialog::takeTheirs(bool all) {
    spectrum_.stack()->finishStroke();
    if (document_.stem() != theirStem_ || theirs_.pixels.empty())
        return;
    LabelHistory::Step step;
    const LabelMask& ours = document_.mask();
    for (std::size_t i = 0; i < differences_.size(); ++i) {
        const QTreeWidgetItem* row = list_->topLevelItem(static_cast<int>(i));
        if (!all && !(row && row->isSelected()))
            continue;
        for (const std::uint32_t pixel : differences_[i].pixels)
            step.push_back({pixel, ours.pixels[pixel], theirs_.pixels[pixel]});
    }
    document_.applyStep(step, "imported");
    updateDifferences();
}

void LabelComparisonDialog::updateButtons() {
    compare_->setEnabled(!comparing_.isRunning());
    const bool mayTake = !differences_.empty() && !document_.isReadOnly();
    takeAll_->setEnabled(mayTake);
    takeSelected_->setEnabled(mayTake && !list_->selectedItems().isEmpty());
}

void LabelComparisonDialog::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    theirStem_.clear();
    readTheirs();
}

void LabelComparisonDialog::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    spectrum_.endDifferences();
}

} // namespace nucleoscope
