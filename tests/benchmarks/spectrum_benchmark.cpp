#include "core/archive/reader.h"
#include "core/archive/writer.h"
#include "core/spectrum/spectrum_image.h"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <limits>
#include <memory>

// How long a half-orbit takes from the file (in the page cache) to its image, against HDF5 reading the same
// file and nothing else. `ratio` is the quotient of the fastest of each.
namespace {

using namespace nucleoscope;

constexpr std::size_t rows = 1077, bins = 1024;

/// A file of full size that is removed at the end.
class FullSizeFile {
public:
    FullSizeFile() : path_(std::filesystem::temp_directory_path() / "nucleoscope_benchmark.h5") {
        HalfOrbit halfOrbit;
        for (std::size_t row = 0; row < rows; ++row) {
            const auto step = static_cast<double>(row);
            halfOrbit.track.utc.push_back(1635912000000 + 2048 * static_cast<UtcMs>(row));
            halfOrbit.track.latitude.push_back(-65 + 0.12 * step);
            halfOrbit.track.longitude.push_back(20 - 0.02 * step);
            halfOrbit.track.altitudeKm.push_back(507);
        }
        halfOrbit.track.magneticLatitude = halfOrbit.track.latitude;
        halfOrbit.track.magneticLongitude = halfOrbit.track.longitude;
        Spectrum spectrum{rows, bins, std::vector<double>(rows * bins)};
        for (std::size_t i = 0; i < spectrum.amplitude.size(); ++i) {
            spectrum.amplitude[i] = std::pow(10.0, -6 + 2 * std::sin(0.001 * static_cast<double>(i)));
        }
        for (std::size_t bin = 0; bin < bins; ++bin) {
            halfOrbit.frequencyHz.push_back(static_cast<double>(bin) * nominalBinHz);
        }
        halfOrbit.spectra[2] = std::move(spectrum);
        writeHalfOrbit(path_, halfOrbit);
    }
    ~FullSizeFile() { std::filesystem::remove(path_); }
    FullSizeFile(const FullSizeFile&) = delete;
    FullSizeFile& operator=(const FullSizeFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

const std::filesystem::path& file() {
    static const FullSizeFile instance;
    return instance.path();
}

/// Every dataset of the file into memory of its own, as doubles.
double bareRead() {
    constexpr std::array columns{"GEO_LAT", "GEO_LON",  "ALTITUDE",   "MAG_LAT", "MAG_LON",
                                 "FREQ",    "UTC_TIME", "VERSE_TIME", "WORKMODE"};
    const hid_t handle = H5Fopen(file().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const auto read = [handle](const char* name, std::size_t size) {
        const hid_t dataset = H5Dopen2(handle, name, H5P_DEFAULT);
        std::unique_ptr<double[]> values(new double[size]);
        H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.get());
        H5Dclose(dataset);
        return values;
    };
    double sum = read("A133_P", rows * bins)[rows];
    for (const char* column : columns) {
        sum += read(column, std::max(rows, bins))[1];
    }
    H5Fclose(handle);
    return sum;
}

float fileToImage() {
    return makeSpectrumImage(readHalfOrbit(file())).at(1, 1);
}

template <class Work>
double fastestMs(const Work& work) {
    using Clock = std::chrono::steady_clock;
    double fastest = std::numeric_limits<double>::max();
    for (int i = 0; i < 50; ++i) {
        const Clock::time_point start = Clock::now();
        benchmark::DoNotOptimize(work());
        fastest = std::min(fastest, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return fastest;
}

void bareHdf5Read(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(bareRead());
    }
}

void readWholeHalfOrbit(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(readHalfOrbit(file()));
    }
}

void imageFromFile(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(fileToImage());
    }
}

void imageFromMemory(benchmark::State& state) {
    const HalfOrbit halfOrbit = readHalfOrbit(file());
    for (auto _ : state) {
        benchmark::DoNotOptimize(makeSpectrumImage(halfOrbit));
    }
}

void flattenedImage(benchmark::State& state) {
    const SpectrumImage image = makeSpectrumImage(readHalfOrbit(file()));
    for (auto _ : state) {
        benchmark::DoNotOptimize(flattened(image));
    }
}

void colourRange(benchmark::State& state) {
    const SpectrumImage image = makeSpectrumImage(readHalfOrbit(file()));
    for (auto _ : state) {
        benchmark::DoNotOptimize(percentiles(image, 0.02, 0.995));
    }
}

BENCHMARK(bareHdf5Read)->Unit(benchmark::kMillisecond);
BENCHMARK(readWholeHalfOrbit)->Unit(benchmark::kMillisecond);
BENCHMARK(imageFromFile)->Unit(benchmark::kMillisecond);
BENCHMARK(imageFromMemory)->Unit(benchmark::kMillisecond);
BENCHMARK(flattenedImage)->Unit(benchmark::kMillisecond);
BENCHMARK(colourRange)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    const double bare = fastestMs(bareRead);
    const double image = fastestMs(fileToImage);
    std::printf("file to image %.2f ms, bare HDF5 read %.2f ms, ratio %.2f (goal: at most 3)\n", image, bare,
                image / bare);
    return 0;
}
