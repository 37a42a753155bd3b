#include "app/workbench/half_orbit_browser.h"
#include "app/workbench/half_orbit_filter_bar.h"
#include "app/workbench/half_orbit_view.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace nucleoscope {

namespace {

LabelSummary in(LabelState state) {
    LabelSummary summary;
    summary.state = state;
    return summary;
}

constexpr UtcMs hour = 3600 * 1000;

using Column = HalfOrbitListModel::Column;
using Filter = HalfOrbitFilter;
using Files = std::vector<std::filesystem::path>;
using Grouping = HalfOrbitOutline::Grouping;

/// Half-orbits an hour apart from 2022-02-28T20:00, the first with orbit number 20001; even ones ascend.
std::vector<ArchiveEntry> makeEntries(int count) {
    std::vector<ArchiveEntry> entries;
    for (int i = 0; i < count; ++i) {
        HalfOrbitName name;
        name.orbit = 20001 + i;
        name.direction = i % 2 == 0 ? Direction::Ascending : Direction::Descending;
        name.start = *fromIso8601("2022-02-28T20:00:00Z") + i * hour;
        name.end = name.start + hour / 2;
        entries.push_back({"/archive/" + name.toFileName(), name});
    }
    return entries;
}

std::string stemOf(const std::vector<ArchiveEntry>& entries, std::size_t i) {
    return entries[i].file.stem().string();
}

std::shared_ptr<IndexedFile> opened(const ArchiveEntry& entry) {
    auto file = std::make_shared<IndexedFile>();
    file->file = entry.file;
    if (entry.name) {
        file->details.start = entry.name->start;
        file->details.end = entry.name->end;
    }
    return file;
}

/// A list of its own with `count` half-orbits.
struct Made {
    explicit Made(int count) : entries(makeEntries(count)) {
        model.setRows(makeRows(entries));
        browser.resize(375, 600);
    }

    const std::filesystem::path& file(std::size_t i) const { return entries[i].file; }
    std::string stem(std::size_t i) const { return stemOf(entries, i); }
    void filter(const Filter& filter) { browser.filterBar()->setFilter(filter); }
    std::size_t shown() const { return browser.shown().size(); }
    void show() {
        browser.show();
        browser.activateWindow();
        browser.view()->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(&browser));
    }

    std::vector<ArchiveEntry> entries;
    HalfOrbitListModel model;
    HalfOrbitBrowser browser{model};
};

int leaves(const QAbstractItemModel& model, const QModelIndex& parent = {}) {
    if (!model.hasChildren(parent))
        return 1;
    int count = 0;
    for (int row = 0; row < model.rowCount(parent); ++row)
        count += leaves(model, model.index(row, 0, parent));
    return count;
}

} // namespace

class HalfOrbitListTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheNamesSay() {
        HalfOrbitListModel model;
        model.setRows(makeRows(makeEntries(6)));
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(text(0, Column::Date), QStringLiteral("2022-02-28"));
        QCOMPARE(text(1, Column::Start), QStringLiteral("21:00"));
        QCOMPARE(text(1, Column::Orbit), QStringLiteral("20002"));
        QCOMPARE(text(0, Column::DirectionColumn), QStringLiteral("↑"));
        QCOMPARE(text(1, Column::DirectionColumn), QStringLiteral("↓"));
        QCOMPARE(text(3, Column::SeasonColumn), QStringLiteral("winter"));
        QCOMPARE(text(4, Column::SeasonColumn), QStringLiteral("spring"));
        QCOMPARE(text(0, Column::Regions), QString());
        QCOMPARE(text(0, Column::Duration), QStringLiteral("≤ 30:00"));
        QCOMPARE(text(0, Column::Gaps), QString());
    }

    void showsWhatOpeningTheFilesTells() {
        Made made(2);
        auto good = opened(made.entries[0]);
        good->details.end -= 60'000;
        good->details.gaps = 2;
        good->details.burstParts = 1;
        good->details.magneticLatitude = {-61.4F, 72.6F};
        auto bad = opened(made.entries[1]);
        bad->problem = "is truncated";
        made.model.setIndexed({good, bad});
        const auto cell = [&](int row, int column, int role = Qt::DisplayRole) {
            return made.model.index(row, column).data(role).toString();
        };
        QCOMPARE(cell(0, Column::Duration), QStringLiteral("29:00"));
        QCOMPARE(cell(0, Column::Gaps), QStringLiteral("2"));
        QCOMPARE(cell(0, Column::Bursts), QStringLiteral("1"));
        QCOMPARE(cell(0, Column::MagneticLatitude), QStringLiteral("-61 … 73"));
        QCOMPARE(cell(1, Column::Warnings), QStringLiteral("✕"));
        QVERIFY(cell(1, Column::Date, Qt::ToolTipRole).contains(QStringLiteral("is truncated")));
        QCOMPARE(made.browser.findChild<QToolButton*>(QStringLiteral("quarantine"))->text(),
                 QStringLiteral("1"));
    }

    void aFileWithoutAProperNameFindsItsPlaceWhenItIsOpened() {
        Made made(3);
        std::vector<ArchiveEntry> entries = made.entries;
        entries.insert(entries.begin(), {"/archive/renamed.h5", std::nullopt});
        made.model.setRows(makeRows(entries));
        QCOMPARE(made.browser.shown().front(), std::filesystem::path("/archive/renamed.h5"));
        auto file = opened(entries[0]);
        file->details.start = made.entries[1].name->start + 1;
        file->details.orbit = 20099;
        made.model.setIndexed({file});
        QCOMPARE(made.browser.shown()[2], std::filesystem::path("/archive/renamed.h5"));
    }

    void tellsLookedAtWithoutRegionsFromNotLookedAt() {
        Made made(3);
        made.model.setRegionCounts({{made.stem(0), 0}, {made.stem(2), 4}});
        QCOMPARE(made.model.regionCount(0), 0);
        QCOMPARE(made.model.regionCount(1), -1);
        QCOMPARE(made.model.index(2, Column::Regions).data().toString(), QStringLiteral("4"));
        made.model.setReviewState(made.stem(2), {1, 4});
        QCOMPARE(made.model.index(2, Column::Review).data().toString(), QStringLiteral("1/4"));
    }

    void searchesByOrbitDateAndSeason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("shown");
        QTest::newRow("all") << QString() << 6;
        QTest::newRow("an orbit") << QStringLiteral("20003") << 1;
        QTest::newRow("an orbit with the digit of its direction") << QStringLiteral("200021") << 0;
        QTest::newRow("as in a file name") << QStringLiteral("200020") << 1;
        QTest::newRow("a month") << QStringLiteral("2022-03") << 2;
        QTest::newRow("a day without dashes") << QStringLiteral("20220228") << 4;
        QTest::newRow("season and orbit") << QStringLiteral("Spring 20005") << 1;
        QTest::newRow("a time") << QStringLiteral("23:00") << 1;
        QTest::newRow("a whole file name")
            << QString::fromStdString(makeEntries(3)[2].file.filename().string()) << 1;
        QTest::newRow("nothing") << QStringLiteral("1999") << 0;
    }

    void searchesByOrbitDateAndSeason() {
        QFETCH(QString, text);
        QFETCH(int, shown);
        Made made(6);
        QTest::keyClicks(made.browser.findChild<QLineEdit*>(), text);
        QCOMPARE(static_cast<int>(made.shown()), shown);
    }

    void filtersCombine() {
        Made made(8); // four in winter, four in spring, every other one ascending
        made.model.setLabels(
            {{made.stem(0), in(LabelState::Done)}, {made.stem(4), in(LabelState::InProgress)}});
        made.model.setRegionCounts({{made.stem(0), 2}, {made.stem(2), 3}, {made.stem(4), 0}});
        made.model.setReviewStates({{made.stem(0), {2, 2}}, {made.stem(2), {1, 3}}});
        Filter filter;
        filter.seasons = 1U << static_cast<unsigned>(Season::Winter);
        made.filter(filter);
        QCOMPARE(made.shown(), std::size_t(4));
        filter.direction = Direction::Ascending;
        made.filter(filter);
        QCOMPARE(made.shown(), std::size_t(2));
        filter.detections = Filter::Detections::Some;
        made.filter(filter);
        QCOMPARE(made.shown(), std::size_t(2));
        filter.review = Filter::Review::Open;
        made.filter(filter);
        QCOMPARE(made.browser.shown(), Files{made.file(2)});
        filter.labels = Filter::Labels::Done;
        made.filter(filter);
        QCOMPARE(made.shown(), std::size_t(0));
        filter.review = Filter::Review::Done;
        made.filter(filter);
        QCOMPARE(made.browser.shown(), Files{made.file(0)});
        QCOMPARE(made.browser.filterBar()->filter(), filter); // the choices say the same
        made.browser.filterBar()->clear();
        QCOMPARE(made.shown(), std::size_t(8));
    }

    void filtersByWhatTheFilesHold() {
        Made made(4);
        auto north = opened(made.entries[0]), south = opened(made.entries[1]), bad = opened(made.entries[2]);
        north->details.latitude = {1, 65};
        north->details.magneticLatitude = {5, 70};
        north->details.gaps = 1;
        south->details.latitude = {-65, -1};
        south->details.magneticLatitude = {-57, 4};
        south->details.warnings = {"FREQ is missing"};
        bad->problem = "is empty";
        made.model.setIndexed({north, south, bad});
        const auto shown = [&](const Filter& filter) {
            made.filter(filter);
            return made.browser.shown();
        };
        Filter filter;
        filter.hemisphere = Hemisphere::North;
        QCOMPARE(shown(filter), Files{made.file(0)});
        filter.hemisphere = Hemisphere::South;
        QCOMPARE(shown(filter), Files{made.file(1)});
        filter = {};
        filter.magneticLatitude = {58, 80};
        QCOMPARE(shown(filter), Files{made.file(0)});
        filter.magneticLatitude = {-80, -57};
        QCOMPARE(shown(filter), Files{made.file(1)});
        filter = {};
        filter.withWarnings = true;
        QCOMPARE(shown(filter), Files{made.file(1)});
        filter.withGaps = true;
        QCOMPARE(shown(filter), Files());
        filter = {};
        filter.quarantined = true;
        QCOMPARE(shown(filter), Files{made.file(2)});
    }

    void aFilterThatAsksForContentShowsFilesAsTheyAreOpened() {
        Made made(3);
        Filter filter;
        filter.withGaps = true;
        made.filter(filter);
        QCOMPARE(made.shown(), std::size_t(0));
        auto file = opened(made.entries[1]);
        file->details.gaps = 1;
        made.model.setIndexed({file});
        QCOMPARE(made.browser.shown(), Files{made.file(1)});
    }

    void aChipRemovesItsFilter() {
        Made made(6);
        made.show();
        made.browser.filterBar()->setUnfolded(true);
        auto* direction = made.browser.findChild<QComboBox*>(QStringLiteral("direction"));
        QVERIFY(direction->isVisible());
        direction->setFocus();
        QTest::keyClick(direction, Qt::Key_Down);
        QCOMPARE(made.shown(), std::size_t(3));
        made.browser.filterBar()->setUnfolded(false);
        QVERIFY(!direction->isVisible());
        auto* chip = made.browser.findChild<QToolButton*>(QStringLiteral("chip"));
        QVERIFY(chip->text().startsWith(direction->currentText()));
        QTRY_VERIFY(chip->isVisible());
        QTest::mouseClick(chip, Qt::LeftButton);
        QCOMPARE(made.shown(), std::size_t(6));
        QCOMPARE(direction->currentIndex(), 0);
    }

    void sortsByAnyColumn_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QList<int>>("ascending");
        QTest::newRow("date") << int(Column::Date) << QList<int>{0, 1, 2, 3};
        QTest::newRow("orbit") << int(Column::Orbit) << QList<int>{0, 1, 2, 3};
        QTest::newRow("direction") << int(Column::DirectionColumn) << QList<int>{1, 3, 0, 2};
        QTest::newRow("label") << int(Column::LabelColumn) << QList<int>{1, 2, 3, 0};
        QTest::newRow("regions") << int(Column::Regions) << QList<int>{1, 3, 0, 2};
        QTest::newRow("review") << int(Column::Review) << QList<int>{0, 1, 3, 2};
        QTest::newRow("gaps") << int(Column::Gaps) << QList<int>{1, 2, 3, 0};
        QTest::newRow("start") << int(Column::Start) << QList<int>{0, 1, 2, 3};
        QTest::newRow("season") << int(Column::SeasonColumn) << QList<int>{0, 1, 2, 3};
    }

    void sortsByAnyColumn() {
        QFETCH(int, column);
        QFETCH(QList<int>, ascending);
        Made made(4);
        made.model.setLabelState(made.stem(0), LabelState::Done);
        made.model.setRegionCounts({{made.stem(0), 0}, {made.stem(2), 4}});
        made.model.setReviewState(made.stem(2), {2, 4});
        auto file = opened(made.entries[0]);
        file->details.gaps = 3;
        made.model.setIndexed({file});
        made.show();
        QHeaderView* header = made.browser.view()->header();
        made.browser.view()->setColumnHidden(column, false);
        made.browser.view()->sortByColumn(Column::Duration, Qt::AscendingOrder);
        const QPoint place(header->sectionViewportPosition(column) + 5, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        const auto& shown = made.browser.outline().shown();
        if (header->sortIndicatorOrder() == Qt::DescendingOrder)
            QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(QList<int>(shown.begin(), shown.end()), ascending);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(shown.front() == ascending.front(), column == Column::SeasonColumn); // all in winter
    }

    void treesHoldTheSameHalfOrbitsAsTheList_data() {
        QTest::addColumn<int>("grouping");
        QTest::newRow("day") << static_cast<int>(Grouping::Day);
        QTest::newRow("orbit") << static_cast<int>(Grouping::Orbit);
    }

    void treesHoldTheSameHalfOrbitsAsTheList() {
        QFETCH(int, grouping);
        Made made(60);
        HalfOrbitOutline& outline = made.browser.outline();
        const QAbstractItemModelTester tester(&outline,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const Files list = made.browser.shown();
        made.browser.setGrouping(static_cast<Grouping>(grouping));
        QCOMPARE(leaves(outline), 60);
        QCOMPARE(made.browser.shown(), list);
        QCOMPARE(outline.rowCount(), 1);
        const QModelIndex year = outline.index(0, 0);
        QCOMPARE(year.data().toString(), QStringLiteral("2022  (60)"));
        QCOMPARE(outline.rowCount(year), 2); // February and March
        const QModelIndex march = outline.index(1, 0, year);
        QCOMPARE(march.data().toString(), QStringLiteral("2022-03  (56)"));
        QCOMPARE(outline.parent(march), year);
        QCOMPARE(outline.index(0, 0, march).data().toString(), grouping == static_cast<int>(Grouping::Day)
                                                                   ? QStringLiteral("2022-03-01  (24)")
                                                                   : QStringLiteral("Orbit 20005  (1)"));
        for (std::size_t i = 0; i < made.entries.size(); ++i)
            QCOMPARE(outline.sourceRow(outline.indexOf(static_cast<int>(i))), static_cast<int>(i));
        Filter filter;
        filter.direction = Direction::Descending;
        made.filter(filter);
        QCOMPARE(leaves(outline), 30);
        made.browser.setGrouping(Grouping::List);
        QCOMPARE(leaves(outline), 30);
    }

    void theTwoHalvesOfAnOrbitAreOneBranch() {
        std::vector<ArchiveEntry> entries = makeEntries(4);
        for (std::size_t i = 0; i < entries.size(); ++i)
            entries[i].name->orbit = 20001 + static_cast<int>(i) / 2;
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        model.setRows(makeRows(entries));
        browser.setGrouping(Grouping::Orbit);
        const QModelIndex month = browser.outline().index(0, 0, browser.outline().index(0, 0));
        QCOMPARE(browser.outline().rowCount(month), 2);
        QCOMPARE(browser.outline().rowCount(browser.outline().index(0, 0, month)), 2);
    }

    void keysWalkTheTreeInItsOrder() {
        Made made(30);
        made.browser.setGrouping(Grouping::Day);
        QVERIFY(made.browser.choose(made.file(3)));
        QVERIFY(made.browser.move(1)); // into the next month
        QCOMPARE(made.browser.current(), made.file(4));
        QVERIFY(made.browser.view()->isExpanded(made.browser.view()->currentIndex().parent()));
    }

    void walksThroughTheListAndThroughDetections() {
        Made made(5);
        QSignalSpy chosen(&made.browser, &HalfOrbitBrowser::chosen);
        made.model.setRegionCounts({{made.stem(0), 0}, {made.stem(1), 0}, {made.stem(3), 2}});

        QVERIFY(made.browser.move(1));
        QCOMPARE(made.browser.current(), made.file(0));
        QVERIFY(made.browser.move(1, HalfOrbitBrowser::Steps::WithRegions));
        QCOMPARE(made.browser.current(), made.file(3));
        QVERIFY(!made.browser.move(1, HalfOrbitBrowser::Steps::WithRegions));
        QCOMPARE(made.browser.current(), made.file(3));
        QVERIFY(made.browser.move(-1));
        QCOMPARE(made.browser.current(), made.file(2));
        QCOMPARE(chosen.count(), 3);
    }

    void goesToWhatIsToBeLabelledOrReviewed() {
        Made made(8);
        made.model.setLabels({{made.stem(0), in(LabelState::Done)},
                              {made.stem(1), in(LabelState::NothingHere)},
                              {made.stem(2), in(LabelState::InProgress)},
                              {made.stem(6), in(LabelState::Done)}});
        made.model.setRegionCounts(
            {{made.stem(3), 0}, {made.stem(4), 2}, {made.stem(5), 2}, {made.stem(6), 1}});
        made.model.setReviewStates({{made.stem(4), {2, 2}}, {made.stem(5), {1, 2}}});
        auto bad = opened(made.entries[7]);
        bad->problem = "is empty";
        made.model.setIndexed({bad});
        Files stops;
        while (made.browser.move(1, HalfOrbitBrowser::Steps::ToReview))
            stops.push_back(made.browser.current());
        // Begun; detections not all judged; labelled, but with a detection that nobody has judged.
        QCOMPARE(stops, (Files{made.file(2), made.file(5), made.file(6)}));
    }

    void readsAheadOfWhereTheUserGoes() {
        Made made(9);
        QVERIFY(made.browser.choose(made.file(4)));
        QCOMPARE(made.browser.neighbours(), (Files{made.file(5), made.file(3), made.file(6), made.file(7)}));
        QVERIFY(made.browser.move(-1));
        QCOMPARE(made.browser.neighbours(), (Files{made.file(2), made.file(4), made.file(1), made.file(0)}));
    }

    void digitsJumpToAnOrbit() {
        Made made(120);
        made.show();
        QTest::keyClicks(made.browser.view(), QStringLiteral("2010"));
        QCOMPARE(made.browser.current(), made.file(99)); // 20100, the first that begins so
        auto* typed = made.browser.findChild<QLabel*>(QStringLiteral("typedNumber"));
        QVERIFY(typed->isVisible() && typed->text().contains(QStringLiteral("2010")));
        QTest::keyClick(made.browser.view(), Qt::Key_3);
        QCOMPARE(made.browser.current(), made.file(102));
        QTest::keyClick(made.browser.view(), Qt::Key_Backspace);
        QCOMPARE(made.browser.current(), made.file(99));
        QTest::keyClick(made.browser.view(), Qt::Key_Escape);
        QVERIFY(!typed->isVisible());
        QTest::keyClick(made.browser.view(), Qt::Key_End);
        QCOMPARE(made.browser.current(), made.file(119));
        QTest::keyClick(made.browser.view(), Qt::Key_Home);
        QCOMPARE(made.browser.current(), made.file(0));
    }

    void aFilterLeavesWhatIsShownAlone() {
        Made made(6);
        QVERIFY(made.browser.choose(made.file(2))); // ascends
        QSignalSpy chosen(&made.browser, &HalfOrbitBrowser::chosen);
        Filter filter;
        filter.direction = Direction::Descending;
        made.filter(filter);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(made.browser.current(), made.file(2));
        QVERIFY(made.browser.move(1));
        QCOMPARE(made.browser.current(), made.file(3));
        QVERIFY(made.browser.choose(made.file(2))); // hidden: the filter goes
        QCOMPARE(made.shown(), std::size_t(6));
        made.filter(filter);
        QVERIFY(made.browser.move(-1));
        QCOMPARE(made.browser.current(), made.file(1));
    }

    void newFilesLeaveSelectionAndSightAlone() {
        const std::vector<ArchiveEntry> all = makeEntries(400);
        Made made(0);
        made.model.setRows(makeRows({all.begin() + 100, all.end()}));
        made.show();
        QVERIFY(made.browser.choose(all[300].file));
        made.browser.view()->selectionModel()->select(
            made.browser.outline().indexOf(201), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        made.browser.view()->scrollTo(made.browser.outline().indexOf(190), QAbstractItemView::PositionAtTop);
        QSignalSpy chosen(&made.browser, &HalfOrbitBrowser::chosen);
        const auto top = [&] {
            return made.browser.outline().sourceRow(made.browser.view()->indexAt(QPoint(1, 1)));
        };
        const std::filesystem::path topFile = made.model.file(top());
        const Files selected = made.browser.selected();
        QCOMPARE(selected.size(), std::size_t(2));

        std::vector<ArchiveEntry> changed = all;
        changed.erase(changed.begin() + 110, changed.begin() + 113);
        made.model.setRows(makeRows(changed));
        QCOMPARE(made.shown(), std::size_t(397));
        QCOMPARE(made.browser.current(), all[300].file);
        QCOMPARE(made.browser.selected(), selected);
        QCOMPARE(made.model.file(top()), topFile);
        QCOMPARE(chosen.count(), 0);
    }

    void whatIsKnownStaysWhenFilesComeAndGo() {
        const std::vector<ArchiveEntry> all = makeEntries(3);
        HalfOrbitListModel model;
        model.setRows(makeRows({all.begin(), all.begin() + 2}));
        model.setLabels({{stemOf(all, 1), in(LabelState::Done)}, {stemOf(all, 2), in(LabelState::Done)}});
        model.setRegionCounts({{stemOf(all, 2), 3}});
        model.setIndexed({opened(all[1])});
        model.setRows(makeRows({all.begin() + 1, all.end()}));
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.row(0).details() && model.labelState(0) == LabelState::Done);
        QVERIFY(model.labelState(1) == LabelState::Done && model.regionCount(1) == 3);
    }

    void columnsAreRemembered() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(QStringLiteral("layout.ini")), QSettings::IniFormat);
        {
            Made made(3);
            QVERIFY(made.browser.view()->isColumnHidden(Column::Gaps));
            made.browser.view()->setColumnHidden(Column::Gaps, false);
            made.browser.view()->setColumnHidden(Column::Start, true);
            made.browser.view()->sortByColumn(Column::Orbit, Qt::DescendingOrder);
            made.browser.setGrouping(Grouping::Day);
            made.browser.saveLayout(settings);
        }
        Made made(3);
        made.browser.restoreLayout(settings);
        QVERIFY(!made.browser.view()->isColumnHidden(Column::Gaps));
        QVERIFY(made.browser.view()->isColumnHidden(Column::Start));
        QCOMPARE(made.browser.outline().grouping(), Grouping::Day);
        made.browser.setGrouping(Grouping::List);
        QCOMPARE(made.browser.shown().front(), made.file(2));
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::HalfOrbitListTest)
#include "half_orbit_list_test.moc"
