#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

enum ExitCode { Done = 0, Failed = 1, Usage = 2, Partial = 3 };

struct Output {
    int code = -1;
    QByteArray out, err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    bool oneSentenceAbout(const QString& name) const {
        return err.trimmed().count('\n') == 0 && QString::fromUtf8(err).contains(name);
    }
};

Output cli(const QStringList& arguments, const QString& program = NUCLEOSCOPE_CLI) {
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QStringList lines(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
}

QStringList filesIn(const QString& folder, const QString& filter) {
    QStringList files;
    for (const QString& name : QDir(folder).entryList({filter}, QDir::Files, QDir::Name)) {
        files << folder + "/" + name;
    }
    return files;
}

void write(const QString& path, const QByteArray& content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// The commands one after another as a user runs them, on one simulated archive.
class CliTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theProgramAloneRunsWhatItCanAndSaysWhatIsMissing();
    void infoDescribesEveryFileInOneDocument();
    void infoGoesOnAfterABadFile();
    void indexListsWhatCannotBeUsed();
    void spectrumPictureIsDrawn();
    void spectrumIsDrawnAndWrittenAsItIsAskedFor();
    void truthMasksGiveBackTheTruth();
    void shardsMergeToTheWholeCatalogue();
    void statisticsCountWhatTheCatalogueHolds();
    void filtersLeavePartsOfTheCatalogue();
    void figuresAreWrittenInEveryFormat();
    void figuresOfThePaperComeWithCaptionsNumbersAndRecords();
    void labelsGoInAndOutUnchanged();
    void importNeverOverwritesByItself();
    void dryRunOfAnImportChangesNothing();
    void labelsOfOtherProgramsAreExchanged_data();
    void labelsOfOtherProgramsAreExchanged();
    void modelIsTrainedEvaluatedAndUsed();
    void architecturesAreCompared();
    void badInputIsRefusedInOneSentence_data();
    void badInputIsRefusedInOneSentence();
    void failedDetectionKeepsTheOldCatalogue();

private:
    QString path(const QString& name) const { return folder_.path() + "/" + name; }

    QTemporaryDir folder_;
    QStringList files_;
    int truthRegions_ = 0;
};

void CliTest::initTestCase() {
    const Output made = cli({"simulate", path("archive"), "--half-orbits", "6", "--seed", "5", "--truth",
                             path("truth"), "--nuclei-per-half-orbit", "2", "--quiet"});
    QVERIFY2(made.code == Done, made.err.constData());
    files_ = filesIn(path("archive"), "*.h5");
    QCOMPARE(files_.size(), 6);
    QCOMPARE(filesIn(path("truth"), "*.png").size(), 6);
    truthRegions_ = static_cast<int>(lines(path("truth/regions.csv")).size()) - 1;
    QVERIFY(truthRegions_ > 0);
}

void CliTest::theProgramAloneRunsWhatItCanAndSaysWhatIsMissing() {
    QVERIFY(QDir().mkpath(path("alone/bin")));
    const QString alone = path("alone/bin/nucleoscope-cli");
    QVERIFY(QFile::copy(NUCLEOSCOPE_CLI, alone));
    QCOMPARE(cli({"info", files_.first()}, alone).code, int(Done));
    const Output train = cli({"train", "--help"}, alone);
    QCOMPARE(train.code, int(Failed));
    QVERIFY2(train.oneSentenceAbout(path("alone/libexec/nucleoscope/nucleoscope-cli-whole")),
             train.err.constData());
}

void CliTest::infoDescribesEveryFileInOneDocument() {
    const Output info = cli(QStringList{"info", "--json"} + files_);
    QCOMPARE(info.code, int(Done));
    const QJsonArray list = info.json().array();
    QCOMPARE(list.size(), files_.size());
    for (const auto& value : list) {
        const QJsonObject object = value.toObject();
        for (const char* key : {"file", "ok", "error", "product", "orbit", "direction", "start", "end",
                                "rows", "bins", "components", "burst_rows", "gaps", "warnings"}) {
            QVERIFY2(object.contains(key), key);
        }
        QVERIFY(object["ok"].toBool());
        QCOMPARE(object["bins"].toInt(), 1024);
        QCOMPARE(object["components"].toArray(), QJsonArray{"z"});
    }
}

void CliTest::infoGoesOnAfterABadFile() {
    write(path("no.h5"), "this is no HDF5 file");
    const Output info = cli({"info", "--json", path("no.h5"), files_.first()});
    QCOMPARE(info.code, int(Partial));
    const QJsonArray list = info.json().array();
    QCOMPARE(list.size(), 2);
    QVERIFY(!list[0].toObject()["ok"].toBool());
    QVERIFY(!list[0].toObject()["error"].toString().isEmpty());
    QVERIFY(list[1].toObject()["ok"].toBool());
}

void CliTest::spectrumPictureIsDrawn() {
    QCOMPARE(cli({"spectrum", files_.first(), "--out", path("spectrum.png"), "--colormap", "inferno"}).code,
             int(Done));
    const QImage picture(path("spectrum.png"));
    QVERIFY(picture.width() > 600 && picture.height() > 300);
}

void CliTest::spectrumIsDrawnAndWrittenAsItIsAskedFor() {
    QCOMPARE(cli({"spectrum", files_.first(), "--out", path("flat.svg"), "--flatten", "--quantity",
                  "power-db", "--range", "-3", "12", "--log-frequency", "--band", "1000", "20000"})
                 .code,
             int(Done));
    QFile svg(path("flat.svg"));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(text.contains(">10</") && text.contains("[dB]") && text.contains("simulated data"));

    QCOMPARE(cli({"spectrum", files_.first(), "--out", path("part.csv"), "--time", "100", "110", "--band",
                  "5000", "5100"})
                 .code,
             int(Done));
    QFile csv(path("part.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().trimmed().split('\n');
    const auto isHeader = [](const QByteArray& line) { return line.startsWith('#'); };
    const auto header = std::count_if(lines.begin(), lines.end(), isHeader);
    QVERIFY(lines.join('\n').contains("# simulated: yes"));
    QCOMPARE(lines.size() - header, 1 + 5);                     // 10 s of rows of 2.048 s
    QCOMPARE(lines.last().split(',').size(), qsizetype(5 + 4)); // 100 Hz of bins of 24.4 Hz

    QCOMPARE(cli({"spectrum", files_.first(), "--out", path("x.tif"), "--flatten"}).code, int(Usage));
    QCOMPARE(cli({"spectrum", files_.first(), "--out", path("x.png"), "--range", "3", "1"}).code, int(Usage));
}

void CliTest::truthMasksGiveBackTheTruth() {
    const Output detected = cli(
        {"detect", "--from-masks", path("truth"), "--out", path("truth.gpkg"), path("archive"), "--quiet"});
    QVERIFY2(detected.code == Done, detected.err.constData());
    const QJsonObject stats = cli({"stats", path("truth.gpkg"), "--json"}).json().object();
    QCOMPARE(stats["total"].toInt(), truthRegions_);
    QCOMPARE(stats["half_orbits"].toInt(), 6);
}

void CliTest::shardsMergeToTheWholeCatalogue() {
    QStringList parts;
    for (int k = 1; k <= 3; ++k) {
        parts << path(QString("part-%1.gpkg").arg(k));
        QCOMPARE(cli({"detect", "--from-masks", path("truth"), "--out", parts.last(), "--shard",
                      QString("%1/3").arg(k), path("archive"), "--quiet"})
                     .code,
                 int(Done));
    }
    QCOMPARE(cli(QStringList{"merge", "--out", path("merged.gpkg")} + parts).code, int(Done));
    QCOMPARE(cli({"stats", path("merged.gpkg"), "--json"}).out,
             cli({"stats", path("truth.gpkg"), "--json"}).out);
}

void CliTest::statisticsCountWhatTheCatalogueHolds() {
    const QJsonObject stats = cli({"stats", path("truth.gpkg"), "--json"}).json().object();
    QCOMPARE(stats["north"].toInt() + stats["south"].toInt(), truthRegions_);
    QCOMPARE(stats["ascending"].toInt() + stats["descending"].toInt(), truthRegions_);
    int seasons = 0;
    for (const char* season : {"spring", "summer", "autumn", "winter"}) {
        seasons += stats["seasons"][season]["total"].toInt();
    }
    QCOMPARE(seasons, truthRegions_);
    for (const char* name : {"frequency_histogram", "magnetic_latitude_histogram"}) {
        const QJsonArray edges = stats[name]["edges"].toArray(), counts = stats[name]["counts"].toArray();
        QCOMPARE(edges.size(), counts.size() + 1);
        int sum = 0;
        for (const auto& count : counts) {
            sum += count.toInt();
        }
        QCOMPARE(sum, truthRegions_);
    }
}

void CliTest::figuresAreWrittenInEveryFormat() {
    const Output figures =
        cli({"figures", path("truth.gpkg"), "--out", path("figures"), "--language", "zh_CN", "--quiet"});
    QVERIFY2(figures.code == Done, figures.err.constData());
    for (const char* format : {"*.pdf", "*.svg", "*.png"}) {
        const QStringList written = filesIn(path("figures"), format);
        QVERIFY2(written.size() >= 4, format);
        for (const QString& file : written) {
            QVERIFY2(QFileInfo(file).size() > 1000, qPrintable(file));
        }
    }
}

void CliTest::indexListsWhatCannotBeUsed() {
    QVERIFY(QDir().mkpath(path("partly")));
    const QString good = path("partly/" + QFileInfo(files_[0]).fileName());
    const QString bad = path("partly/" + QFileInfo(files_[1]).fileName());
    QVERIFY(QFile::copy(files_[0], good) && QFile::copy(files_[1], bad) && QFile::resize(bad, 5000));
    const QStringList index{"index", path("partly"), "--project", path("partly-project")};
    const Output byName = cli(index);
    QCOMPARE(byName.code, int(Done)); // nothing was opened
    QVERIFY(byName.out.contains("2 half-orbits") && byName.out.contains("0 known in detail"));
    const Output opened = cli(index + QStringList{"--details", "--quiet"});
    QCOMPARE(opened.code, int(Partial));
    QVERIFY(opened.oneSentenceAbout(bad));
    QVERIFY(opened.out.contains("1 known in detail, 1 in quarantine"));
    QCOMPARE(cli(index + QStringList{"--quiet"}).err, opened.err); // known by now
    QVERIFY(QFile::remove(bad) && QFile::copy(files_[1], bad));
    QCOMPARE(cli(index + QStringList{"--details"}).code, int(Done));
}

void CliTest::filtersLeavePartsOfTheCatalogue() {
    const auto stats = [&](const QStringList& filter) {
        return cli(QStringList{"stats", path("truth.gpkg"), "--json"} + filter).json().object();
    };
    const QJsonObject all = stats({});
    QVERIFY(all["tests"].toObject().contains("seasons"));
    QCOMPARE(stats({"--hemisphere", "north"})["total"], all["north"]);
    QCOMPARE(stats({"--direction", "ascending"})["total"], all["ascending"]);
    int seasons = 0;
    for (const char* season : {"spring,summer", "autumn", "winter"}) {
        seasons += stats({"--season", season})["total"].toInt();
    }
    QCOMPARE(seasons, truthRegions_);
    const QJsonObject south = stats({"--magnetic-latitude", "-90", "0"});
    const QJsonObject north = stats({"--magnetic-latitude", "0", "90"});
    QCOMPARE(south["total"].toInt() + north["total"].toInt(), truthRegions_);
    QCOMPARE(stats({"--magnetic-latitude", "0", "90", "--both-hemispheres"})["total"].toInt(), truthRegions_);
    QCOMPARE(stats({"--from", "2100-01-01"})["total"].toInt(), 0);
    for (const QStringList& wrong : {QStringList{"--season", "Spring"}, QStringList{"--from", "yesterday"},
                                     QStringList{"--frequency", "1"}}) {
        QCOMPARE(cli(QStringList{"stats", path("truth.gpkg")} + wrong).code, int(Usage));
    }
}

void CliTest::figuresOfThePaperComeWithCaptionsNumbersAndRecords() {
    const QString folder = path("paper");
    const Output figures =
        cli({"figures", path("truth.gpkg"), "--out", folder, "--set", "li", "--format", "png", "--preset",
             "one-column", "--dpi", "72", "--hemisphere", "north", "--quiet"});
    QVERIFY2(figures.code == Done, figures.err.constData());
    QCOMPARE(filesIn(folder, "*").size(), 5 * 3 + 2);
    QCOMPARE(QImage(folder + "/map.png").width(), 252); // 89 mm
    QFile record(folder + "/map.json");
    QVERIFY(record.open(QIODevice::ReadOnly));
    const QJsonObject made = QJsonDocument::fromJson(record.readAll()).object();
    QVERIFY(made["software"].toString().startsWith("nucleoscope "));
    QCOMPARE(made["filter"]["hemisphere"].toString(), QString("north"));
    QFile captions(folder + "/captions.en.md");
    QVERIFY(captions.open(QIODevice::ReadOnly));
    QVERIFY(captions.readAll().contains("Regions of: northern hemisphere."));
}

void CliTest::labelsGoInAndOutUnchanged() {
    QCOMPARE(cli({"index", path("archive"), "--project", path("project"), "--quiet"}).code, int(Done));
    const Output imported =
        cli({"labels", "import", "--project", path("project"), "--format", "png", path("truth"), "--quiet"});
    QVERIFY2(imported.code == Done, imported.err.constData());
    QCOMPARE(cli({"labels", "export", "--project", path("project"), "--format", "png", path("exported"),
                  "--quiet"})
                 .code,
             int(Done));
    for (const QString& mask : filesIn(path("truth"), "*.png")) {
        QCOMPARE(QImage(path("exported/" + QFileInfo(mask).fileName())), QImage(mask));
    }
}

void CliTest::importNeverOverwritesByItself() {
    const QString mask = QFileInfo(filesIn(path("truth"), "*.png").first()).fileName();
    QVERIFY(QDir().mkpath(path("other")));
    QImage changed(path("truth/" + mask));
    changed.fill(1);
    QVERIFY(changed.save(path("other/" + mask)));
    const QStringList import{"labels",   "import", "--project",  path("project"),
                             "--format", "png",    path("other")};
    const QString label = path("project/labels/" + mask);

    QCOMPARE(cli(import).code, int(Done));
    QCOMPARE(QImage(label), QImage(path("truth/" + mask)));
    QCOMPARE(cli(import + QStringList{"--replace"}).code, int(Done));
    QCOMPARE(QImage(label), changed);
}

void CliTest::dryRunOfAnImportChangesNothing() {
    const QString mask = QFileInfo(filesIn(path("other"), "*.png").first()).fileName();
    const QString label = path("project/labels/" + mask);
    const QImage before(label);
    QImage empty(before);
    empty.fill(0);
    QVERIFY(empty.save(path("other/" + mask)));
    const Output output = cli({"labels", "import", "--project", path("project"), "--format", "png",
                               "--existing", "replace", "--dry-run", path("other")});
    QCOMPARE(output.code, int(Done));
    QVERIFY2(output.err.contains("would be") && output.err.contains("1 replaced"), output.err.constData());
    QCOMPARE(QImage(label), before);
    // Merging an empty label adds nothing.
    QCOMPARE(cli({"labels", "import", "--project", path("project"), "--format", "png", "--existing", "merge",
                  path("other")})
                 .code,
             int(Done));
    QCOMPARE(QImage(label), before);
}

void CliTest::labelsOfOtherProgramsAreExchanged_data() {
    QTest::addColumn<bool>("exact");
    for (const char* format : {"labelme", "coco"}) {
        QTest::newRow(format) << true;
    }
    for (const char* format : {"voc", "yolo", "raven"}) {
        QTest::newRow(format) << false;
    }
}

void CliTest::labelsOfOtherProgramsAreExchanged() {
    QFETCH(bool, exact);
    const QString format = QTest::currentDataTag(), exchanged = path("exchanged-" + format);
    const QStringList labels{"--project", path("project"), "--format", format, exchanged};
    const Output exported = cli(QStringList{"labels", "export"} + labels);
    QVERIFY2(exported.code == Done, exported.err.constData());
    QCOMPARE(exported.err.contains("boxes only"), !exact);
    const Output imported =
        cli(QStringList{"labels", "import", "--existing", "replace", "--dry-run"} + labels);
    QVERIFY2(imported.code == Done, imported.err.constData());
    QVERIFY2(imported.err.contains(" 0 failed"), imported.err.constData());
    QCOMPARE(imported.err.contains(" 0 replaced"), exact);
}

void CliTest::modelIsTrainedEvaluatedAndUsed() {
    const QString model = path("model.safetensors");
    const QStringList data{"--archive", path("archive"), "--masks", path("truth")};
    const Output trained = cli(QStringList{"train"} + data +
                               QStringList{"--out", model, "--encoder", "mobilenetv3_small", "--epochs", "1",
                                           "--batch-size", "2", "--image-size", "64", "--quiet"});
    QVERIFY2(trained.code == Done, trained.err.constData());
    QVERIFY(lines(model + ".history.csv").size() >= 2);

    const QJsonObject info = cli({"model", "info", model, "--json"}).json().object();
    QCOMPARE(info["architecture"].toString(), QString("odm_unet"));
    QCOMPARE(info["encoder"].toString(), QString("mobilenetv3_small"));

    const QJsonObject scores =
        cli(QStringList{"evaluate", "--model", model, "--json"} + data).json().object();
    for (const char* key :
         {"miou", "mpa", "iou", "class_accuracy", "class_precision", "regions", "samples"}) {
        QVERIFY2(scores.contains(key), key);
    }
    QCOMPARE(scores["samples"].toInt(), 6);
    QCOMPARE(scores["regions"]["truth"].toInt(), truthRegions_);

    const Output detected = cli({"detect", "--model", model, "--out", path("model.gpkg"), "--masks",
                                 path("masks"), path("archive"), "--quiet"});
    QVERIFY2(detected.code == Done, detected.err.constData());
    QCOMPARE(filesIn(path("masks"), "*.png").size(), 6);
    QCOMPARE(QImage(filesIn(path("masks"), "*.png").first()).size(),
             QImage(filesIn(path("truth"), "*.png").first()).size());
}

void CliTest::architecturesAreCompared() {
    const QStringList arguments{"compare",
                                "--archs",
                                "linknet,canny",
                                "--archive",
                                path("archive"),
                                "--masks",
                                path("truth"),
                                "--out",
                                path("comparison"),
                                "--encoder",
                                "mobilenetv3_small",
                                "--epochs",
                                "1",
                                "--batch-size",
                                "2",
                                "--image-size",
                                "64",
                                "--test-fraction",
                                "0.3",
                                "--pictures",
                                "1"};
    const Output compared = cli(arguments);
    QVERIFY2(compared.code == Done, compared.err.constData());
    QVERIFY(compared.out.startsWith("| architecture | mIoU |"));
    QVERIFY(compared.out.contains("\n| linknet | ") && compared.out.contains("\n| canny | "));
    QVERIFY(compared.err.contains("linknet, seed 1: epoch 1"));
    QCOMPARE(lines(path("comparison/table.csv")).size(), 3);
    QVERIFY(!QImage(path("comparison/pictures.png")).isNull());

    const Output again = cli(arguments);
    QCOMPARE(again.code, int(Done));
    QVERIFY(!again.err.contains("epoch"));
}

void CliTest::badInputIsRefusedInOneSentence_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::addColumn<int>("code");
    write(path("no.h5"), "this is no HDF5 file");
    write(path("foreign.safetensors"), QByteArray("\x02\0\0\0\0\0\0\0{}", 10));

    QTest::newRow("no such file") << QStringList{"info", path("absent.h5")} << "absent.h5" << int(Failed);
    QTest::newRow("not HDF5") << QStringList{"spectrum", path("no.h5"), "--out", path("x.tif")} << "no.h5"
                              << int(Failed);
    QTest::newRow("foreign model") << QStringList{"detect", "--model",      path("foreign.safetensors"),
                                                  "--out",  path("x.gpkg"), files_.first()}
                                   << "foreign.safetensors" << int(Failed);
    QTest::newRow("no catalogue") << QStringList{"stats", path("no.h5")} << "no.h5" << int(Failed);
    QTest::newRow("no project") << QStringList{"labels",   "export", "--project", path("nowhere"),
                                               "--format", "png",    path("x")}
                                << "nowhere" << int(Failed);
    QTest::newRow("folder that cannot be written")
        << QStringList{"detect", "--from-masks", path("truth"), "--out", "/proc/x.gpkg", files_.first()}
        << "/proc" << int(Failed);
}

void CliTest::badInputIsRefusedInOneSentence() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    QFETCH(int, code);
    const Output output = cli(arguments + QStringList{"--quiet"});
    QCOMPARE(output.code, code);
    QVERIFY2(output.oneSentenceAbout(named), output.err.constData());
    QCOMPARE(cli({"no-such-command"}).code, int(Usage));
}

void CliTest::failedDetectionKeepsTheOldCatalogue() {
    const QByteArray before = cli({"stats", path("truth.gpkg"), "--json"}).out;
    const Output detected =
        cli({"detect", "--from-masks", path("truth"), "--out", path("truth.gpkg"), path("no.h5")});
    QCOMPARE(detected.code, int(Failed));
    QVERIFY2(detected.err.contains("no.h5"), detected.err.constData());
    QCOMPARE(cli({"stats", path("truth.gpkg"), "--json"}).out, before);
}

QTEST_GUILESS_MAIN(CliTest)
#include "cli_test.moc"
