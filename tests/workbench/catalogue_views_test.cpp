#include "core/figures/histogram_figure.h"
#include "core/figures/map_figure.h"
#include "tests/figures/made_catalogue.h"
#include "widgets/agreement_view.h"
#include "widgets/catalogue_filter_bar.h"
#include "widgets/catalogue_table.h"
#include "widgets/contact_sheet.h"
#include "widgets/map_widget.h"
#include "widgets/region_pictures.h"
#include "widgets/region_selection.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <set>

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

/// Every third of 3000 regions: too many pieces for a selection of Qt's.
constexpr int manyRegions = 3000;

CataloguePtr manyMadeRegions() {
    auto catalogue = std::make_shared<Catalogue>();
    const Region region = test::makeCatalogue().regions.front();
    catalogue->regions.assign(manyRegions, region);
    for (int i = 0; i < manyRegions; ++i)
        catalogue->regions[static_cast<std::size_t>(i)].utcCenter += i;
    return catalogue;
}

std::vector<int> everyThird() {
    std::vector<int> regions;
    for (int i = 0; i < manyRegions; i += 3)
        regions.push_back(i);
    return regions;
}

/// A picture for region 2 only, and counts what is asked for.
class FewPictures : public RegionPictures {
public:
    const QImage* picture(int region) override {
        asked.insert(region);
        return region == 2 ? &image_ : nullptr;
    }
    std::set<int> asked;

private:
    QImage image_{RegionPictures::width, RegionPictures::height, QImage::Format_RGB32};
};

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

    void aSelectionInManyPiecesIsShownAndChangedByClicks() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(manyMadeRegions());
        present(table, {900, 400});
        const QImage before = table.view()->viewport()->grab().toImage();
        selection.select(everyThird());
        QVERIFY(table.view()->viewport()->grab().toImage() != before);
        QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          centerOfRow(*table.view(), 4));
        QCOMPARE(selection.regions().size(), everyThird().size() + 1);
        QVERIFY(selection.contains(4) && selection.contains(3));
        QTest::mouseClick(table.view()->viewport(), Qt::LeftButton, {}, centerOfRow(*table.view(), 5));
        QCOMPARE(selection.regions(), std::vector<int>{5});
    }

    void aNewOrderKeepsTheSelection() {
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(madeCatalogue());
        selection.select({1, 4});
        table.view()->sortByColumn(CatalogueModel::Frequency, Qt::DescendingOrder);
        QCOMPARE(selection.regions(), (std::vector<int>{1, 4}));
        QCOMPARE(table.view()->selectionModel()->selectedRows().size(), 2);
    }

    void aVerdictShowsInTheTable() {
        auto catalogue = std::make_shared<Catalogue>(test::makeCatalogue());
        RegionSelection selection;
        CatalogueTable table(selection);
        table.setCatalogue(catalogue);
        catalogue->regions[3].review = {Verdict::Accepted, "clear", "A. Smith", 0};
        table.model().showReviews({3});
        const auto text = [&](int column) { return table.model().index(3, column).data().toString(); };
        QVERIFY(text(CatalogueModel::ReviewColumn).contains(QStringLiteral("accepted")));
        QCOMPARE(text(CatalogueModel::Comment), QStringLiteral("clear"));
        table.findChild<QLineEdit*>()->setText(QStringLiteral("clear"));
        QCOMPARE(table.visibleRegions(), std::vector<int>{3});
    }

    void aContactSheetAsksOnlyForWhatIsInSight() {
        RegionSelection selection;
        FewPictures pictures;
        ContactSheet sheet(selection, pictures);
        sheet.setCatalogue(manyMadeRegions());
        present(sheet, {700, 500});
        sheet.grab();
        QVERIFY(pictures.asked.contains(0));
        QVERIFY(pictures.asked.size() < 40);
        pictures.asked.clear();
        sheet.view()->scrollToBottom();
        sheet.grab();
        QVERIFY(pictures.asked.contains(manyRegions - 1));
        QVERIFY(pictures.asked.size() < 80);
    }

    void aContactSheetDecidesForSeveral() {
        RegionSelection selection;
        FewPictures pictures;
        ContactSheet sheet(selection, pictures);
        sheet.setCatalogue(madeCatalogue());
        present(sheet, {700, 500});
        QListView& view = *sheet.view();
        const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, modifiers,
                              view.visualRect(view.model()->index(row, 0)).center());
        };
        click(0, {});
        click(2, Qt::ShiftModifier);
        QCOMPARE(selection.regions(), (std::vector<int>{0, 1, 2}));
        QSignalSpy decided(&sheet, &ContactSheet::decisionRequested);
        for (QToolButton* button : sheet.findChildren<QToolButton*>())
            if (button->toolTip() == QStringLiteral("Reject the selected regions"))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(decided.count(), 1);
        QVERIFY(decided.first().first().value<Verdict>() == Verdict::Rejected);
    }

    void aThresholdIsChosenFromTheAgreement() {
        Catalogue catalogue = test::makeCatalogue();
        RegionIndices all;
        for (std::size_t i = 0; i < catalogue.regions.size(); ++i) {
            catalogue.regions[i].probabilityMean = 0.5 + 0.08 * static_cast<double>(i);
            catalogue.regions[i].review.verdict = i < 3 ? Verdict::Rejected : Verdict::Accepted;
            all.push_back(i);
        }
        AgreementView view;
        view.setAgreement(computeAgreement(catalogue, all));
        QSignalSpy chosen(&view, &AgreementView::thresholdChosen);
        view.setThreshold(0.7);
        const auto says = [&](const QString& text) {
            const auto labels = view.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(),
                               [&](const QLabel* label) { return label->text().contains(text); });
        };
        QVERIFY(says(QStringLiteral("keeps 3 of 6 region(s), 100 % of the nuclei")));
        view.findChild<QPushButton*>()->click();
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toDouble(), 0.7);
    }

    void theFilterBarEditsAndShowsOneFilter() {
        CatalogueFilterBar bar;
        bar.setCatalogue(madeCatalogue());
        QSignalSpy changed(&bar, &CatalogueFilterBar::filterChanged);
        for (QCheckBox* box : bar.findChildren<QCheckBox*>())
            if (box->text() == QStringLiteral("summer"))
                box->click();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(bar.filter().seasons, std::vector<Season>{Season::Summer});
        QVERIFY(bar.sentence().contains(QStringLiteral("summer")));
        for (QToolButton* button : bar.findChildren<QToolButton*>())
            if (button->text() == QStringLiteral("Clear all"))
                button->click();
        QCOMPARE(changed.count(), 2);
        QVERIFY(bar.filter().isEmpty());
        QVERIFY(bar.sentence().isEmpty());
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
