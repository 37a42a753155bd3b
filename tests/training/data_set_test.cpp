#include "core/error.h"
#include "model/data/augmentation.h"
#include "model/data/batch_loader.h"
#include "model/data/split.h"
#include "model/training/epoch_order.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

#include <map>
#include <numeric>
#include <set>

using namespace nucleoscope;

namespace {

/// Two samples of each of `groups` half-orbits; every third half-orbit has a region.
std::vector<PreparedSample> samplesOf(int groups) {
    std::vector<PreparedSample> samples;
    for (int group = 0; group < groups; ++group) {
        for (int twin = 0; twin < 2; ++twin) {
            PreparedSample sample;
            sample.group = std::to_string(group);
            sample.stratum = group % 2 == 0 ? "spring ascending" : "spring descending";
            sample.hasRegion = group % 3 == 0;
            samples.push_back(sample);
        }
    }
    return samples;
}

std::set<std::string> groupsOf(const std::vector<PreparedSample>& samples,
                               const std::vector<std::size_t>& indices) {
    std::set<std::string> groups;
    for (const std::size_t index : indices) {
        groups.insert(samples[index].group);
    }
    return groups;
}

SplitOptions share(std::uint64_t seed) {
    SplitOptions options;
    options.validationFraction = 0.2;
    options.seed = seed;
    return options;
}

/// Channel 0 is bright exactly where the target says so.
void drawBlob(cv::Mat& input, cv::Mat& target) {
    target = cv::Mat::zeros(128, 128, CV_8U);
    cv::ellipse(target, cv::Point(50, 70), cv::Size(20, 11), 25, 0, 360, cv::Scalar(LabelMask::nucleus),
                cv::FILLED);
    cv::Mat bright, known = cv::Mat::ones(128, 128, CV_32F);
    target.convertTo(bright, CV_32F);
    cv::merge(std::vector<cv::Mat>{bright, bright, known}, input);
}

} // namespace

class DataSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splitNeverSharesAHalfOrbit() {
        const auto samples = samplesOf(40);
        const DataSplit split = splitByHalfOrbit(samples, share(5));
        QCOMPARE(split.training.size() + split.validation.size(), samples.size());
        for (const std::string& group : groupsOf(samples, split.validation)) {
            QCOMPARE(groupsOf(samples, split.training).count(group), std::size_t(0));
        }
    }

    void splitGivesValidationItsShareOfRegions() {
        const auto samples = samplesOf(40); // 14 half-orbits with a region, 26 without
        const DataSplit split = splitByHalfOrbit(samples, share(5));
        int withRegion = 0;
        for (const std::size_t index : split.validation) {
            withRegion += samples[index].hasRegion;
        }
        QCOMPARE(withRegion, 2 * 3);
        QCOMPARE(groupsOf(samples, split.validation).size(), std::size_t(3 + 5));
    }

    void splitDependsOnTheSeedOnly() {
        const auto samples = samplesOf(40);
        QCOMPARE(splitByHalfOrbit(samples, share(5)).validation,
                 splitByHalfOrbit(samples, share(5)).validation);
        QVERIFY(splitByHalfOrbit(samples, share(5)).validation !=
                splitByHalfOrbit(samples, share(6)).validation);
    }

    void splitNeedsTwoHalfOrbits() {
        QVERIFY_EXCEPTION_THROWN(splitByHalfOrbit(samplesOf(1), share(5)), Error);
        const DataSplit split = splitByHalfOrbit(samplesOf(2), share(5));
        QVERIFY(!split.training.empty() && !split.validation.empty());
    }

    void splitGivesEachDirectionAndSeasonItsShare() {
        const auto samples = samplesOf(60); // 20 with a region, 40 without; half of each in each stratum
        for (std::uint64_t seed = 1; seed < 20; ++seed) {
            std::map<std::string, int> counts;
            for (const std::size_t index : splitByHalfOrbit(samples, share(seed)).validation) {
                counts[samples[index].stratum] += 1;
            }
            // 12 half-orbits of two samples; each kind may miss its half by one half-orbit
            QVERIFY(std::abs(counts["spring ascending"] - counts["spring descending"]) <= 2 * 4);
            QCOMPARE(counts["spring ascending"] + counts["spring descending"], 2 * 12);
        }
    }

    void everyHalfOrbitIsInOneFold() {
        const auto samples = samplesOf(43);
        std::multiset<std::size_t> seen;
        for (int fold = 0; fold < 5; ++fold) {
            SplitOptions options = share(3);
            options.folds = 5;
            options.fold = fold;
            const DataSplit split = splitByHalfOrbit(samples, options);
            const std::size_t halfOrbits = groupsOf(samples, split.validation).size();
            QVERIFY(halfOrbits == 8 || halfOrbits == 9);
            seen.insert(split.validation.begin(), split.validation.end());
        }
        QCOMPARE(seen.size(), samples.size());
        QCOMPARE(std::set<std::size_t>(seen.begin(), seen.end()).size(), samples.size());
    }

    void whatWasHeldOutStaysHeldOut() {
        const auto samples = samplesOf(40);
        SplitOptions options = share(9);
        options.held = groupsOf(samples, splitByHalfOrbit(samples, share(5)).validation);
        const DataSplit split = splitByHalfOrbit(samples, options);
        QCOMPARE(groupsOf(samples, split.validation), options.held); // they are the whole share already
    }

    void dataThatMisleadIsNamed() {
        auto samples = samplesOf(6);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            samples[i].name = "file" + std::to_string(i);
            samples[i].group = std::to_string(i);
            samples[i].hasRegion = false;
        }
        samples[4].group = samples[2].group;
        const DataSplit split = splitByHalfOrbit(samples, share(1));
        const std::vector<std::string> warnings = splitWarnings(samples, split);
        QCOMPARE(warnings.size(), std::size_t(3));
        QVERIFY(warnings[0].find("file2 and file4") != std::string::npos);
        QVERIFY(warnings[1].find("to learn from holds a region") != std::string::npos);
        QVERIFY(warnings[2].find("to check with holds a region") != std::string::npos);
    }

    void balancedEpochsHoldAsManyOfBothKinds() {
        const auto samples = samplesOf(30);
        std::vector<std::size_t> all(samples.size());
        std::iota(all.begin(), all.end(), std::size_t(0));
        const auto order = epochOrder(samples, all, true, 4, 1);
        QCOMPARE(order.size(), all.size());
        const auto withRegion = std::count_if(order.begin(), order.end(),
                                              [&](std::size_t index) { return samples[index].hasRegion; });
        QCOMPARE(withRegion, std::ptrdiff_t(30));
        QCOMPARE(epochOrder(samples, all, true, 4, 1), order);
        QVERIFY(epochOrder(samples, all, true, 4, 2) != order);
        auto plain = epochOrder(samples, all, false, 4, 1);
        std::sort(plain.begin(), plain.end());
        QCOMPARE(plain, all);
    }

    void batchesDoNotDependOnTheThreads() {
        std::vector<PreparedSample> samples(9);
        for (std::size_t i = 0; i < samples.size(); ++i) {
            cv::Mat input;
            drawBlob(input, samples[i].target);
            input.convertTo(samples[i].input, CV_16F);
            samples[i].geometry = InputGeometry::ofPicture(128, 128, 128);
        }
        const std::vector<std::size_t> order{3, 1, 4, 0, 5, 2, 6, 8, 7};
        BatchLoader one(samples, order, 4, {Augmentation::Spectrum, 7}, {0, false});
        BatchLoader many(samples, order, 4, {Augmentation::Spectrum, 7}, {3, false});
        QCOMPARE(one.steps(), std::size_t(2)); // the last one would be alone
        while (!one.atEnd()) {
            QVERIFY(std::equal(one.members().begin(), one.members().end(), many.members().begin()));
            const Batch first = one.next(), second = many.next();
            QVERIFY(torch::equal(first.images, second.images));
            QVERIFY(torch::equal(first.targets, second.targets));
        }
        QVERIFY(many.atEnd());
    }

    void theMaskFollowsTheImage_data() {
        QTest::addColumn<bool>("mirror");
        QTest::addColumn<double>("shiftX");
        QTest::addColumn<double>("scaleY");
        QTest::newRow("mirrored") << true << 0.0 << 1.0;
        QTest::newRow("shifted") << false << 0.11 << 1.0;
        QTest::newRow("all at once") << true << -0.07 << 1.1;
    }

    void theMaskFollowsTheImage() {
        QFETCH(bool, mirror);
        QFETCH(double, shiftX);
        QFETCH(double, scaleY);
        cv::Mat input, target;
        drawBlob(input, target);
        const cv::Mat before = target.clone();
        applyGeometry({mirror, shiftX, 0.02, 0.9, scaleY}, input, target);
        cv::Mat bright;
        cv::extractChannel(input, bright, 0);
        const cv::Mat seen = bright >= 0.5, marked = target == LabelMask::nucleus;
        const double overlap = cv::countNonZero(seen & marked) / double(cv::countNonZero(seen | marked));
        QVERIFY(overlap > 0.95);
        QVERIFY(cv::countNonZero(before != target) > 0);
    }

    void whatComesFromOutsideIsMissing() {
        cv::Mat input, target;
        drawBlob(input, target);
        applyGeometry({false, 0.1, 0, 1, 1}, input, target);
        QCOMPARE(input.at<cv::Vec3f>(64, 5)[2], 0.0F);
        QCOMPARE(input.at<cv::Vec3f>(64, 60)[2], 1.0F);
    }

    void theSameSeedGivesTheSameVariant() {
        std::vector<cv::Mat> inputs;
        for (const std::uint64_t seed : {11, 11, 12}) {
            cv::Mat input, target;
            drawBlob(input, target);
            augment(input, target, seed);
            inputs.push_back(input);
        }
        QCOMPARE(cv::norm(inputs[0], inputs[1], cv::NORM_INF), 0.0);
        QVERIFY(cv::norm(inputs[0], inputs[2], cv::NORM_INF) > 0.1);
    }
};

QTEST_APPLESS_MAIN(DataSetTest)
#include "data_set_test.moc"
