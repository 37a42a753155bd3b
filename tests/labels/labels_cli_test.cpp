#include "core/labels/label_lock.h"
#include "core/labels/label_store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;

/// The actions of 'labels' that are not an exchange with other programs.
class LabelsCliTest : public QObject {
    Q_OBJECT
private:
    struct Output {
        int code = -1;
        QByteArray out, err;
    };

    QTemporaryDir temporary_;

    QString path(const QString& name) const { return temporary_.filePath(name); }

    static Output cli(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(NUCLEOSCOPE_CLI), arguments);
        process.waitForFinished(-1);
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

private slots:
    void initTestCase() {
        QCOMPARE(cli({"simulate", path("archive"), "--half-orbits", "5", "--seed", "6", "--truth",
                      path("truth"), "--quiet"})
                     .code,
                 0);
        QCOMPARE(cli({"index", path("archive"), "--project", path("project"), "--quiet"}).code, 0);
        const Output imported = cli(
            {"labels", "import", "--project", path("project"), "--format", "png", path("truth"), "--quiet"});
        QVERIFY2(imported.code == 0, imported.err.constData());
    }

    void labelsAgreeWithThemselves() {
        const Output output = cli({"labels", "compare", path("project"), path("truth"), "--json", "--quiet"});
        QVERIFY2(output.code == 0, output.err.constData());
        const QJsonObject result = QJsonDocument::fromJson(output.out).object();
        QCOMPARE(result["iou"].toDouble(), 1.0);
        QCOMPARE(result["kappa"].toDouble(), 1.0);
        QCOMPARE(result["half_orbits"].toArray().size(), 5);
        QCOMPARE(result["agreement"].toArray().size(), 2); // background and nucleus, each with itself
        const Output text = cli({"labels", "compare", path("project"), path("truth"), "--quiet"});
        QVERIFY(text.out.contains("IoU 1.000"));
    }

    void whatIsNoLabelSetIsNamed() {
        const Output output = cli({"labels", "compare", path("project"), path("nowhere")});
        QCOMPARE(output.code, 1);
        QVERIFY(output.err.contains("nowhere"));
    }

    void trainingSetIsWrittenAndLearntFrom() {
        const Output written = cli({"labels", "training-set", "--project", path("project"), path("set"),
                                    "--colormap", "viridis", "--size", "96", "64", "--validation", "0.2"});
        QVERIFY2(written.code == 0, written.err.constData());
        QVERIFY2(written.err.contains("train: 4 pictures"), written.err.constData());
        QCOMPARE(QDir(path("set/train/images")).entryList({"*.png"}).size(), 4);
        QCOMPARE(QDir(path("set/validation/masks")).entryList({"*.png"}).size(), 1);
        const Output trained =
            cli({"train", "--images", path("set/train/images"), "--masks", path("set/train/masks"), "--out",
                 path("model.safetensors"), "--arch", "unet", "--encoder", "mobilenetv3_small", "--epochs",
                 "1", "--image-size", "64", "--threads", "1", "--quiet"});
        QVERIFY2(trained.code == 0, trained.err.constData());
        const Output evaluated =
            cli({"evaluate", "--model", path("model.safetensors"), "--images", path("set/validation/images"),
                 "--masks", path("set/validation/masks"), "--json", "--quiet"});
        QVERIFY2(evaluated.code == 0, evaluated.err.constData());
        QCOMPARE(QJsonDocument::fromJson(evaluated.out).object()["samples"].toInt(), 1);
    }

    void importLeavesLabelsAloneThatAWindowHasOpen() {
        const QString labels = path("project/labels");
        const LabelLock lock(labels.toStdString());
        QVERIFY(lock.isHeld());
        const QStringList import{"labels", "import",     "--project", path("project"), "--format",
                                 "png",    "--existing", "replace",   path("truth"),   "--quiet"};
        const Output output = cli(import);
        QCOMPARE(output.code, 1);
        QVERIFY2(output.err.contains("another window"), output.err.constData());
        QCOMPARE(cli(import + QStringList{"--dry-run"}).code, 0);
    }
};

QTEST_GUILESS_MAIN(LabelsCliTest)
#include "labels_cli_test.moc"
