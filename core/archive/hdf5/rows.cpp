#include "core/archive/hdf5/chunk_index.h"
#include "core/archive/hdf5/dataset.h"

#include <atomic>
#include <exception>
#include <system_error>
#include <thread>

namespace nucleoscope::hdf5 {
namespace {

/// Contiguous rows are read in parts that stay in the second cache, of a multiple of 16 rows.
constexpr std::uint64_t bandBytes = std::uint64_t{128} << 10;
constexpr std::uint64_t rowsTogether = 16;
/// From this size on a second thread is worth its start.
constexpr std::uint64_t largeBytes = std::uint64_t{1} << 20;

std::uint64_t rowBytes(const Dataset& dataset) {
    return dataset.columns() * dataset.type.bytes;
}

std::uint64_t totalBytes(const Dataset& dataset) {
    return dataset.rows() * rowBytes(dataset);
}

/// Rows that are read together.
std::uint64_t bandRows(const Dataset& dataset) {
    switch (dataset.storage) {
    case Dataset::Storage::Compact:
        return dataset.rows();
    case Dataset::Storage::Chunked:
        return std::min(dataset.chunk[0], dataset.rows());
    case Dataset::Storage::Contiguous:
        break;
    }
    const std::uint64_t rows = bandBytes / rowBytes(dataset) / rowsTogether * rowsTogether;
    return std::min(std::max(rows, rowsTogether), dataset.rows());
}

struct Band {
    std::uint64_t firstRow, rows;
};

bool reachesOverTheEdge(const Dataset& dataset, const Chunk& chunk) {
    return chunk.row + dataset.chunk[0] > dataset.rows() ||
           chunk.column + dataset.chunk[1] > dataset.columns();
}

Bytes chunkElements(const File& file, const Dataset& dataset, const Chunk& chunk) {
    if (chunk.address > file.size() || chunk.bytes > file.size() - chunk.address) {
        throwDamaged("a part of it lies outside of the file");
    }
    Bytes stored(static_cast<std::size_t>(chunk.bytes));
    file.read(chunk.address, stored);
    const bool plain = dataset.index.edgesUnfiltered && reachesOverTheEdge(dataset, chunk);
    return unfiltered(std::move(stored), plain ? std::vector<Filter>{} : dataset.filters,
                      chunk.skippedFilters, static_cast<std::size_t>(dataset.chunkBytes()));
}

/// Reads one band after the other into the same memory.
class BandReader {
public:
    /// `chunks`: those of chunked storage, by row and column.
    BandReader(const File& file, const Dataset& dataset, const std::vector<Chunk>& chunks)
        : file_(file), dataset_(dataset), chunks_(chunks) {}

    /// The elements as they are stored, until the next call.
    std::span<const std::uint8_t> read(const Band& band) {
        const auto bytes = static_cast<std::size_t>(band.rows * rowBytes(dataset_));
        if (dataset_.storage == Dataset::Storage::Compact) {
            return std::span(dataset_.compact).first(bytes);
        }
        bytes_.resize(bytes);
        if (dataset_.storage == Dataset::Storage::Contiguous) {
            file_.read(dataset_.address + band.firstRow * rowBytes(dataset_), bytes_);
        } else {
            putTogether(band);
        }
        return bytes_;
    }

private:
    void putTogether(const Band& band) {
        for (std::size_t i = 0; i < bytes_.size(); ++i) {
            bytes_[i] = dataset_.fill.empty() ? 0 : dataset_.fill[i % dataset_.fill.size()];
        }
        auto chunk = std::lower_bound(chunks_.begin(), chunks_.end(), band.firstRow,
                                      [](const Chunk& a, std::uint64_t row) { return a.row < row; });
        const std::uint64_t width = dataset_.type.bytes;
        for (; chunk != chunks_.end() && chunk->row == band.firstRow; ++chunk) {
            const Bytes elements = chunkElements(file_, dataset_, *chunk);
            const std::uint64_t columns = std::min(dataset_.chunk[1], dataset_.columns() - chunk->column);
            for (std::uint64_t row = 0; row < band.rows; ++row) {
                std::copy_n(elements.data() + row * dataset_.chunk[1] * width, columns * width,
                            bytes_.data() + row * rowBytes(dataset_) + chunk->column * width);
            }
        }
    }

