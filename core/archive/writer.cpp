#include "core/archive/writer.h"

#include "core/archive/hdf5_handle.h"
#include "core/error.h"
#include "core/files.h"

#include <fmt/format.h>

namespace nucleoscope {
namespace fs = std::filesystem;
namespace {

constexpr double missingPosition = -9999.0;

struct Type {
    hid_t file, memory;
};

Type typeOf(double) {
    return {H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE};
}
Type typeOf(float) {
    return {H5T_IEEE_F32LE, H5T_NATIVE_FLOAT};
}
Type typeOf(std::int64_t) {
    return {H5T_STD_I64LE, H5T_NATIVE_INT64};
}
Type typeOf(std::int32_t) {
    return {H5T_STD_I32LE, H5T_NATIVE_INT32};
}

/// Writes datasets and attributes in the shapes and types that CSES-01 files have.
class Writer {
public:
    Writer(const fs::path& path, const fs::path& file) : reportedFile_(file) {
        file_ = check(Hdf5Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT), H5Fclose),
                      "the file");
        datasetOptions_ = check(Hdf5Handle(H5Pcreate(H5P_DATASET_CREATE), H5Pclose), "the file");
        // Times of creation would make the bytes of two equal files differ.
        H5Pset_obj_track_times(datasetOptions_.get(), false);
    }

    void rootAttribute(const char* name, const std::string& value) { scalarText(file_.get(), name, value); }

    template <class T>
    void column(const char* name, const std::vector<T>& values, const char* units) {
        writeDataset(name, values.data(), typeOf(T{}), {values.size(), 1}, units);
    }

    void spectrum(const char* name, const Spectrum& spectrum, const char* units) {
        writeDataset(name, spectrum.amplitude.data(), typeOf(double{}), {spectrum.rows, spectrum.bins},
                     units);
    }

    void datasetAttribute(const char* dataset, const char* name, const std::string& value) {
        const Hdf5Handle target =
            check(Hdf5Handle(H5Dopen2(file_.get(), dataset, H5P_DEFAULT), H5Dclose), dataset);
        textArray(target.get(), name, value);
    }

    /// Everything on its way to the disk, with errors seen here and not swallowed by a destructor.
    void close() {
        if (H5Fflush(file_.get(), H5F_SCOPE_GLOBAL) < 0) {
            throwCannotWrite("the file");
        }
    }

private:
    [[noreturn]] void throwCannotWrite(const char* what) const {
        throw FileError(reportedFile_, fmt::format("cannot be written: HDF5 failed at {}", what),
                        "check the folder, its permissions and the free space");
    }

    Hdf5Handle check(Hdf5Handle handle, const char* what) const {
        if (!handle.valid()) {
            throwCannotWrite(what);
        }
        return handle;
    }

    void writeDataset(const char* name, const void* values, const Type& type,
                      const std::array<hsize_t, 2>& shape, const char* units) {
        const Hdf5Handle space =
            check(Hdf5Handle(H5Screate_simple(2, shape.data(), nullptr), H5Sclose), name);
        const Hdf5Handle dataset =
            check(Hdf5Handle(H5Dcreate2(file_.get(), name, type.file, space.get(), H5P_DEFAULT,
                                        datasetOptions_.get(), H5P_DEFAULT),
                             H5Dclose),
                  name);
        if (H5Dwrite(dataset.get(), type.memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) < 0) {
            throwCannotWrite(name);
        }
        textArray(dataset.get(), "units", units);
    }

    /// A one-element array of a fixed string, the form that the datasets of EFD files use.
    void textArray(hid_t target, const char* name, const std::string& value) const {
        constexpr hsize_t one = 1;
        writeText(target, name, value, Hdf5Handle(H5Screate_simple(1, &one, nullptr), H5Sclose));
    }

    void scalarText(hid_t target, const char* name, const std::string& value) const {
        writeText(target, name, value, Hdf5Handle(H5Screate(H5S_SCALAR), H5Sclose));
    }

    void writeText(hid_t target, const char* name, const std::string& value, Hdf5Handle space) const {
        const Hdf5Handle type = check(Hdf5Handle(H5Tcopy(H5T_C_S1), H5Tclose), name);
        H5Tset_size(type.get(), value.size());
        H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
        const Hdf5Handle attribute =
            check(Hdf5Handle(H5Acreate2(target, name, type.get(), check(std::move(space), name).get(),
                                        H5P_DEFAULT, H5P_DEFAULT),
                             H5Aclose),
                  name);
        if (H5Awrite(attribute.get(), type.get(), value.data()) < 0) {
            throwCannotWrite(name);
        }
    }

