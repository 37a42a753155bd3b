#include "app/workbench/model_choice_dialog.h"

#include "app/workbench/workspace.h"
#include "widgets/mask_picture.h"
#include "widgets/picture_grid.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace nucleoscope {

namespace {

constexpr int digits = 3, pictureColumns = 4;

QString number(double value) {
    return std::isfinite(value) ? QString::number(value, 'f', digits) : QStringLiteral("–");
}

QLabel* wrapped(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    return label;
}

QString proposal(const ModelComparison& comparison) {
    const auto samples = static_cast<int>(comparison.samples);
    return comparison.newerIsBetter()
               ? ModelChoiceDialog::tr(
                     "The new model is better on %n half-orbit(s) that it has not learned from.", nullptr,
                     samples)
               : ModelChoiceDialog::tr(
                     "The new model is no better on %n half-orbit(s) that it has not learned "
                     "from: keep the old one.",
                     nullptr, samples);
}

/// As the rest of the window calls it.
QString titleOf(const ModelInfo& model) {
    return !model.file.empty() && model.file == sampleModelFile() ? ModelChoiceDialog::tr("sample model")
                                                                  : QString::fromStdString(model.id);
}

/// What makes the comparison less than fair, a sentence each.
QStringList fairnessNotes(const ModelFairness& fairness) {
    QStringList notes;
    if (fairness.newerMayKnow)
        notes << ModelChoiceDialog::tr("The newer model may have learned from these half-orbits.");
    if (fairness.olderIsUnknown)
        notes << ModelChoiceDialog::tr(
            "The older model does not say what it has learned from: it may know these half-orbits.");
    else if (fairness.olderMayKnow > 0)
        notes << ModelChoiceDialog::tr("The older model may have learned from %1 of the %n half-orbit(s).",
                                       nullptr, fairness.held)
                     .arg(fairness.olderMayKnow);
    return notes;
}

} // namespace

ModelChoiceDialog::ModelChoiceDialog(const ModelComparison& comparison, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Old model or new model"));
    auto* layout = new QVBoxLayout(this);
    auto* title = wrapped(QStringLiteral("<b>") + proposal(comparison) + QStringLiteral("</b>"));
    layout->addWidget(title);
    layout->addWidget(makeTable(comparison));
    for (const QString& note : fairnessNotes(comparison.fairness))
        layout->addWidget(wrapped(note));
    layout->addWidget(makePictures(comparison), 1);
    auto* buttons = new QDialogButtonBox;
    QPushButton* newer = buttons->addButton(tr("Use the new model"), QDialogButtonBox::AcceptRole);
    QPushButton* older = buttons->addButton(tr("Keep the old model"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(wrapped(tr("The other one stays in the list of models.")));
    layout->addWidget(buttons);
    // Not before it stands in the dialog: until then it is no dialog's default, and the first button would
    // be.
    QPushButton* proposed = comparison.newerIsBetter() ? newer : older;
    proposed->setDefault(true);
    proposed->setFocus();
    resize(760, 560);
}

QWidget* ModelChoiceDialog::makeTable(const ModelComparison& comparison) {
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    const auto put = [grid](int row, const QString& name, const QString& older, const QString& newer) {
        grid->addWidget(new QLabel(name), row, 0);
        grid->addWidget(new QLabel(older), row, 1, Qt::AlignRight);
        grid->addWidget(new QLabel(newer), row, 2, Qt::AlignRight);
    };
    const Evaluation &older = comparison.older.evaluation, &newer = comparison.newer.evaluation;
    const auto score = [&](int row, const QString& name, auto of) {
        put(row, name, number(of(older)), number(of(newer)));
    };
    put(0, {}, tr("Old"), tr("New"));
    put(1, tr("Model"), titleOf(comparison.older.model), titleOf(comparison.newer.model));
    score(2, tr("Mean IoU"), [](const Evaluation& e) { return e.confusion.meanIou(); });
    score(3, tr("Region IoU"), [](const Evaluation& e) { return e.confusion.iou()[1]; });
    score(4, tr("Region precision"), [](const Evaluation& e) { return e.regions.precision(); });
    score(5, tr("Region recall"), [](const Evaluation& e) { return e.regions.recall(); });
    score(6, tr("Region F1"), [](const Evaluation& e) { return e.regions.f1(); });
    grid->setColumnStretch(3, 1);
    return table;
}

QWidget* ModelChoiceDialog::makePictures(const ModelComparison& comparison) {
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto mark = [](const QColor& color, const QString& text) {
        return QStringLiteral("<span style=\"color:%1\">■</span> %2").arg(color.name(), text);
    };
    auto* legend =
        new QLabel(tr("Where they differ most:") + QLatin1Char(' ') + mark(truthColor(), tr("labelled")) +
                   QStringLiteral("  ") + mark(foundColor(), tr("old model")) + QStringLiteral("  ") +
                   mark(otherFoundColor(), tr("new model")));
    auto* grid = new PictureGrid(pictureColumns);
    QList<PictureGrid::Item> items;
    for (const ModelDifference& difference : comparison.largest) {
        const QImage picture = maskPicture(difference.picture, difference.side,
                                           {{difference.truth, truthColor()},
                                            {difference.older, foundColor()},
                                            {difference.newer, otherFoundColor()}});
        items.append({picture, tr("%n pixel(s) differ", nullptr, static_cast<int>(difference.pixels))});
    }
    grid->setItems(items);
    layout->addWidget(legend);
    layout->addWidget(grid);
    layout->addStretch(1);
    return box;
}

} // namespace nucleoscope
