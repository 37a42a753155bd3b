#include "core/archive/reader.h"
#include "core/error.h"
#include "core/files.h"
#include "core/spectrum/spectrum_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <fstream>
#include <optional>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace nucleoscope;

// Whatever is in a file, reading it ends: with a half-orbit whose parts agree, or with a sentence.
namespace {

const std::vector<Component> all{Component::X, Component::Y, Component::Z};
constexpr std::size_t mostMemory = 512 << 20;
constexpr unsigned mostSeconds = 60;

std::filesystem::path fixture(const QString& name) {
    return std::filesystem::path(NUCLEOSCOPE_TEST_DATA) / "archive" / name.toStdString();
}

bool partsAgree(const HalfOrbitImages& read) {
    const HalfOrbit& halfOrbit = read.halfOrbit;
    const std::size_t rows = halfOrbit.rows();
    bool agree = rows > 0 && halfOrbit.track.latitude.size() == rows &&
                 halfOrbit.track.magneticLongitude.size() == rows && !halfOrbit.components.empty() &&
                 std::is_sorted(halfOrbit.track.utc.begin(), halfOrbit.track.utc.end(), std::less_equal<>{});
    for (const Component component : halfOrbit.components) {
        const auto& image = read.image(component);
        agree = agree && image && image->log10Amplitude.size() == rows * halfOrbit.bins();
    }
    return agree;
}

/// What came of damaged copies of a file.
struct Outcome {
    int read = 0, refused = 0, senseless = 0;
};

void tryReading(const std::filesystem::path& file, Outcome& outcome) {
    try {
        ++(partsAgree(readHalfOrbitImages(file, all)) ? outcome.read : outcome.senseless);
    } catch (const FileError&) {
        ++outcome.refused;
    }
}

/// Runs `work` in a process of its own with little memory and time, where a crash or a hang costs the test
/// only.
template <class Work>
std::optional<Outcome> confined(const Work& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        return std::nullopt;
    }
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{mostMemory, mostMemory};
        ::setrlimit(RLIMIT_AS, &limit);
        ::alarm(mostSeconds);
        Outcome outcome;
        work(outcome);
        const bool told = ::write(ends[1], &outcome, sizeof(outcome)) == sizeof(outcome);
        ::_exit(told ? 0 : 1);
    }
    ::close(ends[1]);
    Outcome outcome;
    const bool told = ::read(ends[0], &outcome, sizeof(outcome)) == sizeof(outcome);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return told && status == 0 ? std::optional(outcome) : std::nullopt;
}

} // namespace

class DamageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(folder_.isValid()); }
    void truncatedFileIsRefused_data() { fixtures(); }
    void truncatedFileIsRefused();
    void flippedBytesDoNoHarm_data() { fixtures(); }
    void flippedBytesDoNoHarm();
    void emptyFileIsRefused();
    void damagedChunksCostTheirDatasets();
    void damageInALargeSpectrumCostsItAlone();
    void damagedSpectrumIsRefusedWhenItAloneWasAskedFor();
    void damagedSpectrumThatNobodyAskedForIsNoMatter();
    void unreadableSpectrumThatNobodyAskedForIsLeftOut();

private:
    static void fixtures() {
        QTest::addColumn<QString>("name");
        QTest::newRow("contiguous") << "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5";
        QTest::newRow("compressed") << "compressed.h5";
        QTest::newRow("attributes") << "no_utc.h5";
        QTest::newRow("newest form") << "newest_contiguous.h5";
        QTest::newRow("newest form, growing") << "newest_growing.h5";
    }

    std::filesystem::path write(const std::string& content) const {
        const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / "damaged.h5";
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    QTemporaryDir folder_;
};

void DamageTest::truncatedFileIsRefused() {
    QFETCH(QString, name);
    const std::string whole = readFile(fixture(name));
    int sizes = 0;
    for (std::size_t size = 512; size < whole.size(); size += 512, ++sizes) {
        const std::filesystem::path file = write(whole.substr(0, size));
        try {
            readHalfOrbit(file, all);
            QFAIL("the file was read");
        } catch (const FileError& error) {
            const std::string has = std::to_string(size) + " of " + std::to_string(whole.size()) + " bytes";
            const bool behindUserBlock = size == 512 && whole.front() == 0; // nothing of HDF5 is left
            QVERIFY2(behindUserBlock || error.problem() == "is truncated: it has " + has, error.what());
        }
    }
    QVERIFY(sizes > 10);
    QVERIFY_EXCEPTION_THROWN(readHalfOrbit(write(whole.substr(0, 9)), all), FileError);
}

