#include "core/archive/reader.h"
#include "core/error.h"
#include "core/geo/dipole.h"

#include <QTest>

#include <array>
#include <cmath>
#include <thread>

using namespace nucleoscope;

// The fixtures are written by h5py: tests/data/archive/make_fixtures.py, whose formulas are repeated here.
namespace {

constexpr std::size_t rows = 20, bins = 16;
const char* const soundFile = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5";
const std::vector<Component> all{Component::X, Component::Y, Component::Z};

std::filesystem::path fixture(const QString& name) {
    return std::filesystem::path(NUCLEOSCOPE_TEST_DATA) / "archive" / name.toStdString();
}

UtcMs expectedTime(std::size_t row) {
    return 1533625512000 + 2048 * static_cast<UtcMs>(row) + (row > 7 ? 2 * 2048 : 0);
}

double expectedLatitude(std::size_t row) {
    return 10 + 0.0627 * static_cast<double>(expectedTime(row) - expectedTime(0)) / 1000;
}

double expectedLongitude(std::size_t row, double first = 179.6) {
    const double longitude = first - 0.0144 * static_cast<double>(expectedTime(row) - expectedTime(0)) / 1000;
    return std::remainder(longitude, 360);
}

double expectedAmplitude(Component component, std::size_t row, std::size_t bin) {
    return (static_cast<int>(component) + 1) * 1e-6 * std::pow(1.01, static_cast<double>(row * bins + bin));
}

bool hasWarning(const HalfOrbit& halfOrbit, const std::string& part) {
    return std::any_of(halfOrbit.warnings.begin(), halfOrbit.warnings.end(),
                       [&](const std::string& warning) { return warning.find(part) != std::string::npos; });
}

/// Every row within 0.002° of the track that the fixtures have, whose first longitude is `first`.
bool trackIsNear(const Track& track, double first) {
    bool near = true;
    for (std::size_t row = 0; row < rows; ++row) {
        const double longitude = track.longitude[row];
        near = near && std::abs(track.latitude[row] - expectedLatitude(row)) < 0.002 &&
               std::abs(std::remainder(longitude - expectedLongitude(row, first), 360)) < 0.002 &&
               longitude >= -180 && longitude < 180;
    }
    return near;
}

QByteArray joined(const std::vector<std::string>& warnings) {
    std::string text;
    for (const std::string& warning : warnings) {
        text += warning + "; ";
    }
    return QByteArray::fromStdString(text);
}

} // namespace

class ReaderTest : public QObject {
    Q_OBJECT

private slots:
    void soundFileIsReadWhole();
    void onlyTheSpectraAskedForAreRead();
    void trackAloneCanBeRead();
    void missingValuesStayAsTheyAre();
    void gapIsFoundWhereRowsAreLost();
    void everyStorageGivesTheSame_data();
    void everyStorageGivesTheSame();
    void documentedAttributesAreRead();
    void orbitIsFoundInEveryTypeOfAttribute_data();
    void orbitIsFoundInEveryTypeOfAttribute();
    void waveformsOfAnyShapeAreNoMatter();
    void chunksNeverWrittenHoldTheFillValue();
    void bareFileIsEnough();
    void manyThreadsMayReadAtOnce();
    void fileWithoutZOffersWhatItHas();
    void falseFrequenciesAreNotBelieved();
    void eitherClockIsEnough();
    void theOrbitIsMissedWhenNothingGivesIt();
    void simulatorIsKnownByItsAttribute();
    void falsePositionsAreInterpolated();
    void positionsAreInterpolatedAcross180();
    void falseJumpAt0IsTakenOut();
    void longitudesTo360AreTheSame();
    void standingStillIsInterpolated();
    void withoutPositionsTheSpectraStay();
    void turnAtThePoleIsKeptAndTold();
    void oneRowIsAHalfOrbit();
    void falseTimesAreInterpolatedInPlace();
    void verseTimeIsBelievedAgainstUtc();
    void falseMagneticLatitudeIsTold();
    void unusableFilesAreRefusedInOneSentence_data();
    void unusableFilesAreRefusedInOneSentence();
};

