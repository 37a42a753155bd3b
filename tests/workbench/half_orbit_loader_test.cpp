#include "app/workbench/half_orbit_loader.h"
#include "core/archive/writer.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace nucleoscope {

namespace {

constexpr std::size_t rows = 24, bins = 16;
constexpr int waitMs = 10000;

Spectrum spectrumOf(double amplitude) {
    return {rows, bins, std::vector<double>(rows * bins, amplitude)};
}

} // namespace

class HalfOrbitLoaderTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    /// A small file; component c holds the amplitude 10^−(orbit + c).
    std::filesystem::path write(int orbit, const std::vector<Component>& components = {Component::Z}) {
        HalfOrbit halfOrbit;
        halfOrbit.orbit = orbit;
        for (std::size_t row = 0; row < rows; ++row) {
            halfOrbit.track.utc.push_back(1635897600000 + 2048 * static_cast<UtcMs>(row));
            halfOrbit.track.latitude.push_back(-20 + 0.125 * static_cast<double>(row));
            halfOrbit.track.longitude.push_back(30);
            halfOrbit.track.altitudeKm.push_back(507);
            halfOrbit.track.magneticLatitude.push_back(-25);
            halfOrbit.track.magneticLongitude.push_back(100);
        }
        for (std::size_t bin = 0; bin < bins; ++bin)
            halfOrbit.frequencyHz.push_back(static_cast<double>(bin) * nominalBinHz);
        for (const Component component : components)
            halfOrbit.spectra[static_cast<std::size_t>(component)] =
                spectrumOf(std::pow(10.0, -orbit - static_cast<int>(component)));
        const std::filesystem::path file =
            folder_.filePath(QStringLiteral("half-orbit-%1.h5").arg(orbit)).toStdString();
        writeHalfOrbit(file, halfOrbit);
        return file;
    }

    static LoadedHalfOrbitPtr load(HalfOrbitLoader& loader, const std::filesystem::path& file,
                                   std::vector<std::filesystem::path> readAhead = {}) {
        LoadedHalfOrbitPtr answer;
        const auto connection =
            connect(&loader, &HalfOrbitLoader::loaded,
                    [&answer](const LoadedHalfOrbitPtr& halfOrbit) { answer = halfOrbit; });
        loader.request(file, std::move(readAhead));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, waitMs); }();
        disconnect(connection);
        return answer;
    }

private slots:
    void theLatestRequestWins() {
        HalfOrbitLoader loader;
        QStringList answers;
        connect(&loader, &HalfOrbitLoader::loaded, [&answers](const LoadedHalfOrbitPtr& halfOrbit) {
            answers << QString::fromStdString(halfOrbit->halfOrbit.file.stem().string());
        });
        for (const int orbit : {1, 2, 3})
            loader.request(write(orbit));
        QTRY_VERIFY_WITH_TIMEOUT(!answers.isEmpty(), waitMs);
        QTest::qWait(50);
        QCOMPARE(answers, QStringList{QStringLiteral("half-orbit-3")});
    }

    void whatWasReadAheadIsThereAtOnce() {
        HalfOrbitLoader loader;
        const std::filesystem::path next = write(2);
        const std::size_t one = load(loader, write(1), {next})->bytes();
        QTRY_COMPARE_WITH_TIMEOUT(loader.cachedBytes(), 2 * one, waitMs);
        QSignalSpy loaded(&loader, &HalfOrbitLoader::loaded);
        loader.request(next);
        QCOMPARE(loaded.count(), 1);
    }

    void anAbandonedRequestIsNotAnswered() {
        HalfOrbitLoader loader;
        QSignalSpy loaded(&loader, &HalfOrbitLoader::loaded);
        loader.request(write(1));
        loader.abandon();
        QTest::qWait(50);
        QCOMPARE(loaded.count(), 0);
    }

    void aFileThatCannotBeReadIsNamedInOneSentence() {
        HalfOrbitLoader loader;
        const QString path = folder_.filePath(QStringLiteral("damaged.h5"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no HDF5") == 7);
        file.close();
        QString sentence;
        connect(&loader, &HalfOrbitLoader::failed,
                [&sentence](const std::filesystem::path&, const QString& text) { sentence = text; });
        loader.request(path.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(!sentence.isEmpty(), waitMs);
        QVERIFY2(sentence.startsWith(path), qPrintable(sentence));
        // It is tried again when it is asked for again.
        sentence.clear();
        loader.request(path.toStdString());
        QTRY_VERIFY_WITH_TIMEOUT(!sentence.isEmpty(), waitMs);
    }

    void theCacheIsBoundInBytes() {
        std::size_t one = 0;
        {
            HalfOrbitLoader loader;
            one = load(loader, write(1))->bytes();
        }
        QVERIFY(one > rows * bins * sizeof(float));
        const std::size_t limit = 2 * one + one / 2;
        HalfOrbitLoader loader(nullptr, limit);
        for (int orbit = 1; orbit <= 6; ++orbit) {
            load(loader, write(orbit));
            QCOMPARE(loader.cachedBytes(), std::min(orbit, 2) * one);
        }
        // The ones used last are there, the others not.
        QSignalSpy loaded(&loader, &HalfOrbitLoader::loaded);
        loader.request(write(5));
        QCOMPARE(loaded.count(), 1);
        loader.request(write(1));
        QCOMPARE(loaded.count(), 1);
        loader.clearCache();
        QCOMPARE(loader.cachedBytes(), std::size_t(0));
    }

    void componentsAreReadWhenTheyAreAskedFor() {
        HalfOrbitLoader loader;
        const std::filesystem::path file = write(4, {Component::X, Component::Y, Component::Z});
        const LoadedHalfOrbitPtr first = load(loader, file);
        QVERIFY(!first->image(Component::X) && !first->image(Component::Y));
        QCOMPARE(first->image(Component::Z)->at(3, 3), -6.0F);
        QCOMPARE(first->halfOrbit.components.size(), std::size_t(3));

        loader.setComponents({Component::X, Component::Z});
        const LoadedHalfOrbitPtr second = load(loader, file);
        QCOMPARE(second->image(Component::X)->at(3, 3), -4.0F);
        QVERIFY(!second->image(Component::Y));
        QCOMPARE(second->image(Component::Z), first->image(Component::Z)); // not read again
        QVERIFY(loader.cachedBytes() == second->bytes() && second->bytes() > first->bytes());
    }

    void changedComponentsCountForARequestUnderWay() {
        HalfOrbitLoader loader;
        const std::filesystem::path file = write(5, {Component::X, Component::Y, Component::Z});
        loader.request(file);
        loader.setComponents({Component::X, Component::Y});
        const LoadedHalfOrbitPtr loaded = load(loader, file);
        QVERIFY(loaded->image(Component::X) && loaded->image(Component::Y));
    }

    void aFileWithoutTheComponentsShowsWhatItHas() {
        HalfOrbitLoader loader;
        const LoadedHalfOrbitPtr onlyX = load(loader, write(1, {Component::X}));
        QVERIFY(onlyX->image(Component::X) && !onlyX->image(Component::Z));
        loader.setComponents({Component::X, Component::Y});
        const LoadedHalfOrbitPtr onlyZ = load(loader, write(2, {Component::Z}));
        QVERIFY(onlyZ->image(Component::Z) && !onlyZ->image(Component::X));
    }
};

} // namespace nucleoscope

QTEST_GUILESS_MAIN(nucleoscope::HalfOrbitLoaderTest)
#include "half_orbit_loader_test.moc"
