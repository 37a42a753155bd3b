#include "app/workbench/review_session.h"
#include "app/workbench/review_writer.h"
#include "core/detection/catalogue.h"
#include "core/detection/reviewed_label.h"
#include "tests/figures/made_catalogue.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace nucleoscope {

namespace {

/// Six regions in the half-orbits a, a, b, b, c, c with these probabilities.
std::shared_ptr<Catalogue> madeCatalogue() {
    auto catalogue = std::make_shared<Catalogue>(test::makeCatalogue());
    constexpr double probabilities[] = {0.9, 0.52, 0.7, 0.45, 0.99, std::numeric_limits<double>::quiet_NaN()};
    for (std::size_t i = 0; i < catalogue->regions.size(); ++i) {
        Region& region = catalogue->regions[i];
        region.file = std::string(1, static_cast<char>('a' + i / 2)) + ".h5";
        region.id = std::to_string(i);
        region.probabilityMean = probabilities[i];
    }
    return catalogue;
}

ReviewedRegion square(Verdict verdict, int left, int top, int size) {
    LabelMask mask(20, 20);
    for (int row = top; row < top + size; ++row)
        for (int column = left; column < left + size; ++column)
            mask.at(row, column) = LabelMask::nucleus;
    return {verdict, traceOutlines(mask).front().rings()};
}

int count(const LabelMask& mask, std::uint8_t label) {
    return static_cast<int>(std::ranges::count(mask.pixels, label));
}

} // namespace

class ReviewSessionTest : public QObject {
    Q_OBJECT

private slots:
    // ---- the order and the verdicts

    void aVerdictGoesOnToTheNextRegion() {
        const auto catalogue = madeCatalogue();
        ReviewSession session;
        session.setReviewer(QStringLiteral("A. Smith"));
        session.setCatalogue(catalogue);
        QVERIFY(session.moveToUnreviewed());
        QCOMPARE(session.current(), 0);
        QSignalSpy decided(&session, &ReviewSession::decided);
        session.decide(Verdict::Accepted);
        QCOMPARE(decided.count(), 1);
        QCOMPARE(decided.first().first().value<std::vector<int>>(), std::vector<int>{0});
        QVERIFY(catalogue->regions[0].review.verdict == Verdict::Accepted);
        QCOMPARE(catalogue->regions[0].review.reviewer, std::string("A. Smith"));
        QVERIFY(catalogue->regions[0].review.time > 0);
        QCOMPARE(session.current(), 1);
        session.setAdvances(false);
        session.decide(Verdict::Rejected);
        QCOMPARE(session.current(), 1);
        QCOMPARE(session.progress().reviewed, 2);
        QCOMPARE(session.progress().total, 6);
    }

    void theMostUncertainComeFirstAndThoseWithoutProbabilityLast() {
        ReviewSession session;
        session.setCatalogue(madeCatalogue());
        session.setOrder(ReviewSession::Order::MostUncertainFirst);
        std::vector<int> order;
        while (session.move(1))
            order.push_back(session.current());
        QCOMPARE(order, (std::vector<int>{1, 3, 2, 0, 4, 5}));
    }

    void goesFromHalfOrbitToHalfOrbit() {
        ReviewSession session;
        session.setCatalogue(madeCatalogue());
        session.goTo(1);
        QVERIFY(session.moveHalfOrbit(1));
        QCOMPARE(session.current(), 2);
        session.goTo(5);
        QVERIFY(!session.moveHalfOrbit(1));
        QVERIFY(session.moveHalfOrbit(-1));
        QCOMPARE(session.current(), 2);
    }

    void theEndIsSaidAndGoesBackToWhatWasPassedOver() {
        ReviewSession session;
        session.setCatalogue(madeCatalogue());
        QSignalSpy finished(&session, &ReviewSession::finished);
        session.goTo(2);
        for (int i = 0; i < 4; ++i)
            session.decide(Verdict::Accepted);
        QCOMPARE(session.current(), 0); // 2 … 5 are done
        QVERIFY(finished.isEmpty());
        session.decide(Verdict::Rejected);
        session.decide(Verdict::Unsure);
        QCOMPARE(finished.count(), 1);
        QCOMPARE(session.progress().reviewed, 6);
        QVERIFY(!session.moveToUnreviewed());
    }

    void undoTakesBackTheVerdictAndGoesThere() {
        const auto catalogue = madeCatalogue();
        ReviewSession session;
        session.setCatalogue(catalogue);
        session.goTo(0);
        session.decide(Verdict::Accepted);
        session.decide(std::vector<int>{2, 3, 4}, Verdict::Rejected);
        QCOMPARE(session.progress().reviewed, 4);
        QSignalSpy decided(&session, &ReviewSession::decided);
        session.undo(); // many at once are one step
        QCOMPARE(session.progress().reviewed, 1);
        session.undo();
        QCOMPARE(session.current(), 0);
        QCOMPARE(catalogue->regions[0].review, Review());
        QCOMPARE(decided.count(), 2);
        QVERIFY(!session.canUndo());
    }

