#include "core/archive/half_orbit_name.h"
#include "core/geo/dipole.h"
#include "core/simulation/nucleus.h"
#include "core/simulation/simulator.h"
#include "core/simulation/transmitters.h"
#include "core/simulation/truth_table.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>

using namespace nucleoscope;

namespace {

constexpr int height = 1024;

/// NaN-safe equality of every stored number.
bool sameBytes(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

std::vector<double> bins() {
    std::vector<double> frequencies;
    for (int i = 0; i < height; ++i) {
        frequencies.push_back(i * nominalBinHz);
    }
    return frequencies;
}

/// A pass of the reference year whose track comes closest to a place.
Scene emptySceneNear(double latitude, double longitude, Direction direction) {
    SimulationOptions options;
    options.to = options.from + 6 * UtcMs(86400000);
    options.halfOrbits = static_cast<int>(availableHalfOrbits(options));
    options.nucleiPerHalfOrbit = 0;
    Scene best;
    double closest = 1e9;
    for (int i = 0; i < options.halfOrbits; ++i) {
        Scene scene = drawScene(options, i);
        const orbit::SubPoint point =
            orbit::subPoint(scene.pass, orbit::secondsAtLatitude(scene.pass, latitude));
        const double distance = std::abs(std::remainder(point.longitude - longitude, 360.0));
        if (scene.pass.direction == direction && distance < closest) {
            closest = distance;
            best = scene;
        }
    }
    best.lookAlikes.clear();
    return best;
}

std::size_t rowNearest(const Track& track, double latitude) {
    const auto nearest =
        std::min_element(track.latitude.begin(), track.latitude.end(),
                         [&](double a, double b) { return std::abs(a - latitude) < std::abs(b - latitude); });
    return static_cast<std::size_t>(nearest - track.latitude.begin());
}

/// Mean log10 amplitude of the rows around `row` at a frequency.
double levelAt(const HalfOrbit& halfOrbit, std::size_t row, double frequencyHz) {
    const Spectrum& spectrum = *halfOrbit.spectrum(Component::Z);
    const auto bin = static_cast<std::size_t>(std::lround(frequencyHz / nominalBinHz));
    double sum = 0;
    int count = 0;
    for (std::size_t r = row - 5; r <= row + 5; ++r) {
        if (std::isfinite(spectrum.at(r, bin))) {
            sum += std::log10(spectrum.at(r, bin));
            ++count;
        }
    }
    return sum / count;
}

Nucleus someNucleus() {
    Nucleus nucleus;
    nucleus.centerHz = 6200;
    nucleus.halfDuration = {90, 120};
    nucleus.halfHeight = {700, 500};
    nucleus.shearHzPerSecond = 1.5;
    nucleus.wobbleAmplitude = {0.08, 0.05, 0.02, 0.02};
    nucleus.shape = 2;
    nucleus.contrast = 0.4;
    nucleus.textureDepth = 0.1;
    nucleus.textureSeed = 42;
    return nucleus;
}

std::vector<double> someSeconds() {
    std::vector<double> seconds;
    for (int i = -300; i < 300; ++i) {
        seconds.push_back(i * rowSeconds);
    }
    return seconds;
}

} // namespace

class SimulatorTest : public QObject {
    Q_OBJECT

private slots:
    void sameSeedGivesTheSameBytes();
    void otherSeedOrIndexGivesOtherBytes();
    void halfOrbitIsCompleteAndNamedByTheConvention();
    void magneticCoordinatesAreTheDipoleOnes();
    void scatterIsAboutATenthOfADecade();
    void levelsLieInTheRangeOfTheInstrument();
    void componentsXAndYAreCoherentWithZ();
    void missingRowsAreNotANumberAndGapsAreListed();
    void excessPeaksAtTheContrast();
    void outlineIsWhereTheExcessHasFallenToOneOverE();
    void nucleusRaisesTheSpectrumByItsContrast();
    void eachNucleusIsOneRegionAndNoneTouch();
    void transmitterIsReceivedAboveItsSite_data();
    void transmitterIsReceivedAboveItsSite();
    void transmitterIsReceivedAtTheConjugatePoint();
    void truthTableHasTheColumnsOfTheContract();
};

void SimulatorTest::sameSeedGivesTheSameBytes() {
    SimulationOptions options;
    options.halfOrbits = 3;
    options.seed = 99;
    const SimulatedHalfOrbit a = simulateHalfOrbit(options, 1);
    const SimulatedHalfOrbit b = simulateHalfOrbit(options, 1);
    QVERIFY(sameBytes(a.halfOrbit.spectrum(Component::Z)->amplitude,
                      b.halfOrbit.spectrum(Component::Z)->amplitude));
    QVERIFY(a.halfOrbit.track.utc == b.halfOrbit.track.utc);
    QVERIFY(a.halfOrbit.file == b.halfOrbit.file);
    QVERIFY(a.truth == b.truth);
    // X and Y beside Z leave Z as it is.
    options.allComponents = true;
    const SimulatedHalfOrbit all = simulateHalfOrbit(options, 1);
    QVERIFY(sameBytes(a.halfOrbit.spectrum(Component::Z)->amplitude,
                      all.halfOrbit.spectrum(Component::Z)->amplitude));
}

void SimulatorTest::otherSeedOrIndexGivesOtherBytes() {
    SimulationOptions options;
    options.halfOrbits = 3;
    const auto amplitude = [&](int index) {
        return simulateHalfOrbit(options, index).halfOrbit.spectrum(Component::Z)->amplitude;
    };
    const std::vector<double> first = amplitude(0);
    QVERIFY(!sameBytes(first, amplitude(2)));
    options.seed = 2;
    QVERIFY(!sameBytes(first, amplitude(0)));
}

void SimulatorTest::halfOrbitIsCompleteAndNamedByTheConvention() {
    SimulationOptions options;
    options.halfOrbits = 4;
    for (int i = 0; i < options.halfOrbits; ++i) {
        const HalfOrbit halfOrbit = simulateHalfOrbit(options, i).halfOrbit;
        const auto name = HalfOrbitName::parse(halfOrbit.file.string());
        QVERIFY(name.has_value());
        QVERIFY(name->isVlf());
        QCOMPARE(name->orbit, halfOrbit.orbit);
        QVERIFY(name->direction == halfOrbit.direction);
        QVERIFY(name->start <= halfOrbit.track.utc.front() && name->end >= halfOrbit.track.utc.back());
        QVERIFY(name->end - name->start < 2330 * 1000);
        QVERIFY(halfOrbit.simulated);
        QCOMPARE(halfOrbit.bins(), std::size_t(height));
        QCOMPARE(halfOrbit.spectrum(Component::Z)->amplitude.size(), halfOrbit.rows() * height);
        QVERIFY(!halfOrbit.spectrum(Component::X));
        QCOMPARE(halfOrbit.track.workMode.size(), halfOrbit.rows());
    }
}

void SimulatorTest::magneticCoordinatesAreTheDipoleOnes() {
    const Track track = simulateHalfOrbit({}, 0).halfOrbit.track;
    for (std::size_t row = 0; row < track.rows(); row += 50) {
        const MagneticPosition expected =
            dipoleCoordinates(track.latitude[row], track.longitude[row], decimalYear(track.utc[row]));
        QVERIFY(std::abs(track.fileMagneticLatitude[row] - expected.latitude) < 1e-4);
        QVERIFY(std::abs(track.fileMagneticLongitude[row] - expected.longitude) < 1e-4);
    }
}

void SimulatorTest::scatterIsAboutATenthOfADecade() {
    const SimulatedHalfOrbit simulated = paintScene(emptySceneNear(-50, 0, Direction::Descending), false);
    const Spectrum& spectrum = *simulated.halfOrbit.spectrum(Component::Z);
    // Differences between neighbouring rows leave the slow changes out; their variance is twice the
    // scatter's.
    double squares = 0;
    int count = 0;
    for (std::size_t row = 100; row < 900; ++row) {
        for (std::size_t bin = 560; bin < 590; ++bin) {
            const double step = std::log10(spectrum.at(row + 1, bin) / spectrum.at(row, bin));
            if (std::isfinite(step) && std::abs(step) < 0.8) {
                squares += step * step;
                ++count;
            }
        }
    }
    const double scatter = std::sqrt(squares / count / 2);
    QVERIFY2(scatter > 0.08 && scatter < 0.12, qPrintable(QString::number(scatter)));
}

void SimulatorTest::levelsLieInTheRangeOfTheInstrument() {
    SimulationOptions options;
    options.halfOrbits = 5;
    for (int i = 0; i < options.halfOrbits; ++i) {
        const SimulatedHalfOrbit simulated = simulateHalfOrbit(options, i);
        const SpectrumImage image = makeSpectrumImage(simulated.halfOrbit);
        const auto [low, high] = percentiles(image, 0.01, 0.99);
        QVERIFY2(low > -6.6 && low < -5.6, qPrintable(QString::number(low)));
        QVERIFY2(high > -5.0 && high < -3.6, qPrintable(QString::number(high)));
    }
}

void SimulatorTest::componentsXAndYAreCoherentWithZ() {
    SimulationOptions options;
    options.allComponents = true;
    const HalfOrbit halfOrbit = simulateHalfOrbit(options, 0).halfOrbit;
    QCOMPARE(halfOrbit.components.size(), std::size_t(3));
    const std::vector<double>& z = halfOrbit.spectrum(Component::Z)->amplitude;
    for (const Component component : {Component::X, Component::Y}) {
        const std::vector<double>& other = halfOrbit.spectrum(component)->amplitude;
        QVERIFY(other.size() == z.size());
        double ratio = 0;
        double squares = 0;
        int count = 0;
        for (std::size_t i = 0; i < z.size(); i += 7) {
            const double step = std::log10(other[i] / z[i]);
            if (std::isfinite(step)) {
                ratio += step;
                squares += step * step;
                ++count;
            }
        }
        const double mean = ratio / count;
        const double deviation = std::sqrt(squares / count - mean * mean);
        QVERIFY(std::abs(mean) < 0.15);
        // Independent scatter would leave 0.14.
        QVERIFY2(deviation > 0.02 && deviation < 0.1, qPrintable(QString::number(deviation)));
    }
}

void SimulatorTest::missingRowsAreNotANumberAndGapsAreListed() {
    Scene scene = emptySceneNear(0, 20, Direction::Ascending);
    scene.missing = {40, 41};
    const HalfOrbit halfOrbit = paintScene(scene, false).halfOrbit;
    const Spectrum& spectrum = *halfOrbit.spectrum(Component::Z);
    QVERIFY(std::isnan(spectrum.at(40, 0)) && std::isnan(spectrum.at(41, height - 1)));
    QVERIFY(spectrum.at(42, 300) > 0 && spectrum.at(39, 300) > 0);
    QCOMPARE(halfOrbit.gaps.size(), scene.afterGap.size());
    for (const Gap& gap : halfOrbit.gaps) {
        const auto step = halfOrbit.track.utc[gap.afterRow + 1] - halfOrbit.track.utc[gap.afterRow];
        QVERIFY(std::abs(gap.seconds - static_cast<double>(step) / 1000) < 1e-3);
        QVERIFY(gap.seconds > gapSeconds);
    }
}

void SimulatorTest::excessPeaksAtTheContrast() {
    const Nucleus nucleus = someNucleus();
    const NucleusExcess excess = excessOf(nucleus, someSeconds(), bins());
    const auto peak = std::max_element(excess.dex.begin(), excess.dex.end());
    QVERIFY(std::abs(*peak - nucleus.contrast) < 1e-6);
    QVERIFY(*std::min_element(excess.dex.begin(), excess.dex.end()) >= 0);
    // Strongest near the centre.
    const auto index = static_cast<std::size_t>(peak - excess.dex.begin());
    const std::size_t row = excess.window.firstRow + index / excess.window.bins();
    const std::size_t bin = excess.window.firstBin + index % excess.window.bins();
    QVERIFY(std::abs(someSeconds()[row]) < 50);
    QVERIFY(std::abs(bins()[bin] - nucleus.centerHz) < 300);
    // What the window cuts off is invisible.
    for (std::size_t i = 0; i < excess.window.bins(); ++i) {
        QVERIFY(excess.at(0, i) < 0.005F);
    }
}

void SimulatorTest::outlineIsWhereTheExcessHasFallenToOneOverE() {
    const NucleusExcess excess = excessOf(someNucleus(), someSeconds(), bins());
    LabelMask mask(static_cast<int>(someSeconds().size()), height);
    const auto pixels = markOutline(excess, mask);
    QVERIFY(!pixels.empty());
    std::size_t inside = 0;
    for (std::size_t row = 0; row < excess.window.rows(); ++row) {
        for (std::size_t bin = 0; bin < excess.window.bins(); ++bin) {
            const bool marked = mask.at(height - 1 - static_cast<int>(excess.window.firstBin + bin),
                                        static_cast<int>(excess.window.firstRow + row)) == LabelMask::nucleus;
            QCOMPARE(marked, excess.at(row, bin) >= 0.4F * std::exp(-1.0F));
            inside += marked ? 1 : 0;
        }
    }
    QCOMPARE(inside, pixels.size());
    // Without wobble, shear and texture the outline is an ellipse of the half sizes.
    Nucleus plain = someNucleus();
    plain.wobbleAmplitude = {};
    plain.shearHzPerSecond = 0;
    plain.textureDepth = 0;
    LabelMask ellipse(mask.width, mask.height);
    const auto area =
        static_cast<double>(markOutline(excessOf(plain, someSeconds(), bins()), ellipse).size());
    const double expected =
        std::numbers::pi * ((90 + 120) / 2.0 / rowSeconds) * ((700 + 500) / 2.0 / nominalBinHz);
    QVERIFY2(std::abs(area / expected - 1) < 0.02, qPrintable(QString("%1 of %2").arg(area).arg(expected)));
}

void SimulatorTest::nucleusRaisesTheSpectrumByItsContrast() {
    Scene scene = emptySceneNear(0, -30, Direction::Descending);
    const SimulatedHalfOrbit without = paintScene(scene, false);
    Nucleus nucleus = someNucleus();
    nucleus.centerSeconds = scene.seconds[300];
    nucleus.textureDepth = 0;
    nucleus.contrast = 0.5;
    scene.nuclei.push_back(nucleus);
    const SimulatedHalfOrbit with = paintScene(scene, false);
    const auto bin = static_cast<std::size_t>(std::lround(nucleus.centerHz / nominalBinHz));
    const double rise = std::log10(with.halfOrbit.spectrum(Component::Z)->at(300, bin + 8) /
                                   without.halfOrbit.spectrum(Component::Z)->at(300, bin + 8));
    QVERIFY2(std::abs(rise - 0.5 * std::exp(-std::pow(8 * nominalBinHz / 500, 2))) < 0.03,
             qPrintable(QString::number(rise)));
    QCOMPARE(with.regions.size(), std::size_t(1));
    QCOMPARE(with.regions.front().contrast, 0.5);
    const Region& region = with.regions.front().region;
    QVERIFY(std::abs(region.frequencyCenterHz - nucleus.centerHz) < 200);
    QVERIFY(std::abs(static_cast<double>(region.utcCenter - scene.utc[300])) < 30000);
}

void SimulatorTest::eachNucleusIsOneRegionAndNoneTouch() {
    SimulationOptions options;
    options.halfOrbits = 400;
    options.nucleiPerHalfOrbit = 3;
    int nuclei = 0;
    for (int i = 0; i < options.halfOrbits; i += 4) {
        const Scene scene = drawScene(options, i);
        std::vector<std::vector<std::pair<int, int>>> regions;
        LabelMask mask(static_cast<int>(scene.seconds.size()), height);
        for (const Nucleus& nucleus : scene.nuclei) {
            regions.push_back(markOutline(excessOf(nucleus, scene.seconds, bins()), mask));
            QVERIFY(!regions.back().empty());
            ++nuclei;
        }
        QCOMPARE(findRegions(mask).size(), scene.nuclei.size());
        // Grown by a pixel each they still are apart: at least three pixels lie between.
        LabelMask grown(mask.width, mask.height);
        for (const auto& pixels : regions) {
            for (const auto& [row, column] : pixels) {
                for (int r = std::max(row - 1, 0); r <= std::min(row + 1, height - 1); ++r) {
                    for (int c = std::max(column - 1, 0); c <= std::min(column + 1, mask.width - 1); ++c) {
                        grown.at(r, c) = LabelMask::nucleus;
                    }
                }
            }
        }
        QCOMPARE(findRegions(grown).size(), scene.nuclei.size());
    }
    QVERIFY(nuclei > 150);
}

void SimulatorTest::transmitterIsReceivedAboveItsSite_data() {
    QTest::addColumn<double>("frequency");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("NWC") << 19800.0 << -21.8 << 114.2;
    QTest::newRow("NPM") << 21400.0 << 21.4 << -158.2;
    QTest::newRow("DHO38") << 23400.0 << 53.1 << 7.6;
    QTest::newRow("Alpha Novosibirsk") << 14880.95 << 55.8 << 84.5;
}

void SimulatorTest::transmitterIsReceivedAboveItsSite() {
    QFETCH(double, frequency);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    double strongest = 0;
    for (int attempt = 0; attempt < 3; ++attempt) { // a station may be silent
        Scene scene = emptySceneNear(latitude, longitude, Direction::Ascending);
        scene.paintSeed += static_cast<std::uint64_t>(attempt);
        const HalfOrbit night = paintScene(scene, false).halfOrbit;
        const std::size_t row = rowNearest(night.track, latitude);
        const double above = levelAt(night, row, frequency) - levelAt(night, row, frequency - 350);
        strongest = std::max(strongest, above);
        // Far away it is silent.
        const std::size_t far = rowNearest(night.track, latitude > 0 ? latitude - 75 : latitude + 85);
        QVERIFY(levelAt(night, far, frequency) - levelAt(night, far, frequency - 350) < 0.3);
    }
    QVERIFY2(strongest > 0.4, qPrintable(QString::number(strongest)));
}

void SimulatorTest::transmitterIsReceivedAtTheConjugatePoint() {
    const auto stations = transmitters();
    const auto nwc = std::find_if(stations.begin(), stations.end(),
                                  [](const Transmitter& station) { return station.frequencyHz == 19800; });
    QVERIFY(nwc != stations.end());
    const TransmitterFootprint footprint(*nwc, 2022);
    const MagneticPosition site = dipoleCoordinates(nwc->latitude, nwc->longitude, 2022);
    const MagneticPosition conjugate = geographicCoordinates(-site.latitude, site.longitude, 2022);
    const double above = footprint.overFloor(nwc->latitude, nwc->longitude, true);
    const double opposite = footprint.overFloor(conjugate.latitude, conjugate.longitude, true);
    const double between =
        footprint.overFloor((nwc->latitude + conjugate.latitude) / 2, nwc->longitude, true);
    QVERIFY(above > opposite && opposite > 2 * between);
    QVERIFY(footprint.overFloor(nwc->latitude, nwc->longitude, false) < above / 3);
}

void SimulatorTest::truthTableHasTheColumnsOfTheContract() {
    QCOMPARE(
        QString::fromStdString(truthTableHeader()).trimmed(),
        QString(
            "file,orbit,direction,utc_start,utc_center,utc_end,frequency_low_hz,frequency_center_hz,"
            "frequency_high_hz,latitude,longitude,magnetic_latitude,magnetic_longitude,altitude_km,season,"
            "hemisphere,area_pixels,contrast"));
    TruthRegion truth;
    truth.region.file = "A.h5";
    truth.region.orbit = 20795;
    truth.region.utcStart = 1635754893982;
    truth.region.frequencyLowHz = 8374.0234375;
    truth.region.hemisphere = Hemisphere::South;
    truth.contrast = 0.25;
    const QStringList fields = QString::fromStdString(truthTableLine(truth)).trimmed().split(',');
    QCOMPARE(fields.size(), 18);
    QCOMPARE(fields[2], "ascending");
    QCOMPARE(fields[3], "2021-11-01T08:21:33.982Z");
    QCOMPARE(fields[6], "8374.023");
    QCOMPARE(fields[15], "south");
    QCOMPARE(fields[17], "0.2500");
}

QTEST_APPLESS_MAIN(SimulatorTest)
#include "simulator_test.moc"
