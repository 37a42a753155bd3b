#pragma once

#include "app/workbench/background_job.h"
#include "core/labels/label_comparison.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTableWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace nucleoscope {

class FolderField;
class LabelDocument;
class SpectrumPane;
class Workspace;

/// The labels of this project beside those of somebody else: how well they agree, half-orbit by half-orbit,
/// where they differ on the spectrum, and theirs taken over patch by patch. Stays beside the window.
class LabelComparisonDialog : public QDialog {
    Q_OBJECT

public:
    LabelComparisonDialog(Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
                          QWidget* parent);

    void setOther(const std::filesystem::path& projectOrFolder);
    void compare();
    bool isRunning() const { return comparing_.isRunning() || reading_.isRunning(); }
    const std::vector<LabelDifference>& differences() const { return differences_; }
    /// Takes theirs where the selected differences are, or everywhere. Undo takes it back.
    void takeTheirs(bool all);
    /// Another project is open.
    void reset();

signals:
    void halfOrbitChosen(const std::string& fileName);

protected:
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeLists();
    QWidget* makeDifferences();
    void showComparison(const LabelSetComparison& comparison);
    void showAgreement(const LabelSetComparison& comparison);
    void readTheirs();
    void updateDifferences();
    void showDifferences();
    void updateButtons();
    QString className(std::uint8_t value) const;

    Workspace& workspace_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    BackgroundJob comparing_, reading_;
    FolderField* folder_;
    QPushButton *compare_, *takeSelected_, *takeAll_;
    QTreeWidget *halfOrbits_, *list_;
    QTableWidget* agreement_;
    QLabel* status_;
    QTimer updateTimer_; ///< strokes come faster than anybody reads

    std::shared_ptr<const LabelStore> others_;
    LabelClasses classes_;
    std::string theirStem_; ///< which label `theirs_` is
    LabelMask theirs_;      ///< empty when they have none of the half-orbit that is shown
    std::vector<LabelDifference> differences_;
};

} // namespace nucleoscope
