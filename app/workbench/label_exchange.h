#pragma once

#include <QObject>

class QWidget;

namespace nucleoscope {

class Actions;
class HalfOrbitBrowser;
class LabelComparisonDialog;
class LabelDocument;
class SpectrumPane;
class Workspace;

/// What brings labels in and out of the project: import, export, training sets, and comparison with the
/// labels of others.
class LabelExchange : public QObject {
    Q_OBJECT

public:
    LabelExchange(Actions& actions, Workspace& workspace, LabelDocument& document, SpectrumPane& spectrum,
                  HalfOrbitBrowser& browser, QWidget* window);

    void updateActions(bool isOpen, bool mayWrite);
    LabelComparisonDialog& comparison() { return *comparison_; }

signals:
    void imported();
    void warning(const QString& sentence);

private:
    /// Writes what is painted, so that what is read from the disk is all. False when it cannot be.
    bool saveFirst();
    void importLabels();
    void exportLabels();
    void exportTrainingSet();

    Actions& actions_;
    Workspace& workspace_;
    LabelDocument& document_;
    SpectrumPane& spectrum_;
    QWidget* window_;
    LabelComparisonDialog* comparison_;
};

} // namespace nucleoscope
