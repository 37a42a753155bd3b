#include "app/workbench/folder_field.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace nucleoscope {

FolderField::FolderField(const QString& title, QWidget* parent) : QWidget(parent), line_(new QLineEdit) {
    auto* browse = new QToolButton;
    browse->setText(QStringLiteral("…"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line_, 1);
    layout->addWidget(browse);
    setFocusProxy(line_);
    connect(line_, &QLineEdit::textChanged, this, &FolderField::changed);
    connect(browse, &QToolButton::clicked, this, [this, title] {
        const QString folder = QFileDialog::getExistingDirectory(this, title, line_->text());
        if (!folder.isEmpty())
            line_->setText(folder);
    });
}

std::filesystem::path FolderField::path() const {
    return line_->text().trimmed().toStdString();
}

void FolderField::setPath(const std::filesystem::path& path) {
    line_->setText(QString::fromStdString(path.string()));
}

} // namespace nucleoscope
