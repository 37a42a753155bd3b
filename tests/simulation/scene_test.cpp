#include "core/error.h"
#include "core/geo/dipole.h"
#include "core/simulation/scene.h"
#include "core/statistics/season.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace nucleoscope;

namespace {

constexpr int manyHalfOrbits = 4000;

struct DrawnNucleus {
    Nucleus nucleus;
    orbit::SubPoint place;
    double magneticLatitude = 0;
    Season season = Season::Spring;
};

struct Draw {
    std::vector<Scene> scenes;
    std::vector<DrawnNucleus> nuclei;
};

Draw drawMany() {
    SimulationOptions options;
    options.halfOrbits = manyHalfOrbits;
    options.seed = 20240501;
    Draw draw;
    for (int i = 0; i < manyHalfOrbits; ++i) {
        draw.scenes.push_back(drawScene(options, i));
        const Scene& scene = draw.scenes.back();
        for (const Nucleus& nucleus : scene.nuclei) {
            const orbit::SubPoint place = orbit::subPoint(scene.pass, nucleus.centerSeconds);
            const auto utc =
                static_cast<UtcMs>((scene.pass.equatorUnixSeconds + nucleus.centerSeconds) * 1000);
            const MagneticPosition magnetic =
                dipoleCoordinates(place.latitude, place.longitude, decimalYear(utc));
            draw.nuclei.push_back({nucleus, place, magnetic.latitude, seasonOf(utc)});
        }
    }
    return draw;
}

const Draw& many() {
    static const Draw draw = drawMany();
    return draw;
}

template <class Condition>
double fractionOfNuclei(const Condition& condition) {
    const auto& nuclei = many().nuclei;
    return static_cast<double>(std::count_if(nuclei.begin(), nuclei.end(), condition)) /
           static_cast<double>(nuclei.size());
}

void compareNear(double actual, double expected, double tolerance) {
    QVERIFY2(std::abs(actual - expected) <= tolerance,
             qPrintable(QString("%1, expected %2 ± %3").arg(actual).arg(expected).arg(tolerance)));
}

} // namespace

class SceneTest : public QObject {
    Q_OBJECT

private slots:
    void sameSeedDrawsTheSameScene();
    void halfOrbitsAreDistinctAndSpreadOverTheSpan();
    void moreHalfOrbitsThanAreFlownAreRefused();
    void rowsAreThoseOfFlownFiles();
    void recordingKeepsToSixtyFiveDegreesMostly();
    void gapsHaveTheirTrueWidth();
    void seasonsFollowThePublishedCounts();
    void hemispheresFollowThePublishedCounts();
    void latitudesLieInThePublishedBands();
    void frequenciesGatherAroundSixKilohertz();
    void sizesAndContrastsCoverTheirRanges();
    void threeHalfOrbitsInFiveHoldANucleus();
    void meanNumberOfNucleiIsTheOneAskedFor();
    void mostFilesHoldLookAlikes();
};

void SceneTest::sameSeedDrawsTheSameScene() {
    SimulationOptions options;
    options.halfOrbits = 5;
    const Scene scene = drawScene(options, 3);
    const Scene again = drawScene(options, 3);
    QVERIFY(scene.utc == again.utc);
    QVERIFY(scene.pass == again.pass);
    QCOMPARE(scene.paintSeed, again.paintSeed);
    QCOMPARE(scene.nuclei.size(), again.nuclei.size());
    options.seed = 2;
    QVERIFY(drawScene(options, 3).paintSeed != scene.paintSeed);
}

void SceneTest::halfOrbitsAreDistinctAndSpreadOverTheSpan() {
    std::set<std::pair<int, int>> passes;
    std::array<int, 12> months{};
    for (const Scene& scene : many().scenes) {
        passes.insert({scene.pass.orbit, static_cast<int>(scene.pass.direction)});
        const auto month = toCompactUtc(scene.utc.front()) / 100000000000 % 100;
        ++months[static_cast<std::size_t>(month - 1)];
    }
    QCOMPARE(passes.size(), std::size_t(manyHalfOrbits));
    for (const int count : months) {
        compareNear(count, manyHalfOrbits / 12.0, 0.1 * manyHalfOrbits / 12.0);
    }
    // Every half-orbit of a span, each once.
    SimulationOptions day;
    day.to = day.from + 86400000;
    day.halfOrbits = static_cast<int>(availableHalfOrbits(day));
    compareNear(day.halfOrbits, 30.4, 1);
    std::set<UtcMs> starts;
    for (int i = 0; i < day.halfOrbits; ++i) {
        starts.insert(drawScene(day, i).utc.front());
    }
    QCOMPARE(starts.size(), std::size_t(day.halfOrbits));
}

void SceneTest::moreHalfOrbitsThanAreFlownAreRefused() {
    SimulationOptions options;
    options.to = options.from + 86400000;
    options.halfOrbits = 100;
    QVERIFY_EXCEPTION_THROWN(drawScene(options, 0), Error);
}

void SceneTest::rowsAreThoseOfFlownFiles() {
    for (const Scene& scene : many().scenes) {
        QVERIFY(scene.utc.size() >= 1001 && scene.utc.size() <= 1077);
        QVERIFY(std::is_sorted(scene.utc.begin(), scene.utc.end()));
    }
}

