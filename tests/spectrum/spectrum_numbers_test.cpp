#include "core/error.h"
#include "core/files.h"
#include "core/spectrum/grid.h"
#include "core/spectrum/spectrum_numbers.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;

namespace {

constexpr int rows = 12, bins = 8;
constexpr double binHz = 25000.0 / 1024;

/// Rows 6 and later come 10 s late. log10 amplitude of bin b at row r: −r − b / 10; one value is missing.
struct Made {
    HalfOrbit halfOrbit;
    SpectrumImage image;

    Made() {
        halfOrbit.file = "/archive/half-orbit.h5";
        halfOrbit.orbit = 2828;
        for (int row = 0; row < rows; ++row) {
            halfOrbit.track.utc.push_back(1635897600000 + 2048 * row + (row < 6 ? 0 : 10000));
            halfOrbit.track.latitude.push_back(-60.5 + row);
            halfOrbit.track.longitude.push_back(100.25);
            halfOrbit.track.altitudeKm.push_back(507);
            halfOrbit.track.magneticLatitude.push_back(-70 + row);
            halfOrbit.track.magneticLongitude.push_back(1);
        }
        for (int bin = 0; bin < bins; ++bin) {
            halfOrbit.frequencyHz.push_back(bin * binHz);
        }
        image.width = rows;
        image.height = bins;
        for (int row = 0; row < bins; ++row) {
            for (int column = 0; column < rows; ++column) {
                image.log10Amplitude.push_back(
                    static_cast<float>(-column - static_cast<double>(bins - 1 - row) / 10));
            }
        }
        at(3, 2) = std::numeric_limits<float>::quiet_NaN();
    }

    float& at(int bin, int column) {
        return image.log10Amplitude[static_cast<std::size_t>((bins - 1 - bin) * rows + column)];
    }

    /// Rows 1 to 4, bins 2 to 5.
    SpectrumNumbers numbers(SpectrumQuantity quantity = {}) const {
        return {halfOrbit,
                {{Component::X, &image}, {Component::Z, &image}},
                quantity,
                {1.5, 4.4 * 2.048, 1.6 * binHz, 5.4 * binHz}};
    }
};

/// What Python makes of a file: its complaint, or nothing.
QString python(const QString& program, const std::filesystem::path& file) {
    QProcess process;
    process.start("/usr/bin/python3", {"-c", program, QString::fromStdString(file.string())});
    process.waitForFinished();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
               ? QString()
               : QString::fromUtf8(process.readAllStandardError()) + process.errorString();
}

} // namespace

class SpectrumNumbersTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::filesystem::path file(const char* name) const { return folder_.filePath(name).toStdString(); }

