#include "core/archive/writer.h"
#include "core/error.h"
#include "core/labels/exchange/training_set.h"
#include "core/simulation/simulator.h"
#include "core/spectrum/color_map.h"
#include "core/spectrum/spectrum_image.h"
#include "model/data/data_set.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace nucleoscope;
namespace fs = std::filesystem;

namespace {

const auto noProgress = [](std::size_t, std::size_t) {};

} // namespace

/// A training set for use elsewhere, and read here again as any folder of pictures and masks.
class ExportedSetTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir temporary_;
    HalfOrbitFiles files_;
    std::map<std::string, LabelMask> truth_;
    std::unique_ptr<LabelStore> store_;

    fs::path path(const char* name) const { return temporary_.filePath(name).toStdString(); }

private slots:
    void initTestCase() {
        store_ = std::make_unique<LabelStore>(path("labels"));
        LabelClasses classes;
        classes.add("hiss");
        store_->setClasses(classes);
        fs::create_directories(path("archive"));
        SimulationOptions options;
        options.halfOrbits = 4;
        options.seed = 3;
        options.nucleiPerHalfOrbit = 2;
        for (int i = 0; i < options.halfOrbits; ++i) {
            const SimulatedHalfOrbit simulated = simulateHalfOrbit(options, i);
            const fs::path file = path("archive") / simulated.halfOrbit.file;
            writeHalfOrbit(file, simulated.halfOrbit);
            const std::string stem = file.stem().string();
            files_[stem] = file;
            Label label;
            label.mask = simulated.truth;
            label.mask.at(0, 0) = LabelMask::unsure;
            for (int column = 10; column < 60; ++column)
                for (int row = 10; row < 60; ++row)
                    label.mask.at(row, column) = 2; // hiss
            label.state = i == 3 ? LabelState::Flagged : LabelState::Done;
            truth_[stem] = label.mask;
            store_->save(stem, label);
        }
    }

    void splitKeepsOrbitsTogether() {
        TrainingSetOptions options;
        options.validationFraction = 0.25;
        options.testFraction = 0.25;
        std::vector<std::string> stems;
        for (int orbit = 0; orbit < 40; ++orbit)
            for (const char* direction : {"0", "1"})
                stems.push_back(
                    QStringLiteral("CSES_01_EFD_3_L02_A1_%1%2_20180807_070512_20180807_074400_000")
                        .arg(28000 + orbit, 5, 10, QLatin1Char('0'))
                        .arg(QLatin1String(direction))
                        .toStdString());
        const auto split = splitByOrbit(stems, options);
        QCOMPARE(split, splitByOrbit(stems, options));
        std::map<TrainingPart, int> counts;
        for (std::size_t i = 0; i < stems.size(); i += 2) {
            QCOMPARE(split.at(stems[i]), split.at(stems[i + 1]));
            ++counts[split.at(stems[i])];
        }
        QCOMPARE(counts[TrainingPart::Train], 20);
        QCOMPARE(counts[TrainingPart::Validation], 10);
        QCOMPARE(counts[TrainingPart::Test], 10);
        options.seed = 2;
        QVERIFY(split != splitByOrbit(stems, options));
        options.validationFraction = 0.9;
        QCOMPARE(int(splitByOrbit({stems[0]}, options).at(stems[0])), int(TrainingPart::Train));
    }

    void picturesShowTheSpectrumInTheColoursAskedFor() {
        TrainingSetOptions options;
        options.colorMap = "viridis";
        options.validationFraction = 0;
        const auto summary = writeTrainingSet(path("whole"), files_, *store_, options, noProgress, {});
        QVERIFY(summary.failures.empty());
        QCOMPARE(summary.written.at(TrainingPart::Train), std::size_t(3)); // not the flagged one
        for (const auto& [stem, file] : files_) {
            const fs::path picture = path("whole") / "train" / "images" / (stem + ".png");
            QCOMPARE(fs::exists(picture), store_->state(stem) == LabelState::Done);
            if (!fs::exists(picture))
                continue;
            const SpectrumImage image = readHalfOrbitImages(file).take();
            const auto [low, high] = percentiles(image, 0.02, 0.995);
            const QImage drawn(QString::fromStdString(picture.string()));
            QCOMPARE(drawn.size(), QSize(image.width, image.height));
            for (const auto& [row, column] : {std::pair{0, 0}, {500, 700}, {1000, 3}}) {
                const Rgb expected = colorMap("viridis")->at(image.at(row, column), low, high);
                QCOMPARE(drawn.pixel(column, row), qRgb(expected.red, expected.green, expected.blue));
            }
        }
    }

    void folderIsADataSetAgain() {
        TrainingSetOptions options;
        options.validationFraction = 0;
        writeTrainingSet(path("again"), files_, *store_, options, noProgress, {});
        const auto samples =
            pairImagesWithMasks(path("again") / "train" / "images", path("again") / "train" / "masks");
        QCOMPARE(samples.size(), std::size_t(3));
        for (const LabelledSample& sample : samples) {
            const LoadedSample loaded = loadSample(sample, InputKind::Picture, 64);
            const LabelMask& truth = truth_.at(sample.source.stem().string());
            QCOMPARE(loaded.truth.at(0, 0), LabelMask::unsure);
            QCOMPARE(loaded.truth.at(20, 20), LabelMask::background); // hiss is no nucleus
            for (std::size_t i = 0; i < truth.pixels.size(); ++i)
                if ((truth.pixels[i] == LabelMask::nucleus) != (loaded.truth.pixels[i] == LabelMask::nucleus))
                    QFAIL("a nucleus is none any more, or the other way round");
        }
    }

    void smallerPicturesHaveMasksOfTheirSize() {
        TrainingSetOptions options;
        options.width = 256;
        options.height = 200;
        options.validationFraction = 0.4;
        const auto summary = writeTrainingSet(path("small"), files_, *store_, options, noProgress, {});
        QCOMPARE(summary.written.at(TrainingPart::Validation), std::size_t(1));
        std::set<std::uint8_t> values;
        for (const char* part : {"train", "validation"})
            for (const auto& entry : fs::directory_iterator(path("small") / part / "masks")) {
                if (entry.path().extension() != ".png")
                    continue;
                const LabelMask mask = readMask(entry.path(), 256, 200);
                values.insert(mask.pixels.begin(), mask.pixels.end());
            }
        QVERIFY(values.contains(LabelMask::nucleus));
        for (const std::uint8_t value : values) // averaging would make others
            QVERIFY(value <= 2 || value == LabelMask::unsure);
        QVERIFY_EXCEPTION_THROWN(writeTrainingSet(path("small"), files_, *store_, options, noProgress, {}),
                                 FileError);
    }

    void wrongOptionsAreNamed() {
        TrainingSetOptions options;
        options.colorMap = "rainbow";
        QVERIFY_EXCEPTION_THROWN(writeTrainingSet(path("x"), files_, *store_, options, noProgress, {}),
                                 Error);
        options = {};
        options.validationFraction = options.testFraction = 0.5;
        QVERIFY_EXCEPTION_THROWN(writeTrainingSet(path("x"), files_, *store_, options, noProgress, {}),
                                 Error);
        QVERIFY(!fs::exists(path("x")));
        const LabelStore empty(path("empty"));
        QVERIFY_EXCEPTION_THROWN(writeTrainingSet(path("x"), files_, empty, {}, noProgress, {}), FileError);
    }
};

QTEST_APPLESS_MAIN(ExportedSetTest)
#include "exported_set_test.moc"
