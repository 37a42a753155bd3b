#include "core/archive/reader.h"
#include "core/archive/writer.h"
#include "core/error.h"
#include "core/files.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;

namespace {

constexpr std::size_t rows = 6, bins = 4;

Spectrum spectrumWith(double step) {
    Spectrum spectrum{rows, bins, std::vector<double>(rows * bins)};
    for (std::size_t i = 0; i < spectrum.amplitude.size(); ++i) {
        spectrum.amplitude[i] = step * (1.0 + static_cast<double>(i));
    }
    return spectrum;
}

HalfOrbit halfOrbit() {
    HalfOrbit result;
    result.orbit = 2828;
    result.simulated = true;
    for (std::size_t row = 0; row < rows; ++row) {
        result.track.utc.push_back(1533625512000 + 2048 * static_cast<UtcMs>(row));
        result.track.latitude.push_back(-60.375 + 0.125 * static_cast<double>(row));
        result.track.longitude.push_back(-179.5);
        result.track.altitudeKm.push_back(507);
        result.track.magneticLatitude.push_back(-61);
        result.track.magneticLongitude.push_back(100);
    }
    result.track.latitude[2] = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t bin = 0; bin < bins; ++bin) {
        result.frequencyHz.push_back(static_cast<double>(bin) * nominalBinHz);
    }
    result.spectra[0] = spectrumWith(2e-6);
    result.spectra[2] = spectrumWith(1e-6);
    result.components = {Component::X, Component::Z};
    return result;
}

} // namespace

class WriterTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(folder_.isValid()); }
    void fileHasTheLayoutThatOtherReadersExpect();
    void readerGivesBackWhatWasWritten();
    void equalHalfOrbitsGiveEqualBytes();
    void columnsThatDisagreeAreRefused();
    void failureLeavesTheOldFile();

private:
    std::filesystem::path path(const char* name) const {
        return std::filesystem::path(folder_.path().toStdString()) / name;
    }

    QTemporaryDir folder_;
};

void WriterTest::fileHasTheLayoutThatOtherReadersExpect() {
    writeHalfOrbit(path("layout.h5"), halfOrbit());
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start("/usr/bin/python3", {"-c", "import h5py"});
    if (!python.waitForFinished() || python.exitCode() != 0) {
        QSKIP("needs python3-h5py");
    }
    python.start("/usr/bin/python3", {QString(NUCLEOSCOPE_SOURCE_DIR) + "/tests/archive/check_written.py",
                                      QString::fromStdString(path("layout.h5").string()), "6", "4"});
    QVERIFY(python.waitForFinished());
    QVERIFY2(python.exitCode() == 0, python.readAll());
}

void WriterTest::readerGivesBackWhatWasWritten() {
    const HalfOrbit written = halfOrbit();
    writeHalfOrbit(path("again.h5"), written);
    const HalfOrbit read = readHalfOrbit(path("again.h5"), {Component::X, Component::Z});
    QVERIFY(read.simulated);
    QCOMPARE(read.orbit, 2828);
    QVERIFY(read.components == written.components);
    QVERIFY(read.track.utc == written.track.utc);
    QVERIFY(read.spectra[2]->amplitude == written.spectra[2]->amplitude);
    QVERIFY(read.spectra[0]->amplitude == written.spectra[0]->amplitude);
    QCOMPARE(read.track.latitude[5], -59.75);
    QVERIFY(std::abs(read.track.latitude[2] + 60.125) < 1e-4); // -9999 in the file, interpolated
}

void WriterTest::equalHalfOrbitsGiveEqualBytes() {
    writeHalfOrbit(path("a.h5"), halfOrbit());
    QTest::qSleep(1100); // HDF5 would store the second of creation
    writeHalfOrbit(path("b.h5"), halfOrbit());
    QVERIFY(readFile(path("a.h5")) == readFile(path("b.h5")));
}

void WriterTest::columnsThatDisagreeAreRefused() {
    HalfOrbit broken = halfOrbit();
    broken.track.latitude.pop_back();
    QVERIFY_EXCEPTION_THROWN(writeHalfOrbit(path("broken.h5"), broken), FileError);
    QVERIFY(!std::filesystem::exists(path("broken.h5")));
}

void WriterTest::failureLeavesTheOldFile() {
    const std::filesystem::path file = path("kept.txt");
    writeFileAtomically(file, "old");
    QVERIFY_EXCEPTION_THROWN(writeFileAtomically(file,
                                                 [](const std::filesystem::path& temporary) {
                                                     writeFileAtomically(temporary, "half");
                                                     throw Error("the disk is full");
                                                 }),
                             Error);
    QCOMPARE(readFile(file), std::string("old"));
    QCOMPARE(QDir(folder_.path()).entryList({".kept*"}, QDir::Files | QDir::Hidden).size(), 0);
    QVERIFY_EXCEPTION_THROWN(writeFileAtomically(path("no/such/folder.txt"), "x"), FileError);
}

QTEST_APPLESS_MAIN(WriterTest)
#include "writer_test.moc"
