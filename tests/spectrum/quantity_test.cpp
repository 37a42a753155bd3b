#include "core/spectrum/quantity.h"

#include <QTest>

#include <cmath>

using namespace nucleoscope;

namespace {

using Density = SpectrumQuantity::Density;
using Scale = SpectrumQuantity::Scale;

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

} // namespace

class QuantityTest : public QObject {
    Q_OBJECT

private slots:
    void valuesFollowFromTheStoredAmplitude_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("shown"); // of an amplitude of 2e-5 mV/m/√Hz
        QTest::addColumn<double>("linear");
        QTest::newRow("amplitude") << "amplitude-log10" << std::log10(2e-5) << 2e-5;
        QTest::newRow("amplitude, dB") << "amplitude-db" << 20 * std::log10(2e-5) << 2e-5;
        QTest::newRow("power") << "power-log10" << std::log10(2e-5 * 2e-5) << 4e-10;
        QTest::newRow("power, dB") << "power-db" << 10 * std::log10(2e-5 * 2e-5) << 4e-10;
    }
    void valuesFollowFromTheStoredAmplitude() {
        QFETCH(QString, name);
        QFETCH(double, shown);
        QFETCH(double, linear);
        const SpectrumQuantity quantity = spectrumQuantityFromString(name.toStdString()).value();
        const double stored = std::log10(2e-5);
        QVERIFY(near(quantity.fromLog10Amplitude(stored), shown));
        QVERIFY(near(quantity.toLog10Amplitude(shown), stored));
        QVERIFY(near(quantity.linear(stored) / linear, 1));
    }

    void unitIsThatOfTheShownValue() {
        const auto unit = [](Density density, Scale scale, bool relative = false) {
            return QString::fromStdString(SpectrumQuantity{density, scale, relative}.unit());
        };
        QCOMPARE(unit(Density::Amplitude, Scale::Log10), QStringLiteral("log₁₀ (mV/m/√Hz)"));
        QCOMPARE(unit(Density::Amplitude, Scale::Decibel), QStringLiteral("dB re 1 mV/m/√Hz"));
        QCOMPARE(unit(Density::Power, Scale::Log10), QStringLiteral("log₁₀ ((mV/m)²/Hz)"));
        QCOMPARE(unit(Density::Power, Scale::Decibel), QStringLiteral("dB re 1 (mV/m)²/Hz"));
        QCOMPARE(unit(Density::Power, Scale::Log10, true), QStringLiteral("dex"));
        QCOMPARE(unit(Density::Amplitude, Scale::Decibel, true), QStringLiteral("dB"));
        QCOMPARE((SpectrumQuantity{Density::Power, Scale::Log10, true}.linearUnit()), std::string());
    }

    void twiceTheAmplitudeIsSixDecibelsWhicheverDensity() {
        for (const Density density : {Density::Amplitude, Density::Power}) {
            const SpectrumQuantity quantity{density, Scale::Decibel, true};
            QVERIFY(std::abs(quantity.fromLog10Amplitude(std::log10(2.0)) - 6.0206) < 1e-4);
        }
    }

    void namesAreReadBack() {
        QCOMPARE(spectrumQuantities().size(), std::size_t{4});
        for (const SpectrumQuantity& quantity : spectrumQuantities())
            QVERIFY(spectrumQuantityFromString(toString(quantity)) == quantity);
        QVERIFY(!spectrumQuantityFromString("amplitude"));
        QVERIFY(!spectrumQuantityFromString(""));
    }
};

QTEST_APPLESS_MAIN(QuantityTest)
#include "quantity_test.moc"
