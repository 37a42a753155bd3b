#include "core/detection/catalogue.h"
#include "core/detection/review_history.h"
#include "core/error.h"
#include "tests/detection/made_catalogues.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace nucleoscope;
using namespace nucleoscope::test;
namespace fs = std::filesystem;

namespace {

ReviewEntry entry(const Region& region, Verdict verdict, UtcMs time = madeStart,
                  const std::string& comment = {}) {
    return {regionId(region), {verdict, comment, "Li Wei", time}};
}

} // namespace

class ReviewTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    const Region first_ = madeRegion("a.h5", madeStart, 5100);
    const Region second_ = madeRegion("a.h5", madeStart, 6300);

    fs::path path(const char* name) const { return fs::path(folder_.path().toStdString()) / name; }

    /// A catalogue of both regions, not reviewed.
    fs::path made(const char* name) const {
        writeCatalogue(path(name), {{first_, second_}, {madeRecord("a.h5", madeStart, 2)}});
        return path(name);
    }

private slots:
    void theIdIsThatOfThePixelsWhateverFoundThem() {
        Region same = first_;
        same.run = same.model = "another";
        same.probabilityMean = 0.5;
        QCOMPARE(regionId(same), regionId(first_));
        QCOMPARE(regionId(first_).size(), std::size_t{16});
        for (const auto& change : std::vector<std::function<void(Region&)>>{
                 [](Region& region) { region.file = "b.h5"; }, [](Region& region) { region.utcEnd += 2048; },
                 [](Region& region) { region.frequencyLowHz -= 24.4; },
                 [](Region& region) { region.frequencyCenterHz += 3; },
                 [](Region& region) { ++region.areaPixels; }}) {
            Region other = first_;
            change(other);
            QVERIFY(regionId(other) != regionId(first_));
        }
    }

    void aVerdictIsReadWithWhoWhenAndWhy() {
        const fs::path file = made("verdict.gpkg");
        const ReviewEntry written =
            entry(second_, Verdict::Unsure, madeStart + 5, "half of it's in the gap; 或许");
        writeReviews(file, {written});
        const Catalogue catalogue = readCatalogue(file);
        QVERIFY(catalogue.regions[0].review == Review{});
        QVERIFY(catalogue.regions[1].review == written.review);
        QCOMPARE(catalogue.regions[1].id, written.region);
        QVERIFY(catalogue.reviews == std::vector<ReviewEntry>{written});
    }

    void theLastEntryCountsAndTheOthersStay() {
        const fs::path file = made("last.gpkg");
        writeReviews(file, {entry(first_, Verdict::Accepted, madeStart)});
        writeReviews(file, {entry(first_, Verdict::Rejected, madeStart + 1)});
        QVERIFY(readCatalogue(file).regions[0].review.verdict == Verdict::Rejected);
        writeReviews(file, {entry(first_, Verdict::Accepted, madeStart)}); // taken back
        QVERIFY(readCatalogue(file).regions[0].review.verdict == Verdict::Accepted);
        QCOMPARE(readReviews(file).size(), std::size_t{3});
    }

    void manyAtOnceAreAllOrNothing() {
        const fs::path file = made("many.gpkg");
        changeBySql(file, "CREATE TRIGGER refuse BEFORE INSERT ON reviews WHEN NEW.verdict = 'unsure' "
                          "BEGIN SELECT RAISE(ABORT, 'no space'); END");
        QVERIFY_EXCEPTION_THROWN(
            writeReviews(file, {entry(first_, Verdict::Accepted), entry(second_, Verdict::Unsure)}),
            FileError);
        QCOMPARE(readReviews(file).size(), std::size_t{0});
    }

    void aReviewOutlivesARepeatedRunFromScratch() {
        const fs::path file = made("repeated.gpkg");
        writeReviews(file, {entry(first_, Verdict::Corrected)});
        CatalogueWriter writer(file);
        writer.add(madeRecord("a.h5", madeStart, 2), {first_, second_});
        writer.finish();
        QVERIFY(readCatalogue(file).regions[0].review.verdict == Verdict::Corrected);
        QCOMPARE(readReviews(file).size(), std::size_t{1});
    }

    void whatIsReviewedWhileADetectionRunsIsTakenOver() {
        const fs::path file = made("meanwhile.gpkg");
        writeReviews(file, {entry(first_, Verdict::Accepted)});
        CatalogueWriter writer(file, CatalogueWriter::Start::Update);
        writeReviews(file, {entry(second_, Verdict::Rejected)});
        writer.add(madeRecord("b.h5", madeStart + 1, 0), {});
        writer.finish();
        const Catalogue catalogue = readCatalogue(file);
        QCOMPARE(catalogue.halfOrbits.size(), std::size_t{2});
        QVERIFY(catalogue.regions[0].review.verdict == Verdict::Accepted);
        QVERIFY(catalogue.regions[1].review.verdict == Verdict::Rejected);
        QCOMPARE(catalogue.reviews.size(), std::size_t{2});
    }

    void noVerdictIsLostWhileTheCatalogueIsReplacedAgainAndAgain() {
        const fs::path file = made("race.gpkg");
        constexpr int verdicts = 40;
        std::thread reviewer([&] {
            for (int i = 0; i < verdicts; ++i) {
                writeReviews(file, {entry(first_, Verdict::Accepted, madeStart + i)});
            }
        });
        for (int i = 0; i < 5; ++i) {
            CatalogueWriter writer(file, CatalogueWriter::Start::Update);
            writer.add(madeRecord("a.h5", madeStart, 2), {first_, second_});
            writer.finish();
        }
        reviewer.join();
        QCOMPARE(readReviews(file).size(), std::size_t{verdicts});
    }

    void whatWasWrittenOutlivesAKill() {
        const fs::path file = made("killed.gpkg");
        int acknowledged[2];
        QCOMPARE(::pipe(acknowledged), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            for (char i = 0;; ++i) {
                writeReviews(file, {entry(first_, Verdict::Accepted, madeStart + i)});
                if (::write(acknowledged[1], &i, 1) != 1) {
                    ::_exit(1);
                }
            }
        }
        char last = 0;
        while (last < 10) {
            QCOMPARE(::read(acknowledged[0], &last, 1), ssize_t{1});
        }
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(acknowledged[1]);
        while (::read(acknowledged[0], &last, 1) == 1) {
        }
        ::close(acknowledged[0]);
        QVERIFY(readReviews(file).size() > static_cast<std::size_t>(last));
        writeReviews(file, {entry(second_, Verdict::Rejected)});
        QVERIFY(readCatalogue(file).regions[1].review.verdict == Verdict::Rejected);
    }

    void mergedCataloguesHaveOneHistoryByTime() {
        const Catalogue bare{{first_}, {madeRecord("a.h5", madeStart, 1)}};
        const ReviewEntry accepted = entry(first_, Verdict::Accepted, madeStart + 2);
        const ReviewEntry rejected = entry(first_, Verdict::Rejected, madeStart + 1);
        writeCatalogue(path("one.gpkg"), bare);
        writeReviews(path("one.gpkg"), {accepted});
        writeCatalogue(path("two.gpkg"), bare);
        writeReviews(path("two.gpkg"), {accepted, rejected});
        CatalogueWriter writer(path("merged.gpkg"));
        writer.addAll(path("one.gpkg"));
        writer.addAll(path("two.gpkg"));
        writer.finish();
        const Catalogue merged = readCatalogue(path("merged.gpkg"));
        QVERIFY((merged.reviews == std::vector<ReviewEntry>{rejected, accepted}));
        QCOMPARE(merged.regions.size(), std::size_t{1});
        QVERIFY(merged.regions[0].review.verdict == Verdict::Accepted);
    }

    void aReviewThatARegionBringsIsWritten() {
        Region reviewed = first_;
        reviewed.review = {Verdict::Rejected, "whistler", "Li Wei", madeStart};
        writeCatalogue(path("brought.gpkg"), {{reviewed}, {madeRecord("a.h5", madeStart, 1)}});
        QVERIFY(readCatalogue(path("brought.gpkg")).regions[0].review == reviewed.review);
    }

    void otherProgramsReadTheHistory() {
        if (QStandardPaths::findExecutable("ogrinfo").isEmpty()) {
            QSKIP("ogrinfo is not installed");
        }
        const fs::path file = made("others.gpkg");
        writeReviews(file, {entry(first_, Verdict::Accepted), entry(second_, Verdict::Unsure)});
        const QString text =
            outputOf("ogrinfo", {"-ro", "-al", QString::fromStdString(file.string()), "reviews"});
        QVERIFY2(!text.contains("Warning") && !text.contains("ERROR"), qPrintable(text));
        for (const char* expected :
             {"Feature Count: 2", "verdict (String) = unsure", "reviewer (String) = Li Wei",
              "utc (String) = 2021-11-03T00:00:00.123Z"}) {
            QVERIFY2(text.contains(expected), qPrintable(text));
        }
        QVERIFY(text.contains(QString::fromStdString("region_id (String) = " + regionId(first_))));
    }

    void aCatalogueThatMayOnlyBeReadSaysSo() {
        QVERIFY(QString::fromStdString(whyNotReviewable(path("absent.gpkg"))).contains("no such file"));
        const fs::path file = made("readonly.gpkg");
        QCOMPARE(whyNotReviewable(file), std::string());
        if (geteuid() == 0) {
            QSKIP("the superuser may write everything");
        }
        fs::permissions(file, fs::perms::owner_read);
        QVERIFY(!whyNotReviewable(file).empty());
        QVERIFY_EXCEPTION_THROWN(writeReviews(file, {entry(first_, Verdict::Accepted)}), FileError);
    }

    void aNewerCatalogueIsNeitherReviewedNorReplaced() {
        const fs::path file = made("newer.gpkg");
        changeBySql(file,
                    "UPDATE gpkg_metadata SET metadata = replace(metadata, 'VERSION\">3<', 'VERSION\">4<')");
        QVERIFY_EXCEPTION_THROWN(writeReviews(file, {entry(first_, Verdict::Accepted)}), FileError);
        QVERIFY_EXCEPTION_THROWN(writeCatalogue(file, {}), FileError);
        QVERIFY_EXCEPTION_THROWN(CatalogueWriter writer(file), FileError);
    }

    void aCatalogueOfVersion1IsUpgradedByTheFirstReview() {
        const fs::path file = path("version1.gpkg");
        unpackVersion1(file);
        const Catalogue old = readCatalogue(file);
        QVERIFY(old.regions.size() > 2);
        QVERIFY(old.reviews.empty());
        writeReviews(file, {{old.regions[1].id, {Verdict::Accepted, {}, "Li Wei", madeStart}}});
        const Catalogue upgraded = readCatalogue(file);
        QCOMPARE(upgraded.regions.size(), old.regions.size());
        QCOMPARE(upgraded.halfOrbits.size(), old.halfOrbits.size());
        QCOMPARE(upgraded.regions[1].id, old.regions[1].id);
        QVERIFY(upgraded.regions[1].review.verdict == Verdict::Accepted);
    }

    void aCatalogueOfVersion2HasNoContrastsAndIsReviewedAllTheSame() {
        const fs::path file = made("version2.gpkg");
        QVERIFY(std::isfinite(readCatalogue(file).regions[0].contrastDex));
        changeBySql(file, "ALTER TABLE regions DROP COLUMN contrast_dex; UPDATE gpkg_metadata SET "
                          "metadata = replace(metadata, 'VERSION\">3<', 'VERSION\">2<')");
        QVERIFY(std::isnan(readCatalogue(file).regions[0].contrastDex));
        writeReviews(file, {entry(first_, Verdict::Accepted)});
        const Catalogue upgraded = readCatalogue(file);
        QVERIFY(std::isnan(upgraded.regions[0].contrastDex));
        QVERIFY(upgraded.regions[0].review.verdict == Verdict::Accepted);
    }
};

QTEST_GUILESS_MAIN(ReviewTest)
#include "review_test.moc"
