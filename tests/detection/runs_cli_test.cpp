#include "core/archive/writer.h"
#include "core/detection/catalogue.h"
#include "core/detection/review_history.h"
#include "tests/detection/made_catalogues.h"
#include "tests/detection/made_half_orbits.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace nucleoscope;
using namespace nucleoscope::test;
namespace fs = std::filesystem;

namespace {

struct Outcome {
    int exitCode = -1;
    QString output, errors;
};

} // namespace

/// Runs side by side, repeated, compared, and written for other programs.
class RunsCliTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    fs::path fsPath(const QString& name) const { return path(name).toStdString(); }

    Outcome cli(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start(NUCLEOSCOPE_CLI, arguments);
        process.waitForFinished(120000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

    QJsonDocument json(const QStringList& arguments) const {
        return QJsonDocument::fromJson(cli(arguments).output.toUtf8());
    }

    /// Every row of the layers that a run fills, geometries included.
    QString rowsOf(const QString& catalogue) const {
        const QString script = "import sqlite3,sys\ndb=sqlite3.connect(sys.argv[1])\n"
                               "for t in ('regions','half_orbits','region_outlines','models'):\n"
                               "    for row in db.execute('select * from '+t+' order by fid'): print(row)\n";
        return outputOf("/usr/bin/python3", {"-c", script, path(catalogue)});
    }

    void detect(const QStringList& more, const QString& catalogue) const {
        const Outcome outcome = cli(QStringList{"detect", "--from-masks", "truth", "--out", catalogue} +
                                    more + QStringList{"archive"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
    }

private slots:
    /// Three half-orbits with a large and a small region each, and both at both sides of 10 kHz.
    void initTestCase() {
        QDir(folder_.path()).mkpath("archive");
        QDir(folder_.path()).mkpath("truth");
        for (int i = 0; i < 3; ++i) {
            HalfOrbit halfOrbit = makeHalfOrbit(40, 300 + i, epoch + 3'600'000 * i);
            setPixel(halfOrbit, 1, 1, 1e-4 * (i + 1));
            writeHalfOrbit(fsPath("archive") / halfOrbit.file, halfOrbit);
            LabelMask mask(40, 1024);
            paint(mask, 3, 700, 12, 720 + i);
            paint(mask, 20, 300, 22, 302);
            writeMask(fsPath("truth") / fs::path(halfOrbit.file).replace_extension(".png"), mask);
        }
        detect({}, "two.gpkg");
        detect({"--add", "--min-pixels", "100"}, "two.gpkg");
    }

    void runsAreListed() {
        const QJsonArray runs = json({"runs", "two.gpkg", "--json"}).array();
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].toObject()["regions"].toInt(), 6);
        const QJsonObject second = runs[1].toObject();
        QCOMPARE(second["regions"].toInt(), 3);
        QCOMPARE(second["half_orbits"].toInt(), 3);
        QCOMPARE(second["min_pixels"].toInt(), 100);
        QCOMPARE(second["model"].toString(), QString("masks"));
        QVERIFY(second["threshold"].isNull());
        QVERIFY(second["command"].toString().startsWith("nucleoscope-cli detect --from-masks truth"));
        QVERIFY(second["software"].toString().startsWith("Nucleoscope "));
        QVERIFY(second["finished"].toString() >= second["started"].toString());
        QCOMPARE(second["inputs"].toArray(), QJsonArray{path("archive")});
        QVERIFY(cli({"runs", "two.gpkg"}).output.contains("at least 100 pixels"));
    }

    void withoutAddingACatalogueIsOfOneRun() {
        detect({}, "fresh.gpkg");
        detect({"--min-pixels", "100"}, "fresh.gpkg");
        QCOMPARE(json({"runs", "fresh.gpkg", "--json"}).array().size(), 1);
    }

    void theDifferenceOfTwoRunsIsTold() {
        const QJsonObject difference = json({"diff", "two.gpkg", "--json"}).object();
        QCOMPARE(difference["half_orbits"].toInt(), 3);
        QCOMPARE(difference["both"].toArray().size(), 3);
        QCOMPARE(difference["both"].toArray()[0].toObject()["overlap"].toDouble(), 1.0);
        QCOMPARE(difference["only_a"].toArray().size(), 3);
        QCOMPARE(difference["only_a"].toArray()[0].toObject()["area_pixels"].toInt(), 9);
        QCOMPARE(difference["only_b"].toArray().size(), 0);
        const QJsonArray runs = json({"runs", "two.gpkg", "--json"}).array();
        const QString a = runs[0].toObject()["run"].toString();
        const QString b = runs[1].toObject()["run"].toString();
        const QJsonObject reversed = json({"diff", "two.gpkg", "--runs", b + "," + a, "--json"}).object();
        QCOMPARE(reversed["only_b"].toArray(), difference["only_a"].toArray());
        const Outcome text = cli({"diff", "two.gpkg"});
        QCOMPARE(text.exitCode, 0);
        QVERIFY2(text.output.contains("only in A      3"), qPrintable(text.output));
    }

    void twoCataloguesAreCompared() {
        detect({}, "all.gpkg");
        const QJsonObject difference = json({"diff", "all.gpkg", "two.gpkg", "--json"}).object();
        QCOMPARE(difference["only_a"].toArray().size(), 3); // two.gpkg shows its last run
        const Outcome unknown = cli({"diff", "two.gpkg", "--runs", "one,two"});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.errors.contains("has no run 'one'"), qPrintable(unknown.errors));
        QCOMPARE(cli({"diff", "all.gpkg"}).exitCode, 1);
    }

    void aRunRepeatedFromItsRecordGivesTheSameRows() {
        detect({"--min-seconds", "4", "--fill-holes"}, "once.gpkg");
        const Outcome repeated = cli({"repeat", "--from", "once.gpkg", "--out", "again.gpkg"});
        QVERIFY2(repeated.exitCode == 0, qPrintable(repeated.errors));
        QVERIFY(rowsOf("once.gpkg").count('\n') > 10);
        QCOMPARE(rowsOf("again.gpkg"), rowsOf("once.gpkg"));
    }

    void aRunOfAModelRepeatedGivesTheSameRows() {
        QCOMPARE(cli({"simulate", "simulated", "--half-orbits", "2", "--seed", "5"}).exitCode, 0);
        const Outcome found = cli(
            {"detect", "--model", SAMPLE_MODEL, "--min-seconds", "4", "--out", "model.gpkg", "simulated"});
        QVERIFY2(found.exitCode == 0, qPrintable(found.errors));
        const Outcome repeated = cli({"repeat", "--from", "model.gpkg", "--out", "again-model.gpkg"});
        QVERIFY2(repeated.exitCode == 0, qPrintable(repeated.errors));
        QVERIFY(rowsOf("model.gpkg").contains("odm_unet"));
        QCOMPARE(rowsOf("again-model.gpkg"), rowsOf("model.gpkg"));
    }

    void oneOfTwoRunsIsRepeatedByItself() {
        const QString second = json({"runs", "two.gpkg", "--json"}).array()[1].toObject()["run"].toString();
        QCOMPARE(cli({"repeat", "--from", "two.gpkg", "--out", "one.gpkg"}).exitCode, 1); // which?
        QCOMPARE(cli({"repeat", "--from", "two.gpkg", "--run", second, "--out", "one.gpkg"}).exitCode, 0);
        detect({"--min-pixels", "100"}, "reference.gpkg");
        QCOMPARE(rowsOf("one.gpkg"), rowsOf("reference.gpkg"));
    }

    void aRepetitionSaysWhatIsNotAsItWas() {
        detect({}, "before.gpkg");
        QDir(folder_.path()).mkpath("changed");
        const std::string gone = makeHalfOrbit(1, 300).file.string();
        for (int i = 1; i < 3; ++i) {
            HalfOrbit halfOrbit = makeHalfOrbit(40, 300 + i, epoch + 3'600'000 * i);
            setPixel(halfOrbit, 1, 1, 2e-4); // of the second it is the same
            writeHalfOrbit(fsPath("changed") / halfOrbit.file, halfOrbit);
        }
        const Outcome outcome = cli({"repeat", "--from", "before.gpkg", "--out", "after.gpkg", "changed"});
        QVERIFY2(outcome.exitCode == 3, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(QString::fromStdString(gone) + ": was searched"),
                 qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(QString::fromStdString(makeHalfOrbit(1, 302).file.string()) +
                                         ": its spectrum is not"),
                 qPrintable(outcome.errors));
        QVERIFY(!outcome.errors.contains(QString::fromStdString(makeHalfOrbit(1, 301).file.string())));
    }

    void regionsAreWrittenAsGeoJson() {
        const Catalogue catalogue = readCatalogue(fsPath("two.gpkg"));
        writeReviews(fsPath("two.gpkg"), {{catalogue.regions[0].id,
                                           {Verdict::Rejected, "a whistler, \"bent\"", "Li Wei", epoch}}});
        QCOMPARE(cli({"export", "two.gpkg", "--out", "regions.geojson"}).exitCode, 0);
        QFile file(path("regions.geojson"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray features = QJsonDocument::fromJson(file.readAll()).object()["features"].toArray();
        QCOMPARE(features.size(), 3);
        const QJsonObject properties = features[0].toObject()["properties"].toObject();
        QCOMPARE(properties["verdict"].toString(), QString("rejected"));
        QCOMPARE(properties["comment"].toString(), QString("a whistler, \"bent\""));
        QCOMPARE(properties["season"].toString(), QString("autumn"));
        QCOMPARE(properties["content_hash"].toString().size(), 16);
        QCOMPARE(properties["region_id"].toString().toStdString(), catalogue.regions[0].id);
        QVERIFY(properties["probability_mean"].isNull());
        const QJsonArray place = features[0].toObject()["geometry"].toObject()["coordinates"].toArray();
        QVERIFY(std::abs(place[0].toDouble() - catalogue.regions[0].position.longitude) < 1e-5);
        QVERIFY(std::abs(place[1].toDouble() - catalogue.regions[0].position.latitude) < 1e-5);
    }

    void regionsAreWrittenAsCsv() {
        QCOMPARE(cli({"export", "two.gpkg", "--show", "everything", "--out", "regions.csv"}).exitCode, 0);
        QFile file(path("regions.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 6 + 3);
        QVERIFY2(lines[0].startsWith("file,orbit,direction,utc_start,utc_center,utc_end,frequency_low_hz"),
                 qPrintable(lines[0]));
        QCOMPARE(cli({"export", "two.gpkg", "--hemisphere", "south", "--out", "none.csv"}).exitCode, 0);
        QFile none(path("none.csv"));
        QVERIFY(none.open(QIODevice::ReadOnly));
        QCOMPARE(none.readAll().count('\n'), 1);
    }

    void aShapefileHasShortNamesAndTheyAreTold() {
        const Outcome outcome = cli({"export", "two.gpkg", "--out", "regions.shp"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("frequency_center_hz is called f_cent_hz"),
                 qPrintable(outcome.errors));
        QVERIFY(!outcome.errors.contains("Warning"));
        for (const char* extension : {"shp", "shx", "dbf", "prj", "cpg"}) {
            QVERIFY2(QFile::exists(path(QString("regions.") + extension)), extension);
        }
        QVERIFY(!QFile::exists(path("regions.shp.partial")));
        if (!QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            const QString text = outputOf("ogrinfo", {"-ro", "-al", path("regions.shp")});
            QVERIFY2(!text.contains("Warning") && text.contains("Feature Count: 3"), qPrintable(text));
            QVERIFY2(text.contains("f_cent_hz (Real)") && text.contains("utc_center (String) = 2021-11-03T"),
                     qPrintable(text));
        }
    }

    void parquetIsWrittenOrItsDriverIsNamed() {
        const Outcome outcome = cli({"export", "two.gpkg", "--out", "regions.parquet"});
        const bool hasDriver = outputOf("ogr2ogr", {"--formats"}).contains("Parquet");
        QCOMPARE(outcome.exitCode, hasDriver ? 0 : 1);
        QVERIFY(hasDriver || outcome.errors.contains("no driver for Parquet"));
        QCOMPARE(QFile::exists(path("regions.parquet")), hasDriver);
    }

    void wrongUsageIsExitCode2_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("another format") << QStringList{"export", "two.gpkg", "--out", "regions.xlsx"};
        QTest::newRow("nothing to write to") << QStringList{"export", "two.gpkg"};
        QTest::newRow("three catalogues") << QStringList{"diff", "a.gpkg", "b.gpkg", "c.gpkg"};
        QTest::newRow("one run") << QStringList{"diff", "two.gpkg", "--runs", "a"};
        QTest::newRow("no overlap") << QStringList{"diff", "two.gpkg", "--min-overlap", "2"};
        QTest::newRow("nothing to repeat") << QStringList{"repeat", "--out", "x.gpkg"};
        QTest::newRow("resume and add") << QStringList{"detect", "--resume", "--add",  "--from-masks",
                                                       "truth",  "--out",    "x.gpkg", "archive"};
        QTest::newRow("negative seconds") << QStringList{"detect", "--min-seconds", "-1",     "--from-masks",
                                                         "truth",  "--out",         "x.gpkg", "archive"};
    }
    void wrongUsageIsExitCode2() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = cli(arguments);
        QVERIFY2(outcome.exitCode == 2, qPrintable(QString::number(outcome.exitCode) + outcome.errors));
    }
};

QTEST_GUILESS_MAIN(RunsCliTest)
#include "runs_cli_test.moc"
