// A labelling session by script, with the helped tools only, against simulated half-orbits whose truth is
// known.

#include "core/detection/region.h"
#include "core/simulation/simulator.h"
#include "tests/widgets/shown_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace nucleoscope;

namespace {

constexpr int halfOrbits = 20, waitMs = 60000;

struct Overlap {
    double both = 0, either = 0;

    void add(const LabelMask& label, const LabelMask& truth) {
        for (std::size_t i = 0; i < truth.pixels.size(); ++i) {
            both += label.pixels[i] && truth.pixels[i];
            either += label.pixels[i] || truth.pixels[i];
        }
    }
    double value() const { return either > 0 ? both / either : 1; }
};

} // namespace

class LabellingRunTest : public QObject {
    Q_OBJECT
private slots:
    /// The script sees what an analyst sees: where the centres are. It clicks there with the nucleus tool and
    /// accepts what is proposed, each by a real event that counts as an act.
    void simulatedHalfOrbitsAreLabelledInFewActs() {
        SimulationOptions options;
        options.halfOrbits = halfOrbits;
        options.seed = 20251125;
        options.nucleiPerHalfOrbit = 2;

        SpectrumView view;
        view.resize(1600, 900);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setTool(SpectrumView::Tool::Nucleus);
        view.setFocus();
        QSignalSpy strokes(&view, &SpectrumView::strokeFinished);

        Overlap all;
        int regions = 0, acts = 0, refused = 0;
        std::vector<double> each;
        for (int i = 0; i < halfOrbits; ++i) {
            SimulatedHalfOrbit simulated = simulateHalfOrbit(options, i);
            const auto halfOrbit = std::make_shared<HalfOrbit>(std::move(simulated.halfOrbit));
            view.setHalfOrbit(halfOrbit, std::make_shared<SpectrumImage>(makeSpectrumImage(*halfOrbit)));
            view.setMask(LabelMask(simulated.truth.width, simulated.truth.height));
            QApplication::processEvents();
            for (const PixelRegion& region : findRegions(simulated.truth)) {
                ++regions;
                const QPoint center = view.toWidget({region.centerColumn, region.centerRow}).toPoint();
                const auto before = strokes.count();
                QTest::mouseClick(&view, Qt::LeftButton, {}, center);
                QTest::keyClick(&view, Qt::Key_Return);
                acts += 2;
                QTRY_VERIFY_WITH_TIMEOUT(view.cursor().shape() != Qt::BusyCursor, waitMs);
                refused += strokes.count() == before;
                LabelMask own(simulated.truth.width, simulated.truth.height);
                for (const auto& [row, column] : region.pixels)
                    own.at(row, column) = LabelMask::nucleus;
                LabelMask painted(own.width, own.height);
                if (strokes.count() > before)
                    for (const auto& change : strokes.last().at(0).value<LabelHistory::Step>())
                        painted.pixels[change.index] = change.after;
                Overlap one;
                one.add(painted, own);
                each.push_back(one.value());
            }
            all.add(view.mask(), simulated.truth);
        }
        std::sort(each.begin(), each.end());
        double mean = 0;
        for (const double value : each)
            mean += value / static_cast<double>(each.size());
        const double perRegion = static_cast<double>(acts) / regions;
        qInfo("%d half-orbits, %d regions, %d acts (%.2f a region), %d without an answer", halfOrbits,
              regions, acts, perRegion, refused);
        qInfo("IoU of all pixels %.3f; of the regions: mean %.3f, median %.3f, worst tenth below %.3f",
              all.value(), mean, each[each.size() / 2], each[each.size() / 10]);
        QVERIFY(regions >= halfOrbits);
        QVERIFY(perRegion <= 3);
        QVERIFY(all.value() >= 0.85);
    }
};

QTEST_MAIN(LabellingRunTest)
#include "labelling_run_test.moc"
