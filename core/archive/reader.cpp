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
constexpr std::size_t mostRows = 8192;
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

    HalfOrbit read(const std::vector<Component>& components, const SpectrumSink& sink) {
        findSpectra(components);
        readTimes();
        readPositions();
        readMagneticPositions();
        readWorkMode();
        readFrequencies();
        identify();
        readSpectra(components, sink);
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

    static bool contains(const std::vector<Component>& list, Component component) {
        return std::find(list.begin(), list.end(), component) != list.end();
    }

    /// Rows and bins are those of the spectra. One that cannot be used is left out with a warning.
    void findSpectra(const std::vector<Component>& asked) {
        for (const Component component : allComponents) {
            if (!input_.has(nameOf(component))) {
                continue;
            }
            Hdf5Input::Shape shape;
            try {
                shape = input_.shape(nameOf(component));
            } catch (const FileError& error) {
                leaveOut(error);
                continue;
            }
            acceptShape(component, shape, contains(asked, component));
        }
        if (halfOrbit_.components.empty()) {
            refuseForeignFile();
        }
        refuseWithoutAny(asked);
    }

    void leaveOut(const FileError& error) {
        warn("{}; it is left out", error.problem());
        spectrumProblem_ = spectrumProblem_.value_or(error);
    }

    /// Something must be left of what was asked for and is there.
    void refuseWithoutAny(const std::vector<Component>& asked) const {
        const bool some =
            asked.empty() || std::any_of(asked.begin(), asked.end(), [this](Component component) {
                return contains(halfOrbit_.components, component);
            });
        const bool lost = std::any_of(asked.begin(), asked.end(),
                                      [this](Component component) { return input_.has(nameOf(component)); });
        if (!some && lost && spectrumProblem_) {
            throw FileError(*spectrumProblem_);
        }
    }

    /// Of two asked for that disagree, nobody knows which one is right.
    void acceptShape(Component component, const Hdf5Input::Shape& shape, bool asked) {
        std::string problem;
        if (shape.rows == 0) {
            problem = fmt::format("{} has no rows", nameOf(component));
        } else if (shape.rows > mostRows || shape.columns < fewestBins || shape.columns > mostBins) {
            problem = fmt::format("{} is {} × {}, rows × bins of at most {} × {} were expected",
                                  nameOf(component), shape.rows, shape.columns, mostRows, mostBins);
        } else if (!halfOrbit_.components.empty() &&
                   (shape.rows != shape_.rows || shape.columns != shape_.columns)) {
            problem =
                fmt::format("{} is {} × {} but {} is {} × {}", nameOf(component), shape.rows, shape.columns,
                            nameOf(halfOrbit_.components.front()), shape_.rows, shape_.columns);
        }
        if (problem.empty()) {
            shape_ = shape;
            halfOrbit_.components.push_back(component);
        } else if (asked) {
            refuse(problem);
        } else {
            leaveOut(FileError(input_.file(), problem));
        }
    }

    [[noreturn]] void refuseForeignFile() const {
        const std::string product = describeOtherProduct(name_, input_.names());
        if (spectrumProblem_) {
            throw FileError(*spectrumProblem_);
        }
        if (!product.empty()) {
            refuse(fmt::format("holds {}, not EFD VLF spectra", product), "choose a CSES_01_EFD_3_… file");
        }
        refuse(fmt::format("has none of the spectra {}", fmt::join(spectrumNames, ", ")),
               "choose a CSES_01_EFD_3_… file");
    }

    // ---- columns, one element per row

    enum class Misfit { Refused, LeftOut };

    /// What `read` gives; nothing, and a warning, when the column is damaged. One whose rows are not those of
    /// the spectra is refused when the rows are nothing without it.
    template <class Values>
    std::optional<Values> column(const char* name, Misfit misfit,
                                 Values (Hdf5Input::*read)(const std::string&)) {
        if (!input_.has(name)) {
            return std::nullopt;
        }
        std::string problem;
        try {
            const Hdf5Input::Shape shape = input_.shape(name);
            if (shape.size() == shape_.rows) {
                return (input_.*read)(name);
            }
            problem = fmt::format("{} has {} elements but the spectra have {} rows", name, shape.size(),
                                  shape_.rows);
        } catch (const FileError& error) {
            misfit = Misfit::LeftOut;
            problem = error.problem();
        }
        if (misfit == Misfit::Refused) {
            refuse(problem);
        }
        warn("{}; it is left out", problem);
        return std::nullopt;
    }

    std::optional<std::vector<double>> doubles(const char* name, Misfit misfit) {
        return column(name, misfit, &Hdf5Input::readDoubles);
    }

    std::optional<std::vector<std::int64_t>> integers(const char* name, Misfit misfit) {
        return column(name, misfit, &Hdf5Input::readIntegers);
    }

    // ---- time

    using Times = std::vector<std::optional<UtcMs>>;

    static std::optional<UtcMs> timeFromVerse(std::int64_t verse) {
        constexpr std::int64_t latest = 100LL * 366 * 86'400'000; // no satellite flies that long
        return verse > 0 && verse < latest ? std::optional(fromVerseTime(verse)) : std::nullopt;
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
        const auto verseColumn = integers("VERSE_TIME", Misfit::Refused);
        const auto utcColumn = integers("UTC_TIME", Misfit::Refused);
        if (!verseColumn && !utcColumn) {
            const bool there = input_.has("VERSE_TIME") || input_.has("UTC_TIME");
            refuse(there ? fmt::format("has no time for its rows: {}", halfOrbit_.warnings.back())
                         : "has neither VERSE_TIME nor UTC_TIME: its rows have no time");
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

    std::vector<double> positionColumn(const char* name, Misfit misfit) {
        if (!input_.has(name)) {
            warn("{} is missing", name);
        }
        return doubles(name, misfit).value_or(std::vector<double>(shape_.rows, missing));
    }

    void readPositions() {
        Track& track = halfOrbit_.track;
        track.latitude = positionColumn("GEO_LAT", Misfit::Refused);
        track.longitude = positionColumn("GEO_LON", Misfit::Refused);
        track.altitudeKm = positionColumn("ALTITUDE", Misfit::LeftOut);
        repairPositions(track, halfOrbit_.warnings);
        tellTurn();
        track.magneticLatitude.resize(track.rows());
        track.magneticLongitude.resize(track.rows());
        for (std::size_t row = 0; row < track.rows(); ++row) {
            const MagneticPosition magnetic =
                dipoleCoordinates(track.latitude[row], track.longitude[row], decimalYear(track.utc[row]));
            track.magneticLatitude[row] = magnetic.latitude;
            track.magneticLongitude[row] = magnetic.longitude;
        }
    }

    /// A file that runs past the northernmost or southernmost point holds rows of the next half-orbit.
    void tellTurn() {
        constexpr double lowestTurn = 80; // degrees; the orbit turns at 82.6°
        const std::vector<double>& latitude = halfOrbit_.track.latitude;
        const auto turn = std::max_element(latitude.begin(), latitude.end(), [](double a, double b) {
            return (std::isnan(a) ? 0 : std::abs(a)) < (std::isnan(b) ? 0 : std::abs(b));
        });
        if (std::abs(*turn) > lowestTurn && turn != latitude.begin() && turn != latitude.end() - 1) {
            warn("the track turns at {:.1f}° {} at row {}: the rows beyond belong to the next half-orbit",
                 std::abs(*turn), *turn > 0 ? "N" : "S", turn - latitude.begin());
        }
    }

    void readMagneticPositions() {
        std::optional<std::vector<double>> latitude = doubles("MAG_LAT", Misfit::LeftOut);
        std::optional<std::vector<double>> longitude = doubles("MAG_LON", Misfit::LeftOut);
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
        if (const auto column = integers("WORKMODE", Misfit::LeftOut)) {
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

    bool frequenciesAreRead() {
        try {
            if (input_.has("FREQ") && input_.shape("FREQ").size() == shape_.columns) {
                halfOrbit_.frequencyHz = input_.readDoubles("FREQ");
            }
        } catch (const FileError&) {
            return false;
        }
        return !halfOrbit_.frequencyHz.empty() && areFrequencies(halfOrbit_.frequencyHz);
    }

    void readFrequencies() {
        const std::size_t bins = shape_.columns;
        if (frequenciesAreRead()) {
            return;
        }
        warn("FREQ is missing or wrong, bins of {:.4f} Hz are used", nominalBinHz);
        halfOrbit_.frequencyHz.resize(bins);
        for (std::size_t bin = 0; bin < bins; ++bin) {
            halfOrbit_.frequencyHz[bin] = static_cast<double>(bin) * nominalBinHz;
        }
    }

    void readSpectra(const std::vector<Component>& asked, const SpectrumSink& sink) {
        for (const Component component : asked) {
            if (!contains(halfOrbit_.components, component)) {
                continue;
            }
            try {
                input_.visitRows(nameOf(component), sink(component, shape_.rows, shape_.columns));
            } catch (const FileError& error) {
                leaveOut(error);
                std::erase(halfOrbit_.components, component);
            }
        }
        refuseWithoutAny(asked);
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
    std::optional<FileError> spectrumProblem_; ///< of the first spectrum that is there but cannot be used
};

} // namespace

HalfOrbit readHalfOrbit(const std::filesystem::path& file, const std::vector<Component>& components) {
    std::array<std::optional<Spectrum>, 3> spectra;
    const SpectrumSink keep = [&spectra](Component component, std::size_t rows, std::size_t bins) {
        Spectrum& spectrum = spectra[static_cast<std::size_t>(component)].emplace();
        spectrum = {rows, bins, std::vector<double>(rows * bins)};
        return [&spectrum](std::size_t first, std::size_t count, const double* amplitude) {
            std::copy_n(amplitude, count * spectrum.bins, spectrum.amplitude.data() + first * spectrum.bins);
        };
    };
    HalfOrbit halfOrbit = readHalfOrbit(file, components, keep);
    for (const Component component : halfOrbit.components) {
        const auto index = static_cast<std::size_t>(component);
        halfOrbit.spectra[index] = std::move(spectra[index]);
    }
    return halfOrbit;
}

HalfOrbit readHalfOrbit(const std::filesystem::path& file, const std::vector<Component>& components,
                        const SpectrumSink& sink) {
    return Reader(file).read(components, sink);
}

} // namespace nucleoscope
