#include "app/workbench/import_labels_dialog.h"

#include "app/workbench/folder_field.h"
#include "app/workbench/half_orbit_files.h"
#include "app/workbench/label_document.h"
#include "app/workbench/label_format_choice.h"
#include "core/error.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace nucleoscope {

namespace {

enum Column { Name, Present, New, Changes, Rule };

QString ruleText(const ImportItem& item, ExistingRule rule) {
    if (!item.canBeTaken())
        return ImportLabelsDialog::tr("cannot be taken");
    if (!item.hasLabel)
        return ImportLabelsDialog::tr("add");
    switch (rule) {
    case ExistingRule::Keep:
        return ImportLabelsDialog::tr("keep what is there");
    case ExistingRule::Replace:
        return ImportLabelsDialog::tr("replace");
    case ExistingRule::Merge:
        break;
    }
    return ImportLabelsDialog::tr("merge");
}

} // namespace

ImportLabelsDialog::ImportLabelsDialog(Workspace& workspace, LabelDocument& document, QWidget* parent)
    : JobDialog(tr("Import labels"), tr("&Import"), parent), workspace_(workspace), document_(document),
      format_(makeFormatChoice()), path_(new FolderField(tr("The folder of the labels"))),
      list_(new QTreeWidget) {
    list_->setObjectName(QStringLiteral("importList"));
    list_->setHeaderLabels(
        {tr("Half-orbit"), tr("Label there"), tr("New, pixels"), tr("Changes, pixels"), tr("What happens")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    list_->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    list_->header()->setStretchLastSection(false);
    form()->addRow(tr("Format"), format_);
    form()->addRow(tr("Folder"), path_);
    body()->addWidget(makeRules());
    body()->addWidget(list_, 1);
    resize(760, 480);
    const auto forget = [this] {
        import_.reset();
        choices_.clear();
        list_->clear();
        setStatus(lossText(formatOf(*format_)));
        updateState();
    };
    connect(format_, &QComboBox::currentIndexChanged, this, forget);
    connect(path_, &FolderField::changed, this, forget);
    updateState();
}

QWidget* ImportLabelsDialog::makeRules() {
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto* preview = new QPushButton(tr("&Preview"));
    preview->setObjectName(QStringLiteral("previewImport"));
    preview->setToolTip(tr("Reads the labels and shows what would change; changes nothing"));
    row->addWidget(preview);
    row->addStretch(1);
    row->addWidget(new QLabel(tr("Where there is a label (selected rows, or all):")));
    const std::pair<ExistingRule, QString> rules[] = {{ExistingRule::Keep, tr("&Keep")},
                                                      {ExistingRule::Merge, tr("&Merge")},
                                                      {ExistingRule::Replace, tr("&Replace")}};
    for (const auto& [rule, text] : rules) {
        auto* button = new QPushButton(text);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, rule = rule] { setRule(rule); });
    }
    connect(preview, &QPushButton::clicked, this, &ImportLabelsDialog::preview);
    return box;
}

void ImportLabelsDialog::setSource(LabelFormat format, const std::filesystem::path& path) {
    format_->setCurrentIndex(format_->findData(static_cast<int>(format)));
    path_->setPath(path);
}

bool ImportLabelsDialog::isReady() const {
    return std::ranges::any_of(choices_, [](const Choice& choice) {
        return choice.item.canBeTaken() && (!choice.item.hasLabel || choice.item.changes(choice.rule) > 0);
    });
}

void ImportLabelsDialog::preview() {
    if (isRunning() || path_->path().empty())
        return;
    document_.saveAndWait(); // what is painted counts as there
    start([this, format = formatOf(*format_), path = path_->path(), files = halfOrbitFiles(workspace_),
           labels = workspace_.labels()](std::stop_token stop,
                                         const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        auto import = std::make_shared<LabelImport>(format, path, files, *labels);
        std::vector<ImportItem> items;
        const std::vector<std::string> stems = import->stems();
        for (const std::string& stem : stems) {
            if (stop.stop_requested())
                throw Cancelled();
            items.push_back(import->examine(stem));
            report(progressOf(tr("Reading labels"), items.size(), stems.size()));
        }
        // The import refers to the store.
        return [this, import, labels, items = std::move(items)]() mutable {
            import_ = std::move(import);
            show(std::move(items));
        };
    });
}

void ImportLabelsDialog::show(std::vector<ImportItem> items) {
    choices_.clear();
    list_->clear();
    for (ImportItem& item : items) {
        choices_.push_back({std::move(item), ExistingRule::Keep});
        showRow(*new QTreeWidgetItem(list_), choices_.back());
    }
    for (const Column column : {Present, New, Changes, Rule})
        list_->resizeColumnToContents(column);
    showTotals();
}