private slots:
    void theWindowChoosesThePixelsWhoseCentresItHolds() {
        const Made made;
        const SpectrumGrid grid(made.halfOrbit);
        const SpectrumTimeline timeline(made.halfOrbit.track);
        QCOMPARE(partIn(wholeWindow(made.halfOrbit), grid, timeline),
                 (SpectrumPart{0, rows - 1, 0, bins - 1}));
        QCOMPARE(partIn(made.numbers().window, grid, timeline), (SpectrumPart{1, 4, bins - 6, bins - 3}));
        // Between two centres the nearest one.
        QCOMPARE(partIn({2 * 2.048 + 0.1, 2 * 2.048 + 0.3, 3.1 * binHz, 3.3 * binHz}, grid, timeline),
                 (SpectrumPart{2, 2, bins - 4, bins - 4}));
    }

    void slicesHoldTheValuesOfTheImageAndBreakAtGaps() {
        const Made made;
        const SpectrumSlice spectrum = spectrumOfColumn(made.image, SpectrumGrid(made.halfOrbit), 2);
        QCOMPARE(spectrum.at.size(), std::size_t(bins));
        for (int bin = 0; bin < bins; ++bin) {
            QCOMPARE(spectrum.at[std::size_t(bin)], bin * binHz);
            const float value = spectrum.log10Amplitude[std::size_t(bin)];
            QVERIFY(bin == 3 ? std::isnan(value) : value == made.image.at(bins - 1 - bin, 2));
        }
        const SpectrumSlice series =
            seriesOfRow(made.image, SpectrumTimeline(made.halfOrbit.track), bins - 1 - 4);
        QCOMPARE(series.at.size(), std::size_t(rows + 1));
        QVERIFY(std::isnan(series.log10Amplitude[6])); // the gap
        QCOMPARE(series.log10Amplitude[5], made.image.at(bins - 1 - 4, 5));
        QCOMPARE(series.log10Amplitude[7], made.image.at(bins - 1 - 4, 6));
        QVERIFY(std::abs(series.at[5] - 5 * 2.048) < 1e-9);
        QVERIFY(std::abs(series.at[7] - (6 * 2.048 + 10)) < 1e-9);
        QVERIFY(std::is_sorted(series.at.begin(), series.at.end()));
    }

    void pythonReadsTheMatrix() {
        const Made made;
        writeSpectrumCsv(file("matrix.csv"), made.numbers(), NumbersLayout::Matrix);
        QCOMPARE(python(R"(
import csv, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
assert header["file"] == "half-orbit.h5" and header["components"] == "X Z", header
assert header["quantity"] == "amplitude-log10" and "mV/m/√Hz" in header["unit"], header
assert "simulated" not in header, header
rows = list(csv.reader(line for line in lines if not line.startswith("#")))
assert rows[0][:5] == ["component", "utc", "latitude", "longitude", "magnetic_latitude"], rows[0]
step = 25000 / 1024
assert all(abs(float(f) - b * step) < 1e-3 for f, b in zip(rows[0][5:], range(2, 6))), rows[0]
assert len(rows) == 1 + 2 * 4 and all(len(row) == 9 for row in rows)
assert [row[0] for row in rows[1:]] == ["X"] * 4 + ["Z"] * 4
assert rows[2][1] == "2021-11-03T00:00:04.096Z" and float(rows[2][2]) == -58.5, rows[2]
for row, time in zip(rows[5:], range(1, 5)):
    for value, b in zip(row[5:], range(2, 6)):
        missing = time == 2 and b == 3
        assert (value == "") == missing and (missing or abs(float(value) - (-time - b / 10)) < 1e-6), row
)",
                        file("matrix.csv")),
                 QString());
    }

    void pythonReadsTheLongTable() {
        Made made;
        made.halfOrbit.simulated = true;
        const SpectrumQuantity decibel{SpectrumQuantity::Density::Power, SpectrumQuantity::Scale::Decibel};
        writeSpectrumCsv(file("long.csv"), made.numbers(decibel), NumbersLayout::Long);
        QCOMPARE(python(R"(
import csv, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines()
header = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
assert header["simulated"].startswith("yes") and header["quantity"] == "power-db", header
rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
assert len(rows) == 2 * 4 * 4, len(rows)
last = rows[-1]
assert abs(float(last["frequency_hz"]) - 5 * 25000 / 1024) < 1e-3, last
assert abs(float(last["value"]) - 20 * (-4 - 0.5)) < 1e-4, last
)",
                        file("long.csv")),
                 QString());
    }

    void h5pyReadsTheNumbers() {
        if (!python(QStringLiteral("import h5py"), {}).isEmpty()) {
            QSKIP("needs python3-h5py");
        }
        Made made;
        made.halfOrbit.simulated = true;
        SpectrumQuantity relative;
        relative.relative = true;
        writeSpectrumHdf5(file("numbers.h5"), made.numbers(relative));
        QCOMPARE(python(R"(
import h5py, numpy as np, sys
with h5py.File(sys.argv[1], "r") as f:
    assert set(f) == {"X", "Z", "time", "frequency", "latitude", "longitude", "magnetic_latitude"}, set(f)
    assert f.attrs["format_version"] == 1 and f.attrs["orbit"] == 2828 and f.attrs["simulated"] == 1
    assert f.attrs["file"] == "half-orbit.h5" and f.attrs["relative_to_background"] == 1, dict(f.attrs)
    z = f["Z"]
    assert z.shape == (4, 4) and z.dtype == np.float32 and z.attrs["units"] == "dex", dict(z.attrs)
    expected = -np.arange(1, 5)[:, None] - np.arange(2, 6)[None, :] / 10
    assert np.isnan(z[1, 1])
    np.testing.assert_allclose(np.where(np.isnan(z[()]), expected, z[()]), expected, atol=1e-6)
    np.testing.assert_allclose(f["frequency"][()], np.arange(2, 6) * 25000 / 1024)
    assert f["frequency"].attrs["units"] == "Hz" and f["latitude"].attrs["units"] == "degree"
    assert f["time"][0] == 1635897600000 + 2048 and f["latitude"][0] == -59.5
)",
                        file("numbers.h5")),
                 QString());
    }

    void whatCannotBeWrittenIsSaid() {
        const Made made;
        QVERIFY_EXCEPTION_THROWN(writeSpectrumHdf5("/no/such/folder/x.h5", made.numbers()), FileError);
        SpectrumNumbers other = made.numbers();
        const SpectrumImage empty;
        other.panels = {{Component::Z, &empty}};
        QVERIFY_EXCEPTION_THROWN(spectrumTable(other, NumbersLayout::Matrix), Error);
    }
};

QTEST_APPLESS_MAIN(SpectrumNumbersTest)
#include "spectrum_numbers_test.moc"
