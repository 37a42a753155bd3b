#include "core/detection/catalogue.h"
#include "core/error.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

constexpr UtcMs start = 1635897600123; // 2021-11-03T00:00:00.123Z
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

Region madeRegion(const std::string& file, UtcMs time, double frequency) {
    Region region;
    region.file = file;
    region.orbit = 2081;
    region.direction = Direction::Descending;
    region.utcStart = time;
    region.utcCenter = time + 10240;
    region.utcEnd = time + 20480;
    region.frequencyLowHz = frequency;
    region.frequencyCenterHz = frequency + 250;
    region.frequencyHighHz = frequency + 500;
    region.position = {-55.25, 120.5, 507.125, -66.0625, -170.5};
    region.localTimeHours = 14.5;
    region.season = Season::Autumn;
    region.hemisphere = Hemisphere::South;
    region.areaPixels = 99;
    region.areaSecondHz = 4950;
    region.powerPeak = -4.25;
    region.powerMean = -5.5;
    region.probabilityMean = 0.875;
    region.model = "odm_unet-20211231-0123abcd";
    region.run = "threshold 0.5, at least 8 pixels";
    region.simulated = true;
    return region;
}

HalfOrbitRecord madeRecord(const std::string& file, UtcMs time, int regions) {
    HalfOrbitRecord record;
    record.file = file;
    record.orbit = 2081;
    record.direction = Direction::Descending;
    record.start = time;
    record.end = time + 2'200'000;
    record.rows = 1077;
    record.regions = regions;
    record.model = "odm_unet-20211231-0123abcd";
    record.run = "threshold 0.5, at least 8 pixels";
    record.simulated = true;
    return record;
}

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

QString run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAll());
}

/// Runs `sql` on a GeoPackage, as somebody else's program would change it.
void changeBySql(const fs::path& file, const QString& sql) {
    const QString script =
        "import sqlite3,sys\ndb=sqlite3.connect(sys.argv[1])\ndb.executescript(sys.argv[2])\n"
        "db.commit()\n";
    QCOMPARE(run("/usr/bin/python3", {"-c", script, QString::fromStdString(file.string()), sql}), QString());
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
        QCOMPARE(record.run, std::string("threshold 0.5, at least 8 pixels"));
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
            run("ogrinfo", {"-ro", "-al", QString::fromStdString(path("others.gpkg").string())});
        QVERIFY2(!text.contains("Warning") && !text.contains("ERROR"), qPrintable(text));
        for (const char* expected : {"Layer name: regions",
                                     "Geometry: Point",
                                     "ID[\"EPSG\",4326]",
                                     "Layer name: half_orbits",
                                     "Geometry: None",
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
                                     "run (String) = threshold 0.5, at least 8 pixels",
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
            const QString text = run(
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
                                        "'VERSION\">1<', 'VERSION\">2<')");
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
        Catalogue first{{whole.regions[0]}, {whole.halfOrbits[0], whole.halfOrbits[3]}};
        Catalogue second{{whole.regions[1], whole.regions[2]}, {whole.halfOrbits[1], whole.halfOrbits[2]}};
        writeCatalogue(path("whole.gpkg"), whole);
        writeCatalogue(path("merged.gpkg"), mergeCatalogues({first, second}));
        const Catalogue expected = readCatalogue(path("whole.gpkg"));
        const Catalogue merged = readCatalogue(path("merged.gpkg"));
        QCOMPARE(filesOf(merged), filesOf(expected));
        QCOMPARE(merged.regions.size(), expected.regions.size());
        for (std::size_t i = 0; i < merged.regions.size(); ++i) {
            compareRegions(merged.regions[i], expected.regions[i]);
        }
    }

    void ofAHalfOrbitInTwoPartsTheLaterOneThatCouldReadItCounts() {
        HalfOrbitRecord failed = madeRecord("b.h5", start + 1, 0);
        failed.error = "truncated";
        const Catalogue old{{madeRegion("a.h5", start, 1000), madeRegion("b.h5", start + 1, 1000)},
                            {madeRecord("a.h5", start, 1), madeRecord("b.h5", start + 1, 1)}};
        const Catalogue newer{{madeRegion("a.h5", start, 2000)}, {madeRecord("a.h5", start, 1), failed}};
        const Catalogue merged = mergeCatalogues({old, newer});
        QCOMPARE(merged.halfOrbits.size(), std::size_t{2});
        QCOMPARE(merged.regions.size(), std::size_t{2});
        QCOMPARE(merged.regions[0].frequencyLowHz, 2000.0);
        QCOMPARE(merged.regions[1].file, std::string("b.h5"));
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "catalogue_test.moc"