void ReaderTest::soundFileIsReadWhole() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture(soundFile), all);
    QCOMPARE(joined(halfOrbit.warnings), QByteArray());
    QCOMPARE(halfOrbit.product, std::string("EFD VLF L02"));
    QCOMPARE(halfOrbit.orbit, 2828);
    QVERIFY(halfOrbit.direction == Direction::Ascending);
    QVERIFY(!halfOrbit.simulated);
    QCOMPARE(halfOrbit.rows(), rows);
    QCOMPARE(halfOrbit.bins(), bins);
    QVERIFY(halfOrbit.components == all);
    for (std::size_t row = 0; row < rows; ++row) {
        QCOMPARE(halfOrbit.track.utc[row], expectedTime(row));
        QVERIFY(std::abs(halfOrbit.track.latitude[row] - expectedLatitude(row)) < 1e-5);
        QVERIFY(std::abs(halfOrbit.track.longitude[row] - expectedLongitude(row)) < 2e-5);
        QCOMPARE(halfOrbit.track.altitudeKm[row], 507.0);
        QCOMPARE(halfOrbit.track.workMode[row], row == 3 || row == 4 ? 2 : 1);
        const MagneticPosition magnetic = dipoleCoordinates(
            halfOrbit.track.latitude[row], halfOrbit.track.longitude[row], decimalYear(expectedTime(row)));
        QVERIFY(std::abs(halfOrbit.track.magneticLatitude[row] - magnetic.latitude) < 1e-6);
        QVERIFY(std::abs(halfOrbit.track.fileMagneticLatitude[row] - magnetic.latitude) < 0.2);
    }
    for (const Component component : all) {
        const auto& spectrum = halfOrbit.spectrum(component);
        QVERIFY(spectrum);
        QCOMPARE(spectrum->at(7, 3) / expectedAmplitude(component, 7, 3), 1.0);
        QCOMPARE(spectrum->at(19, 15) / expectedAmplitude(component, 19, 15), 1.0);
    }
    QCOMPARE(halfOrbit.frequencyHz[15], 15 * 25000.0 / 1024);
}

void ReaderTest::onlyTheSpectraAskedForAreRead() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture(soundFile), {Component::Y});
    QVERIFY(!halfOrbit.spectrum(Component::X));
    QVERIFY(halfOrbit.spectrum(Component::Y));
    QVERIFY(!halfOrbit.spectrum(Component::Z));
    QVERIFY(halfOrbit.components == all);
}

void ReaderTest::trackAloneCanBeRead() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture(soundFile), {});
    QCOMPARE(halfOrbit.rows(), rows);
    QCOMPARE(halfOrbit.bins(), bins);
    QVERIFY(!halfOrbit.spectrum(Component::Z));
}

void ReaderTest::missingValuesStayAsTheyAre() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture(soundFile));
    const auto& z = *halfOrbit.spectrum(Component::Z);
    QVERIFY(std::isnan(z.at(0, 0)));
    QVERIFY(std::isinf(z.at(0, 1)));
    QCOMPARE(z.at(0, 2), 0.0);
    QCOMPARE(z.at(0, 3), -1.0);
}

void ReaderTest::gapIsFoundWhereRowsAreLost() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture(soundFile), {});
    QCOMPARE(halfOrbit.gaps.size(), std::size_t(1));
    QCOMPARE(halfOrbit.gaps[0].afterRow, std::size_t(7));
    QCOMPARE(halfOrbit.gaps[0].seconds, 6.144);
}

void ReaderTest::everyStorageGivesTheSame_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<double>("tolerance");
    constexpr double lastBit = 1e-15; // numpy's powers differ from one processor to another
    QTest::newRow("big-endian, float32, rank 1") << "big_endian_float32_rank1.h5" << 1e-7;
    QTest::newRow("chunks, gzip, shuffle, waveforms") << "compressed.h5" << lastBit;
    QTest::newRow("other widths and byte orders") << "other_widths.h5" << 1e-7;
    QTest::newRow("chunks over the edge, checksums") << "uneven_chunks.h5" << lastBit;
    QTest::newRow("in the headers") << "compact.h5" << lastBit;
    QTest::newRow("newest form, behind a user block") << "newest_contiguous.h5" << lastBit;
    QTest::newRow("newest form, single chunk and fixed arrays") << "newest_chunked.h5" << lastBit;
    QTest::newRow("newest form, extensible arrays and a B-tree") << "newest_growing.h5" << lastBit;
}

