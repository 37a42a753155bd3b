#include "app/workbench/model_library_dialog.h"

#include "core/error.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace nucleoscope {

namespace {

enum Column { Name, Kind, MeanIou, TrainedFrom, TrainedOn, Finished, ColumnCount };

QString fact(const ModelInfo& model, const char* key) {
    const auto found = model.provenance.find(key);
    return found == model.provenance.end() ? QString() : QString::fromStdString(found->second);
}

QString meanIouOf(const ModelInfo& model) {
    const auto found = model.metrics.find("validation_miou");
    return found == model.metrics.end() ? QString() : QString::number(found->second, 'f', 3);
}

/// A model's id by the name that it has in this project, if it is there.
QString nameOf(const QString& id, const std::vector<ModelLibrary::Entry>& entries) {
    for (const ModelLibrary::Entry& entry : entries)
        if (QString::fromStdString(entry.info.id) == id)
            return QString::fromStdString(entry.name);
    return id;
}

QString modelFilter() {
    return ModelLibraryDialog::tr("Models (*.safetensors)");
}

} // namespace

ModelLibraryDialog::ModelLibraryDialog(ModelLibrary library, QWidget* parent)
    : QDialog(parent), library_(std::move(library)), list_(new QTreeWidget), details_(new QLabel),
      problem_(new QLabel) {
    setWindowTitle(tr("Models"));
    setObjectName(QStringLiteral("modelLibrary"));
    list_->setHeaderLabels(
        {tr("Name"), tr("Kind"), tr("Mean IoU"), tr("Trained from"), tr("Trained on"), tr("Finished")});
    list_->setRootIsDecorated(false);
    list_->setAlternatingRowColors(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    details_->setWordWrap(true);
    details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->setWordWrap(true);
    problem_->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(list_, 1);
    layout->addWidget(details_);
    layout->addWidget(problem_);
    addButtons(layout);
    connect(list_, &QTreeWidget::itemSelectionChanged, this, &ModelLibraryDialog::showDetails);
    connect(list_, &QTreeWidget::itemActivated, this, &ModelLibraryDialog::use);
    resize(900, 460);
    refresh();
}

void ModelLibraryDialog::addButtons(QVBoxLayout* layout) {
    use_ = button(tr("Use"), &ModelLibraryDialog::use);
    compare_ = button(tr("Compare two …"), &ModelLibraryDialog::compareTwo);
    rename_ = button(tr("Rename …"), &ModelLibraryDialog::rename);
    remove_ = button(tr("Delete …"), &ModelLibraryDialog::remove);
    export_ = button(tr("Export …"), &ModelLibraryDialog::exportFile);
    import_ = button(tr("Import …"), &ModelLibraryDialog::importFile);
    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* row = new QHBoxLayout;
    for (QPushButton* each : {use_, compare_, rename_, remove_, export_, import_})
        row->addWidget(each);
    row->addStretch(1);
    row->addWidget(close);
    layout->addLayout(row);
}

QPushButton* ModelLibraryDialog::button(const QString& text, void (ModelLibraryDialog::*what)()) {
    auto* made = new QPushButton(text);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, what);
    return made;
}

void ModelLibraryDialog::refresh() {
    const std::vector<std::string> before = chosen();
    entries_ = library_.entries();
    list_->clear();
    for (const ModelLibrary::Entry& entry : entries_) {
        auto* item = new QTreeWidgetItem(list_);
        item->setText(Name, QString::fromStdString(entry.name) +
                                (entry.current ? QStringLiteral("  ") + tr("(in use)") : QString()));
        item->setData(Name, Qt::UserRole, QString::fromStdString(entry.name));
        QFont font = item->font(Name);
        font.setBold(entry.current);
        item->setFont(Name, font);
        item->setText(Kind, QString::fromStdString(entry.info.architecture));
        item->setText(MeanIou, meanIouOf(entry.info));
        item->setText(TrainedFrom, nameOf(fact(entry.info, "trained_from"), entries_));
        item->setText(TrainedOn, fact(entry.info, "trained_on"));
        item->setText(Finished, fact(entry.info, "finished"));
        const auto wasChosen = std::find(before.begin(), before.end(), entry.name) != before.end();
        item->setSelected(wasChosen || (before.empty() && entry.current));
    }
    for (int column = 0; column < ColumnCount; ++column)
        list_->resizeColumnToContents(column);
    showDetails();
}

