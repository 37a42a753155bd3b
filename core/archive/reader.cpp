#include "core/archive/reader.h"

#include "core/archive/half_orbit_name.h"
#include "core/archive/hdf5_input.h"
#include "core/archive/product.h"
#include "core/archive/track_repair.h"
#include "core/error.h"
#include "core/geo/dipole.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <limits>

namespace nucleoscope {
namespace {

constexpr std::array<const char*, 3> spectrumNames{"A131_P", "A132_P", "A133_P"};
constexpr std::array<Component, 3> allComponents{Component::X, Component::Y, Component::Z};
constexpr std::size_t mostRows = 20'000;
constexpr std::size_t fewestBins = 2, mostBins = 4096;
constexpr double highestFrequencyHz = 30'000;
constexpr double dipoleTolerance = 0.5; // degrees
constexpr UtcMs clockTolerance = 1000;  // ms
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const char* nameOf(Component component) {
    return spectrumNames[static_cast<std::size_t>(component)];
}

/// Reads one file into a HalfOrbit, step by step; every step may add warnings.
class Reader {
public:
    Reader(const std::filesystem::path& file)
        : input_(file), name_(HalfOrbitName::parse(file.filename().string())) {
        halfOrbit_.file = file;
    }

    HalfOrbit read(const std::vector<Component>& components) {
        findSpectra(components);
        readTimes();
        readPositions();
        readMagneticPositions();
        readWorkMode();
        readFrequencies();
        identify();
        for (const Component component : components) {
            readSpectrum(component);
        }
        findGaps();
        return std::move(halfOrbit_);
    }

private:
    [[noreturn]] void refuse(const std::string& problem, const std::string& remedy = {}) const {
        throw FileError(input_.file(), problem, remedy);
    }

    template <class... Args>
    void warn(fmt::format_string<Args...> text, Args&&... args) {
        halfOrbit_.warnings.push_back(fmt::format(text, std::forward<Args>(args)...));
    }

    // ---- what there is

    /// Rows and bins are those of the spectra; one that was asked for must fit, another is left out with a
    /// warning.
    void findSpectra(const std::vector<Component>& asked) {
        for (const Component component : allComponents) {
            if (!input_.has(nameOf(component))) {
                continue;
            }
            const bool needed = std::find(asked.begin(), asked.end(), component) != asked.end();
            try {
                acceptSpectrum(component);
            } catch (const FileError& error) {
                if (needed) {
                    throw;
                }
                spectrumProblem_ = error.problem();
                warn("{}; it is left out", spectrumProblem_);
            }
        }
        if (halfOrbit_.components.empty()) {
            refuseForeignFile();
        }
    }

    void acceptSpectrum(Component component) {
        const Hdf5Input::Shape shape = input_.shape(nameOf(component));
        if (shape.rows == 0) {
            refuse(fmt::format("{} has no rows", nameOf(component)));
        }
        if (shape.rows > mostRows || shape.columns < fewestBins || shape.columns > mostBins) {
            refuse(fmt::format("{} is {} × {}, rows × bins of at most {} × {} were expected",
                               nameOf(component), shape.rows, shape.columns, mostRows, mostBins));
        }
        if (!halfOrbit_.components.empty() &&
            (shape.rows != shape_.rows || shape.columns != shape_.columns)) {
            refuse(fmt::format("{} is {} × {} but {} is {} × {}", nameOf(component), shape.rows,
                               shape.columns, nameOf(halfOrbit_.components.front()), shape_.rows,
                               shape_.columns));
        }
        shape_ = shape;
        halfOrbit_.components.push_back(component);
    }

    [[noreturn]] void refuseForeignFile() const {
        const std::string product = describeOtherProduct(name_, input_.names());
        if (!spectrumProblem_.empty()) {
            refuse(spectrumProblem_);
        }
        if (!product.empty()) {
            refuse(fmt::format("holds {}, not EFD VLF spectra", product), "choose a CSES_01_EFD_3_… file");
        }
        refuse(fmt::format("has none of the spectra {}", fmt::join(spectrumNames, ", ")),
               "choose a CSES_01_EFD_3_… file");
    }

    // ---- columns, one element per row

    /// Shape of a column; nothing when the file lacks it. Refuses one whose rows are not those of the
    /// spectra.
    std::optional<Hdf5Input::Shape> columnShape(const char* name) const {
        if (!input_.has(name)) {
            return std::nullopt;
        }
        const Hdf5Input::Shape shape = input_.shape(name);
        if (shape.size() != shape_.rows) {
            refuse(fmt::format("{} has {} elements but the spectra have {} rows", name, shape.size(),
                               shape_.rows));
        }
        return shape;
    }

