#include "core/archive/writer.h"
#include "core/detection/pipeline.h"
#include "core/detection/region_outlines.h"
#include "core/error.h"
#include "tests/detection/made_half_orbits.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace nucleoscope;
using namespace nucleoscope::test;
namespace fs = std::filesystem;

namespace {

constexpr int rows = 24;

/// Finds one region with probability 0.75 in every half-orbit, at a frequency that depends on `row`.
class OneRegion : public MaskSource {
public:
    explicit OneRegion(int row) : row_(row) {}
    std::string model() const override { return "one"; }
    std::string settings() const override { return "row " + std::to_string(row_); }
    MaskedHalfOrbit maskOf(const HalfOrbit&, const SpectrumImage& image) override {
        ++calls;
        LabelMask mask(image.width, image.height);
        paint(mask, 4, row_, 9, row_ + 3);
        ProbabilityMap probability{image.width, image.height, std::vector<float>(mask.pixels.size(), 0.75f)};
        return {std::move(mask), std::move(probability)};
    }

    int calls = 0;

private:
    int row_;
};

std::vector<std::string> filesOf(const Catalogue& catalogue) {
    std::vector<std::string> files;
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        files.push_back(record.file);
    }
    return files;
}

/// What identifies a region and its measures, to compare catalogues.
std::string described(const Region& region) {
    return region.file + ' ' + toIso8601(region.utcStart) + ' ' + toIso8601(region.utcEnd) + ' ' +
           std::to_string(region.frequencyLowHz) + ' ' + std::to_string(region.frequencyHighHz) + ' ' +
           std::to_string(region.position.latitude) + ' ' + std::to_string(region.areaPixels) + ' ' +
           region.model + ' ' + region.run;
}

std::vector<std::string> described(const Catalogue& catalogue) {
    std::vector<std::string> texts;
    for (const Region& region : catalogue.regions) {
        texts.push_back(described(region));
    }
    return texts;
}

} // namespace

class PipelineTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<fs::path> files_;

    fs::path path(const std::string& name) const { return fs::path(folder_.path().toStdString()) / name; }

    DetectionOptions into(const std::string& catalogue) const {
        DetectionOptions options;
        options.catalogue = path(catalogue);
        return options;
    }

