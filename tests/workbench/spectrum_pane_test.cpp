#include "app/workbench/settings.h"
#include "app/workbench/slice_panels.h"
#include "app/workbench/spectrum_export_dialog.h"
#include "app/workbench/spectrum_exporter.h"
#include "app/workbench/spectrum_pane.h"
#include "core/files.h"
#include "widgets/region_selection.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

namespace nucleoscope {

namespace {

constexpr int rows = 120, bins = 64, waitMs = 10000;

/// log10 amplitude of a pixel: −(component + 2) − column / 100.
float valueAt(Component component, int column) {
    return -static_cast<float>(static_cast<int>(component) + 2) - static_cast<float>(column) / 100;
}

LoadedHalfOrbitPtr makeHalfOrbit(const std::vector<Component>& components, const char* name = "a.h5") {
    const auto loaded = std::make_shared<LoadedHalfOrbit>();
    HalfOrbit& halfOrbit = loaded->halfOrbit;
    halfOrbit.file = name;
    halfOrbit.components = components;
    for (int row = 0; row < rows; ++row) {
        halfOrbit.track.utc.push_back(1635897600000 + 2048 * row + (row < 60 ? 0 : 30000));
        halfOrbit.track.latitude.push_back(-20 + 0.125 * row);
        halfOrbit.track.longitude.push_back(30);
        halfOrbit.track.altitudeKm.push_back(507);
        halfOrbit.track.magneticLatitude.push_back(-25);
        halfOrbit.track.magneticLongitude.push_back(100);
    }
    for (int bin = 0; bin < bins; ++bin)
        halfOrbit.frequencyHz.push_back(bin * 25000.0 / bins);
    for (const Component component : components) {
        SpectrumImage image{rows, bins, {}};
        for (int row = 0; row < bins; ++row)
            for (int column = 0; column < rows; ++column)
                image.log10Amplitude.push_back(valueAt(component, column));
        loaded->images[static_cast<std::size_t>(component)] = std::make_shared<const SpectrumImage>(image);
    }
    return loaded;
}

const std::vector<Component> all{Component::X, Component::Y, Component::Z};

} // namespace

/// The pane as a user has it, with half-orbits made in memory.
class SpectrumPaneTest : public QObject {
    Q_OBJECT

    struct Shown {
        QTemporaryDir labels;
        LabelDocument document;
        RegionSelection selection;
        SpectrumPane pane{document, selection};

        Shown() {
            document.setStore(std::make_shared<LabelStore>(labels.path().toStdString()));
            pane.resize(900, 620);
            pane.show();
            [&] { QVERIFY(QTest::qWaitForWindowExposed(&pane)); }();
        }
        void show(const LoadedHalfOrbitPtr& halfOrbit) {
            pane.showHalfOrbit(halfOrbit);
            settle();
        }
        /// The layout needs the plots that it lays out.
        static void settle() { QTest::qWait(60); }

        SpectrumView* view(std::size_t index) { return pane.stack()->panes()[index].view; }
        QPoint placeOf(SpectrumView* view, int column, int row) {
            return view->toWidget({static_cast<double>(column), static_cast<double>(row)}).toPoint();
        }
    };

    QTemporaryDir folder_;

private slots:
    void initTestCase() {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        QCoreApplication::setOrganizationName(QStringLiteral("NucleoscopeTest"));
    }

    void componentsAreStackedWithEqualPlots() {
        Shown shown;
        shown.pane.setComponents(all);
        shown.show(makeHalfOrbit(all));
        const auto& panes = shown.pane.stack()->panes();
        QCOMPARE(panes.size(), std::size_t(3));
        QVERIFY(panes[0].component == Component::X);
        QCOMPARE(panes[2].view, shown.pane.view());
        const QRect lowest = shown.view(2)->plotRect();
        for (std::size_t i = 0; i < 3; ++i) {
            const QRect plot = shown.view(i)->plotRect();
            QCOMPARE(plot.left(), lowest.left());
            QCOMPARE(plot.right(), lowest.right());
            QTRY_VERIFY_WITH_TIMEOUT(
                std::abs(shown.view(i)->plotRect().height() - shown.view(2)->plotRect().height()) <= 3,
                waitMs);
            QVERIFY(shown.view(i)->isVisible());
            if (i > 0)
                QVERIFY(shown.view(i)->y() >= shown.view(i - 1)->QWidget::geometry().bottom());
        }
        // One range of colours for all: from the lowest of Z to the highest of X.
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(shown.view(i)->colorScale().low, shown.view(2)->colorScale().low);
            QCOMPARE(shown.view(i)->colorScale().high, shown.view(2)->colorScale().high);
        }
        QVERIFY(shown.view(0)->colorScale().low < -4.9F && shown.view(0)->colorScale().high > -2.1F);
    }

