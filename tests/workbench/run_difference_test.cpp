#include "app/workbench/run_difference_dialog.h"
#include "app/workbench/workspace.h"
#include "tests/workbench/made_project.h"
#include "widgets/spectrum_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

namespace nucleoscope {

namespace {

constexpr int waitMs = 20000;

/// Of the true masks: all regions in the first run, the large half of them in the second.
class TwoRuns {
public:
    explicit TwoRuns(const std::filesystem::path& parent) : project(test::makeProject(parent, 3)) {
        DetectionOptions options;
        options.catalogue = project.folder / "catalogue.gpkg";
        options.start = CatalogueWriter::Start::Update;
        std::vector<int> areas;
        for (const Region& region : readCatalogue(options.catalogue).regions)
            areas.push_back(region.areaPixels);
        std::sort(areas.begin(), areas.end());
        options.regions.minPixels = areas.at(areas.size() / 2);
        small = static_cast<int>(std::lower_bound(areas.begin(), areas.end(), options.regions.minPixels) -
                                 areas.begin());
        large = static_cast<int>(areas.size()) - small;
        StoredMasks masks(project.folder / "masks");
        runDetection(project.files, masks, options);
        workspace.open(Project::open(project.folder));
        QTRY_VERIFY_WITH_TIMEOUT(workspace.catalogue() && !workspace.isListing(), waitMs);
    }

    test::MadeProject project;
    int small = 0, large = 0;
    Workspace workspace;
};

bool says(const QWidget& widget, const std::string& text) {
    const QList<QLabel*> labels = widget.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&text](const QLabel* label) {
        return label->text().contains(QString::fromStdString(text));
    });
}

} // namespace

class RunDifferenceTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<TwoRuns> made_;

private slots:
    void initTestCase() {
        made_ = std::make_unique<TwoRuns>(folder_.path().toStdString());
        QVERIFY(made_->small > 0 && made_->large > 0);
    }

    void theLatestRunIsComparedWithTheOneBefore() {
        RunDifferenceDialog dialog(made_->workspace, nullptr);
        dialog.show();
        QTRY_COMPARE_WITH_TIMEOUT(dialog.model().rowCount(), made_->small + made_->large, waitMs);
        QCOMPARE(dialog.model().count(FoundIn::Both), made_->large);
        QCOMPARE(dialog.model().count(FoundIn::OnlyA), made_->small);
        QCOMPARE(dialog.model().count(FoundIn::OnlyB), 0);
        QVERIFY(dialog.filter(FoundIn::OnlyA)->text().contains(QString::number(made_->small)));

        dialog.filter(FoundIn::Both)->click();
        QCOMPARE(dialog.model().rowCount(), made_->small);
        dialog.filter(FoundIn::OnlyA)->click();
        QCOMPARE(dialog.model().rowCount(), 0);
        dialog.filter(FoundIn::Both)->click();
        QCOMPARE(dialog.model().rowCount(), made_->large);
    }

    void aRowShowsItsHalfOrbit() {
        RunDifferenceDialog dialog(made_->workspace, nullptr);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.model().rowCount() > 0, waitMs);
        const QModelIndex last = dialog.model().index(dialog.model().rowCount() - 1, DifferenceModel::Time);
        dialog.table()->scrollTo(last);
        QTest::mouseClick(dialog.table()->viewport(), Qt::LeftButton, {},
                          dialog.table()->visualRect(last).center());
        const std::string file = dialog.model().row(last.row()).region().file;
        QTRY_VERIFY_WITH_TIMEOUT(dialog.spectrum()->colors().image() != nullptr, waitMs);
        QVERIFY(says(dialog, file));

        const QSignalSpy opened(&dialog, &RunDifferenceDialog::halfOrbitRequested);
        QTest::mouseDClick(dialog.table()->viewport(), Qt::LeftButton, {},
                           dialog.table()->visualRect(last).center());
        QCOMPARE(opened.size(), 1);
    }

    void aRunIsNotComparedWithItself() {
        RunDifferenceDialog dialog(made_->workspace, nullptr);
        dialog.show();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.model().rowCount() > 0, waitMs);
        dialog.chooser(0)->setCurrentIndex(dialog.chooser(1)->currentIndex());
        emit dialog.chooser(0)->activated(dialog.chooser(0)->currentIndex());
        QCOMPARE(dialog.model().rowCount(), 0);
    }

    void anotherCatalogueIsCompared() {
        const std::filesystem::path copy = std::filesystem::path(folder_.path().toStdString()) / "other.gpkg";
        std::filesystem::copy_file(made_->project.folder / "catalogue.gpkg", copy);
        RunDifferenceDialog dialog(made_->workspace, nullptr);
        dialog.show();
        dialog.addCatalogue(copy); // shows its latest run, that of the large ones
        QTRY_COMPARE_WITH_TIMEOUT(dialog.model().count(FoundIn::Both), made_->large, waitMs);
        QCOMPARE(dialog.model().count(FoundIn::OnlyA), made_->small);

        std::filesystem::resize_file(copy, 100);
        emit dialog.chooser(1)->activated(dialog.chooser(1)->currentIndex());
        QTRY_VERIFY_WITH_TIMEOUT(says(dialog, "other.gpkg"), waitMs);
    }

    void cleanupTestCase() { made_.reset(); }
};

} // namespace nucleoscope

QTEST_MAIN(nucleoscope::RunDifferenceTest)
#include "run_difference_test.moc"