std::vector<std::string> ModelLibraryDialog::chosen() const {
    std::vector<std::string> names;
    for (const QTreeWidgetItem* item : list_->selectedItems())
        names.push_back(item->data(Name, Qt::UserRole).toString().toStdString());
    return names;
}

void ModelLibraryDialog::showDetails() {
    const std::vector<std::string> names = chosen();
    const bool one = names.size() == 1;
    QString text;
    bool usable = false, current = false;
    for (const ModelLibrary::Entry& entry : entries_) {
        if (!one || entry.name != names.front())
            continue;
        usable = entry.problem.empty();
        current = entry.current;
        text = usable ? tr("%1, encoder %2, %3 × %3 pixels, threshold %4, seed %5")
                            .arg(QString::fromStdString(entry.info.id),
                                 QString::fromStdString(entry.info.encoder))
                            .arg(entry.info.imageSize)
                            .arg(entry.info.threshold, 0, 'f', 2)
                            .arg(entry.info.seedProbability, 0, 'f', 2)
                      : QString::fromStdString(entry.problem);
    }
    details_->setText(text);
    use_->setEnabled(usable && !current);
    rename_->setEnabled(one);
    remove_->setEnabled(one && !current);
    export_->setEnabled(usable);
    compare_->setEnabled(names.size() == 2);
}

void ModelLibraryDialog::attempt(const std::function<void()>& change) {
    problem_->hide();
    try {
        change();
    } catch (const std::exception& error) {
        problem_->setText(QString::fromUtf8(error.what()));
        problem_->show();
    }
    refresh();
}

void ModelLibraryDialog::use() {
    if (!use_->isEnabled())
        return;
    attempt([this] {
        library_.setCurrent(chosen().front());
        emit currentChanged();
    });
}

void ModelLibraryDialog::rename() {
    const std::string old = chosen().front();
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Rename the model"), tr("New name"),
                                               QLineEdit::Normal, QString::fromStdString(old), &accepted)
                             .trimmed();
    if (!accepted || name.toStdString() == old)
        return;
    attempt([&] {
        library_.rename(old, name.toStdString());
        emit currentChanged();
    });
}

void ModelLibraryDialog::remove() {
    const std::string name = chosen().front();
    if (QMessageBox::question(this, tr("Delete the model"),
                              tr("Delete the model %1 for good?").arg(QString::fromStdString(name))) ==
        QMessageBox::Yes)
        attempt([&] { library_.remove(name); });
}

void ModelLibraryDialog::exportFile() {
    const std::string name = chosen().front();
    const QString file = QFileDialog::getSaveFileName(
        this, tr("Export the model"), QString::fromStdString(name + ".safetensors"), modelFilter());
    if (!file.isEmpty())
        attempt([&] { library_.exportTo(name, file.toStdString()); });
}

void ModelLibraryDialog::importFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Import a model"), {}, modelFilter());
    if (!file.isEmpty())
        attempt([&] { library_.importFile(file.toStdString()); });
}

void ModelLibraryDialog::compareTwo() {
    const std::vector<std::string> names = chosen();
    const auto finished = [this](const std::string& name) {
        for (const ModelLibrary::Entry& entry : entries_)
            if (entry.name == name)
                return fact(entry.info, "finished");
        return QString();
    };
    const bool inOrder = finished(names[0]) <= finished(names[1]);
    emit compareRequested(library_.fileOf(names[inOrder ? 0 : 1]), library_.fileOf(names[inOrder ? 1 : 0]));
}

} // namespace nucleoscope