private slots:
    /// Five half-orbits an hour apart; the masks of the even ones have i + 1 regions, the others none.
    void initTestCase() {
        fs::create_directories(path("archive"));
        fs::create_directories(path("truth"));
        for (int i = 0; i < 5; ++i) {
            HalfOrbit halfOrbit = makeHalfOrbit(rows, 100 + i, epoch + 3'600'000 * i);
            files_.push_back(path("archive") / halfOrbit.file);
            writeHalfOrbit(files_.back(), halfOrbit);
            LabelMask mask(rows, 1024);
            for (int region = 0; i % 2 == 0 && region <= i; ++region) {
                paint(mask, 2, 100 * region, 5 + i, 100 * region + 3);
            }
            writeMask(path("truth") / halfOrbit.file.replace_extension(".png"), mask);
        }
    }

    void storedMasksGiveTheRegionsThatTheyShow() {
        StoredMasks masks(path("truth"));
        const DetectionSummary summary = runDetection(files_, masks, into("stored.gpkg"));
        QCOMPARE(summary.halfOrbits, std::size_t{5});
        QCOMPARE(summary.regions, std::size_t{1 + 3 + 5});
        QVERIFY(summary.failures.empty());
        QVERIFY(!summary.cancelled);

        const Catalogue catalogue = readCatalogue(path("stored.gpkg"));
        QCOMPARE(catalogue.halfOrbits.size(), std::size_t{5});
        for (int i = 0; i < 5; ++i) {
            const HalfOrbitRecord& record = catalogue.halfOrbits[i];
            QCOMPARE(record.file, files_[i].filename().string());
            QCOMPARE(record.orbit, 100 + i);
            QCOMPARE(record.rows, rows);
            QCOMPARE(record.start, epoch + 3'600'000 * i);
            QCOMPARE(record.regions, i % 2 == 0 ? i + 1 : 0);
        }
        QCOMPARE(catalogue.regions.size(), std::size_t{9});
        const Region& region = catalogue.regions[1]; // the lowest of the third half-orbit
        QCOMPARE(region.file, files_[2].filename().string());
        QCOMPARE(region.utcStart, epoch + 7'200'000 + 2 * 2048);
        QCOMPARE(region.utcEnd, epoch + 7'200'000 + 7 * 2048);
        QVERIFY(std::abs(region.frequencyLowHz - (1023 - 203) * nominalBinHz) < 0.01);
        QVERIFY(std::abs(region.frequencyHighHz - (1023 - 200) * nominalBinHz) < 0.01);
        QVERIFY(std::abs(region.position.latitude - (40 + 0.125 * 4.5)) < 1e-4);
        QCOMPARE(region.areaPixels, 24);
        QVERIFY(std::isnan(region.probabilityMean));
        QCOMPARE(region.model, std::string("masks"));
        QCOMPARE(region.run, summary.run);
    }

    void theModelsProbabilityAndItsMasksAreKept() {
        OneRegion masks(50);
        DetectionOptions options = into("model.gpkg");
        options.maskFolder = path("made/masks");
        runDetection(files_, masks, options);
        const Catalogue catalogue = readCatalogue(path("model.gpkg"));
        QCOMPARE(catalogue.regions.size(), std::size_t{5});
        QCOMPARE(catalogue.regions[0].probabilityMean, 0.75);
        QCOMPARE(catalogue.regions[0].model, std::string("one"));
        const LabelMask mask =
            readMask(path("made/masks") / files_[3].filename().replace_extension(".png"), rows, 1024);
        QCOMPARE(findRegions(mask).size(), std::size_t{1});
    }

    void smallRegionsAreLeftOut() {
        OneRegion masks(50); // 24 pixels
        DetectionOptions options = into("small.gpkg");
        options.maskFolder = path("small");
        options.regions.minPixels = 25;
        QCOMPARE(runDetection(files_, masks, options).regions, std::size_t{0});
        const fs::path written = options.maskFolder / files_[0].filename().replace_extension(".png");
        QVERIFY(readMask(written) == LabelMask(rows, 1024)); // what the catalogue leaves out, the mask does
        options.regions.minPixels = 24;
        QCOMPARE(runDetection(files_, masks, options).regions, std::size_t{5});
        QCOMPARE(findRegions(readMask(written)).size(), std::size_t{1});
    }

    void shardsMergedAreTheWhole() {
        StoredMasks masks(path("truth"));
        runDetection(files_, masks, into("whole.gpkg"));
        CatalogueWriter merger(path("merged.gpkg"));
        std::size_t files = 0;
        for (int shard = 3; shard >= 1; --shard) {
            const auto part = shardOf(files_, shard, 3);
            files += part.size();
            const std::string name = "part" + std::to_string(shard) + ".gpkg";
            runDetection(part, masks, into(name));
            merger.addAll(path(name));
        }
        merger.finish();
        QCOMPARE(files, files_.size());
        const Catalogue whole = readCatalogue(path("whole.gpkg"));
        const Catalogue merged = readCatalogue(path("merged.gpkg"));
        QCOMPARE(filesOf(merged), filesOf(whole));
        QCOMPARE(described(merged), described(whole));
    }

    void moreShardsThanFilesLeaveSomeEmpty() {
        StoredMasks masks(path("truth"));
        const auto part = shardOf(files_, 7, 8);
        QVERIFY(part.empty());
        runDetection(part, masks, into("none.gpkg"));
        QVERIFY(readCatalogue(path("none.gpkg")).halfOrbits.empty());
    }

    void cancelledAndResumedIsTheSameAsAtOnce() {
        OneRegion masks(50);
        runDetection(files_, masks, into("atonce.gpkg"));

        std::stop_source stop;
        DetectionOptions options = into("resumed.gpkg");
        const auto stopAfterTwo = [&stop](const DetectionProgress& progress) {
            if (progress.done == 2) {
                stop.request_stop();
            }
        };
        const DetectionSummary first = runDetection(files_, masks, options, stopAfterTwo, stop.get_token());
        QVERIFY(first.cancelled);
        QCOMPARE(first.halfOrbits, std::size_t{2});
        QVERIFY(!fs::exists(path("resumed.gpkg")));

        masks.calls = 0;
        options.start = CatalogueWriter::Start::Resume;
        const DetectionSummary second = runDetection(files_, masks, options);
        QCOMPARE(masks.calls, 3);
        QCOMPARE(second.skipped, std::size_t{2});
        QCOMPARE(second.halfOrbits, std::size_t{3});
        QCOMPARE(described(readCatalogue(path("resumed.gpkg"))),
                 described(readCatalogue(path("atonce.gpkg"))));
        QCOMPARE(filesOf(readCatalogue(path("resumed.gpkg"))), filesOf(readCatalogue(path("atonce.gpkg"))));
    }

    void resumingWithOtherSettingsIsRefused() {
        OneRegion masks(50);
        DetectionOptions options = into("other.gpkg");
        runDetection(files_, masks, options);
        options.start = CatalogueWriter::Start::Resume;
        OneRegion others(60);
        QVERIFY_EXCEPTION_THROWN(runDetection(files_, others, options), FileError);
        options.regions.minPixels = 5;
        QVERIFY_EXCEPTION_THROWN(runDetection(files_, masks, options), FileError);
        QCOMPARE(readCatalogue(path("other.gpkg")).regions.size(), std::size_t{5});
    }

    void anUpdateKeepsTheOthersEvenWhenCancelled() {
        OneRegion masks(50);
        DetectionOptions options = into("update.gpkg");
        runDetection(files_, masks, options);
        options.start = CatalogueWriter::Start::Update;
        OneRegion others(60);
        std::stop_source stop;
        const auto stopAtOnce = [&stop](const DetectionProgress&) { stop.request_stop(); };
        const DetectionSummary summary =
            runDetection({files_[1], files_[3]}, others, options, stopAtOnce, stop.get_token());
        QVERIFY(summary.cancelled);
        const Catalogue catalogue = readCatalogue(path("update.gpkg"));
        QCOMPARE(catalogue.regions.size(), std::size_t{5}); // each half-orbit by the run used last
        QCOMPARE(catalogue.regions[1].run, describeRun(others, options).id);
        QCOMPARE(catalogue.regions[3].run, describeRun(masks, options).id);
        QCOMPARE(readCatalogue(path("update.gpkg"), RunChoice::everything()).regions.size(), std::size_t{6});
        const Catalogue first =
            readCatalogue(path("update.gpkg"), RunChoice::of(describeRun(masks, options).id));
        QCOMPARE(first.regions[1].run, first.regions[3].run);
    }

    void aRunIsRecordedWithAllThatRepeatsIt() {
        OneRegion masks(50);
        DetectionOptions options = into("record.gpkg");
        options.regions.minPixels = 5;
        options.regions.minSeconds = 4;
        options.command = "test";
        runDetection(files_, masks, options);
        const Catalogue catalogue = readCatalogue(path("record.gpkg"));
        QCOMPARE(catalogue.runs.size(), std::size_t{1});
        const RunRecord& run = catalogue.runs[0];
        QCOMPARE(run.id, catalogue.regions[0].run);
        QCOMPARE(run.model, std::string("one"));
        QVERIFY(run.options == options.regions);
        QCOMPARE(run.settings,
                 std::string("row 50, at least 5 pixels and 4 s, parts up to 10 s apart joined"));
        QCOMPARE(run.inputs, std::vector<fs::path>{path("archive")});
        QCOMPARE(run.command, std::string("test"));
        QVERIFY(run.software.starts_with("Nucleoscope "));
        QVERIFY(run.started > 0 && run.finished >= run.started);
        QCOMPARE(run.halfOrbits, 5);
        QCOMPARE(catalogue.halfOrbits[0].contentHash.size(), std::size_t{16});
        QCOMPARE(catalogue.halfOrbits[0].contentHash,
                 catalogue.halfOrbits[1].contentHash); // the same spectrum
        QCOMPARE(catalogue.halfOrbits[0].track.size(), std::size_t{1});
        QCOMPARE(catalogue.halfOrbits[0].track[0].front().utc, epoch);
        QCOMPARE(readOutlines(path("record.gpkg"), files_[0].filename().string()).size(), std::size_t{1});
    }

    void filesThatCannotBeUsedAreRecordedAndTheRestIsDone() {
        fs::create_directories(path("bad"));
        const auto name = [](int orbit) {
            return "CSES_01_EFD_3_L02_A1_00" + std::to_string(orbit) +
                   "0_20211104_000000_20211104_003600_000.h5";
        };
        const fs::path noHdf5 = path("bad") / name(201);
        QFile file(QString::fromStdString(noHdf5.string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no HDF5 file");
        file.close();
        const fs::path withoutMask = path("bad") / name(202);
        writeHalfOrbit(withoutMask, makeHalfOrbit(rows, 202));
        const fs::path otherGrid = path("bad") / name(203);
        writeHalfOrbit(otherGrid, makeHalfOrbit(rows, 203));
        writeMask(path("truth") / otherGrid.filename().replace_extension(".png"), LabelMask(rows + 1, 1024));
        const fs::path absent = path("bad") / "absent.h5";

        StoredMasks masks(path("truth"));
        const DetectionSummary summary = runDetection(
            {files_[0], noHdf5, withoutMask, otherGrid, absent, files_[2]}, masks, into("some.gpkg"));
        QCOMPARE(summary.halfOrbits, std::size_t{2});
        QCOMPARE(summary.failures.size(), std::size_t{4});
        for (const auto& [failure, named] : {std::pair{summary.failures[0], name(201)},
                                             {summary.failures[1], name(202)},
                                             {summary.failures[2], name(203)},
                                             {summary.failures[3], std::string("absent.h5")}}) {
            QVERIFY2(failure.find(named.substr(0, named.size() - 3)) != std::string::npos, failure.c_str());
            QVERIFY2(failure.find('\n') == std::string::npos, failure.c_str());
        }
        const Catalogue catalogue = readCatalogue(path("some.gpkg"));
        QCOMPARE(catalogue.regions.size(), std::size_t{1 + 3});
        QCOMPARE(catalogue.halfOrbits.size(), std::size_t{6});
        int failed = 0;
        for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
            failed += record.error.empty() ? 0 : 1;
            if (record.file == name(201)) { // known by its name, without the path in the reason
                QCOMPARE(record.orbit, 201);
                QVERIFY(record.direction == Direction::Descending);
                QCOMPARE(toIso8601(record.start), std::string("2021-11-04T00:00:00.000Z"));
                QVERIFY(record.error.find("/bad/") == std::string::npos);
            }
        }
        QCOMPARE(failed, 4);
    }

    void aCatalogueStaysWhenNoFileCouldBeUsed() {
        StoredMasks masks(path("truth"));
        runDetection(files_, masks, into("stays.gpkg"));
        const DetectionSummary summary = runDetection({path("absent.h5")}, masks, into("stays.gpkg"));
        QCOMPARE(summary.failures.size(), std::size_t{1});
        QCOMPARE(readCatalogue(path("stays.gpkg")).regions.size(), std::size_t{9});
        QVERIFY(!fs::exists(path("stays.gpkg.partial")));
    }

    void ofTwoFilesWithOneNameTheFirstIsSearched() {
        fs::create_directories(path("twin"));
        const fs::path twin = path("twin") / files_[0].filename();
        fs::copy_file(files_[0], twin);
        OneRegion masks(50);
        const DetectionSummary summary = runDetection({files_[0], twin}, masks, into("twin.gpkg"));
        QCOMPARE(summary.halfOrbits, std::size_t{1});
        QCOMPARE(summary.failures.size(), std::size_t{1});
        QCOMPARE(readCatalogue(path("twin.gpkg")).halfOrbits.size(), std::size_t{1});
    }

    void aFolderOfMasksThatIsNotThereIsNamed() {
        QVERIFY_EXCEPTION_THROWN(StoredMasks(path("nowhere")), FileError);
    }
};

QTEST_GUILESS_MAIN(PipelineTest)
#include "pipeline_test.moc"