void ReaderTest::everyStorageGivesTheSame() {
    QFETCH(QString, file);
    QFETCH(double, tolerance);
    const HalfOrbit expected = readHalfOrbit(fixture(soundFile), all);
    const HalfOrbit actual = readHalfOrbit(fixture(file), all);
    QVERIFY(actual.track.utc == expected.track.utc);
    QVERIFY(actual.track.latitude == expected.track.latitude);
    QVERIFY(actual.track.longitude == expected.track.longitude);
    QVERIFY(actual.track.workMode == expected.track.workMode);
    QVERIFY(actual.frequencyHz == expected.frequencyHz);
    for (const Component component : all) {
        for (std::size_t row = 1; row < rows; ++row) {
            for (std::size_t bin = 0; bin < bins; ++bin) {
                const double ratio =
                    actual.spectrum(component)->at(row, bin) / expected.spectrum(component)->at(row, bin);
                QVERIFY(std::abs(ratio - 1) <= tolerance);
            }
        }
    }
}

void ReaderTest::documentedAttributesAreRead() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("documented_attributes.h5"));
    QCOMPARE(joined(halfOrbit.warnings), QByteArray());
    QCOMPARE(halfOrbit.orbit, 2828);
    QVERIFY(!halfOrbit.simulated);
}

void ReaderTest::orbitIsFoundInEveryTypeOfAttribute_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("text of variable length") << "no_utc.h5";
    QTest::newRow("text of fixed length") << "no_verse.h5";
    QTest::newRow("array of text of fixed length") << "documented_attributes.h5";
    QTest::newRow("array of UTF-8 text of variable length") << "orbit_as_utf8_array.h5";
    QTest::newRow("integer") << "orbit_as_int_scalar.h5";
    QTest::newRow("array of big-endian integers") << "orbit_as_int_array.h5";
    QTest::newRow("one of many in a heap") << "newest_contiguous.h5";
}

void ReaderTest::orbitIsFoundInEveryTypeOfAttribute() {
    QFETCH(QString, file);
    QCOMPARE(readHalfOrbit(fixture(file), {}).orbit, 2828);
}

void ReaderTest::waveformsOfAnyShapeAreNoMatter() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("flat_waveform.h5"));
    QCOMPARE(joined(halfOrbit.warnings), QByteArray("neither the name nor ORBITNUM gives the orbit; "));
    QVERIFY(halfOrbit.spectrum(Component::Z));
}

void ReaderTest::chunksNeverWrittenHoldTheFillValue() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("partly_written.h5"));
    const auto& z = *halfOrbit.spectrum(Component::Z);
    QCOMPARE(z.at(4, 15), -9999.0);
    QCOMPARE(z.at(5, 0) / expectedAmplitude(Component::Z, 5, 0), 1.0);
    QCOMPARE(z.at(9, 15) / expectedAmplitude(Component::Z, 9, 15), 1.0);
    QCOMPARE(z.at(10, 0), -9999.0);
}

void ReaderTest::bareFileIsEnough() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("bare.h5"), all);
    QVERIFY(halfOrbit.components == std::vector{Component::Z});
    QCOMPARE(halfOrbit.frequencyHz[3], 3 * nominalBinHz);
    QVERIFY(halfOrbit.track.workMode.empty());
    QVERIFY(halfOrbit.track.fileMagneticLatitude.empty());
    QVERIFY(hasWarning(halfOrbit, "FREQ"));
    QVERIFY(hasWarning(halfOrbit, "orbit"));
    QVERIFY(halfOrbit.direction == Direction::Ascending); // from the track
}

void ReaderTest::manyThreadsMayReadAtOnce() {
    const HalfOrbit expected = readHalfOrbit(fixture("compressed.h5"), all);
    std::array<bool, 4> same{};
    {
        std::vector<std::jthread> threads;
        for (bool& result : same) {
            threads.emplace_back([&] {
                const HalfOrbit read = readHalfOrbit(fixture("compressed.h5"), all);
                result = read.track.utc == expected.track.utc &&
                         read.spectrum(Component::X)->amplitude == expected.spectrum(Component::X)->amplitude;
            });
        }
    }
    QVERIFY(std::all_of(same.begin(), same.end(), [](bool result) { return result; }));
}

void ReaderTest::fileWithoutZOffersWhatItHas() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("x_only.h5"));
    QVERIFY(halfOrbit.components == std::vector{Component::X});
    QVERIFY(!halfOrbit.spectrum(Component::Z));
}

void ReaderTest::falseFrequenciesAreNotBelieved() {
    for (const char* file : {"freq_in_khz.h5", "freq_of_another_length.h5"}) {
        const HalfOrbit halfOrbit = readHalfOrbit(fixture(file), {});
        QCOMPARE(halfOrbit.frequencyHz[1], nominalBinHz);
        QVERIFY(hasWarning(halfOrbit, "FREQ"));
    }
}