void SceneTest::recordingKeepsToSixtyFiveDegreesMostly() {
    int usual = 0;
    for (const Scene& scene : many().scenes) {
        const double first = std::abs(orbit::subPoint(scene.pass, scene.seconds.front()).latitude);
        const double last = std::abs(orbit::subPoint(scene.pass, scene.seconds.back()).latitude);
        QVERIFY(std::max(first, last) < 69.4);
        usual += std::max(first, last) < 65.5 ? 1 : 0;
    }
    compareNear(static_cast<double>(usual) / manyHalfOrbits, 0.77, 0.04);
}

void SceneTest::gapsHaveTheirTrueWidth() {
    int typical = 0;
    int gaps = 0;
    for (const Scene& scene : many().scenes) {
        for (const std::size_t row : scene.afterGap) {
            const auto step = scene.utc[row] - scene.utc[row - 1];
            QVERIFY(step > 1.2 * 2048);
            typical += std::abs(step - 6138) <= 1 ? 1 : 0;
            ++gaps;
        }
    }
    QVERIFY(gaps > manyHalfOrbits);
    QVERIFY(typical > gaps / 2);
}

void SceneTest::seasonsFollowThePublishedCounts() {
    QVERIFY(many().nuclei.size() > 3000);
    const double published[] = {142 / 453.0, 124 / 453.0, 129 / 453.0, 58 / 453.0};
    for (const Season season : allSeasons) {
        const double fraction = fractionOfNuclei([&](const DrawnNucleus& n) { return n.season == season; });
        compareNear(fraction, published[static_cast<std::size_t>(season)], 0.025);
    }
}

void SceneTest::hemispheresFollowThePublishedCounts() {
    const double north = fractionOfNuclei([](const DrawnNucleus& n) { return n.place.latitude > 0; });
    compareNear(north, 266 / 453.0, 0.025);
}

void SceneTest::latitudesLieInThePublishedBands() {
    for (const DrawnNucleus& drawn : many().nuclei) {
        QVERIFY(std::abs(drawn.magneticLatitude) > 57.99 && std::abs(drawn.magneticLatitude) < 80.01);
        QVERIFY(std::abs(drawn.place.latitude) > 39.99 && std::abs(drawn.place.latitude) < 70.01);
    }
    const auto beyond = [](double latitude) {
        return fractionOfNuclei(
            [=](const DrawnNucleus& n) { return std::abs(n.magneticLatitude) > latitude; });
    };
    QVERIFY(beyond(62) > 0.6);
    QVERIFY(beyond(70) > 0.05);
    QVERIFY(beyond(75) > 0.001);
}

void SceneTest::frequenciesGatherAroundSixKilohertz() {
    const auto between = [](double low, double high) {
        return fractionOfNuclei(
            [=](const DrawnNucleus& n) { return n.nucleus.centerHz >= low && n.nucleus.centerHz < high; });
    };
    compareNear(between(4200, 8200), 0.84, 0.04);
    compareNear(between(12500, 25000), 0.008, 0.006);
    // Just below and just above 6.2 kHz there is more than right at it.
    QVERIFY(between(4800, 5800) > between(5700, 6700));
    QVERIFY(between(6600, 7600) > between(5700, 6700));
}

void SceneTest::sizesAndContrastsCoverTheirRanges() {
    for (const DrawnNucleus& drawn : many().nuclei) {
        const Nucleus& nucleus = drawn.nucleus;
        const double duration = nucleus.halfDuration[0] + nucleus.halfDuration[1];
        const double height = nucleus.halfHeight[0] + nucleus.halfHeight[1];
        QVERIFY(duration > 59.9 && duration < 400.1 && height > 599 && height < 4001);
        QVERIFY(nucleus.contrast >= 0.12 && nucleus.contrast <= 1);
    }
    const double faint = fractionOfNuclei([](const DrawnNucleus& n) { return n.nucleus.contrast < 0.2; });
    compareNear(faint, std::log(0.2 / 0.12) / std::log(1 / 0.12), 0.025);
}

void SceneTest::threeHalfOrbitsInFiveHoldANucleus() {
    const auto& scenes = many().scenes;
    const auto with =
        std::count_if(scenes.begin(), scenes.end(), [](const Scene& scene) { return !scene.nuclei.empty(); });
    compareNear(static_cast<double>(with) / manyHalfOrbits, 0.6, 0.03);
}

void SceneTest::meanNumberOfNucleiIsTheOneAskedFor() {
    SimulationOptions options;
    options.halfOrbits = 2000;
    options.nucleiPerHalfOrbit = 0.3;
    std::size_t nuclei = 0;
    for (int i = 0; i < options.halfOrbits; ++i) {
        nuclei += drawScene(options, i).nuclei.size();
    }
    compareNear(static_cast<double>(nuclei) / options.halfOrbits, 0.3, 0.03);
}

void SceneTest::mostFilesHoldLookAlikes() {
    std::set<LookAlikeKind> kinds;
    int with = 0;
    for (const Scene& scene : many().scenes) {
        with += scene.lookAlikes.empty() ? 0 : 1;
        for (const LookAlike& lookAlike : scene.lookAlikes) {
            kinds.insert(lookAlike.kind);
        }
    }
    QVERIFY(with > 0.9 * manyHalfOrbits);
    QCOMPARE(kinds.size(), std::size_t(lookAlikeKinds));
}

QTEST_APPLESS_MAIN(SceneTest)
#include "scene_test.moc"
