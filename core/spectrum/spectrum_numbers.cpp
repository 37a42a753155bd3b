#include "core/spectrum/spectrum_numbers.h"

#include "core/archive/hdf5_handle.h"
#include "core/error.h"
#include "core/files.h"
#include "core/spectrum/grid.h"

#include <fmt/format.h>

#include <cctype>
#include <iterator>

namespace nucleoscope {
namespace {

namespace fs = std::filesystem;

/// The pixels to write, checked.
struct Selection {
    const SpectrumNumbers& numbers;
    SpectrumGrid grid;
    SpectrumPart part;

    explicit Selection(const SpectrumNumbers& asked) : numbers(asked), grid(asked.halfOrbit) {
        const HalfOrbit& halfOrbit = asked.halfOrbit;
        bool fits = halfOrbit.rows() > 0 && halfOrbit.bins() > 0 && !asked.panels.empty();
        for (const SpectrumNumbers::Panel& panel : asked.panels) {
            fits = fits && panel.image != nullptr && panel.image->width == grid.width() &&
                   panel.image->height == grid.height();
        }
        if (!fits) {
            throw Error(halfOrbit.file.string() + ": there are no numbers on its grid to write");
        }
        part = partIn(asked.window, grid, SpectrumTimeline(halfOrbit.track));
    }

    double value(const SpectrumImage& image, int row, int column) const {
        return numbers.quantity.fromLog10Amplitude(static_cast<double>(image.at(row, column)));
    }
};

std::string nameOf(Component component) {
    return std::string(1,
                       static_cast<char>(std::toupper(static_cast<unsigned char>(toString(component)[0]))));
}

using Text = std::back_insert_iterator<std::string>;

/// Empty where missing.
void append(Text out, double value, int significantDigits) {
    if (std::isfinite(value)) {
        fmt::format_to(out, "{:.{}g}", value, significantDigits);
    }
}

void appendHeader(Text out, const Selection& selection) {
    const HalfOrbit& halfOrbit = selection.numbers.halfOrbit;
    const SpectrumQuantity& quantity = selection.numbers.quantity;
    std::string components;
    for (const SpectrumNumbers::Panel& panel : selection.numbers.panels) {
        components += fmt::format("{}{}", components.empty() ? "" : " ", nameOf(panel.component));
    }
    fmt::format_to(out, "# file: {}\n# orbit: {} {}\n", halfOrbit.file.filename().string(), halfOrbit.orbit,
                   toString(halfOrbit.direction));
    if (halfOrbit.simulated) {
        fmt::format_to(out, "# simulated: yes, this is no measurement\n");
    }
    fmt::format_to(out, "# components: {}\n# quantity: {}{}\n# unit: {}\n", components, toString(quantity),
                   quantity.relative ? ", ratio to the median of the frequency" : "", quantity.unit());
    fmt::format_to(out, "# frequency: Hz\n# latitude, longitude, magnetic_latitude: degree\n");
}

/// What comes before the values of a column: component, time and place.
std::string placeOf(const Selection& selection, Component component, int column, char separator) {
    const Position position = selection.grid.positionAt(column);
    std::string place =
        fmt::format("{}{}{}", nameOf(component), separator, toIso8601(selection.grid.utcAt(column)));
    for (const double degrees : {position.latitude, position.longitude, position.magneticLatitude}) {
        place += separator;
        append(std::back_inserter(place), degrees, 7);
    }
    return place;
}

constexpr int frequencyDigits = 8, valueDigits = 7; // of a float, and of a frequency to the mHz

void appendMatrix(Text out, const Selection& selection, char separator) {
    const SpectrumPart& part = selection.part;
    for (int row = part.lastRow; row >= part.firstRow; --row) {
        *out++ = separator;
        append(out, selection.grid.frequencyAt(row), frequencyDigits);
    }
    *out++ = '\n';
    for (const SpectrumNumbers::Panel& panel : selection.numbers.panels) {
        for (int column = part.firstColumn; column <= part.lastColumn; ++column) {
            fmt::format_to(out, "{}", placeOf(selection, panel.component, column, separator));
            for (int row = part.lastRow; row >= part.firstRow; --row) {
                *out++ = separator;
                append(out, selection.value(*panel.image, row, column), valueDigits);
            }
            *out++ = '\n';
        }
    }
}

void appendLong(Text out, const Selection& selection, char separator) {
    const SpectrumPart& part = selection.part;
    fmt::format_to(out, "{}frequency_hz{}value\n", separator, separator);
    for (const SpectrumNumbers::Panel& panel : selection.numbers.panels) {
        for (int column = part.firstColumn; column <= part.lastColumn; ++column) {
            const std::string place = placeOf(selection, panel.component, column, separator);
            for (int row = part.lastRow; row >= part.firstRow; --row) {
                fmt::format_to(out, "{}{}", place, separator);
                append(out, selection.grid.frequencyAt(row), frequencyDigits);
                *out++ = separator;
                append(out, selection.value(*panel.image, row, column), valueDigits);
                *out++ = '\n';
            }
        }
    }
}

// ---- HDF5

/// Writes datasets with units into a new file.
class Hdf5Output {
public:
    Hdf5Output(const fs::path& path, const fs::path& file) : reportedFile_(file) {
        file_ = check(Hdf5Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose));
    }