    std::optional<std::vector<double>> doubles(const char* name) const {
        const std::optional<Hdf5Input::Shape> shape = columnShape(name);
        return shape ? std::optional(input_.readDoubles(name, *shape)) : std::nullopt;
    }

    std::optional<std::vector<std::int64_t>> integers(const char* name) const {
        const std::optional<Hdf5Input::Shape> shape = columnShape(name);
        return shape ? std::optional(input_.readIntegers(name, *shape)) : std::nullopt;
    }

    // ---- time

    using Times = std::vector<std::optional<UtcMs>>;

    static std::optional<UtcMs> timeFromVerse(std::int64_t verse) {
        return verse > 0 ? std::optional(fromVerseTime(verse)) : std::nullopt;
    }

    Times timesFrom(const std::optional<std::vector<std::int64_t>>& column,
                    std::optional<UtcMs> (*convert)(std::int64_t)) const {
        Times times(shape_.rows);
        if (column) {
            std::transform(column->begin(), column->end(), times.begin(), convert);
        }
        return times;
    }

    void readTimes() {
        const auto verseColumn = integers("VERSE_TIME");
        const auto utcColumn = integers("UTC_TIME");
        if (!verseColumn && !utcColumn) {
            refuse("has neither VERSE_TIME nor UTC_TIME: its rows have no time");
        }
        if (!verseColumn || !utcColumn) {
            warn("{} is missing, {} is used", verseColumn ? "UTC_TIME" : "VERSE_TIME",
                 verseColumn ? "VERSE_TIME" : "UTC_TIME");
        }
        const Times verse = timesFrom(verseColumn, timeFromVerse);
        const Times utc = timesFrom(utcColumn, fromCompactUtc);
        compareClocks(verse, utc);
        Times times = verse;
        std::transform(verse.begin(), verse.end(), utc.begin(), times.begin(),
                       [](const auto& first, const auto& second) { return first ? first : second; });
        try {
            halfOrbit_.track.utc = repairTimes(times, halfOrbit_.warnings);
        } catch (const FileError&) {
            throw;
        } catch (const Error& error) {
            refuse(error.what());
        }
    }

    void compareClocks(const Times& verse, const Times& utc) {
        std::size_t rows = 0;
        UtcMs largest = 0;
        for (std::size_t row = 0; row < verse.size(); ++row) {
            const UtcMs difference = verse[row] && utc[row] ? std::abs(*verse[row] - *utc[row]) : 0;
            rows += difference > clockTolerance ? 1 : 0;
            largest = std::max(largest, difference);
        }
        if (rows > 0) {
            warn("VERSE_TIME and UTC_TIME differ in {} of {} rows, by up to {:.1f} s; VERSE_TIME is used",
                 rows, verse.size(), static_cast<double>(largest) / 1000.0);
        }
    }

    void findGaps() {
        const std::vector<UtcMs>& utc = halfOrbit_.track.utc;
        for (std::size_t row = 0; row + 1 < utc.size(); ++row) {
            const double seconds = static_cast<double>(utc[row + 1] - utc[row]) / 1000.0;
            if (seconds > gapSeconds) {
                halfOrbit_.gaps.push_back({row, seconds});
            }
        }
    }

    // ---- position

    std::vector<double> positionColumn(const char* name) {
        std::optional<std::vector<double>> column = doubles(name);
        if (!column) {
            warn("{} is missing", name);
        }
        return column ? std::move(*column) : std::vector<double>(shape_.rows, missing);
    }

    void readPositions() {
        Track& track = halfOrbit_.track;
        track.latitude = positionColumn("GEO_LAT");
        track.longitude = positionColumn("GEO_LON");
        track.altitudeKm = positionColumn("ALTITUDE");
        repairPositions(track, halfOrbit_.warnings);
        track.magneticLatitude.resize(track.rows());
        track.magneticLongitude.resize(track.rows());
        for (std::size_t row = 0; row < track.rows(); ++row) {
            const MagneticPosition magnetic =
                dipoleCoordinates(track.latitude[row], track.longitude[row], decimalYear(track.utc[row]));
            track.magneticLatitude[row] = magnetic.latitude;
            track.magneticLongitude[row] = magnetic.longitude;
        }
    }