    const File& file_;
    const Dataset& dataset_;
    const std::vector<Chunk>& chunks_;
    Bytes bytes_;
};

/// Hands out the bands of a dataset to two threads: one comes from the front and one from the back, so that
/// what they make of neighbouring bands does not meet in one line of the cache.
class Bands {
public:
    enum class From { Front, Back };

    explicit Bands(const Dataset& dataset)
        : rows_(dataset.rows()), step_(bandRows(dataset)), count_((rows_ + step_ - 1) / step_) {}

    /// `done`: how many this thread has had.
    std::optional<Band> next(From from, std::uint64_t done) {
        if (handedOut_++ >= count_) {
            return std::nullopt;
        }
        const std::uint64_t first = step_ * (from == From::Front ? done : count_ - 1 - done);
        return Band{first, std::min(step_, rows_ - first)};
    }
    void stop() { handedOut_ = count_; }

private:
    const std::uint64_t rows_, step_, count_;
    std::atomic<std::uint64_t> handedOut_ = 0;
};

/// Runs `work` from the front here and, when a second thread can be had, from the back there. A problem is
/// thrown.
template <class Work>
void runTwice(Bands& bands, const Work& work) {
    const auto guarded = [&](Bands::From from, std::exception_ptr& caught) {
        try {
            work(from);
        } catch (...) {
            caught = std::current_exception();
            bands.stop();
        }
    };
    std::exception_ptr here, there;
    {
        std::jthread second;
        try {
            second = std::jthread([&] { guarded(Bands::From::Back, there); });
        } catch (const std::system_error&) {
            // No thread is left: one is enough.
        }
        guarded(Bands::From::Front, here);
    }
    if (here || there) {
        std::rethrow_exception(here ? here : there);
    }
}

/// Calls `take(band, elements)` with the elements of whole rows as they are stored, large datasets from two
/// threads.
template <class MakeTake>
void visitBands(const File& file, const Dataset& dataset, const MakeTake& makeTake) {
    if (totalBytes(dataset) == 0) {
        return;
    }
    const bool chunked = dataset.storage == Dataset::Storage::Chunked;
    const std::vector<Chunk> chunks = chunked ? findChunks(file, dataset) : std::vector<Chunk>{};
    Bands bands(dataset);
    const auto work = [&](Bands::From from) {
        BandReader reader(file, dataset, chunks);
        auto take = makeTake();
        std::uint64_t done = 0;
        while (const std::optional<Band> band = bands.next(from, done)) {
            take(*band, reader.read(*band));
            ++done;
        }
    };
    if (totalBytes(dataset) < largeBytes) {
        work(Bands::From::Front);
    } else {
        runTwice(bands, work);
    }
}

bool canBeTakenAsDoubles(const Dataset& dataset, std::span<const std::uint8_t> elements) {
    return dataset.type.isNativeDouble() &&
           reinterpret_cast<std::uintptr_t>(elements.data()) % alignof(double) == 0;
}

} // namespace

void visitRows(const File& file, const Dataset& dataset, const TakeRows& take) {
    visitBands(file, dataset, [&] {
        return [&, values = std::vector<double>()](const Band& band,
                                                   std::span<const std::uint8_t> elements) mutable {
            const auto first = static_cast<std::size_t>(band.firstRow),
                       rows = static_cast<std::size_t>(band.rows);
            if (canBeTakenAsDoubles(dataset, elements)) {
                take(first, rows, reinterpret_cast<const double*>(elements.data()));
                return;
            }
            values.resize(elements.size() / dataset.type.bytes);
            toDoubles(elements, dataset.type, values.data());
            take(first, rows, values.data());
        };
    });
}

std::vector<std::int64_t> readIntegers(const File& file, const Dataset& dataset) {
    std::vector<std::int64_t> values(static_cast<std::size_t>(dataset.rows() * dataset.columns()));
    visitBands(file, dataset, [&] {
        return [&](const Band& band, std::span<const std::uint8_t> elements) {
            toIntegers(elements, dataset.type, values.data() + band.firstRow * dataset.columns());
        };
    });
    return values;
}

} // namespace nucleoscope::hdf5