void ImportLabelsDialog::showRow(QTreeWidgetItem& row, const Choice& choice) const {
    const ImportItem& item = choice.item;
    row.setText(Name, QString::fromStdString(item.stem));
    row.setText(Rule, ruleText(item, choice.rule));
    for (const Column column : {New, Changes})
        row.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    if (!item.canBeTaken()) {
        for (int column = 0; column <= Rule; ++column)
            row.setToolTip(column, QString::fromStdString(item.problem));
        row.setForeground(Rule, palette().brush(QPalette::Disabled, QPalette::Text));
        return;
    }
    row.setText(Present, item.hasLabel ? tr("yes") : tr("no"));
    row.setText(New, QString::number(item.newPixels));
    row.setText(Changes, QString::number(item.changes(choice.rule)));
}

void ImportLabelsDialog::setRule(ExistingRule rule) {
    const QList<QTreeWidgetItem*> selected = list_->selectedItems();
    for (int row = 0; row < list_->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = list_->topLevelItem(row);
        if (!selected.isEmpty() && !selected.contains(item))
            continue;
        Choice& choice = choices_[static_cast<std::size_t>(row)];
        choice.rule = rule;
        showRow(*item, choice);
    }
    showTotals();
}

void ImportLabelsDialog::showTotals() {
    int added = 0, changed = 0, kept = 0, problems = 0;
    for (const Choice& choice : choices_) {
        if (!choice.item.canBeTaken())
            ++problems;
        else if (!choice.item.hasLabel)
            ++added;
        else
            ++(choice.item.changes(choice.rule) > 0 ? changed : kept);
    }
    QString text = tr("%1 new, %2 changed, %3 stay as they are, %4 cannot be taken.")
                       .arg(added)
                       .arg(changed)
                       .arg(kept)
                       .arg(problems);
    QStringList names;
    if (import_)
        for (const std::string& name : import_->classNames())
            names << QString::fromStdString(name);
    if (!names.isEmpty())
        text += QLatin1Char(' ') + tr("Taken for nuclei: %1.").arg(names.join(QStringLiteral(", ")));
    const auto problem =
        std::ranges::find_if(choices_, [](const Choice& choice) { return !choice.item.canBeTaken(); });
    if (problem != choices_.end())
        text += QLatin1Char(' ') + QString::fromStdString(problem->item.problem);
    setStatus(text);
    updateState();
}

void ImportLabelsDialog::run() {
    std::vector<Choice> others;
    std::optional<Choice> open; // the document writes the label that is open
    for (const Choice& choice : choices_) {
        if (!choice.item.canBeTaken() || (choice.item.hasLabel && choice.item.changes(choice.rule) == 0))
            continue;
        if (document_.isOpen() && choice.item.stem == document_.stem())
            open = choice;
        else
            others.push_back(choice);
    }
    start([this, import = import_, labels = workspace_.labels(), others, open,
           author = qEnvironmentVariable("USER").toStdString()](
              std::stop_token stop, const BackgroundJob::Report& report) -> BackgroundJob::Finish {
        std::vector<std::string> taken;
        std::string problem;
        for (const Choice& choice : others) {
            if (stop.stop_requested())
                break;
            try {
                if (import->take(choice.item, choice.rule, author))
                    taken.push_back(choice.item.stem);
            } catch (const Error& error) {
                problem = error.what();
            }
            report(progressOf(tr("Importing labels"), taken.size(), others.size()));
        }
        return [this, taken, problem, open] {
            for (const std::string& stem : taken)
                workspace_.refreshLabelState(stem);
            if (open)
                takeOpen(*open);
            const int count = static_cast<int>(taken.size()) + (open ? 1 : 0);
            choices_.clear();
            list_->clear();
            setStatus(tr("%n label(s) imported.", nullptr, count) +
                      (problem.empty() ? QString() : QLatin1Char(' ') + QString::fromStdString(problem)));
            emit imported(count);
        };
    });
}

void ImportLabelsDialog::takeOpen(const Choice& choice) {
    if (!document_.isOpen() || document_.stem() != choice.item.stem)
        return;
    try {
        const LabelMask mask = import_->result(choice.item, choice.rule);
        document_.replaceMask(mask, LabelImport::origin);
        document_.setState(LabelImport::stateOf(mask));
    } catch (const Error& error) {
        setStatus(QString::fromUtf8(error.what()));
    }
}

} // namespace nucleoscope