    void readMagneticPositions() {
        std::optional<std::vector<double>> latitude = doubles("MAG_LAT");
        std::optional<std::vector<double>> longitude = doubles("MAG_LON");
        if (!latitude || !longitude) {
            return;
        }
        Track& track = halfOrbit_.track;
        std::size_t rows = 0;
        double largest = 0;
        for (std::size_t row = 0; row < track.rows(); ++row) {
            const bool valid = std::abs((*latitude)[row]) <= 90 && std::abs((*longitude)[row]) <= 360;
            if (!valid) {
                (*latitude)[row] = (*longitude)[row] = missing;
                continue;
            }
            const double difference = std::abs((*latitude)[row] - track.magneticLatitude[row]);
            rows += difference > dipoleTolerance ? 1 : 0;
            largest = std::fmax(largest, difference);
        }
        if (rows > 0) {
            warn("MAG_LAT differs from the dipole latitude of the position in {} of {} rows, by up to "
                 "{:.1f}°; the dipole "
                 "latitude is used",
                 rows, track.rows(), largest);
        }
        track.fileMagneticLatitude = std::move(*latitude);
        track.fileMagneticLongitude = std::move(*longitude);
    }

    // ---- the rest

    void readWorkMode() {
        if (const auto column = integers("WORKMODE")) {
            halfOrbit_.track.workMode.assign(column->begin(), column->end());
        }
    }

    static bool areFrequencies(const std::vector<double>& values) {
        const bool ascending = std::adjacent_find(values.begin(), values.end(), [](double a, double b) {
                                   return !(a < b);
                               }) == values.end();
        return ascending && values.front() >= 0 && values.back() <= highestFrequencyHz &&
               values.back() - values.front() >= static_cast<double>(values.size() - 1); // not kHz
    }

    void readFrequencies() {
        const std::size_t bins = shape_.columns;
        if (input_.has("FREQ")) {
            const Hdf5Input::Shape shape = input_.shape("FREQ");
            if (shape.size() == bins) {
                halfOrbit_.frequencyHz = input_.readDoubles("FREQ", shape);
            }
        }
        if (!halfOrbit_.frequencyHz.empty() && areFrequencies(halfOrbit_.frequencyHz)) {
            return;
        }
        warn("FREQ is missing or wrong, bins of {:.4f} Hz are used", nominalBinHz);
        halfOrbit_.frequencyHz.resize(bins);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            halfOrbit_.frequencyHz[bin] = static_cast<double>(bin) * nominalBinHz;
        }
    }

    void readSpectrum(Component component) {
        const auto& there = halfOrbit_.components;
        if (std::find(there.begin(), there.end(), component) != there.end()) {
            halfOrbit_.spectra[static_cast<std::size_t>(component)] =
                Spectrum{shape_.rows, shape_.columns, input_.readDoubles(nameOf(component), shape_)};
        }
    }

    // ---- orbit, direction, origin

    void identify() {
        halfOrbit_.product = name_ ? productOf(*name_) : "EFD VLF";
        halfOrbit_.simulated =
            input_.rootAttribute("SOFTVERSION").value_or("").starts_with("Nucleoscope simulator");
        const std::optional<Direction> flown = flownDirection();
        if (name_) {
            halfOrbit_.orbit = name_->orbit;
            halfOrbit_.direction = name_->direction;
            if (flown && *flown != name_->direction) {
                warn("the name says {} but the track is {}", toString(name_->direction), toString(*flown));
            }
            return;
        }
        halfOrbit_.orbit = orbitNumber();
        halfOrbit_.direction = flown.value_or(Direction::Ascending);
    }

    int orbitNumber() {
        const std::string text = input_.rootAttribute("ORBITNUM").value_or("");
        int orbit = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), orbit);
        if (error != std::errc{} || orbit < 0) {
            warn("neither the name nor ORBITNUM gives the orbit");
            return 0;
        }
        return orbit;
    }

    /// Where most steps between rows lead; nothing when they are balanced or unknown.
    std::optional<Direction> flownDirection() const {
        const std::vector<double>& latitude = halfOrbit_.track.latitude;
        int north = 0;
        for (std::size_t row = 0; row + 1 < latitude.size(); ++row) {
            north +=
                (latitude[row + 1] > latitude[row] ? 1 : 0) - (latitude[row + 1] < latitude[row] ? 1 : 0);
        }
        return north == 0 ? std::nullopt
                          : std::optional(north > 0 ? Direction::Ascending : Direction::Descending);
    }

    Hdf5Input input_;
    std::optional<HalfOrbitName> name_;
    HalfOrbit halfOrbit_;
    Hdf5Input::Shape shape_;
    std::string spectrumProblem_; ///< of a spectrum that is there but cannot be used
};

} // namespace

HalfOrbit readHalfOrbit(const std::filesystem::path& file, const std::vector<Component>& components) {
    const Hdf5Session session;
    return Reader(file).read(components);
}

} // namespace nucleoscope