void ReaderTest::eitherClockIsEnough() {
    for (const char* file : {"no_utc.h5", "no_verse.h5"}) {
        const HalfOrbit halfOrbit = readHalfOrbit(fixture(file), {});
        QCOMPARE(halfOrbit.track.utc.back(), expectedTime(rows - 1));
        QVERIFY(hasWarning(halfOrbit, "_TIME is missing"));
    }
}

void ReaderTest::theOrbitIsMissedWhenNothingGivesIt() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("orbit_as_float.h5"), {});
    QCOMPARE(halfOrbit.orbit, 0);
    QVERIFY2(hasWarning(halfOrbit, "ORBITNUM"), joined(halfOrbit.warnings));
}

void ReaderTest::simulatorIsKnownByItsAttribute() {
    QVERIFY(readHalfOrbit(fixture("no_verse.h5"), {}).simulated);
    QVERIFY(!readHalfOrbit(fixture("no_utc.h5"), {}).simulated);
}

void ReaderTest::falsePositionsAreInterpolated() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("false_positions.h5"), {});
    QVERIFY2(trackIsNear(halfOrbit.track, 179.6), joined(halfOrbit.warnings));
    QVERIFY(halfOrbit.track.altitudeKm == std::vector<double>(rows, 507.0));
    QVERIFY2(hasWarning(halfOrbit, "positions of 4 of 20 rows"), joined(halfOrbit.warnings));
    QVERIFY2(hasWarning(halfOrbit, "altitudes of 1 of 20 rows"), joined(halfOrbit.warnings));
}

void ReaderTest::positionsAreInterpolatedAcross180() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("crosses_180.h5"), {});
    QVERIFY2(trackIsNear(halfOrbit.track, -179.85), joined(halfOrbit.warnings));
    QVERIFY(halfOrbit.track.longitude.front() < 0 && halfOrbit.track.longitude.back() > 0);
    QVERIFY2(hasWarning(halfOrbit, "positions of 2 of 20 rows"), joined(halfOrbit.warnings));
    QVERIFY(std::isnan(halfOrbit.track.fileMagneticLatitude[1]));
    QVERIFY(!std::isnan(halfOrbit.track.fileMagneticLatitude[2]));
}

void ReaderTest::falseJumpAt0IsTakenOut() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("false_jump_at_0.h5"), {});
    QVERIFY2(trackIsNear(halfOrbit.track, 0.15), joined(halfOrbit.warnings));
    QVERIFY2(hasWarning(halfOrbit, "positions of 2 of 20 rows"), joined(halfOrbit.warnings));
}

void ReaderTest::longitudesTo360AreTheSame() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("longitude_to_360.h5"), {});
    QVERIFY2(trackIsNear(halfOrbit.track, 0.15), joined(halfOrbit.warnings));
    QVERIFY2(!hasWarning(halfOrbit, "positions"), joined(halfOrbit.warnings));
}

void ReaderTest::standingStillIsInterpolated() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("stands_still.h5"), {});
    QVERIFY2(trackIsNear(halfOrbit.track, 179.6), joined(halfOrbit.warnings));
    QVERIFY2(hasWarning(halfOrbit, "positions of 5 of 20 rows"), joined(halfOrbit.warnings));
}

void ReaderTest::withoutPositionsTheSpectraStay() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("no_positions.h5"));
    QVERIFY(halfOrbit.spectrum(Component::Z));
    QVERIFY(std::isnan(halfOrbit.track.latitude[7]) && std::isnan(halfOrbit.track.magneticLatitude[7]));
    QVERIFY2(hasWarning(halfOrbit, "positions of 20 of 20 rows"), joined(halfOrbit.warnings));
}

void ReaderTest::turnAtThePoleIsKeptAndTold() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("polar_turn.h5"), {});
    const std::vector<double>& latitude = halfOrbit.track.latitude;
    QVERIFY(latitude[0] < latitude[8] && latitude[10] > latitude[19]);
    QVERIFY(std::abs(*std::max_element(latitude.begin(), latitude.end()) - 82.6) < 0.01);
    QVERIFY2(hasWarning(halfOrbit, "turns at 82.6° N at row 9"), joined(halfOrbit.warnings));
    QVERIFY2(!hasWarning(halfOrbit, "positions"), joined(halfOrbit.warnings));
}

