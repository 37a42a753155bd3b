#pragma once

#include "app/workbench/job_dialog.h"
#include "core/labels/exchange/label_import.h"

class QComboBox;
class QTreeWidget;
class QTreeWidgetItem;

namespace nucleoscope {

class FolderField;
class LabelDocument;
class Workspace;

/// Takes labels of another program: looks at them first, shows for each half-orbit what would change, and
/// lets one choose what becomes of labels that are there.
class ImportLabelsDialog : public JobDialog {
    Q_OBJECT

public:
    ImportLabelsDialog(Workspace& workspace, LabelDocument& document, QWidget* parent);

    void setSource(LabelFormat format, const std::filesystem::path& path);
    /// Reads the labels, changes nothing.
    void preview();
    /// For the rows that are selected, or for all.
    void setRule(ExistingRule rule);

signals:
    void imported(int labels);

protected:
    void run() override;
    bool isReady() const override;

private:
    struct Choice {
        ImportItem item;
        ExistingRule rule = ExistingRule::Keep;
    };

    QWidget* makeRules();
    void show(std::vector<ImportItem> items);
    void showRow(QTreeWidgetItem& row, const Choice& choice) const;
    void showTotals();
    void takeOpen(const Choice& choice);

    Workspace& workspace_;
    LabelDocument& document_;
    QComboBox* format_;
    FolderField* path_;
    QTreeWidget* list_;
    std::shared_ptr<LabelImport> import_; ///< used by one thread at a time
    std::vector<Choice> choices_;         ///< by row
};

} // namespace nucleoscope
