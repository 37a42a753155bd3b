#include "core/archive/reader.h"
#include "core/error.h"
#include "core/files.h"
#include "core/spectrum/spectrum_image.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <random>

using namespace nucleoscope;

// Whatever is in a file, reading it ends: with a half-orbit whose parts agree, or with a sentence.
namespace {

const std::vector<Component> all{Component::X, Component::Y, Component::Z};

std::string bytesOf(const QString& fixture) {
    return readFile(std::filesystem::path(NUCLEOSCOPE_TEST_DATA) / "archive" / fixture.toStdString());
}

bool partsAgree(const HalfOrbit& halfOrbit) {
    const std::size_t rows = halfOrbit.rows();
    bool agree = rows > 0 && halfOrbit.track.latitude.size() == rows &&
                 halfOrbit.track.magneticLongitude.size() == rows &&
                 std::is_sorted(halfOrbit.track.utc.begin(), halfOrbit.track.utc.end(), std::less_equal<>{});
    for (const auto& spectrum : halfOrbit.spectra) {
        agree = agree && (!spectrum || spectrum->amplitude.size() == rows * halfOrbit.bins());
    }
    return agree;
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
    void unreadableSpectrumThatNobodyAskedForIsLeftOut();

private:
    static void fixtures() {
        QTest::addColumn<QString>("fixture");
        QTest::newRow("contiguous") << "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5";
        QTest::newRow("compressed") << "compressed.h5";
        QTest::newRow("attributes") << "no_utc.h5";
    }

    std::filesystem::path write(const std::string& content) const {
        const std::filesystem::path file = std::filesystem::path(folder_.path().toStdString()) / "damaged.h5";
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

    QTemporaryDir folder_;
};

void DamageTest::truncatedFileIsRefused() {
    QFETCH(QString, fixture);
    const std::string whole = bytesOf(fixture);
    for (int part = 0; part < 40; ++part) {
        const std::size_t size = whole.size() * static_cast<std::size_t>(part) / 40 + (part == 0 ? 9 : 0);
        const std::filesystem::path file = write(whole.substr(0, size));
        QVERIFY_EXCEPTION_THROWN(readHalfOrbit(file, all), FileError);
        if (size >= 64) {
            try {
                readHalfOrbit(file, all);
            } catch (const FileError& error) {
                const auto sentence = "is truncated: it has " + std::to_string(size) + " of " +
                                      std::to_string(whole.size()) + " bytes";
                QCOMPARE(error.problem(), sentence);
            }
        }
    }
}

void DamageTest::flippedBytesDoNoHarm() {
    QFETCH(QString, fixture);
    const std::string whole = bytesOf(fixture);
    std::mt19937 random(20180807);
    std::uniform_int_distribution<std::size_t> place(0, whole.size() - 1);
    std::uniform_int_distribution<int> value(0, 255);
    int refused = 0;
    for (int round = 0; round < 150; ++round) {
        std::string damaged = whole;
        for (int flips = 1 + round % 8; flips > 0; --flips) {
            // Most of the structure lies at the front.
            const std::size_t at = flips % 2 == 0 ? place(random) : place(random) % 2048;
            damaged[at] = static_cast<char>(value(random));
        }
        try {
            const HalfOrbit halfOrbit = readHalfOrbit(write(damaged), all);
            QVERIFY(partsAgree(halfOrbit));
            for (const Component component : halfOrbit.components) {
                QCOMPARE(makeSpectrumImage(halfOrbit, component).width, static_cast<int>(halfOrbit.rows()));
            }
        } catch (const FileError&) {
            ++refused;
        }
    }
    QVERIFY(refused > 0);
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

void DamageTest::unreadableSpectrumThatNobodyAskedForIsLeftOut() {
    const std::filesystem::path file =
        std::filesystem::path(NUCLEOSCOPE_TEST_DATA) / "archive" / "components_disagree.h5";
    const HalfOrbit halfOrbit = readHalfOrbit(file, {Component::X});
    QVERIFY(halfOrbit.components == std::vector{Component::X});
    QVERIFY(halfOrbit.warnings.front().find("A132_P") != std::string::npos);
}

QTEST_APPLESS_MAIN(DamageTest)
#include "damage_test.moc"
