#include "core/error.h"
#include "core/labels/label_store.h"
#include "tests/error_of.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>

using namespace nucleoscope;
using test::errorOf;
namespace fs = std::filesystem;

namespace {

const std::string stem = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000";
constexpr int width = 13, height = 9;

Label labelOf(std::initializer_list<std::pair<int, std::uint8_t>> pixels) {
    Label label;
    label.mask = LabelMask(width, height);
    for (const auto& [index, value] : pixels)
        label.mask.pixels[static_cast<std::size_t>(index)] = value;
    label.state = LabelState::Done;
    return label;
}

} // namespace

class LabelClassesTest : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> temporary_;

    fs::path folder(const char* name = "labels") const { return temporary_->filePath(name).toStdString(); }

private slots:
    void init() { temporary_ = std::make_unique<QTemporaryDir>(); }

    void threeAreAlwaysThere() {
        LabelClasses classes;
        QCOMPARE(classes.all().size(), std::size_t(3));
        QCOMPARE(classes.find("nucleus")->value, LabelMask::nucleus);
        QCOMPARE(classes.find(LabelMask::unsure)->name, std::string("unsure"));
        QVERIFY(errorOf([&] { classes.change(LabelMask::nucleus, "core", "#112233"); }).contains("keeps"));
        classes.change(LabelMask::nucleus, "nucleus", "#112233");
        QCOMPARE(classes.find(LabelMask::nucleus)->color, std::string("#112233"));
    }

    void moreGetValuesThatTheyKeep() {
        LabelClasses classes;
        QCOMPARE(int(classes.add("hiss")), 2);
        QCOMPARE(int(classes.add("lightning", "#abcdef")), 3);
        classes.change(2, "plasmaspheric hiss", "#000001");
        QCOMPARE(classes.find("plasmaspheric hiss")->value, std::uint8_t(2));
        QCOMPARE(classes.all().back().value, LabelMask::unsure);
        for (int i = 4; i <= 254; ++i)
            classes.add(QString::number(i).toStdString());
        QVERIFY(errorOf([&] { classes.add("one more"); }).contains("as many"));
    }

    void namesAndColoursAreChecked() {
        LabelClasses classes;
        QVERIFY(errorOf([&] { classes.add(" "); }).contains("name"));
        QVERIFY(errorOf([&] { classes.add("nucleus"); }).contains("already"));
        QVERIFY(errorOf([&] { classes.add("hiss", "red"); }).contains("colour"));
        QVERIFY(errorOf([&] { classes.change(9, "x", "#000000"); }).contains("no class"));
    }

    void listIsKeptWithTheProject() {
        LabelStore store(folder());
        LabelClasses classes = store.classes();
        classes.add("hiss", "#00ff00");
        store.setClasses(classes);
        QCOMPARE(LabelStore(folder()).classes(), classes);
        QVERIFY(LabelStore(folder()).stems().empty()); // the list is no label
    }

    void everySidecarCarriesItsClasses() {
        {
            LabelStore theirs(folder("theirs"));
            LabelClasses classes;
            classes.add("hiss", "#00ff00");
            theirs.setClasses(classes);
            theirs.save(stem, labelOf({{3, 1}, {5, 2}, {6, 255}}));
        }
        // Into a project where 2 means something else: by name, not by value.
        LabelStore store(folder("ours"));
        LabelClasses ours;
        ours.add("lightning");
        store.setClasses(ours);
        for (const char* extension : {".png", ".json"})
            fs::copy(folder("theirs") / (stem + extension), folder("ours") / (stem + extension));

        const auto label = store.load(stem, width, height);
        const LabelClass* hiss = nullptr;
        const LabelClasses known = store.classes();
        QVERIFY((hiss = known.find("hiss")) != nullptr);
        QCOMPARE(int(hiss->value), 3);
        QCOMPARE(label->mask.pixels[5], hiss->value);
        QCOMPARE(label->mask.pixels[3], LabelMask::nucleus);
        QCOMPARE(label->mask.pixels[6], LabelMask::unsure);
        QCOMPARE(LabelStore(folder("ours")).classes(), known);
    }

    void damagedListIsNamed() {
        LabelStore(folder()).setClasses({});
        std::ofstream(folder() / "classes.json") << "{\"version\": 1, \"classes\": 5}";
        const QString error = errorOf([&] { LabelStore store(folder()); });
        QVERIFY2(error.contains("classes.json") && error.contains("damaged"), qPrintable(error));
        std::ofstream(folder() / "classes.json") << "{\"version\": 99, \"classes\": []}";
        QVERIFY(errorOf([&] { LabelStore store(folder()); }).contains("newer version"));
    }
};

QTEST_APPLESS_MAIN(LabelClassesTest)
#include "label_classes_test.moc"