    template <class T>
    void dataset(const std::string& name, const std::vector<T>& values, const std::vector<hsize_t>& shape,
                 const std::string& units) {
        const Hdf5Handle space = check(
            Hdf5Handle(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose));
        const Hdf5Handle dataset =
            check(Hdf5Handle(H5Dcreate2(file_.get(), name.c_str(), fileType(T{}), space.get(), H5P_DEFAULT,
                                        H5P_DEFAULT, H5P_DEFAULT),
                             H5Dclose));
        check(H5Dwrite(dataset.get(), memoryType(T{}), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()));
        writeText(dataset.get(), "units", units);
    }

    void attribute(const char* name, const std::string& text) { writeText(file_.get(), name, text); }

    void attribute(const char* name, std::int32_t number) {
        const Hdf5Handle attribute = makeAttribute(file_.get(), name, H5T_STD_I32LE);
        check(H5Awrite(attribute.get(), H5T_NATIVE_INT32, &number));
    }

    void close() { check(H5Fflush(file_.get(), H5F_SCOPE_GLOBAL)); }

private:
    static hid_t fileType(float) { return H5T_IEEE_F32LE; }
    static hid_t fileType(double) { return H5T_IEEE_F64LE; }
    static hid_t fileType(std::int64_t) { return H5T_STD_I64LE; }
    static hid_t memoryType(float) { return H5T_NATIVE_FLOAT; }
    static hid_t memoryType(double) { return H5T_NATIVE_DOUBLE; }
    static hid_t memoryType(std::int64_t) { return H5T_NATIVE_INT64; }

    void check(herr_t status) const {
        if (status < 0) {
            throw FileError(reportedFile_, "cannot be written as HDF5",
                            "check the folder, its permissions and the free space");
        }
    }

    Hdf5Handle check(Hdf5Handle handle) const {
        check(handle.valid() ? 0 : -1);
        return handle;
    }