    fs::path reportedFile_;
    Hdf5Handle file_, datasetOptions_;
};

std::vector<float> positions(const std::vector<double>& values) {
    std::vector<float> result(values.size());
    std::transform(values.begin(), values.end(), result.begin(), [](double value) {
        return static_cast<float>(std::isfinite(value) ? value : missingPosition);
    });
    return result;
}

std::vector<std::int64_t> times(const std::vector<UtcMs>& utc, std::int64_t (*convert)(UtcMs)) {
    std::vector<std::int64_t> result(utc.size());
    std::transform(utc.begin(), utc.end(), result.begin(), convert);
    return result;
}

/// Spectra and columns must agree before anything is written.
void checkShapes(const fs::path& file, const HalfOrbit& halfOrbit) {
    const std::size_t rows = halfOrbit.rows();
    const Track& track = halfOrbit.track;
    bool agree = rows > 0 && halfOrbit.bins() > 0;
    for (const auto* column : {&track.latitude, &track.longitude, &track.altitudeKm, &track.magneticLatitude,
                               &track.magneticLongitude}) {
        agree = agree && column->size() == rows;
    }
    for (const auto* column : {&track.fileMagneticLatitude, &track.fileMagneticLongitude}) {
        agree = agree && (column->empty() || column->size() == rows);
    }
    agree = agree && (track.workMode.empty() || track.workMode.size() == rows);
    for (const std::optional<Spectrum>& spectrum : halfOrbit.spectra) {
        agree = agree && (!spectrum || (spectrum->rows == rows && spectrum->bins == halfOrbit.bins() &&
                                        spectrum->amplitude.size() == rows * halfOrbit.bins()));
    }
    if (!agree) {
        throw FileError(file, "cannot be written: the columns of the half-orbit differ in length");
    }
}

void writeRootAttributes(Writer& writer, const HalfOrbit& halfOrbit) {
    writer.rootAttribute("FRERANGE", "VLF:1.8kHz~20kHz");
    writer.rootAttribute("ORBITNUM", fmt::format("{:05}", halfOrbit.orbit));
    writer.rootAttribute("ORBITTYPE", halfOrbit.direction == Direction::Ascending ? "1" : "0");
    writer.rootAttribute("PAYLOADID", "EFD");
    writer.rootAttribute("SAMPLERATE", "VLF:50kHz");
    writer.rootAttribute("SOFTVERSION", halfOrbit.simulated ? "Nucleoscope simulator" : "Nucleoscope");
}

void writeTrack(Writer& writer, const Track& track) {
    writer.column("GEO_LAT", positions(track.latitude), "degree");
    writer.column("GEO_LON", positions(track.longitude), "degree");
    writer.column("ALTITUDE", positions(track.altitudeKm), "km");
    const bool asInFile = !track.fileMagneticLatitude.empty() && !track.fileMagneticLongitude.empty();
    writer.column("MAG_LAT", positions(asInFile ? track.fileMagneticLatitude : track.magneticLatitude),
                  "degree");
    writer.column("MAG_LON", positions(asInFile ? track.fileMagneticLongitude : track.magneticLongitude),
                  "degree");
    writer.column("UTC_TIME", times(track.utc, toCompactUtc), "millisecond");
    writer.datasetAttribute("UTC_TIME", "FORMAT", "YYYYMMDDHHMMSSmmm");
    writer.column("VERSE_TIME", times(track.utc, toVerseTime), "millisecond");
    const std::vector<std::int32_t> survey(track.rows(), 1);
    writer.column("WORKMODE", track.workMode.empty() ? survey : track.workMode, "none");
    writer.datasetAttribute("WORKMODE", "TYPE", "1:survey 2:burst");
}

void writeSpectra(Writer& writer, const HalfOrbit& halfOrbit) {
    constexpr std::array<const char*, 3> names{"A131_P", "A132_P", "A133_P"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (halfOrbit.spectra[i]) {
            writer.spectrum(names[i], *halfOrbit.spectra[i], "mV/m/Hz^(0.5)");
        }
    }
    writer.column("FREQ", std::vector<float>(halfOrbit.frequencyHz.begin(), halfOrbit.frequencyHz.end()),
                  "Hz");
}

} // namespace

void writeHalfOrbit(const fs::path& file, const HalfOrbit& halfOrbit) {
    checkShapes(file, halfOrbit);
    writeFileAtomically(file, [&](const fs::path& temporary) {
        const Hdf5Session session;
        Writer writer(temporary, file);
        writeRootAttributes(writer, halfOrbit);
        writeSpectra(writer, halfOrbit);
        writeTrack(writer, halfOrbit.track);
        writer.close();
    });
}

} // namespace nucleoscope
