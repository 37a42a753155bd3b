#pragma once

#include "model/inference/model_library.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace nucleoscope {

/// The models of a project with what they were trained from and on and how good they are: use, rename,
/// delete, export, import, compare two.
class ModelLibraryDialog : public QDialog {
    Q_OBJECT

public:
    ModelLibraryDialog(ModelLibrary library, QWidget* parent);

    void refresh();
    QTreeWidget* list() const { return list_; }

signals:
    /// Which model is in use, or what it is called, is another now.
    void currentChanged();
    /// The first is to be taken for the older one.
    void compareRequested(const std::filesystem::path& older, const std::filesystem::path& newer);
    void failed(const QString& sentence);

private:
    void addButtons(class QVBoxLayout* layout);
    QPushButton* button(const QString& text, void (ModelLibraryDialog::*what)());
    std::vector<std::string> chosen() const;
    void showDetails();
    void use();
    void rename();
    void remove();
    void exportFile();
    void importFile();
    void compareTwo();
    /// Does it and lists anew; a failure is said in the dialog.
    void attempt(const std::function<void()>& change);

    ModelLibrary library_;
    std::vector<ModelLibrary::Entry> entries_;
    QTreeWidget* list_;
    QLabel *details_, *problem_;
    QPushButton *use_, *rename_, *remove_, *export_, *import_, *compare_;
};

} // namespace nucleoscope
