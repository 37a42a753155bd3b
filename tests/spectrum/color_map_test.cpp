#include "core/spectrum/color_map.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace nucleoscope;

namespace {

constexpr std::array<std::size_t, 9> places{0, 32, 64, 96, 128, 160, 192, 224, 255};
using Published = std::array<Rgb, places.size()>;

/// Tables are published as decimals; rounding and cutting them to bytes differ by one.
bool isNear(const Rgb& a, const Rgb& b) {
    return std::abs(a.red - b.red) <= 1 && std::abs(a.green - b.green) <= 1 && std::abs(a.blue - b.blue) <= 1;
}

} // namespace

class ColorMapTest : public QObject {
    Q_OBJECT

private slots:
    /// Entries of the published tables: viridis and inferno (van der Walt & Smith 2015), cividis (Nuñez et
    /// al. 2018), turbo (Mikhailov 2019), as matplotlib 3.6 carries them.
    void tablesAreThePublishedOnes_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Published>("published");
        QTest::newRow("viridis") << "viridis"
                                 << Published{{{68, 1, 84},
                                               {71, 45, 123},
                                               {59, 82, 139},
                                               {44, 114, 142},
                                               {33, 145, 140},
                                               {40, 174, 128},
                                               {94, 201, 98},
                                               {173, 220, 48},
                                               {253, 231, 37}}};
        QTest::newRow("inferno") << "inferno"
                                 << Published{{{0, 0, 4},
                                               {33, 12, 74},
                                               {87, 16, 110},
                                               {138, 34, 106},
                                               {188, 55, 84},
                                               {228, 90, 49},
                                               {249, 142, 9},
                                               {249, 203, 53},
                                               {252, 255, 164}}};
        QTest::newRow("cividis") << "cividis"
                                 << Published{{{0, 34, 78},
                                               {26, 56, 111},
                                               {67, 78, 108},
                                               {97, 101, 111},
                                               {125, 124, 120},
                                               {155, 148, 118},
                                               {188, 174, 108},
                                               {222, 201, 88},
                                               {254, 232, 56}}};
        QTest::newRow("turbo") << "turbo"
                               << Published{{{48, 18, 59},
                                             {70, 107, 227},
                                             {40, 188, 235},
                                             {50, 242, 152},
                                             {164, 252, 60},
                                             {238, 207, 58},
                                             {251, 126, 33},
                                             {208, 47, 5},
                                             {122, 4, 3}}};
    }
    void tablesAreThePublishedOnes() {
        QFETCH(QString, name);
        QFETCH(Published, published);
        const ColorMap map = colorMap(name.toStdString()).value();
        for (std::size_t i = 0; i < places.size(); ++i) {
            const Rgb color = map.colors[places[i]];
            QVERIFY2(isNear(color, published[i]), qPrintable(QStringLiteral("%1: %2 %3 %4")
                                                                 .arg(places[i])
                                                                 .arg(color.red)
                                                                 .arg(color.green)
                                                                 .arg(color.blue)));
        }
    }

    /// MATLAB's and Octave's definition: four ramps of a quarter.
    void jetIsItsFormula() {
        const ColorMap map = colorMap("jet").value();
        const auto ramp = [](double x, double center) {
            return static_cast<std::uint8_t>(
                std::lround(255 * std::clamp(1.5 - 4 * std::abs(x - center), 0.0, 1.0)));
        };
        for (std::size_t i = 0; i < 256; ++i) {
            const double x = static_cast<double>(i) / 255;
            const Rgb color = map.colors[i], expected{ramp(x, 0.75), ramp(x, 0.5), ramp(x, 0.25)};
            QVERIFY2(
                std::abs(color.red - expected.red) <= 2 && std::abs(color.green - expected.green) <= 2 &&
                    std::abs(color.blue - expected.blue) <= 2,
                qPrintable(
                    QStringLiteral("%1: %2 %3 %4").arg(i).arg(color.red).arg(color.green).arg(color.blue)));
        }
    }

    /// Missing data must not be taken for a value, in any map.
    void missingIsFarFromEveryColor() {
        for (const std::string& name : colorMapNames()) {
            const ColorMap map = colorMap(name).value();
            double nearest = 1000;
            for (const Rgb& color : map.colors)
                nearest =
                    std::min(nearest, std::hypot(color.red - map.missing.red, color.green - map.missing.green,
                                                 color.blue - map.missing.blue));
            QVERIFY2(nearest >= 25, qPrintable(QStringLiteral("%1: %2").arg(name.c_str()).arg(nearest)));
        }
    }
};

QTEST_APPLESS_MAIN(ColorMapTest)
#include "color_map_test.moc"