    void aCommentKeepsTheVerdict() {
        const auto catalogue = madeCatalogue();
        ReviewSession session;
        session.setCatalogue(catalogue);
        session.setAdvances(false);
        session.goTo(3);
        session.decide(Verdict::Unsure);
        session.setComment(QStringLiteral("  half outside the band "));
        QCOMPARE(catalogue->regions[3].review.comment, std::string("half outside the band"));
        QVERIFY(catalogue->regions[3].review.verdict == Verdict::Unsure);
        session.decide(Verdict::Accepted);
        QCOMPARE(catalogue->regions[3].review.comment, std::string("half outside the band"));
    }

    void tellsWhichHalfOrbitsComeNext() {
        ReviewSession session;
        session.setCatalogue(madeCatalogue());
        session.goTo(0);
        QCOMPARE(session.filesAhead(3), (std::vector<std::string>{"b.h5", "c.h5"}));
        session.decide(std::vector<int>{2, 3}, Verdict::Rejected);
        QCOMPARE(session.filesAhead(1), std::vector<std::string>{"c.h5"});
    }

    void onlyWhatTheFilterLeavesIsReviewed() {
        ReviewSession session;
        session.setCatalogue(madeCatalogue());
        session.setRegions({1, 4});
        QCOMPARE(session.progress().total, 2);
        QVERIFY(session.moveToUnreviewed());
        QCOMPARE(session.current(), 1);
        session.decide(Verdict::Accepted);
        QCOMPARE(session.current(), 4);
        QVERIFY(!session.move(1));
    }

    // ---- on the disk

    void verdictsAreInTheCatalogueOnTheDisk() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("c.gpkg")).toStdString();
        writeCatalogue(file, test::makeCatalogue());
        const Catalogue before = readCatalogue(file);
        ReviewWriter writer;
        writer.setFile(file);
        writer.write({{before.regions[2].id, {Verdict::Accepted, "clear", "me", 1000}}});
        writer.write({{before.regions[4].id, {Verdict::Rejected, "", "me", 2000}}});
        QVERIFY(writer.saveAndWait());
        QVERIFY(writer.isSaved());
        const Catalogue after = readCatalogue(file);
        QCOMPARE(after.regions[2].review, (Review{Verdict::Accepted, "clear", "me", 1000}));
        QVERIFY(after.regions[4].review.verdict == Verdict::Rejected);
        QCOMPARE(after.regions[0].review, Review());
    }

    void whatCannotBeWrittenIsSaidKeptAndTriedAgain() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("c.gpkg")).toStdString();
        ReviewWriter writer;
        writer.setFile(file);
        QSignalSpy changed(&writer, &ReviewWriter::stateChanged);
        writer.write({{"0", {Verdict::Accepted, "", "me", 1000}}});
        QTRY_VERIFY(!writer.error().isEmpty());
        QVERIFY(writer.error().contains(QStringLiteral("c.gpkg")));
        QVERIFY(!writer.isSaved());
        writeCatalogue(file, test::makeCatalogue());
        QVERIFY(writer.saveAndWait());
        QVERIFY(writer.error().isEmpty());
    }

    // ---- labels

    void verdictsMakeALabel() {
        const LabelMask label =
            labelFromReview(LabelMask(20, 20),
                            {square(Verdict::Accepted, 0, 0, 3), square(Verdict::Rejected, 5, 0, 3),
                             square(Verdict::Unsure, 10, 0, 3), square(Verdict::Unreviewed, 15, 0, 3)},
                            ExistingLabel::Replace);
        QCOMPARE(count(label, LabelMask::nucleus), 9);
        QCOMPARE(label.at(2, 2), LabelMask::nucleus);
        QCOMPARE(label.at(1, 6), LabelMask::background);
        QCOMPARE(label.at(1, 11), LabelMask::unsure);
        QCOMPARE(label.at(1, 16), LabelMask::unsure);
    }

    void mergingKeepsWhatIsPainted() {
        LabelMask painted(20, 20);
        painted.at(10, 10) = LabelMask::nucleus;
        painted.at(0, 10) = LabelMask::nucleus;
        const LabelMask label =
            labelFromReview(painted, {square(Verdict::Accepted, 0, 0, 3), square(Verdict::Unsure, 10, 0, 2)},
                            ExistingLabel::Merge);
        QCOMPARE(label.at(10, 10), LabelMask::nucleus);
        QCOMPARE(label.at(0, 10), LabelMask::nucleus); // painted counts more than unsure
        QCOMPARE(label.at(1, 10), LabelMask::unsure);
        QCOMPARE(count(label, LabelMask::nucleus), 11);
    }

    void replacingKeepsACorrectedRegionAsItWasPainted() {
        LabelMask painted(20, 20);
        for (int column = 1; column < 8; ++column)
            painted.at(1, column) = LabelMask::nucleus; // goes on beyond what the model found
        painted.at(15, 15) = LabelMask::nucleus;        // another one
        const LabelMask label =
            labelFromReview(painted, {square(Verdict::Corrected, 0, 0, 3)}, ExistingLabel::Replace);
        QCOMPARE(count(label, LabelMask::nucleus), 7);
        QCOMPARE(label.at(15, 15), LabelMask::background);
    }
};

} // namespace nucleoscope

QTEST_GUILESS_MAIN(nucleoscope::ReviewSessionTest)
#include "review_session_test.moc"
