#include "app/workbench/label_format_choice.h"

#include <QComboBox>
#include <QCoreApplication>

namespace nucleoscope {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("LabelFormatChoice", text);
}

} // namespace

QComboBox* makeFormatChoice() {
    auto* choice = new QComboBox;
    choice->setObjectName(QStringLiteral("labelFormat"));
    const std::pair<LabelFormat, QString> formats[] = {
        {LabelFormat::Png, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "PNG masks"))},
        {LabelFormat::Labelme, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "labelme (outlines)"))},
        {LabelFormat::Coco, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "COCO (outlines)"))},
        {LabelFormat::Voc, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "LabelImg, Pascal VOC (boxes)"))},
        {LabelFormat::Yolo, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "LabelImg, YOLO (boxes)"))},
        {LabelFormat::Raven, tr(QT_TRANSLATE_NOOP("LabelFormatChoice", "Raven selection tables (boxes)"))}};
    for (const auto& [format, name] : formats)
        choice->addItem(name, static_cast<int>(format));
    return choice;
}

LabelFormat formatOf(const QComboBox& choice) {
    return static_cast<LabelFormat>(choice.currentData().toInt());
}

QString lossText(LabelFormat format) {
    return lossOf(format).empty()
               ? QString()
               : tr(QT_TRANSLATE_NOOP("LabelFormatChoice",
                                      "This format has boxes only: the outline of each region becomes a "
                                      "rectangle."));
}

} // namespace nucleoscope
