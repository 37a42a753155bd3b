#include "app/workbench/figure_export.h"

#include "app/workbench/language.h"
#include "app/workbench/settings.h"
#include "core/error.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace nucleoscope {

namespace {

const QString folderKey = QStringLiteral("figureFolder");

struct Filter {
    QString text, extension;
};

QList<Filter> filters() {
    return {{QCoreApplication::translate("FigureExport", "PDF, for print (*.pdf)"), QStringLiteral("pdf")},
            {QCoreApplication::translate("FigureExport", "SVG, to edit (*.svg)"), QStringLiteral("svg")},
            {QCoreApplication::translate("FigureExport", "PNG, 300 dots per inch (*.png)"),
             QStringLiteral("png")}};
}

} // namespace

FigureFormat formatOf(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    if (!extension.empty())
        extension.erase(0, 1);
    const auto format = figureFormatFromString(QString::fromStdString(extension).toLower().toStdString());
    if (!format)
        throw Error(
            QCoreApplication::translate("FigureExport", "%1: a figure's name must end in .pdf, .svg or .png")
                .arg(QString::fromStdString(file.string()))
                .toStdString());
    return *format;
}

std::filesystem::path askForFigureFile(QWidget* parent, const QString& suggestedName) {
    Settings settings;
    const QString folder =
        settings.value(folderKey, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation))
            .toString();
    QStringList texts;
    for (const Filter& filter : filters())
        texts << filter.text;
    QString chosenFilter = texts.first();
    QString file =
        QFileDialog::getSaveFileName(parent, QCoreApplication::translate("FigureExport", "Export figure"),
                                     folder + QLatin1Char('/') + suggestedName + QStringLiteral(".pdf"),
                                     texts.join(QStringLiteral(";;")), &chosenFilter);
    if (file.isEmpty())
        return {};
    // A file dialog gives back the name as typed: the filter decides when it has no extension that counts.
    if (!figureFormatFromString(QFileInfo(file).suffix().toLower().toStdString()))
        file +=
            QLatin1Char('.') + filters().at(std::max<qsizetype>(0, texts.indexOf(chosenFilter))).extension;
    settings.setValue(folderKey, QFileInfo(file).path());
    return file.toStdString();
}

void exportFigure(const Figure& figure, const std::filesystem::path& file, FigureSize points,
                  FigureLanguage language) {
    FigureStyle style = FigureStyle::light();
    style.language = language;
    writeFigure(file, formatOf(file), points, [&](cairo_t* canvas) { figure.draw(canvas, points, style); });
}

FigureLanguage figureLanguage() {
    return figureLanguageFromString(currentLanguage().toStdString()).value_or(FigureLanguage::English);
}

} // namespace nucleoscope
