#include "core/error.h"
#include "core/files.h"
#include "core/labels/label_store.h"
#include "tests/error_of.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace nucleoscope;
using test::errorOf;
namespace fs = std::filesystem;

namespace {

const std::string stem = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000";
constexpr int width = 13, height = 9;

Label painted(std::initializer_list<int> pixels) {
    Label label;
    label.mask = LabelMask(width, height);
    for (const int pixel : pixels)
        label.mask.pixels[pixel] = LabelMask::nucleus;
    label.state = LabelState::InProgress;
    label.author = "Zhang";
    return label;
}

/// Without syncing, which the tests that write hundreds of files would wait for.
void writePlainly(const fs::path& file, std::string_view content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

} // namespace

class LabelStoreTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;

    fs::path path(const char* extension) const { return folder_ / (stem + extension); }

private slots:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->filePath("labels").toStdString();
    }

    void nothingIsThereBeforeTheFirstStroke() {
        const LabelStore store(folder_);
        QVERIFY(!store.has(stem));
        QVERIFY(!store.load(stem, width, height));
        QCOMPARE(store.state(stem), LabelState::NotStarted);
        QVERIFY(store.stems().empty());
    }

    void savedLabelComesBack() {
        LabelStore store(folder_);
        Label label = painted({0, 17, width * height - 1});
        label.mask.pixels[40] = LabelMask::unsure;
        label.state = LabelState::Done;
        label.modified = "2021-11-03T04:05:06.789Z";
        label.origin = "odm_unet 3f2a";
        store.save(stem, label);

        const auto loaded = store.load(stem, width, height);
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->mask, label.mask);
        QCOMPARE(loaded->state, LabelState::Done);
        QCOMPARE(loaded->author, label.author);
        QCOMPARE(loaded->modified, label.modified);
        QCOMPARE(loaded->origin, label.origin);
        QCOMPARE(store.state(stem), LabelState::Done);
        QCOMPARE(store.stems(), std::vector<std::string>{stem});
    }

    void otherProgramsReadTheSidecars() {
        LabelStore store(folder_);
        store.save(stem, painted({20}));
        const QImage mask(QString::fromStdString(path(".png").string()));
        QCOMPARE(mask.size(), QSize(width, height));
        QCOMPARE(mask.depth(), 8);
        QCOMPARE(qGray(mask.pixel(20 % width, 20 / width)), 1);

        QFile file(QString::fromStdString(path(".json").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject sidecar = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(sidecar["version"].toInt(), 2);
        QCOMPARE(sidecar["file"].toString().toStdString(), stem);
        QCOMPARE(sidecar["grid"].toObject()["width"].toInt(), width);
        QCOMPARE(sidecar["grid"].toObject()["height"].toInt(), height);
        QCOMPARE(sidecar["state"].toString(), QString("in_progress"));
        QCOMPARE(sidecar["author"].toString(), QString("Zhang"));
        QCOMPARE(sidecar["origin"].toString(), QString("manual"));
        QVERIFY(QDateTime::fromString(sidecar["modified"].toString(), Qt::ISODateWithMs).isValid());
        const QJsonArray classes = sidecar["classes"].toArray();
        QCOMPARE(classes.size(), 3);
        QCOMPARE(classes[1].toObject()["id"].toInt(), 1);
        QCOMPARE(classes[1].toObject()["name"].toString(), QString("nucleus"));
        QVERIFY(classes[1].toObject()["color"].toString().startsWith('#'));
    }

    void journalIsReplayedOverTheSidecar() {
        LabelStore store(folder_);
        Label label = painted({1, 2});
        label.state = LabelState::Done;
        store.save(stem, label);
        store.appendToJournal(stem, width, height, {{2, 0}, {3, 1}});
        store.appendToJournal(stem, width, height, {{3, 255}, {4, 1}});

        const auto loaded = store.load(stem, width, height);
        LabelMask expected = painted({1, 4}).mask;
        expected.pixels[3] = LabelMask::unsure;
        QCOMPARE(loaded->mask, expected);
        QCOMPARE(loaded->state, LabelState::InProgress);
        QCOMPARE(store.state(stem), LabelState::InProgress);

        store.save(stem, *loaded);
        QVERIFY(!fs::exists(path(".journal")));
        QCOMPARE(store.load(stem, width, height)->mask, expected);
    }

    void strokesBeforeTheFirstSaveAreKept() {
        LabelStore store(folder_);
        store.appendToJournal(stem, width, height, {{7, 1}});
        QVERIFY(store.has(stem));
        QCOMPARE(store.stems(), std::vector<std::string>{stem});
        QCOMPARE(store.load(stem, width, height)->mask, painted({7}).mask);
    }

    void journalCutAtAnyByteLosesOnlyTheStrokeCut() {
        LabelStore store(folder_);
        store.save(stem, painted({0}));
        std::vector<std::size_t> ends;
        std::vector<LabelMask> masks{store.load(stem, width, height)->mask};
        for (std::uint32_t stroke = 1; stroke <= 4; ++stroke) {
            store.appendToJournal(stem, width, height,
                                  {{stroke, 1}, {stroke + 20, 1}, {0, std::uint8_t(stroke % 2)}});
            ends.push_back(fs::file_size(path(".journal")));
            masks.push_back(store.load(stem, width, height)->mask);
        }
        const std::string whole = readFile(path(".journal"));
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            writePlainly(path(".journal"), std::string_view(whole).substr(0, length));
            const std::size_t strokes =
                std::count_if(ends.begin(), ends.end(), [&](auto end) { return end <= length; });
            QCOMPARE(store.load(stem, width, height)->mask, masks[strokes]);

            // Work goes on after the cut, and nothing that comes then is lost.
            store.appendToJournal(stem, width, height, {{50, 1}});
            LabelMask expected = masks[strokes];
            expected.pixels[50] = 1;
            QCOMPARE(store.load(stem, width, height)->mask, expected);
        }
    }

    void flippedBitCostsOnlyTheStrokesFromThereOn() {
        LabelStore store(folder_);
        store.appendToJournal(stem, width, height, {{1, 1}});
        const std::size_t firstEnd = fs::file_size(path(".journal"));
        store.appendToJournal(stem, width, height, {{2, 1}});
        const std::string whole = readFile(path(".journal"));
        for (std::size_t bit = firstEnd * 8; bit < whole.size() * 8; ++bit) {
            std::string damaged = whole;
            damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << bit % 8));
            writePlainly(path(".journal"), damaged);
            QCOMPARE(store.load(stem, width, height)->mask, painted({1}).mask);
        }
    }

    void killBetweenTheSidecarsLosesNothing() {
        LabelStore store(folder_);
        store.save(stem, painted({1, 2}));
        store.appendToJournal(stem, width, height, {{2, 0}, {3, 1}});
        store.appendToJournal(stem, width, height, {{3, 0}, {5, 1}});
        const Label latest = *store.load(stem, width, height);

        // The mask is written, the rest is not.
        writeMask(store.maskFile(stem), latest.mask);
        QCOMPARE(store.load(stem, width, height)->mask, latest.mask);

        // Both are written, the journal is not yet gone.
        const std::string journal = readFile(path(".journal"));
        store.save(stem, latest);
        writePlainly(path(".journal"), journal);
        QCOMPARE(store.load(stem, width, height)->mask, latest.mask);
    }

    void killBeforeTheFirstSidecarLosesNothing() {
        LabelStore store(folder_);
        store.appendToJournal(stem, width, height, {{3, 1}});
        writeMask(store.maskFile(stem), painted({3}).mask);
        const auto loaded = store.load(stem, width, height);
        QCOMPARE(loaded->mask, painted({3}).mask);
        QCOMPARE(loaded->state, LabelState::InProgress);
    }

    void labelOfAnotherGridIsRefused() {
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        const QString error = errorOf<FileError>([&] { store.load(stem, width + 1, height); });
        QVERIFY2(error.contains("13×9") && error.contains("14×9"), qPrintable(error));

        fs::remove(path(".json"));
        fs::remove(path(".png"));
        store.appendToJournal(stem, width, height, {{1, 1}});
        QVERIFY(errorOf<FileError>([&] { store.load(stem, width, height + 1); }).contains("13×10"));
        QVERIFY(errorOf<FileError>([&] {
                    store.appendToJournal(stem, width, height + 1, {{1, 1}});
                }).contains("13×10"));
        QCOMPARE(store.load(stem, width, height)->mask, painted({1}).mask);
    }

    void newerSidecarIsNeitherReadNorOverwritten() {
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        std::string text = readFile(path(".json"));
        const auto at = text.find("\"version\": 2");
        QVERIFY(at != std::string::npos);
        text.replace(at, 12, "\"version\": 3");
        writePlainly(path(".json"), text);
        const std::string maskBefore = readFile(path(".png"));

        QVERIFY(errorOf<FileError>([&] { store.load(stem, width, height); }).contains("newer version"));
        QVERIFY(errorOf<FileError>([&] { store.save(stem, painted({2})); }).contains("newer version"));
        QCOMPARE(readFile(path(".json")), text);
        QCOMPARE(readFile(path(".png")), maskBefore);
    }

    void damagedSidecarIsNamed_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"version\": 1, \"grid\": {");
        QTest::newRow("array") << QByteArray("[1, 2]");
        QTest::newRow("no grid") << QByteArray("{\"version\": 1, \"state\": \"done\"}");
        QTest::newRow("wrong type") << QByteArray(
            "{\"version\": 1, \"grid\": {\"width\": 13, \"height\": 9}, \"state\": 3}");
        QTest::newRow("unknown state")
            << QByteArray("{\"version\": 1, \"grid\": {\"width\": 13, \"height\": 9}, \"state\": \"maybe\"}");
        QTest::newRow("author is a list")
            << QByteArray("{\"version\": 1, \"grid\": {\"width\": 13, \"height\": 9}, \"state\": \"done\", "
                          "\"author\": []}");
    }
    void damagedSidecarIsNamed() {
        QFETCH(QByteArray, content);
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        writePlainly(path(".json"), std::string_view(content.data(), content.size()));
        const QString error = errorOf<FileError>([&] { store.load(stem, width, height); });
        QVERIFY2(error.startsWith(QString::fromStdString(path(".json").string())), qPrintable(error));
        QCOMPARE(store.state(stem), LabelState::InProgress);
    }

    void sidecarWithoutItsMaskIsNamed() {
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        fs::remove(path(".png"));
        QVERIFY(errorOf<FileError>([&] { store.load(stem, width, height); }).contains(".png: is missing"));
    }

    void foreignJournalIsNamed() {
        LabelStore store(folder_);
        writePlainly(path(".journal"), "this is a text about something else altogether");
        QVERIFY(errorOf<FileError>([&] { store.load(stem, width, height); }).contains("damaged"));
        QVERIFY(errorOf<FileError>([&] {
                    store.appendToJournal(stem, width, height, {{1, 1}});
                }).contains("damaged"));
    }

    void journalLeftAsZerosByAPowerFailureIsEmpty() {
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        writePlainly(path(".journal"), std::string(40, '\0'));
        QCOMPARE(store.load(stem, width, height)->mask, painted({1}).mask);
    }

    void failedSaveLeavesLabelAndJournal() {
        LabelStore store(folder_);
        store.save(stem, painted({1}));
        store.appendToJournal(stem, width, height, {{2, 1}});
        const std::string before = readFile(path(".json"));
        Label empty; // no mask: cannot be written
        QVERIFY(!errorOf<FileError>([&] { store.save(stem, empty); }).isEmpty());
        QCOMPARE(readFile(path(".json")), before);
        QCOMPARE(store.load(stem, width, height)->mask, painted({1, 2}).mask);
    }

    void nameCannotLeaveTheFolder() {
        const LabelStore store(folder_);
        QVERIFY_EXCEPTION_THROWN(store.load("../secret", width, height), Error);
        QVERIFY_EXCEPTION_THROWN(store.has(""), Error);
    }

    void folderThatCannotBeMadeIsNamed() {
        writePlainly(fs::path(temporary_->path().toStdString()) / "file", "x");
        const fs::path below = fs::path(temporary_->path().toStdString()) / "file" / "labels";
        const QString error = errorOf<FileError>([&] { LabelStore store(below); });
        QVERIFY2(error.contains("cannot be made"), qPrintable(error));
    }
};

QTEST_APPLESS_MAIN(LabelStoreTest)
#include "label_store_test.moc"
