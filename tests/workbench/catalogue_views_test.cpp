#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "tests/figures/made_catalogue.h"
#include "widgets/catalogue_table.h"
#include "widgets/map_widget.h"
#include "widgets/region_selection.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace nucleoscope {

namespace {

CataloguePtr madeCatalogue() {
    return std::make_shared<const Catalogue>(test::makeCatalogue());
}

/// Places a widget on the screen so that it has a size and takes events.
void present(QWidget& widget, QSize size) {
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
}

QPoint centerOfRow(const QTableView& view, int row) {
    return view.visualRect(view.model()->index(row, 0)).center();
}

} // namespace

class CatalogueViewsTest : public QObject {
    Q_OBJECT

private slots:
    void aSelectionHoldsEachRegionOnce() {
        RegionSelection selection;
        QSignalSpy changed(&selection, &RegionSelection::changed);
        selection.select({3, 1, 3});
        QCOMPARE(selection.regions(), (std::vector<int>{1, 3}));
        selection.select({1, 3});
        QCOMPARE(changed.count(), 1);
        selection.toggle(1);
        selection.toggle(2);
        QCOMPARE(selection.regions(), (std::vector<int>{2, 3}));
        QVERIFY(selection.contains(2) && !selection.contains(1));
    }

    void aClickInTheTableSelectsAndShowsTheRegion() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        present(table, {900, 400});
        QSignalSpy shown(&selection, &RegionSelection::showRequested);
        QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, {}, centerOfRow(*table.view(), 2));
        QCOMPARE(selection.regions(), std::vector<int>{2});
        QVERIFY(shown.count() >= 1);
        QCOMPARE(shown.last().first().toInt(), 2);
    }

    void ctrlClickAddsAndTakesAway() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        present(table, {900, 400});
        const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, modifiers,
                              centerOfRow(*table.view(), row));
        };
        click(1, {});
        click(3, Qt::ControlModifier);
        QCOMPARE(selection.regions(), (std::vector<int>{1, 3}));
        click(1, Qt::ControlModifier);
        QCOMPARE(selection.regions(), std::vector<int>{3});
    }

    void theTableFollowsASelectionMadeElsewhere() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        table.view()->sortByColumn(CatalogueModel::Frequency, Qt::AscendingOrder);
        selection.select({4}); // the lowest frequency
        const QModelIndexList rows = table.view()->selectionModel()->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().row(), 0);
    }

    void sortsByValueAndFiltersByText() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        table.view()->sortByColumn(CatalogueModel::MagneticLatitude, Qt::AscendingOrder);
        QCOMPARE(table.visibleRegions(), (std::vector<int>{1, 4, 2, 0, 3, 5}));
        table.findChild<QLineEdit*>()->setText(QStringLiteral("SUMMER"));
        QCOMPARE(table.visibleRegions(), (std::vector<int>{4, 2, 3}));
    }

    void aFilterKeepsTheSelectionOfHiddenRows() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        selection.select({0, 2});
        table.findChild<QLineEdit*>()->setText(QStringLiteral("summer"));
        QCOMPARE(selection.regions(), (std::vector<int>{0, 2}));
    }

    void aClickOnTheMapSelectsTheRegionThere() {
        RegionSelection selection;
        MapWidget map(selection);
        const CataloguePtr catalogue = madeCatalogue();
        map.setMap(std::make_shared<MapFigure>(*catalogue), catalogue);
        present(map, {700, 500});
        QSignalSpy shown(&selection, &RegionSelection::showRequested);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.pointOf(3).toPoint());
        QCOMPARE(selection.regions(), std::vector<int>{3});
        QCOMPARE(shown.count(), 1);
        QTest::mouseClick(&map, Qt::LeftButton, Qt::ControlModifier, map.pointOf(5).toPoint());
        QCOMPARE(selection.regions(), (std::vector<int>{3, 5}));
    }

    void theMapDrawsTheSelectionOtherwise() {
        RegionSelection selection;
        MapWidget map(selection);
        const CataloguePtr catalogue = madeCatalogue();
        map.setMap(std::make_shared<MapFigure>(*catalogue), catalogue);
        present(map, {700, 500});
        const QImage before = map.grab().toImage();
        selection.select({1});
        QVERIFY(map.grab().toImage() != before);
        selection.clear();
        QCOMPARE(map.grab().toImage(), before);
    }

    void theWheelZoomsTheMapAtTheMouse() {
        RegionSelection selection;
        MapWidget map(selection);
        const CataloguePtr catalogue = madeCatalogue();
        map.setMap(std::make_shared<MapFigure>(*catalogue), catalogue);
        present(map, {700, 500});
        const QPointF before = map.pointOf(3);
        QWheelEvent wheel(before, map.mapToGlobal(before), {}, {0, 480}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&map, &wheel);
        const QPointF after = map.pointOf(3);
        QVERIFY2(QLineF(before, after).length() < 12, "the place under the mouse must stay");
        QVERIFY(map.map()->view().width() < world(MapProjection::Miller).width() / 2);
        QTest::mouseDClick(&map, Qt::LeftButton, {}, {350, 250});
        QCOMPARE(map.map()->view().width(), world(MapProjection::Miller).width());
    }

    void aDragPansTheMapAndSelectsNothing() {
        RegionSelection selection;
        MapWidget map(selection);
        const CataloguePtr catalogue = madeCatalogue();
        map.setMap(std::make_shared<MapFigure>(*catalogue), catalogue);
        present(map, {700, 500});
        map.zoom(4);
        const double x = map.map()->view().xMin;
        QTest::mousePress(&map, Qt::LeftButton, {}, {350, 250});
        QTest::mouseMove(&map, {300, 250});
        QTest::mouseMove(&map, {250, 250});
        QTest::mouseRelease(&map, Qt::LeftButton, {}, {250, 250});
        QVERIFY(map.map()->view().xMin > x);
        QVERIFY(selection.isEmpty());
    }

    void aRubberBandInAHistogramSelectsItsBars() {
        RegionSelection selection;
        FigureWidget histogram(selection);
        const CataloguePtr catalogue = madeCatalogue();
        histogram.setFigure(std::make_shared<FrequencyFigure>(*catalogue), catalogue);
        present(histogram, {600, 400});
        QTest::mousePress(&histogram, Qt::LeftButton, {}, {2, 2});
        QTest::mouseMove(&histogram, {300, 200});
        QTest::mouseMove(&histogram, {597, 397});
        QTest::mouseRelease(&histogram, Qt::LeftButton, {}, {597, 397});
        QCOMPARE(selection.regions().size(), catalogue->regions.size());
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::CatalogueViewsTest)
#include "catalogue_views_test.moc"
