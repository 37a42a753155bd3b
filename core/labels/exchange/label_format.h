#pragma once

#include "core/labels/label_classes.h"
#include "core/spectrum/grid.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nucleoscope {

/// How other programs store labels. NAME is the base name of a half-orbit file; pixels are those of its
/// spectrum, as in `spectrum --out NAME.tif`.
enum class LabelFormat {
    Png,     ///< 8-bit grey masks NAME.png: 0 background, 1 nucleus, 255 unsure
    Labelme, ///< NAME.json of labelme 5: polygons, cut open where there is a hole; other shapes are read too
    Voc,     ///< NAME.xml as LabelImg writes Pascal VOC: boxes
    Yolo,    ///< NAME.txt and classes.txt as LabelImg writes them: boxes
    Coco,    ///< one JSON file for all: polygons as for labelme; run lengths and boxes are read too
    Raven    ///< NAME.Table.1.selections.txt of Raven: boxes in seconds since the first row and Hz
};

std::string_view toString(LabelFormat format); ///< "png" …
std::optional<LabelFormat> labelFormatFromString(std::string_view text);
std::vector<std::string> labelFormatNames();

/// What is lost on the way into the format and back, as a sentence; empty when nothing is.
std::string_view lossOf(LabelFormat format);

/// The labels that another program wrote. The name of a shape's class decides what it becomes: a class of
/// that name, "ignore" as "unsure" is LabelMask::unsure, any name that no class has is a nucleus; masks in
/// PNG say it by their values.
class LabelReader {
public:
    LabelReader() = default;
    LabelReader(const LabelReader&) = delete;
    LabelReader& operator=(const LabelReader&) = delete;
    virtual ~LabelReader() = default;

    /// Base names of the half-orbits that have labels, sorted.
    virtual std::vector<std::string> stems() const = 0;
    /// Where the labels of `stem` lie, for messages.
    virtual std::filesystem::path fileOf(const std::string& stem) const = 0;
    /// The label on `grid`. @throws FileError when it is damaged or was made for a picture of another size:
    /// it is never stretched.
    virtual LabelMask read(const std::string& stem, const SpectrumGrid& grid) = 0;
    /// The classes of the project; at first the three that are always there.
    void setClasses(const LabelClasses& classes) { classes_ = classes; }
    /// The names of classes that read() has taken for a nucleus so far.
    const std::set<std::string>& classNames() const { return classNames_; }

protected:
    /// The value of LabelMask that a class name stands for; nothing for the background.
    std::optional<std::uint8_t> valueOf(const std::string& className);
    const LabelClasses& classes() const { return classes_; }

private:
    LabelClasses classes_;
    std::set<std::string> classNames_;
};

/// @param path a folder, or one file of it. @throws FileError when it cannot be read.
std::unique_ptr<LabelReader> openLabels(LabelFormat format, const std::filesystem::path& path);

/// Writes labels for another program into a folder; each file is written whole or not at all.
class LabelWriter {
public:
    LabelWriter() = default;
    LabelWriter(const LabelWriter&) = delete;
    LabelWriter& operator=(const LabelWriter&) = delete;
    virtual ~LabelWriter() = default;

    /// @throws FileError
    virtual void write(const std::string& stem, const LabelMask& mask, const SpectrumGrid& grid) = 0;
    /// Writes what is common to all. @throws FileError
    virtual void finish() {}

    /// The classes of the project, before the first write(); at first the three that are always there.
    void setClasses(const LabelClasses& classes) { classes_ = classes; }

protected:
    const LabelClasses& classes() const { return classes_; }

private:
    LabelClasses classes_;
};

/// @throws FileError when the folder cannot be made.
std::unique_ptr<LabelWriter> createLabels(LabelFormat format, const std::filesystem::path& folder);

} // namespace nucleoscope
