#include "core/archive/writer.h"
#include "core/detection/catalogue.h"
#include "tests/detection/made_half_orbits.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace nucleoscope;
using namespace nucleoscope::test;
namespace fs = std::filesystem;

namespace {

struct Outcome {
    int exitCode = -1;
    QString output, errors;
};

Outcome finish(QProcess& process) {
    process.waitForFinished(120000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

class DetectCliTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString path(const QString& name) const { return folder_.filePath(name); }
    fs::path fsPath(const QString& name) const { return path(name).toStdString(); }

    /// Runs nucleoscope-cli in the temporary folder.
    Outcome cli(const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start(NUCLEOSCOPE_CLI, arguments);
        return finish(process);
    }

    /// The same under shell limits such as "ulimit -f 8".
    Outcome limitedCli(const QString& limits, const QStringList& arguments) const {
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.start("/bin/bash",
                      QStringList{"-c", limits + "; exec \"$0\" \"$@\"", NUCLEOSCOPE_CLI} + arguments);
        return finish(process);
    }

    /// Writes an archive of `count` half-orbits, each with a true mask of one region.
    void makeArchive(const QString& archive, const QString& truth, int count, int firstOrbit = 300) const {
        QDir(folder_.path()).mkpath(archive);
        QDir(folder_.path()).mkpath(truth);
        for (int i = 0; i < count; ++i) {
            const HalfOrbit halfOrbit = makeHalfOrbit(20, firstOrbit + i, epoch + 3'600'000 * i);
            writeHalfOrbit(fsPath(archive) / halfOrbit.file, halfOrbit);
            LabelMask mask(20, 1024);
            paint(mask, 3, 700, 8, 720 + i);
            writeMask(fsPath(truth) / fs::path(halfOrbit.file).replace_extension(".png"), mask);
        }
    }

    void writeText(const QString& name, const char* text) const {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void initTestCase() { makeArchive("archive", "truth", 4); }

    void detectWritesTheCatalogueAndStatsCountIt() {
        const Outcome detect =
            cli({"detect", "--from-masks", "truth", "--out", "all.gpkg", "--masks", "copies", "archive"});
        QVERIFY2(detect.exitCode == 0, qPrintable(detect.errors));
        QVERIFY(detect.output.isEmpty());
        QCOMPARE(readCatalogue(fsPath("all.gpkg")).regions.size(), std::size_t{4});
        QCOMPARE(QDir(path("copies")).entryList({"*.png"}).size(), 4);

        const Outcome stats = cli({"stats", "all.gpkg", "--json"});
        QCOMPARE(stats.exitCode, 0);
        const QJsonObject json = QJsonDocument::fromJson(stats.output.toUtf8()).object();
        QCOMPARE(json["total"].toInt(), 4);
        QCOMPARE(json["north"].toInt(), 4);
        QCOMPARE(json["south"].toInt(), 0);
        QCOMPARE(json["ascending"].toInt(), 4);
        QCOMPARE(json["descending"].toInt(), 0);
        QCOMPARE(json["half_orbits"].toInt(), 4);
        QCOMPARE(json["half_orbits_with_regions"].toInt(), 4);
        QCOMPARE(json["seasons"].toObject()["autumn"].toObject()["north"].toInt(), 4);
        QCOMPARE(json["seasons"].toObject()["spring"].toObject()["total"].toInt(), 0);
        const QJsonObject histogram = json["frequency_histogram"].toObject();
        QCOMPARE(histogram["edges"].toArray().size(), histogram["counts"].toArray().size() + 1);
        QCOMPARE(histogram["counts"].toArray()[15].toInt(), 4); // 7 500–8 000 Hz
        QVERIFY(json["magnetic_latitude_histogram"].isObject());

        const Outcome text = cli({"stats", "all.gpkg"});
        QCOMPARE(text.exitCode, 0);
        QVERIFY(text.output.contains("autumn"));
    }

    void quietSaysNothing() {
        const Outcome outcome =
            cli({"detect", "--quiet", "--from-masks", "truth", "--out", "quiet.gpkg", "archive"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.errors.isEmpty(), qPrintable(outcome.errors));
    }

    void shardsMergedAreTheWhole() {
        QCOMPARE(cli({"detect", "--from-masks", "truth", "--out", "whole.gpkg", "archive"}).exitCode, 0);
        for (const char* shard : {"1", "2", "3"}) {
            QCOMPARE(cli({"detect", "--from-masks", "truth", "--out", QString("shard%1.gpkg").arg(shard),
                          "--shard", QString("%1/3").arg(shard), "archive"})
                         .exitCode,
                     0);
        }
        QCOMPARE(cli({"merge", "--out", "merged.gpkg", "shard3.gpkg", "shard1.gpkg", "shard2.gpkg"}).exitCode,
                 0);
        const Catalogue whole = readCatalogue(fsPath("whole.gpkg"));
        const Catalogue merged = readCatalogue(fsPath("merged.gpkg"));
        QCOMPARE(merged.halfOrbits.size(), std::size_t{4});
        QCOMPARE(merged.regions.size(), whole.regions.size());
        for (std::size_t i = 0; i < whole.regions.size(); ++i) {
            QCOMPARE(merged.regions[i].file, whole.regions[i].file);
            QCOMPARE(merged.regions[i].areaPixels, whole.regions[i].areaPixels);
            QCOMPARE(merged.regions[i].run, whole.regions[i].run);
        }
        QCOMPARE(cli({"stats", "merged.gpkg", "--json"}).output,
                 cli({"stats", "whole.gpkg", "--json"}).output);
    }

    void mergeGoesOnWithoutAPartThatIsDamaged() {
        QCOMPARE(cli({"detect", "--from-masks", "truth", "--out", "good.gpkg", "archive"}).exitCode, 0);
        writeText("damaged.gpkg", "no GeoPackage");
        const Outcome some = cli({"merge", "--out", "some.gpkg", "good.gpkg", "damaged.gpkg"});
        QCOMPARE(some.exitCode, 3);
        QVERIFY2(some.errors.contains("damaged.gpkg"), qPrintable(some.errors));
        QCOMPARE(readCatalogue(fsPath("some.gpkg")).regions.size(), std::size_t{4});
        QCOMPARE(cli({"merge", "--out", "some.gpkg", "damaged.gpkg"}).exitCode, 1);
        QCOMPARE(readCatalogue(fsPath("some.gpkg")).regions.size(), std::size_t{4});
    }

    void wrongUsageIsExitCode2_data() {
        QTest::addColumn<QStringList>("arguments");
        const QStringList detect{"detect", "archive"};
        QTest::newRow("no masks at all") << detect + QStringList{"--out", "x.gpkg"};
        QTest::newRow("model and masks")
            << detect + QStringList{"--out", "x.gpkg", "--model", "m", "--from-masks", "truth"};
        QTest::newRow("no catalogue") << detect + QStringList{"--from-masks", "truth"};
        QTest::newRow("no files") << QStringList{"detect", "--out", "x.gpkg", "--from-masks", "truth"};
        for (const char* shard : {"0/4", "5/4", "1", "a/b", "1/2/3"}) {
            QTest::newRow(shard) << detect + QStringList{"--out", "x.gpkg",  "--from-masks",
                                                         "truth", "--shard", shard};
        }
        QTest::newRow("threshold") << detect + QStringList{"--out", "x.gpkg",      "--model",
                                                           "m",     "--threshold", "1.5"};
        QTest::newRow("threshold of masks")
            << detect + QStringList{"--out", "x.gpkg", "--from-masks", "truth", "--threshold", "0.5"};
        QTest::newRow("unknown option") << QStringList{"stats", "x.gpkg", "--xml"};
        QTest::newRow("merge of nothing") << QStringList{"merge", "--out", "x.gpkg"};
    }
    void wrongUsageIsExitCode2() {
        QFETCH(QStringList, arguments);
        const Outcome outcome = cli(arguments);
        QVERIFY2(outcome.exitCode == 2, qPrintable(QString::number(outcome.exitCode) + outcome.errors));
        QVERIFY(!QFile::exists(path("x.gpkg")));
    }

    void inputsThatCannotBeUsedAreListedAndTheRestIsDone() {
        QDir(folder_.path()).mkpath("mixed");
        makeArchive("mixed", "truth", 3, 400);
        writeText("mixed/CSES_01_EFD_3_L02_A1_004100_20211104_000000_20211104_003600_000.h5", "no HDF5");
        const QStringList masks = QDir(path("truth")).entryList({"*004011*"});
        QCOMPARE(masks.size(), 1);
        QVERIFY(QFile::remove(path("truth/" + masks[0]))); // one mask less
        const Outcome outcome =
            cli({"detect", "--from-masks", "truth", "--out", "mixed.gpkg", "mixed", "absent.h5"});
        QVERIFY2(outcome.exitCode == 3, qPrintable(outcome.errors));
        for (const char* named : {"004100", "004011", "absent.h5"}) {
            QVERIFY2(outcome.errors.contains(named), qPrintable(outcome.errors));
        }
        QCOMPARE(readCatalogue(fsPath("mixed.gpkg")).regions.size(), std::size_t{2});
        const QJsonObject json =
            QJsonDocument::fromJson(cli({"stats", "mixed.gpkg", "--json"}).output.toUtf8()).object();
        QCOMPARE(json["half_orbits"].toInt(), 2);
    }

    void aJobThatCouldDoNothingIsExitCode1() {
        writeText("no.h5", "no HDF5");
        QDir(folder_.path()).mkpath("empty");
        for (const QStringList& inputs :
             {QStringList{"no.h5"}, QStringList{"absent.h5"}, QStringList{"empty"}}) {
            const Outcome outcome =
                cli(QStringList{"detect", "--from-masks", "truth", "--out", "no.gpkg"} + inputs);
            QVERIFY2(outcome.exitCode == 1, qPrintable(inputs[0] + outcome.errors));
            QVERIFY(!outcome.errors.isEmpty());
            QVERIFY(!QFile::exists(path("no.gpkg")));
            QVERIFY(!QFile::exists(path("no.gpkg.partial")));
        }
    }

    void whatIsNotThereIsNamed() {
        const Outcome masks = cli({"detect", "--from-masks", "nowhere", "--out", "n.gpkg", "archive"});
        QCOMPARE(masks.exitCode, 1);
        QVERIFY2(masks.errors.contains("nowhere"), qPrintable(masks.errors));
        const Outcome model = cli({"detect", "--model", "nowhere.safetensors", "--out", "n.gpkg", "archive"});
        QCOMPARE(model.exitCode, 1);
        QVERIFY2(model.errors.contains("nowhere.safetensors"), qPrintable(model.errors));
        const Outcome out = cli({"detect", "--from-masks", "truth", "--out", "nowhere/n.gpkg", "archive"});
        QCOMPARE(out.exitCode, 1);
        QVERIFY2(out.errors.contains("nowhere/n.gpkg"), qPrintable(out.errors));
        const Outcome stats = cli({"stats", "nowhere.gpkg"});
        QCOMPARE(stats.exitCode, 1);
        QVERIFY2(stats.errors.contains("nowhere.gpkg"), qPrintable(stats.errors));
    }

    void aFolderThatCannotBeReadIsListed() {
        if (geteuid() == 0) {
            QSKIP("the superuser reads every folder");
        }
        makeArchive("closed/inner", "truth", 1, 500);
        QFile::setPermissions(path("closed/inner"), QFile::WriteOwner);
        const Outcome outcome =
            cli({"detect", "--from-masks", "truth", "--out", "closed.gpkg", "archive", "closed"});
        QFile::setPermissions(path("closed/inner"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY2(outcome.exitCode == 3, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("closed"), qPrintable(outcome.errors));
    }

    void aFullDiskLeavesTheOldCatalogue() {
        QCOMPARE(cli({"detect", "--from-masks", "truth", "--out", "full.gpkg", "archive"}).exitCode, 0);
        // No file may grow beyond 60 KiB, less than an empty GeoPackage.
        const Outcome outcome = limitedCli("trap '' XFSZ; ulimit -f 60", {"detect", "--from-masks", "truth",
                                                                          "--out", "full.gpkg", "archive"});
        QVERIFY2(outcome.exitCode == 1, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("full.gpkg: cannot be written"), qPrintable(outcome.errors));
        QCOMPARE(readCatalogue(fsPath("full.gpkg")).regions.size(), std::size_t{4});
    }

    void ctrlCKeepsWhatIsFinishedAndResumeGoesOn() {
        makeArchive("long", "long_truth", 1, 600);
        const fs::path file = fsPath("long") / makeHalfOrbit(1, 600).file;
        const fs::path mask = (fsPath("long_truth") / file.filename()).replace_extension(".png");
        constexpr int count = 80; // enough that the signal comes before the end
        for (int i = 1; i < count; ++i) {
            const fs::path name = makeHalfOrbit(1, 600 + i).file;
            fs::create_hard_link(file, fsPath("long") / name);
            fs::create_hard_link(mask, fsPath("long_truth") / fs::path(name).replace_extension(".png"));
        }
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        process.setReadChannel(QProcess::StandardError);
        process.start(NUCLEOSCOPE_CLI,
                      {"detect", "--from-masks", "long_truth", "--out", "long.gpkg", "long"});
        QVERIFY(process.waitForReadyRead(60000)); // the first line of progress
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const Outcome stopped = finish(process);
        QVERIFY2(stopped.exitCode == 130, qPrintable(stopped.errors));
        QVERIFY2(stopped.errors.contains("--resume"), qPrintable(stopped.errors));
        QVERIFY(QFile::exists(path("long.gpkg.partial")));
        QVERIFY(!QFile::exists(path("long.gpkg")));

        const Outcome resumed =
            cli({"detect", "--resume", "--from-masks", "long_truth", "--out", "long.gpkg", "long"});
        QVERIFY2(resumed.exitCode == 0, qPrintable(resumed.errors));
        QVERIFY2(resumed.errors.contains("done before"), qPrintable(resumed.errors));
        QCOMPARE(readCatalogue(fsPath("long.gpkg")).regions.size(), std::size_t{count});
        QVERIFY(!QFile::exists(path("long.gpkg.partial")));
    }
};

QTEST_GUILESS_MAIN(DetectCliTest)
#include "detect_cli_test.moc"
