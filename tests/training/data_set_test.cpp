#include "core/error.h"
#include "model/data/augmentation.h"
#include "model/data/data_set.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

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

private slots:
    void splitNeverSharesAHalfOrbit() {
        const auto samples = samplesOf(40);
        const DataSplit split = splitByHalfOrbit(samples, 0.2, 5);
        QCOMPARE(split.training.size() + split.validation.size(), samples.size());
        for (const std::string& group : groupsOf(samples, split.validation)) {
            QCOMPARE(groupsOf(samples, split.training).count(group), std::size_t(0));
        }
    }

    void splitGivesValidationItsShareOfRegions() {
        const auto samples = samplesOf(40); // 14 half-orbits with a region, 26 without
        const DataSplit split = splitByHalfOrbit(samples, 0.2, 5);
        int withRegion = 0;
        for (const std::size_t index : split.validation) {
            withRegion += samples[index].hasRegion;
        }
        QCOMPARE(withRegion, 2 * 3);
        QCOMPARE(groupsOf(samples, split.validation).size(), std::size_t(3 + 5));
    }

    void splitDependsOnTheSeedOnly() {
        const auto samples = samplesOf(40);
        QCOMPARE(splitByHalfOrbit(samples, 0.2, 5).validation, splitByHalfOrbit(samples, 0.2, 5).validation);
        QVERIFY(splitByHalfOrbit(samples, 0.2, 5).validation != splitByHalfOrbit(samples, 0.2, 6).validation);
    }

    void splitNeedsTwoHalfOrbits() {
        QVERIFY_EXCEPTION_THROWN(splitByHalfOrbit(samplesOf(1), 0.2, 5), Error);
        const DataSplit split = splitByHalfOrbit(samplesOf(2), 0.2, 5);
        QVERIFY(!split.training.empty() && !split.validation.empty());
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
