#include "core/archive/writer.h"
#include "core/detection/pipeline.h"
#include "core/simulation/simulator.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <tuple>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

double longitudeDifference(double a, double b) {
    return std::abs(std::remainder(a - b, 360.0));
}

} // namespace

/// Simulated files searched with their true masks give back the true regions, through files and catalogue.
class TruthTest : public QObject {
    Q_OBJECT

private slots:
    void theTrueMasksGiveBackTheTrueRegions() {
        QTemporaryDir folder;
        const fs::path base = folder.path().toStdString();
        fs::create_directories(base / "truth");
        SimulationOptions simulation;
        simulation.halfOrbits = 4;
        simulation.seed = 20211103;
        simulation.nucleiPerHalfOrbit = 3;

        std::vector<fs::path> files;
        std::vector<Region> truth;
        for (int i = 0; i < simulation.halfOrbits; ++i) {
            const SimulatedHalfOrbit made = simulateHalfOrbit(simulation, i);
            files.push_back(base / made.halfOrbit.file);
            writeHalfOrbit(files.back(), made.halfOrbit);
            writeMask(base / "truth" / fs::path(made.halfOrbit.file).replace_extension(".png"), made.truth);
            for (const TruthRegion& region : made.regions) {
                truth.push_back(region.region);
            }
        }
        QVERIFY(!truth.empty());
        std::sort(truth.begin(), truth.end(), [](const Region& a, const Region& b) {
            return std::tie(a.utcStart, a.file, a.frequencyLowHz) <
                   std::tie(b.utcStart, b.file, b.frequencyLowHz);
        });

        StoredMasks masks(base / "truth");
        DetectionOptions options;
        options.catalogue = base / "catalogue.gpkg";
        const DetectionSummary summary = runDetection(files, masks, options);
        QVERIFY(summary.failures.empty());
        const Catalogue catalogue = readCatalogue(options.catalogue);

        QCOMPARE(catalogue.halfOrbits.size(), files.size());
        QCOMPARE(catalogue.regions.size(), truth.size());
        for (std::size_t i = 0; i < truth.size(); ++i) {
            const Region& found = catalogue.regions[i];
            const Region& expected = truth[i];
            QCOMPARE(found.file, expected.file);
            QCOMPARE(found.orbit, expected.orbit);
            QCOMPARE(toString(found.direction), toString(expected.direction));
            QCOMPARE(found.utcStart, expected.utcStart);
            QCOMPARE(found.utcCenter, expected.utcCenter);
            QCOMPARE(found.utcEnd, expected.utcEnd);
            // The file keeps frequencies and positions as 32-bit floats.
            QVERIFY(std::abs(found.frequencyLowHz - expected.frequencyLowHz) < 0.01);
            QVERIFY(std::abs(found.frequencyCenterHz - expected.frequencyCenterHz) < 0.01);
            QVERIFY(std::abs(found.frequencyHighHz - expected.frequencyHighHz) < 0.01);
            QVERIFY(std::abs(found.position.latitude - expected.position.latitude) < 1e-3);
            QVERIFY(longitudeDifference(found.position.longitude, expected.position.longitude) < 1e-3);
            QVERIFY(std::abs(found.position.magneticLatitude - expected.position.magneticLatitude) < 1e-3);
            QVERIFY(longitudeDifference(found.position.magneticLongitude,
                                        expected.position.magneticLongitude) < 1e-3);
            QVERIFY(std::abs(found.position.altitudeKm - expected.position.altitudeKm) < 1e-3);
            QCOMPARE(toString(found.season), toString(expected.season));
            QCOMPARE(toString(found.hemisphere), toString(expected.hemisphere));
            QCOMPARE(found.areaPixels, expected.areaPixels);
            QVERIFY(std::abs(found.powerPeak - expected.powerPeak) < 1e-5);
            QVERIFY(found.simulated);
        }
    }
};

QTEST_GUILESS_MAIN(TruthTest)
#include "truth_test.moc"
