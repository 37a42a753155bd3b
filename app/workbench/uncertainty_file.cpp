#include "app/workbench/uncertainty_file.h"

#include "core/error.h"
#include "core/files.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace nucleoscope {

namespace {

const QString modelKey = QStringLiteral("model"), valuesKey = QStringLiteral("boundary_entropy_bits");

} // namespace

UncertaintyFile UncertaintyFile::read(const std::filesystem::path& file, const std::string& model) {
    UncertaintyFile result{model, {}};
    try {
        const QJsonObject content =
            QJsonDocument::fromJson(QByteArray::fromStdString(readFile(file))).object();
        if (content[modelKey].toString().toStdString() != model)
            return result;
        const QJsonObject values = content[valuesKey].toObject();
        for (auto value = values.begin(); value != values.end(); ++value)
            result.values.emplace(value.key().toStdString(), value.value().toDouble());
    } catch (const FileError&) {
        // none yet
    }
    return result;
}

void UncertaintyFile::write(const std::filesystem::path& file) const {
    QJsonObject object;
    for (const auto& [stem, value] : values)
        object[QString::fromStdString(stem)] = value;
    std::filesystem::create_directories(file.parent_path());
    writeFileAtomically(file, QJsonDocument({{modelKey, QString::fromStdString(model)}, {valuesKey, object}})
                                  .toJson()
                                  .toStdString());
}

std::string modelStamp(const std::filesystem::path& model) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(model, ignored);
    const auto time = std::filesystem::last_write_time(model, ignored).time_since_epoch().count();
    return model.string() + ' ' + std::to_string(size) + ' ' + std::to_string(time);
}

} // namespace nucleoscope