    void aStackHasOneColourBarOverAllAndEvenGaps() {
        Shown shown;
        shown.show(makeHalfOrbit(all)); // Z alone, which then becomes the lowest
        auto* bar = shown.pane.findChild<StackColorBar*>();
        QVERIFY(!bar->isVisible());
        shown.pane.setComponents(all);
        shown.show(makeHalfOrbit(all));
        const auto plot = [&](std::size_t i) {
            return shown.view(i)->plotRect().translated(shown.view(i)->pos());
        };
        const auto gap = [&](std::size_t i) { return plot(i).top() - plot(i - 1).bottom(); };
        QTRY_VERIFY_WITH_TIMEOUT(std::abs(gap(1) - gap(2)) <= 1, waitMs);
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->geometry().top() + StackColorBar::endRoom, plot(0).top());
        QCOMPARE(bar->geometry().bottom() - StackColorBar::endRoom, plot(2).bottom());
        QVERIFY(bar->geometry().left() > plot(2).right());

        // Its upper end follows the mouse, for all.
        const float high = shown.view(0)->colorScale().high;
        const QPoint nearTop(14, bar->height() / 10);
        QTest::mousePress(bar, Qt::LeftButton, {}, nearTop);
        QTest::mouseMove(bar, nearTop + QPoint(0, bar->height() / 4));
        QTest::mouseRelease(bar, Qt::LeftButton, {}, nearTop + QPoint(0, bar->height() / 4));
        QVERIFY(shown.view(0)->colorScale().high > high);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(shown.view(i)->colorScale().high, shown.view(2)->colorScale().high);
    }

    void slicesWaitForRoom() {
        Shown shown;
        shown.show(makeHalfOrbit({Component::Z}));
        shown.pane.setSlicesVisible(true);
        QVERIFY(shown.pane.slices()->spectrum()->isVisible());
        shown.pane.resize(600, 400); // beside the map
        QTRY_VERIFY_WITH_TIMEOUT(!shown.pane.slices()->spectrum()->isVisible(), waitMs);
        shown.pane.resize(900, 620);
        QTRY_VERIFY_WITH_TIMEOUT(shown.pane.slices()->spectrum()->isVisible(), waitMs);
    }

    void zoomAndColoursAreCommon() {
        Shown shown;
        shown.pane.setComponents(all);
        shown.show(makeHalfOrbit(all));
        SpectrumView* top = shown.view(0);
        const QPointF center = top->plotRect().center();
        QWheelEvent wheel(center, top->mapToGlobal(center), {}, {0, 240}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(top, &wheel);
        QVERIFY(top->visibleRange() != top->navigator().whole());
        QCOMPARE(shown.view(1)->visibleRange(), top->visibleRange());
        QCOMPARE(shown.view(2)->visibleRange(), top->visibleRange());
        shown.pane.view()->setRange(-4, -3);
        QCOMPARE(top->colorScale().low, -4.0F);
        QCOMPARE(top->colorScale().high, -3.0F);
        shown.pane.view()->setFlattened(true);
        QVERIFY(top->isFlattened());
        SpectrumViewOptions options = shown.pane.view()->options();
        options.logarithmicFrequency = true;
        shown.pane.view()->setOptions(options);
        QVERIFY(top->geometry().isLogarithmic());
    }

    void aStrokeInAnyOfThemIsEveryones() {
        Shown shown;
        shown.pane.setComponents(all);
        shown.show(makeHalfOrbit(all));
        shown.pane.view()->setTool(SpectrumView::Tool::Brush);
        SpectrumView* middle = shown.view(1);
        QTest::mouseClick(middle, Qt::LeftButton, {}, shown.placeOf(middle, 30, 30));
        const LabelMask mask = shown.document.mask();
        QVERIFY(std::count(mask.pixels.begin(), mask.pixels.end(), LabelMask::nucleus) > 0);
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(shown.view(i)->mask(), mask);
        shown.pane.undo();
        for (std::size_t i = 0; i < 3; ++i)
            QCOMPARE(shown.view(i)->mask(), LabelMask(rows, bins));
    }

    void aComponentThatIsMissingIsTold() {
        Shown shown;
        shown.pane.setComponents({Component::X, Component::Z});
        shown.show(makeHalfOrbit({Component::Z}));
        QCOMPARE(shown.pane.stack()->panes().size(), std::size_t(1));
        const auto note = [&] {
            for (const QLabel* label : shown.pane.findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(QStringLiteral("no component X")))
                    return true;
            return false;
        };
        QVERIFY(note());
        shown.show(makeHalfOrbit(all, "b.h5"));
        QVERIFY(!note());
        QCOMPARE(shown.pane.stack()->panes().size(), std::size_t(2));
    }

    void otherComponentsKeepTheZoomAndTheLabel() {
        Shown shown;
        shown.show(makeHalfOrbit(all));
        shown.pane.view()->setVisibleRange({20, 60, 5, 15});
        shown.pane.setComponents({Component::Y, Component::Z});
        shown.show(makeHalfOrbit(all));
        QCOMPARE(shown.pane.stack()->panes().size(), std::size_t(2));
        for (std::size_t i = 0; i < 2; ++i) {
            QCOMPARE(shown.view(i)->visibleRange(), (SpectrumRange{20, 60, 5, 15}));
            QCOMPARE(shown.view(i)->mask().width, rows);
        }
    }

    void slicesShowTheImageAtTheCursorInLineWithThePlot() {
        Shown shown;
        shown.show(makeHalfOrbit(all));
        shown.pane.setSlicesVisible(true);
        Shown::settle();
        SpectrumView* view = shown.pane.view();
        QTest::mouseMove(view, shown.placeOf(view, 20, 10));
        SlicePanels& slices = *shown.pane.slices();
        QTRY_COMPARE_WITH_TIMEOUT(slices.series()->points(SlicePanel::Cursor::Moving).size(), rows + 1,
                                  waitMs);
        const QVector<QPointF> series = slices.series()->points(SlicePanel::Cursor::Moving);
        QCOMPARE(float(series[20].y()), valueAt(Component::Z, 20));
        QVERIFY(std::isnan(series[60].y())); // the gap
        QCOMPARE(float(series[61].y()), valueAt(Component::Z, 60));
        const QVector<QPointF> spectrum = slices.spectrum()->points(SlicePanel::Cursor::Moving);
        QCOMPARE(spectrum.size(), bins);
        QCOMPARE(float(spectrum[5].y()), valueAt(Component::Z, 20));

        Shown::settle();
        const QRect plot = view->plotRect(), below = slices.series()->axisRect()->rect(),
                    beside = slices.spectrum()->axisRect()->rect();
        const int shift = view->mapToGlobal(QPoint()).x() - slices.series()->mapToGlobal(QPoint()).x();
        QCOMPARE(below.left(), plot.left() + shift);
        QCOMPARE(below.right(), plot.right() + shift);
        const int drop = view->mapToGlobal(QPoint()).y() - slices.spectrum()->mapToGlobal(QPoint()).y();
        QCOMPARE(beside.top(), plot.top() + drop);
        QCOMPARE(beside.bottom(), plot.bottom() + drop);

        view->setVisibleRange({20, 60, 5, 15});
        QCOMPARE(slices.series()->xAxis->range().lower, 20.0);
        QCOMPARE(slices.spectrum()->yAxis->range().upper, 15.0);
    }

    void aClickPinsACursorAndEscapeLetsGo() {
        Shown shown;
        shown.show(makeHalfOrbit(all));
        shown.pane.setSlicesVisible(true);
        Shown::settle();
        SpectrumView* view = shown.pane.view();
        view->setFocus();
        SlicePanels& slices = *shown.pane.slices();
        QTest::mouseClick(view, Qt::LeftButton, {}, shown.placeOf(view, 20, 40));
        QVERIFY(slices.isPinned());
        QTest::mouseMove(view, shown.placeOf(view, 50, 20));
        QTRY_VERIFY_WITH_TIMEOUT(!slices.readout()->text(0, 2).isEmpty(), waitMs);
        QCOMPARE(slices.readout()->text(0, 2), QStringLiteral("+%1 s").arg(30 * 2.048, 0, 'f', 1));
        QCOMPARE(slices.readout()->text(1, 2), QStringLiteral("+%1").arg(20 * 25.0 / bins, 0, 'f', 3));
        QCOMPARE(slices.readout()->text(2, 2), QStringLiteral("−0.30"));
        QCOMPARE(slices.series()->points(SlicePanel::Cursor::Pinned).size(), rows + 1);
        QCOMPARE(slices.cursors().size(), std::size_t(2));
        QTest::keyClick(view, Qt::Key_Escape);
        QVERIFY(!slices.isPinned());
        QVERIFY(slices.series()->points(SlicePanel::Cursor::Pinned).isEmpty());
        // Another half-orbit has no pinned cursor.
        shown.pane.pinCursor();
        QVERIFY(slices.isPinned());
        shown.show(makeHalfOrbit(all, "b.h5"));
        QVERIFY(!slices.isPinned());
    }

    void theSceneIsWhatIsSeen() {
        Shown shown;
        shown.pane.setComponents({Component::X, Component::Z});
        shown.show(makeHalfOrbit(all));
        SpectrumView* view = shown.pane.view();
        view->setVisibleRange({20, 60, 5, 15});
        view->setColorMap(*colorMap("inferno"));
        view->setRange(-4, -3);
        view->setMaskVisible(false);
        SpectrumViewOptions options = view->options();
        options.tickRows = {TickRow::Ut, TickRow::LocalTime};
        options.daylight = false;
        view->setOptions(options);
        const SpectrumScene scene = shown.pane.scene();
        QCOMPARE(scene.panels.size(), std::size_t(2));
        QVERIFY(scene.panels[0].component == Component::X);
        QCOMPARE(scene.window, (SpectrumWindow{20, 60, 5000, 15000}));
        QCOMPARE(scene.colors.name, std::string("inferno"));
        QCOMPARE(scene.low, -4.0F);
        QVERIFY(!scene.maskFill && scene.maskOutline && !scene.daylight && scene.magneticBand);
        QVERIFY((scene.tickRows == std::vector{SpectrumTickRow::Ut, SpectrumTickRow::LocalTime}));
        QVERIFY(!scene.quantity.relative);
        view->setFlattened(true);
        QVERIFY(shown.pane.scene().quantity.relative);
        QCOMPARE(shown.pane.scene().panels[1].image, view->colors().shown());
    }

    void theDialogKeepsPixelsAndRemembers() {
        Settings settings;
        SpectrumExportDialog dialog(settings);
        SpectrumExportOptions options;
        options.kind = SpectrumFileKind::Png;
        options.dotsPerInch = 150;
        options.slices = true;
        options.title = false;
        dialog.setOptions(options);
        dialog.show();
        const QList<QSpinBox*> boxes = dialog.findChildren<QSpinBox*>();
        const auto pixels = std::find_if(boxes.begin(), boxes.end(), [](const QSpinBox* box) {
            return box->suffix() == QStringLiteral(" px");
        });
        QVERIFY(pixels != boxes.end() && (*pixels)->isEnabled());
        (*pixels)->setValue(1234);
        QCOMPARE(static_cast<int>(std::lround(dialog.options().points().width / 72 * 150)), 1234);
        QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save),
                          Qt::LeftButton);
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
        const SpectrumExportOptions remembered = SpectrumExportDialog::remembered(settings);
        QVERIFY(remembered.kind == SpectrumFileKind::Png);
        QCOMPARE(remembered.dotsPerInch, 150.0);
        QVERIFY(remembered.slices && !remembered.title && remembered.colorBar);
    }

    void filesAreWrittenInTheBackground() {
        Shown shown;
        shown.show(makeHalfOrbit(all));
        Settings settings;
        SpectrumExporter exporter(settings, &shown.pane);
        QSignalSpy done(&exporter, &SpectrumExporter::done), failed(&exporter, &SpectrumExporter::failed);
        const std::filesystem::path folder = folder_.path().toStdString();
        SpectrumExportOptions options;
        for (const SpectrumFileKind kind : {SpectrumFileKind::Png, SpectrumFileKind::CsvLong}) {
            options.kind = kind;
            options.dotsPerInch = 100;
            exporter.write(shown.pane.scene(), options, folder / ("seen." + extensionOf(kind)),
                           FigureLanguage::English);
            QTRY_VERIFY_WITH_TIMEOUT(!exporter.job().isRunning(), waitMs);
        }
        QCOMPARE(done.count(), 2);
        QCOMPARE(QImage(QString::fromStdString((folder / "seen.png").string())).size(), QSize(1000, 583));
        QVERIFY(readFile(folder / "seen.csv").starts_with("# file: a.h5"));
        exporter.write(shown.pane.scene(), options, "/no/such/folder/x.csv", FigureLanguage::English);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, waitMs);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("/no/such/folder")));
    }

    void numbersGoToTheClipboardAsATable() {
        Shown shown;
        shown.show(makeHalfOrbit(all));
        shown.pane.view()->setVisibleRange({0, 41, 5, 15});
        Settings settings;
        SpectrumExporter exporter(settings, &shown.pane);
        exporter.copyNumbers(shown.pane.scene());
        QTRY_VERIFY_WITH_TIMEOUT(!exporter.job().isRunning(), waitMs);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
        const QStringList last = lines[lines.size() - 2].split(QLatin1Char('\t'));
        QCOMPARE(last[0], QStringLiteral("Z"));
        QCOMPARE(last[5].toFloat(), valueAt(Component::Z, 20));
        QVERIFY(!shown.pane.picture().isNull());
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::SpectrumPaneTest)
#include "spectrum_pane_test.moc"