void ReaderTest::oneRowIsAHalfOrbit() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("one_row.h5"));
    QCOMPARE(halfOrbit.rows(), std::size_t(1));
    QVERIFY(halfOrbit.spectrum(Component::Z)->amplitude.size() == bins);
    QVERIFY(halfOrbit.gaps.empty());
}

void ReaderTest::falseTimesAreInterpolatedInPlace() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("false_times.h5"), {});
    for (std::size_t row = 0; row < rows; ++row) {
        QVERIFY(std::abs(halfOrbit.track.utc[row] - expectedTime(row)) <= 2048);
    }
    QCOMPARE(halfOrbit.track.utc[9], expectedTime(9));
    QCOMPARE(halfOrbit.track.utc[15], expectedTime(15));
    QVERIFY(std::is_sorted(halfOrbit.track.utc.begin(), halfOrbit.track.utc.end(), std::less_equal<>{}));
    QVERIFY2(hasWarning(halfOrbit, "times of 3 of 20 rows"), joined(halfOrbit.warnings));
}

void ReaderTest::verseTimeIsBelievedAgainstUtc() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("clocks_disagree.h5"), {});
    QCOMPARE(halfOrbit.track.utc[0], expectedTime(0) + 3600000);
    QVERIFY2(hasWarning(halfOrbit, "by up to 3600.0 s"), joined(halfOrbit.warnings));
}

void ReaderTest::falseMagneticLatitudeIsTold() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("false_magnetic.h5"), {});
    QVERIFY2(hasWarning(halfOrbit, "MAG_LAT differs"), joined(halfOrbit.warnings));
    QVERIFY(std::abs(halfOrbit.track.fileMagneticLatitude[0] - halfOrbit.track.magneticLatitude[0] - 2) <
            0.2);
}

void ReaderTest::unusableFilesAreRefusedInOneSentence_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("part");
    QTest::newRow("rows") << "rows_disagree.h5"
                          << "GEO_LAT has 19 elements but the spectra have 20 rows";
    QTest::newRow("bins") << "components_disagree.h5"
                          << "A132_P is 20 × 16 but A131_P is 20 × 15";
    QTest::newRow("rank") << "rank3.h5"
                          << "A133_P has rank 3";
    QTest::newRow("text") << "text_spectrum.h5"
                          << "A133_P holds no numbers";
    QTest::newRow("no rows") << "no_rows.h5"
                             << "A133_P";
    QTest::newRow("no time") << "no_times.h5"
                             << "neither VERSE_TIME nor UTC_TIME";
    QTest::newRow("time") << "times_stand_still.h5"
                          << "do not run forward";
    QTest::newRow("too wide") << "too_many_bins.h5"
                              << "A133_P is 20 × 5000";
    QTest::newRow("too large") << "claims_terabytes.h5"
                               << "A133_P claims 1073741824 × 1024 elements";
    QTest::newRow("never written") << "never_written.h5"
                                   << "never written";
    QTest::newRow("link") << "external_link.h5"
                          << "A133_P is a link";
    QTest::newRow("group") << "group_as_spectrum.h5"
                           << "A133_P is no dataset";
    QTest::newRow("HPM") << "CSES_01_HPM_5_L02_A2_028281_20180807_070512_20180807_070557_000.h5"
                         << "holds HPM data (high-precision magnetometer), not EFD VLF spectra";
    QTest::newRow("HPM, renamed") << "hpm_without_name.h5"
                                  << "holds HPM data";
    QTest::newRow("unknown") << "nothing_known.h5"
                             << "none of the spectra A131_P, A132_P, A133_P";
    QTest::newRow("no HDF5") << "make_fixtures.py"
                             << "is not an HDF5 file";
    QTest::newRow("nothing") << "there_is_none.h5"
                             << "does not exist";
    QTest::newRow("folder") << "."
                            << "is a folder";
}

void ReaderTest::unusableFilesAreRefusedInOneSentence() {
    QFETCH(QString, file);
    QFETCH(QString, part);
    try {
        readHalfOrbit(fixture(file), all);
        QFAIL("the file was read");
    } catch (const FileError& error) {
        const QString sentence = QString::fromUtf8(error.what());
        QVERIFY2(sentence.startsWith(QString::fromStdString(fixture(file).string()) + ": "), error.what());
        QVERIFY2(sentence.contains(part), error.what());
        QVERIFY(!sentence.contains('\n'));
    }
}

QTEST_APPLESS_MAIN(ReaderTest)
#include "reader_test.moc"
