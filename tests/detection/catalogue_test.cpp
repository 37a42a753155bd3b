#include "core/detection/catalogue.h"
#include "core/detection/region_outlines.h"
#include "core/error.h"
#include "tests/detection/made_catalogues.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;
using namespace nucleoscope::test;
namespace fs = std::filesystem;

namespace {

constexpr UtcMs start = madeStart;
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

void compareRegions(const Region& a, const Region& b) {
    QCOMPARE(a.file, b.file);
    QCOMPARE(a.orbit, b.orbit);
    QCOMPARE(toString(a.direction), toString(b.direction));
    QCOMPARE(a.utcStart, b.utcStart);
    QCOMPARE(a.utcCenter, b.utcCenter);
    QCOMPARE(a.utcEnd, b.utcEnd);
    QVERIFY(a.frequencyLowHz == b.frequencyLowHz);
    QVERIFY(a.frequencyCenterHz == b.frequencyCenterHz);
    QVERIFY(a.frequencyHighHz == b.frequencyHighHz);
    QVERIFY(same(a.position.latitude, b.position.latitude));
    QVERIFY(same(a.position.longitude, b.position.longitude));
    QVERIFY(same(a.position.magneticLatitude, b.position.magneticLatitude));
    QVERIFY(same(a.position.magneticLongitude, b.position.magneticLongitude));
    QVERIFY(same(a.position.altitudeKm, b.position.altitudeKm));
    QVERIFY(a.localTimeHours == b.localTimeHours);
    QCOMPARE(toString(a.season), toString(b.season));
    QCOMPARE(toString(a.hemisphere), toString(b.hemisphere));
    QCOMPARE(a.areaPixels, b.areaPixels);
    QVERIFY(a.areaSecondHz == b.areaSecondHz);
    QVERIFY(same(a.powerPeak, b.powerPeak));
    QVERIFY(same(a.powerMean, b.powerMean));
    QVERIFY(same(a.probabilityMean, b.probabilityMean));
    QCOMPARE(a.model, b.model);
    QCOMPARE(a.run, b.run);
    QCOMPARE(a.simulated, b.simulated);
}

std::vector<std::string> filesOf(const Catalogue& catalogue) {
    std::vector<std::string> files;
    for (const HalfOrbitRecord& record : catalogue.halfOrbits) {
        files.push_back(record.file);
    }
    return files;
}

QString errorOfReading(const fs::path& file) {
    try {
        readCatalogue(file);
    } catch (const FileError& error) {
        return error.what();
    }
    return {};
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// Two half-orbits with regions, one without, one that could not be read; out of order.
    static Catalogue madeCatalogue() {
        Catalogue catalogue;
        catalogue.halfOrbits = {madeRecord("c.h5", start + 7'200'000, 1), madeRecord("a.h5", start, 2),
                                madeRecord("b.h5", start + 3'600'000, 0)};
        HalfOrbitRecord failed;
        failed.file = "broken's.h5";
        failed.error = "is no HDF5 file";
        catalogue.halfOrbits.push_back(failed);
        catalogue.regions = {madeRegion("c.h5", start + 7'300'000, 6200),
                             madeRegion("a.h5", start + 100'000, 6300),
                             madeRegion("a.h5", start + 100'000, 5100)};
        return catalogue;
    }

    /// Parts merged in this order, and how many half-orbits were in more than one.
    std::pair<Catalogue, std::size_t> mergedParts(std::initializer_list<const char*> parts) const {
        CatalogueWriter writer(path("merged.gpkg"));
        std::size_t repeated = 0;
        for (const char* part : parts) {
            repeated += writer.addAll(path(part)).repeated;
        }
        writer.finish();
        return {readCatalogue(path("merged.gpkg")), repeated};
    }

private slots:
    void whatIsWrittenIsRead() {
        const Catalogue written = madeCatalogue();
        writeCatalogue(path("round.gpkg"), written);
        const Catalogue read = readCatalogue(path("round.gpkg"));

        QCOMPARE(read.regions.size(), std::size_t{3});
        compareRegions(read.regions[0], written.regions[2]); // by time, then file, then frequency
        compareRegions(read.regions[1], written.regions[1]);
        compareRegions(read.regions[2], written.regions[0]);
        QCOMPARE(filesOf(read), (std::vector<std::string>{"broken's.h5", "a.h5", "b.h5", "c.h5"}));
        const HalfOrbitRecord& record = read.halfOrbits[1];
        QCOMPARE(record.orbit, 2081);
        QVERIFY(record.direction == Direction::Descending);
        QCOMPARE(record.start, start);
        QCOMPARE(record.end, start + 2'200'000);
        QCOMPARE(record.rows, 1077);
        QCOMPARE(record.regions, 2);
        QCOMPARE(record.error, std::string());
        QCOMPARE(record.model, std::string("odm_unet-20211231-0123abcd"));
        QCOMPARE(record.run, std::string("5eed0001"));
        QVERIFY(record.simulated);
        QCOMPARE(read.halfOrbits[0].error, std::string("is no HDF5 file"));
        QCOMPARE(read.halfOrbits[0].start, UtcMs{0});
    }

    void missingValuesStayMissing() {
        Catalogue catalogue = madeCatalogue();
        catalogue.regions.resize(1);
        Region& region = catalogue.regions[0];
        region.position = {missing, missing, missing, missing, missing};
        region.powerPeak = region.powerMean = region.probabilityMean = missing;
        writeCatalogue(path("missing.gpkg"), catalogue);
        compareRegions(readCatalogue(path("missing.gpkg")).regions.at(0), region);
    }

    void anEmptyCatalogueIsACatalogue() {
        writeCatalogue(path("empty.gpkg"), {});
        const Catalogue catalogue = readCatalogue(path("empty.gpkg"));
        QVERIFY(catalogue.regions.empty());
        QVERIFY(catalogue.halfOrbits.empty());
    }

    void otherProgramsReadIt() {
        if (QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        writeCatalogue(path("others.gpkg"), madeCatalogue());
        const QString text =
            outputOf("ogrinfo", {"-ro", "-al", QString::fromStdString(path("others.gpkg").string())});
        QVERIFY2(!text.contains("Warning") && !text.contains("ERROR"), qPrintable(text));
        for (const char* expected : {"Layer name: regions",
                                     "Geometry: Point",
                                     "ID[\"EPSG\",4326]",
                                     "Layer name: half_orbits",
                                     "Layer name: region_outlines",
                                     "Layer name: runs",
                                     "Layer name: models",
                                     "Layer name: reviews",
                                     "file (String) = a.h5",
                                     "orbit (Integer) = 2081",
                                     "direction (String) = descending",
                                     "utc_start (String) = 2021-11-03T00:01:40.123Z",
                                     "utc_center (String) = 2021-11-03T00:01:50.363Z",
                                     "utc_end (String) = 2021-11-03T00:02:00.603Z",
                                     "frequency_low_hz (Real) = 5100",
                                     "frequency_center_hz (Real) = 5350",
                                     "frequency_high_hz (Real) = 5600",
                                     "latitude (Real) = -55.25",
                                     "longitude (Real) = 120.5",
                                     "magnetic_latitude (Real) = -66.0625",
                                     "magnetic_longitude (Real) = -170.5",
                                     "altitude_km (Real) = 507.125",
                                     "season (String) = autumn",
                                     "hemisphere (String) = south",
                                     "area_pixels (Integer) = 99",
                                     "probability_mean (Real) = 0.875",
                                     "power_peak (Real) = -4.25",
                                     "power_mean (Real) = -5.5",
                                     "model (String) = odm_unet-20211231-0123abcd",
                                     "run (String) = 5eed0001",
                                     "POINT (120.5 -55.25)",
                                     "utc_start (String) = (null)",
                                     "error (String) = is no HDF5 file"}) {
            QVERIFY2(text.contains(expected), qPrintable(QString("no '%1' in\n%2").arg(expected, text)));
        }
        // In the file itself the order is that of time and frequency.
        QVERIFY(text.indexOf("5100") < text.indexOf("6300") && text.indexOf("6300") < text.indexOf("= 6200"));
    }

    void theStreamedCatalogueIsSortedInTheFile() {
        CatalogueWriter writer(path("streamed.gpkg"));
        const Catalogue made = madeCatalogue();
        writer.add(made.halfOrbits[0], {made.regions[0]});
        writer.add(made.halfOrbits[3], {});
        writer.add(made.halfOrbits[1], {made.regions[1], made.regions[2]});
        QVERIFY(!fs::exists(path("streamed.gpkg")));
        writer.finish();
        if (!QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            const QString text = outputOf(
                "ogrinfo", {"-ro", "-al", QString::fromStdString(path("streamed.gpkg").string()), "regions"});
            QVERIFY(text.indexOf("= 5100") < text.indexOf("= 6300"));
            QVERIFY(text.indexOf("= 6300") < text.indexOf("= 6200"));
        }
        QCOMPARE(filesOf(readCatalogue(path("streamed.gpkg"))),
                 (std::vector<std::string>{"broken's.h5", "a.h5", "c.h5"}));
    }

    void finishingLeavesNothingBeside() {
        {
            CatalogueWriter writer(path("alone.gpkg"));
            writer.add(madeRecord("a.h5", start, 0), {});
            writer.finish();
        }
        QVERIFY(fs::exists(path("alone.gpkg")));
        QVERIFY(!fs::exists(path("alone.gpkg.partial")));
        QVERIFY(!fs::exists(path("alone.gpkg.partial-journal")));
    }

    void anUnfinishedCatalogueIsKeptAndGoneOnWith() {
        const fs::path file = path("resumed.gpkg");
        writeCatalogue(file, {{}, {madeRecord("old.h5", start, 0)}});
        {
            CatalogueWriter writer(file);
            writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 6200)});
            HalfOrbitRecord failed = madeRecord("b.h5", start + 1, 0);
            failed.error = "truncated";
            writer.add(failed, {});
        }
        QCOMPARE(filesOf(readCatalogue(file)), std::vector<std::string>{"old.h5"});

        CatalogueWriter writer(file, CatalogueWriter::Start::Resume);
        QCOMPARE(writer.done().size(), std::size_t{1}); // what failed is to be tried again
        QCOMPARE(writer.done()[0].file, std::string("a.h5"));
        writer.add(madeRecord("b.h5", start + 1, 1), {madeRegion("b.h5", start + 1, 6200)});
        writer.finish();
        const Catalogue catalogue = readCatalogue(file);
        QCOMPARE(filesOf(catalogue), (std::vector<std::string>{"a.h5", "b.h5"}));
        QCOMPARE(catalogue.halfOrbits[1].error, std::string());
        QCOMPARE(catalogue.regions.size(), std::size_t{2});
    }

    void resumingAFinishedCatalogueGoesOnWithIt() {
        const fs::path file = path("finished.gpkg");
        writeCatalogue(file, {{}, {madeRecord("a.h5", start, 0)}});
        CatalogueWriter writer(file, CatalogueWriter::Start::Resume);
        QCOMPARE(writer.done().size(), std::size_t{1});
        writer.add(madeRecord("b.h5", start + 1, 0), {});
        writer.finish();
        QCOMPARE(readCatalogue(file).halfOrbits.size(), std::size_t{2});
    }

    void anUpdateReplacesWhatWasFoundInTheSameFile() {
        const fs::path file = path("updated.gpkg");
        writeCatalogue(file, madeCatalogue());
        CatalogueWriter writer(file, CatalogueWriter::Start::Update);
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 1000)});
        writer.add(madeRecord("broken's.h5", start + 1, 0), {});
        writer.finish();
        const Catalogue catalogue = readCatalogue(file);
        QCOMPARE(catalogue.regions.size(), std::size_t{2});
        QCOMPARE(catalogue.regions[0].frequencyLowHz, 1000.0);
        QCOMPARE(catalogue.regions[1].file, std::string("c.h5"));
        QCOMPARE(filesOf(catalogue), (std::vector<std::string>{"a.h5", "broken's.h5", "b.h5", "c.h5"}));
    }

    void theSameHalfOrbitAddedTwiceCountsOnce() {
        CatalogueWriter writer(path("twice.gpkg"));
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 1000)});
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 2000)});
        writer.finish();
        const Catalogue catalogue = readCatalogue(path("twice.gpkg"));
        QCOMPARE(catalogue.halfOrbits.size(), std::size_t{1});
        QCOMPARE(catalogue.regions.size(), std::size_t{1});
        QCOMPARE(catalogue.regions[0].frequencyLowHz, 2000.0);
    }

    void aFolderThatIsNotThereIsNamed() {
        try {
            CatalogueWriter writer(path("nowhere/c.gpkg"));
            QFAIL("was written");
        } catch (const FileError& error) {
            QCOMPARE(error.file(), path("nowhere/c.gpkg"));
        }
        QVERIFY_EXCEPTION_THROWN(writeCatalogue(path("nowhere/c.gpkg"), {}), FileError);
    }

    void aNameThatIsNoGeoPackageIsRefused() {
        QVERIFY_EXCEPTION_THROWN(CatalogueWriter(path("c.csv")), FileError);
        QVERIFY_EXCEPTION_THROWN(writeCatalogue(path("c"), {}), FileError);
    }

    void noFileAndNoGeoPackageAreToldApart() {
        QVERIFY(errorOfReading(path("absent.gpkg")).contains("no such file"));
        QFile text(QString::fromStdString(path("text.gpkg").string()));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("this is no database");
        text.close();
        QVERIFY2(errorOfReading(path("text.gpkg")).contains("GeoPackage"),
                 qPrintable(errorOfReading(path("text.gpkg"))));
    }

    void aForeignGeoPackageIsRefused() {
        writeCatalogue(path("foreign.gpkg"), {});
        changeBySql(path("foreign.gpkg"), "DELETE FROM gpkg_metadata; DELETE FROM gpkg_metadata_reference;");
        QVERIFY2(errorOfReading(path("foreign.gpkg")).contains("no catalogue"),
                 qPrintable(errorOfReading(path("foreign.gpkg"))));
    }

    void aNewerCatalogueIsRefused() {
        writeCatalogue(path("newer.gpkg"), {});
        changeBySql(path("newer.gpkg"), "UPDATE gpkg_metadata SET metadata = replace(metadata, "
                                        "'VERSION\">3<', 'VERSION\">4<')");
        QVERIFY2(errorOfReading(path("newer.gpkg")).contains("update the program"),
                 qPrintable(errorOfReading(path("newer.gpkg"))));
    }

    void aFieldThatIsMissingOrOddIsNamed() {
        writeCatalogue(path("field.gpkg"), madeCatalogue());
        changeBySql(path("field.gpkg"), "ALTER TABLE regions RENAME COLUMN season TO saison");
        QVERIFY2(errorOfReading(path("field.gpkg")).contains("'season'"),
                 qPrintable(errorOfReading(path("field.gpkg"))));
        writeCatalogue(path("time.gpkg"), madeCatalogue());
        changeBySql(path("time.gpkg"), "UPDATE half_orbits SET utc_start = 'yesterday' WHERE file = 'a.h5'");
        QVERIFY2(errorOfReading(path("time.gpkg")).contains("'yesterday' is no utc_start"),
                 qPrintable(errorOfReading(path("time.gpkg"))));
    }

    void aTruncatedCatalogueIsOneErrorAndNoCrash() {
        Catalogue large = madeCatalogue();
        for (int i = 0; i < 2000; ++i) {
            large.regions.push_back(madeRegion("a.h5", start + i, 6200));
        }
        writeCatalogue(path("cut.gpkg"), large);
        const auto size = fs::file_size(path("cut.gpkg"));
        for (const auto part : {size / 2, size / 5, std::uintmax_t{5000}, std::uintmax_t{50}}) {
            fs::resize_file(path("cut.gpkg"), part);
            QVERIFY(!errorOfReading(path("cut.gpkg")).isEmpty());
        }
    }

    void mergedPartsAreTheWhole() {
        const Catalogue whole = madeCatalogue();
        writeCatalogue(path("whole.gpkg"), whole);
        writeCatalogue(path("first.gpkg"), {{whole.regions[0]}, {whole.halfOrbits[0], whole.halfOrbits[3]}});
        writeCatalogue(path("second.gpkg"),
                       {{whole.regions[1], whole.regions[2]}, {whole.halfOrbits[1], whole.halfOrbits[2]}});
        const auto [merged, repeated] = mergedParts({"second.gpkg", "first.gpkg"});
        const Catalogue expected = readCatalogue(path("whole.gpkg"));
        QCOMPARE(repeated, std::size_t{0});
        QCOMPARE(filesOf(merged), filesOf(expected));
        QCOMPARE(merged.runs.size(), expected.runs.size());
        QCOMPARE(merged.regions.size(), expected.regions.size());
        for (std::size_t i = 0; i < merged.regions.size(); ++i) {
            compareRegions(merged.regions[i], expected.regions[i]);
        }
    }

    void ofAHalfOrbitInTwoPartsTheLaterOneThatCouldReadItCounts() {
        HalfOrbitRecord failed = madeRecord("b.h5", start + 1, 0);
        failed.error = "truncated";
        writeCatalogue(path("old.gpkg"),
                       {{madeRegion("a.h5", start, 1000), madeRegion("b.h5", start + 1, 1000)},
                        {madeRecord("a.h5", start, 1), madeRecord("b.h5", start + 1, 1)}});
        writeCatalogue(path("new.gpkg"),
                       {{madeRegion("a.h5", start, 2000)}, {madeRecord("a.h5", start, 1), failed}});
        const auto [merged, repeated] = mergedParts({"old.gpkg", "new.gpkg"});
        QCOMPARE(repeated, std::size_t{2});
        QCOMPARE(merged.halfOrbits.size(), std::size_t{2});
        QCOMPARE(merged.regions.size(), std::size_t{2});
        QCOMPARE(merged.regions[0].frequencyLowHz, 2000.0);
        QCOMPARE(merged.regions[1].file, std::string("b.h5"));
    }

    void aPartOfVersion1IsMergedWithOneOfToday() {
        unpackVersion1(path("version1.gpkg"));
        writeCatalogue(path("today.gpkg"), madeCatalogue());
        const auto [merged, repeated] = mergedParts({"version1.gpkg", "today.gpkg"});
        QCOMPARE(merged.halfOrbits.size(), std::size_t{3 + 4});
        QCOMPARE(merged.regions.size(), std::size_t{5 + 3});
        QCOMPARE(merged.runs.size(), std::size_t{3}); // the broken file of madeCatalogue() names none
        QVERIFY(!fs::exists(path("merged.gpkg.partial.part")));
    }

    void aCatalogueOfVersion1IsReadWithItsRun() {
        unpackVersion1(path("version1.gpkg"));
        const Catalogue old = readCatalogue(path("version1.gpkg"));
        QCOMPARE(old.regions.size(), std::size_t{5});
        QCOMPARE(old.halfOrbits.size(), std::size_t{3});
        QCOMPARE(old.runs.size(), std::size_t{1});
        QCOMPARE(old.runs[0].settings, std::string("stored masks, at least 1 pixels"));
        QCOMPARE(old.runs[0].model, std::string("masks"));
        QCOMPARE(old.runs[0].regions, 5);
        QCOMPARE(old.regions[0].run, old.runs[0].id);
        QCOMPARE(old.regions[0].id.size(), std::size_t{16});
        CatalogueWriter writer(path("version1.gpkg"), CatalogueWriter::Start::Update);
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 1000)});
        writer.finish();
        QCOMPARE(readCatalogue(path("version1.gpkg"), RunChoice::everything()).regions.size(),
                 std::size_t{6});
        QCOMPARE(readCatalogue(path("version1.gpkg")).runs.size(), std::size_t{2});
    }

    void runsAndModelsAreReadAsTheyWereWritten() {
        RunRecord run;
        run.id = "5eed0001";
        run.model = "odm_unet-20211231-0123abcd";
        run.weightsHash = "0123abcd00000000";
        run.settings = "threshold 0.5";
        run.threshold = 0.5;
        run.options = {0.75, 200, 8.5, 300, 20, true};
        run.masksFrom = "/models/a b.safetensors";
        run.inputs = {"/archive/2021", "/archive/2022"};
        run.command = "nucleoscope-cli detect --out 'a b.gpkg'";
        run.software = "Nucleoscope 1";
        run.started = start;
        run.finished = start + 1000;
        ModelRecord model;
        model.id = run.model;
        model.weightsHash = run.weightsHash;
        model.architecture = "odm_unet";
        model.encoder = "mobilenetv3_large";
        model.input = "plain";
        model.imageSize = 256;
        model.threshold = 0.4;
        model.trainedOnSimulation = true;
        model.provenance = "{\"epochs\":\"50\"}";
        CatalogueWriter writer(path("runs.gpkg"));
        writer.put(run, model);
        run.finished += 1000;
        writer.put(run, model);
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 1000)});
        writer.finish();

        const Catalogue read = readCatalogue(path("runs.gpkg"));
        QCOMPARE(read.runs.size(), std::size_t{1});
        QCOMPARE(read.runs[0].settings, run.settings);
        QCOMPARE(read.runs[0].weightsHash, run.weightsHash);
        QCOMPARE(read.runs[0].threshold, 0.5);
        QVERIFY(read.runs[0].options == run.options);
        QCOMPARE(read.runs[0].masksFrom, run.masksFrom);
        QCOMPARE(read.runs[0].inputs, run.inputs);
        QCOMPARE(read.runs[0].command, run.command);
        QCOMPARE(read.runs[0].software, run.software);
        QCOMPARE(read.runs[0].started, run.started);
        QCOMPARE(read.runs[0].finished, run.finished);
        QCOMPARE(read.runs[0].halfOrbits, 1);
        QCOMPARE(read.models.size(), std::size_t{1});
        QCOMPARE(read.models[0].encoder, model.encoder);
        QCOMPARE(read.models[0].imageSize, 256);
        QCOMPARE(read.models[0].threshold, 0.4);
        QVERIFY(read.models[0].trainedOnSimulation);
        QCOMPARE(read.models[0].provenance, model.provenance);
    }

    void aTrackIsALineWithTimeAndAltitude() {
        HalfOrbitRecord record = madeRecord("a.h5", start, 0);
        record.track = {{{start, 10, 170, 500}, {start + 60000, 14, 180, 510}},
                        {{start + 60000, 14, -180, 510}, {start + 90001, 16, -175, 515.5}}};
        writeCatalogue(path("track.gpkg"), {{}, {record}});
        const std::vector<TrackLine> read = readCatalogue(path("track.gpkg")).halfOrbits.at(0).track;
        QCOMPARE(read.size(), std::size_t{2});
        QCOMPARE(read[1].size(), std::size_t{2});
        QCOMPARE(read[1][1].utc, start + 90001);
        QCOMPARE(read[1][1].latitude, 16.0);
        QCOMPARE(read[1][1].longitude, -175.0);
        QCOMPARE(read[1][1].altitudeKm, 515.5);
        if (!QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            const QString text =
                outputOf("ogrinfo",
                         {"-ro", "-al", QString::fromStdString(path("track.gpkg").string()), "half_orbits"});
            QVERIFY2(text.contains("Geometry: 3D Measured Multi Line String"), qPrintable(text));
            QVERIFY2(text.contains("MULTILINESTRING ZM ((170 10 500 1635897600.123,"), qPrintable(text));
        }
    }

    void anOutlineIsAPolygonInTimeAndFrequency() {
        RegionOutline outline{
            regionId(madeRegion("a.h5", start, 1000)), {{{2, 3}, {6, 3}, {6, 8}, {2, 8}}}, {}};
        outline.utcHz = {{{1000, 5000}, {1008.192, 5000}, {1008.192, 4877.9296875}, {1000, 4877.9296875}}};
        CatalogueWriter writer(path("outline.gpkg"));
        writer.add(madeRecord("a.h5", start, 1), {madeRegion("a.h5", start, 1000)}, {outline});
        writer.finish();
        const std::vector<RegionOutline> read = readOutlines(path("outline.gpkg"), "a.h5");
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(read[0].region, outline.region);
        QCOMPARE(read[0].rings, outline.rings);
        QVERIFY(readOutlines(path("outline.gpkg"), "b.h5").empty());
        if (!QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            const QString text =
                outputOf("ogrinfo", {"-ro", "-al", QString::fromStdString(path("outline.gpkg").string()),
                                     "region_outlines"});
            QVERIFY2(!text.contains("Warning") && !text.contains("ERROR"), qPrintable(text));
            QVERIFY2(text.contains("Geometry: Multi Polygon"), qPrintable(text));
            QVERIFY2(text.contains("Extent: (1000.000000, 4877.929688) - (1008.192000, 5000.000000)"),
                     qPrintable(text));
            QVERIFY2(text.contains("UTC (seconds since 1970) and frequency (Hz)"), qPrintable(text));
        }
    }

    void everyLayerHasAStyleForQgis() {
        if (QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        writeCatalogue(path("styled.gpkg"), madeCatalogue());
        const QString file = QString::fromStdString(path("styled.gpkg").string());
        const QString text = outputOf("ogrinfo", {"-ro", "-al", file, "layer_styles"});
        for (const char* expected :
             {"f_table_name (String) = regions", "f_table_name (String) = half_orbits",
              "f_table_name (String) = region_outlines", "useAsDefault (Integer(Boolean)) = 1",
              "attr=\"season\"", "value=\"winter\"", "value=\"0,158,115,255\""}) {
            QVERIFY2(text.contains(expected), qPrintable(text));
        }
        const QString check = "import sqlite3,sys,xml.dom.minidom as x\n"
                              "for q, in sqlite3.connect(sys.argv[1]).execute('select styleQML from "
                              "layer_styles'): x.parseString(q)\n";
        QCOMPARE(outputOf("/usr/bin/python3", {"-c", check, file}), QString());
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
