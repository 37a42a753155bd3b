#include "app/workbench/label_document.h"
#include "core/error.h"
#include "core/labels/brush.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace nucleoscope;
using SaveState = LabelDocument::SaveState;
namespace fs = std::filesystem;

namespace {

constexpr int width = 40, height = 30;

/// What the view does in one drag: paints a copy of the document's mask.
LabelHistory::Step stroke(const LabelDocument& document, GridPoint at,
                          std::uint8_t label = LabelMask::nucleus) {
    LabelMask mask = document.mask();
    LabelHistory::Step step;
    paintSegment(mask, at, at, {3, 3}, label, step);
    return step;
}

} // namespace

class LabelDocumentTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;

    std::shared_ptr<LabelStore> store() const { return std::make_shared<LabelStore>(folder_); }

private slots:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->filePath("labels").toStdString();
    }

    void strokeIsInTheJournalBeforeItIsSaved() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        document.addStroke(stroke(document, {10, 10}));
        QCOMPARE(document.saveState(), SaveState::Dirty);
        QTRY_COMPARE(document.saveState(), SaveState::Saved);
        QVERIFY(fs::exists(folder_ / "a.journal"));
        QVERIFY(!fs::exists(folder_ / "a.json"));
        QCOMPARE(store()->load("a", width, height)->mask, document.mask()); // what a killed program leaves
        QCOMPARE(document.state(), LabelState::InProgress);
    }

    void strokesThatAKilledProgramLeftGoToTheSidecar() {
        store()->appendToJournal("a", width, height, {{42, LabelMask::nucleus}});
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        QVERIFY(document.saveAndWait());
        QVERIFY(!fs::exists(folder_ / "a.journal"));
        QCOMPARE(readMask(folder_ / "a.png").pixels[42], LabelMask::nucleus);
    }

    void strokesThatCameDuringAWriteFollow() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        for (int i = 0; i < 20; ++i)
            document.addStroke(stroke(document, {double(2 * i), 10}));
        QTRY_COMPARE(document.saveState(), SaveState::Saved);
        QCOMPARE(store()->load("a", width, height)->mask, document.mask());
    }

    void leavingWritesTheSidecar() {
        LabelDocument document;
        document.setStore(store());
        document.setAuthor("Li");
        QSignalSpy saved(&document, &LabelDocument::saved);
        document.open("a", width, height);
        document.addStroke(stroke(document, {10, 10}));
        const LabelMask painted = document.mask();
        document.open("b", width, height);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(saved[0][0].toString(), QString("a"));
        QVERIFY(!fs::exists(folder_ / "a.journal"));
        const auto label = store()->load("a", width, height);
        QCOMPARE(label->mask, painted);
        QCOMPARE(label->author, std::string("Li"));
        QVERIFY(!label->modified.empty());
    }

    void lookingWritesNothing() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        document.open("b", width, height);
        document.addStroke({});
        QVERIFY(document.saveAndWait());
        QVERIFY(fs::is_empty(folder_));
    }

    void historyIsKeptWhileAnotherHalfOrbitIsOpen() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        document.addStroke(stroke(document, {10, 10}));
        const LabelMask first = document.mask();
        document.addStroke(stroke(document, {20, 10}));
        document.open("b", width, height);
        QVERIFY(!document.canUndo());
        QVERIFY(document.saveAndWait()); // so that the mask comes from the disk
        document.open("a", width, height);
        QVERIFY(document.canUndo());

        QSignalSpy changed(&document, &LabelDocument::changed);
        document.undo();
        QCOMPARE(document.mask(), first);
        QCOMPARE(changed.count(), 1);
        QVERIFY(document.canRedo());
        document.undo();
        QCOMPARE(document.mask(), LabelMask(width, height));
        QVERIFY(!document.canUndo());
        QVERIFY(document.saveAndWait());
        QCOMPARE(store()->load("a", width, height)->mask, document.mask()); // undo is saved like any edit
    }

    void historyOfALabelThatChangedOnDiskIsDropped() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        document.addStroke(stroke(document, {10, 10}));
        document.open("b", width, height);
        QVERIFY(document.saveAndWait());
        Label other = *store()->load("a", width, height);
        other.mask.at(0, 0) = LabelMask::nucleus;
        store()->save("a", other);

        document.open("a", width, height);
        QCOMPARE(document.mask(), other.mask);
        QVERIFY(!document.canUndo());
    }

    void endSavesWhatIsOpen() {
        LabelMask painted;
        {
            LabelDocument document;
            document.setStore(store());
            document.open("a", width, height);
            document.addStroke(stroke(document, {10, 10}));
            painted = document.mask();
        }
        QVERIFY(fs::exists(folder_ / "a.json") && !fs::exists(folder_ / "a.journal"));
        QCOMPARE(store()->load("a", width, height)->mask, painted);
    }

    void failedSaveStaysVisibleAndLosesNothing() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        fs::remove_all(folder_);
        std::ofstream(folder_) << "a file where the folder should be";
        document.addStroke(stroke(document, {10, 10}));
        QTRY_COMPARE(document.saveState(), SaveState::Failed);
        QVERIFY2(document.saveError().contains("a.journal"), qPrintable(document.saveError()));

        document.addStroke(stroke(document, {20, 20}));
        const LabelMask painted = document.mask();
        document.open("b", width, height); // cannot be hindered, but it is not silent either
        QTRY_COMPARE(document.saveState(), SaveState::Failed);
        QVERIFY(!document.saveAndWait());
        QVERIFY(!document.setStore(nullptr));

        fs::remove(folder_);
        fs::create_directories(folder_);
        QVERIFY(document.saveAndWait());
        QCOMPARE(document.saveState(), SaveState::Saved);
        QVERIFY(document.saveError().isEmpty());
        QCOMPARE(store()->load("a", width, height)->mask, painted);
        QVERIFY(!fs::exists(folder_ / "a.journal"));
    }

    void failedSaveIsTriedAgainByItself() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        fs::remove_all(folder_);
        std::ofstream(folder_) << "a file where the folder should be";
        document.addStroke(stroke(document, {10, 10}));
        QTRY_COMPARE(document.saveState(), SaveState::Failed);
        fs::remove(folder_);
        fs::create_directories(folder_);
        QTRY_COMPARE_WITH_TIMEOUT(document.saveState(), SaveState::Saved, 20000);
        QCOMPARE(store()->load("a", width, height)->mask, document.mask());
    }

    void labelThatCannotBeReadIsNotOpened() {
        std::ofstream(store()->maskFile("a")) << "no PNG";
        LabelDocument document;
        document.setStore(store());
        QVERIFY_EXCEPTION_THROWN(document.open("a", width, height), FileError);
        QVERIFY(!document.isOpen());
        QVERIFY(document.mask().pixels.empty());
        document.addStroke({{1, 0, 1}}); // must not be lost in nowhere, nor crash
        QVERIFY(document.saveAndWait());
    }

    void stateIsSavedAtOnce() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        QSignalSpy saved(&document, &LabelDocument::saved);
        document.setState(LabelState::NothingHere);
        QTRY_COMPARE(saved.count(), 1);
        QCOMPARE(store()->state("a"), LabelState::NothingHere);
        QSignalSpy stateChanged(&document, &LabelDocument::stateChanged);
        document.addStroke(stroke(document, {3, 3}));
        QCOMPARE(document.state(), LabelState::InProgress);
        QCOMPARE(stateChanged.count(), 1);
    }

    void maskOfAModelIsOneStepWithItsOrigin() {
        LabelDocument document;
        document.setStore(store());
        document.open("a", width, height);
        document.addStroke(stroke(document, {5, 5}));
        const LabelMask before = document.mask();
        LabelMask made(width, height);
        made.at(20, 20) = LabelMask::nucleus;
        document.replaceMask(made, "odm_unet 12ab");
        QCOMPARE(document.mask(), made);
        QCOMPARE(document.origin(), std::string("odm_unet 12ab"));
        document.undo();
        QCOMPARE(document.mask(), before);
        document.redo();
        document.addStroke(stroke(document, {8, 8}));
        QCOMPARE(document.origin(), std::string("odm_unet 12ab, edited"));
    }
};

QTEST_GUILESS_MAIN(LabelDocumentTest)
#include "label_document_test.moc"