void DamageTest::flippedBytesDoNoHarm() {
    QFETCH(QString, name);
    constexpr int places = 2000;
    const std::string whole = readFile(fixture(name));
    const std::filesystem::path file = write(whole);
    const std::optional<Outcome> outcome = confined([&](Outcome& result) {
        std::mt19937 random(20180807);
        std::uniform_int_distribution<std::size_t> anywhere(0, whole.size() - 1);
        std::uniform_int_distribution<int> difference(1, 255);
        std::fstream bytes(file, std::ios::binary | std::ios::in | std::ios::out);
        const auto put = [&bytes](std::size_t at, int byte) {
            bytes.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(byte)).flush();
        };
        for (int round = 0; round < places; ++round) {
            // Most of the structure lies at the front.
            const std::size_t at = round % 2 == 0 ? anywhere(random) : anywhere(random) % 4096;
            put(at, whole[at] ^ difference(random));
            tryReading(file, result);
            put(at, whole[at]);
        }
    });
    QVERIFY2(outcome, "reading crashed, hung or took too much memory");
    QCOMPARE(outcome->senseless, 0);
    QCOMPARE(outcome->read + outcome->refused, places);
    QVERIFY(outcome->read > 0 && outcome->refused > 0);
}

void DamageTest::emptyFileIsRefused() {
    const std::filesystem::path file = write("");
    try {
        readHalfOrbit(file);
        QFAIL("the file was read");
    } catch (const FileError& error) {
        QCOMPARE(error.problem(), std::string("is empty (0 bytes)"));
    }
}

void DamageTest::damagedChunksCostTheirDatasets() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("damaged_chunks.h5"), all);
    QVERIFY((halfOrbit.components == std::vector{Component::Y, Component::Z}));
    QVERIFY(!halfOrbit.spectrum(Component::X) && halfOrbit.spectrum(Component::Z));
    QVERIFY(halfOrbit.track.workMode.empty() && halfOrbit.track.fileMagneticLatitude.empty());
    std::string told;
    for (const std::string& warning : halfOrbit.warnings) {
        told += warning + '\n';
    }
    for (const char* part : {"A131_P is damaged", "VERSE_TIME is damaged", "MAG_LAT is damaged",
                             "WORKMODE is damaged", "FREQ is missing or wrong"}) {
        QVERIFY2(told.find(part) != std::string::npos, told.c_str());
    }
}

void DamageTest::damageInALargeSpectrumCostsItAlone() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("large_damaged.h5"), all);
    QVERIFY(halfOrbit.components == std::vector{Component::Z});
    const Spectrum& z = *halfOrbit.spectrum(Component::Z);
    for (std::size_t row = 0; row < z.rows; ++row) {
        for (std::size_t bin = 0; bin < z.bins; ++bin) {
            QCOMPARE(z.at(row, bin), static_cast<double>(row + 1) + static_cast<double>(bin) / 1024);
        }
    }
}

void DamageTest::damagedSpectrumIsRefusedWhenItAloneWasAskedFor() {
    try {
        readHalfOrbit(fixture("damaged_chunks.h5"), {Component::X});
        QFAIL("the file was read");
    } catch (const FileError& error) {
        QCOMPARE(error.problem(),
                 std::string("A131_P is damaged: a compressed chunk of it cannot be unpacked"));
    }
}

void DamageTest::damagedSpectrumThatNobodyAskedForIsNoMatter() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("damaged_chunks.h5"), {Component::Z});
    QVERIFY(halfOrbit.spectrum(Component::Z));
    QVERIFY(std::none_of(halfOrbit.warnings.begin(), halfOrbit.warnings.end(),
                         [](const std::string& warning) { return warning.starts_with("A131_P"); }));
}

void DamageTest::unreadableSpectrumThatNobodyAskedForIsLeftOut() {
    const HalfOrbit halfOrbit = readHalfOrbit(fixture("components_disagree.h5"), {Component::X});
    QVERIFY(halfOrbit.components == std::vector{Component::X});
    QVERIFY(halfOrbit.warnings.front().find("A132_P") != std::string::npos);
}

QTEST_APPLESS_MAIN(DamageTest)
#include "damage_test.moc"
