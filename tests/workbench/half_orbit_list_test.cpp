#include "app/workbench/half_orbit_browser.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

namespace nucleoscope {

namespace {

constexpr UtcMs hour = 3600 * 1000;

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

} // namespace

class HalfOrbitListTest : public QObject {
    Q_OBJECT

private slots:
    void showsWhatTheNamesSay() {
        HalfOrbitListModel model;
        model.setEntries(makeEntries(6));
        const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(text(0, HalfOrbitListModel::Time), QStringLiteral("2022-02-28 20:00"));
        QCOMPARE(text(1, HalfOrbitListModel::Orbit), QStringLiteral("20002"));
        QCOMPARE(text(0, HalfOrbitListModel::DirectionColumn), QStringLiteral("↑"));
        QCOMPARE(text(1, HalfOrbitListModel::DirectionColumn), QStringLiteral("↓"));
        QCOMPARE(text(3, HalfOrbitListModel::SeasonColumn), QStringLiteral("winter"));
        QCOMPARE(text(4, HalfOrbitListModel::SeasonColumn), QStringLiteral("spring"));
        QCOMPARE(text(0, HalfOrbitListModel::Regions), QString());
    }

    void tellsLookedAtWithoutRegionsFromNotLookedAt() {
        const auto entries = makeEntries(3);
        HalfOrbitListModel model;
        model.setEntries(entries);
        model.setRegionCounts({{stemOf(entries, 0), 0}, {stemOf(entries, 2), 4}});
        QCOMPARE(model.regionCount(0), 0);
        QCOMPARE(model.regionCount(1), -1);
        QCOMPARE(model.index(2, HalfOrbitListModel::Regions).data().toString(), QStringLiteral("4"));
    }

    void filtersByOrbitDateAndSeason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("shown");
        QTest::newRow("all") << QString() << 6;
        QTest::newRow("an orbit") << QStringLiteral("20003") << 1;
        QTest::newRow("a month") << QStringLiteral("2022-03") << 2;
        QTest::newRow("season and orbit") << QStringLiteral("Spring 20005") << 1;
        QTest::newRow("nothing") << QStringLiteral("1999") << 0;
    }

    void filtersByOrbitDateAndSeason() {
        QFETCH(QString, text);
        QFETCH(int, shown);
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        model.setEntries(makeEntries(6));
        browser.findChild<QLineEdit*>()->setText(text);
        QCOMPARE(static_cast<int>(browser.shown().size()), shown);
    }

    void walksThroughTheListAndThroughDetections() {
        const auto entries = makeEntries(5);
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        QSignalSpy chosen(&browser, &HalfOrbitBrowser::chosen);
        model.setEntries(entries);
        model.setRegionCounts({{stemOf(entries, 0), 0}, {stemOf(entries, 1), 0}, {stemOf(entries, 3), 2}});

        QVERIFY(browser.move(1));
        QCOMPARE(browser.current(), entries[0].file);
        QVERIFY(browser.move(1, HalfOrbitBrowser::Steps::WithRegions));
        QCOMPARE(browser.current(), entries[3].file);
        QVERIFY(!browser.move(1, HalfOrbitBrowser::Steps::WithRegions));
        QCOMPARE(browser.current(), entries[3].file);
        QVERIFY(browser.move(-1));
        QCOMPARE(browser.current(), entries[2].file);
        QCOMPARE(chosen.count(), 3);
    }

    void readsAheadOfWhereTheUserGoes() {
        const auto entries = makeEntries(6);
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        model.setEntries(entries);
        QVERIFY(browser.choose(entries[2].file));
        const std::vector<std::filesystem::path> expected{entries[3].file, entries[1].file, entries[4].file,
                                                          entries[5].file};
        QCOMPARE(browser.neighbours(), expected);
    }

    void showsAHalfOrbitThatTheFilterHides() {
        const auto entries = makeEntries(4);
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        model.setEntries(entries);
        browser.findChild<QLineEdit*>()->setText(QStringLiteral("20001"));
        QVERIFY(browser.chooseName(entries[3].file.filename().string()));
        QCOMPARE(browser.current(), entries[3].file);
        QCOMPARE(browser.shown().size(), entries.size());
    }

    void showsOnlyWhatIsLabelled() {
        const auto entries = makeEntries(4);
        HalfOrbitListModel model;
        HalfOrbitBrowser browser(model);
        model.setEntries(entries);
        model.setLabelStates(
            {{stemOf(entries, 1), LabelState::Done}, {"of another archive", LabelState::Done}});
        auto* kind = browser.findChild<QComboBox*>();
        kind->setCurrentIndex(kind->findText(QStringLiteral("Labelled")));
        QCOMPARE(browser.shown(), std::vector<std::filesystem::path>{entries[1].file});
    }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::HalfOrbitListTest)
#include "half_orbit_list_test.moc"