    Hdf5Handle makeAttribute(hid_t target, const char* name, hid_t type) const {
        const Hdf5Handle space = check(Hdf5Handle(H5Screate(H5S_SCALAR), H5Sclose));
        return check(
            Hdf5Handle(H5Acreate2(target, name, type, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose));
    }

    void writeText(hid_t target, const char* name, const std::string& text) const {
        const Hdf5Handle type = check(Hdf5Handle(H5Tcopy(H5T_C_S1), H5Tclose));
        H5Tset_size(type.get(), H5T_VARIABLE); // Python reads these as str, fixed ones as bytes
        H5Tset_cset(type.get(), H5T_CSET_UTF8);
        const Hdf5Handle attribute = makeAttribute(target, name, type.get());
        const char* value = text.c_str();
        check(H5Awrite(attribute.get(), type.get(), &value));
    }

    fs::path reportedFile_;
    Hdf5Handle file_;
};

void writeRoot(Hdf5Output& output, const SpectrumNumbers& numbers) {
    const HalfOrbit& halfOrbit = numbers.halfOrbit;
    output.attribute("format_version", 1);
    output.attribute("creator", "Nucleoscope");
    output.attribute("file", halfOrbit.file.filename().string());
    output.attribute("orbit", halfOrbit.orbit);
    output.attribute("direction", std::string(toString(halfOrbit.direction)));
    output.attribute("simulated", halfOrbit.simulated ? 1 : 0);
    output.attribute("quantity", toString(numbers.quantity));
    output.attribute("relative_to_background", numbers.quantity.relative ? 1 : 0);
}

void writeAxes(Hdf5Output& output, const Selection& selection) {
    const SpectrumPart& part = selection.part;
    std::vector<std::int64_t> time;
    std::vector<double> latitude, longitude, magneticLatitude, frequency;
    for (int column = part.firstColumn; column <= part.lastColumn; ++column) {
        const Position position = selection.grid.positionAt(column);
        time.push_back(selection.grid.utcAt(column));
        latitude.push_back(position.latitude);
        longitude.push_back(position.longitude);
        magneticLatitude.push_back(position.magneticLatitude);
    }
    for (int row = part.lastRow; row >= part.firstRow; --row) {
        frequency.push_back(selection.grid.frequencyAt(row));
    }
    output.dataset("time", time, {time.size()}, "milliseconds since 1970-01-01T00:00:00Z");
    output.dataset("latitude", latitude, {latitude.size()}, "degree");
    output.dataset("longitude", longitude, {longitude.size()}, "degree");
    output.dataset("magnetic_latitude", magneticLatitude, {magneticLatitude.size()}, "degree");
    output.dataset("frequency", frequency, {frequency.size()}, "Hz");
}

void writePanel(Hdf5Output& output, const Selection& selection, const SpectrumNumbers::Panel& panel) {
    const SpectrumPart& part = selection.part;
    std::vector<float> values;
    for (int column = part.firstColumn; column <= part.lastColumn; ++column) {
        for (int row = part.lastRow; row >= part.firstRow; --row) {
            values.push_back(static_cast<float>(selection.value(*panel.image, row, column)));
        }
    }
    output.dataset(nameOf(panel.component), values,
                   {static_cast<hsize_t>(part.columns()), static_cast<hsize_t>(part.rows())},
                   selection.numbers.quantity.unit());
}

} // namespace

std::string spectrumTable(const SpectrumNumbers& numbers, NumbersLayout layout, char separator) {
    const Selection selection(numbers);
    std::string table;
    const Text out(table);
    appendHeader(out, selection);
    fmt::format_to(out, "component{0}utc{0}latitude{0}longitude{0}magnetic_latitude", separator);
    if (layout == NumbersLayout::Matrix) {
        appendMatrix(out, selection, separator);
    } else {
        appendLong(out, selection, separator);
    }
    return table;
}

void writeSpectrumCsv(const fs::path& file, const SpectrumNumbers& numbers, NumbersLayout layout) {
    writeFileAtomically(file, spectrumTable(numbers, layout));
}

void writeSpectrumHdf5(const fs::path& file, const SpectrumNumbers& numbers) {
    const Selection selection(numbers);
    writeFileAtomically(file, [&](const fs::path& temporary) {
        const Hdf5Session session;
        Hdf5Output output(temporary, file);
        writeRoot(output, numbers);
        writeAxes(output, selection);
        for (const SpectrumNumbers::Panel& panel : numbers.panels) {
            writePanel(output, selection, panel);
        }
        output.close();
    });
}

} // namespace nucleoscope
