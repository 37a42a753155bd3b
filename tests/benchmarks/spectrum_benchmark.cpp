#include "core/archive/reader.h"
#include "core/archive/writer.h"
#include "core/spectrum/spectrum_image.h"

#include <hdf5.h>

#include <algorithm>
#include <benchmark/benchmark.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <limits>
#include <malloc.h>
#include <memory>
#include <string>
#include <vector>

// How long a half-orbit takes from the file (in the page cache) to its image, track and all, against HDF5
// reading the one spectrum and nothing else. `ratio` is the quotient of the fastest of each: against a read
// into memory that was there before, the fastest that HDF5 can do, and into memory of its own, as a program
// that opens one file after the other reads. They take turns, so that what else the machine does falls on all
// of them.
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

/// The spectrum alone, from opening the file to closing it.
double bareRead(double* values) {
    const hid_t handle = H5Fopen(file().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t dataset = H5Dopen2(handle, "A133_P", H5P_DEFAULT);
    H5Dread(dataset, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
    H5Dclose(dataset);
    H5Fclose(handle);
    return values[rows];
}

double bareReadIntoTheSameMemory() {
    static std::vector<double> values(rows * bins);
    return bareRead(values.data());
}

double bareReadIntoNewMemory() {
    const std::unique_ptr<double[]> values(new double[rows * bins]);
    return bareRead(values.get());
}

float fileToImage() {
    return readHalfOrbitImages(file()).take().at(1, 1);
}

template <class Work>
double milliseconds(const Work& work) {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    benchmark::DoNotOptimize(work());
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// A number of /proc/self/status, MB.
double statusMb(const char* name) {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == name) {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    }
    return 0;
}

/// By how much the memory of the process rises at most while `work` runs, MB.
template <class Work>
double peakMemoryMb(const Work& work) {
    malloc_trim(0);
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak is counted anew
    const double before = statusMb("VmRSS:");
    benchmark::DoNotOptimize(work());
    return statusMb("VmHWM:") - before;
}

void printRatio() {
    constexpr int rounds = 200;
    constexpr double datasetMb = 8.0 * rows * bins / (1 << 20);
    fileToImage();
    const double memory = peakMemoryMb(fileToImage);
    double image = std::numeric_limits<double>::max(), reused = image, fresh = image;
    for (int round = 0; round < rounds; ++round) {
        reused = std::min(reused, milliseconds(bareReadIntoTheSameMemory));
        fresh = std::min(fresh, milliseconds(bareReadIntoNewMemory));
        image = std::min(image, milliseconds(fileToImage));
    }
    std::printf(
        "file to image %.2f ms; bare HDF5 read into the same memory %.2f ms, into new memory %.2f ms; "
        "ratio %.2f and %.2f (goal: at most 3)\n",
        image, reused, fresh, image / reused, image / fresh);
    std::printf(
        "peak memory of file to image %.1f MB, ratio to the dataset of %.1f MB %.2f (goal: at most 2)\n",
        memory, datasetMb, memory / datasetMb);
}

void bareHdf5Read(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(bareReadIntoTheSameMemory());
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
    printRatio(); // first: what runs before raises the peak of the memory
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
