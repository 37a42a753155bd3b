#include "core/labels/exchange/label_import.h"

#include "core/archive/reader.h"
#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>

namespace nucleoscope {
namespace {

SpectrumGrid gridOf(const std::filesystem::path& halfOrbitFile) {
    return SpectrumGrid(readHalfOrbit(halfOrbitFile, {}));
}

LabelMask merged(const LabelMask& present, LabelMask added) {
    for (std::size_t i = 0; i < added.pixels.size(); ++i)
        if (present.pixels[i] != LabelMask::background)
            added.pixels[i] = present.pixels[i];
    return added;
}

std::size_t countChanges(const LabelMask& before, const LabelMask& after) {
    std::size_t changes = 0;
    for (std::size_t i = 0; i < before.pixels.size(); ++i)
        changes += before.pixels[i] != after.pixels[i] ? 1 : 0;
    return changes;
}

} // namespace

std::size_t ImportItem::changes(ExistingRule rule) const {
    if (!hasLabel)
        return newPixels;
    return rule == ExistingRule::Keep ? 0 : rule == ExistingRule::Replace ? replaceChanges : mergeChanges;
}

LabelImport::LabelImport(LabelFormat format, const std::filesystem::path& path, HalfOrbitFiles halfOrbits,
                         LabelStore& store)
    : halfOrbits_(std::move(halfOrbits)), store_(store), reader_(openLabels(format, path)) {
    reader_->setClasses(store_.classes());
}

LabelState LabelImport::stateOf(const LabelMask& mask) {
    const bool hasNuclei = std::ranges::find(mask.pixels, LabelMask::nucleus) != mask.pixels.end();
    return hasNuclei ? LabelState::Done : LabelState::NothingHere;
}

ImportItem LabelImport::examine(const std::string& stem) {
    ImportItem item;
    item.stem = stem;
    try {
        const auto halfOrbit = halfOrbits_.find(stem);
        if (halfOrbit == halfOrbits_.end())
            throw FileError(reader_->fileOf(stem), fmt::format("no half-orbit '{}' is in the project", stem),
                            "name labels after their file, NAME for NAME.h5");
        item.halfOrbit = halfOrbit->second;
        const LabelMask added = readNew(item);
        item.newPixels = added.pixels.size() -
                         static_cast<std::size_t>(std::ranges::count(added.pixels, LabelMask::background));
        if (const auto present = readPresent(item)) {
            item.hasLabel = true;
            item.replaceChanges = countChanges(present->mask, added);
            item.mergeChanges = countChanges(present->mask, merged(present->mask, added));
        }
    } catch (const Error& error) {
        item.problem = error.what();
    }
    return item;
}

LabelMask LabelImport::readNew(const ImportItem& item) {
    return reader_->read(item.stem, gridOf(item.halfOrbit));
}

std::optional<Label> LabelImport::readPresent(const ImportItem& item) const {
    if (!store_.has(item.stem))
        return std::nullopt;
    const SpectrumGrid grid = gridOf(item.halfOrbit);
    return store_.load(item.stem, grid.width(), grid.height());
}

LabelMask LabelImport::result(const ImportItem& item, ExistingRule rule) {
    LabelMask added = readNew(item);
    if (rule == ExistingRule::Replace)
        return added;
    const auto present = readPresent(item);
    if (!present)
        return added;
    return rule == ExistingRule::Keep ? present->mask : merged(present->mask, std::move(added));
}

bool LabelImport::take(const ImportItem& item, ExistingRule rule, const std::string& author) {
    const std::optional<Label> present = readPresent(item);
    if (present && (rule == ExistingRule::Keep || item.changes(rule) == 0))
        return false;
    Label label = present.value_or(Label());
    const LabelMask before = present ? label.mask : LabelMask();
    label.mask = result(item, rule);
    if (!present || rule == ExistingRule::Replace) {
        label.origin = origin;
        label.origins.setAll(label.mask, origin);
    } else {
        const std::uint8_t number = label.origins.use(origin, label.mask.pixels.size());
        for (std::uint32_t i = 0; i < label.mask.pixels.size(); ++i)
            if (label.mask.pixels[i] != before.pixels[i])
                label.origins.set(i, number);
    }
    label.state = stateOf(label.mask);
    label.author = author;
    label.modified.clear(); // the store writes the present time
    label.spectrum = SpectrumIdentity::ofFile(item.halfOrbit);
    store_.save(item.stem, label);
    return true;
}

} // namespace nucleoscope
