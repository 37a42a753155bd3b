#include "app/workbench/label_queue_order.h"
#include "app/workbench/uncertainty_file.h"
#include "core/archive/half_orbit_name.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

namespace nucleoscope {

namespace {

HalfOrbitRow rowOf(int orbit, const char* date, Direction direction) {
    HalfOrbitName name;
    name.orbit = orbit;
    name.direction = direction;
    name.start = *fromIso8601(date);
    name.end = name.start + 2'000'000;
    return makeRow({name.toFileName(), name});
}

/// 12 in winter, 4 in summer, all but one by night.
std::vector<HalfOrbitRow> unevenYear() {
    std::vector<HalfOrbitRow> rows;
    for (int i = 0; i < 12; ++i)
        rows.push_back(rowOf(100 + i, "2022-01-10", i == 3 ? Direction::Descending : Direction::Ascending));
    for (int i = 0; i < 4; ++i)
        rows.push_back(rowOf(200 + i, "2022-07-10", Direction::Ascending));
    return rows;
}

} // namespace

class LabelQueueTest : public QObject {
    Q_OBJECT

private slots:
    void sampleHoldsEachSeasonAndDirectionAlike() {
        const auto rows = unevenYear();
        const std::vector<int> order = balancedOrder(rows, 1);
        QCOMPARE(order.size(), rows.size());
        QCOMPARE(std::set<int>(order.begin(), order.end()).size(), rows.size());
        // Three parts: the first six have two of each, except the one with a single member.
        int summer = 0, byDay = 0;
        for (int i = 0; i < 5; ++i) {
            const HalfOrbitRow& row = rows[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])];
            summer += seasonOf(*row.start) == Season::Summer;
            byDay += row.direction == Direction::Descending;
        }
        QCOMPARE(byDay, 1);
        QCOMPARE(summer, 2);
    }

    void sampleDependsOnItsSeedOnly() {
        const auto rows = unevenYear();
        QCOMPARE(balancedOrder(rows, 7), balancedOrder(rows, 7));
        QVERIFY(balancedOrder(rows, 7) != balancedOrder(rows, 8));
    }

    void labelledAndUnusableOnesArePassedOver() {
        auto rows = unevenYear();
        const std::vector<int> order{2, 1, 0, 3};
        rows[2].label.state = LabelState::Done;
        auto broken = std::make_shared<IndexedFile>();
        broken->problem = "is damaged";
        rows[1].indexed = broken;
        QVERIFY(rows[1].isQuarantined());
        QCOMPARE(firstUnlabelled(rows, order, {}), 0);
        QCOMPARE(firstUnlabelled(rows, order, {rows[0].file.stem().string()}), 3);
        QCOMPARE(firstUnlabelled(rows, {2, 1}, {}), -1);
    }

    void leastSureComesFirst() {
        const auto rows = unevenYear();
        const auto stem = [&](int row) { return rows[static_cast<std::size_t>(row)].file.stem().string(); };
        const std::map<std::string, double> uncertainty{{stem(4), 0.3}, {stem(9), 0.8}, {stem(0), 0.5}};
        QCOMPARE(leastSureOrder(rows, uncertainty), (std::vector<int>{9, 0, 4}));
    }

    void estimatesAreKeptForTheirModelOnly() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("cache/uncertainty.json").toStdString();
        UncertaintyFile{"model 1", {{"a", 0.25}, {"b", 0.5}}}.write(file);
        const UncertaintyFile same = UncertaintyFile::read(file, "model 1");
        QCOMPARE(same.values.size(), std::size_t(2));
        QCOMPARE(same.values.at("a"), 0.25);
        QVERIFY(UncertaintyFile::read(file, "model 2").values.empty());
        std::ofstream(file) << "no JSON";
        QVERIFY(UncertaintyFile::read(file, "model 1").values.empty());
    }
};

} // namespace nucleoscope

QTEST_GUILESS_MAIN(nucleoscope::LabelQueueTest)
#include "label_queue_test.moc"
